//! What the switcher offers, and in which order: no drawing, only decisions.

use portal_types::account::{Profile, ProfileOrganization};
use table_models::fold::fold;

use crate::{
    pages::frame::entries,
    session::{Action, Rights},
};

/// So many are shown at once; the rest is found by typing.
const MOST_SHOWN: usize = 60;

/// An organisation one can switch to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) name: String,
    /// The provider one acts for there.
    pub(super) provider: Option<String>,
    pub(super) is_suspended: bool,
    /// What is searched.
    folded: String,
}

impl Choice {
    fn new(organization: &ProfileOrganization, provider: Option<String>) -> Self {
        Self {
            id: organization.id.clone(),
            name: organization.name.clone(),
            provider,
            is_suspended: !organization.enabled,
            folded: fold(&organization.name),
        }
    }
}

/// What is shown for what was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Those opened last, the last one first; none while something is searched.
    pub(super) recent: Vec<Choice>,
    /// The others by name; those that begin with what was typed first.
    pub(super) others: Vec<Choice>,
    /// How many more there would be.
    pub(super) left_out: usize,
}

/// Every organisation whose console this person may open, by name: clients of their providers, and their
/// own.
pub(super) fn choices(profile: &Profile) -> Vec<Choice> {
    let works_for = |client: &&ProfileOrganization| {
        client
            .provider_id
            .as_ref()
            .is_none_or(|id| entries::providers(profile).any(|provider| provider.id == *id))
    };
    let clients = profile.provider_organizations.iter().filter(works_for);
    let mut choices: Vec<Choice> = clients
        .map(|client| Choice::new(client, client.provider_name.clone()))
        .collect();
    let own = profile.organizations.iter().filter(|own| {
        let is_new = choices.iter().all(|choice| choice.id != own.id);
        let may_open =
            || Rights::of(profile, &own.id).is_some_and(|rights| rights.may(Action::OpenConsole));
        is_new && may_open()
    });
    let own: Vec<Choice> = own.map(|own| Choice::new(own, None)).collect();
    choices.extend(own);
    choices.sort_by(|a, b| (&a.folded, &a.id).cmp(&(&b.folded, &b.id)));
    choices
}

/// What of it is shown for what was typed, when these were opened last.
pub(super) fn find(choices: &[Choice], recent_ids: &[String], typed: &str) -> Found {
    let wanted = fold(typed.trim());
    let recent: Vec<Choice> = recent_ids
        .iter()
        .filter(|_| wanted.is_empty())
        .filter_map(|id| choices.iter().find(|choice| choice.id == *id))
        .cloned()
        .collect();
    let matching = |begins: bool| {
        let wanted = &wanted;
        choices.iter().filter(move |choice| {
            choice.folded.contains(wanted) && choice.folded.starts_with(wanted) == begins
        })
    };
    let mut others: Vec<Choice> = matching(true)
        .chain(matching(false))
        .filter(|choice| recent.iter().all(|recent| recent.id != choice.id))
        .cloned()
        .collect();
    let left_out = others.len().saturating_sub(MOST_SHOWN);
    others.truncate(MOST_SHOWN);
    Found {
        recent,
        others,
        left_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        serde_json::from_str(
            r#"{"providers":[{"id":"p","name":"P","type":1,"status":2},{"id":"q","type":1,"status":1}],
            "organizations":[{"id":"own","name":"Bäckerei","type":0,"status":2,"enabled":true},
                {"id":"plain","name":"Plain","type":2,"status":2,"enabled":true},
                {"id":"c1","name":"Acme","type":2,"status":2,"enabled":true}],
            "providerOrganizations":[
                {"id":"c1","name":"Acme","type":0,"status":2,"enabled":true,"providerId":"p","providerName":"P"},
                {"id":"c2","name":"zebra acme","type":0,"status":2,"enabled":false,"providerId":"p","providerName":"P"},
                {"id":"c3","name":"Not mine","type":0,"status":2,"providerId":"q"}]}"#,
        )
        .expect("a profile")
    }

    fn ids(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.id.as_str()).collect()
    }

    #[test]
    fn clients_and_own_organisations_come_once_and_by_name() {
        let all = choices(&profile());
        assert_eq!(ids(&all), ["c1", "own", "c2"]);
        assert_eq!(all[0].provider.as_deref(), Some("P"));
        assert_eq!(all[1].provider, None);
        assert!(all[2].is_suspended && !all[0].is_suspended);
    }

    #[test]
    fn the_last_ones_come_first_until_something_is_typed() {
        let all = choices(&profile());
        let recent = ["c2".to_owned(), "gone".to_owned()];
        let found = find(&all, &recent, "  ");
        assert_eq!(
            (ids(&found.recent), ids(&found.others)),
            (vec!["c2"], vec!["c1", "own"])
        );
        let found = find(&all, &recent, "ACME");
        assert_eq!(
            (found.recent.len(), ids(&found.others)),
            (0, vec!["c1", "c2"])
        );
        assert_eq!(ids(&find(&all, &[], "backer").others), ["own"]);
        assert!(find(&all, &[], "nobody").others.is_empty());
    }

    #[test]
    fn long_lists_say_how_many_are_left_out() {
        let many = |n: usize| ProfileOrganization {
            id: format!("{n}"),
            name: format!("Client {n:05}"),
            ..ProfileOrganization::default()
        };
        let all: Vec<Choice> = (0..500).map(|n| Choice::new(&many(n), None)).collect();
        let found = find(&all, &[], "client");
        assert_eq!(
            (found.others.len(), found.left_out),
            (MOST_SHOWN, 500 - MOST_SHOWN)
        );
        assert_eq!(find(&all, &[], "00499").left_out, 0);
    }
}

//! Seals names and saves collections: one, and those nested under it that take part in its new name.

use leptos::prelude::GetUntracked as _;
use portal_crypto::SymmetricKey;
use portal_types::access::AccessSelection;
use portal_types::collection::SaveCollection;

use super::Place;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m::console::access as common, m::console::collections as words};
use crate::jobs::{Job, RowFault, StepOutcome};
use crate::pages::console::collections::rules::update_obstacle;
use crate::pages::console::collections::tree::{Node, nested_under};
use crate::pages::console::collections::view::CollectionsView;
use crate::pages::problem::{text_of_key, text_of_saving};

/// The most characters of a sealed name (contract part 2, 14).
const MOST_SEALED_CHARS: usize = 1000;

/// What is to be saved.
pub(super) struct Draft {
    /// The collection as it was; a new one without.
    pub(super) old: Option<Node>,
    /// The whole name; `None` leaves one alone that cannot be read.
    pub(super) name: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) groups: Vec<AccessSelection>,
    pub(super) members: Vec<AccessSelection>,
}

/// Why it was not saved.
pub(super) struct Failure {
    pub(super) text: Text,
    /// Where something can be done about it.
    pub(super) place: Option<Place>,
}

impl Failure {
    fn of(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            place: None,
        }
    }
}

/// Saves it, says so, and shows it.
pub(super) async fn save(view: CollectionsView, draft: Draft) -> Result<(), Failure> {
    let client = view.client;
    let (api, id, client_name) = (
        client.api(),
        client.id(),
        client.rights_now().organization().name.clone(),
    );
    let key = match client.key().await {
        Ok(key) => key,
        Err(error) => return Err(Failure::of(text_of_key(&error, &client_name))),
    };
    let old_sealed = draft
        .old
        .as_ref()
        .map(|node| node.named.collection.name.clone());
    let old_name = draft.old.as_ref().and_then(|node| node.named.name.clone());
    let name = match (&draft.name, old_sealed) {
        // The same name stays sealed as it is.
        (None, Some(sealed)) => sealed,
        (Some(name), Some(sealed)) if Some(name) == old_name.as_ref() => sealed,
        (Some(name), _) => seal(&key, name)?,
        (None, None) => return Err(Failure::of(words::NAME_MISSING)),
    };
    let body = SaveCollection {
        name,
        external_id: draft.external_id,
        groups: draft.groups,
        users: draft.members,
    };
    let saved = match &draft.old {
        None => api.create_collection(&id, &body).await.map(|made| made.id),
        Some(node) => {
            let collection = &node.named.collection.id;
            let saved = api.update_collection(&id, collection, &body).await;
            saved.map(|()| collection.clone())
        }
    };
    let saved = match saved {
        Ok(saved) => saved,
        Err(error) => return Err(failure(view, draft.old.as_ref(), &error).await),
    };
    let shown = match &draft.name {
        Some(name) => Text::plain(name.clone()),
        None => common::UNREADABLE_NAME.into(),
    };
    view.toasts.success(match draft.old {
        None => words::created(shown),
        Some(_) => words::saved(shown),
    });
    if let (Some(before), Some(after)) = (&old_name, &draft.name)
        && before != after
    {
        rename_nested(view, &key, before, after).await;
    }
    view.list.reveal(&saved);
    view.changed();
    Ok(())
}

fn seal(key: &SymmetricKey, name: &str) -> Result<String, Failure> {
    let sealed = match key.encrypt_text(name) {
        Ok(sealed) => sealed.to_string(),
        Err(_) => return Err(Failure::of(words::CANNOT_SEAL)),
    };
    if sealed.chars().count() > MOST_SEALED_CHARS {
        return Err(Failure {
            text: words::NAME_TOO_LONG.into(),
            place: Some(Place::Info),
        });
    }
    Ok(sealed)
}

/// What is nested under a renamed collection follows, one after the other at the server's pace.
async fn rename_nested(view: CollectionsView, key: &SymmetricKey, before: &str, after: &str) {
    let nodes = view.list.rows.get_untracked();
    let rights = view.client.rights_now();
    let nested: Vec<&Node> = nested_under(&nodes, before)
        .into_iter()
        .filter(|node| update_obstacle(&rights, &node.named.collection).is_none())
        .collect();
    if nested.is_empty() {
        return;
    }
    let rows = nested.iter().map(|node| {
        let id = node.named.collection.id.clone();
        (id, node.named.name.clone().unwrap_or_default())
    });
    let job = Job::new(rows);
    let (api, organization_id) = (view.client.api(), view.client.id());
    let send = async |ids: Vec<String>| -> StepOutcome {
        let mut outcomes = Vec::new();
        for id in ids {
            let body = nested
                .iter()
                .find(|node| node.named.collection.id == id)
                .and_then(|node| renamed(key, node, before, after));
            let outcome = match body {
                Some(body) => {
                    api.update_collection(&organization_id, &id, &body).await?;
                    Ok(())
                }
                None => Err(RowFault::NoKey),
            };
            outcomes.push((id, outcome));
        }
        Ok(outcomes)
    };
    view.queue().run(&api, &job, 1, send).await;
    let left = job.with(|state| state.tally().left());
    if left > 0 {
        view.toasts.warning(words::children_left(left));
    }
}

/// The same collection with another beginning of its name.
fn renamed(key: &SymmetricKey, node: &Node, before: &str, after: &str) -> Option<SaveCollection> {
    let rest = node.named.name.as_deref()?.strip_prefix(before)?;
    let collection = &node.named.collection;
    Some(SaveCollection {
        name: seal(key, &format!("{after}{rest}")).ok()?,
        external_id: collection.external_id.clone(),
        groups: collection.groups.clone(),
        users: collection.users.clone(),
    })
}

/// Why it was not saved, by what the server says now.
async fn failure(view: CollectionsView, old: Option<&Node>, error: &ApiError) -> Failure {
    if error.kind() != Some(RefusalKind::NotFound) {
        return Failure::of(text_of_saving(error));
    }
    let (api, id) = (view.client.api(), view.client.id());
    if let (Some(node), Ok(rows)) = (old, api.collections(&id).await)
        && !rows.iter().any(|row| row.id == node.named.collection.id)
    {
        view.changed();
        let name = node.named.name.clone().unwrap_or_default();
        return Failure::of(words::gone(name));
    }
    Failure::of(text_of_saving(error))
}

#[cfg(test)]
mod tests {
    use portal_types::collection::OrganizationCollection;

    use super::*;
    use crate::pages::console::access::collections::{Named, open_names};
    use crate::pages::console::access::rights::Right;

    #[test]
    fn what_is_nested_keeps_everything_but_the_beginning_of_its_name() {
        let key = SymmetricKey::generate().unwrap();
        let node = Node {
            named: Named {
                collection: OrganizationCollection {
                    external_id: Some("ou=linux".into()),
                    groups: vec![Right::Manage.to("g")],
                    users: vec![Right::View.to("m")],
                    ..OrganizationCollection::default()
                },
                name: Some("IT/Servers/Linux".into()),
            },
            parent: None,
            depth: 0,
            label: None,
            has_children: false,
        };
        let body = renamed(&key, &node, "IT", "Technik").unwrap();
        assert_eq!(body.external_id.as_deref(), Some("ou=linux"));
        assert_eq!(body.groups, node.named.collection.groups);
        assert_eq!(body.users, node.named.collection.users);
        let row = OrganizationCollection {
            name: body.name,
            ..OrganizationCollection::default()
        };
        let opened = open_names(Some(&key), &[row]);
        assert_eq!(opened[0].name.as_deref(), Some("Technik/Servers/Linux"));
    }

    #[test]
    fn a_name_is_as_long_as_the_server_takes_it_sealed() {
        let key = SymmetricKey::generate().unwrap();
        let longest = (1..1000)
            .rev()
            .find(|length| seal(&key, &"x".repeat(*length)).is_ok())
            .unwrap();
        assert!(longest > 600, "{longest}");
        let refused = seal(&key, &"x".repeat(longest + 1)).err().unwrap();
        assert_eq!(refused.text, words::NAME_TOO_LONG.into());
    }
}

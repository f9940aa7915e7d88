//! Whom a guide is read or a kit is made for. No view: tested on the host.

use std::collections::HashSet;

use portal_types::account::Profile;

use crate::pages::frame::entries;

/// A client to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The organisation's id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The clients to choose from: those of one's providers, then the organisations one administers.
pub fn clients(profile: &Profile) -> Vec<Chosen> {
    let mut seen = HashSet::new();
    profile
        .provider_organizations
        .iter()
        .chain(entries::administered(profile))
        .filter(|organization| seen.insert(organization.id.as_str()))
        .map(|organization| Chosen {
            id: organization.id.clone(),
            name: organization.name.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_those_one_looks_after() {
        let profile: Profile = serde_json::from_str(
            r#"{"providerOrganizations":[{"id":"c","name":"Client","type":0,"status":2}],
                "organizations":[{"id":"o","name":"Own","type":0,"status":2},
                    {"id":"c","name":"Client","type":1,"status":2},
                    {"id":"u","name":"User of","type":2,"status":2}]}"#,
        )
        .unwrap();
        let ids: Vec<String> = clients(&profile).into_iter().map(|it| it.id).collect();
        assert_eq!(ids, ["c", "o"]);
    }
}

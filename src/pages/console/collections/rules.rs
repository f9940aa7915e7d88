//! What may be done with which collection, before the server has to say no (contract part 2, 7.2).
//! No view: tested on the host.

use portal_types::collection::{CollectionType, OrganizationCollection};

use crate::session::{Action, Rights, Standing};

/// Why something cannot be done with a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It is a member's own.
    MyItems,
    /// Only who manages it may.
    NotManaged,
    /// Only owners and admins may, whoever manages it.
    Limited,
    /// The organisation is suspended.
    Suspended,
}

/// Why a collection cannot be renamed and given to others.
#[must_use]
pub fn update_obstacle(rights: &Rights, collection: &OrganizationCollection) -> Option<Obstacle> {
    if let Some(obstacle) = common_obstacle(rights, collection) {
        return Some(obstacle);
    }
    let saves_unmanaged = match rights.standing() {
        Standing::Provider | Standing::Owner | Standing::Admin => true,
        Standing::Custom(custom) => custom.edit_any_collection,
        Standing::User => false,
    };
    let may = rights.may(Action::EditAnyCollection)
        || collection.manage
        || (collection.unmanaged && saves_unmanaged);
    (!may).then_some(Obstacle::NotManaged)
}

/// Why a collection cannot be deleted.
#[must_use]
pub fn delete_obstacle(rights: &Rights, collection: &OrganizationCollection) -> Option<Obstacle> {
    if let Some(obstacle) = common_obstacle(rights, collection) {
        return Some(obstacle);
    }
    if rights.may(Action::DeleteAnyCollection) {
        return None;
    }
    if !collection.manage {
        return Some(Obstacle::NotManaged);
    }
    let is_admin = matches!(
        rights.standing(),
        Standing::Provider | Standing::Owner | Standing::Admin
    );
    let is_limited = rights.organization().limit_collection_deletion;
    (is_limited && !is_admin).then_some(Obstacle::Limited)
}

/// Whether somebody has to manage each collection: else nobody could look after it.
#[must_use]
pub fn needs_manager(rights: &Rights) -> bool {
    !rights
        .organization()
        .allow_admin_access_to_all_collection_items
}

fn common_obstacle(rights: &Rights, collection: &OrganizationCollection) -> Option<Obstacle> {
    if collection.collection_type == CollectionType::MyItems {
        Some(Obstacle::MyItems)
    } else if !rights.organization().enabled {
        Some(Obstacle::Suspended)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use portal_types::account::Profile;

    use super::*;

    const OWNER: &str = r#""type":0"#;
    const ADMIN: &str = r#""type":1"#;
    const EDITOR: &str = r#""type":4,"permissions":{"editAnyCollection":true}"#;
    const DELETER: &str = r#""type":4,"permissions":{"deleteAnyCollection":true}"#;
    const GROUPS: &str = r#""type":4,"permissions":{"manageGroups":true}"#;

    fn rights(member: &str, settings: &str) -> Rights {
        let text = format!(
            r#"{{"organizations":[{{"id":"o","status":2,"enabled":true,{member}{settings}}}]}}"#
        );
        let profile: Profile = serde_json::from_str(&text).expect("a profile");
        Rights::of(&profile, "o").expect("rights")
    }

    fn staff() -> Rights {
        let text = r#"{"providers":[{"id":"p","type":1,"status":2}],"providerOrganizations":
            [{"id":"o","status":2,"enabled":true,"providerId":"p"}]}"#;
        let profile: Profile = serde_json::from_str(text).expect("a profile");
        Rights::of(&profile, "o").expect("rights")
    }

    fn collection(manage: bool, unmanaged: bool) -> OrganizationCollection {
        OrganizationCollection {
            manage,
            unmanaged,
            ..OrganizationCollection::default()
        }
    }

    const OPEN: &str = r#","allowAdminAccessToAllCollectionItems":true"#;

    #[test]
    fn who_changes_what() {
        use Obstacle::NotManaged;
        let [other, own, lost] = [
            collection(false, false),
            collection(true, false),
            collection(false, true),
        ];
        for (rights, expected) in [
            (staff(), [None, None, None]),
            (rights(OWNER, OPEN), [None, None, None]),
            (rights(ADMIN, OPEN), [None, None, None]),
            (rights(OWNER, ""), [Some(NotManaged), None, None]),
            (rights(ADMIN, ""), [Some(NotManaged), None, None]),
            (rights(EDITOR, ""), [None, None, None]),
            (
                rights(GROUPS, OPEN),
                [Some(NotManaged), None, Some(NotManaged)],
            ),
        ] {
            let found = [&other, &own, &lost].map(|it| update_obstacle(&rights, it));
            assert_eq!(found, expected, "{:?}", rights.standing());
        }
    }

    #[test]
    fn who_deletes_what() {
        use Obstacle::{Limited, NotManaged};
        let limited = r#","limitCollectionDeletion":true"#;
        let [other, own] = [collection(false, false), collection(true, false)];
        for (rights, expected) in [
            (staff(), [None, None]),
            (rights(OWNER, OPEN), [None, None]),
            (rights(OWNER, limited), [Some(NotManaged), None]),
            (rights(DELETER, limited), [None, None]),
            (rights(GROUPS, ""), [Some(NotManaged), None]),
            (rights(GROUPS, limited), [Some(NotManaged), Some(Limited)]),
        ] {
            let found = [&other, &own].map(|it| delete_obstacle(&rights, it));
            assert_eq!(found, expected, "{:?}", rights.standing());
        }
    }

    #[test]
    fn what_belongs_to_a_member_or_is_suspended_stays() {
        let own = OrganizationCollection {
            collection_type: CollectionType::MyItems,
            ..collection(true, false)
        };
        assert_eq!(update_obstacle(&staff(), &own), Some(Obstacle::MyItems));
        assert_eq!(delete_obstacle(&staff(), &own), Some(Obstacle::MyItems));
        let text = r#"{"organizations":[{"id":"o","status":2,"enabled":false,"type":0}]}"#;
        let profile: Profile = serde_json::from_str(text).expect("a profile");
        let suspended = Rights::of(&profile, "o").expect("rights");
        let any = collection(true, false);
        assert_eq!(update_obstacle(&suspended, &any), Some(Obstacle::Suspended));
        assert!(needs_manager(&rights(OWNER, "")) && !needs_manager(&rights(OWNER, OPEN)));
    }
}

//! What a member of the custom role may do.

use serde::{Deserialize, Serialize};

/// As on the wire. Where another role decides, everything is `false`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Permissions {
    pub(crate) access_event_logs: bool,
    pub(crate) access_import_export: bool,
    pub(crate) access_reports: bool,
    pub(crate) create_new_collections: bool,
    pub(crate) edit_any_collection: bool,
    pub(crate) delete_any_collection: bool,
    pub(crate) manage_groups: bool,
    pub(crate) manage_policies: bool,
    pub(crate) manage_sso: bool,
    pub(crate) manage_users: bool,
    pub(crate) manage_reset_password: bool,
    pub(crate) manage_scim: bool,
    pub(crate) manage_access_rules: bool,
}

impl Permissions {
    /// Nothing.
    pub(crate) const NONE: Self = Self {
        access_event_logs: false,
        access_import_export: false,
        access_reports: false,
        create_new_collections: false,
        edit_any_collection: false,
        delete_any_collection: false,
        manage_groups: false,
        manage_policies: false,
        manage_sso: false,
        manage_users: false,
        manage_reset_password: false,
        manage_scim: false,
        manage_access_rules: false,
    };

    /// Whether every permission of `other` is among these.
    pub(crate) fn includes(&self, other: &Self) -> bool {
        let all = |permissions: &Self| {
            let value = serde_json::to_value(permissions).unwrap_or_default();
            value.as_object().cloned().unwrap_or_default()
        };
        let own = all(self);
        all(other)
            .iter()
            .all(|(name, wanted)| *wanted != true || own.get(name) == Some(wanted))
    }

    /// From the text the database holds.
    pub(crate) fn from_json(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The text for the database.
    pub(crate) fn to_json(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Permissions;

    #[test]
    fn nobody_has_more_than_those_who_have_it() {
        let own = Permissions {
            manage_users: true,
            manage_groups: true,
            ..Permissions::NONE
        };
        let less = Permissions {
            manage_users: true,
            ..Permissions::NONE
        };
        let other = Permissions {
            manage_sso: true,
            ..less
        };
        assert!(own.includes(&own) && own.includes(&less) && own.includes(&Permissions::NONE));
        assert!(!own.includes(&other) && !less.includes(&own));
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let permissions = Permissions {
            manage_users: true,
            access_event_logs: true,
            ..Permissions::default()
        };
        assert_eq!(Permissions::from_json(&permissions.to_json()), permissions);
        assert_eq!(Permissions::from_json("{}"), Permissions::default());
        assert_eq!(Permissions::from_json("nonsense"), Permissions::default());
    }
}

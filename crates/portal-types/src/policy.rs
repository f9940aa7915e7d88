//! `/organizations/{id}/policies`: what an organisation demands of its members.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// What a policy is about (contract part 2, 8).
    pub enum PolicyType {
        /// Members need two-step login.
        TwoFactorAuthentication = 0,
        /// Demands on master passwords.
        MasterPassword = 1,
        /// Demands on generated passwords.
        PasswordGenerator = 2,
        /// Members belong to no other organisation.
        SingleOrganization = 3,
        /// Members sign in by single sign-on.
        RequireSso = 4,
        /// Items belong to the organisation.
        DataOwnership = 5,
        /// No Sends. Older; kept in step with [`PolicyType::SendControls`].
        DisableSend = 6,
        /// Restrictions on Sends. Older; kept in step with [`PolicyType::SendControls`].
        SendOptions = 7,
        /// Account recovery.
        AccountRecovery = 8,
        /// Apps lock after some time at the latest.
        VaultTimeout = 9,
        /// No export of one's own vault.
        DisablePersonalExport = 10,
        /// Browser extensions fill in by themselves.
        ActivateAutofill = 11,
        /// Browser extensions sign in to apps by themselves.
        AutomaticAppLogin = 12,
        /// No sponsored Families plans.
        FreeFamilies = 13,
        /// No unlocking with a PIN.
        RemovePinUnlock = 14,
        /// Kinds of items that may not be kept.
        RestrictedItemTypes = 15,
        /// How addresses are compared by default.
        UriMatchDefault = 16,
        /// Desktop apps type by themselves.
        Autotype = 17,
        /// Members are confirmed by an app of an admin.
        AutomaticConfirmation = 18,
        /// No accounts of their own on claimed domains.
        BlockClaimedDomainAccounts = 19,
        /// A notice for all members.
        NotificationBanner = 20,
        /// Everything about Sends.
        SendControls = 21,
        /// Rules for filling in forms.
        FillAssist = 22,
    }
}

/// One row of `GET /organizations/{id}/policies`. A policy that was never saved is missing from the list and
/// counts as off.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Policy {
    /// Whose.
    #[serde(deserialize_with = "nullable")]
    pub organization_id: String,
    /// What it is about.
    #[serde(rename = "type")]
    pub policy_type: PolicyType,
    /// Its settings.
    #[serde(deserialize_with = "nullable")]
    pub data: PolicyData,
    /// Whether it counts.
    #[serde(deserialize_with = "nullable")]
    pub enabled: bool,
    /// `false` where something else holds it as it is; `None` where the server does not say.
    pub can_toggle_state: Option<bool>,
}

impl Policy {
    /// Whether it can be switched: servers that do not say allow it.
    #[must_use]
    pub fn can_toggle(&self) -> bool {
        self.can_toggle_state != Some(false)
    }
}

/// The settings of a policy as they lie on the server. Members this portal does not know stay as they are
/// when others are changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyData(Value);

impl PolicyData {
    /// Whatever a server keeps there.
    #[must_use]
    pub fn new(value: Value) -> Self {
        Self(value)
    }

    /// A switch; off when it is missing.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A whole number, also one that comes as text.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<i64> {
        let value = self.get(name)?;
        value
            .as_i64()
            .or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// A text that is not empty.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// A list of whole numbers.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Option<Vec<i64>> {
        let list = self.get(name)?.as_array()?;
        Some(list.iter().filter_map(Value::as_i64).collect())
    }

    /// The member as it is.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        crate::error::member(self.0.as_object()?, name)
    }

    /// The same with other values for some members. What is neither an object nor nothing is left alone
    /// unless there is something to put in its place.
    #[must_use]
    pub fn with(&self, members: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        let mut members = members.into_iter().peekable();
        if members.peek().is_none() {
            return self.clone();
        }
        let mut object = match &self.0 {
            Value::Object(object) => object.clone(),
            _ => Map::new(),
        };
        for (name, value) in members {
            object.retain(|known, _| known == name || !known.eq_ignore_ascii_case(name));
            object.insert(name.to_owned(), value);
        }
        Self(Value::Object(object))
    }

    /// Nothing, or an object without members: servers keep both as nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Value::Null => true,
            Value::Object(object) => object.is_empty(),
            _ => false,
        }
    }

    fn for_wire(&self) -> Option<&Value> {
        (!self.is_empty()).then_some(&self.0)
    }
}

/// Body of `PUT /organizations/{id}/policies/{type}` from 2026.4.1 on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SavePolicy<'a> {
    policy: PolicyState<'a>,
    metadata: Option<PolicyMetadata<'a>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct PolicyState<'a> {
    enabled: bool,
    data: Option<&'a Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct PolicyMetadata<'a> {
    default_user_collection_name: &'a str,
}

/// The same for older servers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SavePolicyOld<'a> {
    #[serde(rename = "type")]
    policy_type: PolicyType,
    enabled: bool,
    data: Option<&'a Value>,
}

/// What a policy is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyChange {
    /// Which policy.
    pub policy_type: PolicyType,
    /// Whether it counts from now on.
    pub enabled: bool,
    /// Its settings, unknown members included.
    pub data: PolicyData,
    /// For data ownership: what a member's own collection is called, under the organisation key.
    pub default_collection_name: Option<String>,
}

impl PolicyChange {
    /// The body of today.
    #[must_use]
    pub fn body(&self) -> SavePolicy<'_> {
        SavePolicy {
            policy: PolicyState {
                enabled: self.enabled,
                data: self.data.for_wire(),
            },
            metadata: self
                .default_collection_name
                .as_deref()
                .map(|default_user_collection_name| PolicyMetadata {
                    default_user_collection_name,
                }),
        }
    }

    /// The body of older servers, which know no metadata.
    #[must_use]
    pub fn old_body(&self) -> SavePolicyOld<'_> {
        SavePolicyOld {
            policy_type: self.policy_type,
            enabled: self.enabled,
            data: self.data.for_wire(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn change(data: Value) -> PolicyChange {
        PolicyChange {
            policy_type: PolicyType::SendControls,
            enabled: true,
            data: PolicyData::new(data),
            default_collection_name: None,
        }
    }

    #[test]
    fn rows_of_all_generations_are_read() {
        let read = |text: &str| serde_json::from_str::<Policy>(text).unwrap();
        let new = read(
            r#"{"object":"policy","organizationId":"o","type":3,"data":null,"enabled":true,"canToggleState":false}"#,
        );
        assert_eq!(new.policy_type, PolicyType::SingleOrganization);
        assert!(new.enabled && !new.can_toggle() && new.data.is_empty());
        let old = read(r#"{"id":"x","type":99,"enabled":null,"revisionDate":null,"data":[3]}"#);
        assert_eq!(old.policy_type, PolicyType::Unknown(99));
        assert!(!old.enabled && old.can_toggle() && !old.data.is_empty());
    }

    #[test]
    fn unknown_members_of_the_data_survive_a_change() {
        let data = PolicyData::new(json!({"MinLength": 12, "newerThing": {"a": 1}}));
        assert_eq!(data.whole("minLength"), Some(12));
        let changed = data.with([("minLength", json!(14)), ("requireLower", json!(true))]);
        assert_eq!(
            changed,
            PolicyData::new(json!({"minLength": 14, "newerThing": {"a": 1}, "requireLower": true}))
        );
        let list = PolicyData::new(json!([3]));
        assert_eq!(list.with([]), list);
    }

    #[test]
    fn both_bodies_carry_what_the_servers_ask_for() {
        let mut change = change(json!({}));
        assert_eq!(
            serde_json::to_value(change.body()).unwrap(),
            json!({"policy": {"enabled": true, "data": null}, "metadata": null})
        );
        change.default_collection_name = Some("2.x".into());
        change.data = PolicyData::new(json!({"disableSend": true}));
        assert_eq!(
            serde_json::to_value(change.body()).unwrap(),
            json!({"policy": {"enabled": true, "data": {"disableSend": true}},
                   "metadata": {"defaultUserCollectionName": "2.x"}})
        );
        assert_eq!(
            serde_json::to_value(change.old_body()).unwrap(),
            json!({"type": 21, "enabled": true, "data": {"disableSend": true}})
        );
    }

    #[test]
    fn values_of_the_wrong_kind_read_as_missing() {
        let data = PolicyData::new(json!({"a": "7", "b": "x", "c": [1, "2"], "d": "", "e": 1}));
        assert_eq!((data.whole("a"), data.whole("b")), (Some(7), None));
        assert_eq!(data.numbers("c"), Some(vec![1]));
        assert_eq!((data.text("d"), data.text("e")), (None, None));
        assert!(!data.flag("e") && !data.flag("missing"));
    }
}

//! `/providers/{id}/events`, `/organizations/{id}/events`: what happened.

use serde::{Deserialize, Serialize};

use crate::wire::{nullable, number};

/// One event of a log. Events have no id of their own; ids say whom and what it was about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Event {
    /// What happened: a number, because every release of a server brings new ones.
    #[serde(rename = "type", deserialize_with = "number")]
    pub event_type: i64,
    /// When, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub date: String,
    /// Who did it.
    pub acting_user_id: Option<String>,
    /// The account it happened to.
    pub user_id: Option<String>,
    /// Acted in place of a person: 1 SCIM, 2 domain verification, 3 public API, 4 the end of two-step
    /// login, 5 the vendor's portal.
    pub system_user: Option<i64>,
    /// Acted in place of a person: an installed server or directory connector.
    pub installation_id: Option<String>,
    /// Acted in place of a person: a machine account.
    pub service_account_id: Option<String>,
    /// The machine account it was about.
    pub granted_service_account_id: Option<String>,
    /// In which provider.
    pub provider_id: Option<String>,
    /// Which of the provider's people.
    pub provider_user_id: Option<String>,
    /// Which client: the id of the link.
    pub provider_organization_id: Option<String>,
    /// In which organisation.
    pub organization_id: Option<String>,
    /// Which of the organisation's members.
    pub organization_user_id: Option<String>,
    /// Which item.
    pub cipher_id: Option<String>,
    /// Which collection.
    pub collection_id: Option<String>,
    /// Which group.
    pub group_id: Option<String>,
    /// Which policy.
    pub policy_id: Option<String>,
    /// Which Send.
    pub send_id: Option<String>,
    /// Which secret.
    pub secret_id: Option<String>,
    /// Which project.
    pub project_id: Option<String>,
    /// Which domain.
    pub domain_name: Option<String>,
    /// With what: the number of the device type.
    pub device_type: Option<i64>,
    /// From where.
    pub ip_address: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Event;
    use crate::list::ListResponse;

    #[test]
    fn reads_a_page_with_whatever_is_in_it() {
        let page: ListResponse<Event> = serde_json::from_str(
            r#"{"object":"list","continuationToken":"523","data":[
              {"object":"event","type":1903,"date":"2026-11-20T09:47:05.1234567Z","actingUserId":"u",
               "deviceType":9,"ipAddress":"203.0.113.7","userId":null,"systemUser":null},
              {"type":"99999","new":{"a":[1]},"deviceType":200},
              {}]}"#,
        )
        .unwrap();
        assert_eq!(page.continuation_token.as_deref(), Some("523"));
        let types: Vec<i64> = page.data.iter().map(|event| event.event_type).collect();
        assert_eq!(types, [1903, 99_999, 0]);
        assert_eq!(page.data[0].acting_user_id.as_deref(), Some("u"));
        assert_eq!(page.data[1].device_type, Some(200));
        assert_eq!(page.data[2], Event::default());
    }
}

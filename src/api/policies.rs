//! Policies of an organisation: owners, admins, staff of its provider, and who may manage policies.

use portal_types::{
    config::ServerConfig,
    list::ListResponse,
    policy::{Policy, PolicyChange},
};

use super::{Api, ApiError, Call};

/// From here on the body is the wrapped one at the plain path (contract part 2, 15.1).
const WRAPPED_SINCE: [u32; 3] = [2026, 4, 1];
/// From here on the wrapped body has a path of its own.
const OWN_PATH_SINCE: [u32; 3] = [2025, 9, 2];

/// The three ways in which servers have taken a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Wrapped, with metadata.
    Wrapped,
    /// The same at `.../vnext`.
    WrappedAtOwnPath,
    /// Plain, without metadata.
    Plain,
}

impl Way {
    fn of(server: &ServerConfig) -> Self {
        if server.is_vaultwarden() || server.is_at_least(WRAPPED_SINCE) {
            Self::Wrapped
        } else if server.is_at_least(OWN_PATH_SINCE) {
            Self::WrappedAtOwnPath
        } else {
            Self::Plain
        }
    }

    /// What to try when the server does not understand the body after all.
    fn other(self) -> Self {
        match self {
            Self::Wrapped | Self::WrappedAtOwnPath => Self::Plain,
            Self::Plain => Self::Wrapped,
        }
    }
}

impl Api {
    /// `GET /organizations/{id}/policies`: those that were ever saved.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people without the right.
    pub async fn policies(&self, organization_id: &str) -> Result<Vec<Policy>, ApiError> {
        let list: ListResponse<Policy> = self
            .read(Call::get(&["organizations", organization_id, "policies"]))
            .await?;
        Ok(list.data)
    }

    /// `PUT /organizations/{id}/policies/{type}`, in the way of the server's version; when it objects to the
    /// shape of the body, once more in the other way.
    ///
    /// # Errors
    /// Kind `Invalid` when a rule forbids it, `NotAllowed` for people without the right. Of two refusals the
    /// first is told.
    pub async fn save_policy(
        &self,
        organization_id: &str,
        change: &PolicyChange,
        server: &ServerConfig,
    ) -> Result<(), ApiError> {
        let way = Way::of(server);
        match self.put_policy(organization_id, change, way).await {
            Err(error) if is_about_shape(&error) => self
                .put_policy(organization_id, change, way.other())
                .await
                .map_err(|_| error),
            outcome => outcome,
        }
    }

    async fn put_policy(
        &self,
        organization_id: &str,
        change: &PolicyChange,
        way: Way,
    ) -> Result<(), ApiError> {
        let number = change.policy_type.number().to_string();
        let path = ["organizations", organization_id, "policies", &number];
        let call = match way {
            Way::Wrapped => Call::put(&path).json(&change.body())?,
            Way::WrappedAtOwnPath => {
                let [a, b, c, d] = path;
                Call::put(&[a, b, c, d, "vnext"]).json(&change.body())?
            }
            Way::Plain => Call::put(&path).json(&change.old_body())?,
        };
        self.done(call).await
    }
}

/// Whether the server objects to members of the body, and not to what it asks for: rules of the business come
/// as a message without a member.
fn is_about_shape(error: &ApiError) -> bool {
    error.refusal().is_some_and(|refusal| {
        refusal.status == 422
            || refusal.status == 400 && refusal.fields.iter().any(|field| !field.field.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::fake::{FakeTransport, json};
    use crate::api::tests::signed_in_api;
    use futures_executor::block_on;
    use portal_types::policy::PolicyType;

    fn server(version: &str) -> ServerConfig {
        serde_json::from_str(&format!(r#"{{"version":"{version}"}}"#)).expect("a config")
    }

    fn change() -> PolicyChange {
        PolicyChange {
            policy_type: PolicyType::SingleOrganization,
            enabled: true,
            data: Default::default(),
            default_collection_name: None,
        }
    }

    fn sent(transport: &FakeTransport) -> Vec<(String, String)> {
        let requests = transport.requests().into_iter();
        requests
            .map(|request| {
                let body = String::from_utf8(request.body.unwrap_or_default()).expect("text");
                (request.address, body)
            })
            .collect()
    }

    #[test]
    fn the_body_is_that_of_the_servers_version() {
        for (version, path, start) in [
            ("2026.8.0", "/policies/3", r#"{"policy":"#),
            ("2026.4.1", "/policies/3", r#"{"policy":"#),
            ("2026.3.0", "/policies/3/vnext", r#"{"policy":"#),
            ("2025.8.0", "/policies/3", r#"{"type":3"#),
        ] {
            let transport = FakeTransport::new(|_| json(200, "{}"));
            let api = signed_in_api(&transport);
            let saved = block_on(api.save_policy("org", &change(), &server(version)));
            assert_eq!(saved, Ok(()));
            let [(address, body)] = &sent(&transport)[..] else {
                panic!("one request for {version}");
            };
            assert!(address.ends_with(path), "{version}: {address}");
            assert!(body.starts_with(start), "{version}: {body}");
        }
    }

    #[test]
    fn a_server_that_does_not_know_the_body_gets_the_other_one_once() {
        let shape = r#"{"message":"The model state is invalid.","validationErrors":{"Enabled":["required"]}}"#;
        for (status, body) in [(400, shape), (422, "{}")] {
            let transport = FakeTransport::new(move |request| {
                let is_old = request
                    .body
                    .as_deref()
                    .is_some_and(|it| it.starts_with(b"{\"type\""));
                if is_old {
                    json(200, "{}")
                } else {
                    json(status, body)
                }
            });
            let api = signed_in_api(&transport);
            let saved = block_on(api.save_policy("org", &change(), &server("2026.8.0")));
            assert_eq!((saved, transport.requests().len()), (Ok(()), 2));
        }
        // Refused both times: the first answer is the one about what was asked.
        let transport = FakeTransport::new(move |_| json(400, shape));
        let api = signed_in_api(&transport);
        let refused = block_on(api.save_policy("org", &change(), &server("2026.8.0")));
        assert_eq!(refused.unwrap_err().server_message(), Some("required"));
        assert_eq!(transport.requests().len(), 2);
    }

    #[test]
    fn a_rule_that_forbids_it_is_no_reason_to_ask_again() {
        let rule = r#"{"message":"Turn on the Single organization policy first.","validationErrors":null}"#;
        let third_party = r#"{"message":"No","validationErrors":{"":["No"]}}"#;
        for body in [rule, third_party] {
            let transport = FakeTransport::new(move |_| json(400, body));
            let api = signed_in_api(&transport);
            assert!(block_on(api.save_policy("org", &change(), &server("2026.8.0"))).is_err());
            assert_eq!(transport.requests().len(), 1);
        }
    }
}

//! Sends what was decided about a policy: what has to be switched before it, then the policy itself.

use leptos::prelude::*;
use portal_types::account::OrganizationUserStatusType;
use portal_types::config::ServerConfig;
use portal_types::organization_user::OrganizationUser;
use portal_types::policy::{Policy, PolicyChange, PolicyData, PolicyType};

use super::kinds::kind_of;
use super::page::Policies;
use super::refusal::words_of;
use crate::api::Api;
use crate::i18n::{Arg, I18n, Text, m};
use crate::pages::problem::text_of_key;

use m::console::policies as words;

/// One policy that is to be saved.
pub(super) struct Step {
    policy_type: PolicyType,
    enabled: bool,
    data: PolicyData,
}

impl Step {
    /// Switches a policy and leaves its settings as they are.
    pub(super) fn switch(stored: Policy, enabled: bool) -> Self {
        Self {
            policy_type: stored.policy_type,
            enabled,
            data: stored.data,
        }
    }

    /// Saves a policy with these settings.
    pub(super) fn save(policy_type: PolicyType, enabled: bool, data: PolicyData) -> Self {
        Self {
            policy_type,
            enabled,
            data,
        }
    }
}

/// What is needed to save, taken from the page at the moment of the click.
pub(super) struct Saving {
    api: Api,
    organization_id: String,
    policies: Policies,
    client_name: String,
    my_items: String,
    server: ServerConfig,
}

impl Saving {
    /// For the client of this page, on a server that says this about itself.
    pub(super) fn new(policies: Policies, i18n: I18n, server: ServerConfig) -> Self {
        let client = policies.client;
        Self {
            api: client.api(),
            organization_id: client.id(),
            policies,
            client_name: untrack(|| client.name()),
            my_items: untrack(|| i18n.say(words::MY_ITEMS)),
            server,
        }
    }

    /// Saves one after the other and stops at the first that is refused: then the words say which were saved.
    pub(super) async fn run(&self, steps: Vec<Step>) -> Result<(), Text> {
        let mut done: Vec<Text> = Vec::new();
        for step in steps {
            let name = kind_of(step.policy_type).map(|kind| Text::from(kind.name));
            let name = name.unwrap_or_else(|| Text::plain(""));
            if let Err(reason) = self.save(step).await {
                return Err(match done.pop() {
                    None => reason,
                    Some(last) => {
                        words::half_done(Arg::from(last), Arg::from(name), Arg::from(reason))
                    }
                });
            }
            done.push(name);
        }
        Ok(())
    }

    async fn save(&self, step: Step) -> Result<(), Text> {
        let needs_name = step.enabled && step.policy_type == PolicyType::DataOwnership;
        let default_collection_name = match needs_name {
            true => Some(self.collection_name().await?),
            false => None,
        };
        let change = PolicyChange {
            policy_type: step.policy_type,
            enabled: step.enabled,
            data: step.data,
            default_collection_name,
        };
        self.api
            .save_policy(&self.organization_id, &change, &self.server)
            .await
            .map_err(|error| words_of(&error, change.policy_type))?;
        self.policies
            .saved(change.policy_type, change.enabled, change.data);
        Ok(())
    }

    /// What a member's own collection is called, readable for the organisation only.
    async fn collection_name(&self) -> Result<String, Text> {
        let key = self.policies.client.key().await;
        let key = key.map_err(|error| text_of_key(&error, &self.client_name))?;
        let name = key.encrypt_text(&self.my_items);
        name.map(|name| name.to_string())
            .map_err(|_| m::errors::BROWSER_TOO_OLD.into())
    }

    /// How many members lost access since there were `before` revoked ones. The server does not say; where the
    /// members cannot be read again, nobody knows.
    pub(super) async fn newly_revoked(&self, before: usize) -> usize {
        let now = self.api.members(&self.organization_id).await;
        now.map_or(0, |now| revoked(&now).saturating_sub(before))
    }

    /// The client's name, for the words afterwards.
    pub(super) fn client_name(&self) -> String {
        self.client_name.clone()
    }
}

/// How many of these members are revoked.
pub(super) fn revoked(members: &[OrganizationUser]) -> usize {
    let is_revoked =
        |member: &&OrganizationUser| member.status == OrganizationUserStatusType::Revoked;
    members.iter().filter(is_revoked).count()
}

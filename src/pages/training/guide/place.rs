//! Where a step is done, and whether the person may go there. No view: tested on the host.

use portal_types::account::Profile;

use crate::{
    config::Feature,
    i18n::{Message, Text, m::training::guide as words},
    nav::{ConsolePage, Route},
    pages::{console::feature_of, frame::entries, training::clients::Chosen},
    session::{Action, Hindrance, Permissions, Rights},
};

/// A page of the portal on which something is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A page of the client's console, and what one has to be allowed there.
    Console {
        /// What the page is called.
        name: Message,
        /// Which page.
        page: ConsolePage,
        /// What is done there.
        action: Action,
    },
    /// The provider's list of clients.
    Clients,
    /// What the provider pays.
    ProviderBilling,
    /// One's own vault.
    Vault,
}

/// The way to a place, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// A link with its words.
    Open(Text, Route),
    /// What stands in the way.
    Closed(Text),
}

impl Place {
    /// A page of the client's console.
    pub const fn console(name: Message, page: ConsolePage, action: Action) -> Self {
        Self::Console { name, page, action }
    }

    /// What has to be part of this portal for it to be there.
    pub fn feature(self) -> Option<Feature> {
        match self {
            Self::Console { page, .. } => feature_of(page),
            Self::Clients => None,
            Self::ProviderBilling => Some(Feature::Billing),
            Self::Vault => Some(Feature::Vault),
        }
    }

    /// The way for this person and client; `None` where a client has to be chosen first.
    pub fn way(self, profile: &Profile, client: Option<&Chosen>) -> Option<Way> {
        match self {
            Self::Console { name, page, action } => {
                let client = client?;
                let rights = Rights::of(profile, &client.id)?;
                let own = client.name.as_str();
                Some(match rights.check(action) {
                    Ok(()) => {
                        Way::Open(words::open_for(own, name), Route::console(&client.id, page))
                    }
                    Err(Hindrance::Plan) => Way::Closed(words::not_in_plan(own)),
                    Err(_) => Way::Closed(words::may_not(own)),
                })
            }
            Self::Clients => {
                let provider = provider_of(profile, client)?;
                Some(Way::Open(
                    words::open(words::PAGE_CLIENTS),
                    Route::provider_clients(provider),
                ))
            }
            Self::ProviderBilling => {
                let provider = provider_of(profile, client)?;
                Some(
                    match Permissions::of(profile).administers_provider(&provider) {
                        true => Way::Open(
                            words::open(words::PAGE_BILLING),
                            Route::ProviderSubscription {
                                provider_id: provider,
                            },
                        ),
                        false => Way::Closed(words::ONLY_PROVIDER_ADMINS.into()),
                    },
                )
            }
            Self::Vault => Some(Way::Open(words::open(words::PAGE_VAULT), Route::Vault)),
        }
    }
}

/// The provider of the client, else the first one this person works for.
pub fn provider_of(profile: &Profile, client: Option<&Chosen>) -> Option<String> {
    let of_client = client
        .and_then(|client| entries::organization(profile, &client.id))
        .and_then(|organization| organization.provider_id.clone());
    let mine = |id: &String| Permissions::of(profile).sees_provider(id);
    of_client
        .filter(mine)
        .or_else(|| entries::providers(profile).next().map(|it| it.id.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(role: u8) -> Profile {
        serde_json::from_str(&format!(
            r#"{{"providers":[{{"id":"p","name":"MSP","type":{role},"status":2,"enabled":true}}],
                "providerOrganizations":[{{"id":"c","name":"Client","type":0,"status":2,"enabled":true,
                    "providerId":"p","useGroups":true,"usePolicies":false}}],
                "organizations":[{{"id":"o","name":"Own","type":0,"status":2,"enabled":true}},
                    {{"id":"u","name":"User of","type":2,"status":2,"enabled":true}}]}}"#
        ))
        .unwrap()
    }

    fn chosen() -> Chosen {
        Chosen {
            id: "c".into(),
            name: "Client".into(),
        }
    }

    const MEMBERS: Place = Place::console(
        words::PAGE_MEMBERS,
        ConsolePage::Members,
        Action::ManageMembers,
    );

    #[test]
    fn a_step_leads_to_the_page_of_the_chosen_client() {
        let way = MEMBERS.way(&profile(1), Some(&chosen()));
        let Some(Way::Open(_, route)) = way else {
            panic!("{way:?}");
        };
        assert_eq!(route.path(), "/organizations/c/members");
        assert_eq!(MEMBERS.way(&profile(1), None), None);
    }

    #[test]
    fn what_the_plan_lacks_is_said() {
        let policies = Place::console(
            words::PAGE_POLICIES,
            ConsolePage::Policies,
            Action::ManagePolicies,
        );
        assert_eq!(
            policies.way(&profile(1), Some(&chosen())),
            Some(Way::Closed(words::not_in_plan("Client")))
        );
    }

    #[test]
    fn who_is_not_allowed_is_told_before_the_click() {
        let user = Chosen {
            id: "u".into(),
            name: "User of".into(),
        };
        assert_eq!(
            MEMBERS.way(&profile(1), Some(&user)),
            Some(Way::Closed(words::may_not("User of")))
        );
    }

    #[test]
    fn service_users_do_not_see_the_bill() {
        let place = Place::ProviderBilling;
        assert!(matches!(place.way(&profile(1), None), Some(Way::Closed(_))));
        assert!(matches!(
            place.way(&profile(0), None),
            Some(Way::Open(_, Route::ProviderSubscription { .. }))
        ));
        assert_eq!(place.way(&Profile::default(), None), None);
    }
}

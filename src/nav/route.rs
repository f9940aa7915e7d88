//! Every address of the app as a value.

use super::{ConsolePage, Query, TrainingRoom};

/// A page, with what it needs to know. [`Route::path`] gives its address inside the app.
///
/// The paths are those of the official web vault where it has the page, so that its bookmarks work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Decides by itself where this person starts.
    Home,
    /// The providers this person belongs to.
    Providers,
    /// Turning an invitation into a provider; the query says which.
    SetupProvider {
        /// `providerId`, `email` and `token`, as in the mail.
        query: Query,
    },
    /// A provider's clients; the query is the table's state.
    ProviderClients {
        /// The provider's id.
        provider_id: String,
        /// Search, sort and filters of the table.
        query: Query,
    },
    /// A provider's own people.
    ProviderMembers {
        /// The provider's id.
        provider_id: String,
    },
    /// A provider's event logs.
    ProviderEvents {
        /// The provider's id.
        provider_id: String,
        /// Range, search and filters of the log. `user` is a provider user's id.
        query: Query,
    },
    /// What a provider pays for.
    ProviderSubscription {
        /// The provider's id.
        provider_id: String,
    },
    /// How a provider pays.
    ProviderPaymentDetails {
        /// The provider's id.
        provider_id: String,
    },
    /// A provider's invoices.
    ProviderBillingHistory {
        /// The provider's id.
        provider_id: String,
    },
    /// The clients on one of a provider's invoices.
    ProviderInvoice {
        /// The provider's id.
        provider_id: String,
        /// The invoice's id.
        invoice_id: String,
    },
    /// A provider's name and billing e-mail.
    ProviderSettings {
        /// The provider's id.
        provider_id: String,
    },
    /// Who may do what in a provider.
    ProviderPermissions {
        /// The provider's id.
        provider_id: String,
    },
    /// The organisations this person owns or administers, where the server has no providers.
    Organizations {
        /// Search, sort and filters of the table.
        query: Query,
    },
    /// A page of the Admin Console of one organisation.
    Console {
        /// The organisation's id.
        organization_id: String,
        /// Which page.
        page: ConsolePage,
        /// The page's own state: search, sort, filters.
        query: Query,
    },
    /// This person's own vault.
    Vault,
    /// A page of the training desk.
    Training {
        /// Which page.
        room: TrainingRoom,
        /// The page's own state.
        query: Query,
    },
    /// Every widget in every state.
    #[cfg(debug_assertions)]
    Gallery,
}

impl Route {
    /// A provider's clients without search, sort or filters.
    pub fn provider_clients(provider_id: impl Into<String>) -> Self {
        Self::ProviderClients {
            provider_id: provider_id.into(),
            query: Query::default(),
        }
    }

    /// A provider's whole event log of the last days.
    pub fn provider_events(provider_id: impl Into<String>) -> Self {
        Self::ProviderEvents {
            provider_id: provider_id.into(),
            query: Query::default(),
        }
    }

    /// The home of one organisation's Admin Console.
    pub fn organization(organization_id: impl Into<String>) -> Self {
        Self::console(organization_id, ConsolePage::Home)
    }

    /// A page of one organisation's Admin Console, without search, sort or filters.
    pub fn console(organization_id: impl Into<String>, page: ConsolePage) -> Self {
        Self::Console {
            organization_id: organization_id.into(),
            page,
            query: Query::default(),
        }
    }

    /// A page of the training desk as one finds it.
    pub fn training(room: TrainingRoom) -> Self {
        Self::Training {
            room,
            query: Query::default(),
        }
    }

    /// The address inside the app: a path that starts with `/`, with its query.
    pub fn path(&self) -> String {
        let provider = |id: &str, rest: &str| format!("/providers/{}/{rest}", encode(id));
        match self {
            Self::Home => "/".to_owned(),
            Self::Providers => "/providers".to_owned(),
            Self::SetupProvider { query } => {
                query.append_to("/providers/setup-provider".to_owned())
            }
            Self::ProviderClients { provider_id, query } => {
                query.append_to(provider(provider_id, "clients"))
            }
            Self::ProviderMembers { provider_id } => provider(provider_id, "manage/members"),
            Self::ProviderEvents { provider_id, query } => {
                query.append_to(provider(provider_id, "manage/events"))
            }
            Self::ProviderSubscription { provider_id } => {
                provider(provider_id, "billing/subscription")
            }
            Self::ProviderPaymentDetails { provider_id } => {
                provider(provider_id, "billing/payment-details")
            }
            Self::ProviderBillingHistory { provider_id } => {
                provider(provider_id, "billing/history")
            }
            Self::ProviderInvoice {
                provider_id,
                invoice_id,
            } => {
                let mut query = Query::default();
                query.set("invoice", Some(invoice_id.clone()));
                query.append_to(provider(provider_id, "billing/history"))
            }
            Self::ProviderSettings { provider_id } => provider(provider_id, "settings/account"),
            Self::ProviderPermissions { provider_id } => provider(provider_id, "permissions"),
            Self::Organizations { query } => query.append_to("/organizations".to_owned()),
            Self::Console {
                organization_id,
                page,
                query,
            } => {
                let path = format!("/organizations/{}/{}", encode(organization_id), page.path());
                query.append_to(path.trim_end_matches('/').to_owned())
            }
            Self::Vault => "/vault".to_owned(),
            Self::Training { room, query } => query.append_to(room.path().to_owned()),
            #[cfg(debug_assertions)]
            Self::Gallery => "/gallery".to_owned(),
        }
    }

    /// What goes into `href`: the address in the fragment.
    pub fn href(&self) -> String {
        format!("#{}", self.path())
    }
}

/// Ids come from the server; whatever is in them must stay one path segment.
fn encode(segment: &str) -> String {
    super::query::percent_encode(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_official_web_vault() {
        let id = || "11111111-2222-3333-4444-555555555555".to_owned();
        let base = "/providers/11111111-2222-3333-4444-555555555555";
        for (route, path) in [
            (Route::provider_clients(id()), "/clients"),
            (
                Route::ProviderMembers { provider_id: id() },
                "/manage/members",
            ),
            (Route::provider_events(id()), "/manage/events"),
            (
                Route::ProviderSubscription { provider_id: id() },
                "/billing/subscription",
            ),
            (
                Route::ProviderPaymentDetails { provider_id: id() },
                "/billing/payment-details",
            ),
            (
                Route::ProviderBillingHistory { provider_id: id() },
                "/billing/history",
            ),
            (
                Route::ProviderSettings { provider_id: id() },
                "/settings/account",
            ),
        ] {
            assert_eq!(route.path(), format!("{base}{path}"));
        }
        assert_eq!(Route::Providers.href(), "#/providers");
    }

    #[test]
    fn an_invoice_is_named_in_the_query() {
        let route = Route::ProviderInvoice {
            provider_id: "p".into(),
            invoice_id: "in_1&x".into(),
        };
        assert_eq!(
            route.path(),
            "/providers/p/billing/history?invoice=in_1%26x"
        );
    }

    #[test]
    fn pages_of_the_console_stand_below_their_organisation() {
        let route = |page| Route::console("o", page).path();
        assert_eq!(route(ConsolePage::Home), "/organizations/o");
        assert_eq!(
            route(ConsolePage::Policies),
            "/organizations/o/settings/policies"
        );
    }

    #[test]
    fn an_id_cannot_leave_its_segment() {
        assert_eq!(
            Route::organization("../a b?c#d/é").path(),
            "/organizations/..%2Fa%20b%3Fc%23d%2F%C3%A9"
        );
    }

    #[test]
    fn the_query_follows_the_path() {
        let mut query = Query::default();
        query.set("search", Some("Müller & Co".into()));
        let route = Route::ProviderClients {
            provider_id: "p".into(),
            query,
        };
        assert_eq!(
            route.path(),
            "/providers/p/clients?search=M%C3%BCller%20%26%20Co"
        );
    }
}

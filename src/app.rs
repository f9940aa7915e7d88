//! The root of the app: contexts, and the whole route table on one screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    api::FetchTransport,
    browser::host::Host,
    cache::Cache,
    config::{Config, Feature},
    crash::CrashPage,
    i18n::{BundleFiles, I18n, m},
    jobs::JobQueue,
    nav::{Found, NavRouter, pages},
    pages::{
        brand::is_hidden,
        console::console_page,
        frame::Frame,
        home::HomePage,
        join::join_page,
        provider::{
            BillingPage, ClientsPage, billing_page, events::provider_events, in_provider,
            members_page, setup_page,
        },
        rest::{RarePage, rare_page},
        start::Start,
        training::training_desk,
    },
    session::{self, Session, WebPlatform},
    ui::{Root, appearance::Appearance},
};

/// The whole portal.
#[component]
pub fn App(
    /// Told the texts it would show, in the language of the moment.
    crash_page: CrashPage,
    /// What the operator says.
    config: Config,
    /// Where it lives.
    host: Host,
) -> impl IntoView {
    provide_context(host);
    provide_context(config.clone());
    I18n::provide(BundleFiles::of_host());
    Appearance::provide();
    let session = Session::new(
        Arc::new(WebPlatform::of(host)),
        Arc::new(FetchTransport),
        config.bases(host),
        config.idle,
    );
    session::watch(&session);
    // Before the session is handed out: what is fetched may only live as long as the keys.
    let cache = Cache::in_browser();
    session.on_wipe({
        let cache = cache.clone();
        move || cache.clear()
    });
    provide_context(session);
    provide_context(cache);
    provide_context(JobQueue::default());
    view! {
        <Root tokens=config.colours.clone()>
            <NavRouter>
                <Start crash_page>
                    <Frame>
                        {pages(find, draw)}
                    </Frame>
                </Start>
            </NavRouter>
        </Root>
    }
}

/// What an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Home,
    Clients,
    Members,
    Join,
    Rare(RarePage),
    /// For the admins of a provider: what happened.
    Events,
    /// For the admins of a provider: what it pays.
    Billing(BillingPage),
    /// For whoever was asked to set a provider up.
    SetUp,
    Permissions,
    /// The Admin Console of one organisation; its own table is `pages::console::table`.
    Console,
    /// The training desk, which has a table of its own: `nav::TrainingRoom`.
    Training,
}

/// The whole route table: the page of each path, and what the path tells it.
fn find(path: &[&str]) -> Found<Page> {
    match path {
        [] => Page::Home.into(),
        ["providers"] => Page::Rare(RarePage::Providers).into(),
        ["training"]
        | ["training", "kit" | "glossary" | "progress"]
        | ["guide"]
        | ["providers", "about"] => Page::Training.into(),
        ["providers", "setup-provider"] => Page::SetUp.into(),
        ["providers", "accept-provider"] | ["accept-organization"] => Page::Join.into(),
        ["providers", id, of_provider @ ..] => {
            let page = match of_provider {
                ["clients"] => Page::Clients,
                ["manage", "members"] => Page::Members,
                ["manage", "events"] => Page::Events,
                ["billing", "subscription"] => Page::Billing(BillingPage::Subscription),
                ["billing", "payment-details"] => Page::Billing(BillingPage::PaymentDetails),
                ["billing", "history"] => Page::Billing(BillingPage::History),
                ["settings", "account"] => Page::Billing(BillingPage::Settings),
                ["permissions"] => Page::Permissions,
                _ => Page::Rare(RarePage::NotFound),
            };
            Found::with(page, "provider_id", id)
        }
        ["organizations"] => Page::Rare(RarePage::Organizations).into(),
        ["organizations", id, ..] => Found::with(Page::Console, "organization_id", id),
        ["vault" | "sends"] | ["tools" | "reports" | "settings", ..] => {
            Page::Rare(RarePage::NotBuilt(m::frame::PASSWORD_MANAGER)).into()
        }
        _ => Page::Rare(RarePage::NotFound).into(),
    }
}

/// What has to be part of this portal for a page to be shown. The pages of a client's console have a table of their
/// own: `pages::console::table`.
fn feature(page: Page) -> Option<Feature> {
    match page {
        Page::Training => Some(Feature::Training),
        Page::Events => Some(Feature::Events),
        Page::Billing(BillingPage::Settings) => None,
        Page::Billing(_) => Some(Feature::Billing),
        Page::Rare(RarePage::NotBuilt(_)) => Some(Feature::Vault),
        _ => None,
    }
}

fn draw(page: Page) -> AnyView {
    if feature(page).is_some_and(is_hidden) {
        return rare_page(RarePage::Hidden);
    }
    match page {
        Page::Home => view! { <HomePage /> }.into_any(),
        Page::Clients => in_provider(|| view! { <ClientsPage /> }.into_any()),
        Page::Join => join_page(),
        Page::Members => in_provider(members_page),
        Page::Events => in_provider(provider_events),
        Page::Rare(page) => rare_page(page),
        Page::Permissions => in_provider(|| rare_page(RarePage::Permissions)),
        Page::Billing(page) => in_provider(move || billing_page(page)),
        Page::SetUp => setup_page(),
        Page::Console => console_page(),
        Page::Training => training_desk(),
    }
}

#[cfg(test)]
mod bookmarks;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str) -> Found<Page> {
        find(&path.split('/').skip(1).collect::<Vec<_>>())
    }

    #[test]
    fn pages_beside_the_providers_are_no_ids() {
        assert_eq!(found("/providers/accept-provider"), Page::Join.into());
        assert_eq!(found("/accept-organization"), Page::Join.into());
        assert_eq!(
            found("/providers/p1/clients"),
            Found::with(Page::Clients, "provider_id", "p1")
        );
    }

    #[test]
    fn what_can_be_left_out_has_its_addresses() {
        let feature_at = |path| feature(found(path).page());
        for (path, expected) in [
            ("/training/kit", Some(Feature::Training)),
            ("/providers/about", Some(Feature::Training)),
            ("/vault", Some(Feature::Vault)),
            ("/providers/p1/billing/history", Some(Feature::Billing)),
            ("/providers/p1/manage/events", Some(Feature::Events)),
            ("/providers/p1/settings/account", None),
            ("/providers/p1/clients", None),
        ] {
            assert_eq!(feature_at(path), expected, "{path}");
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_says_so() {
        let nowhere = Page::Rare(RarePage::NotFound);
        assert_eq!(found("/nowhere"), nowhere.into());
        assert_eq!(
            found("/providers/p1/clients/more"),
            Found::with(nowhere, "provider_id", "p1")
        );
    }

    #[test]
    fn everything_below_an_organization_is_its_console() {
        for path in ["/organizations/o1", "/organizations/o1/members"] {
            assert_eq!(
                found(path),
                Found::with(Page::Console, "organization_id", "o1"),
                "{path}"
            );
        }
    }
}

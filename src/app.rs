//! The root of the app: contexts, and the whole route table on one screen.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route},
    path,
};

use crate::{
    api::{Bases, FetchTransport},
    cache::Cache,
    crash::CrashPage,
    i18n::{BundleFiles, I18n, m},
    jobs::JobQueue,
    nav::NavRouter,
    pages::{
        frame::Frame,
        home::HomePage,
        provider::{
            BillingPage, ClientsPage, billing_page, events::provider_events, in_provider,
            join_page, members_page, setup_page,
        },
        rest::{RarePage, rare_page},
        start::Start,
    },
    session::{self, Session, WebPlatform},
    ui::{Root, appearance::Appearance},
};

/// The whole portal.
#[component]
pub fn App(
    /// Told the texts it would show, in the language of the moment.
    crash_page: CrashPage,
) -> impl IntoView {
    I18n::provide(BundleFiles::of_page());
    Appearance::provide();
    let session = Session::new(
        Arc::new(WebPlatform),
        Arc::new(FetchTransport),
        Bases::default(),
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
        <Root>
            <NavRouter>
                <Start crash_page>
                    <Frame>
                        <Pages />
                    </Frame>
                </Start>
            </NavRouter>
        </Root>
    }
}

/// What a route shows. One type for all of them: a kind of closure per route would cost the first load.
#[derive(Clone, Copy)]
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
}

fn show(page: Page) -> impl Fn() -> AnyView + Clone + Send {
    move || match page {
        Page::Home => view! { <HomePage /> }.into_any(),
        Page::Clients => in_provider(|| view! { <ClientsPage /> }.into_any()),
        Page::Join => join_page(),
        Page::Members => in_provider(members_page),
        Page::Events => in_provider(provider_events),
        Page::Rare(page) => rare_page(page),
        Page::Permissions => in_provider(|| rare_page(RarePage::Permissions)),
        Page::Billing(page) => in_provider(move || billing_page(page)),
        Page::SetUp => setup_page(),
    }
}

#[component]
fn Pages() -> impl IntoView {
    let rare = |page| show(Page::Rare(page));
    let billing = |page| show(Page::Billing(page));
    view! {
        <FlatRoutes fallback=rare(RarePage::NotFound)>
            <Route path=path!("/") view=show(Page::Home) />
            <Route path=path!("/providers") view=rare(RarePage::Providers) />
            <Route path=path!("/providers/about") view=rare(RarePage::AboutProviders) />
            <Route path=path!("/providers/setup-provider") view=show(Page::SetUp) />
            <Route path=path!("/providers/accept-provider") view=show(Page::Join) />
            <Route path=path!("/providers/:provider_id/clients") view=show(Page::Clients) />
            <Route path=path!("/providers/:provider_id/manage/members") view=show(Page::Members) />
            <Route path=path!("/providers/:provider_id/manage/events") view=show(Page::Events) />
            <Route path=path!("/providers/:provider_id/billing/subscription") view=billing(BillingPage::Subscription) />
            <Route path=path!("/providers/:provider_id/billing/payment-details") view=billing(BillingPage::PaymentDetails) />
            <Route path=path!("/providers/:provider_id/billing/history") view=billing(BillingPage::History) />
            <Route path=path!("/providers/:provider_id/settings/account") view=billing(BillingPage::Settings) />
            <Route path=path!("/providers/:provider_id/permissions") view=show(Page::Permissions) />
            <Route path=path!("/organizations") view=rare(RarePage::Organizations) />
            <Route path=path!("/organizations/:organization_id/*rest") view=rare(RarePage::Console) />
            <Route path=path!("/vault") view=rare(RarePage::NotBuilt(m::frame::PASSWORD_MANAGER)) />
        </FlatRoutes>
    }
}

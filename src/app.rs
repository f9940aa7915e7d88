//! The root of the app: contexts, and the whole route table on one screen.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    components::{ParentRoute, Route, Routes},
    path,
};

use crate::{
    api::{Bases, FetchTransport},
    cache::Cache,
    crash::CrashPage,
    i18n::{BundleFiles, I18n, Message, m},
    nav::NavRouter,
    pages::{
        frame::Frame,
        home::HomePage,
        provider::{ClientsPage, ProviderArea},
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

#[component]
fn Pages() -> impl IntoView {
    let rare = |page: RarePage| move || rare_page(page);
    let admin_page = |page: Message| rare(RarePage::Admin(page));
    view! {
        <Routes fallback=rare(RarePage::NotFound)>
            <Route path=path!("/") view=HomePage />
            <Route path=path!("/providers") view=rare(RarePage::Providers) />
            <Route path=path!("/providers/about") view=rare(RarePage::AboutProviders) />
            <ParentRoute path=path!("/providers/:provider_id") view=ProviderArea>
                <Route path=path!("clients") view=ClientsPage />
                <Route path=path!("manage/members") view=admin_page(m::frame::MEMBERS) />
                <Route path=path!("manage/events") view=admin_page(m::frame::EVENT_LOGS) />
                <Route path=path!("billing/subscription") view=admin_page(m::frame::SUBSCRIPTION) />
                <Route path=path!("billing/payment-details") view=admin_page(m::frame::PAYMENT_DETAILS) />
                <Route path=path!("billing/history") view=admin_page(m::frame::BILLING_HISTORY) />
                <Route path=path!("settings/account") view=admin_page(m::frame::SETTINGS) />
            </ParentRoute>
            <Route path=path!("/organizations") view=rare(RarePage::Organizations) />
            <Route path=path!("/organizations/:organization_id/*rest") view=rare(RarePage::Console) />
            <Route path=path!("/vault") view=rare(RarePage::NotBuilt(m::frame::PASSWORD_MANAGER)) />
        </Routes>
    }
}

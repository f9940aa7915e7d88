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
        console::ConsolePage,
        frame::Frame,
        home::HomePage,
        not_built::NotBuiltPage,
        not_found::NotFoundPage,
        provider::{
            AboutProvidersPage, AdminPage, ClientsPage, OrganizationsPage, ProviderArea,
            ProvidersPage,
        },
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
    let admin_page = |page: Message| move || view! { <AdminPage page /> };
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=HomePage />
            <Route path=path!("/providers") view=ProvidersPage />
            <Route path=path!("/providers/about") view=AboutProvidersPage />
            <ParentRoute path=path!("/providers/:provider_id") view=ProviderArea>
                <Route path=path!("clients") view=ClientsPage />
                <Route path=path!("manage/members") view=admin_page(m::frame::MEMBERS) />
                <Route path=path!("manage/events") view=admin_page(m::frame::EVENT_LOGS) />
                <Route path=path!("billing/subscription") view=admin_page(m::frame::SUBSCRIPTION) />
                <Route path=path!("billing/payment-details") view=admin_page(m::frame::PAYMENT_DETAILS) />
                <Route path=path!("billing/history") view=admin_page(m::frame::BILLING_HISTORY) />
                <Route path=path!("settings/account") view=admin_page(m::frame::SETTINGS) />
            </ParentRoute>
            <Route path=path!("/organizations") view=OrganizationsPage />
            <Route path=path!("/organizations/:organization_id/*rest") view=ConsolePage />
            <Route path=path!("/vault") view=|| view! { <NotBuiltPage page=m::frame::PASSWORD_MANAGER /> } />
        </Routes>
    }
}

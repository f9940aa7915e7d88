//! What all pages of one provider share: is this person one of its staff, is it suspended?

use leptos::prelude::*;
use portal_types::provider::ProviderStatusType;

use super::billing::suspension_notice;
use crate::{
    effect::effect,
    i18n::{Text, m, t},
    nav::{Link, Nav, Query, Route, path_param},
    session::Session,
    ui::{EmptyState, IconName},
};

/// Shows a page of a provider to its confirmed staff, with a warning while it is suspended.
pub fn in_provider(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! { <ProviderArea page=ViewFn::from(page) /> }.into_any()
}

#[component]
fn ProviderArea(page: ViewFn) -> impl IntoView {
    let session = Session::use_context();
    let id = path_param("provider_id");
    let is_mine = {
        let session = session.clone();
        Memo::new(move |_| {
            session
                .unlocked()
                .is_some_and(|open| open.may(|may| may.sees_provider(&id.read())))
        })
    };
    let entry = Memo::new(move |_| {
        let profile = session.profile()?;
        let provider = profile
            .providers
            .iter()
            .find(|provider| provider.id == *id.read())?;
        Some(Entry {
            is_suspended: !provider.enabled,
            is_pending: provider.provider_status == ProviderStatusType::Pending,
        })
    });
    let nav = Nav::use_context();
    effect(move || {
        if let (
            Some(Entry {
                is_pending: true, ..
            }),
            Some(nav),
        ) = (entry.get(), nav)
        {
            let mut query = Query::default();
            query.set("providerId", Some(id.get_untracked()));
            nav.replace(&Route::SetupProvider { query });
        }
    });
    let warning = move || {
        let entry = entry.get()?;
        entry.is_suspended.then(suspension_notice)
    };
    view! {
        {warning}
        <Show when=move || is_mine.get() fallback=NotMine>
            {page.run()}
        </Show>
    }
}

/// What the profile says of a provider, as far as every page of it has to know.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Entry {
    is_suspended: bool,
    /// Nobody has set it up: there is nothing else to be done with it.
    is_pending: bool,
}

#[component]
fn NotMine() -> impl IntoView {
    view! {
        <div class="page">
            <EmptyState
                icon=IconName::Lock
                title=m::frame::NO_ACCESS_TITLE
                is_page=true
                text=m::frame::NO_ACCESS_PROVIDER
            />
        </div>
    }
}

/// Shows a page to the admins of the provider; a service user who gets here by a link is told why there is
/// nothing for them. For entrances of chunks: the main file needs nothing of it.
pub fn for_admins(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let session = Session::use_context();
    let id = path_param("provider_id");
    let is_admin = Memo::new(move |_| {
        session
            .unlocked()
            .is_some_and(|open| open.may(|may| may.administers_provider(&id.read())))
    });
    view! {
        <Show when=move || is_admin.get() fallback=NotForServiceUsers>
            {page()}
        </Show>
    }
    .into_any()
}

#[component]
fn NotForServiceUsers() -> impl IntoView {
    let id = path_param("provider_id");
    view! {
        <div class="page">
            <EmptyState
                icon=IconName::Lock
                title=m::frame::NO_ACCESS_TITLE
                is_page=true
                text=Text::from(m::frame::NO_ACCESS_TEXT)
            >
                <Link
                    to=Route::ProviderPermissions { provider_id: id.get_untracked() }
                    class="button"
                >
                    {t(m::frame::PERMISSIONS)}
                </Link>
            </EmptyState>
        </div>
    }
}

//! The providers this person works for. Whoever has one goes straight in; the list is for the others.

use leptos::prelude::*;
use portal_types::account::ProfileProvider;
use portal_types::provider::{ProviderUserStatusType, ProviderUserType};

use crate::{
    effect::effect,
    i18n::{Text, m, t},
    nav::{Link, Nav, Route},
    pages::{
        frame::{entries, title::use_title},
        provider::about::AboutProviders,
    },
    session::Session,
    ui::{Avatar, AvatarShape, AvatarSize, Badge, Tone},
};

/// `#/providers`.
#[component]
pub fn ProvidersPage() -> impl IntoView {
    use_title(m::frame::PROVIDERS_TITLE);
    let session = Session::use_context();
    let nav = Nav::use_context();
    let profile = Memo::new(move |_| session.profile());
    effect(move || {
        let only = profile.with(|profile| {
            let profile = profile.as_ref()?;
            entries::only_provider(profile).map(|provider| provider.id.clone())
        });
        if let (Some(id), Some(nav)) = (only, nav) {
            nav.replace(&Route::provider_clients(id));
        }
    });
    let all = move || {
        profile
            .with(|it| it.as_ref().map(|it| it.providers.clone()))
            .unwrap_or_default()
    };
    let knows_organizations = move || {
        profile.with(|it| {
            it.as_ref()
                .is_some_and(|it| entries::administered(it).count() > 0)
        })
    };
    view! {
        <div class="page page--narrow">
            <Show
                when=move || !all().is_empty()
                fallback=move || {
                    view! { <AboutProviders has_organizations=Signal::derive(knows_organizations) /> }
                }
            >
                <header class="page__head">
                    <h1 class="page__title">{t(m::frame::PROVIDERS_TITLE)}</h1>
                </header>
                <p class="page__lead">{t(m::frame::PROVIDERS_HINT)}</p>
                <ul class="provider-list">
                    {move || all().into_iter().map(|provider| view! { <ProviderLine provider /> }).collect_view()}
                </ul>
            </Show>
        </div>
    }
}

#[component]
fn ProviderLine(provider: ProfileProvider) -> impl IntoView {
    // A provider that waits to be set up has no name.
    let name = provider
        .name
        .clone()
        .unwrap_or_else(t(m::frame::PROVIDER_NOT_SET_UP));
    let is_confirmed = provider.status == ProviderUserStatusType::Confirmed;
    let role = match provider.user_type {
        ProviderUserType::ProviderAdmin => Some(m::common::PROVIDER_ADMIN),
        ProviderUserType::ServiceUser => Some(m::common::SERVICE_USER),
        ProviderUserType::Unknown(_) => None,
    };
    let (id, shown_name) = (provider.id.clone(), name.clone());
    let state = if !is_confirmed {
        Some((m::frame::PROVIDER_WAITING, Tone::Warning))
    } else if !provider.enabled {
        Some((m::frame::PROVIDER_SUSPENDED, Tone::Danger))
    } else {
        None
    };
    let content = view! {
        <Avatar
            name=Signal::stored(name)
            seed=Signal::stored(id)
            shape=AvatarShape::Square
            size=AvatarSize::Large
        />
        <span class="provider-list__text">
            <span class="provider-list__name">{shown_name}</span>
            {role.map(|role| view! { <span class="provider-list__role">{t(role)}</span> })}
        </span>
        {state.map(|(label, tone)| view! { <Badge tone label=Text::from(label) /> })}
    };
    view! {
        <li>
            {if is_confirmed {
                view! {
                    <Link to=Route::provider_clients(provider.id) class="provider-list__line">
                        {content}
                    </Link>
                }
                    .into_any()
            } else {
                view! { <div class="provider-list__line">{content}</div> }.into_any()
            }}
        </li>
    }
}

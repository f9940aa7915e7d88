//! For people without a provider: how one becomes one.

use leptos::prelude::*;

use crate::{
    i18n::{m, t},
    nav::{Link, Route, TrainingRoom},
    ui::{EmptyState, IconName},
};

/// In place of the list of providers when there is none.
#[component]
pub fn AboutProviders(
    /// Does this person administer organisations, which can be worked with as clients?
    has_organizations: Signal<bool>,
) -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Provider
            title=m::frame::NO_PROVIDERS_TITLE
            is_page=true
            text=m::frame::NO_PROVIDERS_TEXT
        >
            <Show when=move || has_organizations.get()>
                <Link to=Route::Organizations { query: Default::default() } class="button button--primary">
                    {t(m::frame::CLIENTS)}
                </Link>
            </Show>
        </EmptyState>
        <BecomeProvider />
    }
}

#[component]
fn BecomeProvider() -> impl IntoView {
    view! {
        <section class="card stack">
            <h2>{t(m::frame::BECOME_PROVIDER_TITLE)}</h2>
            <p>{t(m::frame::BECOME_PROVIDER_INTRO)}</p>
            <ol class="steps">
                <li>{t(m::frame::BECOME_PROVIDER_CONDITION_ENTERPRISE)}</li>
                <li>{t(m::frame::BECOME_PROVIDER_CONDITION_CLIENT)}</li>
            </ol>
            <p>{t(m::frame::BECOME_PROVIDER_NEXT)}</p>
            <Link to=Route::training(TrainingRoom::About)>{t(m::frame::ABOUT_PROVIDERS)}</Link>
        </section>
    }
}

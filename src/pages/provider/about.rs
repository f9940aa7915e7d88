//! For people without a provider: what to do, and where it says how one becomes one.

use leptos::prelude::*;

use crate::{
    config::Feature,
    i18n::{m, t},
    nav::{Link, Route, TrainingRoom},
    pages::brand::is_hidden,
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
            {(!is_hidden(Feature::Training))
                .then(|| {
                    view! {
                        <Link to=Route::training(TrainingRoom::About) class="button">
                            {t(m::frame::ABOUT_PROVIDERS)}
                        </Link>
                    }
                })}
        </EmptyState>
    }
}

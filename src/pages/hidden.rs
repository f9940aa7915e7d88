//! What the operator has left out says so at its address.

use leptos::prelude::*;

use super::{
    brand::is_hidden,
    frame::{entries::start_page, title::use_title},
};
use crate::{
    config::Feature,
    i18n::{m, m::config::hidden as words, t},
    nav::{Link, Route},
    session::Session,
    ui::{EmptyState, IconName},
};

/// Says so, and leads back to the start where there is another one.
#[component]
pub fn HiddenPage() -> impl IntoView {
    use_title(words::TITLE);
    let profile = untrack(|| Session::use_context().profile());
    let start = profile.map_or(Route::Home, |profile| start_page(&profile));
    let leads_back = start != Route::Vault || !is_hidden(Feature::Vault);
    view! {
        <div class="page">
            <EmptyState icon=IconName::Info title=words::TITLE is_page=true text=words::TEXT>
                {leads_back
                    .then(|| {
                        view! {
                            <Link to=Route::Home class="button button--primary">
                                {t(m::frame::GO_HOME)}
                            </Link>
                        }
                    })}
            </EmptyState>
        </div>
    }
}

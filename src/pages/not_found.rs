//! An address that leads nowhere.

use leptos::prelude::*;

use super::frame::title::use_title;
use crate::{
    i18n::{m, t},
    nav::{Link, Route},
    ui::{EmptyState, IconName},
};

/// Says so, and leads back to the start.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    use_title(m::frame::NOT_FOUND_TITLE);
    view! {
        <div class="page">
            <EmptyState
                icon=IconName::Search
                title=m::frame::NOT_FOUND_TITLE
                is_page=true
                text=m::frame::NOT_FOUND_TEXT
            >
                <Link to=Route::Home class="button button--primary">
                    {t(m::frame::GO_HOME)}
                </Link>
            </EmptyState>
        </div>
    }
}

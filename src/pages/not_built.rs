//! Pages that are planned and do not exist yet say so, instead of showing an empty one.

use leptos::prelude::*;

use super::frame::title::use_title;
use crate::{
    i18n::{Message, Text, m},
    ui::{EmptyState, IconName},
};

/// A page that does not exist yet.
#[component]
pub fn NotBuiltPage(
    /// Its name, as the navigation has it.
    page: Message,
) -> impl IntoView {
    use_title(page);
    view! {
        <div class="page">
            <header class="page__head">
                <h1 class="page__title">{crate::i18n::t(page)}</h1>
            </header>
            <EmptyState
                icon=IconName::Clock
                title=m::frame::NOT_BUILT_TITLE
                text=m::frame::not_built_text(Text::from(page))
            />
        </div>
    }
}

//! Nothing here: what that means, and what to do next.

use leptos::prelude::*;

use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, t};

/// Stands where a list would be. Every one says what to do next, in words or with a button.
#[component]
pub fn EmptyState(
    /// The drawing.
    #[prop(into)]
    icon: IconName,
    /// What there is none of.
    #[prop(into)]
    title: Text,
    /// Why, and what to do.
    #[prop(optional, into)]
    text: Option<Text>,
    /// Is this the whole page? Then its title is the page's.
    #[prop(optional)]
    is_page: bool,
    /// The button for it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__picture">
                <Icon name=icon size=IconSize::Large />
            </span>
            {if is_page {
                view! { <h1 class="empty__title">{t(title)}</h1> }.into_any()
            } else {
                view! { <h2 class="empty__title">{t(title)}</h2> }.into_any()
            }}
            {text.map(|text| view! { <p class="empty__text">{t(text)}</p> })}
            {children
                .map(|children| view! { <div class="empty__actions">{children()}</div> })}
        </div>
    }
}

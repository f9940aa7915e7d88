//! A short fact about the thing beside it.

use leptos::prelude::*;

use super::icon::{Icon, IconName, IconSize};
use super::tone::Tone;
use crate::i18n::{Text, t};

/// A badge. Not to be pressed: that is a [`Chip`](super::Chip).
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The word.
    #[prop(into)]
    label: Signal<Text>,
    /// Before the word.
    #[prop(optional, into)]
    icon: Option<IconName>,
) -> impl IntoView {
    view! {
        <span class=move || format!("badge badge--{}", tone.get().name())>
            {icon.map(|name| view! { <Icon name size=IconSize::Small /> })}
            <span class="truncate">{move || t(label.get())()}</span>
        </span>
    }
}

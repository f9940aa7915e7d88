//! A filter one can switch on and off.

use leptos::prelude::*;

use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, t};

/// A filter: on or off, with the number of what it would show.
#[component]
pub fn Chip(
    /// What is shown when it is on.
    #[prop(into)]
    label: Text,
    /// Is it on?
    #[prop(into)]
    pressed: Signal<bool>,
    /// How many there are.
    #[prop(optional, into)]
    count: Option<Signal<Text>>,
    /// Cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            disabled=disabled
            on:click=move |_| {
                on_change.try_run(!pressed.get_untracked());
            }
        >
            <Show when=move || pressed.get()>
                <Icon name=IconName::Check size=IconSize::Small />
            </Show>
            <span>{t(label)}</span>
            {count
                .map(|count| {
                    view! { <span class="chip__count">{move || t(count.get())()}</span> }
                })}
        </button>
    }
}

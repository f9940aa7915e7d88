//! On or off.

use leptos::prelude::*;

use super::dom::unique_id;
use crate::i18n::{Text, t};

/// A checkbox, or a switch for what takes effect at once.
///
/// The state belongs to whoever uses it: `checked` is shown, `on_change` says what the person wants.
/// With `bare` the label is only read out, for rows of a table.
#[component]
pub fn Checkbox(
    /// What is on or off.
    #[prop(into)]
    label: Signal<Text>,
    /// Is it on?
    #[prop(into)]
    checked: Signal<bool>,
    /// Some of what it stands for are on, some are off.
    #[prop(optional, into)]
    indeterminate: Signal<bool>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// How it looks.
    #[prop(optional)]
    look: CheckboxLook,
    /// What it means, below the label.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// The new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let bare = look == CheckboxLook::Bare;
    let switch = look == CheckboxLook::Switch;
    let name = move || t(label.get())();
    let hint_id = hint.is_some().then(|| unique_id("hint"));
    let described_by = hint_id.clone();
    view! {
        <label class="choice" class=("choice--bare", bare)>
            <input
                type="checkbox"
                role=switch.then_some("switch")
                class="choice__box"
                class=("choice__box--switch", switch)
                aria-label=move || bare.then(name)
                aria-describedby=described_by
                disabled=disabled
                prop:checked=checked
                prop:indeterminate=indeterminate
                on:change=move |event| {
                    on_change.try_run(event_target_checked(&event));
                }
            />
            {(!bare)
                .then(|| {
                    view! {
                        <span class="choice__text">
                            <span>{name}</span>
                            {hint
                                .map(|hint| {
                                    view! {
                                        <span class="choice__note" id=hint_id>
                                            {t(hint)}
                                        </span>
                                    }
                                })}
                        </span>
                    }
                })}
        </label>
    }
}

/// How a [`Checkbox`] looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckboxLook {
    /// A box with its label.
    #[default]
    Box,
    /// A box alone; the label is read out only.
    Bare,
    /// A switch with its label.
    Switch,
}

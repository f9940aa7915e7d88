//! A whole number to type or to step.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use super::button::IconButton;
use super::field::{Field, FieldIds, FieldOptions, focus_when_shown, invalid};
use super::icon::IconName;
use super::number::{parse_whole_number, step};
use crate::i18n::{Text, m};

/// A field for a whole number with buttons for one more and one less; the arrow keys do the same.
///
/// `value` is what was typed, whatever it is: read it with [`parse_whole_number`], which gives the
/// number or the reason why it is none. `range` only limits the steps.
#[component]
pub fn NumberField(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// The least and the most.
    #[prop(into)]
    range: Signal<RangeInclusive<i64>>,
    /// What is wrong with it, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// The rest.
    #[prop(optional)]
    options: FieldOptions,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let node = NodeRef::new();
    focus_when_shown(node, options);
    let described_by = ids.described_by(error, hint.is_some());
    let move_by = move |by: i64| {
        if disabled.get_untracked() || options.read_only {
            return;
        }
        let next = range.with_untracked(|range| step(&value.read_untracked(), by, range));
        value.set(next.to_string());
    };
    let number = move || parse_whole_number(&value.read(), i64::MIN + 1..=i64::MAX).ok();
    let at_end = move |end: i64| number() == Some(end);
    view! {
        <Field ids=ids.clone() label hint error options>
            <span class="input input--number">
                <input
                    id=ids.control.clone()
                    class="input__control"
                    type="text"
                    inputmode="numeric"
                    role="spinbutton"
                    autocomplete="off"
                    dir="ltr"
                    required=!options.optional
                    node_ref=node
                    autofocus=options.autofocus
                    readonly=options.read_only
                    disabled=disabled
                    aria-valuenow=move || number().map(|number| number.to_string())
                    aria-valuetext=move || value.get()
                    aria-valuemin=move || range.read().start().to_string()
                    aria-valuemax=move || range.read().end().to_string()
                    aria-invalid=invalid(error)
                    aria-describedby=described_by
                    prop:value=value
                    on:input=move |event| {
                        value.try_set(event_target_value(&event));
                    }
                    on:keydown=move |event| {
                        let by = match event.key().as_str() {
                            "ArrowUp" => 1,
                            "ArrowDown" => -1,
                            "PageUp" => 10,
                            "PageDown" => -10,
                            _ => return,
                        };
                        event.prevent_default();
                        move_by(by);
                    }
                />
                <span class="input__tail">
                    <IconButton
                        icon=IconName::Minus
                        attr:tabindex="-1"
                        label=Text::from(m::ui::DECREASE)
                        small=true
                        disabled=Signal::derive(move || {
                            disabled.get() || at_end(*range.read().start())
                        })
                        on_press=move || move_by(-1)
                    />
                    <IconButton
                        icon=IconName::Add
                        attr:tabindex="-1"
                        label=Text::from(m::ui::INCREASE)
                        small=true
                        disabled=Signal::derive(move || {
                            disabled.get() || at_end(*range.read().end())
                        })
                        on_press=move || move_by(1)
                    />
                </span>
            </span>
        </Field>
    }
}

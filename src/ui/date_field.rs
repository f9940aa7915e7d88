//! A day.

use leptos::prelude::*;

use super::field::{Field, FieldIds, FieldOptions, focus_when_shown, invalid};
use crate::i18n::Text;

/// A labelled day, typed or picked in the browser's own calendar. `value` is `2026-11-20`, or empty as long
/// as what was typed is no day.
#[component]
pub fn DateField(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// The day.
    value: RwSignal<String>,
    /// What is wrong with it, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// The last day that makes sense.
    #[prop(optional, into)]
    latest: Signal<Option<String>>,
    /// The rest.
    #[prop(optional)]
    options: FieldOptions,
) -> impl IntoView {
    let ids = FieldIds::new();
    let node = NodeRef::new();
    focus_when_shown(node, options);
    let described_by = ids.described_by(error, false);
    view! {
        <Field ids=ids.clone() label hint=None error options value>
            <span class="input">
                <input
                    id=ids.control.clone()
                    class="input__control"
                    type="date"
                    autocomplete=options.autocomplete.unwrap_or("off")
                    required=!options.optional
                    max=latest
                    node_ref=node
                    aria-invalid=invalid(error)
                    aria-describedby=described_by
                    prop:value=value
                    on:input=move |event| {
                        value.try_set(event_target_value(&event));
                    }
                />
            </span>
        </Field>
    }
}

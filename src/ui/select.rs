//! One of a list, in the browser's own drop-down.

use leptos::prelude::*;

use super::field::{Field, FieldIds, FieldOptions, focus_when_shown, invalid};
use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, t};

/// One entry of a [`Select`].
#[derive(Clone, Debug, PartialEq)]
pub struct SelectOption {
    /// What `value` becomes.
    pub value: String,
    /// What the person reads.
    pub label: Text,
}

impl SelectOption {
    /// An entry.
    pub fn new(value: impl Into<String>, label: impl Into<Text>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A labelled drop-down. For two to four short choices [`Segments`](super::Segments) are quicker,
/// for choices that need explaining [`RadioCards`](super::RadioCards) are clearer.
///
/// `value` has to be the value of one of the choices: a drop-down always shows one.
#[component]
pub fn Select(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// The value of the chosen entry.
    value: RwSignal<String>,
    /// The entries.
    #[prop(into)]
    choices: Signal<Vec<SelectOption>>,
    /// What is wrong with the choice, and what to do.
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
    view! {
        <Field ids=ids.clone() label hint error options>
            <span class="input input--select">
                <select
                    id=ids.control.clone()
                    class="input__control"
                    required=!options.optional
                    node_ref=node
                    autofocus=options.autofocus
                    disabled=disabled
                    aria-invalid=invalid(error)
                    aria-describedby=described_by
                    on:change=move |event| {
                        value.try_set(event_target_value(&event));
                    }
                >
                    {move || {
                        choices
                            .get()
                            .into_iter()
                            .map(|choice| {
                                let own = choice.value.clone();
                                view! {
                                    <option
                                        value=choice.value
                                        prop:selected=move || *value.read() == own
                                    >
                                        {t(choice.label)}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
                <Icon name=IconName::ChevronDown size=IconSize::Small />
            </span>
        </Field>
    }
}

//! One line of text.

use leptos::prelude::*;

use super::field::{Field, FieldIds, FieldOptions, focus_when_shown, invalid};
use crate::i18n::Text;

/// What is asked for: decides the keyboard of a phone, the spelling check and the reading direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Words.
    #[default]
    Text,
    /// An e-mail address. The browser does not judge it; the page does.
    Email,
    /// A code of digits from another device.
    Code,
    /// A web address.
    Url,
}

impl InputKind {
    fn html_type(self) -> &'static str {
        match self {
            // `type=email` would strip blanks from the value behind our back.
            Self::Text | Self::Email | Self::Code => "text",
            Self::Url => "url",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Text => None,
            Self::Email => Some("email"),
            Self::Code => Some("numeric"),
            Self::Url => Some("url"),
        }
    }

    fn is_technical(self) -> bool {
        self != Self::Text
    }
}

/// A labelled line to type in. `value` is what was typed, always; an error never changes it.
#[component]
pub fn TextField(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// Which sort of text.
    #[prop(optional)]
    kind: InputKind,
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
    let technical = kind.is_technical().then_some("off");
    view! {
        <Field ids=ids.clone() label hint error options value>
            <span class="input">
                <input
                    id=ids.control.clone()
                    class="input__control"
                    type=kind.html_type()
                    inputmode=kind.input_mode()
                    autocomplete=options.autocomplete.unwrap_or("off")
                    autocapitalize=technical
                    spellcheck=kind.is_technical().then_some("false")
                    dir=if kind.is_technical() { "ltr" } else { "auto" }
                    required=!options.optional
                    node_ref=node
                    autofocus=options.autofocus
                    readonly=options.read_only
                    disabled=disabled
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

/// Several lines of text.
#[component]
pub fn TextArea(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
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
    view! {
        <Field ids=ids.clone() label hint error options value>
            <span class="input">
                <textarea
                    id=ids.control.clone()
                    class="input__control"
                    dir="auto"
                    required=!options.optional
                    node_ref=node
                    autofocus=options.autofocus
                    readonly=options.read_only
                    disabled=disabled
                    aria-invalid=invalid(error)
                    aria-describedby=described_by
                    prop:value=value
                    on:input=move |event| {
                        value.try_set(event_target_value(&event));
                    }
                ></textarea>
            </span>
        </Field>
    }
}

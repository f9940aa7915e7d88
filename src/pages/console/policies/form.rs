//! Draws the fields of a policy, whichever they are.

use leptos::prelude::*;
use portal_types::policy::PolicyData;

use super::fields::{Choice, Field, FieldKind, Typed, is_asked, numbers_of, numbers_text};
use crate::i18n::{Message, Text, t};
use crate::ui::{
    Checkbox, FieldOptions, InputKind, NumberField, Select, SelectOption, TextArea, TextField,
};

/// A field with what was typed into it and what is wrong with that.
#[derive(Clone, Copy)]
pub(super) struct FieldState {
    field: &'static Field,
    value: RwSignal<String>,
    error: RwSignal<Option<Text>>,
}

/// All fields of a policy; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct FormState {
    fields: StoredValue<Vec<FieldState>>,
}

impl FormState {
    /// Empty; [`FormState::fill`] comes before it is shown.
    pub(super) fn new(fields: &'static [Field]) -> Self {
        let fields = fields.iter().map(|field| {
            let state = FieldState {
                field,
                value: RwSignal::default(),
                error: RwSignal::new(None),
            };
            // What is wrong is wrong until it is changed.
            Effect::new(move |_| {
                state.value.track();
                state.error.set(None);
            });
            state
        });
        Self {
            fields: StoredValue::new(fields.collect()),
        }
    }

    /// What the server has.
    pub(super) fn fill(self, data: &PolicyData) {
        self.fields.with_value(|fields| {
            for state in fields {
                state.value.set(state.field.typed(data));
            }
        });
    }

    /// What was typed; reactive.
    pub(super) fn typed(self) -> Typed {
        self.fields.with_value(|fields| {
            let typed = fields.iter();
            typed
                .map(|state| (state.field.name, state.value.get()))
                .collect()
        })
    }

    /// Says at each field what is wrong with it.
    pub(super) fn refuse(self, wrong: Vec<(&'static str, Text)>) {
        self.fields.with_value(|fields| {
            for (name, text) in wrong {
                if let Some(state) = fields.iter().find(|state| state.field.name == name) {
                    state.error.set(Some(text));
                }
            }
        });
    }
}

/// The fields; those that are not asked for now are left out.
#[component]
pub(super) fn Fields(form: FormState) -> impl IntoView {
    form.fields.with_value(|fields| {
        let fields = fields.iter().copied();
        fields
            .map(|state| {
                let is_shown = Memo::new(move |_| is_asked(state.field, &form.typed()));
                view! {
                    <Show when=move || is_shown.get()>
                        <OneField state />
                    </Show>
                }
            })
            .collect_view()
    })
}

#[component]
fn OneField(state: FieldState) -> impl IntoView {
    let FieldState {
        field,
        value,
        error,
    } = state;
    let label = field.label;
    match field.kind {
        FieldKind::Flag => {
            let checked = Signal::derive(move || *value.read() == "true");
            let on_change = move |on: bool| value.set(on.to_string());
            match field.hint {
                Some(hint) => view! {
                    <Checkbox label=Text::from(label) checked hint on_change />
                }
                .into_any(),
                None => view! { <Checkbox label=Text::from(label) checked on_change /> }.into_any(),
            }
        }
        FieldKind::Number {
            least,
            most,
            optional,
        } => view! {
            <NumberField
                label
                value
                error
                range=Signal::stored(least..=most)
                options=FieldOptions {
                    optional,
                    ..FieldOptions::default()
                }
            />
        }
        .into_any(),
        FieldKind::Line { most, optional } => line(state, most, optional, InputKind::Text),
        FieldKind::Address { most, .. } => line(state, most, false, InputKind::Url),
        FieldKind::Paragraph { most } => view! {
            <TextArea
                label
                value
                error
                options=FieldOptions {
                    max_chars: u32::try_from(most).ok(),
                    ..FieldOptions::default()
                }
            />
        }
        .into_any(),
        FieldKind::Choice(choices) => view! {
            <Select label value error choices=Signal::stored(options(choices)) />
        }
        .into_any(),
        FieldKind::Numbers(all) => several(state, all),
    }
}

fn line(state: FieldState, most: usize, optional: bool, kind: InputKind) -> AnyView {
    let FieldState {
        field,
        value,
        error,
    } = state;
    let label = field.label;
    let options = FieldOptions {
        max_chars: u32::try_from(most).ok(),
        optional,
        ..FieldOptions::default()
    };
    match field.hint {
        Some(hint) => view! { <TextField label value error kind hint options /> }.into_any(),
        None => view! { <TextField label value error kind options /> }.into_any(),
    }
}

fn options(choices: &[Choice]) -> Vec<SelectOption> {
    let choices = choices.iter();
    choices
        .map(|choice| SelectOption::new(choice.value.typed(), choice.label))
        .collect()
}

/// A box for each; which are ticked is one text.
fn several(state: FieldState, all: &'static [(i64, Message)]) -> AnyView {
    let FieldState {
        field,
        value,
        error,
    } = state;
    let boxes = all.iter().map(|&(number, label)| {
        let checked = Signal::derive(move || numbers_of(&value.read()).contains(&number));
        let on_change = move |on: bool| {
            let before = numbers_of(&value.read_untracked());
            let is_chosen = |it: i64| {
                if it == number {
                    on
                } else {
                    before.contains(&it)
                }
            };
            let chosen = all.iter().map(|(it, _)| *it).filter(|it| is_chosen(*it));
            value.set(numbers_text(chosen));
        };
        view! { <Checkbox label=Text::from(label) checked on_change /> }
    });
    view! {
        <fieldset class="policy-set" aria-invalid=move || error.read().is_some().then_some("true")>
            <legend class="field__label">{t(field.label)}</legend>
            {boxes.collect_view()}
            <div aria-live="polite">
                {move || {
                    error.get().map(|text| view! { <p class="field__error">{t(text)}</p> })
                }}
            </div>
        </fieldset>
    }
    .into_any()
}

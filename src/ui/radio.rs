//! One of a few: as cards where a choice needs explaining, as segments where a word is enough.

use leptos::prelude::*;

use super::dom::unique_id;
use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, t};

/// One card of [`RadioCards`].
#[derive(Clone, Debug, PartialEq)]
pub struct RadioCard {
    /// What `value` becomes.
    pub value: String,
    /// What it is.
    pub title: Text,
    /// What it means.
    pub note: Option<Text>,
    /// The figure that counts, for example the price.
    pub aside: Option<Text>,
    /// Cannot be chosen; the note says why.
    pub disabled: bool,
}

impl RadioCard {
    /// A card with a title only.
    pub fn new(value: impl Into<String>, title: impl Into<Text>) -> Self {
        Self {
            value: value.into(),
            title: title.into(),
            note: None,
            aside: None,
            disabled: false,
        }
    }

    /// With an explanation.
    #[must_use]
    pub fn note(self, note: impl Into<Text>) -> Self {
        Self {
            note: Some(note.into()),
            ..self
        }
    }

    /// With a figure.
    #[must_use]
    pub fn aside(self, aside: impl Into<Text>) -> Self {
        Self {
            aside: Some(aside.into()),
            ..self
        }
    }

    /// Shown, but not to be chosen.
    #[must_use]
    pub fn disabled(self, disabled: bool) -> Self {
        Self { disabled, ..self }
    }
}

/// Cards of which one is chosen. Native radio buttons: arrows move, the group is one stop.
#[component]
pub fn RadioCards(
    /// What is to be chosen.
    #[prop(into)]
    label: Text,
    /// The value of the chosen card.
    value: RwSignal<String>,
    /// The cards.
    #[prop(into)]
    cards: Signal<Vec<RadioCard>>,
    /// What is wrong with the choice, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let group = unique_id("cards");
    let error_id = format!("{group}-error");
    let described_by = {
        let error_id = error_id.clone();
        move || error.read().is_some().then(|| error_id.clone())
    };
    view! {
        <fieldset class="cards" aria-describedby=described_by disabled=disabled>
            <legend class="cards__legend">{t(label)}</legend>
            <div class="cards__list">
                {move || {
                    cards
                        .get()
                        .into_iter()
                        .map(|card| view! { <Card card group=group.clone() value /> })
                        .collect_view()
                }}
            </div>
            <div id=error_id aria-live="polite">
                {move || {
                    error
                        .get()
                        .map(|text| {
                            view! {
                                <p class="field__error">
                                    <Icon name=IconName::Danger size=IconSize::Small />
                                    <span>{t(text)}</span>
                                </p>
                            }
                        })
                }}
            </div>
        </fieldset>
    }
}

/// One of the cards.
#[component]
fn Card(
    /// What it shows.
    card: RadioCard,
    /// The name of the group.
    group: String,
    /// The choice.
    value: RwSignal<String>,
) -> impl IntoView {
    let own = card.value.clone();
    let chosen = card.value.clone();
    view! {
        <label class="card-choice">
            <input
                type="radio"
                class="choice__box"
                name=group
                value=card.value
                disabled=card.disabled
                prop:checked=move || *value.read() == own
                on:change=move |_| {
                    value.try_set(chosen.clone());
                }
            />
            <span class="choice__text">
                <span class="card-choice__title">{t(card.title)}</span>
                {card.note.map(|note| view! { <span class="choice__note">{t(note)}</span> })}
                {card
                    .aside
                    .map(|aside| view! { <span class="card-choice__aside">{t(aside)}</span> })}
            </span>
        </label>
    }
}

/// One of [`Segments`].
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What `value` becomes.
    pub value: String,
    /// The word.
    pub label: Text,
    /// Before the word.
    pub icon: Option<IconName>,
}

impl Segment {
    /// A segment with a word.
    pub fn new(value: impl Into<String>, label: impl Into<Text>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            icon: None,
        }
    }

    /// With an icon before the word.
    #[must_use]
    pub fn icon(self, icon: IconName) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }
}

/// Two to four short choices in one line; what is chosen takes effect at once.
#[component]
pub fn Segments(
    /// What is to be chosen; read out only.
    #[prop(into)]
    label: Text,
    /// The value of the chosen segment.
    #[prop(into)]
    value: Signal<String>,
    /// The segments.
    segments: Vec<Segment>,
    /// The new choice.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let group = unique_id("segments");
    view! {
        <div class="segments" role="radiogroup" aria-label=t(label)>
            {segments
                .into_iter()
                .map(|segment| {
                    let own = segment.value.clone();
                    let chosen = segment.value.clone();
                    view! {
                        <label class="segment">
                            <input
                                type="radio"
                                name=group.clone()
                                value=segment.value
                                prop:checked=move || *value.read() == own
                                on:change=move |_| {
                                    on_change.try_run(chosen.clone());
                                }
                            />
                            {segment
                                .icon
                                .map(|name| view! { <Icon name size=IconSize::Small /> })}
                            <span>{t(segment.label)}</span>
                        </label>
                    }
                })
                .collect_view()}
        </div>
    }
}

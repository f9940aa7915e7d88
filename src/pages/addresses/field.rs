//! Asks for many addresses at once, and says what is wrong with which.

use std::collections::HashMap;

use leptos::prelude::*;

use super::read::{AddressProblem, MOST_ADDRESS_CHARS, Typed, read_addresses};
use crate::i18n::{Text, m, t};
use crate::ui::{Checkbox, FieldOptions, TextArea};

/// So many remarks on addresses are shown.
const MOST_REMARKS: usize = 10;

/// What was typed, by what can be done with it.
#[derive(Clone, Default, PartialEq)]
struct Sorted {
    /// Can be invited.
    good: Vec<String>,
    /// Cannot be used, and why.
    bad: Vec<(String, AddressProblem)>,
    /// Can be used if it is what it seems: the letter that may be another.
    odd: Vec<(String, char)>,
    /// Here already, and how far they are.
    known: Vec<(String, Text)>,
}

fn sort(typed: Vec<Typed>, known: &HashMap<String, Text>) -> Sorted {
    let mut sorted = Sorted::default();
    for typed in typed {
        let address = typed.address;
        match (typed.problem, known.get(&address.to_lowercase())) {
            (Some(problem), _) => sorted.bad.push((address, problem)),
            (None, Some(status)) => sorted.known.push((address, status.clone())),
            (None, None) => {
                if let Some(letter) = typed.look_alike {
                    sorted.odd.push((address.clone(), letter));
                }
                sorted.good.push(address);
            }
        }
    }
    sorted
}

/// The addresses of one form; cheap to copy.
#[derive(Clone, Copy)]
pub struct Addresses {
    typed: RwSignal<String>,
    sorted: Memo<Sorted>,
    /// Whether the person said that the odd ones are meant.
    odd_is_meant: RwSignal<bool>,
    /// Mistakes are told after the first try to send: whoever is still typing makes none.
    is_checked: RwSignal<bool>,
}

impl Addresses {
    /// None yet. `known` says of addresses in small letters that they are here already, and in which state;
    /// it may be reactive.
    pub fn new(known: impl Fn() -> HashMap<String, Text> + Send + Sync + 'static) -> Self {
        let typed = RwSignal::new(String::new());
        Self {
            typed,
            sorted: Memo::new(move |_| sort(read_addresses(&typed.read()), &known())),
            odd_is_meant: RwSignal::new(false),
            is_checked: RwSignal::new(false),
        }
    }

    /// Begins anew.
    pub fn clear(self) {
        self.typed.set(String::new());
        self.odd_is_meant.set(false);
        self.is_checked.set(false);
    }

    /// How many can be sent; reactive.
    pub fn count(self) -> usize {
        self.sorted.read().good.len()
    }

    /// What can be sent, unless something has to be put right first: that is told from now on.
    pub fn checked(self) -> Option<Vec<String>> {
        self.is_checked.set(true);
        untrack(|| self.error().is_none().then(|| self.sorted.get().good))
    }

    fn error(self) -> Option<Text> {
        if !self.is_checked.get() {
            return None;
        }
        let sorted = self.sorted.read();
        match (sorted.bad.len(), sorted.good.len()) {
            (0, 0) if sorted.known.is_empty() => Some(m::jobs::addresses::MISSING.into()),
            (0, 0) => Some(m::jobs::addresses::NOBODY_NEW.into()),
            (0, _) if !sorted.odd.is_empty() && !self.odd_is_meant.get() => {
                Some(m::jobs::addresses::look_alikes_unchecked(sorted.odd.len()))
            }
            (0, _) => None,
            (bad, _) => Some(m::jobs::addresses::unusable(bad)),
        }
    }

    /// What is to be said about single addresses: those that are here already and those that may be others
    /// at once, mistakes after the first try to send.
    fn remarks(self) -> Vec<(String, Text)> {
        let sorted = self.sorted.read();
        let mut remarks: Vec<(String, Text)> = Vec::new();
        if self.is_checked.get() {
            let bad = sorted.bad.iter();
            remarks.extend(
                bad.map(|(address, problem)| (address.clone(), address_problem_text(*problem))),
            );
        }
        remarks.extend(sorted.odd.iter().map(|(address, letter)| {
            let text = m::jobs::addresses::look_alike(letter.to_string());
            (address.clone(), text)
        }));
        remarks.extend(sorted.known.iter().map(|(address, status)| {
            let text = m::jobs::addresses::known_already(status.clone());
            (address.clone(), text)
        }));
        remarks
    }
}

/// The field, with its remarks below.
#[component]
pub fn AddressesField(
    /// What is typed into it.
    addresses: Addresses,
) -> impl IntoView {
    let has_odd = Memo::new(move |_| !addresses.sorted.read().odd.is_empty());
    view! {
        <TextArea
            label=m::jobs::addresses::LABEL
            value=addresses.typed
            error=Signal::derive(move || addresses.error())
            hint=m::jobs::addresses::HINT
            options=FieldOptions { autofocus: true, ..FieldOptions::default() }
        />
        <Remarks addresses />
        <Show when=move || has_odd.get()>
            <Checkbox
                label=Text::from(m::jobs::addresses::LOOK_ALIKES_MEANT)
                checked=addresses.odd_is_meant
                on_change=move |is_meant| addresses.odd_is_meant.set(is_meant)
            />
        </Show>
    }
}

#[component]
fn Remarks(addresses: Addresses) -> impl IntoView {
    move || {
        let remarks = addresses.remarks();
        if remarks.is_empty() {
            return None;
        }
        let more = remarks.len().saturating_sub(MOST_REMARKS);
        let lines = remarks
            .into_iter()
            .take(MOST_REMARKS)
            .map(|(address, remark)| {
                view! {
                    <li>
                        <bdi class="remarks__address">{address}</bdi>
                        " "
                        <span>{t(remark)}</span>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <ul class="remarks" aria-label=t(m::jobs::addresses::REMARKS)>
                {lines}
                {(more > 0).then(|| view! { <li>{t(m::jobs::dialog::and_more(more))}</li> })}
            </ul>
        })
    }
}

/// What is wrong with an address, as the rest of a sentence that begins with it.
pub fn address_problem_text(problem: AddressProblem) -> Text {
    match problem {
        AddressProblem::NoAt => m::jobs::addresses::NO_AT.into(),
        AddressProblem::SeveralAts => m::jobs::addresses::SEVERAL_ATS.into(),
        AddressProblem::NoName => m::jobs::addresses::NO_NAME.into(),
        AddressProblem::NoDomain => m::jobs::addresses::NO_DOMAIN.into(),
        AddressProblem::Character(character)
            if character.is_alphanumeric() || character.is_ascii_punctuation() =>
        {
            m::jobs::addresses::character(character.to_string())
        }
        AddressProblem::Character(_) => m::jobs::addresses::HIDDEN_CHARACTER.into(),
        AddressProblem::TooLong => m::jobs::addresses::too_long(MOST_ADDRESS_CHARS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_here_already_is_told_before_anything_is_sent() {
        let confirmed = || Text::plain("Confirmed");
        let known = HashMap::from([
            ("ada@x.example".to_owned(), confirmed()),
            ("new@x.example".to_owned(), Text::plain("Invited")),
        ]);
        let typed = read_addresses(
            "ADA@x.example, tom@x.example, tom@, new@x.example, Tom@X.example, \u{430}nna@x.example",
        );
        let sorted = sort(typed, &known);
        assert_eq!(sorted.good, ["tom@x.example", "\u{430}nna@x.example"]);
        assert_eq!(sorted.bad, [("tom@".to_owned(), AddressProblem::NoDomain)]);
        assert_eq!(sorted.odd, [("\u{430}nna@x.example".to_owned(), '\u{430}')]);
        assert_eq!(
            sorted.known,
            [
                ("ADA@x.example".to_owned(), confirmed()),
                ("new@x.example".to_owned(), Text::plain("Invited")),
            ]
        );
    }

    #[test]
    fn an_odd_address_waits_until_it_is_said_to_be_meant() {
        let owner = Owner::new();
        owner.set();
        let addresses = Addresses::new(HashMap::new);
        addresses.typed.set("\u{430}nna@x.example".into());
        assert_eq!(addresses.checked(), None);
        assert_eq!(addresses.remarks().len(), 1);
        addresses.odd_is_meant.set(true);
        assert_eq!(
            addresses.checked(),
            Some(vec!["\u{430}nna@x.example".to_owned()])
        );
        addresses.clear();
        assert_eq!(addresses.count(), 0);
    }
}

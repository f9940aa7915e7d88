//! Chooses who (or what) has which right, and who belongs to something: one line for each, a search above.
//!
//! Who is chosen when the dialog opens stands first; nothing jumps while one chooses. What is chosen and not
//! on offer (or no longer known) stays chosen: taking it away is not this person's decision.

use std::collections::HashSet;

use leptos::ev;
use leptos::prelude::*;
use portal_types::access::AccessSelection;

use super::rights::Right;
use crate::i18n::{Text, m::console::access as words, t};
use crate::ui::table::models::filter::{Search, SearchText};
use crate::ui::{Checkbox, CheckboxLook, Icon, IconName, IconSize, SearchField, unique_id};

/// With more lines than this there is a search field.
const SEARCHED_FROM: usize = 8;

/// More lines than this are not drawn; the search finds the rest.
const MOST_LINES: usize = 100;

/// Somebody or something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What the server calls it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What tells it from others of that name: an address.
    pub note: String,
}

/// A person: called by name, else by address.
#[must_use]
pub fn candidate(id: &str, name: Option<&str>, email: &str) -> Candidate {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    Candidate {
        id: id.to_owned(),
        name: name.unwrap_or(email).to_owned(),
        note: name.map(|_| email).unwrap_or_default().to_owned(),
    }
}

/// A drop-down with the five rights and *No access* for each candidate.
#[component]
pub fn RightsPicker(
    /// Who they are.
    #[prop(into)]
    label: Text,
    /// What the search field says.
    #[prop(into)]
    search_label: Text,
    /// What to say when there is nobody.
    #[prop(into)]
    nobody: Text,
    /// Everybody, by name.
    #[prop(into)]
    candidates: Signal<Vec<Candidate>>,
    /// The rights given.
    value: RwSignal<Vec<AccessSelection>>,
) -> impl IntoView {
    let first = value.with_untracked(|rights| {
        let ids = rights.iter().map(|right| right.id.clone());
        ids.collect::<HashSet<_>>()
    });
    let line = move |candidate: Candidate| view! { <RightLine candidate value /> }.into_any();
    let count = Signal::derive(move || value.read().len());
    view! { <Lines label search_label nobody candidates first count line /> }
}

/// A box for each candidate.
#[component]
pub fn BoxPicker(
    /// Who they are.
    #[prop(into)]
    label: Text,
    /// What the search field says.
    #[prop(into)]
    search_label: Text,
    /// What to say when there is nobody.
    #[prop(into)]
    nobody: Text,
    /// Everybody, by name.
    #[prop(into)]
    candidates: Signal<Vec<Candidate>>,
    /// Ids of who belongs to it.
    value: RwSignal<Vec<String>>,
) -> impl IntoView {
    let first = value.with_untracked(|ids| ids.iter().cloned().collect::<HashSet<_>>());
    let line = move |candidate: Candidate| view! { <BoxLine candidate value /> }.into_any();
    let count = Signal::derive(move || value.read().len());
    view! { <Lines label search_label nobody candidates first count line /> }
}

#[component]
fn Lines<F>(
    label: Text,
    search_label: Text,
    nobody: Text,
    candidates: Signal<Vec<Candidate>>,
    /// Ids of those who stand first.
    first: HashSet<String>,
    /// How many are chosen.
    count: Signal<usize>,
    line: F,
) -> impl IntoView
where
    F: Fn(Candidate) -> AnyView + Send + Sync + 'static,
{
    let search = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| candidates.read().len() > SEARCHED_FROM);
    let shown = Memo::new(move |_| shown(&candidates.read(), &first, &search.read()));
    let lines = move || {
        let shown = shown.read();
        if shown.lines.is_empty() {
            let text = if candidates.read().is_empty() {
                nobody.clone()
            } else {
                words::NOTHING_FOUND.into()
            };
            return view! { <p class="muted">{t(text)}</p> }.into_any();
        }
        let more = (shown.hidden > 0)
            .then(|| view! { <p class="muted">{t(words::more(shown.hidden))}</p> });
        let lines = shown.lines.iter().cloned().map(&line).collect_view();
        view! {
            <ul class="rights__list" role="list">
                {lines}
            </ul>
            {more}
        }
        .into_any()
    };
    view! {
        <fieldset class="rights">
            <legend class="rights__legend">
                {t(label)} " " <span class="rights__count">{move || count.get()}</span>
            </legend>
            <Show when=move || is_long.get()>
                <div on:keydown=keep_from_saving>
                    <SearchField label=search_label.clone() value=search />
                </div>
            </Show>
            {lines}
        </fieldset>
    }
}

/// Enter in the search looks for something; it does not save the form around it.
fn keep_from_saving(event: ev::KeyboardEvent) {
    if event.key() == "Enter" {
        event.prevent_default();
    }
}

#[component]
fn RightLine(candidate: Candidate, value: RwSignal<Vec<AccessSelection>>) -> impl IntoView {
    let id = StoredValue::new(candidate.id.clone());
    let right = Memo::new(move |_| {
        let rights = value.read();
        let own = rights
            .iter()
            .find(|right| id.with_value(|id| right.id == *id));
        own.map(Right::of)
    });
    let choose = move |key: String| {
        value.update(|rights| {
            let id = id.get_value();
            let at = rights.iter().position(|right| right.id == id);
            match (Right::of_key(&key), at) {
                (Some(right), Some(at)) => rights[at] = right.to(id),
                (Some(right), None) => rights.push(right.to(id)),
                (None, Some(at)) => drop(rights.remove(at)),
                (None, None) => {}
            }
        });
    };
    let label = unique_id("right");
    let option = move |key: &'static str, word: Text| {
        let is_chosen = move || right.get().map_or("", Right::key) == key;
        view! {
            <option value=key prop:selected=is_chosen>
                {t(word)}
            </option>
        }
    };
    view! {
        <li class="rights__line" class=("rights__line--given", move || right.get().is_some())>
            <span class="rights__who" id=label.clone()>
                <span class="rights__name name">{candidate.name}</span>
                <span class="rights__note">{candidate.note}</span>
            </span>
            <span class="input input--select rights__right">
                <select
                    class="input__control"
                    aria-labelledby=label
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {option("", words::RIGHT_NONE.into())}
                    {Right::ALL
                        .map(|right| option(right.key(), right.word().into()))
                        .collect_view()}
                </select>
                <Icon name=IconName::ChevronDown size=IconSize::Small />
            </span>
        </li>
    }
}

#[component]
fn BoxLine(candidate: Candidate, value: RwSignal<Vec<String>>) -> impl IntoView {
    let id = StoredValue::new(candidate.id.clone());
    let is_in = Memo::new(move |_| id.with_value(|id| value.read().contains(id)));
    let label = match candidate.note.is_empty() {
        true => candidate.name.clone(),
        false => format!("{} ({})", candidate.name, candidate.note),
    };
    let choose = move |is_on: bool| {
        value.update(|ids| {
            let id = id.get_value();
            ids.retain(|it| *it != id);
            if is_on {
                ids.push(id);
            }
        });
    };
    view! {
        <li class="rights__line rights__line--box" class=("rights__line--given", is_in)>
            <Checkbox
                label=Text::plain(label)
                checked=is_in
                look=CheckboxLook::Box
                on_change=choose
            />
        </li>
    }
}

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    lines: Vec<Candidate>,
    /// How many more match.
    hidden: usize,
}

/// Those that match, who stands first before the others.
fn shown(candidates: &[Candidate], first: &HashSet<String>, search: &str) -> Shown {
    let texts: Vec<String> = candidates
        .iter()
        .map(|it| format!("{} {}", it.name, it.note))
        .collect();
    let text = SearchText::of(texts.iter().map(String::as_str));
    let hits = Search::default().run(&text, search).clone();
    let matching = || {
        (0..)
            .zip(candidates)
            .filter(|(row, _)| hits.contains(*row))
            .map(|(_, candidate)| candidate)
    };
    let chosen = matching().filter(|it| first.contains(&it.id));
    let others = matching().filter(|it| !first.contains(&it.id));
    let mut lines: Vec<Candidate> = chosen.chain(others).cloned().collect();
    let hidden = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    Shown { lines, hidden }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Candidate {
        let id = name.to_lowercase();
        candidate(&id, Some(name), &format!("{id}@x.example"))
    }

    fn names(shown: &Shown) -> Vec<&str> {
        shown.lines.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn people_without_a_name_are_called_by_address() {
        assert_eq!(candidate("1", Some(" Ada "), "a@x").name, "Ada");
        assert_eq!(candidate("1", Some("  "), "a@x").name, "a@x");
        assert_eq!(candidate("1", None, "a@x").note, "");
    }

    #[test]
    fn who_is_chosen_stands_first_and_the_search_looks_at_both_lines() {
        let all = ["Ada", "Bo", "Zoë"].map(person);
        let first = HashSet::from(["zoë".to_owned()]);
        assert_eq!(names(&shown(&all, &first, "")), ["Zoë", "Ada", "Bo"]);
        assert_eq!(names(&shown(&all, &first, "zoe")), ["Zoë"]);
        assert_eq!(names(&shown(&all, &first, "bo@x")), ["Bo"]);
        assert_eq!(shown(&all, &first, "nobody"), Shown::default());
    }

    #[test]
    fn long_lists_are_cut_and_say_so() {
        let all: Vec<_> = (0..MOST_LINES + 5)
            .map(|number| person(&format!("Member{number}")))
            .collect();
        let last = HashSet::from([format!("member{}", MOST_LINES + 4)]);
        let shown = shown(&all, &last, "");
        assert_eq!((shown.lines.len(), shown.hidden), (MOST_LINES, 5));
        assert_eq!(shown.lines[0].id, format!("member{}", MOST_LINES + 4));
    }
}

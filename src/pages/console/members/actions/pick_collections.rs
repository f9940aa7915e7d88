//! Chooses what a member reaches by themselves: one of the five rights to each collection, or none.

use leptos::{prelude::*, task::spawn_local};
use portal_crypto::{EncString, SymmetricKey};
use portal_types::access::AccessSelection;
use portal_types::collection::{CollectionType, OrganizationCollection};

use crate::cache::Load;
use crate::i18n::{Message, Text, m::console::members as words, t};
use crate::pages::console::members::view::MembersView;
use crate::pages::data::Data;
use crate::pages::problem::Problem;
use crate::ui::{Loading, SearchField, Select, SelectOption};

/// The area of the cache that holds the collections' (encrypted) names.
const COLLECTIONS: &str = "organization-collection-names";

/// With more collections than this there is a search field.
const SEARCHED_FROM: usize = 8;

/// The rights, from none to all, as the values of a drop-down.
pub(super) const RIGHTS: [(&str, Message); 6] = [
    ("", words::RIGHT_NONE),
    ("view", words::RIGHT_VIEW),
    ("view-hidden", words::RIGHT_VIEW_HIDDEN),
    ("edit", words::RIGHT_EDIT),
    ("edit-hidden", words::RIGHT_EDIT_HIDDEN),
    ("manage", words::RIGHT_MANAGE),
];

/// A right as the value of a drop-down.
pub(super) fn right_word(right: &AccessSelection) -> &'static str {
    match (right.manage, right.read_only, right.hide_passwords) {
        (true, ..) => "manage",
        (_, true, false) => "view",
        (_, true, true) => "view-hidden",
        (_, false, true) => "edit-hidden",
        (_, false, false) => "edit",
    }
}

/// The right of a value of a drop-down; none for the one that says so.
pub(super) fn right_of(id: &str, word: &str) -> Option<AccessSelection> {
    RIGHTS
        .iter()
        .find(|(it, _)| *it == word && !it.is_empty())?;
    Some(AccessSelection {
        id: id.to_owned(),
        read_only: word.starts_with("view"),
        hide_passwords: word.ends_with("hidden"),
        manage: word == "manage",
    })
}

/// The collections of a client with names that can be read; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Collections {
    asked: Data<Vec<OrganizationCollection>>,
    /// Id and name, by name; none until they are here.
    named: RwSignal<Option<Vec<(String, String)>>>,
}

impl Collections {
    /// Fetches and opens them. This call leaves no trace in the client's log.
    pub(super) fn ask(view: MembersView) -> Self {
        let asked = view.client.ask(
            COLLECTIONS,
            |api, id| async move { api.collections(&id).await },
        );
        let named = RwSignal::new(None);
        Effect::new(move |_| {
            let Some(collections) = asked.value() else {
                return;
            };
            let key = view.client.key();
            spawn_local(async move {
                let key = key.await.ok();
                let mut all: Vec<(String, String)> = collections
                    .iter()
                    .filter(|it| it.collection_type != CollectionType::MyItems)
                    .map(|it| (it.id.clone(), name_of(view, key.as_ref(), it)))
                    .collect();
                all.sort_by(|(_, a), (_, b)| view.i18n.compare(a, b));
                named.try_set(Some(all));
            });
        });
        Self { asked, named }
    }

    /// Id and name, by name; none until they are here. Reactive.
    pub(super) fn named(self) -> Option<Vec<(String, String)>> {
        self.named.get()
    }
}

/// One that cannot be opened says so instead of breaking the list.
fn name_of(
    view: MembersView,
    key: Option<&SymmetricKey>,
    collection: &OrganizationCollection,
) -> String {
    let open = || {
        let name: EncString = collection.name.parse().ok()?;
        key?.decrypt_text(&name)
            .ok()
            .map(|name| name.as_str().to_owned())
    };
    open().unwrap_or_else(|| view.i18n.say(words::COLLECTION_UNREADABLE))
}

/// A drop-down for each collection. Rights to collections that whoever looks does not see stay as they are.
#[component]
pub(super) fn PickCollections(
    view: MembersView,
    /// The rights given.
    value: RwSignal<Vec<AccessSelection>>,
) -> impl IntoView {
    let collections = Collections::ask(view);
    let search = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| {
        collections
            .named
            .with(|named| named.as_ref().is_some_and(|it| it.len() > SEARCHED_FROM))
    });
    let rows = move || {
        if let Load::Failed(error, None) = collections.asked.get() {
            let retry = move || collections.asked.reload();
            return view! { <Problem error on_retry=retry /> }.into_any();
        }
        let Some(mut named) = collections.named() else {
            return view! { <Loading /> }.into_any();
        };
        let is_none = named.is_empty();
        let wanted = search.read().trim().to_lowercase();
        named.retain(|(_, name)| name.to_lowercase().contains(&wanted));
        if named.is_empty() {
            let text = match is_none {
                true => words::NO_COLLECTIONS,
                false => words::NO_COLLECTION_FOUND,
            };
            return view! { <p class="muted">{t(text)}</p> }.into_any();
        }
        named
            .into_iter()
            .map(|(id, name)| view! { <RightTo id name value /> })
            .collect_view()
            .into_any()
    };
    view! {
        <fieldset class="pick-collections">
            <legend class="cards__legend">{t(words::COLLECTIONS)}</legend>
            <Show when=move || is_long.get()>
                <SearchField label=words::SEARCH_COLLECTIONS value=search />
            </Show>
            <div class="pick-collections__list">{rows}</div>
        </fieldset>
    }
}

#[component]
fn RightTo(id: String, name: String, value: RwSignal<Vec<AccessSelection>>) -> impl IntoView {
    let now = value.with_untracked(|rights| {
        let right = rights.iter().find(|right| right.id == id);
        right.map_or("", right_word).to_owned()
    });
    let chosen = RwSignal::new(now);
    Effect::new(move |before: Option<String>| {
        let word = chosen.get();
        if before.is_some_and(|before| before != word) {
            value.update(|rights| {
                rights.retain(|right| right.id != id);
                rights.extend(right_of(&id, &word));
            });
        }
        word
    });
    let choices = RIGHTS
        .iter()
        .map(|(word, name)| SelectOption::new(*word, *name))
        .collect::<Vec<_>>();
    view! { <Select label=Text::plain(name) value=chosen choices=Signal::stored(choices) /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_a_word_and_back() {
        for (word, _) in &RIGHTS[1..] {
            let right = right_of("c", word).expect("a right");
            assert_eq!(right_word(&right), *word);
            assert!(!(right.manage && (right.read_only || right.hide_passwords)));
        }
        assert_eq!(right_of("c", ""), None);
        assert_eq!(right_of("c", "own"), None);
    }
}

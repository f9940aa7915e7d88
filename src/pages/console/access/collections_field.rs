//! Which collections somebody (or a group) reaches: the picker, and what it waits for.

use leptos::prelude::*;
use portal_types::access::AccessSelection;

use super::collections::Collections;
use super::picker::{Candidate, RightsPicker};
use crate::i18n::{I18n, m::console::access as words};
use crate::pages::problem::Problem;
use crate::ui::Loading;

/// One of the five rights to each collection, or none. A member's own collection is not given to others.
#[component]
pub fn CollectionsField(
    /// The collections by name.
    collections: Collections,
    /// The rights given.
    value: RwSignal<Vec<AccessSelection>>,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let candidates = Signal::derive(move || {
        let collections = collections.get().unwrap_or_default();
        let mut all: Vec<Candidate> = collections
            .iter()
            .filter(|it| !it.is_my_items())
            .map(|it| Candidate {
                id: it.collection.id.clone(),
                name: it
                    .name
                    .clone()
                    .unwrap_or_else(|| i18n.say(words::UNREADABLE_NAME)),
                note: String::new(),
            })
            .collect();
        all.sort_by(|a, b| i18n.compare(&a.name, &b.name));
        all
    });
    let is_here = Memo::new(move |_| collections.get().is_some());
    move || {
        if let Some(error) = collections.failure() {
            let retry = move || collections.reload();
            return view! { <Problem error title=words::COLLECTIONS_FAILED on_retry=retry /> }
                .into_any();
        }
        if !is_here.get() {
            return view! { <Loading /> }.into_any();
        }
        view! {
            <RightsPicker
                label=words::COLLECTIONS
                search_label=words::SEARCH_COLLECTIONS
                nobody=words::NO_COLLECTIONS
                candidates
                value
            />
        }
        .into_any()
    }
}

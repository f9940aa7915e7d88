//! A few names in a cell.

use leptos::prelude::*;

use crate::i18n::{m::console::access as words, t};

/// So many names stand in a cell; the rest is a number.
const MOST_NAMES: usize = 3;

/// The first names as badges; how many more there are, names that cannot be read among them.
pub fn names_and_more(names: Vec<String>, all: usize) -> impl IntoView {
    let shown = names.len().min(MOST_NAMES);
    let more = all.saturating_sub(shown);
    let badges = names
        .into_iter()
        .take(MOST_NAMES)
        .map(|name| {
            view! {
                <span class="badge badge--neutral">
                    <span class="truncate name">{name}</span>
                </span>
            }
        })
        .collect_view();
    let more =
        (more > 0).then(|| view! { <span class="names__more">{t(words::and_more(more))}</span> });
    view! { <span class="names">{badges} {more}</span> }
}

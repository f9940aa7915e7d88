//! Chooses groups of the client.

use leptos::prelude::*;

use crate::i18n::{Text, m::console::members as words, t};
use crate::pages::console::members::view::MembersView;
use crate::ui::{Checkbox, SearchField};

/// With more groups than this there is a search field.
const SEARCHED_FROM: usize = 8;

/// A box for each group, by name. Groups that are chosen but not (or no longer) known stay chosen: taking
/// them away is not this person's decision.
#[component]
pub(super) fn PickGroups(
    view: MembersView,
    /// Ids of the chosen groups.
    value: RwSignal<Vec<String>>,
    /// What they are chosen for.
    #[prop(optional, into)]
    label: Option<Text>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| words::COLUMN_GROUPS.into());
    let search = RwSignal::new(String::new());
    let sorted = Memo::new(move |_| {
        let mut groups: Vec<(String, String)> = view
            .names
            .groups()
            .iter()
            .map(|group| (group.id.clone(), group.name.clone()))
            .collect();
        groups.sort_by(|(_, a), (_, b)| view.i18n.compare(a, b));
        groups
    });
    let shown = Memo::new(move |_| {
        let wanted = search.read().trim().to_lowercase();
        let mut groups = sorted.get();
        groups.retain(|(_, name)| name.to_lowercase().contains(&wanted));
        groups
    });
    let is_long = Memo::new(move |_| sorted.read().len() > SEARCHED_FROM);
    let boxes = move || {
        let shown = shown.get();
        if shown.is_empty() {
            let text = match sorted.read().is_empty() {
                true => words::NO_GROUPS,
                false => words::NO_GROUP_FOUND,
            };
            return view! { <p class="muted">{t(text)}</p> }.into_any();
        }
        shown
            .into_iter()
            .map(|(id, name)| {
                let own = id.clone();
                view! {
                    <Checkbox
                        label=Text::plain(name)
                        checked=Signal::derive(move || value.read().contains(&own))
                        on_change=move |is_on| {
                            let id = id.clone();
                            value
                                .update(|ids| {
                                    ids.retain(|it| *it != id);
                                    if is_on {
                                        ids.push(id);
                                    }
                                });
                        }
                    />
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <fieldset class="pick-groups">
            <legend class="cards__legend">{t(label)}</legend>
            <Show when=move || is_long.get()>
                <SearchField label=words::SEARCH_GROUPS value=search />
            </Show>
            <div class="pick-groups__list">{boxes}</div>
        </fieldset>
    }
}

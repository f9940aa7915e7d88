//! Which groups a member is in: the picker, and what it waits for.

use leptos::prelude::*;

use crate::i18n::{Text, m::console::access as words};
use crate::pages::console::access::picker::{BoxPicker, Candidate};
use crate::pages::console::members::view::MembersView;
use crate::pages::problem::Problem;
use crate::ui::Loading;

/// A box for each group, by name.
#[component]
pub(super) fn GroupsField(
    view: MembersView,
    /// Ids of the chosen groups.
    value: RwSignal<Vec<String>>,
    /// What they are chosen for.
    #[prop(optional, into)]
    label: Option<Text>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| words::GROUPS.into());
    let candidates = Signal::derive(move || {
        let mut all: Vec<Candidate> = view
            .names
            .groups()
            .iter()
            .map(|group| Candidate {
                id: group.id.clone(),
                name: group.name.clone(),
                note: String::new(),
            })
            .collect();
        all.sort_by(|a, b| view.i18n.compare(&a.name, &b.name));
        all
    });
    let is_here = Memo::new(move |_| view.names.are_groups_here());
    move || {
        if is_here.get() {
            return view! {
                <BoxPicker
                    label=label.clone()
                    search_label=words::SEARCH_GROUPS
                    nobody=words::NO_GROUPS
                    candidates
                    value
                />
            }
            .into_any();
        }
        match view.names.groups_failure() {
            Some(error) => {
                let retry = move || view.names.reload_groups();
                view! { <Problem error title=words::GROUPS_FAILED on_retry=retry /> }.into_any()
            }
            None => view! { <Loading /> }.into_any(),
        }
    }
}

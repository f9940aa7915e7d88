//! Who reaches a collection: groups and members, each with a right.

use leptos::prelude::*;
use portal_types::access::AccessSelection;

use crate::i18n::m::console::access as common;
use crate::pages::console::access::picker::RightsPicker;
use crate::pages::console::collections::view::CollectionsView;
use crate::pages::problem::Problem;
use crate::ui::Loading;

#[component]
pub(super) fn AccessTab(
    view: CollectionsView,
    groups: RwSignal<Vec<AccessSelection>>,
    members: RwSignal<Vec<AccessSelection>>,
) -> impl IntoView {
    let group_candidates = Signal::derive(move || view.groups().unwrap_or_default());
    let people = Signal::derive(move || view.people().unwrap_or_default());
    let groups_are_here = Memo::new(move |_| view.groups().is_some());
    let people_are_here = Memo::new(move |_| view.people().is_some());
    let group_lines = move || {
        if let Some(error) = view.groups_failure() {
            let retry = move || view.reload_groups();
            return Some(
                view! { <Problem error title=common::GROUPS_FAILED on_retry=retry /> }.into_any(),
            );
        }
        view.has_groups().then(|| match groups_are_here.get() {
            true => view! {
                <RightsPicker
                    label=common::GROUPS
                    search_label=common::SEARCH_GROUPS
                    nobody=common::NO_GROUPS
                    candidates=group_candidates
                    value=groups
                />
            }
            .into_any(),
            false => view! { <Loading /> }.into_any(),
        })
    };
    let member_lines = move || {
        if let Some(error) = view.people_failure() {
            let retry = move || view.reload_people();
            return view! { <Problem error title=common::MEMBERS_FAILED on_retry=retry /> }
                .into_any();
        }
        match people_are_here.get() {
            true => view! {
                <RightsPicker
                    label=common::MEMBERS
                    search_label=common::SEARCH_MEMBERS
                    nobody=common::NO_MEMBERS
                    candidates=people
                    value=members
                />
            }
            .into_any(),
            false => view! { <Loading /> }.into_any(),
        }
    };
    view! {
        {group_lines}
        {member_lines}
    }
}

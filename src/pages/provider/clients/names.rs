//! What clients and plans are called on the page.

use leptos::prelude::*;

use super::arrangement::plan_label;
use super::view::ClientsView;
use crate::i18n::{Text, m, t};
use crate::ui::table::RowId;

/// A plan's name in the reader's language where there is one; what the server says otherwise.
pub(in crate::pages) fn plan_name(plan: &str) -> Text {
    match plan_label(plan) {
        "Free" => m::common::PLAN_FREE.into(),
        "Families" => m::common::PLAN_FAMILIES.into(),
        "Teams" => m::common::PLAN_TEAMS.into(),
        "Enterprise" => m::common::PLAN_ENTERPRISE.into(),
        other => Text::plain(other),
    }
}

/// A client's name, also for those that have none. Follows the language, not the list.
pub(super) fn name_of(view: ClientsView, row: RowId) -> String {
    let name = view.list.with_untracked(|list| list.name(row).to_owned());
    if name.trim().is_empty() {
        t(m::clients::NO_NAME)()
    } else {
        name
    }
}

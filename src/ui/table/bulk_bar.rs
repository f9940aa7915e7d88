//! What can be done with the chosen rows.

use leptos::prelude::*;

use super::state::TableState;
use crate::i18n::{m, t};

/// A bar over the table's lower edge while rows are chosen: how many, what can be done, and a way out.
#[component]
pub fn BulkBar(
    /// The table.
    state: TableState,
    /// Buttons for what can be done.
    children: ChildrenFn,
) -> impl IntoView {
    let count = Memo::new(move |_| state.selection.read().len());
    let clear = move |_| state.selection.update(|selection| selection.clear());
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="bulk-bar" role="group">
                <span class="bulk-bar__count" role="status">
                    {move || t(m::ui::rows_selected(count.get()))()}
                </span>
                {children()}
                <button type="button" class="button button--quiet button--small" on:click=clear>
                    {t(m::ui::CLEAR_SELECTION)}
                </button>
            </div>
        </Show>
    }
}

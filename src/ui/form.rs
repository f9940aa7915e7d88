//! A form that is sent by us and judged by us.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::dom::{all_matching, focus};

/// Fields one below the other. Enter and the submit button call `on_submit`, but not while `busy`:
/// a double click sends once. If a field has an error afterwards, the first such field gets the
/// focus, so that nobody has to look for what is wrong.
#[component]
pub fn Form(
    /// For a submit button that stands elsewhere (`form=`).
    #[prop(optional, into)]
    id: Option<String>,
    /// Is it being sent?
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Check and send it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Form>::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        on_submit.try_run(());
        // The errors are drawn by then.
        request_animation_frame(move || {
            if let Some(form) = node.try_get_untracked().flatten()
                && let Some(field) = all_matching(&form, "[aria-invalid=true]").first()
            {
                focus(field);
            }
        });
    };
    view! {
        <form id=id class="form" novalidate node_ref=node on:submit=submit>
            {children()}
        </form>
    }
}

//! Something to type into, and the links it finds below: one moves down into them with the arrows.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::dom::{all_matching, focus, focused_element};
use super::menu_keys::step;

/// Around a search field and a list of links. Arrow down leads from the field to the first link, the arrows,
/// Home and End from link to link, Enter in the field follows the first one.
#[component]
pub fn ArrowList(
    /// The field and the links.
    children: Children,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(frame) = frame.get_untracked() else {
            return;
        };
        let links = all_matching(&frame, "a[href]");
        let focused = focused_element(&frame);
        let current = links.iter().position(|link| Some(link) == focused.as_ref());
        match (event.key().as_str(), current) {
            // Those belong to the text in the field.
            ("Home" | "End" | "ArrowUp", None) => {}
            ("Enter", None) => {
                if let Some(first) = links.first() {
                    event.prevent_default();
                    first.click();
                }
            }
            (key, current) => {
                let target = step(key, current, links.len()).and_then(|at| links.get(at));
                if let Some(link) = target {
                    event.prevent_default();
                    focus(link);
                }
            }
        }
    };
    view! {
        <div class="stack gap-3 arrow-list" node_ref=frame on:keydown=pressed>
            {children()}
        </div>
    }
}

//! A link inside the app.

use leptos::prelude::*;

use super::Route;

/// A real `<a href>`: it can be opened in a new tab, copied, and reached by keyboard.
///
/// `current` marks it as the page one is on (`aria-current="page"`).
#[component]
pub fn Link(
    /// Where it goes.
    #[prop(into)]
    to: Signal<Route>,
    /// Is this where we are?
    #[prop(optional, into)]
    current: Signal<bool>,
    /// Classes of the anchor.
    #[prop(optional, into)]
    class: String,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    view! {
        <a
            href=move || to.read().href()
            class=class
            aria-current=move || current.get().then_some("page")
        >
            {children()}
        </a>
    }
}

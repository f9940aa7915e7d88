//! The home of a client: the eight tasks of administering one, how each stands, and where it is done.
//!
//! [`tasks`] names the tasks; [`standing`] decides what is said of each from what could be read, and knows
//! no view; [`help`] knows the articles about them. Nothing here makes a call that leaves a trace in the
//! client's log.

mod help;
mod page;
mod standing;
mod tasks;

use leptos::prelude::*;

use self::page::HomePage;

/// `#/organizations/{id}`.
pub fn home_page() -> AnyView {
    view! { <HomePage /> }.into_any()
}

//! Puts navigation into the context of everything below.

use leptos::prelude::*;

use super::Nav;
use crate::browser::host::Host;

/// Wraps the whole portal: provides [`Nav`] and follows the browser's moves through its history.
#[component]
pub fn NavRouter(children: Children) -> impl IntoView {
    let nav = Nav::new(Host::use_context());
    provide_context(nav);
    StoredValue::new_local(nav.address.listen(move |mark| {
        nav.overlays.history_moved(mark);
        nav.follow();
    }));
    children()
}

//! Lists whose entries come and go.

use std::sync::Arc;

use leptos::prelude::*;

/// An entry per key, each built once and kept in place as long as its key is there. As Leptos' `<For>`, which is
/// compiled anew for every kind of entry (some 8 kB each): here once for all.
pub(crate) fn keyed(
    keys: impl Fn() -> Vec<u64> + Send + Sync + 'static,
    entry: impl Fn(u64) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    type Keys = Box<dyn Fn() -> Vec<u64> + Send + Sync>;
    type Entry = Arc<dyn Fn(u64) -> AnyView + Send + Sync>;

    fn of_any(keys: Keys, entry: Entry) -> AnyView {
        view! { <For each=keys key=|key| *key children=move |key| entry(key) /> }.into_any()
    }

    of_any(Box::new(keys), Arc::new(entry))
}

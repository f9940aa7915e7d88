//! Where we are, and how to get elsewhere.

use leptos::prelude::*;

use super::{Query, Route, address::Address, back::Overlays, legacy};
use crate::browser::host::Host;

/// A handle on the address; cheap to copy. Put into the context by [`super::NavRouter`].
#[derive(Clone, Copy)]
pub struct Nav {
    path: ReadSignal<String>,
    set_path: WriteSignal<String>,
    query: ReadSignal<Query>,
    set_query: WriteSignal<Query>,
    pub(super) address: Address,
    pub(super) overlays: Overlays,
}

impl Nav {
    /// Shows what the address names now.
    pub(super) fn new(host: Host) -> Self {
        let (path, set_path) = signal(String::new());
        let (query, set_query) = signal(Query::default());
        let nav = Self {
            path,
            set_path,
            query,
            set_query,
            address: Address::of(host),
            overlays: Overlays::new(),
        };
        nav.follow();
        nav
    }

    /// The handle of this portal. Outside of one (a widget in a test) there is none.
    pub fn use_context() -> Option<Self> {
        use_context()
    }

    /// The path inside the app, without the query; reactive.
    pub fn path(&self) -> ReadSignal<String> {
        self.path
    }

    /// The query; reactive.
    pub fn query(&self) -> ReadSignal<Query> {
        self.query
    }

    /// Goes to a page and leaves the present one in the history.
    pub fn go(&self, route: &Route) {
        let path = route.path();
        let nav = *self;
        self.overlays
            .when_settled(move || nav.write_address(&path, false));
    }

    /// Goes to a page in place of the present one: the back button skips it.
    pub fn replace(&self, route: &Route) {
        self.replace_path(route.path());
    }

    /// Goes to an address inside the app in place of the present one, with the present query: for old forms
    /// of an address.
    pub fn replace_path_only(&self, path: String) {
        self.replace_path(self.query.get_untracked().append_to(path));
    }

    /// Changes the query and nothing else, without an entry in the history: for the state of a view.
    pub fn replace_query(&self, query: &Query) {
        if self.query.with_untracked(|now| now != query) {
            self.replace_path(query.append_to(self.path.get_untracked()));
        }
    }

    /// Goes to an address inside the app, of today or of old: for whoever embeds the portal.
    pub fn open(&self, address: String) {
        let nav = *self;
        self.overlays.when_settled(move || {
            if nav.address.read() != address {
                nav.address.write(&address, false);
                nav.follow();
            }
        });
    }

    /// While `open` is true, the back button sets it to false instead of leaving the page. Where the history is not
    /// ours, the back button leaves the page as it always does there.
    pub fn close_on_back(&self, open: RwSignal<bool>) {
        if self.address.has_history() {
            self.overlays.watch(open);
        }
    }

    fn replace_path(&self, path: String) {
        let nav = *self;
        self.overlays
            .when_settled(move || nav.write_address(&path, true));
    }

    fn write_address(&self, address: &str, replace: bool) {
        self.address.write(address, replace);
        self.show(address);
    }

    /// Reads the address, rewrites an old form, and shows what it names.
    pub(super) fn follow(&self) {
        let address = self.address.read();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let path = if path.starts_with('/') { path } else { "/" };
        match legacy::modern(path) {
            Some(modern) => {
                self.write_address(&Query::parse(query).append_to(modern), true);
            }
            None if query.is_empty() => self.show(path),
            None => self.show(&format!("{path}?{query}")),
        }
    }

    fn show(&self, address: &str) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        if self.path.try_with_untracked(|now| now != path) == Some(true) {
            self.set_path.try_set(path.to_owned());
        }
        let query = Query::parse(query);
        if self.query.try_with_untracked(|now| *now != query) == Some(true) {
            self.set_query.try_set(query);
        }
    }
}

//! Where we are, and how to get elsewhere.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use wasm_bindgen::JsValue;

use super::{Query, Route, back::Overlays, legacy};

/// The router only looks at addresses below this path. Ours live in the fragment, so the page's real
/// path never matches and the router leaves the page's own links alone.
pub(super) const ROUTER_BASE: &str = "/-portal";

/// A handle on the address; cheap to copy. Put into the context by [`super::NavRouter`].
#[derive(Clone, Copy)]
pub struct Nav {
    url: ArenaUrl,
    path: Memo<String>,
    query: Memo<Query>,
    pub(super) overlays: Overlays,
}

type ArenaUrl = StoredValue<ArcRwSignal<Url>>;

impl Nav {
    /// Takes over the router's address: from now on it is what stands in the fragment.
    pub(super) fn new(browser_url: &BrowserUrl) -> Self {
        let url = browser_url.as_url().clone();
        let path = Memo::new({
            let url = url.clone();
            move |_| url.read().path().trim_start_matches(ROUTER_BASE).to_owned()
        });
        let query = Memo::new({
            let url = url.clone();
            move |_| Query::parse(url.read().search())
        });
        Self {
            url: StoredValue::new(url),
            path,
            query,
            overlays: Overlays::new(),
        }
    }

    /// The handle of this portal. Outside of one (a widget in a test) there is none.
    pub fn use_context() -> Option<Self> {
        use_context()
    }

    /// The path inside the app, without the query; reactive.
    pub fn path(&self) -> Memo<String> {
        self.path
    }

    /// The query; reactive.
    pub fn query(&self) -> Memo<Query> {
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

    /// Changes the query and nothing else, without an entry in the history: for the state of a view.
    pub fn replace_query(&self, query: &Query) {
        if self.query.with_untracked(|now| now != query) {
            self.replace_path(query.append_to(self.path.get_untracked()));
        }
    }

    /// While `open` is true, the back button sets it to false instead of leaving the page.
    pub fn close_on_back(&self, open: RwSignal<bool>) {
        self.overlays.watch(open);
    }

    fn replace_path(&self, path: String) {
        let nav = *self;
        self.overlays
            .when_settled(move || nav.write_address(&path, true));
    }

    fn write_address(&self, path: &str, replace: bool) {
        if let Ok(history) = window().history() {
            let fragment = format!("#{path}");
            // Only a sandboxed or rate-limited page refuses; then the app moves on without its address.
            _ = if replace {
                // An open dialog's mark on this entry stays.
                let state = history.state().unwrap_or(JsValue::NULL);
                history.replace_state_with_url(&state, "", Some(&fragment))
            } else {
                history.push_state_with_url(&JsValue::NULL, "", Some(&fragment))
            };
        }
        self.show(path);
    }

    /// Reads the fragment, rewrites an old form, and shows what it names.
    pub(super) fn read_fragment(&self) {
        let fragment = window().location().hash().unwrap_or_default();
        let address = fragment.trim_start_matches('#');
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = if path.starts_with('/') { path } else { "/" };
        match legacy::modern(path) {
            Some(modern) => {
                self.write_address(&Query::parse(query).append_to(modern), true);
            }
            None if query.is_empty() => self.show(path),
            None => self.show(&format!("{path}?{query}")),
        }
    }

    fn show(&self, path: &str) {
        let Ok(new) = BrowserUrl::parse(&format!("{ROUTER_BASE}{path}")) else {
            return;
        };
        self.url.try_with_value(|url| {
            if url.with_untracked(|now| *now != new) {
                url.set(new);
            }
        });
    }
}

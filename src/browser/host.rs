//! Where this portal stands: it is the whole page, or it lives in an element of somebody else's.
//!
//! Either way there is one element that holds everything of it and says what else it needs to know, in
//! `<meta name="…" content="…">`: the page's own root element with the head of `index.html` in it, or the element
//! that `public/embed/mount.js` has made, with copies of those lines and a few more:
//!
//! | name | says |
//! |---|---|
//! | `site` | the stand-alone site's address, with a slash at its end; what the page is relative to if missing |
//! | `instance` | which of several portals on one page this is; its tabs and what it keeps are its own |
//! | `language` | in which language to begin |

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element, EventTarget};

/// The element that holds everything of this portal. Cheap to copy; lives as long as the current owner.
#[derive(Clone, Copy)]
pub struct Host(StoredValue<Option<Element>, LocalStorage>);

impl Host {
    /// A portal in an element of somebody's page; in none: the whole page is the portal.
    pub fn new(element: Option<Element>) -> Self {
        Self(StoredValue::new_local(element.or_else(whole_page)))
    }

    /// The host of this portal. A widget on its own (in a test) has the whole page.
    pub fn use_context() -> Self {
        use_context().unwrap_or_else(|| Self::new(None))
    }

    /// The element, as long as the portal is mounted.
    pub fn element(self) -> Option<Element> {
        self.0.try_get_value().flatten()
    }

    /// The first element of this portal that matches.
    pub fn find(self, selector: &str) -> Option<Element> {
        find_in(self.element(), selector)
    }

    /// What the line of this name says.
    pub fn says(self, name: &str) -> Option<String> {
        self.find(&format!("meta[name={name}]"))?
            .get_attribute("content")
    }

    /// The stand-alone site's address if the portal lives in somebody else's page, whose address is not the
    /// portal's to read or write.
    pub fn site(self) -> Option<String> {
        self.says("site")
    }

    /// Where the stand-alone site is found, without its fragment: links that are to be handed on begin with it.
    pub fn address(self) -> String {
        self.site().unwrap_or_else(|| {
            let here = window().location().href().unwrap_or_default();
            here.split('#').next().unwrap_or_default().to_owned()
        })
    }

    /// The address of a file of the site or a service beside it, as this page has to ask for it.
    pub fn file(self, address: &str) -> String {
        match self.site() {
            Some(site) => below(&site, address),
            None => address.to_owned(),
        }
    }

    /// Tells whoever embeds the portal: an event at the element, which goes no further.
    pub fn tell(self, event: &str, detail: &str) {
        if let Some(element) = self.element() {
            dispatch(&element, event, &JsValue::from_str(detail));
        }
    }
}

fn whole_page() -> Option<Element> {
    document().document_element()
}

/// The first element that matches, in an element or in the whole page.
pub fn find_in(element: Option<Element>, selector: &str) -> Option<Element> {
    let element = element.or_else(whole_page)?;
    element.query_selector(selector).ok().flatten()
}

/// What an address on a site means on a page elsewhere. `site` is whole and ends with a slash.
fn below(site: &str, address: &str) -> String {
    let is_whole = address
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'));
    if is_whole {
        return address.to_owned();
    }
    let start = if address.starts_with('/') {
        let host = site.find("//").map_or(0, |at| at + 2);
        let end = site[host..].find('/').map_or(site.len(), |at| host + at);
        &site[..end]
    } else {
        site
    };
    [start, address].concat()
}

/// An event with something to tell.
pub fn dispatch(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        _ = target.dispatch_event(&event);
    }
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn addresses_of_a_site_elsewhere_are_whole() {
        for (address, whole) in [
            ("favicon.svg", "https://portal.example:444/sub/favicon.svg"),
            ("/api", "https://portal.example:444/api"),
            ("https://api.example", "https://api.example"),
            ("data:image/png;base64,AA/A", "data:image/png;base64,AA/A"),
        ] {
            assert_eq!(below("https://portal.example:444/sub/", address), whole);
        }
    }
}

//! Where the address stands: the only file that knows.
//!
//! In the fragment, where the whole page is the portal: the browser's history is ours. In memory, where the portal
//! lives in somebody else's page: their address and their history stay as they are, and what they want of ours they
//! make of the events that tell every change (`public/embed/mount.js` can keep it in the path, for example).

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::PopStateEvent;

use crate::browser::host::Host;

/// An address that can be read and written. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Address {
    host: Host,
    /// `None`: it stands in the fragment.
    memory: Option<StoredValue<String>>,
}

impl Address {
    /// The address of the portal that lives there.
    pub(super) fn of(host: Host) -> Self {
        let memory = host.site().map(|_| StoredValue::new(String::new()));
        Self { host, memory }
    }

    /// Whether the browser's history is ours.
    pub(super) fn has_history(self) -> bool {
        self.memory.is_none()
    }

    /// The address inside the app, with its query, as it stands there.
    pub(super) fn read(self) -> String {
        match self.memory {
            Some(memory) => memory.try_get_value().unwrap_or_default(),
            None => {
                let fragment = window().location().hash().unwrap_or_default();
                fragment.trim_start_matches('#').to_owned()
            }
        }
    }

    /// Puts an address there: with an entry of its own in the history, or in place of the present one.
    pub(super) fn write(self, address: &str, replace: bool) {
        match self.memory {
            Some(memory) => _ = memory.try_set_value(address.to_owned()),
            None => write_fragment(address, replace),
        }
        let event = if replace {
            "portal-replace"
        } else {
            "portal-push"
        };
        self.host.tell(event, address);
    }

    /// Tells of every other change of it, with the mark of the entry one has come to (see [`super::back`]), as
    /// long as the listener lives.
    pub(super) fn listen(self, moved: impl Fn(usize) + 'static) -> Option<Listener> {
        self.has_history().then(|| Listener::new(moved))
    }
}

fn write_fragment(address: &str, replace: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    let fragment = format!("#{address}");
    // Only a sandboxed or rate-limited page refuses; then the app moves on without its address.
    _ = if replace {
        // An open dialog's mark on this entry stays.
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(&fragment))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&fragment))
    };
}

pub(super) struct Listener(Closure<dyn Fn(PopStateEvent)>);

impl Listener {
    fn new(moved: impl Fn(usize) + 'static) -> Self {
        let on_popstate = Closure::<dyn Fn(PopStateEvent)>::new(move |event: PopStateEvent| {
            moved(event.state().as_f64().unwrap_or(0.0) as usize);
        });
        _ = window()
            .add_event_listener_with_callback("popstate", on_popstate.as_ref().unchecked_ref());
        Self(on_popstate)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        _ = window()
            .remove_event_listener_with_callback("popstate", self.0.as_ref().unchecked_ref());
    }
}

//! Puts `leptos_router` to work on the fragment of the address.

use leptos::{prelude::*, server_fn::redirect::set_redirect_hook};
use leptos_router::{components::Router, location::BrowserUrl};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::PopStateEvent;

use super::{Nav, location::ROUTER_BASE};

/// Wraps the whole portal: provides [`Nav`].
#[component]
pub fn NavRouter(children: Children) -> impl IntoView {
    // The router would keep its first owner for ever in this process-wide hook; whoever sets it first
    // wins, so that an unmounted portal is really gone.
    _ = set_redirect_hook(|_| {});
    let nav = StoredValue::new(None);
    // Before the router is made: see `listen`.
    StoredValue::new_local(listen(nav));
    view! {
        <Router base=ROUTER_BASE>
            <FollowFragment nav>{children()}</FollowFragment>
        </Router>
    }
}

#[component]
fn FollowFragment(nav: StoredValue<Option<Nav>>, children: Children) -> impl IntoView {
    if let Some(browser_url) = use_context::<BrowserUrl>() {
        let here = Nav::new(&browser_url);
        here.read_fragment();
        provide_context(here);
        nav.set_value(Some(here));
    }
    children()
}

/// The router listens to `popstate` too and would read the page's real path. Listeners on the window run
/// in the order in which they came, captured or not: ours has to be there first to keep the event.
fn listen(nav: StoredValue<Option<Nav>>) -> Listener {
    let on_popstate = Closure::<dyn Fn(PopStateEvent)>::new(move |event: PopStateEvent| {
        let Some(nav) = nav.try_get_value().flatten() else {
            return;
        };
        event.stop_immediate_propagation();
        let mark = event.state().as_f64().unwrap_or(0.0) as usize;
        nav.overlays.history_moved(mark);
        nav.read_fragment();
    });
    _ = window().add_event_listener_with_callback_and_bool(
        "popstate",
        on_popstate.as_ref().unchecked_ref(),
        true,
    );
    Listener(on_popstate)
}

struct Listener(Closure<dyn Fn(PopStateEvent)>);

impl Drop for Listener {
    fn drop(&mut self) {
        _ = window().remove_event_listener_with_callback_and_bool(
            "popstate",
            self.0.as_ref().unchecked_ref(),
            true,
        );
    }
}

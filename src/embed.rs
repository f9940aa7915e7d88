//! Puts a portal into an element: the only thing that JavaScript can call.
//!
//! `public/boot.js` mounts the stand-alone site with it, `public/embed/mount.js` a portal in somebody else's page;
//! what people who embed see is there. The other way round, the portal tells by events at its element:
//!
//! | event | detail |
//! |---|---|
//! | `portal-status` | `signed-out`, `locked` or `open`; the first one also says that the portal is drawn |
//! | `portal-push`, `portal-replace` | the address inside the app, beside or in place of the one before |

use std::{cell::OnceCell, rc::Rc};

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    task::spawn_local,
};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use crate::{
    app::App,
    browser::host::Host,
    config,
    crash::CrashPage,
    i18n::{I18n, Lang},
    nav::Nav,
    session::Session,
    ui::appearance::Appearance,
};

/// A mounted portal. Everything of it hangs on this: no state is shared with another portal on the same page, but for
/// the process-wide hook behind the crash page. Dropping it takes the portal out of the page.
#[wasm_bindgen]
#[must_use = "dropping the handle unmounts the portal"]
pub struct Portal {
    owner: Owner,
    _mounted: UnmountHandle<<AnyView as Render>::State>,
}

/// Puts a portal into `element`. With `is_guest` it lives in that element of somebody else's page, which says what
/// [`Host`] wants to know; without, the whole page is the portal.
#[wasm_bindgen]
pub async fn mount(element: HtmlElement, is_guest: bool) -> Portal {
    let crash_page = CrashPage::install();
    let guest = is_guest.then(|| Element::from(element.clone()));
    let config = config::of_host(guest.clone()).await;
    let owner = Rc::new(OnceCell::new());
    let of_app = Rc::clone(&owner);
    let mounted = mount_to(element, move || {
        _ = of_app.set(Owner::current());
        let host = Host::new(guest);
        view! { <App crash_page config host /> }.into_any()
    });
    Portal {
        owner: owner.get().cloned().flatten().unwrap_or_default(),
        _mounted: mounted,
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // At once: what is still under way holds on to the owner until it is done.
        self.owner.cleanup();
    }
}

#[wasm_bindgen]
impl Portal {
    /// Has the portal do what whoever embeds it wants: `navigate` to an address inside the app, `theme` (`system`,
    /// `light`, `dark`) and `language` (a tag) for as long as it is mounted, `lock`. Anything else is ignored.
    pub fn tell(&self, what: &str, value: String) {
        self.owner.with(|| match what {
            "navigate" => {
                if let Some(nav) = Nav::use_context() {
                    nav.open(value);
                }
            }
            "theme" => Appearance::use_context().show_theme(&value),
            "language" => {
                let i18n = I18n::use_context();
                if let Some(lang) = Lang::from_tag(&value) {
                    // What cannot be loaded leaves the old one.
                    spawn_local(async move { drop(i18n.show_in(lang).await) });
                }
            }
            "lock" => Session::use_context().lock(),
            _ => {}
        });
    }
}

//! A console for managed service providers on Bitwarden-compatible servers, as a static single-page app.
//!
//! The map of the house (dependencies point downwards only):
//!
//! - [`pages`]: one folder per area, one file per page or dialog
//! - [`session`], [`cache`], [`nav`], [`ui`]: who is signed in; what was fetched; where we are; what
//!   things look like
//! - [`jobs`]: work on many things at once, at the server's pace
//! - [`effect`]: Leptos' effects, compiled once
//! - [`i18n`]: five languages; [`api`]: the backend's endpoints; [`browser`]: storage and downloads
//!
//! [`mount`] puts a portal into an element; [`app::App`] has the whole route table.

pub mod api;
pub mod app;
pub mod browser;
pub mod cache;
pub mod chunk;
pub mod crash;
pub mod effect;
pub mod i18n;
pub mod jobs;
pub mod nav;
pub mod pages;
pub mod session;
pub mod ui;

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::view::Mountable,
};
use web_sys::HtmlElement;

/// A mounted portal; dropping it takes the portal out of the page.
#[must_use = "dropping the handle unmounts the portal"]
pub struct PortalHandle<M: Mountable>(UnmountHandle<M>);

impl<M: Mountable> PortalHandle<M> {
    /// The portal stays for as long as the page.
    pub fn keep(self) {
        self.0.forget();
    }
}

/// Puts a portal into an element. Everything of it hangs on this call: no state is shared with another
/// portal on the same page, but for the process-wide hook behind `crash_page`.
pub fn mount(
    element: HtmlElement,
    crash_page: crash::CrashPage,
) -> PortalHandle<impl Mountable + use<>> {
    PortalHandle(mount_to(element, move || view! { <app::App crash_page /> }))
}

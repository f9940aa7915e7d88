//! No page of its own: sends everybody where their work is.

use leptos::prelude::*;

use super::frame::entries;
use crate::effect::effect;
use crate::{nav::Nav, session::Session, ui::Loading};

/// Goes on to the providers, the organisations or the vault.
#[component]
pub fn HomePage() -> impl IntoView {
    let session = Session::use_context();
    let nav = Nav::use_context();
    effect(move || {
        if let (Some(profile), Some(nav)) = (session.profile(), nav) {
            nav.replace(&entries::start_page(&profile));
        }
    });
    view! { <Loading /> }
}

//! The training desk: what staff of a provider hand to the people they train, and what they look up
//! themselves. Everybody may open it, signed in or not.
//!
//! - [`desk`] is around every page: the search, the way between the pages; [`doorway`] stands around it all
//!   where nobody is signed in. [`search`] finds everything by its name in any language.
//! - [`resources`], [`links`], [`glossary`]: the data, each in one table, with the pages that show it.
//! - [`guide`] says how things are done, [`kit`] is handed over, [`progress`] remembers who was trained on what,
//!   [`about`] explains what a provider is.
//!
//! One chunk and one pack for all of it: whoever has opened one page can go through the others without a
//! connection.

mod clients;
mod desk;
mod doorway;
mod jump;
mod languages;
mod registration;

pub mod about;
pub mod glossary;
pub mod guide;
pub mod kit;
pub mod links;
pub mod progress;
pub mod resources;
pub mod search;

use leptos::prelude::*;

use self::{desk::Desk, doorway::Doorway};
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// The pages of the training desk, inside the frame of somebody who is signed in.
pub fn training_desk() -> AnyView {
    later_with(packs::TRAINING, load_desk, show_desk, Meanwhile::Loading)
}

/// The same for somebody who is not signed in.
pub fn open_training_desk() -> AnyView {
    later_with(
        packs::TRAINING,
        load_open_desk,
        show_open_desk,
        Meanwhile::Loading,
    )
}

chunk! { training, fn load_desk; fn show_desk() { view! { <Desk /> } } }

chunk! { training, fn load_open_desk; fn show_open_desk() { view! { <Doorway /> } } }

//! Languages: messages, plural rules and formats through the browser's `Intl`.
//!
//! Every text that a person sees is a message of the catalogues in `locales/`. The build script makes
//! [`m`] from them (one constant or typed function per message) and refuses to build while a language
//! lacks something; the texts themselves come from one fetched file per language. Pages outside the first
//! load have their messages in packs ([`packs`]), with files of their own: [`I18n::bring`] comes before
//! such a page (`chunk::later_with`).
//!
//! - In a view: `{t(m::clients::TITLE)}`, `{t(m::clients::rows_selected(3))}`. The text follows a change
//!   of language by itself.
//! - A text that depends on signals: `Text::reactive(move || m::clients::rows_selected(count.get()))`.
//! - Outside a view: `i18n.text(&text)`, with [`I18n::use_context`] asked while the owner is alive.
//! - Numbers, money, dates, sorting: methods of [`I18n`].

mod bundle;
mod choice;
mod context;
mod format;
#[cfg(target_arch = "wasm32")]
mod intl;
mod lang;
mod load;
mod pack;
#[cfg(not(target_arch = "wasm32"))]
mod plain;
mod rank;
mod text;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

pub use bundle::{Bundle, BundleError};
pub use choice::first_choice;
pub use context::{I18n, t};
pub use format::{DateStyle, Formats, PluralCategory};
pub use generated::{m, packs};
pub use lang::Lang;
pub use load::{BundleFiles, LoadError};
pub use pack::Pack;
pub use text::{Arg, Count, Message, Text};

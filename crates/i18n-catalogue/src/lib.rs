//! The message catalogues, checked and compiled: runs on the machine that builds, never in the browser.
//!
//! `locales/<language>/<area>.json` holds flat keys; `locales/<language>/<pack>/<area>.json` does so for
//! pages outside the first load: the areas of a pack come in a file of their own, when needed. A value is a text with `{placeholders}`, or an
//! object with one text per plural category of that language (the number is `{count}`):
//!
//! ```json
//! { "title": "Clients", "seats_left": { "one": "{count} seat left", "other": "{count} seats left" } }
//! ```
//!
//! English decides which messages there are. [`Catalogue::read`] refuses a missing or surplus file,
//! key, placeholder or plural form, and names every one at once. From a sound catalogue come
//!
//! - [`generate_rust`]: the module `m`, one constant or typed function per message (the app's build script);
//! - [`write_bundles`]: one file per language and pack, texts ordered by message index (the site's build).

mod bundle;
mod catalogue;
mod check;
mod entry;
mod generate;
mod language;
mod pseudo;
mod read;
mod template;

pub use bundle::{BundleFile, WriteError, bundle_json, write_bundles};
pub use catalogue::{Catalogue, Message, Pack};
pub use check::Problems;
pub use entry::Entry;
pub use generate::generate_rust;
pub use language::{LANGUAGES, Language, PSEUDO};

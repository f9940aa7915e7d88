//! Typed routes; the only place that knows where the address stands.
//!
//! - To draw a link: [`Link`] with a [`Route`]. To go somewhere from code: [`Nav::go`].
//! - To read where we are: [`Nav::path`], [`Nav::query`], [`path_param`].
//! - To draw the page that the address names: [`pages`], with a route table.
//! - To keep a view's state in the address: [`Nav::replace_query`].
//! - To make the browser's back button close a dialog: [`Nav::close_on_back`].
//!
//! - To follow whoever embeds the portal: [`Nav::open`].
//!
//! Routes live in the fragment (`#/providers/…`): they work on any CDN without rewrites and keep the
//! bookmarks of the official web vault alive. In somebody else's page they live in memory. Old forms are rewritten by [`legacy`], those of the Admin
//! Console by [`legacy_console`] when the console is there.

pub mod legacy;
pub mod legacy_console;
pub mod query;
pub mod route;

mod address;
mod back;
mod console_page;
mod link;
mod location;
mod pages;
mod router;
mod training_room;

pub use console_page::ConsolePage;
pub use link::Link;
pub use location::Nav;
pub use pages::{Found, pages, path_param};
pub use query::Query;
pub use route::Route;
pub use router::NavRouter;
pub use training_room::TrainingRoom;

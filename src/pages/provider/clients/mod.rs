//! The Clients page: a provider's clients, with their seats and plans.
//!
//! - [`ClientsPage`] is the page of a provider, [`OrganizationsPage`] the same table for a server without
//!   providers: the organisations this person owns or administers.
//! - [`arrangement`] decides which clients are shown and in which order, [`seats`] reckons seats and
//!   [`plans`] what is on offer; none of them knows a view.
//! - [`view`] ties data, address and table together; the other files draw: the table's columns, the tools
//!   above it, and one dialog per action.

pub mod arrangement;
pub mod plans;
pub mod seats;

mod actions;
mod columns;
mod export;
mod memberships;
mod names;
mod page;
mod toolbar;
mod view;

pub use actions::{ManageSeatsDialog, SeatDesk, Target, seat_problem_text};
pub(in crate::pages) use names::plan_name;
pub use page::{ClientsPage, OrganizationsPage};

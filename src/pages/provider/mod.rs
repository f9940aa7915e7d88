//! The Provider Portal: what staff of a provider see.

pub mod about;
pub mod area;
pub mod billing;
pub mod clients;
pub mod events;
pub mod list;
pub mod members;
mod permissions;

pub use area::{for_admins, in_provider};
pub use billing::{BillingPage, billing_page, setup_page};
pub use clients::{ClientsPage, OrganizationsPage};
pub use list::ProvidersPage;
pub use members::{ask_for_people, members_page, people::name_of as name_of_person};
pub use permissions::PermissionsPage;

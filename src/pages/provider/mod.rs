//! The Provider Portal: what staff of a provider see.

pub mod about;
pub mod area;
pub mod billing;
pub mod clients;
pub mod events;
pub mod list;
pub mod members;
mod permissions;

pub use about::AboutProvidersPage;
pub use area::{for_admins, in_provider};
pub use billing::{BillingPage, billing_page, setup_page};
pub use clients::{ClientsPage, OrganizationsPage};
pub use list::ProvidersPage;
pub use members::members_page;
pub use permissions::PermissionsPage;

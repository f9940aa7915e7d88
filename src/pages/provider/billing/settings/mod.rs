//! Settings of a provider: its name, where bills go, its end.

mod delete;
mod page;

pub(super) mod naming;

pub(super) use page::SettingsPage;

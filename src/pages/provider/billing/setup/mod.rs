//! Setting a provider up: from the mail that asks for it to its first client.

mod form;
mod invitation;
mod page;

pub(super) use page::SetupPage;

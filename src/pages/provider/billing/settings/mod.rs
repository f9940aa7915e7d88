//! Settings of a provider: its name, where bills go, its end.

mod delete;
mod page;

use crate::i18n::m::provider::billing as words;
use crate::pages::naming::NamingWords;

pub(super) use page::SettingsPage;

/// What name and billing address of a provider are called.
pub(super) const NAMING: NamingWords = NamingWords {
    name: words::PROVIDER_NAME,
    name_missing: words::NAME_MISSING,
    email: words::BILLING_EMAIL,
    email_missing: words::EMAIL_MISSING,
};

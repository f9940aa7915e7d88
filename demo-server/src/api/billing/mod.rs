//! `/providers/{id}/billing`: what a provider pays for, with what, and from where.

pub(crate) mod address;
pub(crate) mod credit;
pub(crate) mod invoice_report;
pub(crate) mod invoices;
pub(crate) mod payment_method;
pub(crate) mod subscription;
pub(crate) mod tax;
pub(crate) mod warnings;

use rusqlite::Connection;

use crate::errors::ApiError;
use crate::store::billing::{self, Billing};
use crate::store::providers::{self, Provider};

/// The older routes: a provider that is billed through the payment provider. 404 for an unknown one,
/// 401 with a body for one that is not billable, 500 for one without an account there.
fn require_billed(db: &Connection, provider_id: &str) -> Result<(Provider, Billing), ApiError> {
    let provider = providers::by_id(db, provider_id)?.ok_or(ApiError::NotFound)?;
    if !provider.is_billable() {
        return Err(ApiError::UnauthorizedBilling("Unauthorized."));
    }
    let billing = billing::of(db, provider_id)?.ok_or(ApiError::Billing(
        "the provider has no account at the payment provider",
    ))?;
    Ok((provider, billing))
}

/// Amounts of the wire are dollars.
fn dollars(cents: i64) -> f64 {
    cents as f64 / 100.0
}

//! What happens to a provider elsewhere: at the payment provider, at the server's operator.

use axum::extract::State;
use axum::response::Response;
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Deserializer};
use serde_json::json;

use crate::errors::ApiError;
use crate::respond::{JsonBody, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::billing::{self, Address, PaymentMethod, TaxIdState};
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::{accounts, providers};

/// What changes; members that are missing stay, `null` takes away.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Change {
    /// The provider's name.
    provider: String,
    /// `false` suspends it, with its managed clients.
    #[serde(default)]
    enabled: Option<bool>,
    /// `trialing`, `active`, `past_due`, `unpaid`, `canceled`, `incomplete`, …
    #[serde(default)]
    status: Option<String>,
    /// `charge_automatically` or `send_invoice`.
    #[serde(default)]
    collection_method: Option<String>,
    #[serde(default, deserialize_with = "given")]
    discount_percent: Option<Option<f64>>,
    #[serde(default, deserialize_with = "given")]
    credit_cents: Option<Option<i64>>,
    #[serde(default, deserialize_with = "given")]
    trial_end_millis: Option<Option<i64>>,
    #[serde(default, deserialize_with = "given")]
    cancel_at_millis: Option<Option<i64>>,
    #[serde(default, deserialize_with = "given")]
    unpaid_since_millis: Option<Option<i64>>,
    #[serde(default, deserialize_with = "given")]
    address: Option<Option<Address>>,
    /// As on the wire.
    #[serde(default, deserialize_with = "given")]
    payment_method: Option<Option<PaymentMethod>>,
    /// `verified`, `pending` or `failed`.
    #[serde(default)]
    tax_id_state: Option<TaxIdState>,
}

/// Tells `null` from a member that is missing.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// `POST /demo/billing`.
pub(super) async fn change(
    State(app): State<SharedApp>,
    JsonBody(change): JsonBody<Change>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let provider = providers::by_id(db, &provider_id(db, &change.provider)?)?
                .ok_or(ApiError::NotFound)?;
            let mut billing = billing::of(db, &provider.id)?.ok_or(ApiError::NotFound)?;
            set(&mut billing.status, change.status);
            set(&mut billing.collection_method, change.collection_method);
            set(&mut billing.discount_percent, change.discount_percent);
            set(&mut billing.credit_cents, change.credit_cents);
            set(&mut billing.trial_end_millis, change.trial_end_millis);
            set(&mut billing.cancel_at_millis, change.cancel_at_millis);
            set(&mut billing.unpaid_since_millis, change.unpaid_since_millis);
            set(&mut billing.address, change.address);
            set(&mut billing.payment_method, change.payment_method);
            set(&mut billing.tax_id_state, change.tax_id_state);
            billing::save(db, &provider.id, &billing)?;
            if let Some(enabled) = change.enabled {
                billing::set_enabled(db, &provider, enabled)?;
                accounts::touch_staff_of(db, &provider.id)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

fn set<T>(member: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *member = value;
    }
}

fn provider_id(db: &Connection, name: &str) -> Result<String, ApiError> {
    let found: Option<String> = db
        .query_row("SELECT id FROM providers WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()?;
    found.ok_or(ApiError::NotFound)
}

/// A link that would be mailed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Link {
    /// The provider's name.
    provider: String,
    /// To whom.
    email: String,
}

/// `POST /demo/provider-links`: a link that deletes the provider.
pub(super) async fn link(
    State(app): State<SharedApp>,
    JsonBody(link): JsonBody<Link>,
) -> Result<Response, ApiError> {
    let token = app
        .store
        .run(move |db| {
            let provider_id = provider_id(db, &link.provider)?;
            mail_tokens::issue(db, LinkPurpose::ProviderDeletion, &provider_id, &link.email)
        })
        .await?;
    Ok(ok(&json!({ "token": token })))
}

//! `/providers/{id}/billing/vnext/credit`.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;

use super::dollars;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::billing;

/// `GET`: provider admins, 401 for everyone else. A bare number, or `null`.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let credit = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            let credit = billing::of(db, &provider_id)?.and_then(|billing| billing.credit_cents);
            Ok(credit.map_or(Value::Null, |cents| dollars(cents).into()))
        })
        .await?;
    Ok(ok(&credit))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Purchase {
    #[serde(default)]
    amount: Option<f64>,
    #[serde(default)]
    redirect_url: Option<String>,
}

/// `POST .../bitpay`: this server knows nobody who takes Bitcoin, which is a billing failure.
pub(crate) async fn buy_with_bitpay(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(purchase): JsonBody<Purchase>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            if purchase.amount.is_none() {
                return Err(ApiError::invalid("Amount", "The Amount field is required."));
            }
            if purchase.redirect_url.is_none_or(|url| url.is_empty()) {
                let text = "The RedirectUrl field is required.";
                return Err(ApiError::invalid("RedirectUrl", text));
            }
            Err(ApiError::Billing("nobody takes Bitcoin"))
        })
        .await
}

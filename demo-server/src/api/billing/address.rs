//! `/providers/{id}/billing/vnext/address`.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use crate::api::billing::tax::AddressRequest;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::billing::{self, TaxIdState};

/// `GET`: provider admins, 401 for everyone else; `null` when there is none.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let address = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            Ok(billing::of(db, &provider_id)?.and_then(|billing| billing.address))
        })
        .await?;
    Ok(ok(&json!(address)))
}

/// `PUT`: provider admins. Replaces all of it: a tax id that is left out is deleted.
pub(crate) async fn put(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(request): JsonBody<AddressRequest>,
) -> Result<Response, ApiError> {
    let address = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            let problems = request.validate("");
            if !problems.is_empty() {
                return Err(ApiError::InvalidPaths(problems));
            }
            let mut billing = billing::of(db, &provider_id)?.ok_or(ApiError::Conflict(
                "We had a problem updating your billing address. Please contact support.",
            ))?;
            let address = request.recognise()?;
            if address.tax_id != billing.address.and_then(|before| before.tax_id) {
                billing.tax_id_state = TaxIdState::Verified;
            }
            billing.address = Some(address.clone());
            billing::save(db, &provider_id, &billing)?;
            Ok(address)
        })
        .await?;
    Ok(ok(&json!(address)))
}

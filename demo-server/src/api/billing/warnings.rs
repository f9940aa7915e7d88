//! `GET /providers/{id}/billing/vnext/warnings`.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::tax;
use crate::auth::caller::Caller;
use crate::auth::roles::{self, ProviderRole};
use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::billing::{self, Billing, TaxIdState};
use crate::store::providers;
use crate::time::iso;

/// Provider admins and service users, 401 for everyone else.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let body = app
        .store
        .run(move |db| {
            let role = roles::require_billing_reader(db, &caller.user_id, &provider_id)?;
            let provider = providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)?;
            let billing = billing::of(db, &provider_id)?;
            let suspension = (!provider.enabled).then(|| suspension(role, billing.as_ref()));
            let tax_id = billing
                .as_ref()
                .filter(|_| role == ProviderRole::Admin)
                .and_then(tax_id);
            Ok(json!({ "suspension": suspension, "taxId": tax_id }))
        })
        .await?;
    Ok(ok(&body))
}

fn suspension(role: ProviderRole, billing: Option<&Billing>) -> Value {
    let is_unpaid = billing.is_some_and(|billing| billing.status == "unpaid");
    let resolution = match role {
        _ if !is_unpaid => "contact_support",
        ProviderRole::Admin => "add_payment_method",
        ProviderRole::ServiceUser => "contact_administrator",
    };
    let cancels_at = billing.and_then(|billing| billing.cancel_at_millis);
    json!({ "resolution": resolution, "subscriptionCancelsAt": cancels_at.map(iso) })
}

fn tax_id(billing: &Billing) -> Option<Value> {
    let address = billing.address.as_ref()?;
    if !tax::is_liable(&address.country) {
        return None;
    }
    let warning = match (&address.tax_id, billing.tax_id_state) {
        (None, _) => "tax_id_missing",
        (Some(_), TaxIdState::Verified) => return None,
        (Some(_), TaxIdState::Pending) => "tax_id_pending_verification",
        (Some(_), TaxIdState::Failed) => "tax_id_failed_verification",
    };
    Some(json!({ "type": warning }))
}

//! `/providers/{id}/billing`: what a provider pays for.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::auth::roles::{self, ProviderRole};
use crate::errors::ApiError;
use crate::plans::Plan;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::providers::{self, ProviderPlan};
use crate::time::{DAY_MILLIS, iso, now_millis};

/// `GET .../subscription`: provider admins and service users, 401 for everyone else.
pub(crate) async fn subscription(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let body = app
        .store
        .run(move |db| {
            roles::require_billing_reader(db, &caller.user_id, &provider_id)?;
            let provider = providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)?;
            if !provider.is_billable() {
                return Err(ApiError::UnauthorizedBilling("Unauthorized."));
            }
            let plans = providers::plans(db, &provider_id)?;
            Ok(json!({
                "status": "active",
                "currentPeriodEndDate": iso(now_millis() + 30 * DAY_MILLIS),
                "discountPercentage": null,
                "collectionMethod": "send_invoice",
                "plans": plans.iter().filter_map(plan).collect::<Vec<_>>(),
                "accountCredit": 0,
                "taxInformation": null,
                "cancelAt": null,
                "suspension": null,
                "providerType": provider.provider_type,
                "paymentSource": null,
            }))
        })
        .await?;
    Ok(ok(&body))
}

fn plan(held: &ProviderPlan) -> Option<Value> {
    let plan = Plan::find(held.plan_type)?;
    let billed = held.seat_minimum.saturating_add(held.purchased_seats);
    Some(json!({
        "planName": plan.name,
        "type": plan.plan_type,
        "productTier": plan.tier,
        "seatMinimum": held.seat_minimum,
        "purchasedSeats": held.purchased_seats,
        "assignedSeats": held.allocated_seats,
        "cost": billed as f64 * plan.provider_seat_price,
        "cadence": if plan.is_annual { "Annual" } else { "Monthly" },
    }))
}

/// `GET .../vnext/warnings`: provider admins and service users, 401 for everyone else.
pub(crate) async fn warnings(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let body = app
        .store
        .run(move |db| {
            let role = roles::require_billing_reader(db, &caller.user_id, &provider_id)?;
            let provider = providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)?;
            let resolution = match role {
                ProviderRole::Admin => "add_payment_method",
                ProviderRole::ServiceUser => "contact_administrator",
            };
            let suspension = (!provider.enabled)
                .then(|| json!({ "resolution": resolution, "subscriptionCancelsAt": null }));
            Ok(json!({ "suspension": suspension, "taxId": null }))
        })
        .await?;
    Ok(ok(&body))
}

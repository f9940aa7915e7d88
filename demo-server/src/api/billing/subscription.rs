//! `GET /providers/{id}/billing/subscription`.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::{dollars, require_billed};
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::plans::Plan;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::billing::{Address, Billing, PaymentMethod};
use crate::store::providers::{self, ProviderPlan};
use crate::time::{DAY_MILLIS, iso, millis_of_month, month_of, now_millis};

/// Provider admins and service users, 401 for everyone else.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let body = app
        .store
        .run(move |db| {
            roles::require_billing_reader(db, &caller.user_id, &provider_id)?;
            let (provider, billing) = require_billed(db, &provider_id)?;
            let plans = providers::plans(db, &provider_id)?;
            Ok(json!({
                "status": billing.status,
                "currentPeriodEndDate": iso(period_end_millis(&billing)),
                "discountPercentage": billing.discount_percent,
                "collectionMethod": billing.collection_method,
                "plans": plans.iter().filter_map(plan).collect::<Vec<_>>(),
                "accountCredit": dollars(billing.credit_cents.unwrap_or(0)),
                "taxInformation": billing.address.as_ref().map(tax_information),
                "cancelAt": billing.cancel_at_millis.map(iso),
                "suspension": suspension(&billing),
                "providerType": provider.provider_type,
                "paymentSource": billing.payment_method.as_ref().map(payment_source),
            }))
        })
        .await?;
    Ok(ok(&body))
}

/// The trial's end, else when the next invoice is made.
fn period_end_millis(billing: &Billing) -> i64 {
    let now = now_millis();
    billing
        .trial_end_millis
        .filter(|end| billing.status == "trialing" && *end > now)
        .unwrap_or_else(|| millis_of_month(month_of(now) + 1))
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

fn suspension(billing: &Billing) -> Option<Value> {
    let since = billing
        .unpaid_since_millis
        .filter(|_| billing.is_unpaid())?;
    let grace_days = billing.grace_days();
    Some(json!({
        "suspensionDate": iso(since + grace_days * DAY_MILLIS),
        "unpaidPeriodEndDate": iso(since),
        "gracePeriod": grace_days,
    }))
}

fn tax_information(address: &Address) -> Value {
    json!({
        "country": address.country,
        "postalCode": address.postal_code,
        "taxId": address.tax_id.as_ref().map(|tax_id| &tax_id.value),
        "taxIdType": address.tax_id.as_ref().map(|tax_id| &tax_id.code),
        "line1": address.line1,
        "line2": address.line2,
        "city": address.city,
        "state": address.state,
    })
}

/// The older form of a payment method: numbers for kinds, one text for the rest.
fn payment_source(method: &PaymentMethod) -> Value {
    let (kind, description, needs_verification) = match method {
        PaymentMethod::Card {
            brand,
            last4,
            expiration,
        } => (0, format!("{brand}, *{last4}, {expiration}"), false),
        PaymentMethod::BankAccount {
            bank_name,
            last4,
            hosted_verification_url,
        } => (
            1,
            format!("{bank_name}, *{last4}"),
            hosted_verification_url.is_some(),
        ),
        PaymentMethod::PayPal { email } => (2, email.clone(), false),
    };
    json!({
        "type": kind,
        "description": description,
        "needsVerification": needs_verification,
    })
}

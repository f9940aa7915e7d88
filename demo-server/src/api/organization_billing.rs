//! What an organisation has and pays: `/organizations/{id}/subscription`, seats, storage, warnings
//! (contract part 2, 5.5 to 5.8). No money moves.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::auth::organization::{Access, Refusal, require};
use crate::errors::ApiError;
use crate::plans::Plan;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::organizations::{self, Organization};
use crate::store::{accounts, clients, providers, vault};
use crate::time::{iso, millis_of_month, month_of, now_iso, now_millis};

/// The most storage in GB.
const MOST_STORAGE_GB: i64 = 100;
/// A provider of this kind is billed by somebody else.
const RESELLER: i64 = 1;

/// Below `/organizations/{organization_id}`.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}{rest}");
    Router::new()
        .route(&at("/subscription"), get(subscription).post(change))
        .route(&at("/seat"), post(change_seats))
        .route(&at("/storage"), post(change_storage))
        .route(&at("/billing/vnext/warnings"), get(warnings))
}

/// Who pays for an organisation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Payer {
    Itself,
    Provider,
    Reseller,
}

fn payer(db: &Connection, organization_id: &str) -> Result<Payer, rusqlite::Error> {
    let Some(link) = clients::link_of(db, organization_id)? else {
        return Ok(Payer::Itself);
    };
    let provider = providers::by_id(db, &link.provider_id)?;
    Ok(match provider {
        Some(provider) if provider.provider_type == RESELLER => Payer::Reseller,
        _ => Payer::Provider,
    })
}

/// Owners of organisations that pay for themselves or through a reseller; staff of the provider.
fn require_viewer(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    let payer = payer(db, organization_id)?;
    require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::NotFound,
        |access| access.is_provider || access.is_owner() && payer != Payer::Provider,
    )
}

/// Owners of organisations that pay for themselves; staff of the provider.
fn require_editor(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    let payer = payer(db, organization_id)?;
    require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::NotFound,
        |access| access.is_provider || access.is_owner() && payer == Payer::Itself,
    )
}

async fn subscription(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let body = app
        .store
        .run(move |db| {
            let access = require_viewer(db, &caller, &organization_id)?;
            let may_edit = require_editor(db, &caller, &organization_id).is_ok();
            Ok(model(&access.organization, may_edit))
        })
        .await?;
    Ok(ok(&body))
}

/// The organisation, and what it pays; money only for who may change it.
fn model(organization: &Organization, may_edit: bool) -> Value {
    let mut body = organization.model();
    let Value::Object(members) = &mut body else {
        return body;
    };
    let own = organization.own_subscription;
    let period_end = iso(period_end_millis(organization));
    for (name, value) in [
        ("object", json!("organizationSubscription")),
        ("storageName", Value::Null),
        ("storageGb", json!(0.0)),
        ("customerDiscount", Value::Null),
        (
            "subscription",
            if own {
                own_subscription(organization, &period_end, may_edit)
            } else {
                Value::Null
            },
        ),
        (
            "upcomingInvoice",
            if own {
                let amount = may_edit.then(|| yearly_or_monthly(organization));
                json!({ "amount": amount, "date": period_end })
            } else {
                Value::Null
            },
        ),
        ("pendingAnnualUpgrade", Value::Null),
        ("expirationWithoutGracePeriod", Value::Null),
        ("expiration", Value::Null),
        ("exemptFromBillingAutomation", json!(false)),
    ] {
        members.insert(name.to_owned(), value);
    }
    if !may_edit {
        members.insert("billingEmail".to_owned(), Value::Null);
    }
    body
}

fn own_subscription(organization: &Organization, period_end: &str, may_edit: bool) -> Value {
    let plan = Plan::find(organization.plan_type);
    let items = json!([{
        "productId": null,
        "name": plan.map_or("", |plan| plan.name),
        "amount": plan.map_or(0.0, |plan| plan.seat_price),
        "quantity": organization.seats,
        "interval": if is_annual(organization) { "year" } else { "month" },
        "sponsoredSubscriptionItem": false,
        "addonSubscriptionItem": false,
    }]);
    json!({
        "trialStartDate": null,
        "trialEndDate": null,
        "periodStartDate": organization.creation_date,
        "periodEndDate": period_end,
        "cancelledDate": null,
        "cancelAtEndDate": false,
        "status": if organization.enabled { "active" } else { "unpaid" },
        "cancelled": false,
        "items": if may_edit { items } else { Value::Null },
        "collectionMethod": "charge_automatically",
        "suspensionDate": null,
        "unpaidPeriodEndDate": null,
        "gracePeriod": null,
    })
}

fn is_annual(organization: &Organization) -> bool {
    Plan::find(organization.plan_type).is_some_and(|plan| plan.is_annual)
}

/// Bills are made on the first of a month; yearly ones in January.
fn period_end_millis(organization: &Organization) -> i64 {
    let month = month_of(now_millis());
    let next = if is_annual(organization) {
        (month / 12 + 1) * 12
    } else {
        month + 1
    };
    millis_of_month(next)
}

fn yearly_or_monthly(organization: &Organization) -> f64 {
    let Some(plan) = Plan::find(organization.plan_type) else {
        return 0.0;
    };
    let seats = organization.seats.unwrap_or(0) - plan.base_seats;
    plan.base_price + plan.seat_price * seats.max(0) as f64
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    seat_adjustment: i32,
    max_autoscale_seats: Option<i64>,
}

/// Seats and the limit of their growth. For staff of a provider without a membership the change is stored
/// and the answer is a failure, as on the official server: there is no membership to render.
async fn change(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(change): JsonBody<Change>,
) -> Result<Response, ApiError> {
    let id = organization_id.clone();
    let answer = app
        .store
        .run(move |db| {
            let access = require_editor(db, &caller, &id)?;
            let mut organization = access.organization;
            add_seats(db, &mut organization, i64::from(change.seat_adjustment))?;
            if let (Some(limit), Some(seats)) = (change.max_autoscale_seats, organization.seats)
                && limit < seats
            {
                return Err(ApiError::BadRequest(format!(
                    "Cannot set max seat autoscaling below seat count. Current seat count: {seats}."
                )));
            }
            organization.settings.max_autoscale_seats = change.max_autoscale_seats;
            save(db, &organization)?;
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            Ok(vault::membership(db, &account, &organization.id)?)
        })
        .await?;
    match answer {
        Some(membership) => Ok(ok(&membership)),
        None => Err(ApiError::Internal("no membership to render".to_owned())),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SeatChange {
    seat_adjustment: i32,
}

async fn change_seats(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(change): JsonBody<SeatChange>,
) -> Result<Response, ApiError> {
    if change.seat_adjustment == 0 {
        return Err(ApiError::invalid(
            "SeatAdjustment",
            "The seat adjustment cannot be 0.",
        ));
    }
    app.store
        .run(move |db| {
            let mut organization = require_editor(db, &caller, &organization_id)?.organization;
            add_seats(db, &mut organization, i64::from(change.seat_adjustment))?;
            save(db, &organization)
        })
        .await?;
    Ok(ok(&payment_result()))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StorageChange {
    storage_gb_adjustment: i16,
}

async fn change_storage(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(change): JsonBody<StorageChange>,
) -> Result<Response, ApiError> {
    if change.storage_gb_adjustment == 0 {
        return Err(ApiError::invalid(
            "StorageGbAdjustment",
            "The storage adjustment cannot be 0.",
        ));
    }
    app.store
        .run(move |db| {
            let mut organization = require_editor(db, &caller, &organization_id)?.organization;
            require_own_subscription(&organization)?;
            let settings = &mut organization.settings;
            let storage = settings.max_storage_gb + i64::from(change.storage_gb_adjustment);
            if !(1..=MOST_STORAGE_GB).contains(&storage) {
                let text = format!("Storage must be between 1 and {MOST_STORAGE_GB} GB.");
                return Err(ApiError::BadRequest(text));
            }
            settings.max_storage_gb = storage;
            save(db, &organization)
        })
        .await?;
    Ok(ok(&payment_result()))
}

fn payment_result() -> Value {
    json!({
        "object": "payment",
        "userProfile": null,
        "paymentIntentClientSecret": null,
        "success": true,
    })
}

/// Managed clients have none: their seats change through their provider only.
fn require_own_subscription(organization: &Organization) -> Result<(), ApiError> {
    if organization.own_subscription {
        Ok(())
    } else {
        Err(ApiError::BadRequest("No subscription found.".to_owned()))
    }
}

fn add_seats(
    db: &Connection,
    organization: &mut Organization,
    adjustment: i64,
) -> Result<(), ApiError> {
    require_own_subscription(organization)?;
    if adjustment == 0 {
        return Ok(());
    }
    let refuse = |text: String| Err(ApiError::BadRequest(text));
    let (Some(seats), Some(plan)) = (organization.seats, Plan::find(organization.plan_type)) else {
        return refuse("Organization has no seat limit, no need to adjust seats".to_owned());
    };
    if !plan.is_business() {
        return refuse("Plan does not allow additional seats.".to_owned());
    }
    let wanted = seats.saturating_add(adjustment);
    if wanted < 1 {
        return refuse("You must have at least 1 seat.".to_owned());
    }
    let occupied = organizations::occupied_seats(db, &organization.id)?;
    if wanted < occupied {
        return refuse(format!(
            "Your organization currently has {occupied} seats filled. Your new plan only has ({wanted}) seats. \
             Remove some users."
        ));
    }
    organization.seats = Some(wanted);
    Ok(())
}

fn save(db: &Connection, organization: &Organization) -> Result<(), ApiError> {
    organizations::update(db, organization, &now_iso())?;
    organizations::save_settings(db, &organization.id, &organization.settings)?;
    Ok(accounts::touch_people_of(db, &organization.id, None)?)
}

/// For every member and staff of the provider; 403 for everyone else.
async fn warnings(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let inactive = app
        .store
        .run(move |db| {
            let anybody = |_: &Access| true;
            let caller = &caller.user_id;
            let access = require(db, caller, &organization_id, Refusal::Forbidden, anybody)?;
            if access.organization.enabled {
                return Ok(None);
            }
            let resolution = match payer(db, &organization_id)? {
                Payer::Itself if access.is_owner() => "add_payment_method",
                Payer::Itself => "contact_owner",
                Payer::Provider | Payer::Reseller => "contact_provider",
            };
            Ok(Some(json!({ "resolution": resolution })))
        })
        .await?;
    Ok(ok(&json!({
        "freeTrial": null,
        "inactiveSubscription": inactive,
        "resellerRenewal": null,
        "taxId": null,
        "scheduledPriceIncrease": null,
    })))
}

//! `GET /providers/{id}/clients/addable`: organisations the caller could bring in.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::auth::roles::{self, ProviderRole};
use crate::errors::ApiError;
use crate::plans::{ENTERPRISE_MONTHLY, Plan, TEAMS_MONTHLY};
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::organizations::{COLUMNS, Organization, STATUS_CREATED, organization};
use crate::store::providers::{self, Provider};

/// Provider admins and service users, about their own organisations. A bare array.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let role = roles::require_provider_user(db, &caller.user_id, &provider_id)?;
            let provider = providers::require_billable(db, &provider_id)?;
            candidates(db, &caller.user_id, provider.provider_type)?
                .iter()
                .map(|candidate| row(db, &provider, role, candidate))
                .collect::<Result<Vec<Value>, ApiError>>()
        })
        .await?;
    Ok(ok(&rows.into()))
}

/// Enabled organisations of which the person is confirmed owner, which pay for themselves, are
/// in no provider, have seats and a plan the provider's kind can take.
pub(crate) fn candidates(
    db: &Connection,
    user_id: &str,
    provider_type: i64,
) -> Result<Vec<Organization>, rusqlite::Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM organizations organization
         JOIN organization_users member ON member.organization_id = organization.id
         WHERE member.user_id = ?1 AND member.type = 0 AND member.status = 2
           AND organization.enabled AND organization.own_subscription
           AND organization.status = ?2 AND organization.seats > 0
           AND organization.id NOT IN (SELECT organization_id FROM provider_organizations)
         ORDER BY organization.name"
    );
    let mut found: Vec<Organization> = db
        .prepare(&sql)?
        .query_map(params![user_id, STATUS_CREATED], organization)?
        .collect::<Result<_, _>>()?;
    found.retain(|candidate| {
        Plan::find(candidate.plan_type).is_some_and(|plan| {
            if provider_type == 2 {
                plan.is_enterprise()
            } else {
                plan.is_business()
            }
        })
    });
    Ok(found)
}

/// The plan an organisation has once it is managed: the monthly one of its family.
pub(crate) fn managed_plan(provider_type: i64, candidate: &Organization) -> i64 {
    let is_enterprise = Plan::find(candidate.plan_type).is_some_and(Plan::is_enterprise);
    match (provider_type, is_enterprise) {
        (2, _) => candidate.plan_type,
        (_, true) => ENTERPRISE_MONTHLY,
        (_, false) => TEAMS_MONTHLY,
    }
}

fn row(
    db: &Connection,
    provider: &Provider,
    role: ProviderRole,
    candidate: &Organization,
) -> Result<Value, ApiError> {
    let seats = candidate.seats.unwrap_or(0);
    let plan_type = managed_plan(provider.provider_type, candidate);
    let (_, change) = providers::plan_change(db, &provider.id, plan_type, seats)?;
    let plan = Plan::find(candidate.plan_type);
    let name = plan.map(|plan| {
        if provider.provider_type == 2 {
            plan.name
        } else {
            plan.short_name()
        }
    });
    Ok(json!({
        "id": candidate.id,
        "name": candidate.name,
        "plan": name,
        "seats": seats,
        "disabled": role == ProviderRole::ServiceUser && change.is_purchase,
    }))
}

//! `GET /organizations/{id}/policies` and one of them.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::kinds;
use crate::auth::caller::Caller;
use crate::auth::organization::{Refusal, require};
use crate::errors::ApiError;
use crate::respond::{list, ok};
use crate::state::SharedApp;
use crate::store::organization_users;
use crate::store::policies::{self, Policy};

/// Those that were ever saved; the one on Sends is made of the two older ones where it was not.
pub(super) async fn all(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            require_reader(db, &caller, &organization_id)?;
            let saved = policies::of_organization(db, &organization_id)?;
            let mut rows: Vec<Value> = saved.iter().map(row).collect();
            if !saved
                .iter()
                .any(|it| it.policy_type == kinds::SEND_CONTROLS)
            {
                rows.extend(send_controls_of(&organization_id, &saved));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

/// One that was never saved is switched off.
pub(super) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, policy_type)): Path<(String, i64)>,
) -> Result<Response, ApiError> {
    let row = app
        .store
        .run(move |db| {
            require_reader(db, &caller, &organization_id)?;
            let saved = policies::by_type(db, &organization_id, policy_type)?;
            Ok(match saved {
                Some(saved) => row(&saved),
                None => model(&organization_id, policy_type, None, false),
            })
        })
        .await?;
    Ok(ok(&row))
}

/// For every member: what a new master password has to be like. 404 while nothing is demanded.
pub(super) async fn master_password(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let row = app
        .store
        .run(move |db| {
            organization_users::of_account(db, &organization_id, &caller.user_id)?
                .ok_or(ApiError::NotFound)?;
            let policy = policies::by_type(db, &organization_id, kinds::MASTER_PASSWORD)?;
            let policy = policy.filter(|policy| policy.enabled);
            Ok(row(&policy.ok_or(ApiError::NotFound)?))
        })
        .await?;
    Ok(ok(&row))
}

fn require_reader(db: &Connection, caller: &Caller, organization_id: &str) -> Result<(), ApiError> {
    let allowed = require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::Forbidden,
        |it| it.may(|permissions| permissions.manage_policies),
    );
    allowed.map(drop)
}

fn row(policy: &Policy) -> Value {
    model(
        &policy.organization_id,
        policy.policy_type,
        policy.data.as_ref(),
        policy.enabled,
    )
}

fn model(organization_id: &str, policy_type: i64, data: Option<&Value>, enabled: bool) -> Value {
    json!({
        "object": "policy",
        "organizationId": organization_id,
        "type": policy_type,
        "data": data,
        "enabled": enabled,
        // Only claimed domains take it away, and nobody claims any here.
        "canToggleState": true,
    })
}

fn send_controls_of(organization_id: &str, saved: &[Policy]) -> Option<Value> {
    let on = |policy_type: i64| {
        let found = saved.iter().find(|it| it.policy_type == policy_type);
        found.filter(|it| it.enabled)
    };
    let (disabled, options) = (on(kinds::DISABLE_SEND), on(kinds::SEND_OPTIONS));
    if disabled.is_none() && options.is_none() {
        return None;
    }
    let hides = options
        .and_then(|it| it.data.as_ref()?.get("disableHideEmail")?.as_bool())
        .unwrap_or_default();
    let data = json!({ "disableSend": disabled.is_some(), "disableHideEmail": hides });
    Some(model(
        organization_id,
        kinds::SEND_CONTROLS,
        Some(&data),
        true,
    ))
}

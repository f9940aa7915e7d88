//! `PUT /organizations/{id}/policies/{type}`: the rules first, then the policy, then what follows from it.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::consequences;
use super::data::checked;
use super::kinds::{self, dependants, requires};
use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::auth::organization::{Refusal, require};
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::events::{EventType, Subject, record};
use crate::store::organizations::Organization;
use crate::store::policies;

/// The body of today, wrapped, or that of older servers.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    policy: Option<Wanted>,
    metadata: Option<Metadata>,
    enabled: Option<bool>,
    data: Option<Value>,
}

#[derive(Deserialize)]
struct Wanted {
    enabled: Option<bool>,
    data: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    default_user_collection_name: Option<String>,
}

pub(super) async fn put(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, policy_type)): Path<(String, i64)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let saved = app
        .store
        .run(move |db| {
            let access = require(
                db,
                &caller.user_id,
                &organization_id,
                Refusal::Forbidden,
                |it| it.may(|permissions| permissions.manage_policies),
            )?;
            let name = kinds::name(policy_type)
                .ok_or_else(|| ApiError::BadRequest("Invalid policy type.".into()))?;
            let (enabled, data) = read(request.policy, request.enabled, request.data)?;
            check_rules(db, &access.organization, policy_type, enabled)?;
            let data = checked(policy_type, name, enabled, data)?;
            let was_on = is_on(db, &organization_id, policy_type)?;
            let saved = policies::save(db, &organization_id, policy_type, enabled, data.as_ref())?;
            let subject = Subject {
                organization_id: Some(&organization_id),
                policy_id: Some(&saved.id),
                ..Subject::default()
            };
            record(db, &caller, EventType::PolicyUpdated, subject)?;
            mirror_sends(db, &saved)?;
            if enabled && !was_on {
                let collection_name = request
                    .metadata
                    .and_then(|metadata| metadata.default_user_collection_name);
                if let Some(name) = &collection_name {
                    enc_string::require("DefaultUserCollectionName", name, &[2])?;
                }
                let name = collection_name.as_deref();
                consequences::follow(db, &caller, &access.organization, policy_type, name)?;
            }
            accounts::touch_people_of(db, &organization_id, None)?;
            Ok(saved)
        })
        .await?;
    Ok(ok(&saved.model()))
}

fn read(
    wrapped: Option<Wanted>,
    enabled: Option<bool>,
    data: Option<Value>,
) -> Result<(bool, Option<Value>), ApiError> {
    let (member, enabled, data) = match wrapped {
        Some(policy) => ("Policy.Enabled", policy.enabled, policy.data),
        None => ("Enabled", enabled, data),
    };
    let missing = || ApiError::invalid(member, "The Enabled field is required.");
    Ok((enabled.ok_or_else(missing)?, data))
}

fn is_on(db: &Connection, organization_id: &str, policy_type: i64) -> Result<bool, ApiError> {
    let policy = policies::by_type(db, organization_id, policy_type)?;
    Ok(policy.is_some_and(|policy| policy.enabled))
}

fn check_rules(
    db: &Connection,
    organization: &Organization,
    policy_type: i64,
    enabled: bool,
) -> Result<(), ApiError> {
    let refuse = |text: String| Err(ApiError::BadRequest(text));
    if !organization.has_policies() {
        return refuse("This organization cannot use policies.".into());
    }
    let name = |policy_type| kinds::name(policy_type).unwrap_or_default();
    if enabled
        && let Some(needed) = requires(policy_type)
        && !is_on(db, &organization.id, needed)?
    {
        return refuse(format!(
            "Turn on the {} policy because it is required for the {} policy.",
            name(needed),
            name(policy_type)
        ));
    }
    if !enabled {
        for other in dependants(policy_type) {
            if is_on(db, &organization.id, other)? {
                return refuse(format!(
                    "Turn off the {} policy because it requires the {} policy.",
                    name(other),
                    name(policy_type)
                ));
            }
        }
    }
    if enabled && policy_type == kinds::AUTOMATIC_CONFIRMATION {
        consequences::check_automatic_confirmation(db, &organization.id)?;
    }
    Ok(())
}

/// The policy on Sends and the two older ones say the same.
fn mirror_sends(db: &Connection, saved: &policies::Policy) -> Result<(), ApiError> {
    let organization_id = saved.organization_id.as_str();
    let flag = |data: Option<&Value>, name: &str| {
        let value = data.and_then(|data| data.get(name)?.as_bool());
        value.unwrap_or_default()
    };
    match saved.policy_type {
        kinds::SEND_CONTROLS => {
            let data = saved.data.as_ref();
            let off = saved.enabled && flag(data, "disableSend");
            policies::save(db, organization_id, kinds::DISABLE_SEND, off, None)?;
            let shows = saved.enabled && flag(data, "disableHideEmail");
            let options = json!({ "disableHideEmail": shows });
            let options = shows.then_some(&options);
            policies::save(db, organization_id, kinds::SEND_OPTIONS, shows, options)?;
        }
        kinds::DISABLE_SEND | kinds::SEND_OPTIONS => {
            let disabled = is_on(db, organization_id, kinds::DISABLE_SEND)?;
            let options = policies::by_type(db, organization_id, kinds::SEND_OPTIONS)?;
            let options = options.filter(|options| options.enabled);
            let shows = flag(
                options.as_ref().and_then(|it| it.data.as_ref()),
                "disableHideEmail",
            );
            let before = policies::by_type(db, organization_id, kinds::SEND_CONTROLS)?;
            let mut data = match before.and_then(|before| before.data) {
                Some(Value::Object(object)) => object,
                _ => serde_json::Map::new(),
            };
            data.insert("disableSend".into(), disabled.into());
            data.insert("disableHideEmail".into(), shows.into());
            let data = Value::Object(data);
            let is_on = disabled || shows;
            policies::save(
                db,
                organization_id,
                kinds::SEND_CONTROLS,
                is_on,
                Some(&data),
            )?;
        }
        _ => {}
    }
    Ok(())
}

//! `POST /providers/{id}/clients`: a new client. The answer is empty; clients re-read the list.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::plans::{ENTERPRISE_ANNUALLY, ENTERPRISE_MONTHLY, TEAMS_MONTHLY};
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::clients::{self, Link};
use crate::store::collections;
use crate::store::events::{EventType, Subject, record};
use crate::store::organization_users::{self, Member, TYPE_OWNER};
use crate::store::organizations::{self, Organization, STATUS_MANAGED, Settings};
use crate::store::providers::{self, Provider};
use crate::time::now_iso;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(default)]
    name: String,
    #[serde(default)]
    owner_email: String,
    plan_type: i64,
    #[serde(default)]
    seats: i32,
    #[serde(default)]
    key: String,
    key_pair: Option<KeyPair>,
    #[serde(default)]
    collection_name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct KeyPair {
    #[serde(default)]
    public_key: String,
    #[serde(default)]
    encrypted_private_key: String,
}

/// Provider admins; 403 for everyone else.
pub(crate) async fn create(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let key_pair = validate(&request)?;
            let provider = providers::require_billable(db, &provider_id)?;
            require_plan_allowed(provider.provider_type, request.plan_type)?;
            let (plan, change) = providers::plan_change(
                db,
                &provider_id,
                request.plan_type,
                i64::from(request.seats),
            )?;
            insert(db, &caller, &provider, &request, key_pair)?;
            Ok(providers::apply_change(db, &provider_id, &plan, change)?)
        })
        .await?;
    Ok(ok_empty())
}

fn insert(
    db: &Connection,
    caller: &Caller,
    provider: &Provider,
    request: &Request,
    key_pair: &KeyPair,
) -> Result<(), ApiError> {
    let organization = Organization {
        id: new_id()?,
        name: request.name.clone(),
        business_name: None,
        billing_email: provider.billing_email.clone(),
        plan_type: request.plan_type,
        seats: Some(i64::from(request.seats)),
        status: STATUS_MANAGED,
        enabled: true,
        own_subscription: false,
        public_key: Some(key_pair.public_key.clone()),
        private_key: Some(key_pair.encrypted_private_key.clone()),
        crowd_confirmed: 0,
        crowd_pending: 0,
        creation_date: now_iso(),
        settings: Settings::default(),
    };
    organizations::insert(db, &organization)?;
    let owner_email = request.owner_email.trim().to_lowercase();
    let owner = Member {
        member_type: TYPE_OWNER,
        ..Member::invited(new_id()?, &organization.id, &owner_email)
    };
    organization_users::insert(db, &owner)?;
    collections::insert_first(
        db,
        &new_id()?,
        &organization.id,
        &request.collection_name,
        &organization.creation_date,
        Some(&owner.id),
    )?;
    let link = Link {
        id: new_id()?,
        provider_id: provider.id.clone(),
        organization_id: organization.id.clone(),
        key: request.key.clone(),
    };
    clients::insert_link(db, &link)?;
    let subject = Subject {
        provider_id: Some(&link.provider_id),
        provider_organization_id: Some(&link.id),
        organization_id: Some(&link.organization_id),
        ..Subject::default()
    };
    record(db, caller, EventType::ProviderOrganizationCreated, subject)?;
    Ok(accounts::touch_people_of(
        db,
        &organization.id,
        Some(&provider.id),
    )?)
}

fn validate(request: &Request) -> Result<&KeyPair, ApiError> {
    let mut problems = Vec::new();
    for (member, text) in [
        ("Name", &request.name),
        ("OwnerEmail", &request.owner_email),
    ] {
        if text.trim().is_empty() {
            problems.push((member, format!("The {member} field is required.")));
        }
    }
    if request.name.chars().count() > 50 {
        let text = "The field Name must be a string with a maximum length of 50.";
        problems.push(("Name", text.to_owned()));
    }
    if request.seats < 1 {
        problems.push(("Seats", "You must assign at least one seat.".to_owned()));
    }
    if !problems.is_empty() {
        return Err(ApiError::Invalid(problems));
    }
    let key_pair = request.key_pair.as_ref();
    let key_pair = key_pair.filter(|pair| !pair.public_key.is_empty());
    let key_pair =
        key_pair.ok_or_else(|| ApiError::invalid("KeyPair", "The KeyPair field is required."))?;
    enc_string::require("Key", &request.key, &[2])?;
    enc_string::require("CollectionName", &request.collection_name, &[2])?;
    enc_string::require("EncryptedPrivateKey", &key_pair.encrypted_private_key, &[2])?;
    Ok(key_pair)
}

/// MSPs hold monthly plans, business units Enterprise plans.
pub(crate) fn require_plan_allowed(provider_type: i64, plan_type: i64) -> Result<(), ApiError> {
    let allowed = match provider_type {
        2 => matches!(plan_type, ENTERPRISE_MONTHLY | ENTERPRISE_ANNUALLY),
        _ => matches!(plan_type, TEAMS_MONTHLY | ENTERPRISE_MONTHLY),
    };
    if allowed {
        Ok(())
    } else {
        Err(ApiError::BadRequest(
            "This plan is not available to your provider.".into(),
        ))
    }
}

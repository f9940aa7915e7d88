//! `POST /organizations`: a new organisation whose owner is the caller.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::api::enc_string;
use crate::api::providers::is_email;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::plans::{FREE, Plan};
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::collections;
use crate::store::organization_users::{self, Member, TYPE_OWNER};
use crate::store::organizations::{self, Organization, STATUS_CREATED, Settings};
use crate::time::now_iso;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(default)]
    name: String,
    #[serde(default)]
    business_name: Option<String>,
    #[serde(default)]
    billing_email: String,
    plan_type: i64,
    #[serde(default)]
    key: String,
    keys: Option<Keys>,
    #[serde(default)]
    collection_name: Option<String>,
    #[serde(default)]
    additional_seats: i32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keys {
    public_key: String,
    encrypted_private_key: String,
}

/// Any signed-in person. Payment is not asked for: nothing is paid in a demo.
pub(crate) async fn create(
    State(app): State<SharedApp>,
    caller: Caller,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let created = app
        .store
        .run(move |db| {
            let (plan, seats) = validate(&request)?;
            let organization = Organization {
                id: new_id()?,
                name: request.name.clone(),
                business_name: request.business_name.clone(),
                billing_email: request.billing_email.trim().to_lowercase(),
                plan_type: plan.plan_type,
                seats: Some(seats),
                status: STATUS_CREATED,
                enabled: true,
                own_subscription: plan.plan_type != FREE,
                public_key: request.keys.as_ref().map(|keys| keys.public_key.clone()),
                private_key: request
                    .keys
                    .as_ref()
                    .map(|keys| keys.encrypted_private_key.clone()),
                crowd_confirmed: 0,
                crowd_pending: 0,
                creation_date: now_iso(),
                settings: Settings::default(),
            };
            organizations::insert(db, &organization)?;
            let owner = Member {
                member_type: TYPE_OWNER,
                ..Member::confirmed(new_id()?, &organization.id, &caller.user_id, &request.key)
            };
            organization_users::insert(db, &owner)?;
            if let Some(name) = &request.collection_name {
                collections::insert_first(
                    db,
                    &new_id()?,
                    &organization.id,
                    name,
                    &organization.creation_date,
                    Some(&owner.id),
                )?;
            }
            accounts::touch_people_of(db, &organization.id, None)?;
            Ok(organization)
        })
        .await?;
    Ok(ok(&created.model()))
}

fn validate(request: &Request) -> Result<(&'static Plan, i64), ApiError> {
    if request.name.trim().is_empty() {
        return Err(ApiError::invalid("Name", "The Name field is required."));
    }
    if request.name.chars().count() > 50 {
        let text = "The field Name must be a string with a maximum length of 50.";
        return Err(ApiError::invalid("Name", text));
    }
    if !is_email(request.billing_email.trim()) {
        let text = "The BillingEmail field is not a valid e-mail address.";
        return Err(ApiError::invalid("BillingEmail", text));
    }
    enc_string::require("Key", &request.key, &[4])?;
    if let Some(keys) = &request.keys {
        enc_string::require("EncryptedPrivateKey", &keys.encrypted_private_key, &[2])?;
    }
    if let Some(name) = &request.collection_name {
        enc_string::require("CollectionName", name, &[2])?;
    }
    let plan = Plan::find(request.plan_type)
        .ok_or_else(|| ApiError::BadRequest("Plan not found.".into()))?;
    let seats = plan.base_seats + i64::from(request.additional_seats);
    if request.additional_seats < 0 {
        return Err(ApiError::BadRequest("You can't subtract seats!".into()));
    }
    if seats < 1 {
        return Err(ApiError::BadRequest("You do not have any seats!".into()));
    }
    if plan.max_seats.is_some_and(|maximum| seats > maximum) {
        return Err(ApiError::BadRequest(
            "Plan does not allow additional users.".into(),
        ));
    }
    Ok((plan, seats))
}

//! What owners set for their organisation: keys, API key, who manages collections, its end.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post, put};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::auth::organization::{Access, Refusal, require};
use crate::errors::ApiError;
use crate::ids::{NoRandomNumbers, random};
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::events::{EventType, Subject, record};
use crate::store::organizations::{self, STATUS_MANAGED, Settings};
use crate::store::{accounts, clients, providers};
use crate::time::now_iso;

/// Below `/organizations/{organization_id}`, without the organisation itself.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}{rest}");
    Router::new()
        .route(&at("/public-key"), get(public_key))
        .route(&at("/keys"), get(public_key).post(add_keys))
        .route(&at("/api-key"), post(api_key))
        .route(&at("/rotate-api-key"), post(rotate_api_key))
        .route(&at("/api-key-information"), get(api_key_information))
        .route(&at("/api-key-information/{type}"), get(api_key_information))
        .route(&at("/collection-management"), put(collection_management))
        .route(&at("/delete"), post(delete))
}

fn require_owner(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::NotFound,
        Access::is_owner,
    )
}

async fn public_key(
    State(app): State<SharedApp>,
    _caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let organization = app
        .store
        .run(move |db| organizations::by_id(db, &organization_id)?.ok_or(ApiError::NotFound))
        .await?;
    Ok(ok(&json!({
        "object": "organizationPublicKey",
        "publicKey": organization.public_key,
    })))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keys {
    public_key: String,
    encrypted_private_key: String,
}

/// For organisations from the time before there were key pairs.
async fn add_keys(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(keys): JsonBody<Keys>,
) -> Result<Response, ApiError> {
    let keys = app
        .store
        .run(move |db| {
            let user_id = &caller.user_id;
            let access = require(db, user_id, &organization_id, Refusal::Unauthorized, |it| {
                it.may(|permissions| permissions.manage_reset_password)
            })?;
            if access.organization.public_key.is_some() {
                let text = "Organization Keys already exist.";
                return Err(ApiError::BadRequest(text.into()));
            }
            super::enc_string::require("EncryptedPrivateKey", &keys.encrypted_private_key, &[2])?;
            let (public, private) = (&keys.public_key, &keys.encrypted_private_key);
            organizations::save_key_pair(db, &organization_id, public, private)?;
            Ok(keys)
        })
        .await?;
    Ok(ok(&json!({
        "object": "organizationKeys",
        "publicKey": keys.public_key,
        "privateKey": keys.encrypted_private_key,
    })))
}

/// A call with the caller's own master password.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Proof {
    #[serde(default)]
    r#type: i64,
    #[serde(default)]
    master_password_hash: String,
}

impl Proof {
    fn check(&self, db: &Connection, caller: &Caller) -> Result<(), ApiError> {
        let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
        if account.password.matches(&self.master_password_hash) {
            Ok(())
        } else {
            Err(ApiError::invalid("MasterPasswordHash", "Invalid password."))
        }
    }
}

async fn api_key(
    app: State<SharedApp>,
    caller: Caller,
    path: Path<String>,
    proof: JsonBody<Proof>,
) -> Result<Response, ApiError> {
    give_api_key(app, caller, path, proof, false).await
}

async fn rotate_api_key(
    app: State<SharedApp>,
    caller: Caller,
    path: Path<String>,
    proof: JsonBody<Proof>,
) -> Result<Response, ApiError> {
    give_api_key(app, caller, path, proof, true).await
}

async fn give_api_key(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(proof): JsonBody<Proof>,
    anew: bool,
) -> Result<Response, ApiError> {
    let (key, date) = app
        .store
        .run(move |db| {
            let access = require_owner(db, &caller, &organization_id)?;
            // The other kinds belong to products this server does not have.
            if proof.r#type != 0 {
                return Err(ApiError::NotFound);
            }
            proof.check(db, &caller)?;
            let mut settings = access.organization.settings;
            if let (false, Some(key), Some(date)) =
                (anew, &settings.api_key, &settings.api_key_date)
            {
                return Ok((key.clone(), date.clone()));
            }
            let (key, date) = (new_api_key()?, now_iso());
            settings.api_key = Some(key.clone());
            settings.api_key_date = Some(date.clone());
            organizations::save_settings(db, &organization_id, &settings)?;
            Ok((key, date))
        })
        .await?;
    Ok(ok(
        &json!({ "object": "apiKey", "apiKey": key, "revisionDate": date }),
    ))
}

/// 30 letters and digits.
fn new_api_key() -> Result<String, NoRandomNumbers> {
    const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let letters = random::<30>()?.map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len()));
    Ok(letters
        .into_iter()
        .flatten()
        .copied()
        .map(char::from)
        .collect())
}

async fn api_key_information(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(path): Path<Vec<String>>,
) -> Result<Response, ApiError> {
    let organization_id = path.into_iter().next().unwrap_or_default();
    let date = app
        .store
        .run(move |db| {
            let access = require_owner(db, &caller, &organization_id)?;
            Ok(access.organization.settings.api_key_date)
        })
        .await?;
    let rows: Vec<Value> = date
        .map(|date| json!({ "object": "keyInformation", "keyType": 0, "revisionDate": date }))
        .into_iter()
        .collect();
    Ok(ok(&list(rows)))
}

/// A missing one counts as `false`, as on the official server.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct CollectionManagement {
    limit_collection_creation: bool,
    limit_collection_deletion: bool,
    limit_item_deletion: bool,
    allow_admin_access_to_all_collection_items: bool,
}

async fn collection_management(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(wanted): JsonBody<CollectionManagement>,
) -> Result<Response, ApiError> {
    let organization = app
        .store
        .run(move |db| {
            let access = require_owner(db, &caller, &organization_id)?;
            let before = access.organization.settings;
            let after = Settings {
                limit_collection_creation: wanted.limit_collection_creation,
                limit_collection_deletion: wanted.limit_collection_deletion,
                limit_item_deletion: wanted.limit_item_deletion,
                allow_admin_access: wanted.allow_admin_access_to_all_collection_items,
                ..before.clone()
            };
            organizations::save_settings(db, &organization_id, &after)?;
            for event in changes(&before, &after) {
                let subject = Subject {
                    organization_id: Some(&organization_id),
                    ..Subject::default()
                };
                record(db, &caller, event, subject)?;
            }
            accounts::touch_people_of(db, &organization_id, None)?;
            organizations::by_id(db, &organization_id)?.ok_or(ApiError::NotFound)
        })
        .await?;
    Ok(ok(&organization.model()))
}

fn changes(before: &Settings, after: &Settings) -> Vec<EventType> {
    use EventType::{
        OrganizationAllowAdminAccessDisabled, OrganizationAllowAdminAccessEnabled,
        OrganizationLimitCollectionCreationDisabled, OrganizationLimitCollectionCreationEnabled,
        OrganizationLimitCollectionDeletionDisabled, OrganizationLimitCollectionDeletionEnabled,
        OrganizationLimitItemDeletionDisabled, OrganizationLimitItemDeletionEnabled,
    };
    let change = |was: bool, is: bool, on: EventType, off: EventType| {
        (was != is).then_some(if is { on } else { off })
    };
    [
        change(
            before.limit_collection_creation,
            after.limit_collection_creation,
            OrganizationLimitCollectionCreationEnabled,
            OrganizationLimitCollectionCreationDisabled,
        ),
        change(
            before.limit_collection_deletion,
            after.limit_collection_deletion,
            OrganizationLimitCollectionDeletionEnabled,
            OrganizationLimitCollectionDeletionDisabled,
        ),
        change(
            before.limit_item_deletion,
            after.limit_item_deletion,
            OrganizationLimitItemDeletionEnabled,
            OrganizationLimitItemDeletionDisabled,
        ),
        change(
            before.allow_admin_access,
            after.allow_admin_access,
            OrganizationAllowAdminAccessEnabled,
            OrganizationAllowAdminAccessDisabled,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A missing member stays as it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Update {
    name: Option<String>,
    billing_email: Option<String>,
}

/// `PUT /organizations/{id}`: owners and provider staff, else 401. The billing address of a client is its
/// provider's to change.
pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(wanted): JsonBody<Update>,
) -> Result<Response, ApiError> {
    let organization = app
        .store
        .run(move |db| {
            let user_id = &caller.user_id;
            let access = require(
                db,
                user_id,
                &organization_id,
                Refusal::Unauthorized,
                Access::is_owner,
            )?;
            let mut organization = access.organization;
            if let Some(name) = wanted.name {
                let length = name.trim().encode_utf16().count();
                if length == 0 || length > 50 {
                    let text = "The field Name must have 1 to 50 characters.";
                    return Err(ApiError::invalid("Name", text));
                }
                organization.name = name;
            }
            if let Some(email) = wanted.billing_email {
                if !access.is_provider && clients::link_of(db, &organization_id)?.is_some() {
                    return Err(ApiError::Unauthorized);
                }
                if !email.contains('@') || email.len() > 256 {
                    let text = "The BillingEmail field is not a valid e-mail address.";
                    return Err(ApiError::invalid("BillingEmail", text));
                }
                organization.billing_email = email.to_lowercase();
            }
            organizations::update(db, &organization, &now_iso())?;
            let subject = Subject {
                organization_id: Some(&organization_id),
                ..Subject::default()
            };
            record(db, &caller, EventType::OrganizationUpdated, subject)?;
            let link = clients::link_of(db, &organization_id)?;
            let provider_id = link.map(|link| link.provider_id);
            accounts::touch_people_of(db, &organization_id, provider_id.as_deref())?;
            Ok(organization)
        })
        .await?;
    Ok(ok(&organization.model()))
}

/// `DELETE /organizations/{id}`, also as `POST .../delete`. The seats of a managed client go back first.
pub(crate) async fn delete(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(proof): JsonBody<Proof>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_owner(db, &caller, &organization_id)?;
            proof.check(db, &caller)?;
            let organization = access.organization;
            let link = clients::link_of(db, &organization_id)?;
            let provider_id = link.map(|link| link.provider_id);
            if let (STATUS_MANAGED, Some(provider_id)) = (organization.status, &provider_id) {
                let seats = organization.seats.unwrap_or(0);
                let plan = organization.plan_type;
                let (plan, change) = providers::plan_change(db, provider_id, plan, -seats)?;
                providers::apply_change(db, provider_id, &plan, change)?;
            }
            accounts::touch_people_of(db, &organization_id, provider_id.as_deref())?;
            Ok(organizations::delete(db, &organization_id)?)
        })
        .await?;
    Ok(ok_empty())
}

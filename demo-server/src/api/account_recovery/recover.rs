//! `PUT .../users/{id}/recover-account`: a new master password, no two-step login any more, or both.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use rusqlite::Connection;
use serde::Deserialize;

use super::{is_policy_on, reaches, require_recoverer};
use crate::api::enc_string;
use crate::api::policies::revoke_without_two_step;
use crate::auth::caller::Caller;
use crate::auth::password::StoredPassword;
use crate::errors::ApiError;
use crate::respond::JsonBody;
use crate::state::SharedApp;
use crate::store::events::{EventType, Subject, record};
use crate::store::organization_users::{
    self, Member, STATUS_ACCEPTED, STATUS_CONFIRMED, STATUS_REVOKED,
};
use crate::store::{accounts, mail_tokens};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
pub(super) struct Request {
    reset_master_password: bool,
    reset_two_factor: bool,
    new_master_password_hash: Option<String>,
    key: Option<String>,
    authentication_data: Option<AuthenticationData>,
    unlock_data: Option<UnlockData>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuthenticationData {
    master_password_authentication_hash: String,
    salt: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UnlockData {
    master_key_wrapped_user_key: String,
    salt: String,
}

impl Request {
    /// Hash and wrapped user key: the new members where they are there, else the old ones.
    fn password(&self, email: &str) -> Result<(String, String), ApiError> {
        if let (Some(proof), Some(unlock)) = (&self.authentication_data, &self.unlock_data) {
            if proof.salt != email || unlock.salt != email {
                return Err(ApiError::BadRequest("Invalid master password salt.".into()));
            }
            let hash = proof.master_password_authentication_hash.clone();
            return Ok((hash, unlock.master_key_wrapped_user_key.clone()));
        }
        match (&self.new_master_password_hash, &self.key) {
            (Some(hash), Some(key)) => Ok((hash.clone(), key.clone())),
            _ => Err(ApiError::BadRequest(
                "The new master password is missing.".into(),
            )),
        }
    }
}

pub(super) async fn recover(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_recoverer(db, &caller, &organization_id)?;
            let member = organization_users::require(db, &organization_id, &id)?;
            if !access.organization.has_policies() {
                return refuse("This organization cannot recover accounts.");
            }
            // Deliberately not 403: official clients would sign out.
            if !reaches(db, &caller, &access, &member)? {
                return refuse("You are not allowed to recover this account.");
            }
            check(db, &organization_id, &member, &request)?;
            let user_id = member.user_id.as_deref().ok_or(ApiError::NotFound)?;
            if request.reset_master_password {
                set_password(db, user_id, &request)?;
                tell(
                    db,
                    &caller,
                    &member,
                    EventType::OrganizationUserAdminResetPassword,
                )?;
            }
            if request.reset_two_factor {
                accounts::turn_two_factor_off(db, user_id)?;
                tell(
                    db,
                    &caller,
                    &member,
                    EventType::OrganizationUserAdminResetTwoFactor,
                )?;
                revoke_without_two_step(db, &caller, user_id)?;
            }
            Ok(mail_tokens::send_news(
                db,
                member.shown_email(),
                "account-recovered",
            )?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refuse<T>(text: &str) -> Result<T, ApiError> {
    Err(ApiError::BadRequest(text.to_owned()))
}

fn check(
    db: &Connection,
    organization_id: &str,
    member: &Member,
    request: &Request,
) -> Result<(), ApiError> {
    if !request.reset_master_password && !request.reset_two_factor {
        return refuse("Choose what to recover.");
    }
    if !is_policy_on(db, organization_id)? {
        return refuse("Organization does not have the password reset policy enabled.");
    }
    let has_joined = matches!(
        member.status,
        STATUS_ACCEPTED | STATUS_CONFIRMED | STATUS_REVOKED
    );
    if !has_joined || member.reset_password_key.is_none() {
        return refuse("Organization User not valid.");
    }
    Ok(())
}

/// All sessions end, and the member has to choose a password of their own next.
fn set_password(db: &Connection, user_id: &str, request: &Request) -> Result<(), ApiError> {
    let account = accounts::by_id(db, user_id)?.ok_or(ApiError::NotFound)?;
    let (hash, key) = request.password(&account.email)?;
    enc_string::require("Key", &key, &[2])?;
    let password = StoredPassword::of(&hash)?;
    accounts::replace_password(db, user_id, &password, &key)
}

fn tell(
    db: &Connection,
    caller: &Caller,
    member: &Member,
    event: EventType,
) -> Result<(), rusqlite::Error> {
    let subject = Subject {
        organization_id: Some(&member.organization_id),
        organization_user_id: Some(&member.id),
        user_id: member.user_id.as_deref(),
        ..Subject::default()
    };
    record(db, caller, event, subject)
}

//! `POST /organizations/{id}/users/{id}/accept`: the invited person joins, with the token of the mail.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;

use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::organization_users::{
    self, Member, STATUS_ACCEPTED, STATUS_CONFIRMED, STATUS_INVITED, STATUS_REVOKED, TYPE_ADMIN,
};
use crate::store::policies;

const POLICY_TWO_STEP: i64 = 0;
const POLICY_SINGLE_ORGANIZATION: i64 = 3;
const POLICY_RECOVERY: i64 = 8;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    token: String,
    #[serde(default)]
    reset_password_key: Option<String>,
}

/// Everybody who is signed in and holds the token.
pub(crate) async fn accept(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let refuse = |text: &str| Err(ApiError::BadRequest(text.to_owned()));
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            let mut member = organization_users::require(db, &organization_id, &id)?;
            match member.status {
                STATUS_INVITED => {}
                STATUS_REVOKED => return refuse("Your organization access has been revoked."),
                _ => return refuse("Already accepted."),
            }
            if organization_users::of_account(db, &organization_id, &account.id)?.is_some() {
                return refuse("You are already part of this organization.");
            }
            let purpose = LinkPurpose::Membership;
            let Some(address) = mail_tokens::address_of(db, purpose, &member.id, &request.token)?
            else {
                return refuse("Invalid token.");
            };
            if !address.eq_ignore_ascii_case(&account.email) {
                return refuse("User email does not match invite.");
            }
            let has_two_step = account.has_two_factor();
            if let Some(text) = policy_hindrance(db, &member, &account.id, has_two_step)? {
                return refuse(text);
            }
            member.reset_password_key =
                enrolment(db, &organization_id, request.reset_password_key)?;
            member.status = STATUS_ACCEPTED;
            member.user_id = Some(account.id);
            member.email = None;
            organization_users::save(db, &member)?;
            for admin in organization_users::of_organization(db, &organization_id)? {
                if admin.status == STATUS_CONFIRMED && admin.member_type <= TYPE_ADMIN {
                    mail_tokens::send_news(db, admin.shown_email(), "organization-user-accepted")?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

fn is_on(db: &Connection, organization_id: &str, policy: i64) -> Result<bool, ApiError> {
    Ok(policies::by_type(db, organization_id, policy)?.is_some_and(|policy| policy.enabled))
}

/// Which policy keeps the person from being a member, or nothing. Owners and admins are exempt.
pub(super) fn policy_hindrance(
    db: &Connection,
    member: &Member,
    user_id: &str,
    has_two_step: bool,
) -> Result<Option<&'static str>, ApiError> {
    if member.member_type <= TYPE_ADMIN {
        return Ok(None);
    }
    if !has_two_step && is_on(db, &member.organization_id, POLICY_TWO_STEP)? {
        return Ok(Some(
            "You cannot join this organization until you enable two-step login on your user account.",
        ));
    }
    let belongs_elsewhere: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM organization_users WHERE user_id = ?1
         AND organization_id <> ?2 AND status IN (1, 2))",
        [user_id, &member.organization_id],
        |row| row.get(0),
    )?;
    if belongs_elsewhere && is_on(db, &member.organization_id, POLICY_SINGLE_ORGANIZATION)? {
        return Ok(Some(
            "You may not join this organization until you leave or remove all other organizations.",
        ));
    }
    Ok(None)
}

/// The key for account recovery; 400 where the policy enrols everybody and there is none.
fn enrolment(
    db: &Connection,
    organization_id: &str,
    key: Option<String>,
) -> Result<Option<String>, ApiError> {
    let policy = policies::by_type(db, organization_id, POLICY_RECOVERY)?;
    let enrols = policy.is_some_and(|policy| {
        let flag = policy
            .data
            .as_ref()
            .and_then(|it| it.get("autoEnrollEnabled"));
        policy.enabled && flag.and_then(Value::as_bool) == Some(true)
    });
    match key.filter(|key| !key.is_empty()) {
        Some(key) => {
            enc_string::require("ResetPasswordKey", &key, &[4])?;
            Ok(Some(key))
        }
        None if enrols => Err(ApiError::BadRequest(
            "Master Password reset is required, but not provided.".to_owned(),
        )),
        None => Ok(None),
    }
}

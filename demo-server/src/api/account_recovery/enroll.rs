//! `PUT .../users/{user id}/reset-password-enrollment`: a member leaves their key, or takes it back.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::{POLICY, is_policy_on};
use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::events::{EventType, Subject, record};
use crate::store::{accounts, organization_users, policies};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    reset_password_key: Option<String>,
    master_password_hash: Option<String>,
}

pub(super) async fn enroll(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, user_id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let member = organization_users::of_account(db, &organization_id, &caller.user_id)?;
            let member = member.filter(|_| caller.user_id == user_id);
            let mut member = member.ok_or(ApiError::NotFound)?;
            let refuse = |text: &str| Err(ApiError::BadRequest(text.to_owned()));
            if !is_policy_on(db, &organization_id)? {
                return refuse("Organization does not have the password reset policy enabled.");
            }
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            let hash = request.master_password_hash.unwrap_or_default();
            if !account.password.matches(&hash) {
                return Err(ApiError::invalid("MasterPasswordHash", "Incorrect password."));
            }
            let event = match &request.reset_password_key {
                Some(key) => {
                    enc_string::require("ResetPasswordKey", key, &[4])?;
                    EventType::OrganizationUserResetPasswordEnroll
                }
                None => {
                    let policy = policies::by_type(db, &organization_id, POLICY)?;
                    let data = policy.and_then(|policy| policy.data);
                    let is_automatic = data
                        .and_then(|data| data.get("autoEnrollEnabled")?.as_bool())
                        .unwrap_or_default();
                    if is_automatic {
                        return refuse(
                            "Due to an Enterprise Policy, you are not allowed to withdraw from account recovery.",
                        );
                    }
                    EventType::OrganizationUserResetPasswordWithdraw
                }
            };
            member.reset_password_key = request.reset_password_key;
            organization_users::save(db, &member)?;
            let subject = Subject {
                organization_id: Some(&organization_id),
                organization_user_id: Some(&member.id),
                user_id: Some(&caller.user_id),
                ..Subject::default()
            };
            Ok(record(db, &caller, event, subject)?)
        })
        .await?;
    Ok(ok_empty())
}

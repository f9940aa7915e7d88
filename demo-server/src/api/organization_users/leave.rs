//! `POST /organizations/{id}/leave`: the caller's own membership ends.

use axum::extract::{Path, State};
use axum::response::Response;

use super::record_about;
use super::rules::{NEEDS_OWNER, has_owner_without};
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::ok_empty;
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::organization_users::{self, STATUS_CONFIRMED, TYPE_OWNER};

pub(crate) async fn leave(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let member = organization_users::of_account(db, &organization_id, &caller.user_id)?
                .ok_or(ApiError::NotFound)?;
            let is_owner = member.member_type == TYPE_OWNER && member.status == STATUS_CONFIRMED;
            let ids = std::slice::from_ref(&member.id);
            if is_owner && !has_owner_without(db, &organization_id, ids)? {
                return Err(ApiError::BadRequest(NEEDS_OWNER.to_owned()));
            }
            organization_users::remove(db, &member)?;
            Ok(record_about(
                db,
                &caller,
                EventType::OrganizationUserLeft,
                &member,
            )?)
        })
        .await?;
    Ok(ok_empty())
}

//! `POST /organizations/{id}/users/reinvite` and `.../{id}/reinvite`: mails invitations once more.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::invite::mail_invitation;
use super::outcome;
use super::rules::{members_of, require_manager};
use crate::api::ids_body::Ids;
use crate::api::invitations::vault_address;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::organization_users::{self, STATUS_INVITED};

pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let vault = vault_address(&headers);
    app.store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let member = organization_users::require(db, &organization_id, &id)?;
            if member.status != STATUS_INVITED {
                return Err(ApiError::BadRequest("User Invalid.".to_owned()));
            }
            mail_invitation(db, &access.organization, &member, &vault)
        })
        .await?;
    Ok(ok_empty())
}

/// Each row's outcome.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    headers: HeaderMap,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let vault = vault_address(&headers);
    let rows = app
        .store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let mut rows = Vec::new();
            for member in members_of(db, &organization_id, &ids.into_required()?)? {
                let is_invited = member.status == STATUS_INVITED;
                if is_invited {
                    mail_invitation(db, &access.organization, &member, &vault)?;
                }
                rows.push(outcome(
                    &member.id,
                    if is_invited { "" } else { "User invalid." },
                ));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

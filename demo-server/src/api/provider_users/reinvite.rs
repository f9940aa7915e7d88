//! `POST /providers/{id}/users/reinvite` and `.../{id}/reinvite`: mails invitations once more.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::invite::mail_invitation;
use super::outcome;
use crate::api::ids_body::Ids;
use crate::api::invitations::vault_address;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::provider_users::{self, STATUS_INVITED};

/// Says nothing about what was done: 200 also for people who are not invited (any more).
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let vault = vault_address(&headers);
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let person = provider_users::by_id(db, &id)?;
            match person.filter(|it| it.provider_id == provider_id && it.status == STATUS_INVITED) {
                Some(person) => mail_invitation(db, &person, &vault),
                None => Ok(()),
            }
        })
        .await?;
    Ok(ok_empty())
}

/// Each row's outcome; unknown ids are missing from it.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    headers: HeaderMap,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let vault = vault_address(&headers);
    let rows = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let mut rows = Vec::new();
            for person in provider_users::by_ids(db, &ids.into_required()?)? {
                let is_meant = person.provider_id == provider_id && person.status == STATUS_INVITED;
                if is_meant {
                    mail_invitation(db, &person, &vault)?;
                }
                let error = if is_meant { "" } else { "User invalid." };
                rows.push(outcome(&person.id, error));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

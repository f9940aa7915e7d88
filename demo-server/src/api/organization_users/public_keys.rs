//! `POST /organizations/{id}/users/public-keys`: of those who wait for confirmation.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use super::rules::require_manager;
use crate::api::ids_body::Ids;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{self, JsonBody, ok};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::organization_users::{self, STATUS_ACCEPTED};

pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            let mut rows = Vec::new();
            for id in ids.into_required()? {
                let member = organization_users::by_id(db, &id)?.filter(|member| {
                    member.organization_id == organization_id && member.status == STATUS_ACCEPTED
                });
                let account = match member.as_ref().and_then(|it| it.user_id.as_deref()) {
                    Some(user_id) => accounts::by_id(db, user_id)?,
                    None => None,
                };
                rows.extend(account.map(|account| {
                    json!({
                        "object": "organizationUserPublicKeyResponseModel",
                        "id": id,
                        "userId": account.id,
                        "key": account.public_key,
                    })
                }));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&respond::list(rows)))
}

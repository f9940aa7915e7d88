//! `POST /providers/{id}/users/public-keys`: of those who have an account.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use crate::api::ids_body::Ids;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{self, JsonBody, ok};
use crate::state::SharedApp;
use crate::store::{accounts, provider_users};

pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let mut rows = Vec::new();
            for person in provider_users::by_ids(db, &ids.into_required()?)? {
                let account = match &person.user_id {
                    Some(user_id) if person.provider_id == provider_id => {
                        accounts::by_id(db, user_id)?
                    }
                    _ => None,
                };
                rows.extend(account.map(|account| {
                    json!({
                        "object": "providerUserPublicKeyResponseModel",
                        "id": person.id,
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

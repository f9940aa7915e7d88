//! `GET /providers/{id}/users` and `GET /providers/{id}/users/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{self, ok};
use crate::state::SharedApp;
use crate::store::provider_users::{self, ProviderUser};

/// Everybody, without pages.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let people = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            Ok(provider_users::of_provider(db, &provider_id)?)
        })
        .await?;
    let rows = people.iter().map(ProviderUser::details).collect();
    Ok(ok(&respond::list(rows)))
}

/// One person, without name and address.
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let person = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            provider_users::require(db, &provider_id, &id)
        })
        .await?;
    Ok(ok(&person.model()))
}

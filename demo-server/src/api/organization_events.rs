//! `GET /organizations/{id}/events`: what happened in an organisation. 404 for who may not read it.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use crate::api::event_range::EventQuery;
use crate::api::provider_events::answer;
use crate::auth::caller::Caller;
use crate::auth::organization::{Refusal, require};
use crate::errors::ApiError;
use crate::state::SharedApp;
use crate::store::event_log::{Log, Teller};

/// Owners, admins, provider staff, and the custom role with the permission.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let shared = app.clone();
    app.store
        .run(move |db| {
            let refusal = Refusal::NotFound;
            require(db, &caller.user_id, &organization_id, refusal, |access| {
                access.may(|it| it.access_event_logs)
            })?;
            let log = Log {
                of: Teller::Organization(&organization_id),
                acting_user_id: None,
            };
            answer(db, &shared, &log, &EventQuery::parse(query.as_deref()))
        })
        .await
}

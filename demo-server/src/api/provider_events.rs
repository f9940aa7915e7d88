//! `GET /providers/{id}/events` and `/providers/{id}/users/{id}/events`: what happened.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use rusqlite::Connection;

use crate::api::event_range::{EventQuery, PAGE_ROWS, page};
use crate::auth::caller::Caller;
use crate::auth::roles::{ProviderRole, provider_role};
use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::{App, SharedApp};
use crate::store::event_log::{self, Log, Stretch, Teller};
use crate::store::providers;

/// The whole log: provider admins; 404 for everyone else.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let shared = app.clone();
    app.store
        .run(move |db| {
            require_admin(db, &caller, &provider_id)?;
            let log = Log {
                of: Teller::Provider(&provider_id),
                acting_user_id: None,
            };
            answer(db, &shared, &log, &EventQuery::parse(query.as_deref()))
        })
        .await
}

/// What one person of the provider did; 404 also for people without an account.
pub(crate) async fn list_of_user(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, provider_user_id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let shared = app.clone();
    app.store
        .run(move |db| {
            require_admin(db, &caller, &provider_id)?;
            let user_id = providers::account_of_user(db, &provider_id, &provider_user_id)?
                .ok_or(ApiError::NotFound)?;
            let log = Log {
                of: Teller::Provider(&provider_id),
                acting_user_id: Some(&user_id),
            };
            answer(db, &shared, &log, &EventQuery::parse(query.as_deref()))
        })
        .await
}

fn require_admin(db: &Connection, caller: &Caller, provider_id: &str) -> Result<(), ApiError> {
    match provider_role(db, &caller.user_id, provider_id)? {
        Some(ProviderRole::Admin) => Ok(()),
        _ => Err(ApiError::NotFound),
    }
}

/// A page of a log; how long it is and where the next one starts, tests may decide.
pub(crate) fn answer(
    db: &Connection,
    app: &App,
    log: &Log<'_>,
    query: &EventQuery,
) -> Result<Response, ApiError> {
    let short = app
        .testing
        .as_ref()
        .and_then(|testing| testing.next_event_page());
    let Some(rows) = short else {
        let stretch = query.stretch(PAGE_ROWS)?;
        let rows = event_log::read(db, log, &stretch)?;
        return Ok(ok(&page(rows, PAGE_ROWS, None)));
    };
    let mut stretch = query.stretch(rows + 1)?;
    let mut found = event_log::read(db, log, &stretch)?;
    let follower = (found.len() > rows).then(|| found.pop()).flatten();
    let next = follower.map(|row| {
        let reached = found
            .last()
            .map_or(stretch.before_ticks, |last| last.date_ticks);
        stretch.before_ticks = reached;
        between(&stretch, row.date_ticks)
    });
    Ok(ok(&page(found, usize::MAX, next)))
}

/// A moment nearer to the next row, as a store that searches piece by piece would have reached.
fn between(stretch: &Stretch, next_ticks: i64) -> i64 {
    next_ticks + 1 + (stretch.before_ticks - next_ticks - 1) / 2
}

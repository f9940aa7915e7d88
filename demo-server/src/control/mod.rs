//! `/demo`: what tests use to make trouble and to look behind the curtain.
//!
//! Only there when the server was started for testing.
//!
//! | call | body | effect |
//! |---|---|---|
//! | `POST /demo/faults` | a [`Fault`] or an array of them | the next matching requests fail that way |
//! | `DELETE /demo/faults` | | no more faults |
//! | `POST /demo/reset` | | the world as seeded; no faults; whole pages; empty request log |
//! | `POST /demo/events/pages` | `[3, 0, 50]` | pages of event logs hold at most so many rows, in turn, and carry a token while there is more; `[]` ends it |
//! | `GET /demo/outbox` | | mails, newest first |
//! | `POST /demo/tokens/expire` | `{email?}` | access tokens of that address (or all) are expired |
//! | `POST /demo/refresh-tokens/revoke` | `{email?}` | refresh tokens are gone |
//! | `POST /demo/links/expire` | `{email?}` | links mailed to that address (or all) are too old |
//! | `POST /demo/billing` | [`billing::Change`] | a provider's account at the payment provider is like that |
//! | `POST /demo/provider-links` | [`billing::Link`] | `{token}` of a link that would be mailed |
//! | `GET /demo/requests` | | API requests so far, oldest first |
//! | `DELETE /demo/requests` | | empties that list |

mod billing;
mod fault;
mod inject;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::control::fault::Fault;
pub(crate) use crate::control::inject::inject_faults;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok, ok_empty, read_body};
use crate::state::{App, SharedApp};
use crate::store::{Store, accounts, mail_tokens, sessions};
use crate::world;

/// The oldest requests are forgotten beyond this many.
const REQUEST_LOG_LIMIT: usize = 10_000;

/// What only a server for testing has.
pub(crate) struct Testing {
    faults: Mutex<Vec<Fault>>,
    requests: Mutex<Vec<LoggedRequest>>,
    /// Most rows of the next pages of event logs, the next one first.
    event_pages: Mutex<VecDeque<usize>>,
    /// The world as seeded, once somebody asked for a reset or the data was fresh.
    seeded: Mutex<Option<Store>>,
}

/// One API request, for "was it asked once only?".
struct LoggedRequest {
    method: String,
    path: String,
    status: u16,
}

impl Testing {
    /// Without faults.
    pub(crate) fn new(seeded: Option<Store>) -> Self {
        Self {
            faults: Mutex::default(),
            requests: Mutex::default(),
            event_pages: Mutex::default(),
            seeded: Mutex::new(seeded),
        }
    }

    fn faults(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn event_pages(&self) -> MutexGuard<'_, VecDeque<usize>> {
        self.event_pages
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Most rows of the next page of an event log, when that was set; takes turns.
    pub(crate) fn next_event_page(&self) -> Option<usize> {
        let mut pages = self.event_pages();
        let next = pages.front().copied();
        pages.rotate_left(usize::from(next.is_some()));
        next
    }

    fn requests(&self) -> MutexGuard<'_, Vec<LoggedRequest>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self, method: String, path: String, status: u16) {
        let mut requests = self.requests();
        if requests.len() >= REQUEST_LOG_LIMIT {
            requests.remove(0);
        }
        requests.push(LoggedRequest {
            method,
            path,
            status,
        });
    }

    fn seeded_world(&self, app: &App) -> Result<Store, ApiError> {
        let mut seeded = self.seeded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = seeded.as_ref() {
            return Ok(store.clone());
        }
        let store = Store::open(None)?;
        world::seed(&store, app.synthetic_clients)
            .map_err(|error| ApiError::Internal(error.to_string()))?;
        *seeded = Some(store.clone());
        Ok(store)
    }
}

/// The control routes.
pub(crate) fn routes() -> Router<SharedApp> {
    Router::new()
        .route("/faults", post(add_faults).delete(clear_faults))
        .route("/reset", post(reset))
        .route("/events/pages", post(set_event_pages))
        .route("/outbox", get(outbox))
        .route("/billing", post(billing::change))
        .route("/provider-links", post(billing::link))
        .route("/tokens/expire", post(expire_tokens))
        .route("/refresh-tokens/revoke", post(revoke_refresh_tokens))
        .route("/links/expire", post(expire_links))
        .route("/requests", get(requests).delete(clear_requests))
}

fn testing(app: &App) -> Result<&Testing, ApiError> {
    app.testing.as_ref().ok_or(ApiError::NotFound)
}

async fn add_faults(
    State(app): State<SharedApp>,
    JsonBody(body): JsonBody<Value>,
) -> Result<Response, ApiError> {
    let faults = match body {
        Value::Array(faults) => faults,
        one => vec![one],
    };
    for fault in faults {
        let fault: Fault = serde_json::from_value(fault)
            .map_err(|error| ApiError::BadRequest(error.to_string()))?;
        testing(&app)?.faults().push(fault);
    }
    Ok(ok_empty())
}

async fn clear_faults(State(app): State<SharedApp>) -> Result<Response, ApiError> {
    testing(&app)?.faults().clear();
    Ok(ok_empty())
}

async fn reset(State(app): State<SharedApp>) -> Result<Response, ApiError> {
    let blocking = app.clone();
    let restored = tokio::task::spawn_blocking(move || {
        let seeded = testing(&blocking)?.seeded_world(&blocking)?;
        Ok::<_, ApiError>(blocking.store.copy_from(&seeded)?)
    });
    restored
        .await
        .map_err(|error| ApiError::Internal(error.to_string()))??;
    testing(&app)?.faults().clear();
    testing(&app)?.requests().clear();
    testing(&app)?.event_pages().clear();
    Ok(ok_empty())
}

async fn set_event_pages(
    State(app): State<SharedApp>,
    JsonBody(pages): JsonBody<VecDeque<usize>>,
) -> Result<Response, ApiError> {
    *testing(&app)?.event_pages() = pages;
    Ok(ok_empty())
}

async fn outbox(State(app): State<SharedApp>) -> Result<Response, ApiError> {
    let mails = app.store.run(|db| Ok(sessions::outbox(db)?)).await?;
    let mails: Vec<Value> = mails
        .into_iter()
        .map(|mail| {
            json!({
                "to": mail.recipient,
                "purpose": mail.purpose,
                "code": Some(mail.code).filter(|code| !code.is_empty()),
                "link": mail.link,
                "date": mail.date,
            })
        })
        .collect();
    Ok(ok(&mails.into()))
}

#[derive(Default, Deserialize)]
struct Whose {
    email: Option<String>,
}

/// The body may be missing: then everybody is meant.
async fn whose(request: Request) -> Result<Option<String>, ApiError> {
    let body = read_body(request).await?;
    let whose: Whose = serde_json::from_slice(&body).unwrap_or_default();
    Ok(whose.email)
}

async fn expire_tokens(
    State(app): State<SharedApp>,
    request: Request,
) -> Result<Response, ApiError> {
    let email = whose(request).await?;
    app.store
        .run(move |db| Ok(accounts::expire_access_tokens(db, email.as_deref())?))
        .await?;
    Ok(ok_empty())
}

async fn revoke_refresh_tokens(
    State(app): State<SharedApp>,
    request: Request,
) -> Result<Response, ApiError> {
    let email = whose(request).await?;
    app.store
        .run(move |db| Ok(sessions::revoke_refresh_tokens(db, email.as_deref())?))
        .await?;
    Ok(ok_empty())
}

async fn expire_links(
    State(app): State<SharedApp>,
    request: Request,
) -> Result<Response, ApiError> {
    let email = whose(request).await?;
    app.store
        .run(move |db| Ok(mail_tokens::expire(db, email.as_deref())?))
        .await?;
    Ok(ok_empty())
}

async fn requests(State(app): State<SharedApp>) -> Result<Response, ApiError> {
    let testing = testing(&app)?;
    let requests: Vec<Value> = testing
        .requests()
        .iter()
        .map(|request| {
            json!({ "method": request.method, "path": request.path, "status": request.status })
        })
        .collect();
    Ok(ok(&requests.into()))
}

async fn clear_requests(State(app): State<SharedApp>) -> Result<Response, ApiError> {
    testing(&app)?.requests().clear();
    Ok(ok_empty())
}

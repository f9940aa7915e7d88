//! `POST /providers/{id}/users/confirm` and `.../{id}/confirm`: hands the provider key over.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::{outcome, record_about};
use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::mail_tokens;
use crate::store::provider_users::{self, ProviderUser, STATUS_ACCEPTED};

#[derive(Deserialize)]
pub(crate) struct Key {
    #[serde(default)]
    key: String,
}

/// Says nothing about what was done: 200 also for people who do not wait for it.
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, id)): Path<(String, String)>,
    JsonBody(key): JsonBody<Key>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            enc_string::require("Key", &key.key, &[4])?;
            if let Some(person) = provider_users::by_id(db, &id)? {
                confirm(db, &caller, &provider_id, &person, &key.key)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

#[derive(Deserialize)]
pub(crate) struct Keys {
    #[serde(default)]
    keys: Vec<KeyOf>,
}

#[derive(Deserialize)]
struct KeyOf {
    id: String,
    #[serde(default)]
    key: String,
}

/// Each row's outcome; people without an account and unknown ids are missing from it.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(Keys { keys }): JsonBody<Keys>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            if keys.is_empty() {
                return Err(ApiError::invalid("Keys", "The Keys field is required."));
            }
            let mut rows = Vec::new();
            for KeyOf { id, key } in &keys {
                enc_string::require("Key", key, &[4])?;
                let person = provider_users::by_id(db, id)?.filter(|it| it.user_id.is_some());
                if let Some(person) = person {
                    let error = confirm(db, &caller, &provider_id, &person, key)?;
                    rows.push(outcome(&person.id, error));
                }
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

/// Why it was not done, or nothing.
fn confirm(
    db: &Connection,
    caller: &Caller,
    provider_id: &str,
    person: &ProviderUser,
    key: &str,
) -> Result<&'static str, ApiError> {
    if person.provider_id != provider_id || person.status != STATUS_ACCEPTED {
        return Ok("Invalid user.");
    }
    provider_users::confirm(db, person, key)?;
    record_about(db, caller, EventType::ProviderUserConfirmed, person)?;
    mail_tokens::send_news(db, person.shown_email(), "provider-user-confirmed")?;
    Ok("")
}

//! `POST /connect/token`: signing in and refreshing.
//!
//! Order of the checks, as on the official server: password, client version, second step, new
//! device.

mod answer;
mod password;
mod refresh;
mod refusal;
mod second_step;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};

use crate::api::token::refusal::TokenRefusal;
use crate::connection::Connection;
use crate::errors::ApiError;
use crate::form::Form;
use crate::respond::read_body;
use crate::state::SharedApp;

/// What the token endpoint decided.
type Decision = Result<Response, TokenRefusal>;

pub(crate) async fn token(
    State(app): State<SharedApp>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, ApiError> {
    let body = read_body(request).await?;
    let form = Form::parse(&body);
    let version = headers
        .get("bitwarden-client-version")
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let grant = form.get("grant_type").unwrap_or_default().to_owned();
    let signer = app.clone();
    let decision: Decision = app
        .store
        .run(move |db| match grant.as_str() {
            "password" => {
                password::sign_in(db, &signer, &form, version.as_deref(), connection.peer)
            }
            "refresh_token" => refresh::refresh(db, &signer, &form),
            _ => Ok(Err(TokenRefusal::UnsupportedGrant)),
        })
        .await?;
    Ok(decision.unwrap_or_else(TokenRefusal::into_response))
}

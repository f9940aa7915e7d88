//! `GET /devices/knowndevice`: whether an account has signed in from this device before.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::Value;

use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::{accounts, sessions};

pub(crate) async fn is_known(
    State(app): State<SharedApp>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let email = header("x-request-email").and_then(decode_email);
    let device = header("x-device-identifier").map(str::to_owned);
    let (Some(email), Some(device)) = (email, device) else {
        return Err(ApiError::BadRequest(
            "Please provide an email and device identifier.".into(),
        ));
    };
    let known = app
        .store
        .run(move |db| match accounts::by_email(db, &email)? {
            Some(account) => Ok(sessions::is_known_device(db, &account.id, &device)?),
            None => Ok(false),
        })
        .await?;
    Ok(ok(&Value::Bool(known)))
}

/// The header is base64url without padding; some clients send the standard alphabet or padding.
fn decode_email(text: &str) -> Option<String> {
    let text = text.trim_end_matches('=');
    let bytes = URL_SAFE_NO_PAD
        .decode(text)
        .or_else(|_| STANDARD_NO_PAD.decode(text))
        .ok()?;
    String::from_utf8(bytes).ok()
}

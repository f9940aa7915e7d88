//! Takes the signed-in person out of a request: a valid token of a session that was not ended.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;

use super::caller::Caller;
use super::jwt;
use crate::connection::Connection;
use crate::errors::ApiError;
use crate::state::SharedApp;
use crate::store::accounts;
use crate::time::now_millis;

impl FromRequestParts<SharedApp> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let token = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(ApiError::Unauthorized)?;
        let claims = jwt::verify(token, &app.signing_key, now_millis() / 1000)
            .ok_or(ApiError::Unauthorized)?;
        let user_id = claims.sub.clone();
        let session = app
            .store
            .run(move |db| accounts::session_state(db, &user_id))
            .await?;
        let valid = session.is_some_and(|session| {
            session.security_stamp == claims.sstamp && session.token_epoch <= claims.epoch
        });
        if !valid {
            return Err(ApiError::Unauthorized);
        }
        let device_type = parts
            .headers
            .get("device-type")
            .and_then(|value| value.to_str().ok()?.parse().ok())
            .or(Some(claims.devicetype));
        let connection = parts.extensions.get::<ConnectInfo<Connection>>();
        Ok(Self {
            user_id: claims.sub,
            device_type,
            ip_address: connection.map(|info| info.0.peer.to_string()),
        })
    }
}

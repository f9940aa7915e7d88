//! Codes by e-mail: for the second step and for new devices. Both calls are anonymous.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::errors::ApiError;
use crate::ids::new_code;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::accounts::{self, Account};
use crate::store::sessions::{self, CodePurpose};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    email: String,
    #[serde(default)]
    master_password_hash: Option<String>,
}

/// `POST /two-factor/send-email-login`.
pub(crate) async fn send_email_code(
    State(app): State<SharedApp>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    send(&app, request, CodePurpose::TwoFactor, |account| {
        account.two_factor_email
    })
    .await
}

/// `POST /accounts/resend-new-device-otp`.
pub(crate) async fn resend_new_device_code(
    State(app): State<SharedApp>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    send(&app, request, CodePurpose::NewDevice, |account| {
        account.verify_devices
    })
    .await
}

async fn send(
    app: &SharedApp,
    request: Request,
    purpose: CodePurpose,
    is_on: fn(&Account) -> bool,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let hash = request.master_password_hash.unwrap_or_default();
            let account = accounts::by_email(db, &request.email)?
                .filter(|account| account.password.matches(&hash) && is_on(account));
            let Some(account) = account else {
                return Err(ApiError::BadRequest("Cannot send two-factor email.".into()));
            };
            sessions::send_code(db, &account.id, &account.email, purpose, &new_code()?)?;
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

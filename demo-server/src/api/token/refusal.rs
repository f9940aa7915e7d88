//! Refusals of the token endpoint, with the bodies of the official server.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::respond::json_response;

/// Why no token is given. All of them answer 400.
#[derive(Debug)]
pub(crate) enum TokenRefusal {
    /// The grant is not offered.
    UnsupportedGrant,
    /// The scope is not the one that is offered.
    InvalidScope,
    /// Wrong address or password.
    BadCredentials,
    /// A refresh token that is unknown, revoked or too old.
    BadRefreshToken,
    /// No client version in the headers.
    VersionMissing,
    /// The account needs a newer client.
    VersionTooLow,
    /// A second step is needed: way numbers and their details.
    TwoFactorRequired(Vec<(i64, Value)>),
    /// The answer to the second step is wrong.
    TwoFactorInvalid,
    /// The form does not say which device it is.
    NoDevice,
    /// A new device needs the mailed code.
    NewDevice,
    /// The mailed code is wrong.
    NewDeviceCodeInvalid,
}

impl IntoResponse for TokenRefusal {
    fn into_response(self) -> Response {
        let body = match self {
            Self::UnsupportedGrant => json!({ "error": "unsupported_grant_type" }),
            Self::InvalidScope => json!({ "error": "invalid_scope" }),
            Self::BadRefreshToken => json!({ "error": "invalid_grant" }),
            Self::BadCredentials => with_model(
                "invalid_grant",
                "invalid_username_or_password",
                "Username or password is incorrect. Try again.",
            ),
            Self::VersionMissing => with_model(
                "version_header_missing",
                "No client version header found, required to prevent encryption errors.",
                "No client version header found, required to prevent encryption errors.",
            ),
            Self::VersionTooLow => with_model(
                "invalid_client_version",
                "Please update your app to continue using Bitwarden.",
                "Please update your app to continue using Bitwarden.",
            ),
            Self::TwoFactorRequired(ways) => two_factor_required(ways),
            Self::TwoFactorInvalid => with_model(
                "invalid_grant",
                "invalid_username_or_password",
                "Two-step token is invalid. Try again.",
            ),
            Self::NoDevice => device_error("no device information provided"),
            Self::NewDevice => device_error("new device verification required"),
            Self::NewDeviceCodeInvalid => device_error("invalid new device otp"),
        };
        json_response(StatusCode::BAD_REQUEST, &body)
    }
}

fn device_error(message: &str) -> Value {
    with_model("device_error", message, message)
}

fn with_model(error: &str, description: &str, message: &str) -> Value {
    json!({
        "error": error,
        "error_description": description,
        "ErrorModel": {
            "Message": message,
            "ValidationErrors": null,
            "ExceptionMessage": null,
            "ExceptionStackTrace": null,
            "InnerExceptionMessage": null,
            "Object": "error",
        },
    })
}

fn two_factor_required(ways: Vec<(i64, Value)>) -> Value {
    let numbers: Vec<String> = ways.iter().map(|(number, _)| number.to_string()).collect();
    let details: Map<String, Value> = ways
        .into_iter()
        .map(|(number, details)| (number.to_string(), details))
        .collect();
    json!({
        "error": "invalid_grant",
        "error_description": "Two factor required.",
        "TwoFactorProviders": numbers,
        "TwoFactorProviders2": details,
        "SsoEmail2faSessionToken": null,
        "Email": null,
        "MasterPasswordPolicy": { "Object": "masterPasswordPolicy" },
    })
}

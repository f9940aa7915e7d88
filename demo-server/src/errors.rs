//! Error answers, with the statuses and bodies of the official server.
//!
//! Three kinds of "you may not" exist there on purpose: attribute guards answer 403 without a
//! body, checks inside the operation answer 404, billing answers 401 with a body.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::respond::json_response;

/// Why an API call was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    /// 401 without a body: no session, or the provider is not billable.
    #[error("unauthorised")]
    Unauthorized,
    /// 401 with a body: billing refuses.
    #[error("unauthorised: {0}")]
    UnauthorizedBilling(&'static str),
    /// 403 without a body: an attribute guard refuses.
    #[error("forbidden")]
    Forbidden,
    /// 404: not there, or not for you.
    #[error("not found")]
    NotFound,
    /// 400 with a message: a rule of the business.
    #[error("bad request: {0}")]
    BadRequest(String),
    /// 400 with details per member (PascalCase paths).
    #[error("the model state is invalid")]
    Invalid(Vec<(&'static str, String)>),
    /// The same with paths below members.
    #[error("the model state is invalid")]
    InvalidPaths(Vec<(String, String)>),
    /// 409.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// 500 with the one text of billing failures.
    #[error("billing failure: {0}")]
    Billing(&'static str),
    /// 500.
    #[error("internal error: {0}")]
    Internal(String),
}

impl ApiError {
    /// 400 for one member of the body.
    pub(crate) fn invalid(member: &'static str, text: &str) -> Self {
        Self::Invalid(vec![(member, text.to_owned())])
    }
}

impl From<rusqlite::Error> for ApiError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Unauthorized => {
                let mut response = StatusCode::UNAUTHORIZED.into_response();
                response
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                response
            }
            Self::Forbidden => StatusCode::FORBIDDEN.into_response(),
            Self::UnauthorizedBilling(text) => error_body(StatusCode::UNAUTHORIZED, text),
            Self::NotFound => error_body(StatusCode::NOT_FOUND, "Resource not found."),
            Self::BadRequest(text) => error_body(StatusCode::BAD_REQUEST, &text),
            Self::Conflict(text) => error_body(StatusCode::CONFLICT, text),
            Self::Billing(_) => error_body(
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong with your request. Please contact support for assistance.",
            ),
            Self::Internal(_) => error_body(
                StatusCode::INTERNAL_SERVER_ERROR,
                "An unhandled server error has occurred.",
            ),
            Self::Invalid(details) => invalid_model(details),
            Self::InvalidPaths(details) => invalid_model(details),
        }
    }
}

fn invalid_model<Member: Into<String>>(details: Vec<(Member, String)>) -> Response {
    let mut fields = serde_json::Map::new();
    for (member, text) in details {
        let texts = fields.entry(member).or_insert_with(|| json!([]));
        if let Value::Array(texts) = texts {
            texts.push(text.into());
        }
    }
    let body = body("The model state is invalid.", fields.into());
    json_response(StatusCode::BAD_REQUEST, &body)
}

/// The error envelope of the API.
pub(crate) fn error_body(status: StatusCode, message: &str) -> Response {
    json_response(status, &body(message, Value::Null))
}

fn body(message: &str, validation_errors: Value) -> Value {
    json!({
        "message": message,
        "validationErrors": validation_errors,
        "exceptionMessage": null,
        "exceptionStackTrace": null,
        "innerExceptionMessage": null,
        "object": "error",
    })
}

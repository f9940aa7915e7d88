//! Small helpers for requests and answers.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::errors::ApiError;

/// The biggest body the API takes.
const BODY_LIMIT_BYTES: usize = 20 * 1024 * 1024;

/// An answer with a JSON body.
pub(crate) fn json_response(status: StatusCode, body: &Value) -> Response {
    bytes_response(
        status,
        "application/json; charset=utf-8",
        body.to_string().into_bytes(),
    )
}

/// 200 with a JSON body.
pub(crate) fn ok(body: &Value) -> Response {
    json_response(StatusCode::OK, body)
}

/// 200 without a body, as many operations answer.
pub(crate) fn ok_empty() -> Response {
    Response::new(Body::empty())
}

/// An answer of any type.
pub(crate) fn bytes_response(
    status: StatusCode,
    content_type: &'static str,
    body: Vec<u8>,
) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A list in the API's envelope.
pub(crate) fn list(rows: Vec<Value>) -> Value {
    serde_json::json!({ "object": "list", "data": rows, "continuationToken": null })
}

/// A JSON body; what does not fit answers as a failed model validation does.
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ApiError> {
        let bytes = read_body(request).await?;
        if bytes.is_empty() {
            return Err(ApiError::invalid(
                "",
                "A non-empty request body is required.",
            ));
        }
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| ApiError::invalid("", &format!("The JSON value is invalid: {error}")))
    }
}

/// The whole body, up to the limit.
pub(crate) async fn read_body(request: Request) -> Result<Bytes, ApiError> {
    axum::body::to_bytes(request.into_body(), BODY_LIMIT_BYTES)
        .await
        .map_err(|_| ApiError::invalid("", "The request body is too large or was cut off."))
}

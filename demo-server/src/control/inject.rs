//! The layer that carries injected faults out and logs requests.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::connection::Connection;
use crate::control::fault::{Fault, FaultKind};
use crate::errors::{ApiError, error_body};
use crate::respond::bytes_response;
use crate::state::SharedApp;

const PAGE: &[u8] = b"<!DOCTYPE html><html><head><title>Sign in to this network</title></head>\
    <body><h1>Welcome to the guest network</h1></body></html>";

/// Applies the faults that strike a request; at most one that is not a delay.
pub(crate) async fn inject_faults(
    State(app): State<SharedApp>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let Some(testing) = app.testing.as_ref() else {
        return next.run(request).await;
    };
    let method = request.method().to_string();
    let path = request.uri().path().to_owned();
    let (delay_millis, fault) = {
        let mut faults = testing.faults();
        let mut delay_millis = 0;
        let mut struck: Option<Fault> = None;
        for fault in faults.iter_mut() {
            if (fault.kind == FaultKind::Delay || struck.is_none()) && fault.strikes(&method, &path)
            {
                match fault.kind {
                    FaultKind::Delay => delay_millis += fault.millis,
                    _ => struck = Some(fault.clone()),
                }
            }
        }
        faults.retain(|fault| fault.times != Some(0));
        (delay_millis, struck)
    };
    if delay_millis > 0 {
        tokio::time::sleep(Duration::from_millis(delay_millis)).await;
    }
    let response = match fault {
        None => next.run(request).await,
        Some(fault) => match fault.kind {
            FaultKind::Delay => next.run(request).await,
            FaultKind::Status => status_answer(&fault),
            FaultKind::Html => {
                let status = fault
                    .status
                    .and_then(|status| StatusCode::from_u16(status).ok());
                bytes_response(
                    status.unwrap_or_default(),
                    "text/html; charset=utf-8",
                    PAGE.to_vec(),
                )
            }
            FaultKind::BrokenJson => half_of(next.run(request).await).await,
            FaultKind::Cut => {
                connection.switch.cut();
                StatusCode::OK.into_response()
            }
        },
    };
    testing.log(method, path, response.status().as_u16());
    response
}

fn status_answer(fault: &Fault) -> Response {
    let status = fault
        .status
        .and_then(|status| StatusCode::from_u16(status).ok());
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(message) = &fault.message {
        return with_retry_after(error_body(status, message), fault);
    }
    let response = match status {
        StatusCode::UNAUTHORIZED => ApiError::Unauthorized.into_response(),
        StatusCode::FORBIDDEN => ApiError::Forbidden.into_response(),
        StatusCode::NOT_FOUND => ApiError::NotFound.into_response(),
        StatusCode::TOO_MANY_REQUESTS => {
            error_body(status, "Slow down! Too many requests. Try again later.")
        }
        StatusCode::INTERNAL_SERVER_ERROR => ApiError::Internal(String::new()).into_response(),
        other => error_body(other, "An error was injected."),
    };
    with_retry_after(response, fault)
}

fn with_retry_after(mut response: Response, fault: &Fault) -> Response {
    let seconds = fault
        .retry_after_seconds
        .or((response.status() == StatusCode::TOO_MANY_REQUESTS).then_some(1));
    if let Some(seconds) = seconds {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

async fn half_of(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX)
        .await
        .unwrap_or_default();
    let half = bytes.slice(..bytes.len() / 2);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(half))
}

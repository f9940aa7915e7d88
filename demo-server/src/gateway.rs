//! A gateway to a real server: the app and the API from one origin, as browsers want it.
//!
//! Requests are passed on as they are, with the upstream's host name; upgrades (the WebSocket of
//! the notifications hub) become a plain pipe. TLS is rustls with the system's own certificates,
//! so that a company's certificate authority works and no system library is needed to build.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::{Authority, PathAndQuery, Scheme};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};

use crate::errors::error_body;

/// Headers that speak about one connection only (RFC 9110, section 7.6.1).
const HOP_BY_HOP: [HeaderName; 7] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// Paths of the real server; everything else is the site's.
const PATHS: [&str; 6] = [
    "/api",
    "/identity",
    "/events",
    "/notifications",
    "/icons",
    "/attachments",
];

/// Why a gateway cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The address is not `http://host[:port][/path]` or the same with https.
    #[error("the upstream address {0} is not an http or https address")]
    Address(String),
    /// The system's certificates cannot be read.
    #[error("the system's certificates cannot be read: {0}")]
    Certificates(std::io::Error),
}

/// A gateway to one server.
#[derive(Clone)]
pub(crate) struct Gateway {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    scheme: Scheme,
    authority: Authority,
    /// Path of the upstream's address without the last slash.
    prefix: String,
}

impl Gateway {
    /// A gateway to the server at this address.
    pub(crate) fn new(upstream: &str) -> Result<Self, GatewayError> {
        let wrong = || GatewayError::Address(upstream.to_owned());
        let parts = upstream.parse::<Uri>().map_err(|_| wrong())?.into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err(wrong());
        };
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            return Err(wrong());
        }
        let path = parts.path_and_query.as_ref().map_or("", PathAndQuery::path);
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(GatewayError::Certificates)?
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            scheme,
            authority,
            prefix: path.trim_end_matches('/').to_owned(),
        })
    }

    /// Routes for the real server's paths.
    pub(crate) fn routes(self) -> Router {
        let mut router = Router::new();
        for path in PATHS {
            router = router
                .route(path, any(pass_on))
                .route(&format!("{path}/{{*rest}}"), any(pass_on));
        }
        router.with_state(self)
    }

    fn target(&self, path: Option<&PathAndQuery>) -> Option<Uri> {
        let path = path.map_or("/", PathAndQuery::as_str);
        Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(format!("{}{path}", self.prefix))
            .build()
            .ok()
    }
}

async fn pass_on(State(gateway): State<Gateway>, mut request: Request) -> Response {
    let Some(target) = gateway.target(request.uri().path_and_query()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let upgrade = request.headers().get(header::UPGRADE).cloned();
    let browser_side = upgrade.is_some().then(|| hyper::upgrade::on(&mut request));
    *request.uri_mut() = target;
    let headers = request.headers_mut();
    strip(headers);
    // Set by the client from the target's authority.
    headers.remove(header::HOST);
    if let Some(protocol) = upgrade {
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, protocol);
    }
    let mut response = match gateway.client.request(request).await {
        Ok(response) => response,
        Err(_) => return error_body(StatusCode::BAD_GATEWAY, "The server cannot be reached."),
    };
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        if let Some(browser_side) = browser_side {
            let server_side = hyper::upgrade::on(&mut response);
            tokio::spawn(pipe(browser_side, server_side));
        }
        return response.map(Body::new);
    }
    strip(response.headers_mut());
    response.map(Body::new)
}

/// Copies both ways until one side ends.
async fn pipe(browser_side: hyper::upgrade::OnUpgrade, server_side: hyper::upgrade::OnUpgrade) {
    let (Ok(browser_side), Ok(server_side)) = (browser_side.await, server_side.await) else {
        return;
    };
    let (mut browser_side, mut server_side) =
        (TokioIo::new(browser_side), TokioIo::new(server_side));
    // Either end may vanish at any time; there is nobody left to tell.
    let _ = tokio::io::copy_bidirectional(&mut browser_side, &mut server_side).await;
}

fn strip(headers: &mut HeaderMap) {
    for name in &HOP_BY_HOP {
        headers.remove(name);
    }
    headers.remove("keep-alive");
}

#[cfg(test)]
mod tests {
    use super::Gateway;

    #[tokio::test]
    async fn addresses() {
        let gateway = Gateway::new("https://vault.example.com:8443/warden/").unwrap();
        let target = gateway
            .target(Some(&"/api/sync?x=1".parse().unwrap()))
            .unwrap();
        assert_eq!(target, "https://vault.example.com:8443/warden/api/sync?x=1");
        for wrong in ["", "vault.example.com", "ftp://x", "/api"] {
            assert!(Gateway::new(wrong).is_err(), "{wrong}");
        }
    }
}

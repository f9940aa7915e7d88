//! A gateway to a real server: the app and the API from one origin, as browsers want it.
//!
//! Requests are passed on as they are, with the upstream's host name; upgrades (the WebSocket of
//! the notifications hub) become a plain pipe. TLS is rustls with the system's own certificates,
//! so that a company's certificate authority works and no system library is needed to build.
//!
//! A server of one's own has its services below one address. The vendor's clouds have a host for each, which
//! `hosting/clouds.json` names by the address of their web vault: there, the service's name goes from the path.

use std::collections::BTreeMap;
use std::sync::Arc;

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
const SERVICES: [&str; 6] = [
    "api",
    "identity",
    "events",
    "notifications",
    "icons",
    "attachments",
];

/// The services of the vendor's clouds, by the host of their web vault.
const CLOUDS: &str = include_str!("../../hosting/clouds.json");

/// Why a gateway cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The address is not `http://host[:port][/path]` or the same with https.
    #[error("the upstream address {0} is not an http or https address")]
    Address(String),
    /// The system's certificates cannot be read.
    #[error("the system's certificates cannot be read: {0}")]
    Certificates(std::io::Error),
    /// The addresses of the clouds cannot be used.
    #[error("hosting/clouds.json cannot be read: {0}")]
    Clouds(#[from] serde_json::Error),
}

/// A gateway to one server.
#[derive(Clone)]
pub(crate) struct Gateway {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    upstream: Arc<Upstream>,
}

/// Where the services are.
enum Upstream {
    /// All below one address.
    One(Base),
    /// Each has its own, by name; one that is missing does not exist there.
    Each(BTreeMap<String, Base>),
}

/// An address without its last slash.
struct Base {
    scheme: Scheme,
    authority: Authority,
    path: String,
}

impl Base {
    fn read(address: &str) -> Result<Self, GatewayError> {
        let wrong = || GatewayError::Address(address.to_owned());
        let parts = address.parse::<Uri>().map_err(|_| wrong())?.into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err(wrong());
        };
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            return Err(wrong());
        }
        let path = parts.path_and_query.as_ref().map_or("", PathAndQuery::path);
        Ok(Self {
            scheme,
            authority,
            path: path.trim_end_matches('/').to_owned(),
        })
    }

    fn with(&self, path: &str) -> Option<Uri> {
        Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(format!("{}{path}", self.path))
            .build()
            .ok()
    }
}

impl Upstream {
    fn read(address: &str) -> Result<Self, GatewayError> {
        let base = Base::read(address)?;
        let clouds: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(CLOUDS)?;
        let Some(services) = clouds.get(base.authority.host()) else {
            return Ok(Self::One(base));
        };
        let services = services
            .iter()
            .map(|(service, address)| Ok((service.clone(), Base::read(address)?)))
            .collect::<Result<_, GatewayError>>()?;
        Ok(Self::Each(services))
    }

    fn target(&self, path: &str) -> Option<Uri> {
        match self {
            Self::One(base) => base.with(path),
            Self::Each(services) => {
                let path = path.strip_prefix('/')?;
                let end = path.find(['/', '?']).unwrap_or(path.len());
                let (service, rest) = path.split_at(end);
                let rest = if rest.starts_with('/') {
                    rest.to_owned()
                } else {
                    format!("/{rest}")
                };
                services.get(service)?.with(&rest)
            }
        }
    }
}

impl Gateway {
    /// A gateway to the server at this address.
    pub(crate) fn new(upstream: &str) -> Result<Self, GatewayError> {
        let upstream = Arc::new(Upstream::read(upstream)?);
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(GatewayError::Certificates)?
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            upstream,
        })
    }

    /// Routes for the real server's paths.
    pub(crate) fn routes(self) -> Router {
        let mut router = Router::new();
        for service in SERVICES {
            router = router
                .route(&format!("/{service}"), any(pass_on))
                .route(&format!("/{service}/{{*rest}}"), any(pass_on));
        }
        router.with_state(self)
    }

    fn target(&self, path: Option<&PathAndQuery>) -> Option<Uri> {
        self.upstream.target(path.map_or("/", PathAndQuery::as_str))
    }
}

async fn pass_on(State(gateway): State<Gateway>, mut request: Request) -> Response {
    let Some(target) = gateway.target(request.uri().path_and_query()) else {
        return StatusCode::NOT_FOUND.into_response();
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

    fn target(upstream: &str, path: &str) -> Option<String> {
        let gateway = Gateway::new(upstream).unwrap();
        let target = gateway.target(Some(&path.parse().unwrap()))?;
        Some(target.to_string())
    }

    #[tokio::test]
    async fn addresses() {
        assert_eq!(
            target("https://vault.example.com:8443/warden/", "/api/sync?x=1").as_deref(),
            Some("https://vault.example.com:8443/warden/api/sync?x=1")
        );
        for wrong in ["", "vault.example.com", "ftp://x", "/api"] {
            assert!(Gateway::new(wrong).is_err(), "{wrong}");
        }
    }

    #[tokio::test]
    async fn a_cloud_has_a_host_for_each_service() {
        for (upstream, path, expected) in [
            (
                "https://vault.bitwarden.com",
                "/api/sync?excludeDomains=true",
                Some("https://api.bitwarden.com/sync?excludeDomains=true"),
            ),
            (
                "https://vault.bitwarden.eu/",
                "/identity/connect/token",
                Some("https://identity.bitwarden.eu/connect/token"),
            ),
            (
                "https://vault.bitwarden.com",
                "/icons/example.com/icon.png",
                Some("https://icons.bitwarden.net/example.com/icon.png"),
            ),
            (
                "https://vault.bitwarden.eu",
                "/api?x=%2F",
                Some("https://api.bitwarden.eu/?x=%2F"),
            ),
            ("https://vault.bitwarden.com", "/attachments/1/2", None),
        ] {
            assert_eq!(target(upstream, path).as_deref(), expected, "{path}");
        }
    }
}

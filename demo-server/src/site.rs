//! Serves the built site: static files with the strict policy the app is written for.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{InvalidHeaderName, InvalidHeaderValue};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// What every way of hosting the site sends with its files. The recipes in `hosting/` are checked against the
/// same file.
const HEADERS: &str = include_str!("../../hosting/headers.json");

/// The headers of the site's files, as `hosting/headers.json` has them. What it says about https is left out: this
/// server speaks plain http.
#[derive(serde::Deserialize)]
struct Policy {
    always: BTreeMap<String, String>,
    cache: Caching,
}

#[derive(serde::Deserialize)]
struct Caching {
    hashed: String,
    other: String,
}

/// The file with the headers cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum HeadersError {
    /// It is not as it should be.
    #[error("hosting/headers.json cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A name has signs that no header may have.
    #[error("hosting/headers.json: {0}")]
    Name(#[from] InvalidHeaderName),
    /// A value has signs that no header may have.
    #[error("hosting/headers.json: {0}")]
    Value(#[from] InvalidHeaderValue),
}

/// The folder with the built site.
pub(crate) struct Site {
    folder: PathBuf,
    always: HeaderMap,
    cache_hashed: HeaderValue,
    cache_other: HeaderValue,
}

impl Site {
    /// The site in a folder.
    pub(crate) fn new(folder: PathBuf) -> Result<Self, HeadersError> {
        let policy: Policy = serde_json::from_str(HEADERS)?;
        let mut always = HeaderMap::new();
        for (name, value) in &policy.always {
            let name = HeaderName::from_bytes(name.as_bytes())?;
            always.insert(name, HeaderValue::from_str(value)?);
        }
        Ok(Self {
            folder,
            always,
            cache_hashed: HeaderValue::from_str(&policy.cache.hashed)?,
            cache_other: HeaderValue::from_str(&policy.cache.other)?,
        })
    }

    fn answer(&self, path: &Path, found: Found) -> Response {
        let mut response = Response::new(found.bytes.into());
        let headers = response.headers_mut();
        headers.clone_from(&self.always);
        let cache = if has_hash(path) {
            &self.cache_hashed
        } else {
            &self.cache_other
        };
        headers.insert(header::CACHE_CONTROL, cache.clone());
        for (name, value) in [
            (header::CONTENT_TYPE, content_type(path)),
            (header::VARY, "Accept-Encoding"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Some(encoding) = found.encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

/// The site as a service for everything that is not a route.
pub(crate) fn routes(site: Site) -> Router {
    Router::new().fallback(serve).with_state(Arc::new(site))
}

async fn serve(State(site): State<Arc<Site>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let Some(relative) = safe_path(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted = accepted_encodings(request.headers());
    match read(&site.folder.join(&relative), accepted).await {
        Some(found) => site.answer(&relative, found),
        // A path without an extension is a page of the app, not a file.
        None if relative.extension().is_none() => {
            match read(&site.folder.join("index.html"), accepted).await {
                Some(found) => site.answer(Path::new("index.html"), found),
                None => StatusCode::NOT_FOUND.into_response(),
            }
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The path below the folder; `None` for everything that tries to leave it.
fn safe_path(path: &str) -> Option<PathBuf> {
    // Names of the site's files need no escapes, so an escape is never a file.
    if path.contains(['%', '\\', '\0']) {
        return None;
    }
    let path = Path::new(path);
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| path.to_owned())
}

/// A found file, perhaps compressed ahead.
struct Found {
    bytes: Vec<u8>,
    encoding: Option<&'static str>,
}

async fn read(file: &Path, accepted: Accepted) -> Option<Found> {
    if !tokio::fs::metadata(file).await.ok()?.is_file() {
        return None;
    }
    for (wanted, extension, encoding) in
        [(accepted.brotli, "br", "br"), (accepted.gzip, "gz", "gzip")]
    {
        if wanted {
            let mut name = file.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            if let Ok(bytes) = tokio::fs::read(name).await {
                return Some(Found {
                    bytes,
                    encoding: Some(encoding),
                });
            }
        }
    }
    let bytes = tokio::fs::read(file).await.ok()?;
    Some(Found {
        bytes,
        encoding: None,
    })
}

#[derive(Clone, Copy)]
struct Accepted {
    brotli: bool,
    gzip: bool,
}

fn accepted_encodings(headers: &HeaderMap) -> Accepted {
    let text = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let accepts = |wanted: &str| {
        text.unwrap_or_default().split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let is_named = parts.next() == Some(wanted);
            is_named && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0"))
        })
    };
    Accepted {
        brotli: accepts("br"),
        gzip: accepts("gzip"),
    }
}

fn content_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether the name carries a content hash (`app-0123456789abcdef.js`), so that it never changes.
fn has_hash(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.split(['-', '.', '_'])
        .skip(1)
        .any(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{content_type, has_hash, safe_path};

    #[test]
    fn nobody_leaves_the_folder() {
        for path in ["../x", "a/../../x", "/etc/passwd", "%2e%2e/x", "a\\..\\x"] {
            assert_eq!(safe_path(path), None, "{path}");
        }
        assert!(safe_path("assets/app.js").is_some());
    }

    #[test]
    fn hashed_names() {
        for (name, expected) in [
            ("app-0123456789abcdef.js", true),
            ("app-01234567_bg.wasm", true),
            ("style.9f86d081.css", true),
            ("index.html", false),
            ("provider-portal.js", false),
            ("deadbeef.js", false),
            ("config.json", false),
        ] {
            assert_eq!(has_hash(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn types() {
        assert_eq!(content_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(
            content_type(Path::new("a.webmanifest")),
            "application/manifest+json; charset=utf-8"
        );
        assert_eq!(content_type(Path::new("a")), "application/octet-stream");
    }
}

//! The built site.

use std::path::Path;

use axum::http::Method;
use demo_server::Options;
use serde_json::Value;

use crate::harness::{Server, world_file};

async fn server_with_site(name: &str) -> Server {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{name}"));
    std::fs::create_dir_all(folder.join("assets")).unwrap();
    for (file, text) in [
        ("index.html", "<!DOCTYPE html><title>portal</title>"),
        ("assets/app-0123456789abcdef.js", "export {}"),
        ("assets/app-0123456789abcdef.js.br", "brotli bytes"),
        ("assets/app-0123456789abcdef.js.gz", "gzip bytes"),
        ("app.wasm", "\0asm"),
        ("site.webmanifest", "{}"),
    ] {
        std::fs::write(folder.join(file), text).unwrap();
    }
    std::fs::write(folder.with_extension("secret"), "outside").unwrap();
    let options = Options {
        data: Some(world_file()),
        site: Some(folder),
        ..Options::default()
    };
    Server::start_with(options).await
}

#[tokio::test]
async fn files_have_types_policy_and_caching() {
    let server = server_with_site("types").await;
    let get = async |path: &str| server.call(Method::GET, path, None, None).await;
    let index = get("/").await;
    assert_eq!(index.status, 200);
    assert_eq!(index.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(index.header("cache-control"), "no-cache");
    let policy = index.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ] {
        assert!(
            policy.split("; ").any(|found| found == part),
            "{part} in {policy}"
        );
    }
    assert!(!policy.contains("unsafe-inline"));
    let shared: Value =
        serde_json::from_str(include_str!("../../../hosting/headers.json")).unwrap();
    for (name, value) in shared["always"].as_object().unwrap() {
        assert_eq!(index.header(name), value, "{name}");
    }
    assert_eq!(index.header("x-content-type-options"), "nosniff");
    let script = get("/assets/app-0123456789abcdef.js").await;
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(
        script.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(&*script.body, b"export {}");
    assert_eq!(
        get("/app.wasm").await.header("content-type"),
        "application/wasm"
    );
    assert_eq!(get("/app.wasm").await.header("cache-control"), "no-cache");
    assert_eq!(
        get("/providers/1/clients").await.body,
        index.body,
        "a page of the app"
    );
    assert_eq!(get("/missing.js").await.status, 404);
    assert_eq!(get("/api/missing").await.status, 404, "not the page");
    let post = server.call(Method::POST, "/", None, None).await;
    assert_eq!(post.status, 405);
}

#[tokio::test]
async fn compressed_files_go_to_those_who_take_them() {
    let server = server_with_site("encodings").await;
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", "br", "brotli bytes"),
        ("gzip", "gzip", "gzip bytes"),
        ("br;q=0, gzip", "gzip", "gzip bytes"),
        ("identity", "", "export {}"),
    ] {
        let mut request =
            server.request(&Method::GET, "/assets/app-0123456789abcdef.js", None, None);
        request
            .headers_mut()
            .insert("accept-encoding", accepted.parse().unwrap());
        let answer = server.send(request).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(&*answer.body, body.as_bytes(), "{accepted}");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
    }
}

#[tokio::test]
async fn nobody_leaves_the_folder() {
    let server = server_with_site("escape").await;
    for path in [
        "/../site.secret",
        "/assets/../../x",
        "/%2e%2e/x",
        "/assets/..%2f..%2fx",
        "//etc/passwd",
    ] {
        let answer = server.call(Method::GET, path, None, None).await;
        assert!(
            answer.status == 404 || answer.body.starts_with(b"<!DOCTYPE"),
            "{path}: {:?}",
            answer.body
        );
    }
}

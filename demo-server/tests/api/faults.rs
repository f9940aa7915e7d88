//! Injected faults and the other control calls.

use std::time::{Duration, Instant};

use axum::http::Method;
use demo_server::Options;
use portal_types::error::{ErrorBody, ErrorBodyKind};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Server, new_client, world_file};

const PATH: &str = "/api/accounts/revision-date";

#[tokio::test]
async fn every_kind_of_fault_strikes_as_often_as_asked() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let status =
        |status: u16| json!({ "path": PATH, "kind": "status", "status": status, "times": 1 });
    for (number, body_kind) in [
        (401, ErrorBodyKind::Empty),
        (403, ErrorBodyKind::Empty),
        (404, ErrorBodyKind::Json),
        (429, ErrorBodyKind::Json),
        (500, ErrorBodyKind::Json),
        (503, ErrorBodyKind::Json),
    ] {
        server.fault(status(number)).await;
        let answer = server.get(PATH, &token).await;
        assert_eq!(answer.status.as_u16(), number);
        assert_eq!(ErrorBody::read(&answer.body).kind, body_kind, "{number}");
        assert_eq!(server.get(PATH, &token).await.status, 200, "once only");
    }
    let limited = json!({
        "path": PATH, "kind": "status", "status": 429, "retryAfterSeconds": 7, "times": 1,
        "message": "Not so fast.",
    });
    server.fault(limited).await;
    let answer = server.get(PATH, &token).await;
    assert_eq!(answer.header("retry-after"), "7");
    assert_eq!(answer.json()["message"], "Not so fast.");

    server
        .fault(json!({ "path": PATH, "kind": "html", "times": 1 }))
        .await;
    let answer = server.get(PATH, &token).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-type")),
        (200, "text/html; charset=utf-8")
    );

    server
        .fault(json!({ "path": "/api/config", "kind": "broken-json", "times": 1 }))
        .await;
    let answer = server.get("/api/config", &token).await;
    assert_eq!(answer.status, 200);
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err() && !answer.body.is_empty());
}

#[tokio::test]
async fn a_cut_connection_gives_no_answer() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    server
        .fault(json!({ "path": PATH, "kind": "cut", "times": 1 }))
        .await;
    let request = server.request(&Method::GET, PATH, Some(&token), None);
    assert!(server.try_send(request).await.is_err());
    assert_eq!(
        server.get(PATH, &token).await.status,
        200,
        "the next one is fine"
    );
}

#[tokio::test]
async fn a_delay_comes_before_the_answer() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    server
        .fault(json!([
            { "path": PATH, "kind": "delay", "millis": 150, "times": 1 },
            { "path": PATH, "kind": "status", "status": 500, "times": 1 },
        ]))
        .await;
    let start = Instant::now();
    assert_eq!(server.get(PATH, &token).await.status, 500);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn faults_choose_method_and_path_and_can_be_cleared() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    server
        .fault(json!({
            "method": "POST", "path": "/api/providers/*/clients", "kind": "status", "status": 403,
        }))
        .await;
    assert_eq!(
        server.clients(&provider, &token).await.len(),
        6,
        "another method"
    );
    let path = format!("/api/providers/{provider}/clients");
    for _ in 0..2 {
        let refused = server.post(&path, &token, new_client("x", 17, 1)).await;
        assert_eq!(refused.status, 403);
    }
    server.control(Method::DELETE, "/faults").await;
    server
        .post(&path, &token, new_client("x", 17, 1))
        .await
        .assert_done();
    for wrong in [
        json!({}),
        json!({ "path": "/", "kind": "unheard" }),
        json!({ "path": "/", "kind": "cut", "more": 1 }),
    ] {
        let answer = server
            .call(Method::POST, "/demo/faults", None, Some(wrong))
            .await;
        assert_eq!(answer.status, 400);
    }
}

#[tokio::test]
async fn requests_are_logged_and_a_reset_forgets_everything() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    server.control(Method::DELETE, "/requests").await;
    server.get(PATH, &token).await;
    server.get("/api/absent", &token).await;
    let log = server.control(Method::GET, "/requests").await.json();
    let expected = json!([
        { "method": "GET", "path": PATH, "status": 200 },
        { "method": "GET", "path": "/api/absent", "status": 404 },
    ]);
    assert_eq!(log, expected);

    let provider = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{provider}/clients");
    server
        .post(&path, &token, new_client("Short-lived", 17, 1))
        .await
        .assert_done();
    server.fault(json!({ "path": "/", "kind": "status" })).await;
    server.control(Method::POST, "/reset").await;
    assert_eq!(
        server.control(Method::GET, "/requests").await.json(),
        json!([])
    );
    let token = server.sign_in(ADMIN).await;
    assert_eq!(
        server.provider_id("Demo MSP").await,
        provider,
        "bookmarks stay valid"
    );
    assert_eq!(server.clients(&provider, &token).await.len(), 6);
}

#[tokio::test]
async fn without_testing_there_is_no_control() {
    let options = Options {
        data: Some(world_file()),
        ..Options::default()
    };
    let server = Server::start_with(options).await;
    let fault = json!({ "path": "/", "kind": "cut" });
    let answer = server
        .call(Method::POST, "/demo/faults", None, Some(fault))
        .await;
    assert_eq!(answer.status, 404);
    assert_eq!(
        server
            .call(Method::POST, "/demo/reset", None, None)
            .await
            .status,
        404
    );
}

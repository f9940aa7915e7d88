//! Data in a file.

use axum::http::Method;
use demo_server::Options;
use portal_types::token::{TokenResponse, refresh_grant_fields};

use crate::harness::{ADMIN, Server, grant, new_client, new_file, world_file};

#[tokio::test]
async fn data_and_sessions_survive_a_restart() {
    let options = Options {
        data: Some(world_file()),
        ..Options::default()
    };
    let server = Server::start_with(options.clone()).await;
    let session = server.try_sign_in(&grant(ADMIN).await).await.unwrap();
    let provider = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{provider}/clients");
    let body = new_client("Remembered", 19, 2);
    server
        .post(&path, &session.access_token, body.clone())
        .await
        .assert_done();
    let before = server.clients(&provider, &session.access_token).await;
    server.stop().await;

    let server = Server::start_with(options).await;
    let after = server.clients(&provider, &session.access_token).await;
    assert_eq!(after, before, "with the access token from before");
    assert_eq!(after.len(), 7);
    let refresh = refresh_grant_fields(session.refresh_token.as_deref().unwrap());
    let refreshed: TokenResponse = server.token_call(&refresh, "").await.read();
    assert!(!refreshed.access_token.is_empty());
}

#[tokio::test]
async fn a_new_file_gets_a_world_and_keeps_it() {
    let file = new_file();
    let options = Options {
        data: Some(file.clone()),
        clients: 7,
        ..Options::default()
    };
    let server = Server::start_with(options.clone()).await;
    server.stop().await;
    // A second start builds nothing anew, whatever the flag says.
    let server = Server::start_with(Options {
        clients: 0,
        ..options
    })
    .await;
    let provider = server.provider_id("Demo MSP").await;
    let token = server.sign_in(ADMIN).await;
    assert_eq!(server.clients(&provider, &token).await.len(), 13);
}

#[tokio::test]
async fn in_memory_worlds_are_independent() {
    let options = Options {
        testing: true,
        ..Options::default()
    };
    let server = Server::start_with(options).await;
    let token = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{provider}/clients");
    server
        .post(&path, &token, new_client("x", 19, 2))
        .await
        .assert_done();
    server.control(Method::POST, "/reset").await;
    assert_eq!(
        server.clients(&provider, &token).await.len(),
        6,
        "the session outlives a reset"
    );
}

#[tokio::test]
async fn nothing_that_is_a_secret_is_in_the_file() {
    let file = world_file();
    let options = Options {
        data: Some(file.clone()),
        ..Options::default()
    };
    let server = Server::start_with(options).await;
    let token = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{provider}/clients");
    server
        .post(&path, &token, new_client("Visible name", 19, 2))
        .await
        .assert_done();
    server.stop().await;
    let bytes = std::fs::read(file).unwrap();
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    assert!(
        holds("Visible name"),
        "names of organisations are plain on a real server too"
    );
    let hash = crate::harness::password_hash(ADMIN).await;
    for secret in [
        demo_server::MASTER_PASSWORD,
        hash.as_str(),
        "Default collection",
        "Webmail",
        "river-Lantern-42-quartz",
        "Reisen & Freizeit",
        token.as_str(),
    ] {
        assert!(!holds(secret), "{secret}");
    }
}

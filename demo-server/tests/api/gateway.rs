//! The gateway, in front of another demo server that plays the real one.

use axum::http::Method;
use demo_server::{Options, StartError, start};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::harness::{ADMIN, Server};

#[tokio::test]
async fn a_session_works_through_the_gateway() {
    let real = Server::start().await;
    let options = Options {
        upstream: Some(real.base.clone()),
        ..Options::default()
    };
    let gateway = Server::start_with(options).await;
    let token = gateway.sign_in(ADMIN).await;
    let profile = gateway.get("/api/accounts/profile", &token).await;
    assert_eq!(profile.json()["email"], ADMIN);
    assert_eq!(
        profile.header("content-type"),
        "application/json; charset=utf-8"
    );
    let config = gateway
        .call(Method::GET, "/api/config?x=1", None, None)
        .await
        .json();
    let real_api = format!("{}/api", real.base);
    assert_eq!(
        config["environment"]["api"], real_api,
        "the upstream's own host name was asked"
    );
    let refused = gateway.get("/api/providers/none", &token).await;
    assert_eq!(refused.status, 403, "statuses pass unchanged");
    assert_eq!(
        gateway
            .call(Method::GET, "/demo/outbox", None, None)
            .await
            .status,
        404
    );

    real.stop().await;
    let down = gateway.get("/api/accounts/profile", &token).await;
    assert_eq!(down.status, 502);
    assert_eq!(
        down.json(),
        json!({
            "message": "The server cannot be reached.", "validationErrors": null,
            "exceptionMessage": null, "exceptionStackTrace": null, "innerExceptionMessage": null,
            "object": "error",
        })
    );
}

#[tokio::test]
async fn an_upgrade_becomes_a_pipe() {
    let upstream = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = upstream.local_addr().unwrap();
    let hub = tokio::spawn(async move {
        let (mut stream, _) = upstream.accept().await.unwrap();
        let head = read_head(&mut stream).await;
        let answer =
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n";
        stream.write_all(answer.as_bytes()).await.unwrap();
        let mut message = [0; 4];
        stream.read_exact(&mut message).await.unwrap();
        stream.write_all(b"pong").await.unwrap();
        (head, message)
    });
    let options = Options {
        upstream: Some(format!("http://{address}")),
        ..Options::default()
    };
    let gateway = Server::start_with(options).await;
    let gateway_address = gateway.base.strip_prefix("http://").unwrap();
    let mut browser = TcpStream::connect(gateway_address).await.unwrap();
    let request = "GET /notifications/hub?access_token=t HTTP/1.1\r\nhost: x\r\n\
        connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-key: k\r\n\r\n";
    browser.write_all(request.as_bytes()).await.unwrap();
    let head = read_head(&mut browser).await;
    assert!(head.starts_with("http/1.1 101"), "{head}");
    assert!(head.contains("upgrade: websocket"), "{head}");
    browser.write_all(b"ping").await.unwrap();
    let mut answer = [0; 4];
    browser.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"pong");
    let (head, message) = hub.await.unwrap();
    assert!(
        head.starts_with("get /notifications/hub?access_token=t "),
        "{head}"
    );
    assert!(head.contains("sec-websocket-key: k") && head.contains("upgrade: websocket"));
    assert_eq!(&message, b"ping");
}

/// Everything up to the empty line, in lower case.
async fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap().to_lowercase()
}

#[tokio::test]
async fn a_wrong_address_is_explained() {
    let options = Options {
        upstream: Some("vault.example.com".into()),
        ..Options::default()
    };
    let Err(error) = start(options).await else {
        panic!("started")
    };
    assert!(matches!(error, StartError::Gateway(_)));
    assert!(error.to_string().contains("vault.example.com"));
}

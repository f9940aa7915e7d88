//! Signing in, refreshing, and everything that can go wrong with it.

use axum::http::Method;
use portal_types::token::{PasswordGrant, TokenRefusal, TokenResponse, refresh_grant_fields};
use serde_json::{Value, json};

use crate::harness::{ADMIN, NOBODY, OWNER, Server, TECHNICIAN, grant, password_hash};

#[tokio::test]
async fn a_wrong_password_is_refused_with_the_official_body() {
    let server = Server::start().await;
    let wrong = PasswordGrant {
        password: "d3Jvbmc=".into(),
        ..grant(ADMIN).await
    };
    let unknown = PasswordGrant {
        username: "no@one.example".into(),
        ..wrong.clone()
    };
    for grant in [wrong, unknown] {
        let answer = server.token_call(&grant.fields(), "2026.8.0").await;
        assert_eq!(answer.status, 400);
        let body = answer.json();
        assert_eq!(body["error"], "invalid_grant");
        assert_eq!(body["error_description"], "invalid_username_or_password");
        assert_eq!(
            body["ErrorModel"]["Message"],
            "Username or password is incorrect. Try again."
        );
        assert!(matches!(
            TokenRefusal::read(&answer.body),
            TokenRefusal::Other(_)
        ));
    }
}

#[tokio::test]
async fn addresses_are_compared_without_case() {
    let server = Server::start().await;
    let grant = PasswordGrant {
        username: " Admin@DEMO.example ".into(),
        ..grant(ADMIN).await
    };
    assert!(server.try_sign_in(&grant).await.is_ok());
}

#[tokio::test]
async fn the_client_version_is_mandatory_and_checked_after_the_password() {
    let server = Server::start().await;
    let right = grant(ADMIN).await;
    for version in ["", "web"] {
        let answer = server.token_call(&right.fields(), version).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json()["error"], "version_header_missing");
        assert_eq!(
            TokenRefusal::read(&answer.body),
            TokenRefusal::ClientVersion
        );
    }
    let wrong = PasswordGrant {
        password: "x".into(),
        ..right
    };
    let answer = server.token_call(&wrong.fields(), "").await;
    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[tokio::test]
async fn odd_forms_are_refused() {
    let server = Server::start().await;
    let form = |fields: &[(&'static str, &str)]| {
        fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect::<Vec<_>>()
    };
    for (fields, error) in [
        (form(&[]), "unsupported_grant_type"),
        (
            form(&[("grant_type", "webauthn")]),
            "unsupported_grant_type",
        ),
        (
            form(&[("grant_type", "password"), ("scope", "api")]),
            "invalid_scope",
        ),
    ] {
        let answer = server.token_call(&fields, "2026.8.0").await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["error"].as_str()),
            (400, Some(error))
        );
    }
    let without_device: Vec<_> = grant(ADMIN)
        .await
        .fields()
        .into_iter()
        .filter(|(name, _)| *name != "deviceIdentifier")
        .collect();
    let answer = server.token_call(&without_device, "2026.8.0").await;
    assert_eq!(
        answer.json()["ErrorModel"]["Message"],
        "no device information provided"
    );
}

#[tokio::test]
async fn prelogin_says_the_same_for_an_unknown_address_every_time() {
    let server = Server::start().await;
    let ask = async |path: &str, email: &str| {
        server
            .call(Method::POST, path, None, Some(json!({ "email": email })))
            .await
            .json()
    };
    for email in ["unknown@demo.example", "other@demo.example"] {
        let first = ask("/identity/accounts/prelogin/password", email).await;
        let again = ask("/identity/accounts/prelogin", &email.to_uppercase()).await;
        assert_eq!(first, again);
        assert!(first["kdfIterations"].as_i64().unwrap() > 0);
    }
    let argon = ask("/identity/accounts/prelogin", "argon@demo.example").await;
    assert_eq!(argon["kdfSettings"]["kdfType"], 1);
    assert_eq!(argon["kdfMemory"], 64);
}

#[tokio::test]
async fn refreshing_keeps_the_session_alive() {
    let server = Server::start().await;
    let token = server.try_sign_in(&grant(TECHNICIAN).await).await.unwrap();
    let refresh = token.refresh_token.clone().unwrap();
    assert_eq!(
        server
            .get("/api/accounts/revision-date", &token.access_token)
            .await
            .status,
        200
    );

    server
        .call(
            Method::POST,
            "/demo/tokens/expire",
            None,
            Some(json!({ "email": TECHNICIAN })),
        )
        .await
        .assert_done();
    let expired = server
        .get("/api/accounts/revision-date", &token.access_token)
        .await;
    assert_eq!((expired.status.as_u16(), expired.body.len()), (401, 0));
    assert_eq!(expired.header("www-authenticate"), "Bearer");

    let refreshed: TokenResponse = server
        .token_call(&refresh_grant_fields(&refresh), "")
        .await
        .read();
    assert_eq!(
        refreshed.wrapped_user_key(),
        None,
        "a refresh carries the tokens only"
    );
    let revision = server
        .get("/api/accounts/revision-date", &refreshed.access_token)
        .await;
    assert!(revision.json().as_i64().unwrap() > 1_700_000_000_000);

    server.control(Method::POST, "/refresh-tokens/revoke").await;
    let refused = server.token_call(&refresh_grant_fields(&refresh), "").await;
    assert_eq!(refused.json(), json!({ "error": "invalid_grant" }));
    assert_eq!(
        TokenRefusal::read(&refused.body),
        TokenRefusal::InvalidGrant
    );
    // The access token still lives until it expires.
    let still = server
        .get("/api/accounts/revision-date", &refreshed.access_token)
        .await;
    assert_eq!(still.status, 200);
}

#[tokio::test]
async fn expiring_one_person_leaves_the_others_alone() {
    let server = Server::start().await;
    let admin = server.sign_in(ADMIN).await;
    let owner = server.sign_in(OWNER).await;
    let body = Some(json!({ "email": ADMIN }));
    server
        .call(Method::POST, "/demo/tokens/expire", None, body)
        .await
        .assert_done();
    assert_eq!(
        server.get("/api/accounts/profile", &admin).await.status,
        401
    );
    assert_eq!(
        server.get("/api/accounts/profile", &owner).await.status,
        200
    );
}

#[tokio::test]
async fn garbage_tokens_are_401() {
    let server = Server::start().await;
    for token in ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."] {
        assert_eq!(server.get("/api/accounts/profile", token).await.status, 401);
    }
    assert_eq!(
        server
            .call(Method::GET, "/api/sync", None, None)
            .await
            .status,
        401
    );
    assert_eq!(
        server
            .call(Method::GET, "/api/nothing", None, None)
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn the_password_can_be_verified_again() {
    let server = Server::start().await;
    let token = server.sign_in(NOBODY).await;
    let path = "/api/accounts/verify-password";
    let right = json!({ "masterPasswordHash": password_hash(NOBODY).await });
    assert_eq!(
        server.post(path, &token, right).await.json()["object"],
        "masterPasswordPolicy"
    );
    let wrong = server
        .post(path, &token, json!({ "masterPasswordHash": "x" }))
        .await;
    assert_eq!(wrong.status, 400);
    assert_eq!(
        wrong.json()["validationErrors"]["MasterPasswordHash"][0],
        "Invalid password."
    );
    let missing = server.post(path, &token, json!({})).await;
    assert_eq!(missing.status, 400);
    server
        .post(
            "/api/accounts/key-management/user-key-id",
            &token,
            json!({}),
        )
        .await
        .assert_done();
}

#[tokio::test]
async fn a_new_device_needs_the_mailed_code() {
    let server = Server::start().await;
    let email = "newdevice@demo.example";
    let right = grant(email).await;
    assert_eq!(server.mailed_code(email).await, None);
    let known = known_device(&server, email, &right.device_identifier).await;
    assert_eq!(known, json!(false));

    let refusal = server.try_sign_in(&right).await.unwrap_err();
    assert_eq!(refusal, TokenRefusal::NewDeviceVerificationRequired);
    let first = server.mailed_code(email).await.unwrap();
    let resend = json!({ "email": email, "masterPasswordHash": password_hash(email).await });
    server
        .call(
            Method::POST,
            "/api/accounts/resend-new-device-otp",
            None,
            Some(resend),
        )
        .await
        .assert_done();
    let code = server.mailed_code(email).await.unwrap();

    let wrong = PasswordGrant {
        new_device_otp: Some("1".into()),
        ..right.clone()
    };
    let refusal = server.try_sign_in(&wrong).await.unwrap_err();
    assert_eq!(refusal, TokenRefusal::NewDeviceCodeInvalid);
    if first != code {
        let old = PasswordGrant {
            new_device_otp: Some(first),
            ..right.clone()
        };
        assert!(
            server.try_sign_in(&old).await.is_err(),
            "a new code replaces the old one"
        );
    }
    let answered = PasswordGrant {
        new_device_otp: Some(code),
        ..right.clone()
    };
    assert!(server.try_sign_in(&answered).await.is_ok());
    assert!(
        server.try_sign_in(&right).await.is_ok(),
        "the device is known now"
    );
    let known = known_device(&server, email, &right.device_identifier).await;
    assert_eq!(known, json!(true));
}

async fn known_device(server: &Server, email: &str, device: &str) -> Value {
    use base64::Engine as _;
    let email = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(email);
    let mut request = server.request(&Method::GET, "/api/devices/knowndevice", None, None);
    let headers = request.headers_mut();
    headers.insert("x-request-email", email.parse().unwrap());
    headers.insert("x-device-identifier", device.parse().unwrap());
    server.send(request).await.json()
}

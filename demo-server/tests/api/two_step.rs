//! Two-step login.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::Method;
use demo_server::{DemoAccount, Options, start};
use portal_crypto::totp;
use portal_types::token::{TokenRefusal, TwoFactorAnswer, TwoFactorProviderType};
use serde_json::json;

use crate::harness::{Server, grant, grant_with, password_hash, world_file};

const EMAIL: &str = "twostep@demo.example";

/// What is printed at the start.
async fn account(options: &Options) -> DemoAccount {
    let running = start(options.clone()).await.unwrap();
    running
        .accounts()
        .iter()
        .find(|account| account.email == EMAIL)
        .unwrap()
        .clone()
}

async fn started() -> (Server, DemoAccount) {
    let options = Options {
        data: Some(world_file()),
        testing: true,
        ..Options::default()
    };
    let account = account(&options).await;
    (Server::start_with(options).await, account)
}

fn answer(provider: TwoFactorProviderType, token: &str) -> TwoFactorAnswer {
    TwoFactorAnswer {
        provider,
        token: token.to_owned(),
        remember: false,
    }
}

fn authenticator_code(account: &DemoAccount, seconds_off: i64) -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let time = now.checked_add_signed(seconds_off).unwrap();
    totp::code(account.totp_secret.as_deref().unwrap(), time).unwrap()
}

#[tokio::test]
async fn the_ways_are_offered() {
    let (server, _) = started().await;
    let answer = server
        .token_call(&grant(EMAIL).await.fields(), "2026.8.0")
        .await;
    assert_eq!(answer.status, 400);
    let body = answer.json();
    assert_eq!(body["error_description"], "Two factor required.");
    assert_eq!(body["TwoFactorProviders"], json!(["0", "1"]));
    assert_eq!(
        body["TwoFactorProviders2"],
        json!({ "0": null, "1": { "Email": "tw***@demo.example" } })
    );
    let TokenRefusal::TwoFactorRequired(options) = TokenRefusal::read(&answer.body) else {
        panic!()
    };
    assert_eq!(options.len(), 2);
    assert_eq!(
        server.mailed_code(EMAIL).await,
        None,
        "signing in mails nothing"
    );
}

#[tokio::test]
async fn an_authenticator_code_passes_and_wrong_ones_do_not() {
    let (server, account) = started().await;
    let way = TwoFactorProviderType::Authenticator;
    for seconds_off in [0, -30] {
        let code = authenticator_code(&account, seconds_off);
        let signed_in = server
            .try_sign_in(&grant_with(EMAIL, answer(way, &code)).await)
            .await;
        assert!(signed_in.is_ok(), "{seconds_off}");
    }
    for code in ["000000x", "abc", &authenticator_code(&account, -3600)] {
        let refusal = server
            .try_sign_in(&grant_with(EMAIL, answer(way, code)).await)
            .await;
        let Err(TokenRefusal::Other(body)) = refusal else {
            panic!("{code}")
        };
        assert_eq!(
            body.shown_text(),
            Some("Two-step token is invalid. Try again.")
        );
    }
    let way = TwoFactorProviderType::YubiKey;
    let refusal = server
        .try_sign_in(&grant_with(EMAIL, answer(way, "x")).await)
        .await;
    assert!(matches!(refusal, Err(TokenRefusal::Other(_))));
}

#[tokio::test]
async fn a_mailed_code_passes_once() {
    let (server, _) = started().await;
    let ask = async |hash: String| {
        let body = json!({ "email": EMAIL, "masterPasswordHash": hash, "deviceIdentifier": "d" });
        server
            .call(
                Method::POST,
                "/api/two-factor/send-email-login",
                None,
                Some(body),
            )
            .await
    };
    assert_eq!(ask("wrong".into()).await.status, 400);
    assert_eq!(server.mailed_code(EMAIL).await, None);
    ask(password_hash(EMAIL).await).await.assert_done();
    let code = server.mailed_code(EMAIL).await.unwrap();
    let grant = grant_with(EMAIL, answer(TwoFactorProviderType::Email, &code)).await;
    assert!(server.try_sign_in(&grant).await.is_ok());
    assert!(server.try_sign_in(&grant).await.is_err(), "used up");
}

#[tokio::test]
async fn a_remembered_device_skips_the_second_step() {
    let (server, account) = started().await;
    let code = authenticator_code(&account, 0);
    let way = TwoFactorProviderType::Authenticator;
    let remember = TwoFactorAnswer {
        remember: true,
        ..answer(way, &code)
    };
    let token = server
        .try_sign_in(&grant_with(EMAIL, remember).await)
        .await
        .unwrap();
    let remembered = token.two_factor_token.unwrap();

    let again = answer(TwoFactorProviderType::Remember, &remembered);
    let mut grant = grant_with(EMAIL, again).await;
    assert!(server.try_sign_in(&grant).await.is_ok());
    grant.device_identifier = "another device".into();
    let refusal = server.try_sign_in(&grant).await.unwrap_err();
    assert!(
        matches!(refusal, TokenRefusal::TwoFactorRequired(_)),
        "asked anew: {refusal:?}"
    );
}

#[tokio::test]
async fn the_recovery_code_turns_two_step_login_off() {
    let (server, account) = started().await;
    let shown = account.recovery_code.unwrap();
    assert_eq!(shown.len(), 32);
    // As people type it: capitals and blanks.
    let typed = format!("{} {}", shown[..16].to_uppercase(), &shown[16..]);
    let way = TwoFactorProviderType::RecoveryCode;
    let token = server
        .try_sign_in(&grant_with(EMAIL, answer(way, &typed)).await)
        .await
        .unwrap();
    let profile = server
        .get("/api/accounts/profile", &token.access_token)
        .await
        .json();
    assert_eq!(profile["twoFactorEnabled"], false);
    assert!(server.try_sign_in(&grant(EMAIL).await).await.is_ok());
    // A reset brings the world back as it was seeded.
    server.control(Method::POST, "/reset").await;
    let refusal = server.try_sign_in(&grant(EMAIL).await).await.unwrap_err();
    assert!(matches!(refusal, TokenRefusal::TwoFactorRequired(_)));
}

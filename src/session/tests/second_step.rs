//! Two-step login and new devices.

use std::collections::HashMap;

use futures_executor::block_on;
use leptos::prelude::GetUntracked as _;
use portal_types::token::TwoFactorProviderType;
use serde_json::{Value, json};

use super::world::*;
use crate::{
    api::{
        fake::{Outcome, json as answer},
        lock,
    },
    browser::storage::Kept,
    session::*,
};

const TWO_STEP: &str = r#"{"error":"invalid_grant","error_description":"Two factor required.","TwoFactorProviders":["0","1"],
    "TwoFactorProviders2":{"0":null,"1":{"Email":"te***@example.com"},"7":{"challenge":"x"}}}"#;

fn two_step_scene(check: impl Fn(&HashMap<String, String>) -> Option<Outcome> + 'static) -> Scene {
    let person = Person::new();
    let token = person.token();
    let script: TokenScript = Box::new(move |form| {
        if let Some(outcome) = check(form) {
            return outcome;
        }
        match (
            form.get("twoFactorProvider").map(String::as_str),
            form.get("twoFactorToken").map(String::as_str),
        ) {
            (Some("0"), Some("123456")) => {
                let mut token = token.clone();
                if form["twoFactorRemember"] == "1" {
                    token["TwoFactorToken"] = json!("remember-me");
                }
                answer(200, &token.to_string())
            }
            (Some("1"), Some("654321"))
            | (Some("8"), Some("abcd1234"))
            | (Some("5"), Some("remember-me")) => answer(200, &token.to_string()),
            (None | Some("5"), _) => answer(400, TWO_STEP),
            _ => answer(
                400,
                r#"{"message":"Invalid TOTP code! Server time: 2026-11-20 10:00:00 UTC IP: 127.0.0.1","error":"","object":"error"}"#,
            ),
        }
    });
    scene_with(PRELOGIN, script, person.profile())
}

fn ask_two_step(scene: &Scene) -> TwoStep {
    match scene.step() {
        Step::TwoStep(two_step) => two_step,
        other => panic!("{other:?}, {:?}", scene.error()),
    }
}

#[test]
fn the_code_of_an_authenticator_opens() {
    let scene = two_step_scene(|_| None);
    scene.password(PASSWORD);
    let two_step = ask_two_step(&scene);
    let mail = Way::Email(Some("te***@example.com".into()));
    assert_eq!(two_step.ways, [Way::Authenticator, mail, Way::RecoveryCode]);
    assert_eq!(
        (two_step.chosen, two_step.unsupported),
        (Way::Authenticator, vec![TwoFactorProviderType::WebAuthn])
    );
    assert_eq!(scene.error(), None);

    block_on(scene.flow.submit_code("  ", false));
    assert_eq!(scene.error(), Some(SignInError::CodeMissing));
    block_on(scene.flow.submit_code("000000", false));
    assert_eq!(scene.error(), Some(SignInError::WrongCode));
    assert_eq!(ask_two_step(&scene).chosen, Way::Authenticator);
    block_on(scene.flow.submit_code("123 456", false));
    scene.unlocked();
    // The password was asked for, and derived, once.
    assert_eq!(*lock(&scene.platform.world.derived), 1);
    assert_eq!(scene.server.count("send-email-login"), 0);
    assert_eq!(
        scene
            .platform
            .get(Kept::InBrowser, "two-step.msp.admin@example.com"),
        None
    );
}

#[test]
fn a_wrong_code_is_no_wrong_password() {
    // An official server describes both alike.
    let scene = two_step_scene(|form| {
        let is_wrong = form
            .get("twoFactorToken")
            .is_some_and(|code| code == "000000");
        let body = r#"{"error":"invalid_grant","error_description":"invalid_username_or_password",
            "ErrorModel":{"Message":"Two-step token is invalid. Try again.","Object":"error"}}"#;
        is_wrong.then(|| answer(400, body))
    });
    scene.password(PASSWORD);
    block_on(scene.flow.submit_code("000000", false));
    assert_eq!(scene.error(), Some(SignInError::WrongCode));
    block_on(scene.flow.submit_code("123456", false));
    scene.unlocked();
}

#[test]
fn a_password_changed_meanwhile_is_told() {
    let scene = two_step_scene(|form| {
        let body = r#"{"error":"invalid_grant","error_description":"invalid_username_or_password",
            "ErrorModel":{"Message":"Username or password is incorrect. Try again."}}"#;
        form.contains_key("twoFactorToken")
            .then(|| answer(400, body))
    });
    scene.password(PASSWORD);
    block_on(scene.flow.submit_code("123456", false));
    assert_eq!(scene.error(), Some(SignInError::WrongCredentials));
}

#[test]
fn a_code_by_mail_is_asked_for_by_us() {
    let scene = two_step_scene(|_| None);
    scene.password(PASSWORD);
    let way = ask_two_step(&scene).ways[1].clone();
    block_on(scene.flow.choose_way(way));
    assert_eq!(scene.flow.mail().get_untracked(), Mail::Sent);
    let mail = scene
        .server
        .requests()
        .into_iter()
        .find(|request| request.address.contains("send-email-login"));
    let body: Value =
        serde_json::from_slice(&mail.and_then(|mail| mail.body).expect("a body")).expect("JSON");
    assert_eq!(body["email"], EMAIL);
    assert!(
        body["masterPasswordHash"]
            .as_str()
            .is_some_and(|hash| hash.len() == 44)
    );
    assert_eq!(body["deviceIdentifier"].as_str().map(str::len), Some(36));
    block_on(scene.flow.submit_code("654321", false));
    scene.unlocked();
}

#[test]
fn a_recovery_code_is_sent_as_servers_compare_it() {
    let scene = two_step_scene(|_| None);
    scene.password(PASSWORD);
    block_on(scene.flow.choose_way(Way::RecoveryCode));
    block_on(scene.flow.submit_code(" ABCD 1234 ", true));
    scene.unlocked();
    let last = scene
        .server
        .requests()
        .into_iter()
        .rfind(|request| request.address.contains("token"))
        .expect("a call");
    assert_eq!(form(&last)["twoFactorRemember"], "0");
}

#[test]
fn a_remembered_device_needs_no_second_step_until_its_token_is_stale() {
    let scene = two_step_scene(|_| None);
    scene.password(PASSWORD);
    block_on(scene.flow.submit_code("123456", true));
    scene.unlocked();
    assert_eq!(
        scene
            .platform
            .get(Kept::InBrowser, "two-step.msp.admin@example.com")
            .as_deref(),
        Some("remember-me")
    );
    scene.session.sign_out();

    let again = scene.reload();
    again.password(PASSWORD);
    again.unlocked();
    again.session.sign_out();

    again.platform.set(
        Kept::InBrowser,
        "two-step.msp.admin@example.com",
        Some("stale"),
    );
    let stale = again.reload();
    stale.password(PASSWORD);
    // Not an error: the person is simply asked, and the token is dropped.
    assert_eq!(
        (ask_two_step(&stale).chosen, stale.error()),
        (Way::Authenticator, None)
    );
    assert_eq!(
        stale
            .platform
            .get(Kept::InBrowser, "two-step.msp.admin@example.com"),
        None
    );
}

#[test]
fn an_account_with_only_unknown_ways_still_has_its_recovery_code() {
    let scene = two_step_scene(|form| {
        let asks = !form.contains_key("twoFactorProvider");
        asks.then(|| {
            answer(
                400,
                r#"{"error":"invalid_grant","TwoFactorProviders2":{"7":{},"42":null}}"#,
            )
        })
    });
    scene.password(PASSWORD);
    let two_step = ask_two_step(&scene);
    assert_eq!(
        two_step.unsupported,
        [
            TwoFactorProviderType::WebAuthn,
            TwoFactorProviderType::Unknown(42)
        ]
    );
    assert_eq!(
        (two_step.ways, two_step.chosen),
        (vec![Way::RecoveryCode], Way::RecoveryCode)
    );
}

#[test]
fn a_new_device_is_confirmed_by_a_mailed_code() {
    let person = Person::new();
    let token = person.token();
    let script: TokenScript = Box::new(move |form| {
        match form.get("newDeviceOtp").map(String::as_str) {
            None => answer(
                400,
                r#"{"error":"device_error","error_description":"New device verification required","ErrorModel":{"Message":"new device verification required","Object":"error"}}"#,
            ),
            Some("11112222") => answer(200, &token.to_string()),
            Some(_) => answer(
                400,
                r#"{"error":"device_error","ErrorModel":{"Message":"invalid new device otp"}}"#,
            ),
        }
    });
    let scene = scene_with(PRELOGIN, script, person.profile());
    scene.password(PASSWORD);
    assert_eq!((scene.step(), scene.error()), (Step::NewDevice, None));
    block_on(scene.flow.mail_code());
    assert_eq!(scene.server.count("resend-new-device-otp"), 1);
    block_on(scene.flow.submit_device_code("99999999"));
    assert_eq!(
        (scene.step(), scene.error()),
        (Step::NewDevice, Some(SignInError::WrongCode))
    );
    block_on(scene.flow.submit_device_code(" 1111 2222"));
    scene.unlocked();
}

#[test]
fn single_sign_on_is_named() {
    let body = r#"{"error":"invalid_grant","error_description":"Sso authentication is required."}"#;
    let scene = scene_with(PRELOGIN, Box::new(move |_| answer(400, body)), json!({}));
    scene.password(PASSWORD);
    assert_eq!(scene.error(), Some(SignInError::SsoRequired));
}

#[test]
fn going_back_gives_up_what_is_on_its_way() {
    let scene = scene();
    scene.flow.submit_email(EMAIL, false);
    block_on(futures_util::future::join(
        scene.flow.submit_password(secret(PASSWORD)),
        async {
            while scene.server.count("/connect/token") == 0 {
                crate::api::fake::yield_once().await;
            }
            scene.flow.restart();
        },
    ));
    assert_eq!(scene.step(), Step::Email);
    assert_eq!((scene.status(), scene.error()), (Status::SignedOut, None));
    assert_eq!(scene.reload().status(), Status::SignedOut);
}

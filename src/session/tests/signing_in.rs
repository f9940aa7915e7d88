//! Signing in by password, and what can go wrong.

use futures_executor::block_on;
use leptos::prelude::GetUntracked as _;
use portal_crypto::{Kdf, MasterKey};
use serde_json::{Value, json};

use super::world::*;
use crate::{
    api::{
        ApiError, RefusalKind, TransportError,
        fake::{FakeTransport, Outcome, json as answer, text},
        lock,
    },
    session::*,
};

#[test]
fn a_standard_account_signs_in_and_its_keys_open() {
    // The vectors' account with its real 600 000 rounds.
    let person = Person::new();
    let user = &person.vectors["users"][0];
    let mut token = person.token();
    token["Key"] = user["masterKeyWrappedUserKey"].clone();
    token["KdfIterations"] = json!(600_000);
    let expected_hash = text_of(&user["serverHashB64"])
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D");
    let script: TokenScript = Box::new(move |form| {
        assert_eq!(form["password"], expected_hash);
        assert_eq!(form["username"], "msp.admin%40example.com");
        assert_eq!(
            (form["deviceType"].as_str(), form["deviceName"].as_str()),
            ("10", "firefox")
        );
        answer(200, &token.to_string())
    });
    let scene = scene_with(
        r#"{"kdf":0,"kdfIterations":600000}"#,
        script,
        person.profile(),
    );
    scene.flow.submit_email(" MSP.Admin@Example.com ", true);
    block_on(scene.flow.submit_password(secret(PASSWORD)));
    assert_eq!(scene.error(), None);
    let open = scene.unlocked();
    assert_eq!(open.account().email, EMAIL);
    assert_eq!(*lock(&scene.platform.world.derived), 1);

    let keys = open.keys();
    let base64_of = |value: &Value| bytes_of(&text_of(value));
    assert_eq!(
        keys.user_key().expect("a key").as_bytes(),
        base64_of(&user["userKeyB64"])
    );
    let vectors = &person.vectors;
    let provider_key = block_on(keys.provider_key(PROVIDER)).expect("a key");
    assert_eq!(
        provider_key.as_bytes(),
        base64_of(&vectors["provider"]["providerKeyB64"])
    );
    // Through the provider, and as a member: the same key by two routes.
    for organization in [ORGANIZATION, "member-of"] {
        let key = block_on(keys.organization_key(organization)).expect("a key");
        assert_eq!(
            key.as_bytes(),
            base64_of(&vectors["organization"]["orgKeyB64"]),
            "{organization}"
        );
    }
    assert_eq!(
        block_on(keys.organization_key("elsewhere")).err(),
        Some(KeyError::NotGiven)
    );
    assert!(open.may(|may| may.administers_provider(PROVIDER)));
}

#[test]
fn nothing_secret_is_kept_and_nothing_shows_in_debug() {
    let scene = scene();
    scene.password(PASSWORD);
    let open = scene.unlocked();
    let kept: Vec<String> = [&scene.platform.world.tab, &scene.platform.world.browser]
        .into_iter()
        .flat_map(|storage| lock(storage).values().cloned().collect::<Vec<_>>())
        .collect();
    let vectors = vectors();
    let server_hash = block_on(MasterKey::derive(
        PASSWORD.as_bytes(),
        EMAIL,
        Kdf::Pbkdf2 { iterations: 5_000 },
    ))
    .expect("a key")
    .server_hash(PASSWORD.as_bytes());
    for secret in [
        PASSWORD,
        &server_hash,
        &text_of(&vectors["users"][0]["userKeyB64"]),
    ] {
        assert!(!kept.iter().any(|text| text.contains(secret)));
    }
    assert!(
        !lock(&scene.platform.world.browser)
            .values()
            .any(|text| text.contains("access-1"))
    );
    let debug = format!(
        "{:?} {:?} {:?}",
        scene.session,
        open,
        Secret::new(PASSWORD.into())
    );
    assert!(
        !debug.contains(PASSWORD) && !debug.contains("access-1"),
        "{debug}"
    );
}

#[test]
fn an_address_is_checked_before_anything_is_sent() {
    let scene = scene();
    for (typed, error) in [
        ("", SignInError::EmailMissing),
        ("  ", SignInError::EmailMissing),
        ("technician", SignInError::EmailInvalid),
        ("@example.com", SignInError::EmailInvalid),
        ("a@", SignInError::EmailInvalid),
        ("a b@example.com", SignInError::EmailInvalid),
        ("a@b@c", SignInError::EmailInvalid),
    ] {
        scene.flow.submit_email(typed, true);
        assert_eq!(scene.error(), Some(error), "{typed:?}");
        assert_eq!(scene.step(), Step::Email);
    }
    scene.flow.submit_email("A@b.example", false);
    assert_eq!(scene.error(), None);
    block_on(scene.flow.submit_password(secret("")));
    assert_eq!(scene.error(), Some(SignInError::PasswordMissing));
    assert_eq!(scene.server.requests().len(), 0);
}

#[test]
fn the_address_is_remembered_only_when_asked() {
    let scene = scene();
    scene.flow.submit_email("A@b.example", true);
    assert_eq!(
        scene.session.remembered_email().as_deref(),
        Some("a@b.example")
    );
    let next = scene.reload();
    assert_eq!(next.flow.email().get_untracked(), "a@b.example");
    next.flow.submit_email("a@b.example", false);
    assert_eq!(next.session.remembered_email(), None);
}

#[test]
fn a_wrong_password_and_an_unknown_address_say_the_same() {
    for body in [
        // An official server, and a third-party one.
        r#"{"error":"invalid_grant","error_description":"invalid_username_or_password","ErrorModel":{"Message":"Username or password is incorrect. Try again.","Object":"error"}}"#,
        r#"{"message":"Username or password is incorrect. Try again","validationErrors":{"":["Username or password is incorrect. Try again"]},"error":"","error_description":"","object":"error"}"#,
        r#"{"error":"invalid_grant"}"#,
    ] {
        let scene = scene_with(PRELOGIN, Box::new(move |_| answer(400, body)), json!({}));
        scene.password("wrong");
        assert_eq!(scene.error(), Some(SignInError::WrongCredentials));
        assert_eq!(scene.step(), Step::Password);
        assert!(!scene.flow.busy().get_untracked());
        assert_eq!(scene.status(), Status::SignedOut);
    }
}

#[test]
fn a_weak_key_derivation_is_refused_before_anything_is_sent() {
    for (prelogin, is_known) in [
        (r#"{"kdf":0,"kdfIterations":4999}"#, true),
        (
            r#"{"kdf":0,"kdfIterations":600000,"kdfSettings":{"kdfType":0,"iterations":1}}"#,
            true,
        ),
        (
            r#"{"kdf":1,"kdfIterations":1,"kdfMemory":64,"kdfParallelism":4}"#,
            true,
        ),
        (r#"{"kdf":1,"kdfIterations":3}"#, true),
        (r#"{"kdf":7,"kdfIterations":600000}"#, false),
        (r#"{}"#, false),
    ] {
        let scene = scene_with(
            prelogin,
            Box::new(|_| panic!("nothing may be sent")),
            json!({}),
        );
        scene.password(PASSWORD);
        let is_expected = match scene.error() {
            Some(SignInError::WeakKdf(_)) => is_known,
            Some(SignInError::UnknownKdf) => !is_known,
            _ => false,
        };
        assert!(is_expected, "{prelogin}: {:?}", scene.error());
        assert_eq!(*lock(&scene.platform.world.derived), 0);
    }
}

#[test]
fn a_weak_key_derivation_in_the_token_answer_is_refused_too() {
    let person = Person::new();
    let mut token = person.token();
    token["KdfIterations"] = json!(1);
    let scene = scene_with(
        PRELOGIN,
        Box::new(move |_| answer(200, &token.to_string())),
        json!({}),
    );
    scene.password(PASSWORD);
    assert!(matches!(scene.error(), Some(SignInError::WeakKdf(_))));
    assert_eq!(scene.reload().status(), Status::SignedOut);
}

#[test]
fn trouble_with_the_server_is_told_apart_and_nothing_is_lost() {
    type Check = fn(&ApiError) -> bool;
    let cases: [(Outcome, Check); 6] = [
        (
            answer(429, r#"{"message":"Too many login requests"}"#),
            |error| error.kind() == Some(RefusalKind::TooManyRequests),
        ),
        (answer(500, ""), |error| {
            error.kind() == Some(RefusalKind::Server)
        }),
        (text(200, "text/html", "<html>"), |error| {
            *error == ApiError::NotJson
        }),
        (answer(200, r#"{"access_tok"#), |error| {
            matches!(error, ApiError::Malformed(_))
        }),
        (Err(TransportError::Offline), |error| {
            *error == ApiError::Transport(TransportError::Offline)
        }),
        (Err(TransportError::Timeout), |error| {
            *error == ApiError::Transport(TransportError::Timeout)
        }),
    ];
    for (outcome, is_expected) in cases {
        let scene = scene_with(PRELOGIN, Box::new(move |_| outcome.clone()), json!({}));
        scene.password(PASSWORD);
        let Some(SignInError::Api(error)) = scene.error() else {
            panic!("{:?}", scene.error())
        };
        assert!(is_expected(&error), "{error:?}");
        assert_eq!(
            (scene.step(), scene.flow.email().get_untracked().as_str()),
            (Step::Password, EMAIL)
        );
        assert!(!scene.flow.busy().get_untracked());
    }
}

#[test]
fn accounts_this_version_cannot_open_are_told_so() {
    let person = Person::new();
    let long_key = {
        let master_key = block_on(MasterKey::derive(
            PASSWORD.as_bytes(),
            EMAIL,
            Kdf::Pbkdf2 { iterations: 5_000 },
        ));
        master_key
            .expect("a key")
            .stretch()
            .encrypt(&[7; 96])
            .expect("wrapped")
            .to_string()
    };
    for (key, error) in [
        (json!(long_key), SignInError::NewerFormat),
        (json!("7.g1gcoQE="), SignInError::NewerFormat),
        (Value::Null, SignInError::NoMasterPassword),
        (json!("2.not|an|encstring"), SignInError::BrokenKeys),
        (
            person.vectors["users"][1]["masterKeyWrappedUserKey"].clone(),
            SignInError::BrokenKeys,
        ),
    ] {
        let mut token = person.token();
        token["Key"] = key;
        let scene = scene_with(
            PRELOGIN,
            Box::new(move |_| answer(200, &token.to_string())),
            json!({}),
        );
        scene.password(PASSWORD);
        assert_eq!(scene.error(), Some(error));
        assert_eq!(scene.status(), Status::SignedOut);
        assert_eq!(scene.reload().status(), Status::SignedOut);
    }
    // Known only from the profile.
    let mut profile = person.profile();
    profile["accountKeys"] = json!({"securityState": {"securityState": "x", "securityVersion": 2}});
    let token = person.token();
    let scene = scene_with(
        PRELOGIN,
        Box::new(move |_| answer(200, &token.to_string())),
        profile,
    );
    scene.password(PASSWORD);
    assert_eq!(scene.error(), Some(SignInError::NewerFormat));
    assert_eq!(scene.reload().status(), Status::SignedOut);
}

#[test]
fn a_very_old_account_opens() {
    let vectors = vectors();
    let legacy = &vectors["legacyUser"];
    let token = json!({"access_token": "a", "expires_in": 3600, "refresh_token": "r",
        "Key": legacy["wrappedUserKeyType0"], "Kdf": 0, "KdfIterations": 5000});
    let profile = json!({"id": "u", "email": legacy["email"]});
    let scene = scene_with(
        PRELOGIN,
        Box::new(move |_| answer(200, &token.to_string())),
        profile,
    );
    scene.flow.submit_email(&text_of(&legacy["email"]), false);
    block_on(
        scene
            .flow
            .submit_password(secret(&text_of(&legacy["password"]))),
    );
    let user_key = scene.unlocked().keys().user_key().expect("a key");
    assert_eq!(
        user_key.as_bytes(),
        bytes_of(&text_of(&legacy["userKeyB64"]))
    );
}

#[test]
fn an_argon2id_account_opens() {
    let vectors = vectors();
    let user = &vectors["users"][1];
    let token = json!({"access_token": "a", "expires_in": 3600, "refresh_token": "r",
        "UserDecryptionOptions": {"HasMasterPassword": true, "MasterPasswordUnlock": {
            "Kdf": {"KdfType": 1, "Iterations": 6, "Memory": 32, "Parallelism": 4},
            "MasterKeyEncryptedUserKey": user["masterKeyWrappedUserKey"], "Salt": user["saltUsed"]}}});
    let profile = json!({"id": user["userId"], "email": user["emailAsTyped"]});
    let prelogin = r#"{"kdfSettings":{"kdfType":1,"iterations":6,"memory":32,"parallelism":4},"salt":"Member@example.org"}"#;
    let scene = scene_with(
        prelogin,
        Box::new(move |_| answer(200, &token.to_string())),
        profile,
    );
    scene
        .flow
        .submit_email(&text_of(&user["emailAsTyped"]), false);
    block_on(
        scene
            .flow
            .submit_password(secret(&text_of(&user["password"]))),
    );
    let user_key = scene.unlocked().keys().user_key().expect("a key");
    assert_eq!(user_key.as_bytes(), bytes_of(&text_of(&user["userKeyB64"])));
}

#[test]
fn a_second_submit_while_waiting_is_ignored() {
    let scene = scene();
    scene.flow.submit_email(EMAIL, false);
    block_on(futures_util::future::join(
        scene.flow.submit_password(secret(PASSWORD)),
        scene.flow.submit_password(secret(PASSWORD)),
    ));
    scene.unlocked();
    assert_eq!(scene.server.count("/connect/token"), 1);
}

#[test]
fn a_profile_that_does_not_come_can_be_asked_for_again() {
    let person = Person::new();
    let (token, profile) = (person.token(), person.profile());
    let mut down = true;
    let server = FakeTransport::new(move |request| match request.address.as_str() {
        "/identity/accounts/prelogin/password" => answer(200, PRELOGIN),
        "/identity/connect/token" => answer(200, &token.to_string()),
        _ if std::mem::take(&mut down) => Err(TransportError::Network),
        _ => answer(200, &profile.to_string()),
    });
    let scene = scene_on(&server, None);
    scene.password(PASSWORD);
    assert_eq!(scene.step(), Step::Opening);
    assert_eq!(
        scene.error(),
        Some(SignInError::Api(ApiError::Transport(
            TransportError::Network
        )))
    );
    block_on(scene.flow.retry_open());
    scene.unlocked();
    assert_eq!(scene.server.count("/connect/token"), 1);
}

//! Signing in, unlocking and locking against a server by script, in a world without a browser.

use std::{
    cell::RefCell,
    collections::HashMap,
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use base64::Engine as _;
use futures_executor::block_on;
use futures_util::{FutureExt as _, future::LocalBoxFuture};
use leptos::prelude::GetUntracked as _;
use portal_crypto::{CryptoError, Kdf, MasterKey, SymmetricKey};
use send_wrapper::SendWrapper;
use serde_json::{Value, json};

use super::*;
use crate::{
    api::{
        ApiError, Bases, RefusalKind, Request, Transport as _, TransportError,
        fake::{FakeTransport, Outcome, json as answer, text},
        lock,
    },
    browser::storage::Kept,
};

/// The vectors' keys are base64.
fn bytes_of(base64: &str) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD
        .decode(base64)
        .expect("base64")
}

// ------------------------------------------------------------------------------------------ the world

#[derive(Default)]
struct FakeWorld {
    browser: Mutex<HashMap<String, String>>,
    tab: Mutex<HashMap<String, String>>,
    told: Mutex<Vec<TabMessage>>,
    derived: Mutex<u32>,
}

type Tasks = SendWrapper<Rc<RefCell<Vec<LocalBoxFuture<'static, ()>>>>>;

#[derive(Clone)]
struct FakePlatform {
    world: Arc<FakeWorld>,
    clock: FakeTransport,
    tasks: Tasks,
}

impl Platform for FakePlatform {
    fn get(&self, kept: Kept, name: &str) -> Option<String> {
        lock(self.storage(kept)).get(name).cloned()
    }

    fn set(&self, kept: Kept, name: &str, value: Option<&str>) {
        let mut storage = lock(self.storage(kept));
        match value {
            Some(value) => storage.insert(name.to_owned(), value.to_owned()),
            None => storage.remove(name),
        };
    }

    fn now_millis(&self) -> f64 {
        self.clock.now_millis()
    }

    fn user_agent(&self) -> String {
        "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0".into()
    }

    fn tell_other_tabs(&self, message: TabMessage) {
        lock(&self.world.told).push(message);
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.tasks.borrow_mut().push(task);
    }

    fn derive_master_key(
        &self,
        password: Arc<Secret>,
        salt_text: String,
        kdf: Kdf,
    ) -> LocalBoxFuture<'static, Result<MasterKey, CryptoError>> {
        *lock(&self.world.derived) += 1;
        async move { MasterKey::derive(password.as_bytes(), &salt_text, kdf).await }.boxed_local()
    }
}

impl FakePlatform {
    fn storage(&self, kept: Kept) -> &Mutex<HashMap<String, String>> {
        match kept {
            Kept::InBrowser => &self.world.browser,
            Kept::InTab => &self.world.tab,
        }
    }

    fn run_tasks(&self) {
        let tasks = std::mem::take(&mut *self.tasks.borrow_mut());
        for task in tasks {
            block_on(task);
        }
    }
}

// ----------------------------------------------------------------------------------------- the account

fn vectors() -> Value {
    let text = include_str!("../../crates/portal-crypto/tests/vectors.json");
    serde_json::from_str::<Value>(text).expect("vectors")["generated"].clone()
}

fn text_of(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

const PASSWORD: &str = "correct horse battery staple";
const EMAIL: &str = "msp.admin@example.com";
const PROVIDER: &str = "0d1e2f30-0000-4000-8000-0000000000ff";
const ORGANIZATION: &str = "0d1e2f30-0000-4000-8000-000000000001";

/// The vectors' account, its user key wrapped with few rounds so that tests are quick.
struct Person {
    wrapped_user_key: String,
    vectors: Value,
}

impl Person {
    fn new() -> Self {
        let vectors = vectors();
        let user_key =
            SymmetricKey::from_bytes(&bytes_of(&text_of(&vectors["users"][0]["userKeyB64"])))
                .expect("a key");
        let master_key = block_on(MasterKey::derive(
            PASSWORD.as_bytes(),
            EMAIL,
            Kdf::Pbkdf2 { iterations: 5_000 },
        ))
        .expect("a key");
        let wrapped_user_key = master_key
            .stretch()
            .wrap(&user_key)
            .expect("wrapped")
            .to_string();
        Self {
            wrapped_user_key,
            vectors,
        }
    }

    fn token(&self) -> Value {
        json!({
            "access_token": "access-1", "expires_in": 3600, "token_type": "Bearer", "refresh_token": "refresh-1",
            "Key": self.wrapped_user_key, "Kdf": 0, "KdfIterations": 5000,
            "PrivateKey": self.vectors["users"][0]["wrappedPrivateKey"],
        })
    }

    fn profile(&self) -> Value {
        json!({
            "id": self.vectors["users"][0]["userId"], "email": EMAIL, "object": "profile",
            "privateKey": self.vectors["users"][0]["wrappedPrivateKey"],
            "providers": [{"id": PROVIDER, "name": "Demo MSP", "type": 0, "status": 2, "enabled": true,
                "key": self.vectors["provider"]["providerKeyForMspAdmin_type4"]}],
            "organizations": [{"id": "member-of", "name": "Own", "type": 0, "status": 2,
                "key": self.vectors["organization"]["orgKeyForMspAdmin_type4"]}],
            "providerOrganizations": [{"id": ORGANIZATION, "name": "Client", "providerId": PROVIDER,
                "key": self.vectors["provider"]["clientOrgKeyUnderProviderKey_type2"]}],
        })
    }
}

fn form(request: &Request) -> HashMap<String, String> {
    let body = String::from_utf8(request.body.clone().unwrap_or_default()).expect("text");
    body.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

struct Scene {
    session: Session,
    flow: SignInFlow,
    platform: FakePlatform,
    server: FakeTransport,
}

type TokenScript = Box<dyn FnMut(&HashMap<String, String>) -> Outcome>;

const PRELOGIN: &str =
    r#"{"kdf":0,"kdfIterations":5000,"kdfMemory":null,"kdfParallelism":null,"salt":null}"#;

/// A server that knows the person, with a script for the token endpoint.
fn scene_with(prelogin: &'static str, mut token: TokenScript, profile: Value) -> Scene {
    let server = FakeTransport::new(move |request| match request.address.as_str() {
        "/identity/accounts/prelogin/password" => answer(200, prelogin),
        "/identity/connect/token" => token(&form(request)),
        "/api/accounts/profile" => answer(200, &profile.to_string()),
        "/api/two-factor/send-email-login" | "/api/accounts/resend-new-device-otp" => {
            answer(200, "")
        }
        other => panic!("unexpected call {other}"),
    });
    scene_on(&server, None)
}

fn scene_on(server: &FakeTransport, world: Option<&FakePlatform>) -> Scene {
    let platform = world.cloned().unwrap_or_else(|| FakePlatform {
        world: Arc::default(),
        clock: server.clone(),
        tasks: SendWrapper::new(Rc::default()),
    });
    let session = Session::new(
        Arc::new(platform.clone()),
        Arc::new(server.clone()),
        Bases::default(),
    );
    let flow = SignInFlow::new(session.clone(), None);
    Scene {
        session,
        flow,
        platform,
        server: server.clone(),
    }
}

fn scene() -> Scene {
    let person = Person::new();
    let token = person.token();
    scene_with(
        PRELOGIN,
        Box::new(move |_| answer(200, &token.to_string())),
        person.profile(),
    )
}

impl Scene {
    fn step(&self) -> Step {
        self.flow.step().get_untracked()
    }

    fn error(&self) -> Option<SignInError> {
        self.flow.error().get_untracked()
    }

    fn status(&self) -> Status {
        self.session.status().get_untracked()
    }

    fn password(&self, password: &str) {
        self.flow.submit_email(EMAIL, false);
        assert_eq!(self.step(), Step::Password);
        block_on(self.flow.submit_password(Secret::new(password.to_owned())));
    }

    fn unlocked(&self) -> Unlocked {
        match self.status() {
            Status::Unlocked(open) => open,
            other => panic!("not unlocked: {other:?}, {:?}", self.error()),
        }
    }

    /// As after a reload of the page: same storage, same server, new session.
    fn reload(&self) -> Scene {
        scene_on(&self.server, Some(&self.platform))
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

// ------------------------------------------------------------------------------------------- signing in

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
    for (prelogin, error) in [
        (r#"{"kdf":0,"kdfIterations":4999}"#, SignInError::WeakKdf),
        (
            r#"{"kdf":0,"kdfIterations":600000,"kdfSettings":{"kdfType":0,"iterations":1}}"#,
            SignInError::WeakKdf,
        ),
        (
            r#"{"kdf":1,"kdfIterations":1,"kdfMemory":64,"kdfParallelism":4}"#,
            SignInError::WeakKdf,
        ),
        (r#"{"kdf":1,"kdfIterations":3}"#, SignInError::WeakKdf),
        (
            r#"{"kdf":7,"kdfIterations":600000}"#,
            SignInError::UnknownKdf,
        ),
        (r#"{}"#, SignInError::UnknownKdf),
    ] {
        let scene = scene_with(
            prelogin,
            Box::new(|_| panic!("nothing may be sent")),
            json!({}),
        );
        scene.password(PASSWORD);
        assert_eq!(scene.error(), Some(error), "{prelogin}");
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
    assert_eq!(scene.error(), Some(SignInError::WeakKdf));
    assert_eq!(scene.reload().status(), Status::SignedOut);
}

#[test]
fn trouble_with_the_server_is_told_apart_and_nothing_is_lost() {
    let cases: [(Outcome, fn(&ApiError) -> bool); 6] = [
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

// ------------------------------------------------------------------------------- second step, new device

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
        (two_step.chosen, two_step.only_unsupported),
        (Way::Authenticator, false)
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
    assert!(two_step.only_unsupported);
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

// ------------------------------------------------------------------------- locking, unlocking, leaving

#[test]
fn after_a_reload_only_the_password_is_asked_and_no_server_is_needed() {
    let scene = scene();
    scene.password(PASSWORD);
    let before = scene.server.requests().len();

    let reloaded = scene.reload();
    assert_eq!(
        reloaded.status(),
        Status::Locked(Account {
            email: EMAIL.into()
        })
    );
    assert_eq!(
        block_on(reloaded.session.unlock(secret("wrong"))),
        Err(SignInError::WrongPassword)
    );
    assert_eq!(
        block_on(reloaded.session.unlock(secret(""))),
        Err(SignInError::PasswordMissing)
    );
    assert_eq!(block_on(reloaded.session.unlock(secret(PASSWORD))), Ok(()));
    let open = reloaded.unlocked();
    assert!(block_on(open.keys().organization_key(ORGANIZATION)).is_ok());
    assert_eq!(reloaded.server.requests().len(), before);
    // The profile is fetched anew in the background.
    reloaded.platform.run_tasks();
    assert_eq!(reloaded.server.requests().len(), before + 1);
}

#[test]
fn a_lock_takes_the_keys_from_every_handle() {
    let scene = scene();
    scene.password(PASSWORD);
    let wiped = Arc::new(Mutex::new(0));
    let count = Arc::clone(&wiped);
    scene.session.on_wipe(move || *lock(&count) += 1);
    let open = scene.unlocked();
    assert!(block_on(open.keys().provider_key(PROVIDER)).is_ok());
    scene.session.lock();
    assert_eq!(
        scene.status(),
        Status::Locked(Account {
            email: EMAIL.into()
        })
    );
    assert_eq!(*lock(&wiped), 1);
    assert_eq!(open.keys().user_key().err(), Some(KeyError::Locked));
    assert_eq!(
        block_on(open.keys().provider_key(PROVIDER)).err(),
        Some(KeyError::Locked)
    );
    assert_eq!(*lock(&scene.platform.world.told), [TabMessage::Lock]);
    assert_eq!(block_on(scene.session.unlock(secret(PASSWORD))), Ok(()));
    scene.unlocked();
    // The old handle stays shut.
    assert_eq!(open.keys().user_key().err(), Some(KeyError::Locked));
}

#[test]
fn tabs_lock_and_leave_together() {
    let scene = scene();
    scene.password(PASSWORD);
    scene.session.hear(TabMessage::Lock);
    assert!(matches!(scene.status(), Status::Locked(_)));
    scene.session.hear(TabMessage::SignOut);
    assert_eq!(scene.status(), Status::SignedOut);
    assert_eq!(
        scene.session.notice().get_untracked(),
        Some(Notice::SignedOutElsewhere)
    );
    assert_eq!(scene.reload().status(), Status::SignedOut);
    // What was heard is not told on.
    assert_eq!(*lock(&scene.platform.world.told), []);
    assert_eq!(TabMessage::from_text("sign-out"), Some(TabMessage::SignOut));
    assert_eq!(TabMessage::from_text("anything"), None);
}

#[test]
fn idle_time_locks_all_tabs() {
    let scene = scene();
    scene.password(PASSWORD);
    let minutes = |minutes: u64| scene.server.advance(Duration::from_secs(minutes * 60));
    minutes(14);
    scene.session.check_idle();
    scene.unlocked();
    scene.session.note_activity();
    minutes(14);
    scene.session.check_idle();
    scene.unlocked();
    // Somebody works in another tab.
    let elsewhere = format!("{:.0}", scene.server.now_millis());
    scene
        .platform
        .set(Kept::InBrowser, "last-activity", Some(&elsewhere));
    minutes(14);
    scene.session.check_idle();
    scene.unlocked();
    minutes(1);
    // The first movement after the time is up locks, and does not count as activity.
    scene.session.note_activity();
    assert!(matches!(scene.status(), Status::Locked(_)));
    assert_eq!(
        scene.session.notice().get_untracked(),
        Some(Notice::LockedAfterIdle(15))
    );
    assert_eq!(*lock(&scene.platform.world.told), [TabMessage::Lock]);
}

#[test]
fn the_idle_setting_lasts_and_never_means_never() {
    let scene = scene();
    scene.password(PASSWORD);
    scene.session.set_idle_lock(IdleLock::Never);
    scene.server.advance(Duration::from_secs(1_000_000));
    scene.session.check_idle();
    scene.unlocked();
    assert_eq!(
        scene.reload().session.idle_lock().get_untracked(),
        IdleLock::Never
    );
    // Changed in another tab.
    scene.platform.set(Kept::InBrowser, "idle-lock", Some("5"));
    scene.session.check_idle();
    assert!(matches!(scene.status(), Status::Locked(_)));
    assert_eq!(
        scene.session.idle_lock().get_untracked(),
        IdleLock::Minutes5
    );
}

#[test]
fn a_session_the_server_ended_keeps_the_page_and_goes_on_after_signing_in_again() {
    let person = Person::new();
    let (token, profile) = (person.token(), person.profile());
    let revoked = Rc::new(RefCell::new(false));
    let is_revoked = Rc::clone(&revoked);
    let server = FakeTransport::new(move |request| {
        if request.address.contains("prelogin") {
            return answer(200, PRELOGIN);
        }
        if request.address.contains("token") {
            return match form(request)["grant_type"].as_str() {
                "refresh_token" => answer(400, r#"{"error":"invalid_grant"}"#),
                _ => {
                    *is_revoked.borrow_mut() = false;
                    answer(200, &token.to_string())
                }
            };
        }
        if *is_revoked.borrow() {
            text(401, "text/plain", "")
        } else {
            answer(200, &profile.to_string())
        }
    });
    let scene = scene_on(&server, None);
    scene.password(PASSWORD);
    let page = scene.unlocked();
    *revoked.borrow_mut() = true;
    assert_eq!(
        block_on(scene.session.reload_profile()),
        Err(ApiError::SessionLost)
    );
    assert_eq!(scene.status(), Status::Expired(page.clone()));
    assert_eq!(
        scene.session.notice().get_untracked(),
        Some(Notice::LockedOut)
    );
    assert_eq!(page.keys().user_key().err(), Some(KeyError::Locked));
    assert_eq!(scene.reload().status(), Status::SignedOut);

    let over_the_page = SignInFlow::new(scene.session.clone(), Some(page.account().email.clone()));
    assert_eq!(over_the_page.step().get_untracked(), Step::Password);
    block_on(over_the_page.submit_password(secret(PASSWORD)));
    assert_eq!(over_the_page.error().get_untracked(), None);
    assert_eq!(scene.status(), Status::Unlocked(page.clone()));
    assert!(page.keys().user_key().is_ok());
}

#[test]
fn unlocking_a_session_that_is_over_leads_to_the_sign_in() {
    let scene = scene();
    scene.password(PASSWORD);
    let server = FakeTransport::new(|request| match request.address.as_str() {
        "/identity/connect/token" => answer(400, r#"{"error":"invalid_grant"}"#),
        _ => text(401, "text/plain", ""),
    });
    lock(&scene.platform.world.tab).remove("profile");
    let reloaded = scene_on(&server, Some(&scene.platform));
    let outcome = block_on(reloaded.session.unlock(secret(PASSWORD)));
    assert_eq!(outcome, Err(SignInError::Api(ApiError::SessionLost)));
    assert_eq!(reloaded.status(), Status::SignedOut);
    assert_eq!(
        reloaded.session.notice().get_untracked(),
        Some(Notice::LockedOut)
    );
}

#[test]
fn renewed_tokens_survive_a_reload() {
    let person = Person::new();
    let (token, profile) = (person.token(), person.profile());
    let server = FakeTransport::new(move |request| match request.address.as_str() {
        "/identity/accounts/prelogin/password" => answer(200, PRELOGIN),
        "/identity/connect/token" if form(request)["grant_type"] == "refresh_token" => answer(
            200,
            r#"{"access_token":"access-2","expires_in":3600,"refresh_token":"refresh-2"}"#,
        ),
        "/identity/connect/token" => answer(200, &token.to_string()),
        _ => answer(200, &profile.to_string()),
    });
    let scene = scene_on(&server, None);
    scene.password(PASSWORD);
    assert_eq!(block_on(scene.session.memberships_changed()), Ok(()));
    let kept = scene
        .platform
        .get(Kept::InTab, "session")
        .expect("a session");
    assert!(kept.contains("access-2") && kept.contains("refresh-2"));
    let last = scene.server.requests().pop().expect("a call");
    assert_eq!(last.header("authorization"), Some("Bearer access-2"));
}

#[test]
fn storage_with_nonsense_in_it_does_no_harm() {
    let scene = scene();
    for nonsense in ["", "{", r#"{"account":{}}"#, "null"] {
        scene.platform.set(Kept::InTab, "session", Some(nonsense));
        scene
            .platform
            .set(Kept::InBrowser, "idle-lock", Some(nonsense));
        scene
            .platform
            .set(Kept::InBrowser, "last-activity", Some(nonsense));
        scene
            .platform
            .set(Kept::InBrowser, "device", Some(nonsense));
        let next = scene.reload();
        assert_eq!(next.status(), Status::SignedOut);
        let device = next.session.api().info().device_identifier.clone();
        assert_eq!((device.len(), device.as_bytes()[14]), (36, b'4'));
        assert_eq!(next.reload().session.api().info().device_identifier, device);
    }
}

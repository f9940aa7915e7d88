//! The world of the tests: storage and clock in memory, a person with real keys, a server by script.

use std::{
    cell::RefCell,
    collections::HashMap,
    rc::Rc,
    sync::{Arc, Mutex},
};

use base64::Engine as _;
use futures_executor::block_on;
use futures_util::{FutureExt as _, future::LocalBoxFuture};
use leptos::prelude::GetUntracked as _;
use portal_config::IdleRule;
use portal_crypto::{CryptoError, Kdf, MasterKey, SymmetricKey};
use send_wrapper::SendWrapper;
use serde_json::{Value, json};

use crate::{
    api::{
        Bases, Request, Transport as _,
        fake::{FakeTransport, Outcome, json as answer},
        lock,
    },
    browser::storage::Kept,
    session::*,
};

pub(super) fn bytes_of(base64: &str) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD
        .decode(base64)
        .expect("base64")
}

#[derive(Default)]
pub(super) struct FakeWorld {
    pub(super) browser: Mutex<HashMap<String, String>>,
    pub(super) tab: Mutex<HashMap<String, String>>,
    pub(super) told: Mutex<Vec<TabMessage>>,
    pub(super) derived: Mutex<u32>,
}

pub(super) type Tasks = SendWrapper<Rc<RefCell<Vec<LocalBoxFuture<'static, ()>>>>>;

#[derive(Clone)]
pub(super) struct FakePlatform {
    pub(super) world: Arc<FakeWorld>,
    pub(super) clock: FakeTransport,
    pub(super) tasks: Tasks,
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

    fn channel(&self) -> String {
        "test".to_owned()
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

    pub(super) fn run_tasks(&self) {
        let tasks = std::mem::take(&mut *self.tasks.borrow_mut());
        for task in tasks {
            block_on(task);
        }
    }
}

pub(super) fn vectors() -> Value {
    let text = include_str!("../../../crates/portal-crypto/tests/vectors.json");
    serde_json::from_str::<Value>(text).expect("vectors")["generated"].clone()
}

pub(super) fn text_of(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

pub(super) const PASSWORD: &str = "correct horse battery staple";
pub(super) const EMAIL: &str = "msp.admin@example.com";
pub(super) const PROVIDER: &str = "0d1e2f30-0000-4000-8000-0000000000ff";
pub(super) const ORGANIZATION: &str = "0d1e2f30-0000-4000-8000-000000000001";

/// The vectors' account, its user key wrapped with few rounds so that tests are quick.
pub(super) struct Person {
    pub(super) wrapped_user_key: String,
    pub(super) vectors: Value,
}

impl Person {
    pub(super) fn new() -> Self {
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

    pub(super) fn token(&self) -> Value {
        json!({
            "access_token": "access-1", "expires_in": 3600, "token_type": "Bearer", "refresh_token": "refresh-1",
            "Key": self.wrapped_user_key, "Kdf": 0, "KdfIterations": 5000,
            "PrivateKey": self.vectors["users"][0]["wrappedPrivateKey"],
        })
    }

    pub(super) fn profile(&self) -> Value {
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

pub(super) fn form(request: &Request) -> HashMap<String, String> {
    let body = String::from_utf8(request.body.clone().unwrap_or_default()).expect("text");
    body.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

pub(super) struct Scene {
    pub(super) session: Session,
    pub(super) flow: SignInFlow,
    pub(super) platform: FakePlatform,
    pub(super) server: FakeTransport,
}

pub(super) type TokenScript = Box<dyn FnMut(&HashMap<String, String>) -> Outcome>;

pub(super) const PRELOGIN: &str =
    r#"{"kdf":0,"kdfIterations":5000,"kdfMemory":null,"kdfParallelism":null,"salt":null}"#;

/// A server that knows the person, with a script for the token endpoint.
pub(super) fn scene_with(prelogin: &'static str, mut token: TokenScript, profile: Value) -> Scene {
    let kdf = Kdf::Pbkdf2 { iterations: 5_000 };
    let key = block_on(MasterKey::derive(PASSWORD.as_bytes(), EMAIL, kdf)).expect("a key");
    let proof = json!({ "masterPasswordHash": key.server_hash(PASSWORD.as_bytes()) });
    let server = FakeTransport::new(move |request| match request.address.as_str() {
        "/identity/accounts/prelogin/password" => answer(200, prelogin),
        "/identity/connect/token" => token(&form(request)),
        "/api/accounts/profile" => answer(200, &profile.to_string()),
        "/api/accounts/verify-password" => {
            let body = request.body.as_deref().unwrap_or_default();
            if serde_json::from_slice::<Value>(body).ok() == Some(proof.clone()) {
                answer(200, "{}")
            } else {
                answer(400, r#"{"message":"Invalid password."}"#)
            }
        }
        "/api/two-factor/send-email-login" | "/api/accounts/resend-new-device-otp" => {
            answer(200, "")
        }
        other => panic!("unexpected call {other}"),
    });
    scene_on(&server, None)
}

pub(super) fn scene_on(server: &FakeTransport, world: Option<&FakePlatform>) -> Scene {
    scene_under(IdleRule::default(), server, world)
}

pub(super) fn scene_under(
    rule: IdleRule,
    server: &FakeTransport,
    world: Option<&FakePlatform>,
) -> Scene {
    let platform = world.cloned().unwrap_or_else(|| FakePlatform {
        world: Arc::default(),
        clock: server.clone(),
        tasks: SendWrapper::new(Rc::default()),
    });
    let session = Session::new(
        Arc::new(platform.clone()),
        Arc::new(server.clone()),
        Bases::default(),
        rule,
    );
    let flow = SignInFlow::new(session.clone(), None);
    Scene {
        session,
        flow,
        platform,
        server: server.clone(),
    }
}

pub(super) fn scene() -> Scene {
    let person = Person::new();
    let token = person.token();
    scene_with(
        PRELOGIN,
        Box::new(move |_| answer(200, &token.to_string())),
        person.profile(),
    )
}

impl Scene {
    pub(super) fn step(&self) -> Step {
        self.flow.step().get_untracked()
    }

    pub(super) fn error(&self) -> Option<SignInError> {
        self.flow.error().get_untracked()
    }

    pub(super) fn status(&self) -> Status {
        self.session.status().get_untracked()
    }

    pub(super) fn password(&self, password: &str) {
        self.flow.submit_email(EMAIL, false);
        assert_eq!(self.step(), Step::Password);
        block_on(self.flow.submit_password(Secret::new(password.to_owned())));
    }

    pub(super) fn unlocked(&self) -> Unlocked {
        match self.status() {
            Status::Unlocked(open) => open,
            other => panic!("not unlocked: {other:?}, {:?}", self.error()),
        }
    }

    /// As after a reload of the page: same storage, same server, new session.
    pub(super) fn reload(&self) -> Scene {
        scene_on(&self.server, Some(&self.platform))
    }
}

pub(super) fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

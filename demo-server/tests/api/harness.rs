//! Starts servers and talks to them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use demo_server::{MASTER_PASSWORD, Options, start};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use portal_crypto::{Kdf, MasterKey, SymmetricKey};
use portal_types::token::{PasswordGrant, TokenRefusal, TokenResponse, TwoFactorAnswer};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::oneshot;

pub(crate) const ADMIN: &str = "admin@demo.example";
pub(crate) const TECHNICIAN: &str = "technician@demo.example";
pub(crate) const OWNER: &str = "owner@client-one.example";
pub(crate) const NOBODY: &str = "nobody@demo.example";
pub(crate) const HARBOUR: &str = "harbour@demo.example";

/// A started server; it stops when dropped.
pub(crate) struct Server {
    pub(crate) base: String,
    client: Client<HttpConnector, Body>,
    stop: Option<oneshot::Sender<()>>,
    task: Option<tokio::task::JoinHandle<()>>,
}

/// An answer with its body read.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{:?}", self.body);
        serde_json::from_slice(&self.body).expect("a body of the right shape")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Status 200 and no body.
    pub(crate) fn assert_done(&self) {
        assert_eq!((self.status.as_u16(), &*self.body), (200, &b""[..]));
    }
}

/// A seeded database file, made once for all tests.
fn seeded_file() -> PathBuf {
    static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
        remove_leftovers();
        let file = new_file();
        let made = file.clone();
        // Another thread with another runtime: this one may be inside of a runtime.
        let seeding = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            let options = Options {
                data: Some(made),
                ..Options::default()
            };
            drop(runtime.block_on(start(options)).unwrap());
        });
        seeding.join().unwrap();
        file
    });
    FILE.clone()
}

/// Removes what earlier runs left; a run at the same time keeps its files.
fn remove_leftovers() {
    let hour = std::time::Duration::from_secs(3600);
    for entry in std::fs::read_dir(env!("CARGO_TARGET_TMPDIR"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let is_ours = entry.file_name().to_string_lossy().starts_with("world-");
        let modified = entry.metadata().and_then(|data| data.modified());
        if is_ours && modified.is_ok_and(|time| time.elapsed().is_ok_and(|age| age > hour)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A path for a new database file.
pub(crate) fn new_file() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("world-{}-{count}.sqlite", std::process::id());
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
    }
    file
}

/// A copy of the seeded database, for a test to change.
pub(crate) fn world_file() -> PathBuf {
    let file = new_file();
    std::fs::copy(seeded_file(), &file).unwrap();
    file
}

impl Server {
    /// With the demo world, for testing.
    pub(crate) async fn start() -> Self {
        let options = Options {
            data: Some(world_file()),
            testing: true,
            ..Options::default()
        };
        Self::start_with(options).await
    }

    pub(crate) async fn start_with(options: Options) -> Self {
        let running = start(options).await.expect("a started server");
        let base = format!("http://{}", running.address());
        assert!(running.address().ip().is_loopback());
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            running
                .serve(async {
                    let _ = stopped.await;
                })
                .await
                .unwrap();
        });
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .build_http();
        Self {
            base,
            client,
            stop: Some(stop),
            task: Some(task),
        }
    }

    /// Stops and waits until the data is closed.
    pub(crate) async fn stop(mut self) {
        drop(self.stop.take());
        self.task.take().unwrap().await.unwrap();
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        self.try_send(request).await.expect("an answer")
    }

    /// `Err` when the connection broke.
    pub(crate) async fn try_send(&self, request: Request<Body>) -> Result<Answer, String> {
        let response = self
            .client
            .request(request)
            .await
            .map_err(|error| error.to_string())?;
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(Body::new(body), usize::MAX)
            .await
            .map_err(|error| error.to_string())?;
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    }

    pub(crate) fn request(
        &self,
        method: &Method,
        path: &str,
        token: Option<&str>,
        body: Option<&Value>,
    ) -> Request<Body> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/json; charset=utf-8");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        request.body(body).unwrap()
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> Answer {
        self.send(self.request(&method, path, token, body.as_ref()))
            .await
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Answer {
        self.call(Method::GET, path, Some(token), None).await
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(Method::POST, path, Some(token), Some(body)).await
    }

    pub(crate) async fn put(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, Some(token), Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str, token: &str) -> Answer {
        self.call(Method::DELETE, path, Some(token), None).await
    }

    /// A control call without a body.
    pub(crate) async fn control(&self, method: Method, path: &str) -> Answer {
        let answer = self.call(method, &format!("/demo{path}"), None, None).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer
    }

    /// Injects faults.
    pub(crate) async fn fault(&self, fault: Value) {
        self.call(Method::POST, "/demo/faults", None, Some(fault))
            .await
            .assert_done();
    }

    /// The newest code mailed to an address.
    pub(crate) async fn mailed_code(&self, email: &str) -> Option<String> {
        let mails = self.control(Method::GET, "/outbox").await.json();
        let mail = mails
            .as_array()
            .unwrap()
            .iter()
            .find(|mail| mail["to"] == email)?;
        Some(mail["code"].as_str().unwrap().to_owned())
    }

    /// The newest link mailed to an address.
    pub(crate) async fn mailed_link(&self, email: &str) -> Option<String> {
        let mails = self.control(Method::GET, "/outbox").await.json();
        let mails = mails.as_array().unwrap().iter();
        mails
            .filter(|mail| mail["to"] == email)
            .find_map(|mail| Some(mail["link"].as_str()?.to_owned()))
    }

    /// Sends fields to the token endpoint.
    pub(crate) async fn token_call(&self, fields: &[(&str, String)], version: &str) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                let value: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
                format!("{name}={value}")
            })
            .collect();
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(format!("{}/identity/connect/token", self.base))
            .header(
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8",
            );
        if !version.is_empty() {
            request = request.header("bitwarden-client-version", version);
        }
        self.send(request.body(Body::from(body.join("&"))).unwrap())
            .await
    }

    pub(crate) async fn try_sign_in(
        &self,
        grant: &PasswordGrant,
    ) -> Result<TokenResponse, TokenRefusal> {
        let answer = self.token_call(&grant.fields(), "2026.8.0").await;
        match answer.status.as_u16() {
            200 => Ok(answer.read()),
            400 => Err(TokenRefusal::read(&answer.body)),
            other => panic!("status {other}"),
        }
    }

    /// The access token of somebody without a second step.
    pub(crate) async fn sign_in(&self, email: &str) -> String {
        self.try_sign_in(&grant(email).await)
            .await
            .expect("a session")
            .access_token
    }

    /// Id of the provider, from the profile of somebody who works there.
    pub(crate) async fn provider_id(&self, name: &str) -> String {
        let token = self.sign_in(ADMIN).await;
        let profile = self.get("/api/accounts/profile", &token).await.json();
        let providers = profile["providers"].as_array().unwrap();
        let found = providers
            .iter()
            .find(|provider| provider["name"] == name)
            .unwrap();
        found["id"].as_str().unwrap().to_owned()
    }

    /// The client list as JSON rows.
    pub(crate) async fn clients(&self, provider_id: &str, token: &str) -> Vec<Value> {
        let path = format!("/api/providers/{provider_id}/organizations");
        let list = self.get(&path, token).await.json();
        list["data"].as_array().unwrap().clone()
    }

    /// The row of one client.
    pub(crate) async fn client(&self, provider_id: &str, token: &str, name: &str) -> Value {
        let rows = self.clients(provider_id, token).await;
        rows.into_iter()
            .find(|row| row["organizationName"] == name)
            .expect(name)
    }
}

/// How the accounts' master keys are made.
pub(crate) fn kdf(email: &str) -> Kdf {
    if email.starts_with("argon") {
        Kdf::Argon2id {
            iterations: 3,
            memory_mib: 64,
            parallelism: 4,
        }
    } else {
        Kdf::Pbkdf2 {
            iterations: 600_000,
        }
    }
}

/// The hash that is sent instead of the password; derived once per address.
pub(crate) async fn password_hash(email: &str) -> String {
    static HASHES: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Mutex::default);
    if let Some(hash) = HASHES.lock().unwrap().get(email) {
        return hash.clone();
    }
    let password = MASTER_PASSWORD.as_bytes();
    let key = MasterKey::derive(password, email, kdf(email))
        .await
        .unwrap();
    let hash = key.server_hash(password);
    HASHES
        .lock()
        .unwrap()
        .insert(email.to_owned(), hash.clone());
    hash
}

/// A sign-in from a device of this test's own.
pub(crate) async fn grant(email: &str) -> PasswordGrant {
    PasswordGrant {
        username: email.to_owned(),
        password: password_hash(email).await,
        device_type: 9,
        device_identifier: "11111111-2222-4333-8444-555555555555".to_owned(),
        device_name: "chrome".to_owned(),
        two_factor: None,
        new_device_otp: None,
    }
}

/// The same with an answer to the second step.
pub(crate) async fn grant_with(email: &str, answer: TwoFactorAnswer) -> PasswordGrant {
    PasswordGrant {
        two_factor: Some(answer),
        ..grant(email).await
    }
}

/// The body of a valid "create client" call, sealed with keys nobody keeps.
pub(crate) fn new_client(name: &str, plan_type: i64, seats: i64) -> Value {
    let key = SymmetricKey::generate().unwrap();
    let seal = |text: &str| key.encrypt_text(text).unwrap().to_string();
    serde_json::json!({
        "name": name,
        "ownerEmail": "New.Owner@client.example",
        "planType": plan_type,
        "seats": seats,
        "key": key.wrap(&key).unwrap().to_string(),
        "keyPair": { "publicKey": "MIIB", "encryptedPrivateKey": seal("private key") },
        "collectionName": seal("Default collection"),
    })
}

//! [`Api`]: sends calls. Adds the headers every server wants and the bearer, renews the tokens once for
//! all who need it, and is patient with servers that are busy.

use std::{fmt, rc::Rc, sync::Arc, time::Duration};

use serde::de::DeserializeOwned;

use super::{
    call::{Call, Service},
    error::{ApiError, refusal},
    identity, lock,
    tokens::{TokenStore, Tokens},
    transport::{DEFAULT_TIMEOUT_MILLIS, Method, PieceSink, Request, Response, Transport},
};

/// The client version announced to the server. Official servers demand one from 2025.11.0 on
/// (contract part 1, 0.2).
const CLIENT_VERSION: &str = "2026.8.0";

/// How often a read is sent again when the server is busy or restarting.
const MOST_REPEATS: u32 = 2;

/// The longest wait a `Retry-After` may ask of somebody who looks at the page.
const LONGEST_WAIT_SECONDS: u32 = 20;

/// The servers' addresses, without a trailing slash. Relative ones mean the page's own origin, which is
/// what servers demand in practice (contract part 1, 0.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bases {
    /// The API.
    pub api: String,
    /// Sign-in.
    pub identity: String,
    /// Event collection.
    pub events: String,
    /// Our own files: what their names stand behind.
    pub site: String,
}

impl Default for Bases {
    fn default() -> Self {
        Self {
            api: "/api".into(),
            identity: "/identity".into(),
            events: "/events".into(),
            site: String::new(),
        }
    }
}

/// What the server is told about this browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientInfo {
    /// Device type number (contract part 1, 0.4).
    pub device_type: u8,
    /// The browser's name, as shown in the list of devices.
    pub device_name: String,
    /// A UUID made once per browser.
    pub device_identifier: String,
}

/// The server, as the rest of the portal sees it. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Arc<dyn Transport>,
    bases: Bases,
    info: ClientInfo,
    tokens: Arc<dyn TokenStore>,
    /// Held while tokens are renewed: who waits for it finds the work done.
    renewal: futures_util::lock::Mutex<()>,
    /// How often renewing failed, and how the last time.
    failure: std::sync::Mutex<(u64, Option<ApiError>)>,
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api")
            .field("bases", &self.inner.bases)
            .finish_non_exhaustive()
    }
}

impl Api {
    /// A client for the servers at `bases`, using the session's tokens.
    pub fn new(
        transport: Arc<dyn Transport>,
        bases: Bases,
        info: ClientInfo,
        tokens: Arc<dyn TokenStore>,
    ) -> Self {
        let inner = Inner {
            transport,
            bases,
            info,
            tokens,
            renewal: futures_util::lock::Mutex::new(()),
            failure: std::sync::Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// What the server is told about this browser.
    pub fn info(&self) -> &ClientInfo {
        &self.inner.info
    }

    /// What the names of our own files stand behind.
    pub(super) fn site(&self) -> &str {
        &self.inner.bases.site
    }

    /// Milliseconds since 1970, by the transport's clock.
    pub fn now_millis(&self) -> f64 {
        self.inner.transport.now_millis()
    }

    /// Waits, by the transport's clock.
    pub async fn sleep(&self, duration: Duration) {
        self.inner.transport.sleep(duration).await;
    }

    /// An authenticated call whose answer is a JSON document.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn read<T: DeserializeOwned>(&self, call: Call) -> Result<T, ApiError> {
        document(&self.bytes(call).await?)
    }

    /// An authenticated call whose answer carries nothing of interest; it may be empty.
    ///
    /// # Errors
    /// Everything of [`ApiError`] but a malformed answer.
    pub async fn done(&self, call: Call) -> Result<(), ApiError> {
        self.authenticated(call, None).await.map(drop)
    }

    /// An authenticated call whose answer's bytes the caller reads itself.
    ///
    /// # Errors
    /// As [`Api::read`].
    pub async fn bytes(&self, call: Call) -> Result<Response, ApiError> {
        let response = self.authenticated(call, None).await?;
        if response.looks_like_html() {
            Err(ApiError::NotJson)
        } else {
            Ok(response)
        }
    }

    /// An authenticated call whose successful answer is handed over piece by piece: for lists so long that
    /// they should never lie in memory as a whole.
    ///
    /// # Errors
    /// As [`Api::read`]; what the pieces hold is the caller's to judge.
    pub async fn read_piecewise(&self, call: Call, pieces: PieceSink) -> Result<(), ApiError> {
        let response = self.authenticated(call, Some(pieces)).await?;
        if response.declares_html() {
            Err(ApiError::NotJson)
        } else {
            Ok(())
        }
    }

    /// A call without a bearer whose answer is a JSON document.
    ///
    /// # Errors
    /// Everything of [`ApiError`] but [`ApiError::SessionLost`].
    pub async fn read_anonymous<T: DeserializeOwned>(&self, call: Call) -> Result<T, ApiError> {
        document(&self.anonymous(call).await?)
    }

    /// A call without a bearer. Any status but success is an error.
    ///
    /// # Errors
    /// As [`Api::read_anonymous`].
    pub async fn anonymous(&self, call: Call) -> Result<Response, ApiError> {
        accepted(self.patiently(&call, None, None).await?)
    }

    /// Renews the access token now. Official servers put memberships into the token, so this comes before
    /// a sync whenever the caller's memberships changed (contract part 1, 1.2.7).
    ///
    /// # Errors
    /// [`ApiError::SessionLost`] when the server refuses; the failure itself when it could not be asked.
    pub async fn renew_tokens(&self) -> Result<(), ApiError> {
        let used = self.inner.tokens.current().ok_or(ApiError::SessionLost)?;
        self.renewed(&used.access).await.map(drop)
    }

    async fn authenticated(
        &self,
        call: Call,
        pieces: Option<PieceSink>,
    ) -> Result<Response, ApiError> {
        let tokens = self.fresh_tokens().await?;
        let response = self
            .patiently(&call, Some(&tokens), pieces.as_ref())
            .await?;
        if response.status != 401 {
            return accepted(response);
        }
        // Either the token is stale or the server says "you may not" this way. A new token tells which.
        let tokens = self.renewed(&tokens.access).await?;
        accepted(
            self.patiently(&call, Some(&tokens), pieces.as_ref())
                .await?,
        )
    }

    /// The tokens of the moment, renewed ahead of their end. A renewal that could not be tried does not
    /// matter while the old token still counts.
    async fn fresh_tokens(&self) -> Result<Tokens, ApiError> {
        let tokens = self.inner.tokens.current().ok_or(ApiError::SessionLost)?;
        let now = self.now_millis();
        if now < tokens.renew_at_millis {
            return Ok(tokens);
        }
        match self.renewed(&tokens.access).await {
            Ok(renewed) => Ok(renewed),
            Err(ApiError::SessionLost) => Err(ApiError::SessionLost),
            Err(_) if now < tokens.expires_at_millis => Ok(tokens),
            Err(error) => Err(error),
        }
    }

    /// Tokens newer than `used`: those somebody else just got, or else those of one refresh call. Whoever
    /// waits meanwhile shares its outcome, good or bad. If the one who refreshes is given up, the next in
    /// line takes over.
    async fn renewed(&self, used: &str) -> Result<Tokens, ApiError> {
        let failures_before = lock(&self.inner.failure).0;
        let _renewing = self.inner.renewal.lock().await;
        let current = self.inner.tokens.current().ok_or(ApiError::SessionLost)?;
        if current.access != used {
            return Ok(current);
        }
        {
            let failure = lock(&self.inner.failure);
            if let (true, Some(error)) = (failure.0 > failures_before, &failure.1) {
                return Err(error.clone());
            }
        }
        let outcome = self.refresh(&current).await;
        // Signed out, or signed in anew, while the server was asked: those tokens are nobody's now.
        if self
            .inner
            .tokens
            .current()
            .is_none_or(|now| now.access != used)
        {
            return self.inner.tokens.current().ok_or(ApiError::SessionLost);
        }
        match outcome {
            Ok(tokens) => {
                self.inner.tokens.renewed(tokens.clone());
                Ok(tokens)
            }
            Err(error) => {
                if error == ApiError::SessionLost {
                    self.inner.tokens.lost();
                }
                let mut failure = lock(&self.inner.failure);
                *failure = (failure.0 + 1, Some(error.clone()));
                Err(error)
            }
        }
    }

    async fn refresh(&self, old: &Tokens) -> Result<Tokens, ApiError> {
        let refresh = old.refresh.clone().ok_or(ApiError::SessionLost)?;
        let answer = identity::refresh(self, &refresh).await?;
        Ok(Tokens::received(&answer, self.now_millis(), Some(refresh)))
    }

    /// Sends a call, a read again when the server is busy: after a 429 as the server asks, after a gateway
    /// error a little later each time. Anything that writes is sent exactly once.
    pub(super) async fn patiently(
        &self,
        call: &Call,
        tokens: Option<&Tokens>,
        pieces: Option<&PieceSink>,
    ) -> Result<Response, ApiError> {
        let mut repeats = 0;
        loop {
            let request = self.request(call, tokens);
            let response = match pieces {
                Some(pieces) => {
                    self.inner
                        .transport
                        .send_piecewise(request, Rc::clone(pieces))
                        .await?
                }
                None => self.inner.transport.send(request).await?,
            };
            if call.method != Method::Get || repeats == MOST_REPEATS {
                return Ok(response);
            }
            let Some(pause) = pause_before_repeat(&response, repeats, self.now_millis()) else {
                return Ok(response);
            };
            self.sleep(pause).await;
            repeats += 1;
        }
    }

    /// Sends a request that is complete already, once.
    pub(super) async fn send_as_is(&self, request: Request) -> Result<Response, ApiError> {
        accepted(self.inner.transport.send(request).await?)
    }

    fn request(&self, call: &Call, tokens: Option<&Tokens>) -> Request {
        let inner = &self.inner;
        let base = match call.service {
            Service::Api => &inner.bases.api,
            Service::Identity => &inner.bases.identity,
            Service::Events => &inner.bases.events,
        };
        let mut headers = vec![
            ("Accept", "application/json".to_owned()),
            ("Bitwarden-Client-Name", "web".to_owned()),
            ("Bitwarden-Client-Version", CLIENT_VERSION.to_owned()),
            ("Device-Type", inner.info.device_type.to_string()),
        ];
        match tokens {
            Some(tokens) => headers.push(("Authorization", format!("Bearer {}", tokens.access))),
            None => headers.push(("Device-Identifier", inner.info.device_identifier.clone())),
        }
        if call.method == Method::Get {
            headers.push(("Cache-Control", "no-store".to_owned()));
            headers.push(("Pragma", "no-cache".to_owned()));
        }
        if let Some(body) = &call.body {
            headers.push(("Content-Type", body.content_type.to_owned()));
        }
        Request {
            method: call.method,
            address: format!("{base}{}", call.target()),
            headers,
            body: call.body.as_ref().map(|body| body.bytes.clone()),
            timeout_millis: call.timeout_millis.unwrap_or(DEFAULT_TIMEOUT_MILLIS),
        }
    }
}

fn accepted(response: Response) -> Result<Response, ApiError> {
    if response.is_success() {
        Ok(response)
    } else {
        Err(ApiError::Refused(refusal(&response)))
    }
}

fn document<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    if response.looks_like_html() {
        return Err(ApiError::NotJson);
    }
    portal_types::from_json(&response.body).map_err(|error| ApiError::malformed(&error))
}

/// How long to wait before a read is sent again; `None` when it should not be. Without a `Retry-After` a
/// 429 is the answer: asking on would only make the wait longer. The spread keeps many tabs from coming
/// back in one moment.
fn pause_before_repeat(response: &Response, repeats: u32, now_millis: f64) -> Option<Duration> {
    match response.status {
        429 => {
            let seconds = response.retry_after_seconds()?;
            (seconds <= LONGEST_WAIT_SECONDS)
                .then(|| Duration::from_secs(u64::from(seconds.max(1))))
        }
        502..=504 => {
            let spread = (now_millis % 200.0) as u64;
            Some(Duration::from_millis(400 * 3_u64.pow(repeats) + spread))
        }
        _ => None,
    }
}

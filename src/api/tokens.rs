//! What a call needs to know of the session: the tokens of the moment, and where to put new ones.

use std::fmt;

use portal_types::{
    record::{Place, Record},
    token::TokenResponse,
};
use serde::Serialize;
use zeroize::Zeroize;

/// An access token and the means to renew it. Wiped when dropped; `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq, Serialize)]
pub struct Tokens {
    /// What authenticated calls carry.
    pub access: String,
    /// What a new access token is had for; `None` when the server gave none.
    pub refresh: Option<String>,
    /// When the access token should be renewed ahead of its end (milliseconds since 1970, this device's
    /// clock).
    pub renew_at_millis: f64,
    /// When the access token ends (milliseconds since 1970, this device's clock).
    pub expires_at_millis: f64,
}

impl Record for Tokens {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "access" => Place::Text(&mut self.access),
            "refresh" => Place::OptionalText(&mut self.refresh),
            "renew_at_millis" => Place::Number(&mut self.renew_at_millis),
            "expires_at_millis" => Place::Number(&mut self.expires_at_millis),
            _ => Place::Nowhere,
        }
    }
}

/// How long before its end a token is renewed; for short-lived tokens a quarter of their life.
const RENEW_AHEAD_MILLIS: f64 = 60_000.0;

impl Tokens {
    /// The tokens of an answer of the token endpoint, received now. Only the duration is used, so a wrong
    /// clock does no harm. A missing refresh token means: keep the old one.
    pub fn received(answer: &TokenResponse, now_millis: f64, old_refresh: Option<String>) -> Self {
        let life_millis = answer.expires_in as f64 * 1000.0;
        let expires_at_millis = now_millis + life_millis;
        Self {
            access: answer.access_token.clone(),
            refresh: answer.refresh_token.clone().or(old_refresh),
            renew_at_millis: expires_at_millis - RENEW_AHEAD_MILLIS.min(life_millis / 4.0),
            expires_at_millis,
        }
    }
}

impl Drop for Tokens {
    fn drop(&mut self) {
        self.access.zeroize();
        self.refresh.zeroize();
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(redacted)")
    }
}

/// Who keeps the tokens: the session.
pub trait TokenStore: Send + Sync {
    /// The tokens of the moment; `None` when nobody is signed in.
    fn current(&self) -> Option<Tokens>;

    /// New tokens arrived in place of the old ones.
    fn renewed(&self, tokens: Tokens);

    /// The server refused to renew: the session is over.
    fn lost(&self);
}

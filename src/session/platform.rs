//! What a session needs from the world around it: storage, a clock, other tabs. The browser's is
//! [`WebPlatform`](super::WebPlatform); tests bring their own.

use std::sync::Arc;

use futures_util::future::LocalBoxFuture;
use portal_crypto::{CryptoError, Kdf, MasterKey};

use super::secret::Secret;
use crate::browser::storage::Kept;

/// The world around a session.
pub trait Platform: Send + Sync {
    /// A kept text. Storage that is switched off reads as empty.
    fn get(&self, kept: Kept, name: &str) -> Option<String>;

    /// Keeps a text, or forgets it with `None`. Storage that is full or switched off drops it: the session
    /// works on, a reload then asks for the whole sign-in.
    fn set(&self, kept: Kept, name: &str, value: Option<&str>);

    /// Milliseconds since 1970.
    fn now_millis(&self) -> f64;

    /// The browser's own description of itself.
    fn user_agent(&self) -> String;

    /// The name of the channel between the tabs that belong together.
    fn channel(&self) -> String;

    /// Tells the other tabs of this browser.
    fn tell_other_tabs(&self, message: TabMessage);

    /// Runs something in the background.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);

    /// Turns a password into a master key, without freezing the page where that can be avoided.
    fn derive_master_key(
        &self,
        password: Arc<Secret>,
        salt_text: String,
        kdf: Kdf,
    ) -> LocalBoxFuture<'static, Result<MasterKey, CryptoError>>;
}

/// What tabs tell each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabMessage {
    /// Lock, all of you.
    Lock,
    /// Sign out, all of you.
    SignOut,
}

impl TabMessage {
    /// The message's text between tabs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::SignOut => "sign-out",
        }
    }

    /// Reads a text from another tab; anything unknown is ignored.
    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Lock, Self::SignOut]
            .into_iter()
            .find(|message| message.as_str() == text)
    }
}

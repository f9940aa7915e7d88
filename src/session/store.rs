//! The session's own records: tokens and what unlocking needs, in memory and in this tab's storage; and the
//! status. The client asks it for tokens.

use std::sync::{Arc, Mutex};

use leptos::prelude::{ArcRwSignal, GetUntracked as _, Set as _};
use portal_types::{
    account::Profile,
    from_json, readable,
    record::{Place, Record},
};
use serde::Serialize;

use super::{
    account::{Account, Wrapping},
    platform::Platform,
    status::{Notice, Status},
};
use crate::{
    api::{TokenStore, Tokens, lock},
    browser::storage::Kept,
};

const SESSION: &str = "session";
const PROFILE: &str = "profile";
/// What a tab keeps of work on many things that may be cut short by a reload; forgotten with the sign-in.
pub const UNFINISHED: &str = "unfinished";
/// Profiles beyond this are not kept in the tab's storage, which holds some 5 MB: they are fetched again.
const LARGEST_KEPT_PROFILE_BYTES: usize = 500_000;

/// A sign-in as it survives a reload. Tokens, yes; keys, never.
#[derive(Clone, Default, Serialize)]
pub(super) struct SignedIn {
    pub(super) account: Account,
    pub(super) wrapping: Wrapping,
    pub(super) tokens: Tokens,
}

impl Record for SignedIn {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "account" => Place::Record(&mut self.account),
            "wrapping" => Place::Record(&mut self.wrapping),
            "tokens" => Place::Record(&mut self.tokens),
            _ => Place::Nowhere,
        }
    }
}

readable!(SignedIn);

impl SignedIn {
    /// What a reload left behind; nothing if that cannot be used.
    fn kept(text: &str) -> Option<Self> {
        let kept: Self = from_json(text.as_bytes()).ok()?;
        let is_whole = [
            &kept.account.email,
            &kept.wrapping.user_key,
            &kept.tokens.access,
        ]
        .into_iter()
        .all(|text| !text.is_empty());
        is_whole.then_some(kept)
    }
}

type Hook = Arc<dyn Fn() + Send + Sync>;

pub(super) struct Store {
    pub(super) platform: Arc<dyn Platform>,
    pub(super) status: ArcRwSignal<Status>,
    pub(super) notice: ArcRwSignal<Option<Notice>>,
    signed_in: Mutex<Option<SignedIn>>,
    wipe_hooks: Mutex<Vec<Hook>>,
}

impl Store {
    /// Finds what a reload left behind: then the session begins locked.
    pub(super) fn new(platform: Arc<dyn Platform>) -> Self {
        let signed_in = platform
            .get(Kept::InTab, SESSION)
            .and_then(|text| SignedIn::kept(&text));
        let status = match &signed_in {
            Some(signed_in) => Status::Locked(signed_in.account.clone()),
            None => Status::SignedOut,
        };
        Self {
            platform,
            status: ArcRwSignal::new(status),
            notice: ArcRwSignal::new(None),
            signed_in: Mutex::new(signed_in),
            wipe_hooks: Mutex::default(),
        }
    }

    pub(super) fn signed_in(&self) -> Option<SignedIn> {
        lock(&self.signed_in).clone()
    }

    pub(super) fn set_signed_in(&self, signed_in: Option<SignedIn>) {
        let text = signed_in
            .as_ref()
            .and_then(|signed_in| serde_json::to_string(signed_in).ok());
        if text.is_none() {
            self.platform.set(Kept::InTab, PROFILE, None);
            self.platform.set(Kept::InTab, UNFINISHED, None);
        }
        self.platform.set(Kept::InTab, SESSION, text.as_deref());
        *lock(&self.signed_in) = signed_in;
    }

    pub(super) fn kept_profile(&self) -> Option<Profile> {
        from_json(self.platform.get(Kept::InTab, PROFILE)?.as_bytes()).ok()
    }

    /// Keeps the profile (names and wrapped keys, nothing that opens anything) so that unlocking needs no
    /// server.
    pub(super) fn keep_profile(&self, profile: &Profile) {
        let is_small = profile.provider_organizations.len() < 1_000;
        let text = if is_small {
            serde_json::to_string(profile).ok()
        } else {
            None
        };
        let text = text.filter(|text| text.len() <= LARGEST_KEPT_PROFILE_BYTES);
        self.platform.set(Kept::InTab, PROFILE, text.as_deref());
    }

    pub(super) fn on_wipe(&self, hook: Hook) {
        lock(&self.wipe_hooks).push(hook);
    }

    /// Takes the keys away, and everything fetched or decrypted with them.
    pub(super) fn wipe(&self) {
        if let Status::Unlocked(open) | Status::Expired(open) = self.status.get_untracked() {
            open.keys().wipe();
        }
        let hooks = lock(&self.wipe_hooks).clone();
        for hook in hooks {
            hook();
        }
    }
}

impl TokenStore for Store {
    fn current(&self) -> Option<Tokens> {
        lock(&self.signed_in)
            .as_ref()
            .map(|signed_in| signed_in.tokens.clone())
    }

    fn renewed(&self, tokens: Tokens) {
        let Some(mut signed_in) = self.signed_in() else {
            return;
        };
        signed_in.tokens = tokens;
        self.set_signed_in(Some(signed_in));
    }

    fn lost(&self) {
        self.set_signed_in(None);
        self.notice.set(Some(Notice::LockedOut));
        match self.status.get_untracked() {
            Status::Unlocked(open) => {
                open.keys().wipe();
                self.status.set(Status::Expired(open));
            }
            Status::Locked(_) => self.status.set(Status::SignedOut),
            Status::Expired(_) | Status::SignedOut => {}
        }
    }
}

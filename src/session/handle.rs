//! [`Session`]: the handle in Leptos context.

use std::{
    fmt,
    sync::{Arc, Mutex},
};

use leptos::prelude::{
    ArcReadSignal, ArcRwSignal, Get as _, GetUntracked as _, Set as _, expect_context,
};
use portal_config::{Idle, IdleRule};
use portal_types::account::Profile;

use super::{
    idle,
    keys::KeyRing,
    platform::{Platform, TabMessage},
    status::{Notice, Status, Unlocked},
    store::Store,
    web::device_of,
};
use crate::{
    api::{Api, ApiError, Bases, ClientInfo, Transport, lock},
    browser::storage::Kept,
};

const DEVICE: &str = "device";
const EMAIL: &str = "email";
/// Activity within this time of the last one is not worth noting.
const ACTIVITY_STEP_MILLIS: f64 = 1_000.0;

/// Who is signed in. Cheap to clone; all clones are one session.
#[derive(Clone)]
pub struct Session {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<Store>,
    api: Api,
    idle_rule: IdleRule,
    idle_lock: ArcRwSignal<Idle>,
    /// For browsers without storage, where the tabs cannot tell each other.
    last_activity_millis: Mutex<f64>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session")
    }
}

impl Session {
    /// A session on this platform with the servers at `bases`, which locks itself by `idle_rule`. Locked when a
    /// reload left a sign-in behind, else signed out.
    pub fn new(
        platform: Arc<dyn Platform>,
        transport: Arc<dyn Transport>,
        bases: Bases,
        idle_rule: IdleRule,
    ) -> Self {
        let (device_type, device_name) = device_of(&platform.user_agent());
        let info = ClientInfo {
            device_type,
            device_name: device_name.to_owned(),
            device_identifier: device_identifier(&*platform),
        };
        let idle_lock = ArcRwSignal::new(idle::load(&*platform, idle_rule));
        let last_activity_millis = Mutex::new(platform.now_millis());
        let store = Arc::new(Store::new(platform));
        let api = Api::new(transport, bases, info, Arc::clone(&store) as _);
        Self {
            inner: Arc::new(Inner {
                store,
                api,
                idle_rule,
                idle_lock,
                last_activity_millis,
            }),
        }
    }

    /// The session of the portal this view belongs to.
    ///
    /// # Panics
    /// Outside of a portal, where nobody provided one.
    pub fn use_context() -> Self {
        expect_context()
    }

    pub(super) fn store(&self) -> &Arc<Store> {
        &self.inner.store
    }

    pub(super) fn platform(&self) -> &Arc<dyn Platform> {
        &self.inner.store.platform
    }

    /// The server.
    pub fn api(&self) -> &Api {
        &self.inner.api
    }

    /// Where the session stands.
    pub fn status(&self) -> ArcReadSignal<Status> {
        self.inner.store.status.read_only()
    }

    /// Why somebody finds themselves at the sign-in or unlock page.
    pub fn notice(&self) -> ArcReadSignal<Option<Notice>> {
        self.inner.store.notice.read_only()
    }

    /// The unlocked session; also while it is expired, so that the page stays on screen. Reactive.
    pub fn unlocked(&self) -> Option<Unlocked> {
        match self.inner.store.status.get() {
            Status::Unlocked(open) | Status::Expired(open) => Some(open),
            Status::SignedOut | Status::Locked(_) => None,
        }
    }

    /// The profile of whoever is signed in and unlocked. Reactive.
    pub fn profile(&self) -> Option<Arc<Profile>> {
        self.unlocked().map(|open| open.profile())
    }

    /// The keys of whoever is signed in and unlocked. Reactive.
    pub fn keys(&self) -> Option<KeyRing> {
        self.unlocked().map(|open| open.keys().clone())
    }

    /// What this tab keeps for this session, if anything.
    pub fn kept(&self, name: &str) -> Option<String> {
        self.platform().get(Kept::InTab, name)
    }

    /// Keeps something that is no secret as long as this tab lives, or forgets it with `None`.
    pub fn keep(&self, name: &str, value: Option<&str>) {
        self.platform().set(Kept::InTab, name, value);
    }

    /// The address to offer at the next sign-in.
    pub fn remembered_email(&self) -> Option<String> {
        self.platform().get(Kept::InBrowser, EMAIL)
    }

    pub(super) fn remember_email(&self, email: Option<&str>) {
        self.platform().set(Kept::InBrowser, EMAIL, email);
    }

    /// Runs `hook` whenever keys are taken away: for everything that holds fetched or decrypted data.
    pub fn on_wipe(&self, hook: impl Fn() + Send + Sync + 'static) {
        self.inner.store.on_wipe(Arc::new(hook));
    }

    /// Takes the keys away, in all tabs. The master password brings them back.
    pub fn lock(&self) {
        self.lock_here(None);
        self.platform().tell_other_tabs(TabMessage::Lock);
    }

    fn lock_here(&self, notice: Option<Notice>) {
        let store = self.store();
        let next = match (store.status.get_untracked(), store.signed_in()) {
            (Status::Unlocked(_), Some(signed_in)) => Status::Locked(signed_in.account),
            (Status::Unlocked(_) | Status::Expired(_), _) => Status::SignedOut,
            (Status::SignedOut | Status::Locked(_), _) => return,
        };
        store.wipe();
        store.notice.set(notice);
        store.status.set(next);
    }

    /// Forgets keys and tokens, in all tabs. There is no server call for it.
    pub fn sign_out(&self) {
        self.sign_out_here(Notice::SignedOut);
        self.platform().tell_other_tabs(TabMessage::SignOut);
    }

    fn sign_out_here(&self, notice: Notice) {
        let store = self.store();
        if store.status.get_untracked() == Status::SignedOut && store.signed_in().is_none() {
            return;
        }
        store.wipe();
        store.set_signed_in(None);
        store.notice.set(Some(notice));
        store.status.set(Status::SignedOut);
    }

    /// Does what another tab says.
    pub fn hear(&self, message: TabMessage) {
        match message {
            TabMessage::Lock => self.lock_here(None),
            TabMessage::SignOut => self.sign_out_here(Notice::SignedOutElsewhere),
        }
    }

    /// After how much idle time the session locks itself. Reactive through the signal.
    pub fn idle_lock(&self) -> ArcReadSignal<Idle> {
        self.inner.idle_lock.read_only()
    }

    /// Changes that setting, for all tabs of this browser; not beyond what the operator allows.
    pub fn set_idle_lock(&self, setting: Idle) {
        let setting = setting.min(self.inner.idle_rule.longest);
        idle::save(&**self.platform(), setting);
        self.inner.idle_lock.set(setting);
    }

    /// Somebody did something. Locks first if the time was up already: a computer that slept must not be
    /// woken into an open portal.
    pub fn note_activity(&self) {
        // Called for every key and every turn of the wheel.
        let since = self.platform().now_millis() - *lock(&self.inner.last_activity_millis);
        if (0.0..ACTIVITY_STEP_MILLIS).contains(&since) {
            return;
        }
        self.check_idle();
        self.note_unlocked();
    }

    /// Unlocking counts as activity, and no idle time from before may lock at once.
    pub(super) fn note_unlocked(&self) {
        let platform = &**self.platform();
        *lock(&self.inner.last_activity_millis) = platform.now_millis();
        idle::note_activity(platform);
    }

    /// Locks if nobody did anything for too long, in any tab. Called every few seconds.
    pub fn check_idle(&self) {
        if !matches!(
            self.store().status.get_untracked(),
            Status::Unlocked(_) | Status::Expired(_)
        ) {
            return;
        }
        let platform = &**self.platform();
        // Another tab may have changed the setting.
        let setting = idle::load(platform, self.inner.idle_rule);
        if setting != self.inner.idle_lock.get_untracked() {
            self.inner.idle_lock.set(setting);
        }
        let here = *lock(&self.inner.last_activity_millis);
        let last = idle::last_activity(platform).map_or(here, |elsewhere| elsewhere.max(here));
        if let (true, Some(minutes)) = (
            idle::is_due(setting, last, platform.now_millis()),
            setting.minutes(),
        ) {
            self.lock_here(Some(Notice::LockedAfterIdle(minutes)));
            platform.tell_other_tabs(TabMessage::Lock);
        }
    }

    /// Fetches the profile anew.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn reload_profile(&self) -> Result<(), ApiError> {
        let profile = Arc::new(self.api().profile().await?);
        if let Status::Unlocked(open) = self.store().status.get_untracked()
            && open.profile_untracked().id == profile.id
        {
            self.store().keep_profile(&profile);
            open.set_profile(profile);
        }
        Ok(())
    }

    /// After anything that changed what the person belongs to: renews the tokens, which say so to official
    /// servers, then fetches the profile anew (contract part 1, 9 item 6).
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn memberships_changed(&self) -> Result<(), ApiError> {
        self.api().renew_tokens().await?;
        self.reload_profile().await
    }
}

/// The UUID this browser has for servers; made once.
fn device_identifier(platform: &dyn Platform) -> String {
    if let Some(known) = platform
        .get(Kept::InBrowser, DEVICE)
        .filter(|known| known.len() == 36)
    {
        return known;
    }
    let made = random_uuid(platform);
    platform.set(Kept::InBrowser, DEVICE, Some(&made));
    made
}

/// A random UUID (RFC 9562, version 4). The identifier need not be secret, so a browser without random
/// numbers still gets one, from the clock.
fn random_uuid(platform: &dyn Platform) -> String {
    let mut bytes: [u8; 16] = portal_crypto::random_array().unwrap_or_else(|_| {
        let clock = platform.now_millis().to_be_bytes();
        std::array::from_fn(|index| clock.get(index % 8).copied().unwrap_or_default())
    });
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

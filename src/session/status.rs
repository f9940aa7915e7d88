//! The states of a session, as types.

use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, Get as _, GetUntracked as _, Set as _};
use portal_crypto::SymmetricKey;
use portal_types::account::{Profile, ProfileProviderOrganization};

use super::{account::Account, keys::KeyRing, permissions::Permissions};

/// Where the session stands; decides what the frame shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// Nobody: the sign-in page.
    SignedOut,
    /// Signed in, keys away: the unlock page.
    Locked(Account),
    /// Signed in with keys: the pages.
    Unlocked(Unlocked),
    /// The server ended the session: sign-in over the page, which keeps what was typed. The keys are away
    /// until then, so everything that needs one says that it is locked.
    Expired(Unlocked),
}

/// Why somebody finds themselves at the sign-in or unlock page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// They signed out.
    SignedOut,
    /// They signed out in another tab.
    SignedOutElsewhere,
    /// The server refused to renew the sign-in.
    LockedOut,
    /// Nobody did anything for this many minutes.
    LockedAfterIdle(u32),
}

/// An unlocked session: what pages that need a profile or keys are given. Cheap to clone.
///
/// A handle that outlives the unlocked time does no harm: its key ring is empty then.
#[derive(Debug, Clone)]
pub struct Unlocked {
    account: Account,
    profile: ArcRwSignal<Arc<Profile>>,
    keys: KeyRing,
}

impl Unlocked {
    pub(super) fn new(account: Account, user_key: SymmetricKey, profile: Arc<Profile>) -> Self {
        let keys = KeyRing::default();
        keys.fill(user_key, Arc::clone(&profile));
        Self {
            account,
            profile: ArcRwSignal::new(profile),
            keys,
        }
    }

    /// Who is signed in.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The person's profile: memberships and providers. Reactive.
    pub fn profile(&self) -> Arc<Profile> {
        self.profile.get()
    }

    /// The same without tracking.
    pub fn profile_untracked(&self) -> Arc<Profile> {
        self.profile.get_untracked()
    }

    /// The keys.
    pub fn keys(&self) -> &KeyRing {
        &self.keys
    }

    /// Answers "may I?" from the profile of the moment. Reactive.
    pub fn may<T>(&self, ask: impl FnOnce(Permissions<'_>) -> T) -> T {
        ask(Permissions::of(&self.profile()))
    }

    /// Takes in a client that the profile left out: servers send only so many of a provider's.
    pub fn adopt_client(&self, client: ProfileProviderOrganization) {
        let profile = self.profile_untracked();
        let is_known = |known: &ProfileProviderOrganization| known.id == client.id;
        if profile.provider_organizations.iter().any(is_known) {
            return;
        }
        let mut profile = Profile::clone(&profile);
        profile.provider_organizations.push(client);
        self.set_profile(Arc::new(profile));
    }

    pub(super) fn set_profile(&self, profile: Arc<Profile>) {
        self.keys.set_profile(Arc::clone(&profile));
        self.profile.set(profile);
    }

    pub(super) fn fill(&self, user_key: SymmetricKey, profile: Arc<Profile>) {
        self.keys.fill(user_key, Arc::clone(&profile));
        self.profile.set(profile);
    }
}

/// The same session, not merely the same person.
impl PartialEq for Unlocked {
    fn eq(&self, other: &Self) -> bool {
        self.keys.is_same(&other.keys)
    }
}

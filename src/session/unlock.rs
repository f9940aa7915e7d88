//! Bringing the keys back after a reload, and opening a session after a sign-in.

use std::sync::Arc;

use leptos::prelude::{GetUntracked as _, Set as _};
use portal_crypto::{MasterKey, SymmetricKey};
use portal_types::{account::Profile, prelogin::KdfSettings, token::TokenResponse};

use super::{
    account::{Account, Wrapping, derive, open_user_key},
    error::SignInError,
    handle::Session,
    secret::Secret,
    status::{Status, Unlocked},
    store::SignedIn,
};
use crate::api::{ApiError, Tokens};

/// A master key and what it was made with.
pub(super) struct Derived {
    pub(super) master_key: MasterKey,
    pub(super) salt_text: String,
    pub(super) kdf: KdfSettings,
}

impl Session {
    /// Unlocks with the master password. Needs no server if the profile was kept; it is fetched anew in the
    /// background then.
    ///
    /// # Errors
    /// [`SignInError::WrongPassword`]; [`ApiError::SessionLost`] when the sign-in itself is over meanwhile.
    pub async fn unlock(&self, password: Secret) -> Result<(), SignInError> {
        if password.is_empty() {
            return Err(SignInError::PasswordMissing);
        }
        let password = Arc::new(password);
        let store = self.store();
        let signed_in = store.signed_in().ok_or(ApiError::SessionLost)?;
        let wrapping = &signed_in.wrapping;
        let master_key = derive(
            &**self.platform(),
            &password,
            &wrapping.salt_text,
            wrapping.kdf,
        )
        .await?;
        let user_key = open_user_key(&master_key, &wrapping.user_key, SignInError::WrongPassword)?;
        match store.kept_profile() {
            Some(profile) => {
                self.open(&signed_in.account, user_key, profile)?;
                let session = self.clone();
                // A failure shows soon enough: at the next thing the person asks for.
                self.platform().spawn(Box::pin(
                    async move { drop(session.reload_profile().await) },
                ));
                Ok(())
            }
            None => self.fetch_and_open(&signed_in.account, user_key).await,
        }
    }

    /// Takes over a successful answer of the token endpoint: opens the user key, keeps the tokens. The
    /// session opens with [`Session::fetch_and_open`].
    pub(super) async fn accept(
        &self,
        email: &str,
        password: &Arc<Secret>,
        derived: &Derived,
        answer: &TokenResponse,
    ) -> Result<(Account, SymmetricKey), SignInError> {
        if answer.force_password_reset {
            return Err(SignInError::PasswordChangeRequired);
        }
        let wrapped = answer
            .wrapped_user_key()
            .ok_or(SignInError::NoMasterPassword)?;
        let (salt_text, kdf) = (answer.salt_text(email), answer.kdf_settings());
        let is_same = salt_text == derived.salt_text && kdf == derived.kdf;
        // Older servers leave the parameters out of this answer.
        let user_key = if is_same || kdf.iterations == 0 {
            open_user_key(&derived.master_key, wrapped, SignInError::BrokenKeys)?
        } else {
            let master_key = derive(&**self.platform(), password, &salt_text, kdf).await?;
            open_user_key(&master_key, wrapped, SignInError::BrokenKeys)?
        };
        let wrapping = if kdf.iterations == 0 {
            Wrapping {
                kdf: derived.kdf,
                salt_text: derived.salt_text.clone(),
                user_key: wrapped.to_owned(),
            }
        } else {
            Wrapping {
                kdf,
                salt_text,
                user_key: wrapped.to_owned(),
            }
        };
        let account = Account {
            email: email.to_owned(),
        };
        let tokens = Tokens::received(answer, self.api().now_millis(), None);
        let signed_in = SignedIn {
            account: account.clone(),
            wrapping,
            tokens,
        };
        self.store().set_signed_in(Some(signed_in));
        Ok((account, user_key))
    }

    /// Fetches the profile and opens the session with it.
    pub(super) async fn fetch_and_open(
        &self,
        account: &Account,
        user_key: SymmetricKey,
    ) -> Result<(), SignInError> {
        let profile = self.api().profile().await?;
        self.open(account, user_key, profile)
    }

    fn open(
        &self,
        account: &Account,
        user_key: SymmetricKey,
        profile: Profile,
    ) -> Result<(), SignInError> {
        let store = self.store();
        // Signed out meanwhile, perhaps in another tab: then nothing is opened any more.
        if store
            .signed_in()
            .is_none_or(|signed_in| signed_in.account != *account)
        {
            return Err(ApiError::SessionLost.into());
        }
        let is_newer = profile
            .account_keys
            .as_ref()
            .is_some_and(|keys| keys.is_newer_format());
        if is_newer {
            store.set_signed_in(None);
            return Err(SignInError::NewerFormat);
        }
        let profile = Arc::new(profile);
        store.keep_profile(&profile);
        let open = match store.status.get_untracked() {
            // Signed in again over the page: the same person's page goes on with the new keys.
            Status::Expired(open) if open.profile_untracked().id == profile.id => {
                open.fill(user_key, profile);
                open
            }
            _ => {
                store.wipe();
                Unlocked::new(account.clone(), user_key, profile)
            }
        };
        store.notice.set(None);
        store.status.set(Status::Unlocked(open));
        self.note_unlocked();
        Ok(())
    }
}

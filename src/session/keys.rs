//! The keys of an unlocked session: one place, opened when asked for, wiped on lock.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex},
};

use portal_crypto::{CryptoError, EncString, PrivateKey, PublicKey, SymmetricKey};
use portal_types::account::Profile;
use thiserror::Error;

use crate::api::lock;

/// Why a key is not to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The session is locked or over.
    #[error("the session is locked")]
    Locked,
    /// Nobody gave this person that key: not a confirmed member, not the provider's client.
    #[error("this person was not given the key")]
    NotGiven,
    /// The key was given but does not open.
    #[error(transparent)]
    Crypto(#[from] CryptoError),
}

/// The keys. Clones share one ring; after a lock every clone says [`KeyError::Locked`].
#[derive(Clone, Default)]
pub struct KeyRing {
    keys: Arc<Mutex<Option<Keys>>>,
}

/// Every key in here wipes itself when dropped.
struct Keys {
    user: SymmetricKey,
    private: Option<PrivateKey>,
    profile: Arc<Profile>,
    providers: HashMap<String, SymmetricKey>,
    organizations: HashMap<String, SymmetricKey>,
}

/// The two routes to an organisation key (contract part 1, 3.6).
enum Route {
    Member(EncString),
    Provider {
        provider_id: String,
        wrapped: EncString,
    },
}

impl KeyRing {
    pub(super) fn fill(&self, user: SymmetricKey, profile: Arc<Profile>) {
        let keys = Keys {
            user,
            private: None,
            profile,
            providers: HashMap::new(),
            organizations: HashMap::new(),
        };
        *lock(&self.keys) = Some(keys);
    }

    /// Takes over a newer profile. Keys that were opened already stay; a changed wrapping of the same key
    /// opens to the same key.
    pub(super) fn set_profile(&self, profile: Arc<Profile>) {
        if let Some(keys) = &mut *lock(&self.keys) {
            keys.profile = profile;
        }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }

    pub(super) fn wipe(&self) {
        *lock(&self.keys) = None;
    }

    /// The key of the person's own vault.
    ///
    /// # Errors
    /// [`KeyError::Locked`].
    pub fn user_key(&self) -> Result<SymmetricKey, KeyError> {
        self.with(|keys| keys.user.clone())
    }

    /// The person's RSA key, which opens what others wrapped for them.
    ///
    /// # Errors
    /// [`KeyError::NotGiven`] for accounts without a key pair; everything of [`KeyError`].
    pub async fn private_key(&self) -> Result<PrivateKey, KeyError> {
        let (user, opened, wrapped) = self.with(|keys| {
            (
                keys.user.clone(),
                keys.private.clone(),
                keys.profile.wrapped_private_key().map(str::to_owned),
            )
        })?;
        if let Some(opened) = opened {
            return Ok(opened);
        }
        let wrapped: EncString = wrapped.ok_or(KeyError::NotGiven)?.parse()?;
        let private = PrivateKey::from_pkcs8_der(user.decrypt(&wrapped)?)?;
        self.with(|keys| keys.private = Some(private.clone()))?;
        Ok(private)
    }

    /// The person's public key: wraps what only they may open.
    ///
    /// # Errors
    /// As [`KeyRing::private_key`].
    pub async fn public_key(&self) -> Result<PublicKey, KeyError> {
        Ok(self.private_key().await?.public_key())
    }

    /// The key of a provider the person works for.
    ///
    /// # Errors
    /// [`KeyError::NotGiven`] before the person was confirmed; everything of [`KeyError`].
    pub async fn provider_key(&self, provider_id: &str) -> Result<SymmetricKey, KeyError> {
        let (opened, wrapped) = self.with(|keys| {
            let provider = keys
                .profile
                .providers
                .iter()
                .find(|provider| provider.id == provider_id);
            (
                keys.providers.get(provider_id).cloned(),
                provider.and_then(|provider| provider.key.clone()),
            )
        })?;
        if let Some(opened) = opened {
            return Ok(opened);
        }
        let wrapped: EncString = wrapped.ok_or(KeyError::NotGiven)?.parse()?;
        let key = self.private_key().await?.unwrap_key(&wrapped).await?;
        self.with(|keys| keys.providers.insert(provider_id.to_owned(), key.clone()))?;
        Ok(key)
    }

    /// A key for a provider that is being set up, wrapped to this person alone. It is not kept: it comes back
    /// with the profile, as every provider's does.
    ///
    /// # Errors
    /// As [`KeyRing::private_key`].
    pub async fn new_provider_key(&self) -> Result<EncString, KeyError> {
        let key = SymmetricKey::generate()?;
        Ok(self.public_key().await?.wrap(&key).await?)
    }

    /// The key of an organisation: as its member where possible, else through the provider.
    ///
    /// # Errors
    /// [`KeyError::NotGiven`] where neither way is open; everything of [`KeyError`].
    pub async fn organization_key(&self, organization_id: &str) -> Result<SymmetricKey, KeyError> {
        let (opened, route) = self.with(|keys| {
            (
                keys.organizations.get(organization_id).cloned(),
                keys.route_to(organization_id),
            )
        })?;
        if let Some(opened) = opened {
            return Ok(opened);
        }
        let key = match route?.ok_or(KeyError::NotGiven)? {
            Route::Member(wrapped) => self.private_key().await?.unwrap_key(&wrapped).await?,
            Route::Provider {
                provider_id,
                wrapped,
            } => self
                .provider_key(&provider_id)
                .await?
                .unwrap_key(&wrapped)?,
        };
        self.with(|keys| {
            keys.organizations
                .insert(organization_id.to_owned(), key.clone())
        })?;
        Ok(key)
    }

    fn with<T>(&self, use_keys: impl FnOnce(&mut Keys) -> T) -> Result<T, KeyError> {
        lock(&self.keys)
            .as_mut()
            .map(use_keys)
            .ok_or(KeyError::Locked)
    }
}

impl Keys {
    fn route_to(&self, organization_id: &str) -> Result<Option<Route>, KeyError> {
        let member = self
            .profile
            .organizations
            .iter()
            .find(|organization| organization.id == organization_id);
        if let Some(wrapped) = member.and_then(|organization| organization.key.as_deref()) {
            return Ok(Some(Route::Member(wrapped.parse()?)));
        }
        let client = self
            .profile
            .provider_organizations
            .iter()
            .find(|organization| organization.id == organization_id);
        let Some(client) = client else {
            return Ok(None);
        };
        match (&client.provider_id, &client.key) {
            (Some(provider_id), Some(wrapped)) => Ok(Some(Route::Provider {
                provider_id: provider_id.clone(),
                wrapped: wrapped.parse()?,
            })),
            _ => Ok(None),
        }
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if lock(&self.keys).is_some() {
            "unlocked"
        } else {
            "locked"
        };
        write!(f, "KeyRing({state})")
    }
}

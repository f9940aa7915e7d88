//! What every page of a console is given: the client, and what may be done there.

use std::future::Future;

use leptos::prelude::*;
use portal_crypto::SymmetricKey;

use crate::{
    api::{Api, ApiError},
    cache::Cache,
    pages::data::Data,
    session::{Action, Hindrance, KeyError, Rights, Session, Standing},
    ui::ClientMark,
};

/// The client organisation a page is about, for as long as the page is open: another client is another
/// page. Cheap to copy. What runs on after a click takes what it needs (`id`, `api`, `key`) beforehand: the
/// page may be gone when an answer comes.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    id: StoredValue<String>,
    rights: Memo<Rights>,
    session: StoredValue<Session>,
    cache: StoredValue<Cache>,
}

/// The provider one acts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActingFor {
    /// The provider's id.
    pub provider_id: String,
    /// Its name.
    pub name: String,
}

impl Client {
    pub(super) fn new(id: String, rights: Memo<Rights>) -> Self {
        Self {
            id: StoredValue::new(id),
            rights,
            session: StoredValue::new(Session::use_context()),
            cache: StoredValue::new(Cache::use_context()),
        }
    }

    /// The client of the page this view belongs to.
    ///
    /// # Panics
    /// Outside of a console.
    pub fn use_context() -> Self {
        expect_context()
    }

    /// The organisation's id.
    pub fn id(&self) -> String {
        self.id.get_value()
    }

    /// The organisation's name: text, never HTML. Reactive.
    pub fn name(&self) -> String {
        self.rights
            .with(|rights| rights.organization().name.clone())
    }

    /// Name and colour, for heads of dialogs. Reactive.
    pub fn mark(&self) -> ClientMark {
        ClientMark::new(self.id(), self.name())
    }

    /// The provider one acts for, if it is as its staff that one is here. Reactive.
    pub fn acting_for(&self) -> Option<ActingFor> {
        self.rights.with(|rights| {
            let is_staff = rights.standing() == Standing::Provider;
            let organization = rights.organization();
            is_staff.then(|| ActingFor {
                provider_id: organization.provider_id.clone().unwrap_or_default(),
                name: organization.provider_name.clone().unwrap_or_default(),
            })
        })
    }

    /// May this person do it? Reactive.
    pub fn may(&self, action: Action) -> bool {
        self.check(action).is_ok()
    }

    /// May this person do it, and if not, why not? Reactive.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn check(&self, action: Action) -> Result<(), Hindrance> {
        self.rights.with(|rights| rights.check(action))
    }

    /// All that is known of what may be done here: for what depends on another member's role too. Reactive.
    pub fn rights(&self) -> Rights {
        self.rights.get()
    }

    /// The same at the moment of a click.
    pub fn rights_now(&self) -> Rights {
        self.rights.get_untracked()
    }

    /// The session.
    pub fn session(&self) -> Session {
        self.session.get_value()
    }

    /// The server.
    pub fn api(&self) -> Api {
        self.session().api().clone()
    }

    /// The organisation's key: as its member where possible, else through the provider.
    pub fn key(&self) -> impl Future<Output = Result<SymmetricKey, KeyError>> + use<> {
        let session = self.session();
        let keys = untrack(|| session.keys());
        let id = self.id();
        async move {
            match keys {
                Some(keys) => keys.organization_key(&id).await,
                None => Err(KeyError::Locked),
            }
        }
    }

    /// Fetches something of this client by its area of the cache, shared with whoever else asks for it.
    pub fn ask<T, Fut>(
        &self,
        area: &'static str,
        load: impl Fn(Api, String) -> Fut + Clone + Send + Sync + 'static,
    ) -> Data<T>
    where
        T: Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let api = self.api();
        let load = move |id| load(api.clone(), id);
        Data::ask(
            self.cache.get_value(),
            area,
            Signal::stored(self.id()),
            load,
        )
    }

    /// Something changed on the server: what is shown of these areas is fetched anew, whosever it is.
    pub fn changed(&self, areas: &[&'static str]) {
        self.cache.try_with_value(|cache| {
            for area in areas {
                cache.invalidate_area(area);
            }
        });
    }
}

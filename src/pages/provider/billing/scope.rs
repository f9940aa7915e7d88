//! What all these pages share: which provider, and what is fetched of it.

use std::future::Future;

use leptos::prelude::*;
use portal_types::account::ProfileProvider;

use crate::api::{Api, ApiError};
use crate::cache::Cache;
use crate::nav::path_param;
use crate::pages::data::Data;
use crate::session::Session;

/// Areas of the cache that only these pages know.
pub(super) mod area {
    pub(in super::super) const ADDRESS: &str = "billing-address";
    pub(in super::super) const CREDIT: &str = "account-credit";
    pub(in super::super) const INVOICES: &str = "invoices";
    pub(in super::super) const METHOD: &str = "payment-method";
    pub(in super::super) const PROVIDER: &str = "provider";
    pub(in super::super) const REPORT: &str = "invoice-report";
    pub(in super::super) const SUBSCRIPTION: &str = "provider-subscription";
    pub(in super::super) const WARNINGS: &str = "provider-warnings";
}

/// The provider a page is about; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    id: Memo<String>,
    session: StoredValue<Session>,
    cache: StoredValue<Cache>,
}

impl Scope {
    /// Of the address of the moment.
    pub(super) fn new() -> Self {
        Self {
            id: path_param("provider_id"),
            session: StoredValue::new(Session::use_context()),
            cache: StoredValue::new(Cache::use_context()),
        }
    }

    /// The provider's id; reactive.
    pub(super) fn id(&self) -> String {
        self.id.get()
    }

    /// The provider's id at the moment of a click.
    pub(super) fn id_now(&self) -> String {
        self.id.get_untracked()
    }

    pub(super) fn session(&self) -> Session {
        self.session.get_value()
    }

    pub(super) fn api(&self) -> Api {
        self.session().api().clone()
    }

    /// What the profile says of the provider; reactive.
    pub(super) fn profile_entry(&self) -> Option<ProfileProvider> {
        let id = self.id.get();
        let profile = self.session().profile()?;
        profile.providers.iter().find(|it| it.id == id).cloned()
    }

    /// The provider's name; reactive.
    pub(super) fn name(&self) -> String {
        self.profile_entry()
            .and_then(|provider| provider.name)
            .unwrap_or_default()
    }

    /// Whether the provider is suspended; reactive.
    pub(super) fn is_suspended(&self) -> bool {
        self.profile_entry()
            .is_some_and(|provider| !provider.enabled)
    }

    /// Fetches something of the provider, shared with whoever else asks for it.
    pub(super) fn ask<T, Fut>(
        &self,
        area: &'static str,
        load: impl Fn(Api, String) -> Fut + Clone + Send + Sync + 'static,
    ) -> Data<T>
    where
        T: Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        self.ask_for(area, self.id.into(), load)
    }

    /// The same for something that has an id of its own.
    pub(super) fn ask_for<T, Fut>(
        &self,
        area: &'static str,
        id: Signal<String>,
        load: impl Fn(Api, String) -> Fut + Clone + Send + Sync + 'static,
    ) -> Data<T>
    where
        T: Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let api = self.api();
        let load = move |id| load(api.clone(), id);
        Data::ask(self.cache.get_value(), area, id, load)
    }

    /// Something changed on the server: what is shown is fetched anew.
    pub(super) fn changed(&self, areas: &[&'static str]) {
        self.cache.try_with_value(|cache| {
            for area in areas {
                cache.invalidate_area(area);
            }
        });
    }
}

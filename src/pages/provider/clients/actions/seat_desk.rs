//! Where a client's seats are changed: at the Clients page, or in the client's own console. Both open the
//! same dialog.

use std::future::Future;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use crate::session::Session;

/// What the dialog has to know of the place it is opened at; cheap to copy.
#[derive(Clone, Copy)]
pub struct SeatDesk {
    session: StoredValue<Session>,
    provider_id: Signal<String>,
    may_buy: Signal<bool>,
    saved: StoredValue<Told<()>>,
    is_gone: StoredValue<Told<bool>>,
}

/// Told the link between provider and client.
type Told<T> = Arc<dyn Fn(String) -> LocalBoxFuture<'static, T> + Send + Sync>;

impl std::fmt::Debug for SeatDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SeatDesk")
    }
}

impl SeatDesk {
    /// A place that shows in `saved` what became of the client, and can find out in `is_gone` whether the client is
    /// still one of the provider's. Both are told the link between the two.
    pub fn new<S, G>(
        session: Session,
        provider_id: Signal<String>,
        may_buy: Signal<bool>,
        saved: impl Fn(String) -> S + Send + Sync + 'static,
        is_gone: impl Fn(String) -> G + Send + Sync + 'static,
    ) -> Self
    where
        S: Future<Output = ()> + 'static,
        G: Future<Output = bool> + 'static,
    {
        let saved: Told<()> = Arc::new(move |link| saved(link).boxed_local());
        let is_gone: Told<bool> = Arc::new(move |link| is_gone(link).boxed_local());
        Self {
            session: StoredValue::new(session),
            provider_id,
            may_buy,
            saved: StoredValue::new(saved),
            is_gone: StoredValue::new(is_gone),
        }
    }

    pub(super) fn session(self) -> Session {
        self.session.get_value()
    }

    pub(super) fn provider_id(self) -> Signal<String> {
        self.provider_id
    }

    /// Whether seats may be bought; reactive.
    pub(super) fn may_buy(self) -> bool {
        self.may_buy.get()
    }

    /// Shows what became of the client. Nothing, once the place is gone.
    pub(super) async fn saved(self, link_id: &str) {
        if let Some(saved) = self.saved.try_get_value() {
            saved(link_id.to_owned()).await;
        }
    }

    /// Whether the client is not the provider's any more, as far as can be known.
    pub(super) async fn is_gone(self, link_id: &str) -> bool {
        match self.is_gone.try_get_value() {
            Some(is_gone) => is_gone(link_id.to_owned()).await,
            None => false,
        }
    }
}

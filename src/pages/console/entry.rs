//! Finds the organisation an address is about, and what this person is there.

use leptos::prelude::*;
use portal_types::config::ServerConfig;

use crate::{
    cache::{Asked, Cache, Key, Load},
    session::{Rights, Session},
};

/// What is known of the organisation at the address.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    /// Not yet.
    Waiting,
    /// This person does not reach it.
    Unreachable,
    /// They do, with these rights.
    Open(Box<Rights>),
}

impl Entry {
    /// The rights, where there are some.
    pub(super) fn rights(&self) -> Option<&Rights> {
        match self {
            Self::Open(rights) => Some(rights),
            Self::Waiting | Self::Unreachable => None,
        }
    }
}

/// What the profile and the server say of an organisation; follows both.
pub(super) fn entry_of(organization_id: Signal<String>) -> Memo<Entry> {
    let session = Session::use_context();
    let server = server_kind(&session);
    Memo::new(move |_| {
        let Some(is_vaultwarden) = server.get() else {
            return Entry::Waiting;
        };
        let rights = session
            .profile()
            .and_then(|profile| Rights::of(&profile, &organization_id.read()));
        match rights {
            Some(rights) => Entry::Open(Box::new(rights.on(is_vaultwarden))),
            None => Entry::Unreachable,
        }
    })
}

/// Whether the server is Vaultwarden; `None` until it has said what it is. One that does not say is taken
/// for an official one: it answers for itself what it does not have.
fn server_kind(session: &Session) -> Signal<Option<bool>> {
    let api = session.api().clone();
    let config: Asked<ServerConfig> =
        Cache::use_context().ask(Key::single("server-config"), move || {
            let api = api.clone();
            async move { api.server_config().await }
        });
    let config = StoredValue::new(config);
    Signal::derive(move || {
        config.with_value(|config| match config.get() {
            Load::Idle | Load::Loading => None,
            Load::Ready(config) => Some(config.is_vaultwarden()),
            Load::Failed(_, before) => Some(before.is_some_and(|config| config.is_vaultwarden())),
        })
    })
}

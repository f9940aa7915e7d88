//! Finds the organisation an address is about, and what this person is there.
//!
//! Usually the profile says it. Of providers with very many clients it names only some: the others are looked
//! for in the provider's own list, once, and taken into the session.

use leptos::prelude::*;
use portal_types::account::{
    OrganizationUserStatusType, OrganizationUserType, Profile, ProfileProvider,
    ProfileProviderOrganization,
};
use portal_types::config::ServerConfig;

use crate::{
    api::{Api, ApiError},
    cache::{Asked, Cache, Key, Load},
    pages::frame::entries,
    session::{Rights, Session},
};

/// What is known of the organisation at the address.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    /// Not yet.
    Waiting,
    /// This person does not reach it.
    Unreachable,
    /// Whether they do could not be found out.
    Failed(ApiError),
    /// They do, with these rights.
    Open(Box<Rights>),
}

impl Entry {
    /// The rights, where there are some.
    pub(super) fn rights(&self) -> Option<&Rights> {
        match self {
            Self::Open(rights) => Some(rights),
            Self::Waiting | Self::Unreachable | Self::Failed(_) => None,
        }
    }
}

/// What the profile, the provider's list and the server say of an organisation; follows all of them.
pub(super) fn entry_of(organization_id: Signal<String>) -> Memo<Entry> {
    let session = Session::use_context();
    let server = server_kind(&session);
    let sought = seek(&session, organization_id);
    Memo::new(move |_| {
        let (Some(is_vaultwarden), Some(profile)) = (server.get(), session.profile()) else {
            return Entry::Waiting;
        };
        if let Some(rights) = Rights::of(&profile, &organization_id.read()) {
            return Entry::Open(Box::new(rights.on(is_vaultwarden)));
        }
        if entries::providers(&profile).next().is_none() {
            return Entry::Unreachable;
        }
        match sought.get() {
            Load::Idle | Load::Loading => Entry::Waiting,
            Load::Ready(client) | Load::Failed(_, Some(client)) => match *client {
                // It is about to be in the profile.
                Some(_) => Entry::Waiting,
                None => Entry::Unreachable,
            },
            Load::Failed(error, None) => Entry::Failed(error),
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

/// A client the profile lacks, looked for in the lists of the person's providers, and taken into the session
/// when it is found.
fn seek(
    session: &Session,
    organization_id: Signal<String>,
) -> Signal<Load<Option<ProfileProviderOrganization>>> {
    type Sought = Asked<Option<ProfileProviderOrganization>>;
    let asked = RwSignal::new_local(None::<(String, Sought)>);
    let cache = Cache::use_context();
    let seeker = session.clone();
    Effect::new(move |_| {
        let id = organization_id.get();
        let Some(profile) = seeker.profile() else {
            return;
        };
        let is_asked = asked.with_untracked(|asked| asked.as_ref().is_some_and(|it| it.0 == id));
        let is_needed =
            Rights::of(&profile, &id).is_none() && entries::providers(&profile).next().is_some();
        if !is_needed || is_asked {
            return;
        }
        let (api, wanted) = (seeker.api().clone(), id.clone());
        let sought = cache.ask(Key::new("provider-client", id.clone()), move || {
            find(api.clone(), profile_providers(&profile), wanted.clone())
        });
        asked.set(Some((id, sought)));
    });
    let known = Signal::derive(move || {
        let id = organization_id.get();
        asked.with(|asked| match asked {
            Some((asked_id, sought)) if *asked_id == id => sought.get(),
            _ => Load::Idle,
        })
    });
    let session = session.clone();
    Effect::new(move |_| {
        if let (Some(client), Some(open)) = (known.get().value(), session.unlocked())
            && let Some(client) = &**client
        {
            open.adopt_client(client.clone());
        }
    });
    known
}

fn profile_providers(profile: &Profile) -> Vec<ProfileProvider> {
    entries::providers(profile).cloned().collect()
}

async fn find(
    api: Api,
    providers: Vec<ProfileProvider>,
    organization_id: String,
) -> Result<Option<ProfileProviderOrganization>, ApiError> {
    for provider in providers {
        let Some(row) = api.provider_client(&provider.id, &organization_id).await? else {
            continue;
        };
        let features = api.organization_features(&organization_id).await?;
        return Ok(Some(ProfileProviderOrganization {
            id: organization_id,
            name: row.organization_name,
            key: row.key,
            seats: row.seats,
            // A provider that is suspended takes its clients along.
            enabled: provider.enabled,
            status: OrganizationUserStatusType::Confirmed,
            user_type: OrganizationUserType::Owner,
            provider_id: Some(provider.id),
            provider_name: provider.name,
            provider_type: Some(provider.provider_type),
            ..features
        }));
    }
    Ok(None)
}

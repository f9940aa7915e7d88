//! The event log.

use rusqlite::{Connection, params};

use crate::auth::caller::Caller;
use crate::time::now_iso;

/// Event numbers this server writes.
#[derive(Clone, Copy)]
pub(crate) enum EventType {
    /// Signed in.
    UserLoggedIn = 1000,
    /// Recovered from two-step login by the recovery code.
    UserRecovered2fa = 1004,
    /// Wrong password.
    UserFailedLogIn = 1005,
    /// Wrong second step.
    UserFailedLogIn2fa = 1006,
    /// A provider created a client.
    ProviderOrganizationCreated = 1900,
    /// A provider added an existing organisation.
    ProviderOrganizationAdded = 1901,
    /// A provider unlinked a client.
    ProviderOrganizationRemoved = 1902,
}

/// What an event is about.
#[derive(Clone, Copy, Default)]
pub(crate) struct Subject<'id> {
    pub(crate) provider_id: Option<&'id str>,
    pub(crate) provider_organization_id: Option<&'id str>,
    pub(crate) organization_id: Option<&'id str>,
}

/// Writes one event.
pub(crate) fn record(
    db: &Connection,
    caller: &Caller,
    event: EventType,
    subject: Subject<'_>,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO events (type, date, acting_user_id, provider_id, provider_organization_id,
         organization_id, device_type) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            event as i64,
            now_iso(),
            caller.user_id,
            subject.provider_id,
            subject.provider_organization_id,
            subject.organization_id,
            caller.device_type
        ],
    )
    .map(drop)
}

//! The event log: writing it. Three ways, by what the event is about:
//!
//! | about | call | rows |
//! |---|---|---|
//! | a provider: its people, its clients | [`record`] with `provider_id` | one |
//! | an organisation: members, groups, policies ... | [`record`] with `organization_id` | one; of a provider's person who is no member it carries the provider too |
//! | somebody's own account | [`record_of_account`] | one, and one more for each organisation and provider they belong to |
//!
//! What belongs to a provider or organisation without a log is not written.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::auth::caller::Caller;
use crate::plans::Plan;
pub(crate) use crate::store::event_type::EventType;
use crate::time::now_ticks;

/// What an event is about. `..Subject::default()` leaves the rest open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject<'id> {
    pub(crate) provider_id: Option<&'id str>,
    pub(crate) provider_user_id: Option<&'id str>,
    pub(crate) provider_organization_id: Option<&'id str>,
    pub(crate) organization_id: Option<&'id str>,
    pub(crate) organization_user_id: Option<&'id str>,
    /// The account it happened to; set for provider users and for somebody's own account.
    pub(crate) user_id: Option<&'id str>,
    pub(crate) cipher_id: Option<&'id str>,
    pub(crate) collection_id: Option<&'id str>,
    pub(crate) group_id: Option<&'id str>,
    pub(crate) policy_id: Option<&'id str>,
    pub(crate) send_id: Option<&'id str>,
    pub(crate) domain_name: Option<&'id str>,
}

/// Who did it, when and from where: one row of the log.
pub(crate) struct NewEvent<'id> {
    /// An [`EventType`], or a number that this server does not know.
    pub(crate) event_type: i64,
    /// Steps of 100 ns since 1970.
    pub(crate) date_ticks: i64,
    pub(crate) acting_user_id: Option<&'id str>,
    /// Acted instead of a person: 1 SCIM, 2 domain verification, 3 public API ...
    pub(crate) system_user: Option<i64>,
    /// Acted instead of a person: a directory connector or a server.
    pub(crate) installation_id: Option<&'id str>,
    pub(crate) device_type: Option<i64>,
    pub(crate) ip_address: Option<&'id str>,
    pub(crate) subject: Subject<'id>,
}

impl<'id> NewEvent<'id> {
    fn now(caller: &'id Caller, event: EventType, subject: Subject<'id>) -> Self {
        Self {
            event_type: event as i64,
            date_ticks: now_ticks(),
            acting_user_id: Some(&caller.user_id),
            system_user: None,
            installation_id: None,
            device_type: caller.device_type,
            ip_address: caller.ip_address.as_deref(),
            subject,
        }
    }
}

/// Writes one event about a provider or an organisation, as done now by the caller.
pub(crate) fn record(
    db: &Connection,
    caller: &Caller,
    event: EventType,
    subject: Subject<'_>,
) -> Result<(), rusqlite::Error> {
    let mut provider_id = subject.provider_id.map(str::to_owned);
    if let (None, Some(organization_id)) = (subject.provider_id, subject.organization_id) {
        if !organization_uses_events(db, organization_id)? {
            return Ok(());
        }
        provider_id = provider_acting_for(db, &caller.user_id, organization_id)?;
    } else if let Some(provider_id) = subject.provider_id
        && !provider_uses_events(db, provider_id)?
    {
        return Ok(());
    }
    let subject = Subject {
        provider_id: provider_id.as_deref(),
        ..subject
    };
    insert(db, &NewEvent::now(caller, event, subject))
}

/// Writes one event about the caller's own account, into every log that may see it.
pub(crate) fn record_of_account(
    db: &Connection,
    caller: &Caller,
    event: EventType,
) -> Result<(), rusqlite::Error> {
    let user_id = caller.user_id.as_str();
    let of_account = Subject {
        user_id: Some(user_id),
        ..Subject::default()
    };
    insert(db, &NewEvent::now(caller, event, of_account))?;
    let ids = |sql: &str| -> Result<Vec<String>, rusqlite::Error> {
        db.prepare_cached(sql)?
            .query_map([user_id], |row| row.get(0))?
            .collect()
    };
    for organization_id in
        ids("SELECT organization_id FROM organization_users WHERE user_id = ?1 AND status = 2")?
    {
        if organization_uses_events(db, &organization_id)? {
            let subject = Subject {
                organization_id: Some(&organization_id),
                ..of_account
            };
            insert(db, &NewEvent::now(caller, event, subject))?;
        }
    }
    for provider_id in ids("SELECT person.provider_id FROM provider_users person
         JOIN providers provider ON provider.id = person.provider_id
         WHERE person.user_id = ?1 AND person.status = 2 AND provider.use_events")?
    {
        let subject = Subject {
            provider_id: Some(&provider_id),
            ..of_account
        };
        insert(db, &NewEvent::now(caller, event, subject))?;
    }
    Ok(())
}

/// Writes one row as it is.
pub(crate) fn insert(db: &Connection, event: &NewEvent<'_>) -> Result<(), rusqlite::Error> {
    let subject = &event.subject;
    db.prepare_cached(
        "INSERT INTO events (type, date_ticks, acting_user_id, user_id, provider_id,
         provider_user_id, provider_organization_id, organization_id, organization_user_id,
         cipher_id, collection_id, group_id, policy_id, send_id, domain_name, installation_id,
         system_user, device_type, ip_address)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
         ?18, ?19)",
    )?
    .execute(params![
        event.event_type,
        event.date_ticks,
        event.acting_user_id,
        subject.user_id,
        subject.provider_id,
        subject.provider_user_id,
        subject.provider_organization_id,
        subject.organization_id,
        subject.organization_user_id,
        subject.cipher_id,
        subject.collection_id,
        subject.group_id,
        subject.policy_id,
        subject.send_id,
        subject.domain_name,
        event.installation_id,
        event.system_user,
        event.device_type,
        event.ip_address,
    ])
    .map(drop)
}

fn provider_uses_events(db: &Connection, provider_id: &str) -> Result<bool, rusqlite::Error> {
    let uses = db
        .query_row(
            "SELECT use_events FROM providers WHERE id = ?1",
            [provider_id],
            |row| row.get(0),
        )
        .optional()?;
    Ok(uses.unwrap_or(false))
}

/// Business plans come with a log.
fn organization_uses_events(
    db: &Connection,
    organization_id: &str,
) -> Result<bool, rusqlite::Error> {
    let plan_type = db
        .query_row(
            "SELECT plan_type FROM organizations WHERE id = ?1",
            [organization_id],
            |row| row.get::<_, i64>(0),
        )
        .optional()?;
    Ok(plan_type
        .and_then(Plan::find)
        .is_some_and(Plan::is_business))
}

/// The provider a person acts for in an organisation they do not belong to themselves.
fn provider_acting_for(
    db: &Connection,
    user_id: &str,
    organization_id: &str,
) -> Result<Option<String>, rusqlite::Error> {
    db.query_row(
        "SELECT provider.id FROM provider_organizations link
         JOIN providers provider ON provider.id = link.provider_id AND provider.use_events
         JOIN provider_users person ON person.provider_id = provider.id
         WHERE link.organization_id = ?2 AND person.user_id = ?1 AND person.status = 2
           AND NOT EXISTS (SELECT 1 FROM organization_users member
             WHERE member.organization_id = ?2 AND member.user_id = ?1 AND member.status = 2)",
        [user_id, organization_id],
        |row| row.get(0),
    )
    .optional()
}

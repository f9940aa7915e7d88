//! Tokens that were mailed inside a link: what they are for, for whom, and how long they count.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::errors::ApiError;
use crate::ids::{new_token, token_hash};
use crate::time::{now_iso, now_millis};

/// Invitations count this long (contract part 2, 14: 120 hours).
const INVITATION_LIFE_MILLIS: i64 = 120 * 60 * 60 * 1000;

/// Links that delete something count this long.
const DELETION_LIFE_MILLIS: i64 = 60 * 60 * 1000;

/// What a link is for.
#[derive(Clone, Copy)]
pub(crate) enum LinkPurpose {
    /// Joining a provider.
    Invitation,
    /// Joining an organisation.
    Membership,
    /// Setting a provider up.
    ProviderSetup,
    /// Deleting a provider.
    ProviderDeletion,
}

impl LinkPurpose {
    fn name(self) -> &'static str {
        match self {
            Self::Invitation => "provider-invitation",
            Self::Membership => "organization-invitation",
            Self::ProviderSetup => "provider-setup",
            Self::ProviderDeletion => "provider-deletion",
        }
    }

    fn life_millis(self) -> i64 {
        match self {
            Self::Invitation | Self::Membership | Self::ProviderSetup => INVITATION_LIFE_MILLIS,
            Self::ProviderDeletion => DELETION_LIFE_MILLIS,
        }
    }
}

/// A new token for an address, to do something with one thing. Older ones count on until their time is up,
/// as on a real server.
pub(crate) fn issue(
    db: &Connection,
    purpose: LinkPurpose,
    subject_id: &str,
    email: &str,
) -> Result<String, ApiError> {
    let token = new_token()?;
    let expires_millis = now_millis() + purpose.life_millis();
    insert(db, purpose, subject_id, email, &token, expires_millis)?;
    Ok(token)
}

/// Notes a token that was made elsewhere.
pub(crate) fn insert(
    db: &Connection,
    purpose: LinkPurpose,
    subject_id: &str,
    email: &str,
    token: &str,
    expires_millis: i64,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO mail_tokens VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            token_hash(token),
            purpose.name(),
            subject_id,
            email,
            expires_millis
        ],
    )
    .map(drop)
}

/// The address a token was mailed to; `None` for tokens that are wrong, too old or for something else.
pub(crate) fn address_of(
    db: &Connection,
    purpose: LinkPurpose,
    subject_id: &str,
    token: &str,
) -> Result<Option<String>, rusqlite::Error> {
    db.query_row(
        "SELECT email FROM mail_tokens WHERE token_hash = ?1 AND purpose = ?2 AND subject_id = ?3
         AND expires_millis > ?4",
        params![token_hash(token), purpose.name(), subject_id, now_millis()],
        |row| row.get(0),
    )
    .optional()
}

/// Makes the mailed tokens of an address (of all without one) too old.
pub(crate) fn expire(db: &Connection, email: Option<&str>) -> Result<usize, rusqlite::Error> {
    db.execute(
        "UPDATE mail_tokens SET expires_millis = 0 WHERE ?1 IS NULL OR email = ?1",
        [email],
    )
}

/// "Mails" a link.
pub(crate) fn send_link(
    db: &Connection,
    email: &str,
    purpose: LinkPurpose,
    link: &str,
) -> Result<(), rusqlite::Error> {
    send(db, email, purpose.name(), Some(link))
}

/// "Mails" news that need no link: somebody was confirmed, for example.
pub(crate) fn send_news(
    db: &Connection,
    email: &str,
    purpose: &str,
) -> Result<(), rusqlite::Error> {
    send(db, email, purpose, None)
}

fn send(
    db: &Connection,
    email: &str,
    purpose: &str,
    link: Option<&str>,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO outbox (recipient, purpose, code, date, link) VALUES (?1, ?2, '', ?3, ?4)",
        params![email, purpose, now_iso(), link],
    )
    .map(drop)
}

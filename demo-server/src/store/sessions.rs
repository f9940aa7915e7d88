//! Devices, refresh tokens and mailed codes.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::ids::token_hash;
use crate::time::{DAY_MILLIS, now_iso, now_millis};

/// A refresh token lives this long after its latest use.
const REFRESH_TOKEN_LIFE_MILLIS: i64 = 7 * DAY_MILLIS;
/// A mailed code lives this long.
const CODE_LIFE_MILLIS: i64 = 10 * 60 * 1000;

/// What a mailed code is for.
#[derive(Clone, Copy)]
pub(crate) enum CodePurpose {
    /// The second step of a sign-in.
    TwoFactor,
    /// A sign-in from a new device.
    NewDevice,
}

impl CodePurpose {
    fn name(self) -> &'static str {
        match self {
            Self::TwoFactor => "two-factor",
            Self::NewDevice => "new-device",
        }
    }
}

/// Whether the account has signed in from this device before.
pub(crate) fn is_known_device(
    db: &Connection,
    user_id: &str,
    identifier: &str,
) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM devices WHERE user_id = ?1 AND identifier = ?2)",
        [user_id, identifier],
        |row| row.get(0),
    )
}

/// Remembers a device.
pub(crate) fn save_device(
    db: &Connection,
    user_id: &str,
    identifier: &str,
    device_type: i64,
    name: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO devices (user_id, identifier, device_type, name) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET device_type = ?3, name = ?4",
        params![user_id, identifier, device_type, name],
    )
    .map(drop)
}

/// Stores the token that spares the second step on this device.
pub(crate) fn set_remember_token(
    db: &Connection,
    user_id: &str,
    identifier: &str,
    token: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE devices SET remember_hash = ?3 WHERE user_id = ?1 AND identifier = ?2",
        [user_id, identifier, &token_hash(token)],
    )
    .map(drop)
}

/// Whether the token that spares the second step belongs to this device.
pub(crate) fn is_remembered(
    db: &Connection,
    user_id: &str,
    identifier: &str,
    token: &str,
) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM devices
         WHERE user_id = ?1 AND identifier = ?2 AND remember_hash = ?3)",
        [user_id, identifier, &token_hash(token)],
        |row| row.get(0),
    )
}

/// Whose refresh token it is.
pub(crate) struct RefreshOwner {
    pub(crate) user_id: String,
    pub(crate) device: String,
    pub(crate) device_type: i64,
}

/// Stores a refresh token.
pub(crate) fn save_refresh_token(
    db: &Connection,
    token: &str,
    owner: &RefreshOwner,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO refresh_tokens VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            token_hash(token),
            owner.user_id,
            owner.device,
            owner.device_type,
            now_millis() + REFRESH_TOKEN_LIFE_MILLIS
        ],
    )
    .map(drop)
}

/// Uses a refresh token: its life begins anew. `None` when it is unknown, revoked or too old.
pub(crate) fn use_refresh_token(
    db: &Connection,
    token: &str,
) -> Result<Option<RefreshOwner>, rusqlite::Error> {
    db.query_row(
        "UPDATE refresh_tokens SET expires_millis = ?2 WHERE token_hash = ?1
         AND expires_millis > ?3 RETURNING user_id, device, device_type",
        params![
            token_hash(token),
            now_millis() + REFRESH_TOKEN_LIFE_MILLIS,
            now_millis()
        ],
        |row| {
            Ok(RefreshOwner {
                user_id: row.get(0)?,
                device: row.get(1)?,
                device_type: row.get(2)?,
            })
        },
    )
    .optional()
}

/// Ends sessions: refresh tokens of one address, or all.
pub(crate) fn revoke_refresh_tokens(
    db: &Connection,
    email: Option<&str>,
) -> Result<usize, rusqlite::Error> {
    db.execute(
        "DELETE FROM refresh_tokens WHERE ?1 IS NULL
         OR user_id = (SELECT id FROM users WHERE email = ?1)",
        [email],
    )
}

/// "Mails" a code: stores it for checking and puts it into the outbox.
pub(crate) fn send_code(
    db: &Connection,
    user_id: &str,
    email: &str,
    purpose: CodePurpose,
    code: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT OR REPLACE INTO email_codes VALUES (?1, ?2, ?3, ?4)",
        params![
            user_id,
            purpose.name(),
            code,
            now_millis() + CODE_LIFE_MILLIS
        ],
    )?;
    db.execute(
        "INSERT INTO outbox (recipient, purpose, code, date) VALUES (?1, ?2, ?3, ?4)",
        params![email, purpose.name(), code, now_iso()],
    )
    .map(drop)
}

/// Checks a mailed code and, if it is right, uses it up.
pub(crate) fn take_code(
    db: &Connection,
    user_id: &str,
    purpose: CodePurpose,
    code: &str,
) -> Result<bool, rusqlite::Error> {
    let taken = db.execute(
        "DELETE FROM email_codes WHERE user_id = ?1 AND purpose = ?2 AND code = ?3
         AND expires_millis > ?4",
        params![user_id, purpose.name(), code, now_millis()],
    )?;
    Ok(taken > 0)
}

/// A mail that would have been sent.
pub(crate) struct Mail {
    pub(crate) recipient: String,
    pub(crate) purpose: String,
    /// Empty in mails without one.
    pub(crate) code: String,
    pub(crate) link: Option<String>,
    pub(crate) date: String,
}

/// All mails, newest first.
pub(crate) fn outbox(db: &Connection) -> Result<Vec<Mail>, rusqlite::Error> {
    db.prepare("SELECT recipient, purpose, code, date, link FROM outbox ORDER BY id DESC")?
        .query_map([], |row| {
            Ok(Mail {
                recipient: row.get(0)?,
                purpose: row.get(1)?,
                code: row.get(2)?,
                date: row.get(3)?,
                link: row.get(4)?,
            })
        })?
        .collect()
}

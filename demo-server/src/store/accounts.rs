//! Accounts: sign-in data, profile data, revision dates.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::auth::password::StoredPassword;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::time::now_millis;

/// An account as the database holds it.
#[derive(Clone)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) email: String,
    pub(crate) name: Option<String>,
    pub(crate) password: StoredPassword,
    pub(crate) kdf: KdfColumns,
    /// EncString of the user key under the stretched master key.
    pub(crate) user_key: String,
    /// SPKI in base64.
    pub(crate) public_key: String,
    /// EncString of the private key under the user key.
    pub(crate) private_key: String,
    /// JSON with `signatureKeyPair` and `securityState`, for accounts of the newer format.
    pub(crate) newer_format: Option<String>,
    pub(crate) security_stamp: String,
    pub(crate) token_epoch: i64,
    pub(crate) verify_devices: bool,
    /// Base32; two-step login by authenticator is on when set.
    pub(crate) totp_secret: Option<String>,
    pub(crate) two_factor_email: bool,
    /// Lower case.
    pub(crate) recovery_code: Option<String>,
    pub(crate) creation_date: String,
    /// Somebody else set the master password: a new one has to be chosen first.
    pub(crate) force_password_reset: bool,
}

impl Account {
    /// Whether any way of two-step login is on.
    pub(crate) fn has_two_factor(&self) -> bool {
        self.totp_secret.is_some() || self.two_factor_email
    }
}

/// Key derivation parameters as numbers of the wire.
#[derive(Clone, Copy)]
pub(crate) struct KdfColumns {
    /// 0 PBKDF2, 1 Argon2id.
    pub(crate) kdf: i64,
    pub(crate) iterations: u32,
    /// MiB.
    pub(crate) memory: Option<u32>,
    pub(crate) parallelism: Option<u32>,
}

const COLUMNS: &str = "id, email, name, password_salt, password_hash, kdf, kdf_iterations,
    kdf_memory, kdf_parallelism, user_key, public_key, private_key, newer_format, security_stamp,
    token_epoch, verify_devices, totp_secret, two_factor_email, recovery_code, creation_date,
    force_password_reset";

fn account(row: &Row<'_>) -> Result<Account, rusqlite::Error> {
    Ok(Account {
        id: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        password: StoredPassword {
            salt: row.get(3)?,
            hash: row.get(4)?,
        },
        kdf: KdfColumns {
            kdf: row.get(5)?,
            iterations: row.get(6)?,
            memory: row.get(7)?,
            parallelism: row.get(8)?,
        },
        user_key: row.get(9)?,
        public_key: row.get(10)?,
        private_key: row.get(11)?,
        newer_format: row.get(12)?,
        security_stamp: row.get(13)?,
        token_epoch: row.get(14)?,
        verify_devices: row.get(15)?,
        totp_secret: row.get(16)?,
        two_factor_email: row.get(17)?,
        recovery_code: row.get(18)?,
        creation_date: row.get(19)?,
        force_password_reset: row.get(20)?,
    })
}

/// The account of an address; addresses are stored in lower case.
pub(crate) fn by_email(db: &Connection, email: &str) -> Result<Option<Account>, rusqlite::Error> {
    let email = email.trim().to_lowercase();
    let sql = format!("SELECT {COLUMNS} FROM users WHERE email = ?1");
    db.query_row(&sql, [email], account).optional()
}

/// The account with an id.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<Option<Account>, rusqlite::Error> {
    let sql = format!("SELECT {COLUMNS} FROM users WHERE id = ?1");
    db.query_row(&sql, [id], account).optional()
}

/// All accounts, for the list printed at the start.
pub(crate) fn all(db: &Connection) -> Result<Vec<Account>, rusqlite::Error> {
    let sql = format!("SELECT {COLUMNS} FROM users ORDER BY rowid");
    db.prepare(&sql)?.query_map([], account)?.collect()
}

/// Adds an account.
pub(crate) fn insert(db: &Connection, account: &Account) -> Result<(), rusqlite::Error> {
    let sql = format!(
        "INSERT INTO users ({COLUMNS}, revision_millis) VALUES
        (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
         ?22)"
    );
    db.execute(
        &sql,
        params![
            account.id,
            account.email,
            account.name,
            account.password.salt,
            account.password.hash,
            account.kdf.kdf,
            account.kdf.iterations,
            account.kdf.memory,
            account.kdf.parallelism,
            account.user_key,
            account.public_key,
            account.private_key,
            account.newer_format,
            account.security_stamp,
            account.token_epoch,
            account.verify_devices,
            account.totp_secret,
            account.two_factor_email,
            account.recovery_code,
            account.creation_date,
            account.force_password_reset,
            now_millis(),
        ],
    )
    .map(drop)
}

/// What an access token is checked against.
pub(crate) struct SessionState {
    pub(crate) security_stamp: String,
    pub(crate) token_epoch: i64,
}

/// What an access token is checked against; `None` when the account is gone.
pub(crate) fn session_state(
    db: &Connection,
    user_id: &str,
) -> Result<Option<SessionState>, ApiError> {
    let state = db
        .query_row(
            "SELECT security_stamp, token_epoch FROM users WHERE id = ?1",
            [user_id],
            |row| {
                Ok(SessionState {
                    security_stamp: row.get(0)?,
                    token_epoch: row.get(1)?,
                })
            },
        )
        .optional()?;
    Ok(state)
}

/// Makes all access tokens of a user expire now (of all users without an address).
pub(crate) fn expire_access_tokens(
    db: &Connection,
    email: Option<&str>,
) -> Result<usize, rusqlite::Error> {
    db.execute(
        "UPDATE users SET token_epoch = token_epoch + 1 WHERE ?1 IS NULL OR email = ?1",
        [email],
    )
}

/// Gives an account a master password that somebody else chose: all sessions end, and the person has to choose
/// one of their own next.
pub(crate) fn replace_password(
    db: &Connection,
    user_id: &str,
    password: &StoredPassword,
    user_key: &str,
) -> Result<(), ApiError> {
    db.execute(
        "UPDATE users SET password_salt = ?2, password_hash = ?3, user_key = ?4,
         security_stamp = ?5, force_password_reset = 1,
         revision_millis = max(?6, revision_millis + 1) WHERE id = ?1",
        params![
            user_id,
            password.salt,
            password.hash,
            user_key,
            new_id()?,
            now_millis()
        ],
    )?;
    db.execute("DELETE FROM refresh_tokens WHERE user_id = ?1", [user_id])?;
    Ok(())
}

/// Turns all ways of two-step login off, as the recovery code does.
pub(crate) fn turn_two_factor_off(db: &Connection, user_id: &str) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE users SET totp_secret = NULL, two_factor_email = 0, recovery_code = NULL
         WHERE id = ?1",
        [user_id],
    )?;
    db.execute(
        "UPDATE devices SET remember_hash = NULL WHERE user_id = ?1",
        [user_id],
    )
    .map(drop)
}

/// When something a sync shows changed last, milliseconds since 1970.
pub(crate) fn revision_millis(db: &Connection, user_id: &str) -> Result<i64, rusqlite::Error> {
    db.query_row(
        "SELECT revision_millis FROM users WHERE id = ?1",
        [user_id],
        |row| row.get(0),
    )
}

/// Tells the provider's users and the organisation's members that a sync shows something new.
pub(crate) fn touch_people_of(
    db: &Connection,
    organization_id: &str,
    provider_id: Option<&str>,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE users SET revision_millis = max(?1, revision_millis + 1) WHERE id IN
         (SELECT user_id FROM organization_users WHERE organization_id = ?2
          UNION SELECT user_id FROM provider_users WHERE provider_id = ?3)",
        params![now_millis(), organization_id, provider_id],
    )
    .map(drop)
}

/// Tells everybody who works for a provider that a sync shows something new.
pub(crate) fn touch_staff_of(db: &Connection, provider_id: &str) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE users SET revision_millis = max(?1, revision_millis + 1) WHERE id IN
         (SELECT user_id FROM provider_users WHERE provider_id = ?2)",
        params![now_millis(), provider_id],
    )
    .map(drop)
}

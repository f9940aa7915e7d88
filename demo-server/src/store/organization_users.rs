//! The members of organisations.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::auth::permissions::Permissions;
use crate::errors::ApiError;
use crate::time::{now_iso, now_millis};

/// Access withdrawn.
pub(crate) const STATUS_REVOKED: i64 = -1;
/// Invited by mail, no account tied to it yet.
pub(crate) const STATUS_INVITED: i64 = 0;
/// Accepted, waits for the key.
pub(crate) const STATUS_ACCEPTED: i64 = 1;
/// Holds the organisation key.
pub(crate) const STATUS_CONFIRMED: i64 = 2;

/// Does everything.
pub(crate) const TYPE_OWNER: i64 = 0;
/// Does everything but what is the owner's.
pub(crate) const TYPE_ADMIN: i64 = 1;
/// Uses items.
pub(crate) const TYPE_USER: i64 = 2;
/// Does what the permissions say.
pub(crate) const TYPE_CUSTOM: i64 = 4;

/// A member, as the database holds it.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    /// The account; `None` while invited.
    pub(crate) user_id: Option<String>,
    /// The address of the invitation; gone once it was accepted.
    pub(crate) email: Option<String>,
    /// [`TYPE_OWNER`] and the others.
    pub(crate) member_type: i64,
    /// [`STATUS_INVITED`] and the others.
    pub(crate) status: i64,
    /// The organisation key wrapped to the member.
    pub(crate) key: Option<String>,
    pub(crate) permissions: Permissions,
    pub(crate) external_id: Option<String>,
    /// The member's user key under the organisation's public key: enrolled in account recovery.
    pub(crate) reset_password_key: Option<String>,
    /// The status before the member was revoked.
    pub(crate) revoked_from: Option<i64>,
    /// 1 by hand, 2 two-step login, 3 data ownership, 4 single organisation.
    pub(crate) revocation_reason: Option<i64>,
    pub(crate) creation_date: String,
    /// Of the account, if there is one.
    pub(crate) account_email: Option<String>,
    pub(crate) account_name: Option<String>,
    pub(crate) has_two_factor: bool,
}

impl Member {
    /// Somebody who was invited just now.
    pub(crate) fn invited(id: String, organization_id: &str, email: &str) -> Self {
        Self {
            id,
            organization_id: organization_id.to_owned(),
            user_id: None,
            email: Some(email.to_owned()),
            member_type: TYPE_USER,
            status: STATUS_INVITED,
            key: None,
            permissions: Permissions::default(),
            external_id: None,
            reset_password_key: None,
            revoked_from: None,
            revocation_reason: None,
            creation_date: now_iso(),
            account_email: None,
            account_name: None,
            has_two_factor: false,
        }
    }

    /// Somebody who holds the organisation key.
    pub(crate) fn confirmed(id: String, organization_id: &str, user_id: &str, key: &str) -> Self {
        Self {
            user_id: Some(user_id.to_owned()),
            email: None,
            status: STATUS_CONFIRMED,
            key: Some(key.to_owned()),
            ..Self::invited(id, organization_id, "")
        }
    }

    /// The account's address, or the one that was invited.
    pub(crate) fn shown_email(&self) -> &str {
        self.account_email
            .as_deref()
            .or(self.email.as_deref())
            .unwrap_or_default()
    }
}

const SELECT: &str = "SELECT member.id, member.organization_id, member.user_id, member.email,
    member.type, member.status, member.key, member.permissions, member.external_id,
    member.reset_password_key, member.revoked_from, member.revocation_reason,
    member.creation_date, account.email, account.name,
    account.totp_secret IS NOT NULL OR coalesce(account.two_factor_email, 0)
    FROM organization_users member LEFT JOIN users account ON account.id = member.user_id";

fn member(row: &Row<'_>) -> Result<Member, rusqlite::Error> {
    Ok(Member {
        id: row.get(0)?,
        organization_id: row.get(1)?,
        user_id: row.get(2)?,
        email: row.get(3)?,
        member_type: row.get(4)?,
        status: row.get(5)?,
        key: row.get(6)?,
        permissions: Permissions::from_json(&row.get::<_, String>(7)?),
        external_id: row.get(8)?,
        reset_password_key: row.get(9)?,
        revoked_from: row.get(10)?,
        revocation_reason: row.get(11)?,
        creation_date: row.get(12)?,
        account_email: row.get(13)?,
        account_name: row.get(14)?,
        has_two_factor: row.get(15)?,
    })
}

/// Everybody in an organisation, in the order in which they came.
pub(crate) fn of_organization(
    db: &Connection,
    organization_id: &str,
) -> Result<Vec<Member>, rusqlite::Error> {
    db.prepare(&format!(
        "{SELECT} WHERE member.organization_id = ?1 ORDER BY member.rowid"
    ))?
    .query_map([organization_id], member)?
    .collect()
}

/// The member with an id, in whatever organisation.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<Option<Member>, rusqlite::Error> {
    db.query_row(&format!("{SELECT} WHERE member.id = ?1"), [id], member)
        .optional()
}

/// The member with an id; 404 when there is none in this organisation.
pub(crate) fn require(
    db: &Connection,
    organization_id: &str,
    id: &str,
) -> Result<Member, ApiError> {
    by_id(db, id)?
        .filter(|member| member.organization_id == organization_id)
        .ok_or(ApiError::NotFound)
}

/// The membership of an account, whatever its status.
pub(crate) fn of_account(
    db: &Connection,
    organization_id: &str,
    user_id: &str,
) -> Result<Option<Member>, rusqlite::Error> {
    db.query_row(
        &format!("{SELECT} WHERE member.organization_id = ?1 AND member.user_id = ?2"),
        [organization_id, user_id],
        member,
    )
    .optional()
}

/// Adds a member.
pub(crate) fn insert(db: &Connection, new: &Member) -> Result<(), rusqlite::Error> {
    db.prepare_cached(
        "INSERT INTO organization_users (id, organization_id, user_id, email, type, status, key,
         permissions, external_id, reset_password_key, revoked_from, revocation_reason,
         creation_date, revision_date)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13)",
    )?
    .execute(params![
        new.id,
        new.organization_id,
        new.user_id,
        new.email,
        new.member_type,
        new.status,
        new.key,
        new.permissions.to_json(),
        new.external_id,
        new.reset_password_key,
        new.revoked_from,
        new.revocation_reason,
        new.creation_date,
    ])
    .map(drop)
}

/// Writes what operations change, and tells the member that a sync shows something new.
pub(crate) fn save(db: &Connection, changed: &Member) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE organization_users SET user_id = ?2, email = ?3, type = ?4, status = ?5, key = ?6,
         permissions = ?7, external_id = ?8, reset_password_key = ?9, revoked_from = ?10,
         revocation_reason = ?11, revision_date = ?12 WHERE id = ?1",
        params![
            changed.id,
            changed.user_id,
            changed.email,
            changed.member_type,
            changed.status,
            changed.key,
            changed.permissions.to_json(),
            changed.external_id,
            changed.reset_password_key,
            changed.revoked_from,
            changed.revocation_reason,
            now_iso(),
        ],
    )?;
    touch(db, changed)
}

/// Removes a member with their groups, their rights and the links that were mailed to them.
pub(crate) fn remove(db: &Connection, member: &Member) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM organization_users WHERE id = ?1", [&member.id])?;
    db.execute(
        "DELETE FROM mail_tokens WHERE subject_id = ?1",
        [&member.id],
    )?;
    touch(db, member)
}

/// Tells a member that a sync shows something new.
fn touch(db: &Connection, member: &Member) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE users SET revision_millis = max(?1, revision_millis + 1) WHERE id = ?2",
        params![now_millis(), member.user_id],
    )
    .map(drop)
}

//! The people who work for a provider.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::{Value, json};

use crate::auth::permissions::Permissions;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::time::now_millis;

/// Invited by mail, no account tied to it yet.
pub(crate) const STATUS_INVITED: i64 = 0;
/// Accepted, waits for the key.
pub(crate) const STATUS_ACCEPTED: i64 = 1;
/// Holds the provider key.
pub(crate) const STATUS_CONFIRMED: i64 = 2;
/// Manages everything.
pub(crate) const TYPE_ADMIN: i64 = 0;

/// A person in a provider, as the database holds it.
#[derive(Clone)]
pub(crate) struct ProviderUser {
    pub(crate) id: String,
    pub(crate) provider_id: String,
    pub(crate) user_id: Option<String>,
    /// The address of the invitation; gone once it was accepted.
    pub(crate) email: Option<String>,
    pub(crate) user_type: i64,
    pub(crate) status: i64,
    /// Of the account, if there is one.
    account_email: Option<String>,
    account_name: Option<String>,
}

impl ProviderUser {
    /// The account's address, or the one that was invited.
    pub(crate) fn shown_email(&self) -> &str {
        self.account_email
            .as_deref()
            .or(self.email.as_deref())
            .unwrap_or_default()
    }

    /// The wire's model of one person: without name and address.
    pub(crate) fn model(&self) -> Value {
        json!({
            "object": "providerUser",
            "id": self.id,
            "userId": self.user_id,
            "type": self.user_type,
            "status": self.status,
            "permissions": Permissions::default(),
        })
    }

    /// The wire's model of a row of the list.
    pub(crate) fn details(&self) -> Value {
        json!({
            "object": "providerUserUserDetails",
            "id": self.id,
            "userId": self.user_id,
            "type": self.user_type,
            "status": self.status,
            "permissions": Permissions::default(),
            "name": self.account_name,
            "email": self.shown_email(),
        })
    }
}

const SELECT: &str =
    "SELECT person.id, person.provider_id, person.user_id, person.email, person.type,
    person.status, account.email, account.name
    FROM provider_users person LEFT JOIN users account ON account.id = person.user_id";

fn provider_user(row: &Row<'_>) -> Result<ProviderUser, rusqlite::Error> {
    Ok(ProviderUser {
        id: row.get(0)?,
        provider_id: row.get(1)?,
        user_id: row.get(2)?,
        email: row.get(3)?,
        user_type: row.get(4)?,
        status: row.get(5)?,
        account_email: row.get(6)?,
        account_name: row.get(7)?,
    })
}

/// Everybody in a provider, in the order in which they came.
pub(crate) fn of_provider(
    db: &Connection,
    provider_id: &str,
) -> Result<Vec<ProviderUser>, rusqlite::Error> {
    db.prepare(&format!(
        "{SELECT} WHERE person.provider_id = ?1 ORDER BY person.rowid"
    ))?
    .query_map([provider_id], provider_user)?
    .collect()
}

/// The person with an id, in whatever provider.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<Option<ProviderUser>, rusqlite::Error> {
    db.query_row(
        &format!("{SELECT} WHERE person.id = ?1"),
        [id],
        provider_user,
    )
    .optional()
}

/// The people with these ids, in whatever provider, in the order asked for; unknown ids are left out.
pub(crate) fn by_ids(
    db: &Connection,
    ids: &[String],
) -> Result<Vec<ProviderUser>, rusqlite::Error> {
    let mut found: Vec<ProviderUser> = Vec::new();
    for id in ids {
        if found.iter().any(|person| person.id == *id) {
            continue;
        }
        found.extend(by_id(db, id)?);
    }
    Ok(found)
}

/// A person of this provider; 404 for everybody else.
pub(crate) fn require(
    db: &Connection,
    provider_id: &str,
    id: &str,
) -> Result<ProviderUser, ApiError> {
    by_id(db, id)?
        .filter(|person| person.provider_id == provider_id)
        .ok_or(ApiError::NotFound)
}

/// Whether an address is in the provider already, invited or with an account.
pub(crate) fn has_email(
    db: &Connection,
    provider_id: &str,
    email: &str,
) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM provider_users person
         LEFT JOIN users account ON account.id = person.user_id
         WHERE person.provider_id = ?1 AND lower(coalesce(account.email, person.email)) = ?2)",
        [provider_id, email],
        |row| row.get(0),
    )
}

/// Whether a confirmed admin is left when these people no longer are.
pub(crate) fn has_admin_without(
    db: &Connection,
    provider_id: &str,
    ids: &[String],
) -> Result<bool, rusqlite::Error> {
    Ok(of_provider(db, provider_id)?.iter().any(|person| {
        person.status == STATUS_CONFIRMED
            && person.user_type == TYPE_ADMIN
            && !ids.contains(&person.id)
    }))
}

/// Invites an address; its id.
pub(crate) fn invite(
    db: &Connection,
    provider_id: &str,
    email: &str,
    user_type: i64,
) -> Result<String, ApiError> {
    let id = new_id()?;
    insert_invited(db, &id, provider_id, email, user_type)?;
    Ok(id)
}

/// Adds an invited address under a given id.
pub(crate) fn insert_invited(
    db: &Connection,
    id: &str,
    provider_id: &str,
    email: &str,
    user_type: i64,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO provider_users (id, provider_id, email, type, status)
         VALUES (?1, ?2, ?3, ?4, 0)",
        params![id, provider_id, email, user_type],
    )
    .map(drop)
}

/// Ties an account to an invitation.
pub(crate) fn accept(db: &Connection, id: &str, user_id: &str) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE provider_users SET status = 1, user_id = ?2, email = NULL WHERE id = ?1",
        [id, user_id],
    )?;
    touch(db, user_id)
}

/// Hands the provider key over.
pub(crate) fn confirm(
    db: &Connection,
    person: &ProviderUser,
    key: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE provider_users SET status = 2, key = ?2 WHERE id = ?1",
        [&person.id, key],
    )?;
    touch_person(db, person)
}

/// Gives another role.
pub(crate) fn set_type(
    db: &Connection,
    person: &ProviderUser,
    user_type: i64,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE provider_users SET type = ?2 WHERE id = ?1",
        params![person.id, user_type],
    )?;
    touch_person(db, person)
}

/// Removes a person, with the tokens of their invitation.
pub(crate) fn remove(db: &Connection, person: &ProviderUser) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM provider_users WHERE id = ?1", [&person.id])?;
    db.execute(
        "DELETE FROM mail_tokens WHERE subject_id = ?1",
        [&person.id],
    )?;
    touch_person(db, person)
}

fn touch_person(db: &Connection, person: &ProviderUser) -> Result<(), rusqlite::Error> {
    match &person.user_id {
        Some(user_id) => touch(db, user_id),
        None => Ok(()),
    }
}

/// Tells a person that a sync shows something new.
fn touch(db: &Connection, user_id: &str) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE users SET revision_millis = max(?1, revision_millis + 1) WHERE id = ?2",
        params![now_millis(), user_id],
    )
    .map(drop)
}

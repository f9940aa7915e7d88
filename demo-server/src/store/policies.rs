//! Policies of organisations. One that was never saved has no row and counts as switched off.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::ids::new_id;
use crate::time::now_iso;

/// A policy, as the database holds it.
#[derive(Clone)]
pub(crate) struct Policy {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) policy_type: i64,
    pub(crate) enabled: bool,
    /// As on the wire.
    pub(crate) data: Option<Value>,
    pub(crate) revision_date: String,
}

impl Policy {
    /// The wire's model as a sync and the answer of a change have it.
    pub(crate) fn model(&self) -> Value {
        json!({
            "object": "policy",
            "id": self.id,
            "organizationId": self.organization_id,
            "type": self.policy_type,
            "data": self.data,
            "enabled": self.enabled,
            "revisionDate": self.revision_date,
        })
    }
}

const SELECT: &str =
    "SELECT id, organization_id, type, enabled, data, revision_date FROM policies policy";

fn policy(row: &Row<'_>) -> Result<Policy, rusqlite::Error> {
    let data: Option<String> = row.get(4)?;
    Ok(Policy {
        id: row.get(0)?,
        organization_id: row.get(1)?,
        policy_type: row.get(2)?,
        enabled: row.get(3)?,
        data: data.and_then(|text| serde_json::from_str(&text).ok()),
        revision_date: row.get(5)?,
    })
}

/// The policies of an organisation that were ever saved, by number.
pub(crate) fn of_organization(
    db: &Connection,
    organization_id: &str,
) -> Result<Vec<Policy>, rusqlite::Error> {
    db.prepare(&format!(
        "{SELECT} WHERE organization_id = ?1 ORDER BY type"
    ))?
    .query_map([organization_id], policy)?
    .collect()
}

/// The policies that a sync shows a person: enabled ones of organisations they are confirmed in.
pub(crate) fn of_account(db: &Connection, user_id: &str) -> Result<Vec<Policy>, rusqlite::Error> {
    db.prepare(&format!(
        "{SELECT} WHERE enabled AND organization_id IN
         (SELECT organization_id FROM organization_users WHERE user_id = ?1 AND status = 2)
         ORDER BY organization_id, type"
    ))?
    .query_map([user_id], policy)?
    .collect()
}

/// The policy with a number, if it was ever saved.
pub(crate) fn by_type(
    db: &Connection,
    organization_id: &str,
    policy_type: i64,
) -> Result<Option<Policy>, rusqlite::Error> {
    db.query_row(
        &format!("{SELECT} WHERE organization_id = ?1 AND type = ?2"),
        params![organization_id, policy_type],
        policy,
    )
    .optional()
}

/// Writes a policy, for the first time or again; gives what is stored.
pub(crate) fn save(
    db: &Connection,
    organization_id: &str,
    policy_type: i64,
    enabled: bool,
    data: Option<&Value>,
) -> Result<Policy, ApiError> {
    db.execute(
        "INSERT INTO policies VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (organization_id, type) DO UPDATE SET enabled = ?4, data = ?5,
         revision_date = ?6",
        params![
            new_id()?,
            organization_id,
            policy_type,
            enabled,
            data.map(Value::to_string),
            now_iso()
        ],
    )?;
    by_type(db, organization_id, policy_type)?.ok_or(ApiError::NotFound)
}

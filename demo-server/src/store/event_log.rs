//! The event log: reading it.

use rusqlite::{Connection, Row, ToSql, named_params};
use serde_json::{Value, json};

use crate::time::iso_of_ticks;

/// Of whom a log tells.
#[derive(Clone, Copy)]
pub(crate) enum Teller<'id> {
    /// A provider's id.
    Provider(&'id str),
    /// An organisation's id.
    Organization(&'id str),
}

/// Whose log is read.
pub(crate) struct Log<'id> {
    pub(crate) of: Teller<'id>,
    /// Only what this person did.
    pub(crate) acting_user_id: Option<&'id str>,
}

/// A stretch of the log, newest first. Moments in steps of 100 ns since 1970.
pub(crate) struct Stretch {
    /// The first moment that belongs to it.
    pub(crate) from_ticks: i64,
    /// The first moment that no longer belongs to it.
    pub(crate) before_ticks: i64,
    /// At most this many rows.
    pub(crate) rows: usize,
}

/// A row of the log.
pub(crate) struct LoggedEvent {
    pub(crate) date_ticks: i64,
    /// The wire's model.
    pub(crate) model: Value,
}

/// The rows of a stretch, newest first.
pub(crate) fn read(
    db: &Connection,
    log: &Log<'_>,
    stretch: &Stretch,
) -> Result<Vec<LoggedEvent>, rusqlite::Error> {
    let (column, id) = match log.of {
        Teller::Provider(id) => ("provider_id", id),
        Teller::Organization(id) => ("organization_id", id),
    };
    db.prepare_cached(&format!(
        "SELECT * FROM events
         WHERE {column} = :id AND date_ticks >= :from AND date_ticks < :before
           AND (:actor IS NULL OR acting_user_id = :actor)
         ORDER BY date_ticks DESC, id DESC LIMIT :rows"
    ))?
    .query_map(
        named_params! {
            ":id": id,
            ":from": stretch.from_ticks,
            ":before": stretch.before_ticks,
            ":actor": log.acting_user_id.as_ref().map(|id| id as &dyn ToSql),
            ":rows": i64::try_from(stretch.rows).unwrap_or(i64::MAX),
        },
        event,
    )?
    .collect()
}

fn event(row: &Row<'_>) -> Result<LoggedEvent, rusqlite::Error> {
    let text = |column: &str| row.get::<_, Option<String>>(column);
    let number = |column: &str| row.get::<_, Option<i64>>(column);
    let date_ticks = row.get("date_ticks")?;
    Ok(LoggedEvent {
        date_ticks,
        model: json!({
            "object": "event",
            "type": row.get::<_, i64>("type")?,
            "userId": text("user_id")?,
            "organizationId": text("organization_id")?,
            "providerId": text("provider_id")?,
            "cipherId": text("cipher_id")?,
            "collectionId": text("collection_id")?,
            "groupId": text("group_id")?,
            "policyId": text("policy_id")?,
            "organizationUserId": text("organization_user_id")?,
            "providerUserId": text("provider_user_id")?,
            "providerOrganizationId": text("provider_organization_id")?,
            "actingUserId": text("acting_user_id")?,
            "installationId": text("installation_id")?,
            "date": iso_of_ticks(date_ticks),
            "deviceType": number("device_type")?,
            "ipAddress": text("ip_address")?,
            "systemUser": number("system_user")?,
            "domainName": text("domain_name")?,
            "secretId": null,
            "projectId": null,
            "serviceAccountId": null,
            "grantedServiceAccountId": null,
            "sendId": text("send_id")?,
        }),
    })
}

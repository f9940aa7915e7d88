//! A provider's clients: the list and the links.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::time::now_iso;

/// The link between a provider and an organisation.
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) provider_id: String,
    pub(crate) organization_id: String,
    /// The organisation key under the provider key.
    pub(crate) key: String,
}

/// The whole client list as one JSON document.
///
/// SQLite writes the rows: it is compiled with optimisation in every profile, and 100 000 rows
/// are 60 MB.
pub(crate) fn list_json(db: &Connection, provider_id: &str) -> Result<Vec<u8>, rusqlite::Error> {
    let mut statement = db.prepare(
        "WITH people AS (
           SELECT organization_id,
                  sum(status IN (0, 1, 2)) AS occupied,
                  sum(status = 2) AS confirmed
           FROM organization_users GROUP BY organization_id
         )
         SELECT json_object(
           'object', 'providerOrganizationOrganizationDetail',
           'id', link.id,
           'providerId', link.provider_id,
           'organizationId', link.organization_id,
           'key', link.key,
           'settings', NULL,
           'creationDate', link.creation_date,
           'revisionDate', link.revision_date,
           'userCount', coalesce(people.confirmed, 0) + organization.crowd_confirmed,
           'seats', organization.seats,
           'occupiedSeats', coalesce(people.occupied, 0)
             + organization.crowd_confirmed + organization.crowd_pending,
           'remainingSeats', organization.seats - coalesce(people.occupied, 0)
             - organization.crowd_confirmed - organization.crowd_pending,
           'plan', CASE organization.plan_type
             WHEN 17 THEN 'Teams (Monthly)' WHEN 18 THEN 'Teams (Annually)'
             WHEN 19 THEN 'Enterprise (Monthly)' WHEN 20 THEN 'Enterprise (Annually)'
             ELSE 'Free' END,
           'organizationName', organization.name)
         FROM provider_organizations link
         JOIN organizations organization ON organization.id = link.organization_id
         LEFT JOIN people ON people.organization_id = organization.id
         WHERE link.provider_id = ?1 ORDER BY link.rowid",
    )?;
    let mut body = br#"{"object":"list","data":["#.to_vec();
    let mut rows = statement.query([provider_id])?;
    let mut is_first = true;
    while let Some(row) = rows.next()? {
        if !is_first {
            body.push(b',');
        }
        is_first = false;
        body.extend_from_slice(row.get_ref(0)?.as_bytes()?);
    }
    body.extend_from_slice(br#"],"continuationToken":null}"#);
    Ok(body)
}

const SELECT_LINK: &str =
    "SELECT id, provider_id, organization_id, key FROM provider_organizations";

fn read_link(row: &Row<'_>) -> Result<Link, rusqlite::Error> {
    Ok(Link {
        id: row.get(0)?,
        provider_id: row.get(1)?,
        organization_id: row.get(2)?,
        key: row.get(3)?,
    })
}

/// The link with an id, whatever its provider.
pub(crate) fn link(db: &Connection, id: &str) -> Result<Option<Link>, rusqlite::Error> {
    db.query_row(&format!("{SELECT_LINK} WHERE id = ?1"), [id], read_link)
        .optional()
}

/// The link of an organisation, if it is anybody's client.
pub(crate) fn link_of(
    db: &Connection,
    organization_id: &str,
) -> Result<Option<Link>, rusqlite::Error> {
    db.query_row(
        &format!("{SELECT_LINK} WHERE organization_id = ?1"),
        [organization_id],
        read_link,
    )
    .optional()
}

/// Adds a link.
pub(crate) fn insert_link(db: &Connection, link: &Link) -> Result<(), rusqlite::Error> {
    db.prepare_cached("INSERT INTO provider_organizations VALUES (?1, ?2, ?3, ?4, ?5, ?5)")?
        .execute(params![
            link.id,
            link.provider_id,
            link.organization_id,
            link.key,
            now_iso()
        ])
        .map(drop)
}

/// Removes a link; the organisation stays.
pub(crate) fn delete_link(db: &Connection, id: &str) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM provider_organizations WHERE id = ?1", [id])
        .map(drop)
}

/// Whether an organisation is anybody's client.
pub(crate) fn is_linked(db: &Connection, organization_id: &str) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM provider_organizations WHERE organization_id = ?1)",
        [organization_id],
        |row| row.get(0),
    )
}

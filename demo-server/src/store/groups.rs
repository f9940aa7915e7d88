//! Groups of members. Names are plain text.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::errors::ApiError;
use crate::time::now_iso;

/// A group, as the database holds it.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) name: String,
    pub(crate) external_id: Option<String>,
}

const SELECT: &str = "SELECT id, organization_id, name, external_id FROM groups";

fn group(row: &Row<'_>) -> Result<Group, rusqlite::Error> {
    Ok(Group {
        id: row.get(0)?,
        organization_id: row.get(1)?,
        name: row.get(2)?,
        external_id: row.get(3)?,
    })
}

/// The groups of an organisation, in the order in which they came.
pub(crate) fn of_organization(
    db: &Connection,
    organization_id: &str,
) -> Result<Vec<Group>, rusqlite::Error> {
    db.prepare_cached(&format!(
        "{SELECT} WHERE organization_id = ?1 ORDER BY rowid"
    ))?
    .query_map([organization_id], group)?
    .collect()
}

/// The group with an id; 404 when there is none in this organisation.
pub(crate) fn require(db: &Connection, organization_id: &str, id: &str) -> Result<Group, ApiError> {
    db.query_row(
        &format!("{SELECT} WHERE organization_id = ?1 AND id = ?2"),
        [organization_id, id],
        group,
    )
    .optional()?
    .ok_or(ApiError::NotFound)
}

/// Adds a group without members.
pub(crate) fn insert(db: &Connection, new: &Group) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO groups VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        params![
            new.id,
            new.organization_id,
            new.name,
            new.external_id,
            now_iso()
        ],
    )
    .map(drop)
}

/// Gives another name.
pub(crate) fn rename(db: &Connection, id: &str, name: &str) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE groups SET name = ?2, revision_date = ?3 WHERE id = ?1",
        [id, name, &now_iso()],
    )
    .map(drop)
}

/// Removes a group; its members stay, what they reached through it goes.
pub(crate) fn remove(db: &Connection, id: &str) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM groups WHERE id = ?1", [id])
        .map(drop)
}

/// Ids of the members of a group.
pub(crate) fn members(db: &Connection, id: &str) -> Result<Vec<String>, rusqlite::Error> {
    db.prepare_cached(
        "SELECT organization_user_id FROM group_users WHERE group_id = ?1 ORDER BY rowid",
    )?
    .query_map([id], |row| row.get(0))?
    .collect()
}

/// Ids of the groups of a member.
pub(crate) fn of_member(db: &Connection, member_id: &str) -> Result<Vec<String>, rusqlite::Error> {
    db.prepare_cached(
        "SELECT group_id FROM group_users WHERE organization_user_id = ?1 ORDER BY rowid",
    )?
    .query_map([member_id], |row| row.get(0))?
    .collect()
}

/// Puts a member into a group.
pub(crate) fn add_member(db: &Connection, id: &str, member: &str) -> Result<(), rusqlite::Error> {
    db.prepare_cached("INSERT OR IGNORE INTO group_users VALUES (?1, ?2)")?
        .execute([id, member])
        .map(drop)
}

/// Takes a member out of a group; says whether they were in it.
pub(crate) fn remove_member(
    db: &Connection,
    id: &str,
    member: &str,
) -> Result<bool, rusqlite::Error> {
    let removed = db.execute(
        "DELETE FROM group_users WHERE group_id = ?1 AND organization_user_id = ?2",
        [id, member],
    )?;
    Ok(removed > 0)
}

/// Replaces the members of a group; gives the ids of those who came or left.
pub(crate) fn set_members(
    db: &Connection,
    id: &str,
    wanted: &[String],
) -> Result<Vec<String>, rusqlite::Error> {
    let before = members(db, id)?;
    for member in before.iter().filter(|member| !wanted.contains(member)) {
        remove_member(db, id, member)?;
    }
    for member in wanted {
        add_member(db, id, member)?;
    }
    Ok(difference(&before, wanted))
}

/// Replaces the groups of a member; gives whether anything changed.
pub(crate) fn set_of_member(
    db: &Connection,
    member_id: &str,
    wanted: &[String],
) -> Result<bool, rusqlite::Error> {
    let before = of_member(db, member_id)?;
    for id in before.iter().filter(|id| !wanted.contains(id)) {
        remove_member(db, id, member_id)?;
    }
    for id in wanted {
        add_member(db, id, member_id)?;
    }
    Ok(!difference(&before, wanted).is_empty())
}

/// What is in one list and not in the other, each once.
fn difference(before: &[String], after: &[String]) -> Vec<String> {
    let mut changed: Vec<String> = Vec::new();
    let left = before.iter().filter(|id| !after.contains(id));
    let came = after.iter().filter(|id| !before.contains(id));
    for id in left.chain(came) {
        if !changed.contains(id) {
            changed.push(id.clone());
        }
    }
    changed
}

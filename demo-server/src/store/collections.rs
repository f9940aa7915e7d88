//! Collections, and who reaches them how.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::time::now_iso;

/// Shared by many.
pub(crate) const TYPE_SHARED: i64 = 0;
/// A member's own ("My items").
pub(crate) const TYPE_MY_ITEMS: i64 = 1;

/// A collection, as the database holds it.
#[derive(Clone)]
pub(crate) struct Collection {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    /// EncString under the organisation key.
    pub(crate) name: String,
    pub(crate) external_id: Option<String>,
    /// [`TYPE_SHARED`] or [`TYPE_MY_ITEMS`].
    pub(crate) collection_type: i64,
    /// Whose own it was, once the member is gone.
    pub(crate) default_user_email: Option<String>,
}

/// Somebody or something, and how they reach it: the wire's access selection.
///
/// Of what: the id is a group's or a member's where a collection is asked, a collection's where
/// a group or a member is asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Selection {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) read_only: bool,
    #[serde(default)]
    pub(crate) hide_passwords: bool,
    #[serde(default)]
    pub(crate) manage: bool,
}

impl Selection {
    /// The wire's model.
    pub(crate) fn model(&self) -> Value {
        json!({
            "id": self.id,
            "readOnly": self.read_only,
            "hidePasswords": self.hide_passwords,
            "manage": self.manage,
        })
    }

    /// The wire's model of many.
    pub(crate) fn models(selections: &[Self]) -> Vec<Value> {
        selections.iter().map(Self::model).collect()
    }

    /// Two ways to the same thing: what either allows.
    fn joined(&self, other: &Self) -> Self {
        Self {
            id: self.id.clone(),
            read_only: self.read_only && other.read_only,
            hide_passwords: self.hide_passwords && other.hide_passwords,
            manage: self.manage || other.manage,
        }
    }
}

impl Collection {
    /// The members all models of a collection have.
    pub(crate) fn model(&self) -> Value {
        json!({
            "object": "collection",
            "id": self.id,
            "organizationId": self.organization_id,
            "name": self.name,
            "externalId": self.external_id,
            "type": self.collection_type,
            "defaultUserCollectionEmail": self.default_user_email,
        })
    }

    /// The wire's model for somebody who reaches it.
    pub(crate) fn details(&self, right: &Selection) -> Value {
        let mut model = self.model();
        if let Value::Object(members) = &mut model {
            members.insert("object".into(), "collectionDetails".into());
            members.insert("readOnly".into(), right.read_only.into());
            members.insert("hidePasswords".into(), right.hide_passwords.into());
            members.insert("manage".into(), right.manage.into());
        }
        model
    }
}

const SELECT: &str = "SELECT id, organization_id, name, external_id, type, default_user_email
    FROM collections";

fn collection(row: &Row<'_>) -> Result<Collection, rusqlite::Error> {
    Ok(Collection {
        id: row.get(0)?,
        organization_id: row.get(1)?,
        name: row.get(2)?,
        external_id: row.get(3)?,
        collection_type: row.get(4)?,
        default_user_email: row.get(5)?,
    })
}

/// The collections of an organisation, in the order in which they came.
pub(crate) fn of_organization(
    db: &Connection,
    organization_id: &str,
) -> Result<Vec<Collection>, rusqlite::Error> {
    db.prepare_cached(&format!(
        "{SELECT} WHERE organization_id = ?1 ORDER BY rowid"
    ))?
    .query_map([organization_id], collection)?
    .collect()
}

/// The collection with an id; 404 when there is none in this organisation.
pub(crate) fn require(
    db: &Connection,
    organization_id: &str,
    id: &str,
) -> Result<Collection, ApiError> {
    db.query_row(
        &format!("{SELECT} WHERE organization_id = ?1 AND id = ?2"),
        [organization_id, id],
        collection,
    )
    .optional()?
    .ok_or(ApiError::NotFound)
}

/// Adds a collection that nobody reaches yet.
pub(crate) fn insert(
    db: &Connection,
    new: &Collection,
    creation_date: &str,
) -> Result<(), rusqlite::Error> {
    db.prepare_cached(
        "INSERT INTO collections (id, organization_id, name, external_id, type,
         default_user_email, creation_date, revision_date)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
    )?
    .execute(params![
        new.id,
        new.organization_id,
        new.name,
        new.external_id,
        new.collection_type,
        new.default_user_email,
        creation_date,
    ])
    .map(drop)
}

/// Adds the collection an organisation starts with; `manager` is the membership that manages it.
pub(crate) fn insert_first(
    db: &Connection,
    id: &str,
    organization_id: &str,
    name: &str,
    creation_date: &str,
    manager: Option<&str>,
) -> Result<(), rusqlite::Error> {
    let first = Collection {
        id: id.to_owned(),
        organization_id: organization_id.to_owned(),
        name: name.to_owned(),
        external_id: None,
        collection_type: TYPE_SHARED,
        default_user_email: None,
    };
    insert(db, &first, creation_date)?;
    let manager = manager.map(|id| Selection {
        id: id.to_owned(),
        read_only: false,
        hide_passwords: false,
        manage: true,
    });
    Rights::MembersOfCollection.add(db, id, manager.as_slice())
}

/// Writes what operations change: name and external id.
pub(crate) fn update(db: &Connection, changed: &Collection) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE collections SET name = ?2, external_id = ?3, revision_date = ?4 WHERE id = ?1",
        params![changed.id, changed.name, changed.external_id, now_iso()],
    )
    .map(drop)
}

/// Removes a collection with everybody's rights to it.
pub(crate) fn remove(db: &Connection, id: &str) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM collections WHERE id = ?1", [id])
        .map(drop)
}

/// One of the two tables of rights: whose rights, and from which side they are read.
#[derive(Clone, Copy)]
pub(crate) enum Rights {
    /// Groups that reach a collection.
    GroupsOfCollection,
    /// Members that reach a collection by themselves.
    MembersOfCollection,
    /// Collections a group reaches.
    CollectionsOfGroup,
    /// Collections a member reaches by themselves.
    CollectionsOfMember,
}

impl Rights {
    /// Table, the column that is given, the column that is read.
    fn columns(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::GroupsOfCollection => ("collection_groups", "collection_id", "group_id"),
            Self::MembersOfCollection => {
                ("collection_users", "collection_id", "organization_user_id")
            }
            Self::CollectionsOfGroup => ("collection_groups", "group_id", "collection_id"),
            Self::CollectionsOfMember => {
                ("collection_users", "organization_user_id", "collection_id")
            }
        }
    }

    /// The rights around one thing.
    pub(crate) fn read(self, db: &Connection, id: &str) -> Result<Vec<Selection>, rusqlite::Error> {
        let (table, given, wanted) = self.columns();
        db.prepare_cached(&format!(
            "SELECT {wanted}, read_only, hide_passwords, manage FROM {table}
             WHERE {given} = ?1 ORDER BY rowid"
        ))?
        .query_map([id], |row| {
            Ok(Selection {
                id: row.get(0)?,
                read_only: row.get(1)?,
                hide_passwords: row.get(2)?,
                manage: row.get(3)?,
            })
        })?
        .collect()
    }

    /// Adds rights around one thing, or changes those that are there.
    pub(crate) fn add(
        self,
        db: &Connection,
        id: &str,
        selections: &[Selection],
    ) -> Result<(), rusqlite::Error> {
        let (table, given, wanted) = self.columns();
        let mut statement = db.prepare_cached(&format!(
            "INSERT OR REPLACE INTO {table} ({given}, {wanted}, read_only, hide_passwords, manage)
             VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?;
        for selection in selections {
            statement.execute(params![
                id,
                selection.id,
                selection.read_only,
                selection.hide_passwords,
                selection.manage
            ])?;
        }
        Ok(())
    }

    /// Replaces all rights around one thing.
    pub(crate) fn replace(
        self,
        db: &Connection,
        id: &str,
        selections: &[Selection],
    ) -> Result<(), rusqlite::Error> {
        let (table, given, _) = self.columns();
        db.prepare_cached(&format!("DELETE FROM {table} WHERE {given} = ?1"))?
            .execute([id])?;
        self.add(db, id, selections)
    }
}

/// What a member reaches, by themselves and through groups: each collection once.
pub(crate) fn reached_by(
    db: &Connection,
    member_id: &str,
) -> Result<Vec<Selection>, rusqlite::Error> {
    let mut reached = Rights::CollectionsOfMember.read(db, member_id)?;
    for group in super::groups::of_member(db, member_id)? {
        for right in Rights::CollectionsOfGroup.read(db, &group)? {
            match reached.iter_mut().find(|known| known.id == right.id) {
                Some(known) => *known = known.joined(&right),
                None => reached.push(right),
            }
        }
    }
    Ok(reached)
}

/// Whether somebody can manage a collection: a member or a group.
pub(crate) fn is_managed(db: &Connection, id: &str) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM collection_users WHERE collection_id = ?1 AND manage)
           OR EXISTS (SELECT 1 FROM collection_groups WHERE collection_id = ?1 AND manage)",
        [id],
        |row| row.get(0),
    )
}

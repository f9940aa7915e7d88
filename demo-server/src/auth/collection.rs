//! What a caller may do with collections (contract part 2, 7.2).

use rusqlite::Connection;

use crate::auth::organization::Access;
use crate::auth::permissions::Permissions;
use crate::store::collections::{self, Collection, Selection};

/// A caller among the collections of an organisation.
pub(crate) struct CollectionAccess<'access> {
    pub(crate) access: &'access Access,
    /// What the caller reaches as a member.
    reached: Vec<Selection>,
}

impl<'access> CollectionAccess<'access> {
    /// Reads what the caller reaches.
    pub(crate) fn read(db: &Connection, access: &'access Access) -> Result<Self, rusqlite::Error> {
        let reached = match &access.member {
            Some(member) => collections::reached_by(db, &member.id)?,
            None => Vec::new(),
        };
        Ok(Self { access, reached })
    }

    /// How the caller reaches a collection as a member.
    pub(crate) fn right(&self, id: &str) -> Option<&Selection> {
        self.reached.iter().find(|right| right.id == id)
    }

    /// Whether the caller manages a collection as a member.
    pub(crate) fn manages(&self, id: &str) -> bool {
        self.right(id).is_some_and(|right| right.manage)
    }

    /// Whether the caller manages any collection as a member.
    pub(crate) fn manages_some(&self) -> bool {
        self.reached.iter().any(|right| right.manage)
    }

    /// Whether the caller may create collections.
    pub(crate) fn may_create(&self) -> bool {
        !self.access.organization.settings.limit_collection_creation
            || self.access.may(|it| it.create_new_collections)
    }

    /// Whether the caller may rename a collection and decide who reaches it.
    pub(crate) fn may_update(&self, db: &Connection, id: &str) -> Result<bool, rusqlite::Error> {
        if self.is_above(|it| it.edit_any_collection) || self.manages(id) {
            return Ok(true);
        }
        // What nobody manages would be lost otherwise.
        Ok(self.access.may(|it| it.edit_any_collection) && !collections::is_managed(db, id)?)
    }

    /// Whether the caller may decide which groups reach a collection.
    pub(crate) fn may_give_to_groups(
        &self,
        db: &Connection,
        id: &str,
    ) -> Result<bool, rusqlite::Error> {
        Ok(self.is_above(|it| it.manage_groups && self.allows_admins())
            || self.may_update(db, id)?)
    }

    /// Whether the caller may decide which members reach a collection by themselves.
    pub(crate) fn may_give_to_members(
        &self,
        db: &Connection,
        id: &str,
    ) -> Result<bool, rusqlite::Error> {
        Ok(self.is_above(|it| it.manage_users && self.allows_admins())
            || self.may_update(db, id)?)
    }

    /// Whether the caller may delete a collection.
    pub(crate) fn may_delete(&self, collection: &Collection) -> bool {
        if self.is_above(|it| it.delete_any_collection) {
            return true;
        }
        let limited = self.access.organization.settings.limit_collection_deletion;
        self.manages(&collection.id) && (!limited || self.access.is_admin())
    }

    /// Provider staff always, the custom role with the permission, owners and admins where the
    /// organisation lets them reach everything.
    fn is_above(&self, permission: impl Fn(&Permissions) -> bool) -> bool {
        let access = self.access;
        access.is_provider
            || (access.is_admin() && self.allows_admins())
            || permission(&access.role.permissions())
    }

    fn allows_admins(&self) -> bool {
        self.access.organization.settings.allow_admin_access
    }
}

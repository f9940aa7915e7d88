//! "My items": a collection of a member's own, where the organisation owns all items.

use rusqlite::Connection;

use crate::api::enc_string;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::store::collections::{self, Collection, Rights, Selection};
use crate::store::organization_users::{Member, STATUS_CONFIRMED};
use crate::time::now_iso;

/// Makes it for a confirmed member who has none, where a name was sent.
pub(crate) fn give_own_collection(
    db: &Connection,
    member: &Member,
    name: Option<&str>,
) -> Result<(), ApiError> {
    let Some(name) = name.filter(|_| member.status == STATUS_CONFIRMED) else {
        return Ok(());
    };
    enc_string::require("DefaultUserCollectionName", name, &[2])?;
    for right in Rights::CollectionsOfMember.read(db, &member.id)? {
        let collection = collections::require(db, &member.organization_id, &right.id)?;
        if collection.collection_type == collections::TYPE_MY_ITEMS {
            return Ok(());
        }
    }
    let id = new_id()?;
    let own = Collection {
        id: id.clone(),
        organization_id: member.organization_id.clone(),
        name: name.to_owned(),
        external_id: None,
        collection_type: collections::TYPE_MY_ITEMS,
        default_user_email: None,
    };
    collections::insert(db, &own, &now_iso())?;
    let right = Selection {
        id: member.id.clone(),
        read_only: false,
        hide_passwords: false,
        manage: true,
    };
    Ok(Rights::MembersOfCollection.add(db, &id, &[right])?)
}

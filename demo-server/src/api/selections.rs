//! Access selections in requests: what does not fit together, and what is gone meanwhile.

use rusqlite::Connection;

use crate::errors::ApiError;
use crate::store::collections::{self, Collection, Selection, TYPE_SHARED};
use crate::store::{groups, organization_users};

/// Managing includes everything: it cannot be narrowed.
pub(crate) fn check(selections: &[Selection]) -> Result<(), ApiError> {
    let is_odd = |it: &Selection| it.manage && (it.read_only || it.hide_passwords);
    if selections.iter().any(is_odd) {
        return Err(ApiError::BadRequest(
            "The Manage property is mutually exclusive and cannot be true while the ReadOnly or \
             HidePasswords properties are also true."
                .into(),
        ));
    }
    Ok(())
}

/// The selections whose group exists in the organisation; the others are passed over silently.
pub(crate) fn of_groups(
    db: &Connection,
    organization_id: &str,
    selections: Vec<Selection>,
) -> Result<Vec<Selection>, rusqlite::Error> {
    let known = groups::of_organization(db, organization_id)?;
    Ok(kept(selections, |id| known.iter().any(|it| it.id == id)))
}

/// The selections whose member exists in the organisation.
pub(crate) fn of_members(
    db: &Connection,
    organization_id: &str,
    selections: Vec<Selection>,
) -> Result<Vec<Selection>, rusqlite::Error> {
    let known = organization_users::of_organization(db, organization_id)?;
    Ok(kept(selections, |id| known.iter().any(|it| it.id == id)))
}

/// The ids of members that exist in the organisation.
pub(crate) fn member_ids(
    db: &Connection,
    organization_id: &str,
    ids: Vec<String>,
) -> Result<Vec<String>, rusqlite::Error> {
    let known = organization_users::of_organization(db, organization_id)?;
    Ok(ids
        .into_iter()
        .filter(|id| known.iter().any(|it| it.id == *id))
        .collect())
}

/// The selected collections that are shared; 404 when one is not of this organisation.
pub(crate) fn shared_collections(
    db: &Connection,
    organization_id: &str,
    selections: Vec<Selection>,
) -> Result<Vec<Selection>, ApiError> {
    let known = collections::of_organization(db, organization_id)?;
    let find = |id: &str| -> Option<&Collection> { known.iter().find(|it| it.id == id) };
    if selections.iter().any(|it| find(&it.id).is_none()) {
        return Err(ApiError::NotFound);
    }
    Ok(kept(selections, |id| {
        find(id).is_some_and(|it| it.collection_type == TYPE_SHARED)
    }))
}

fn kept(selections: Vec<Selection>, is_known: impl Fn(&str) -> bool) -> Vec<Selection> {
    selections
        .into_iter()
        .filter(|selection| is_known(&selection.id))
        .collect()
}

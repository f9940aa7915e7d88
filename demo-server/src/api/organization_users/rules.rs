//! Who may do what with whom (contract part 2, 6.8).

use rusqlite::Connection;

use crate::api::selections;
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::auth::organization::{self, Access, Refusal, Role};
use crate::auth::permissions::Permissions;
use crate::errors::ApiError;
use crate::store::collections::{self, Rights, Selection};
use crate::store::groups;
use crate::store::organization_users::{
    self, Member, STATUS_CONFIRMED, TYPE_ADMIN, TYPE_CUSTOM, TYPE_OWNER,
};

pub(super) const NEEDS_OWNER: &str = "Organization must have at least one confirmed owner.";

/// Who may manage members; 403 for everyone else.
pub(super) fn require_manager(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    organization::require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::Forbidden,
        |access| access.may(|permissions| permissions.manage_users),
    )
}

/// Why the caller may not touch (or make) a member of that role, or nothing.
pub(super) fn hindrance(access: &Access, member_type: i64) -> Option<&'static str> {
    match (access.role, member_type) {
        (Role::Owner, _) => None,
        (_, TYPE_OWNER) => Some("Only an Owner can configure another Owner's account."),
        (Role::Custom(_), TYPE_ADMIN) => Some("Custom users can not manage Admins or Owners."),
        _ => None,
    }
}

/// Whether the caller may make somebody that, with these permissions.
pub(super) fn check_role(
    access: &Access,
    member_type: i64,
    permissions: &Permissions,
) -> Result<(), ApiError> {
    let refuse = |text: &str| Err(ApiError::BadRequest(text.to_owned()));
    if let Some(text) = hindrance(access, member_type) {
        return refuse(text);
    }
    if member_type != TYPE_CUSTOM {
        return Ok(());
    }
    if !access.organization.has_custom_permissions() {
        return refuse(
            "To enable custom permissions the organization must be on an Enterprise plan.",
        );
    }
    match access.role {
        Role::Custom(own) if !own.includes(permissions) => {
            refuse("Custom users can only grant the same custom permissions that they have.")
        }
        _ => Ok(()),
    }
}

/// Groups of this organisation; 404 for any other.
pub(super) fn check_groups(
    db: &Connection,
    organization_id: &str,
    ids: &[String],
) -> Result<(), ApiError> {
    ids.iter()
        .try_for_each(|id| groups::require(db, organization_id, id).map(drop))
}

/// Collections whose access the caller may give; 404 for any other, 400 for rights that contradict.
pub(super) fn check_collections(
    db: &Connection,
    access: &Access,
    wanted: Vec<Selection>,
) -> Result<Vec<Selection>, ApiError> {
    selections::check(&wanted)?;
    let wanted = selections::shared_collections(db, &access.organization.id, wanted)?;
    let caller = CollectionAccess::read(db, access)?;
    for selection in &wanted {
        if !caller.may_give_to_members(db, &selection.id)? {
            return Err(ApiError::NotFound);
        }
    }
    Ok(wanted)
}

/// Replaces what a member reaches by themselves: rights that the caller may not change stay, and so do the
/// member's own items.
pub(super) fn set_collections(
    db: &Connection,
    access: &Access,
    member: &Member,
    wanted: &[Selection],
) -> Result<(), ApiError> {
    let caller = CollectionAccess::read(db, access)?;
    let mut kept = Vec::new();
    for right in Rights::CollectionsOfMember.read(db, &member.id)? {
        let collection = collections::require(db, &member.organization_id, &right.id)?;
        let is_own = collection.collection_type == collections::TYPE_MY_ITEMS;
        if is_own || !caller.may_give_to_members(db, &right.id)? {
            kept.push(right);
        }
    }
    let given = wanted
        .iter()
        .filter(|it| !kept.iter().any(|right| right.id == it.id))
        .cloned();
    let all: Vec<Selection> = given.chain(kept.iter().cloned()).collect();
    Ok(Rights::CollectionsOfMember.replace(db, &member.id, &all)?)
}

/// Whether a confirmed owner remains without these members; staff of the provider count as owners.
pub(super) fn has_owner_without(
    db: &Connection,
    organization_id: &str,
    ids: &[String],
) -> Result<bool, rusqlite::Error> {
    let members = organization_users::of_organization(db, organization_id)?;
    let is_left = members.iter().any(|member| {
        member.member_type == TYPE_OWNER
            && member.status == STATUS_CONFIRMED
            && !ids.contains(&member.id)
    });
    if is_left {
        return Ok(true);
    }
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM provider_organizations link
         JOIN provider_users person ON person.provider_id = link.provider_id
         WHERE link.organization_id = ?1 AND person.status = 2)",
        [organization_id],
        |row| row.get(0),
    )
}

/// Whether it is the caller's own membership.
pub(super) fn is_self(caller: &Caller, member: &Member) -> bool {
    member.user_id.as_deref() == Some(&caller.user_id)
}

/// Those of these members that belong to the organisation, in the order of the ids; 400 when none does.
pub(super) fn members_of(
    db: &Connection,
    organization_id: &str,
    ids: &[String],
) -> Result<Vec<Member>, ApiError> {
    let mut members = Vec::new();
    for id in ids {
        let member = organization_users::by_id(db, id)?;
        members.extend(member.filter(|member| member.organization_id == organization_id));
    }
    if members.is_empty() {
        return Err(ApiError::BadRequest("Users invalid.".to_owned()));
    }
    Ok(members)
}

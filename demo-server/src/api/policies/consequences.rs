//! What follows when a policy is switched on: who loses access, and who gets a collection of their own.

use rusqlite::{Connection, params};

use super::kinds;
use super::own_collection::give_own_collection;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::store::events::{EventType, Subject, record};
use crate::store::mail_tokens;
use crate::store::organization_users::{
    self, Member, STATUS_ACCEPTED, STATUS_CONFIRMED, STATUS_REVOKED, TYPE_ADMIN, TYPE_OWNER,
};
use crate::store::organizations::Organization;

/// Why a member is revoked: two-step login.
const REASON_TWO_STEP: i64 = 2;
/// Why a member is revoked: belongs to another organisation.
const REASON_SINGLE_ORGANIZATION: i64 = 4;

/// Does what follows from switching a policy on.
pub(super) fn follow(
    db: &Connection,
    caller: &Caller,
    organization: &Organization,
    policy_type: i64,
    collection_name: Option<&str>,
) -> Result<(), ApiError> {
    match policy_type {
        kinds::TWO_STEP => {
            for member in bound(db, &organization.id)? {
                if !member.has_two_factor {
                    revoke(db, caller, member, REASON_TWO_STEP, "revoked-two-step")?;
                }
            }
        }
        kinds::SINGLE_ORGANIZATION => {
            for member in bound(db, &organization.id)? {
                if is_elsewhere(db, &member)? {
                    let reason = REASON_SINGLE_ORGANIZATION;
                    revoke(db, caller, member, reason, "revoked-single-organization")?;
                }
            }
        }
        kinds::DATA_OWNERSHIP => {
            for member in bound(db, &organization.id)? {
                give_own_collection(db, &member, collection_name)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Nobody who works for a provider and nobody of another organisation may be a member.
pub(super) fn check_automatic_confirmation(
    db: &Connection,
    organization_id: &str,
) -> Result<(), ApiError> {
    for member in organization_users::of_organization(db, organization_id)? {
        let Some(user_id) = &member.user_id else {
            continue;
        };
        let works_for_provider: bool = db.query_row(
            "SELECT EXISTS (SELECT 1 FROM provider_users WHERE user_id = ?1)",
            [user_id],
            |row| row.get(0),
        )?;
        if works_for_provider {
            let text = "Members of the organization work for a provider.";
            return Err(ApiError::BadRequest(text.into()));
        }
        if is_elsewhere(db, &member)? {
            let text = "Members of the organization belong to another organization.";
            return Err(ApiError::BadRequest(text.into()));
        }
    }
    Ok(())
}

/// Two-step login of an account is gone: where it is required, its membership goes too.
pub(crate) fn revoke_without_two_step(
    db: &Connection,
    caller: &Caller,
    user_id: &str,
) -> Result<(), ApiError> {
    let organizations: Vec<String> = db
        .prepare(
            "SELECT member.organization_id FROM organization_users member
             JOIN policies policy ON policy.organization_id = member.organization_id
             WHERE member.user_id = ?1 AND policy.type = ?2 AND policy.enabled",
        )?
        .query_map(params![user_id, kinds::TWO_STEP], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for organization_id in organizations {
        for member in bound(db, &organization_id)? {
            if member.user_id.as_deref() == Some(user_id) {
                revoke(db, caller, member, REASON_TWO_STEP, "revoked-two-step")?;
            }
        }
    }
    Ok(())
}

/// Accepted and confirmed members who are neither owners nor admins.
fn bound(db: &Connection, organization_id: &str) -> Result<Vec<Member>, rusqlite::Error> {
    let mut members = organization_users::of_organization(db, organization_id)?;
    members.retain(|member| {
        matches!(member.status, STATUS_ACCEPTED | STATUS_CONFIRMED)
            && !matches!(member.member_type, TYPE_OWNER | TYPE_ADMIN)
    });
    Ok(members)
}

fn is_elsewhere(db: &Connection, member: &Member) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM organization_users
         WHERE user_id = ?1 AND organization_id <> ?2 AND status IN (1, 2))",
        params![member.user_id, member.organization_id],
        |row| row.get(0),
    )
}

fn revoke(
    db: &Connection,
    caller: &Caller,
    mut member: Member,
    reason: i64,
    mail: &str,
) -> Result<(), ApiError> {
    member.revoked_from = Some(member.status);
    member.status = STATUS_REVOKED;
    member.revocation_reason = Some(reason);
    organization_users::save(db, &member)?;
    let subject = Subject {
        organization_id: Some(&member.organization_id),
        organization_user_id: Some(&member.id),
        user_id: member.user_id.as_deref(),
        ..Subject::default()
    };
    record(db, caller, EventType::OrganizationUserRevoked, subject)?;
    Ok(mail_tokens::send_news(db, member.shown_email(), mail)?)
}

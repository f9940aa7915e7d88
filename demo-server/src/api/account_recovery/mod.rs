//! Account recovery (contract part 2, 6.6): a member leaves their user key with the organisation, and
//! somebody there gives them a new master password with it.

mod details;
mod enroll;
mod recover;

use axum::Router;
use axum::routing::{get, post, put};
use rusqlite::{Connection, OptionalExtension as _};

use crate::auth::caller::Caller;
use crate::auth::organization::{Access, Refusal, require};
use crate::auth::roles::{ProviderRole, provider_role};
use crate::errors::ApiError;
use crate::state::SharedApp;
use crate::store::organization_users::{Member, TYPE_ADMIN, TYPE_OWNER};
use crate::store::policies;

/// The policy that has to be on.
const POLICY: i64 = 8;

/// What is below `/organizations/{organization_id}/users` about recovery. There is no `reset-password`: the
/// official server has taken it away.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}/users{rest}");
    Router::new()
        .route(&at("/account-recovery-details"), post(details::several))
        .route(&at("/{id}/reset-password-details"), get(details::one))
        .route(&at("/{id}/recover-account"), put(recover::recover))
        .route(&at("/{id}/reset-password-enrollment"), put(enroll::enroll))
}

/// Who may recover accounts at all; 403 for everyone else.
fn require_recoverer(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::Forbidden,
        |it| it.may(|permissions| permissions.manage_reset_password),
    )
}

/// Whether the caller's rank reaches the member: owners for owners, admins for admins; people who work for a
/// provider only by somebody there of the same or a higher role.
fn reaches(
    db: &Connection,
    caller: &Caller,
    access: &Access,
    member: &Member,
) -> Result<bool, rusqlite::Error> {
    let by_rank = match member.member_type {
        TYPE_OWNER => access.is_owner(),
        TYPE_ADMIN => access.is_admin(),
        _ => true,
    };
    let Some(user_id) = member.user_id.as_deref().filter(|_| by_rank) else {
        return Ok(by_rank);
    };
    let works_for: Option<String> = db
        .query_row(
            "SELECT provider_id FROM provider_users WHERE user_id = ?1 AND status = 2",
            [user_id],
            |row| row.get(0),
        )
        .optional()?;
    let Some(provider_id) = works_for else {
        return Ok(true);
    };
    let own = provider_role(db, &caller.user_id, &provider_id)?;
    let theirs = provider_role(db, user_id, &provider_id)?;
    Ok(match own {
        Some(ProviderRole::Admin) => true,
        Some(ProviderRole::ServiceUser) => theirs != Some(ProviderRole::Admin),
        None => false,
    })
}

fn is_policy_on(db: &Connection, organization_id: &str) -> Result<bool, rusqlite::Error> {
    let policy = policies::by_type(db, organization_id, POLICY)?;
    Ok(policy.is_some_and(|policy| policy.enabled))
}

//! What a person may do, looked up for every request.
//!
//! Each guard answers with the status the official server uses at that place.

use rusqlite::{Connection, OptionalExtension as _};

use crate::errors::ApiError;

/// A confirmed role in a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProviderRole {
    /// Manages everything.
    Admin,
    /// Works in the clients.
    ServiceUser,
}

/// A person's confirmed role in a provider.
pub(crate) fn provider_role(
    db: &Connection,
    user_id: &str,
    provider_id: &str,
) -> Result<Option<ProviderRole>, rusqlite::Error> {
    let role: Option<i64> = db
        .query_row(
            "SELECT type FROM provider_users WHERE user_id = ?1 AND provider_id = ?2 AND status = 2",
            [user_id, provider_id],
            |row| row.get(0),
        )
        .optional()?;
    Ok(role.map(|role| {
        if role == 0 {
            ProviderRole::Admin
        } else {
            ProviderRole::ServiceUser
        }
    }))
}

/// Provider admins and service users; 403 for everyone else.
pub(crate) fn require_provider_user(
    db: &Connection,
    user_id: &str,
    provider_id: &str,
) -> Result<ProviderRole, ApiError> {
    provider_role(db, user_id, provider_id)?.ok_or(ApiError::Forbidden)
}

/// Provider admins; 403 for everyone else.
pub(crate) fn require_provider_admin(
    db: &Connection,
    user_id: &str,
    provider_id: &str,
) -> Result<(), ApiError> {
    match require_provider_user(db, user_id, provider_id)? {
        ProviderRole::Admin => Ok(()),
        ProviderRole::ServiceUser => Err(ApiError::Forbidden),
    }
}

/// Billing routes: provider users, 401 with a body for everyone else, 404 for no such provider.
pub(crate) fn require_billing_reader(
    db: &Connection,
    user_id: &str,
    provider_id: &str,
) -> Result<ProviderRole, ApiError> {
    let exists: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM providers WHERE id = ?1)",
        [provider_id],
        |row| row.get(0),
    )?;
    if !exists {
        return Err(ApiError::NotFound);
    }
    provider_role(db, user_id, provider_id)?.ok_or(ApiError::UnauthorizedBilling("Unauthorized."))
}

/// Billing routes for provider admins: 401 with a body for everyone else, 404 for no such provider.
pub(crate) fn require_billing_admin(
    db: &Connection,
    user_id: &str,
    provider_id: &str,
) -> Result<(), ApiError> {
    match require_billing_reader(db, user_id, provider_id)? {
        ProviderRole::Admin => Ok(()),
        ProviderRole::ServiceUser => Err(ApiError::UnauthorizedBilling("Unauthorized.")),
    }
}

/// A person's confirmed role number in an organisation: 0 owner, 1 admin, 2 user, 4 custom.
pub(crate) fn member_role(
    db: &Connection,
    user_id: &str,
    organization_id: &str,
) -> Result<Option<i64>, rusqlite::Error> {
    db.query_row(
        "SELECT type FROM organization_users
         WHERE user_id = ?1 AND organization_id = ?2 AND status = 2",
        [user_id, organization_id],
        |row| row.get(0),
    )
    .optional()
}

/// Whether a person is a confirmed user of the provider that owns the organisation.
pub(crate) fn is_provider_user_of(
    db: &Connection,
    user_id: &str,
    organization_id: &str,
) -> Result<bool, rusqlite::Error> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM provider_organizations link
         JOIN provider_users person ON person.provider_id = link.provider_id
         WHERE link.organization_id = ?2 AND person.user_id = ?1 AND person.status = 2)",
        [user_id, organization_id],
        |row| row.get(0),
    )
}

//! What a person may do in an organisation, looked up for every request (contract part 2, 12).
//!
//! Staff of the provider that owns it have the rights of an owner, whatever their own membership
//! says. Everyone else needs a confirmed membership; of the custom role the permissions decide.
//!
//! Routes refuse in three ways; each handler names the one of its group:
//!
//! | group of routes | refusal |
//! |---|---|
//! | members, groups, policies | [`Refusal::Forbidden`] |
//! | organisation, subscription, events, collections, the members list | [`Refusal::NotFound`] |
//! | changing the organisation, device approvals | [`Refusal::Unauthorized`] |

use rusqlite::Connection;

use crate::auth::permissions::Permissions;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::store::organization_users::{
    self, Member, STATUS_CONFIRMED, TYPE_ADMIN, TYPE_CUSTOM, TYPE_OWNER, TYPE_USER,
};
use crate::store::organizations::{self, Organization};

/// A caller's role in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Everything.
    Owner,
    /// Everything but owners and the organisation itself.
    Admin,
    /// Uses items.
    User,
    /// What the permissions say.
    Custom(Permissions),
}

impl Role {
    /// The number on the wire.
    pub(crate) fn number(self) -> i64 {
        match self {
            Self::Owner => TYPE_OWNER,
            Self::Admin => TYPE_ADMIN,
            Self::User => TYPE_USER,
            Self::Custom(_) => TYPE_CUSTOM,
        }
    }

    /// The permissions of the custom role; none where another role decides.
    pub(crate) fn permissions(self) -> Permissions {
        match self {
            Self::Custom(permissions) => permissions,
            _ => Permissions::NONE,
        }
    }

    /// The role of a member.
    pub(crate) fn of(member: &Member) -> Self {
        match member.member_type {
            TYPE_OWNER => Self::Owner,
            TYPE_ADMIN => Self::Admin,
            TYPE_CUSTOM => Self::Custom(member.permissions),
            _ => Self::User,
        }
    }
}

/// Who a caller is in an organisation.
pub(crate) struct Access {
    pub(crate) organization: Organization,
    pub(crate) role: Role,
    /// Works for the provider that owns the organisation; the role is then [`Role::Owner`].
    pub(crate) is_provider: bool,
    /// The caller's own confirmed membership.
    pub(crate) member: Option<Member>,
}

/// How a route says "you may not".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// 403 without a body.
    Forbidden,
    /// 404.
    NotFound,
    /// 401 without a body.
    Unauthorized,
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Forbidden => Self::Forbidden,
            Refusal::NotFound => Self::NotFound,
            Refusal::Unauthorized => Self::Unauthorized,
        }
    }
}

impl Access {
    /// Owners, and staff of the provider.
    pub(crate) fn is_owner(&self) -> bool {
        self.role == Role::Owner
    }

    /// Owners and admins, and staff of the provider.
    pub(crate) fn is_admin(&self) -> bool {
        matches!(self.role, Role::Owner | Role::Admin)
    }

    /// The usual rule: owners, admins, provider staff, and the custom role with the permission.
    pub(crate) fn may(&self, permission: fn(&Permissions) -> bool) -> bool {
        match &self.role {
            Role::Owner | Role::Admin => true,
            Role::Custom(permissions) => permission(permissions),
            Role::User => false,
        }
    }
}

/// Who a person is in an organisation; `None` for strangers and when there is no such organisation.
pub(crate) fn access(
    db: &Connection,
    user_id: &str,
    organization_id: &str,
) -> Result<Option<Access>, rusqlite::Error> {
    let Some(organization) = organizations::by_id(db, organization_id)? else {
        return Ok(None);
    };
    let member = organization_users::of_account(db, organization_id, user_id)?
        .filter(|member| member.status == STATUS_CONFIRMED);
    let is_provider = roles::is_provider_user_of(db, user_id, organization_id)?;
    let role = match &member {
        _ if is_provider => Role::Owner,
        None => return Ok(None),
        Some(member) => Role::of(member),
    };
    Ok(Some(Access {
        organization,
        role,
        is_provider,
        member,
    }))
}

/// The caller's access, if it is `allowed`; the refusal of the route for everyone else.
pub(crate) fn require(
    db: &Connection,
    user_id: &str,
    organization_id: &str,
    refusal: Refusal,
    allowed: impl FnOnce(&Access) -> bool,
) -> Result<Access, ApiError> {
    access(db, user_id, organization_id)?
        .filter(allowed)
        .ok_or_else(|| refusal.into())
}

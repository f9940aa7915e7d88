//! What roles, states, permissions and obstacles are called.

use portal_types::account::{OrganizationUserStatusType, OrganizationUserType};
use portal_types::organization_user::RevocationReason;

use super::people::Obstacle;
use crate::i18n::{Text, m::console::members as words};
use crate::ui::Tone;

/// A role's name.
pub fn role_name(role: OrganizationUserType) -> Text {
    match role {
        OrganizationUserType::Owner => words::ROLE_OWNER.into(),
        OrganizationUserType::Admin => words::ROLE_ADMIN.into(),
        OrganizationUserType::User => words::ROLE_USER.into(),
        OrganizationUserType::Manager | OrganizationUserType::Custom => words::ROLE_CUSTOM.into(),
        OrganizationUserType::Unknown(_) => words::ROLE_UNKNOWN.into(),
    }
}

/// What a role may do.
pub(super) fn role_note(role: OrganizationUserType) -> Text {
    match role {
        OrganizationUserType::Owner => words::ROLE_OWNER_NOTE.into(),
        OrganizationUserType::Admin => words::ROLE_ADMIN_NOTE.into(),
        OrganizationUserType::Custom => words::ROLE_CUSTOM_NOTE.into(),
        _ => words::ROLE_USER_NOTE.into(),
    }
}

/// How far a membership has come, and what that means.
pub fn status_name(status: OrganizationUserStatusType) -> (Text, Tone) {
    match status {
        OrganizationUserStatusType::Revoked => (words::STATUS_REVOKED.into(), Tone::Danger),
        OrganizationUserStatusType::Invited => (words::STATUS_INVITED.into(), Tone::Neutral),
        OrganizationUserStatusType::Accepted => (words::STATUS_WAITING.into(), Tone::Warning),
        OrganizationUserStatusType::Confirmed => (words::STATUS_CONFIRMED.into(), Tone::Success),
        OrganizationUserStatusType::Staged => (words::STATUS_STAGED.into(), Tone::Neutral),
        OrganizationUserStatusType::Unknown(_) => (words::STATUS_UNKNOWN.into(), Tone::Neutral),
    }
}

/// Why access was withdrawn, where that is known and not plain.
pub(super) fn revocation_text(reason: Option<RevocationReason>) -> Option<Text> {
    match reason? {
        RevocationReason::Manual => Some(words::REVOKED_BY_HAND.into()),
        RevocationReason::TwoStepLogin => Some(words::REVOKED_BY_TWO_STEP.into()),
        RevocationReason::DataOwnership => Some(words::REVOKED_BY_DATA_OWNERSHIP.into()),
        RevocationReason::SingleOrganization => Some(words::REVOKED_BY_SINGLE_ORGANIZATION.into()),
        RevocationReason::Unknown(_) => None,
    }
}

/// Why something cannot be done with somebody.
pub(super) fn obstacle_text(obstacle: Obstacle) -> Text {
    match obstacle {
        Obstacle::NotYours => words::NOT_YOURS.into(),
        Obstacle::AcceptedAlready => words::ACCEPTED_ALREADY.into(),
        Obstacle::NotAccepted => words::NOT_ACCEPTED.into(),
        Obstacle::ConfirmedAlready => words::CONFIRMED_ALREADY.into(),
        Obstacle::RevokedAlready => words::REVOKED_ALREADY.into(),
        Obstacle::NotRevoked => words::NOT_REVOKED.into(),
        Obstacle::Yourself => words::NOT_YOURSELF.into(),
        Obstacle::LastOwner => words::LAST_OWNER.into(),
        Obstacle::OwnersOnly => words::OWNERS_ONLY.into(),
        Obstacle::AdminsOnly => words::ADMINS_ONLY.into(),
        Obstacle::Claimed => words::CLAIMED.into(),
        Obstacle::Unknown => words::STATUS_NOT_KNOWN.into(),
    }
}

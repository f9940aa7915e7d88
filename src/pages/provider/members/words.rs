//! What roles, states and obstacles are called.

use portal_types::provider::{ProviderUserStatusType, ProviderUserType};

use super::people::Obstacle;
use crate::i18n::{Text, m};
use crate::ui::Tone;

/// A role's name.
pub(super) fn role_name(role: ProviderUserType) -> Text {
    match role {
        ProviderUserType::ProviderAdmin => m::common::PROVIDER_ADMIN.into(),
        ProviderUserType::ServiceUser => m::common::SERVICE_USER.into(),
        ProviderUserType::Unknown(_) => m::provider::members::ROLE_UNKNOWN.into(),
    }
}

/// What a role may do.
pub(super) fn role_note(role: ProviderUserType) -> Text {
    match role {
        ProviderUserType::ProviderAdmin => m::provider::members::ROLE_ADMIN_NOTE.into(),
        _ => m::provider::members::ROLE_SERVICE_USER_NOTE.into(),
    }
}

/// How far an invitation has come, and what that means.
pub(super) fn status_name(status: ProviderUserStatusType) -> (Text, Tone) {
    match status {
        ProviderUserStatusType::Invited => {
            (m::provider::members::STATUS_INVITED.into(), Tone::Neutral)
        }
        ProviderUserStatusType::Accepted => {
            (m::provider::members::STATUS_WAITING.into(), Tone::Warning)
        }
        ProviderUserStatusType::Confirmed => {
            (m::provider::members::STATUS_CONFIRMED.into(), Tone::Success)
        }
        ProviderUserStatusType::Unknown(_) => {
            (m::provider::members::STATUS_UNKNOWN.into(), Tone::Neutral)
        }
    }
}

/// Why something cannot be done with somebody.
pub(super) fn obstacle_text(obstacle: Obstacle) -> Text {
    match obstacle {
        Obstacle::AcceptedAlready => m::provider::members::ACCEPTED_ALREADY.into(),
        Obstacle::NotAccepted => m::provider::members::NOT_ACCEPTED.into(),
        Obstacle::ConfirmedAlready => m::provider::members::CONFIRMED_ALREADY.into(),
        Obstacle::Yourself => m::provider::members::NOT_YOURSELF.into(),
        Obstacle::LastAdmin => m::provider::members::LAST_ADMIN.into(),
    }
}

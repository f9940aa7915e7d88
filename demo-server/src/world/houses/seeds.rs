//! What a furnished client is made of.

use crate::auth::organization::Role;
use crate::store::collections::Selection;
use crate::store::organizations::Settings;

/// A client with its people.
pub(super) struct House {
    pub(super) name: &'static str,
    pub(super) seats: i64,
    /// The confirmed owner the organisation was made with; one of the members.
    pub(super) owner: &'static str,
    pub(super) settings: fn() -> Settings,
    /// Name, and the id of a directory it came from.
    pub(super) groups: &'static [(&'static str, Option<&'static str>)],
    pub(super) members: &'static [MemberSeed],
    pub(super) collections: &'static [CollectionSeed],
    /// Number, whether it is on, data as JSON.
    pub(super) policies: &'static [(i64, bool, Option<&'static str>)],
}

/// How far a member has come.
#[derive(Clone, Copy)]
pub(super) enum State {
    Invited,
    Accepted,
    Confirmed,
    /// Revoked, and what they were before.
    RevokedFrom(i64),
}

/// A member.
pub(super) struct MemberSeed {
    pub(super) email: &'static str,
    /// Of the account.
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) state: State,
    pub(super) groups: &'static [&'static str],
    /// Has an account that nobody can sign in to.
    pub(super) is_stranger: bool,
    /// Enrolled in account recovery.
    pub(super) is_enrolled: bool,
    pub(super) has_two_factor: bool,
}

impl MemberSeed {
    /// Somebody whose account is among the people of the world.
    pub(super) const fn known(
        email: &'static str,
        role: Role,
        groups: &'static [&'static str],
    ) -> Self {
        Self {
            email,
            name: "",
            role,
            state: State::Confirmed,
            groups,
            is_stranger: false,
            is_enrolled: false,
            has_two_factor: false,
        }
    }

    /// Somebody with an account of their own that nobody else signs in to.
    pub(super) const fn stranger(
        email: &'static str,
        name: &'static str,
        role: Role,
        state: State,
        groups: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            state,
            is_stranger: true,
            ..Self::known(email, role, groups)
        }
    }

    /// An address that was invited.
    pub(super) const fn invited(
        email: &'static str,
        state: State,
        groups: &'static [&'static str],
    ) -> Self {
        Self {
            state,
            ..Self::known(email, Role::User, groups)
        }
    }

    /// The same, enrolled in account recovery.
    pub(super) const fn enrolled(self) -> Self {
        Self {
            is_enrolled: true,
            ..self
        }
    }

    /// The same, with two-step login.
    pub(super) const fn two_factor(self) -> Self {
        Self {
            has_two_factor: true,
            ..self
        }
    }
}

/// How somebody reaches a collection.
#[derive(Clone, Copy)]
pub(super) enum Right {
    View,
    ViewHidden,
    Edit,
    EditHidden,
    Manage,
}

impl Right {
    pub(super) fn selection(self, id: String) -> Selection {
        Selection {
            id,
            read_only: matches!(self, Self::View | Self::ViewHidden),
            hide_passwords: matches!(self, Self::ViewHidden | Self::EditHidden),
            manage: matches!(self, Self::Manage),
        }
    }
}

type Reached = &'static [(&'static str, Right)];

/// A collection and who reaches it.
pub(super) struct CollectionSeed {
    pub(super) name: &'static str,
    pub(super) groups: Reached,
    pub(super) members: Reached,
    pub(super) is_my_items: bool,
    /// Whose own it was, when that member is gone.
    pub(super) left_behind_by: Option<&'static str>,
}

impl CollectionSeed {
    /// One that many share.
    pub(super) const fn shared(name: &'static str, groups: Reached, members: Reached) -> Self {
        Self {
            name,
            groups,
            members,
            is_my_items: false,
            left_behind_by: None,
        }
    }

    /// A member's own.
    pub(super) const fn my_items(members: Reached, left_behind_by: Option<&'static str>) -> Self {
        Self {
            is_my_items: true,
            left_behind_by,
            ..Self::shared("My Items", &[], members)
        }
    }
}

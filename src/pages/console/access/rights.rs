//! The five rights to a collection. On the wire they are three flags; people know them by name.

use portal_types::access::AccessSelection;

use crate::i18n::{Message, m::console::access as words};

/// What somebody may do with a collection, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Use items, see passwords.
    View,
    /// Use items, passwords stay hidden.
    ViewHidden,
    /// Change items as well.
    Edit,
    /// Change items, passwords stay hidden.
    EditHidden,
    /// Everything, and decide who else reaches the collection.
    Manage,
}

impl Right {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [
        Self::View,
        Self::ViewHidden,
        Self::Edit,
        Self::EditHidden,
        Self::Manage,
    ];

    /// The right of three flags.
    #[must_use]
    pub fn of_flags(read_only: bool, hide_passwords: bool, manage: bool) -> Self {
        match (manage, read_only, hide_passwords) {
            (true, ..) => Self::Manage,
            (_, true, false) => Self::View,
            (_, true, true) => Self::ViewHidden,
            (_, false, false) => Self::Edit,
            (_, false, true) => Self::EditHidden,
        }
    }

    /// The right of a selection.
    #[must_use]
    pub fn of(selection: &AccessSelection) -> Self {
        Self::of_flags(
            selection.read_only,
            selection.hide_passwords,
            selection.manage,
        )
    }

    /// The selection that gives this right to (or of) something.
    #[must_use]
    pub fn to(self, id: impl Into<String>) -> AccessSelection {
        AccessSelection {
            id: id.into(),
            read_only: matches!(self, Self::View | Self::ViewHidden),
            hide_passwords: matches!(self, Self::ViewHidden | Self::EditHidden),
            manage: self == Self::Manage,
        }
    }

    /// The value of a drop-down.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::ViewHidden => "view-hidden",
            Self::Edit => "edit",
            Self::EditHidden => "edit-hidden",
            Self::Manage => "manage",
        }
    }

    /// The right of a drop-down's value; none for any other.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.key() == key)
    }

    /// What people call it.
    #[must_use]
    pub fn word(self) -> Message {
        match self {
            Self::View => words::RIGHT_VIEW,
            Self::ViewHidden => words::RIGHT_VIEW_HIDDEN,
            Self::Edit => words::RIGHT_EDIT,
            Self::EditHidden => words::RIGHT_EDIT_HIDDEN,
            Self::Manage => words::RIGHT_MANAGE,
        }
    }
}

/// Rights with some of them added or changed, and none taken away.
#[must_use]
pub fn joined(now: &[AccessSelection], added: &[AccessSelection]) -> Vec<AccessSelection> {
    let kept = now
        .iter()
        .filter(|right| !added.iter().any(|other| other.id == right.id));
    kept.chain(added).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_survives_the_wire_and_the_drop_down() {
        for right in Right::ALL {
            let selection = right.to("c");
            assert_eq!(Right::of(&selection), right);
            assert_eq!(Right::of_key(right.key()), Some(right));
            // Together they are refused.
            assert!(
                !(selection.manage && (selection.read_only || selection.hide_passwords)),
                "{right:?}"
            );
        }
        assert_eq!(Right::of_key(""), None);
        assert_eq!(Right::of_key("own"), None);
    }

    #[test]
    fn odd_flags_of_a_server_count_as_manage() {
        assert_eq!(Right::of_flags(true, true, true), Right::Manage);
    }

    #[test]
    fn joining_takes_nothing_away() {
        let now = [Right::View.to("a"), Right::Manage.to("b")];
        let added = [Right::Edit.to("a"), Right::View.to("c")];
        let after = joined(&now, &added);
        let shown: Vec<_> = after
            .iter()
            .map(|it| (it.id.as_str(), Right::of(it)))
            .collect();
        assert_eq!(
            shown,
            [("b", Right::Manage), ("a", Right::Edit), ("c", Right::View)]
        );
    }
}

//! The eight tasks of looking after a client, in the order in which they come up.

use crate::i18n::{Message, m::console::home as words};
use crate::nav::ConsolePage;
use crate::session::Action;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// People come and go.
    Users,
    /// Who may do what.
    Permissions,
    /// More or fewer people than before.
    Seats,
    /// Somebody lost their master password.
    Recovery,
    /// Items that several people use.
    Items,
    /// Something handed over once.
    Sharing,
    /// Weak passwords, odd events.
    Health,
    /// Who pays, and how.
    Billing,
}

impl Task {
    pub(super) const ALL: [Self; 8] = [
        Self::Users,
        Self::Permissions,
        Self::Seats,
        Self::Recovery,
        Self::Items,
        Self::Sharing,
        Self::Health,
        Self::Billing,
    ];

    /// Its name, and what it is about.
    pub(super) fn words(self) -> (Message, Message) {
        match self {
            Self::Users => (words::USERS, words::USERS_TEXT),
            Self::Permissions => (words::PERMISSIONS, words::PERMISSIONS_TEXT),
            Self::Seats => (words::SEATS, words::SEATS_TEXT),
            Self::Recovery => (words::RECOVERY, words::RECOVERY_TEXT),
            Self::Items => (words::ITEMS, words::ITEMS_TEXT),
            Self::Sharing => (words::SHARING, words::SHARING_TEXT),
            Self::Health => (words::HEALTH, words::HEALTH_TEXT),
            Self::Billing => (words::BILLING, words::BILLING_TEXT),
        }
    }

    /// What one has to be allowed for it.
    pub(super) fn needs(self) -> Action {
        match self {
            Self::Users | Self::Permissions => Action::ListMembers,
            Self::Recovery => Action::RecoverAccounts,
            Self::Items => Action::ListCollections,
            // Sends are everybody's own.
            Self::Sharing => Action::OpenConsole,
            Self::Health => Action::ReadEvents,
            Self::Seats | Self::Billing => Action::SeeBilling,
        }
    }

    /// Where it is done.
    pub(super) fn pages(self) -> &'static [ConsolePage] {
        match self {
            Self::Users | Self::Permissions => &[ConsolePage::Members],
            Self::Seats | Self::Billing => &[ConsolePage::Subscription],
            Self::Recovery => &[ConsolePage::Members, ConsolePage::Policies],
            Self::Items => &[ConsolePage::Collections, ConsolePage::Import],
            Self::Sharing => &[],
            Self::Health => &[ConsolePage::Events, ConsolePage::Reports],
        }
    }
}

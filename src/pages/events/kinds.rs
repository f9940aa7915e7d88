//! Groups of event numbers: what one filters by.

use crate::i18n::{Message, m::events::log as words};

/// What events are about. The order is that of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Signing in, and somebody's own account.
    Account,
    /// Items of a vault.
    Items,
    /// Collections.
    Collections,
    /// Groups.
    Groups,
    /// Members of an organisation.
    Members,
    /// An organisation and its settings.
    Organization,
    /// Policies.
    Policies,
    /// The people of a provider.
    ProviderMembers,
    /// The clients of a provider.
    Clients,
    /// Domains.
    Domains,
    /// Secrets, projects and machine accounts.
    Secrets,
    /// Blocked websites.
    Phishing,
    /// Sends.
    Sends,
    /// Numbers that this version does not know.
    Other,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Account,
        Self::Items,
        Self::Collections,
        Self::Groups,
        Self::Members,
        Self::Organization,
        Self::Policies,
        Self::ProviderMembers,
        Self::Clients,
        Self::Domains,
        Self::Secrets,
        Self::Phishing,
        Self::Sends,
        Self::Other,
    ];

    /// The group of a number. A number of a newer server belongs to its hundred.
    pub fn of(event_type: i64) -> Self {
        match event_type {
            1000..=1099 => Self::Account,
            1100..=1199 => Self::Items,
            1300..=1399 => Self::Collections,
            1400..=1499 => Self::Groups,
            1500..=1599 => Self::Members,
            1600..=1699 => Self::Organization,
            1700..=1799 => Self::Policies,
            1800..=1899 => Self::ProviderMembers,
            1900..=1999 => Self::Clients,
            2000..=2099 => Self::Domains,
            2100..=2399 => Self::Secrets,
            2400..=2499 => Self::Phishing,
            2500..=2599 => Self::Sends,
            _ => Self::Other,
        }
    }

    /// As it stands in the address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Items => "items",
            Self::Collections => "collections",
            Self::Groups => "groups",
            Self::Members => "members",
            Self::Organization => "organization",
            Self::Policies => "policies",
            Self::ProviderMembers => "provider-members",
            Self::Clients => "clients",
            Self::Domains => "domains",
            Self::Secrets => "secrets",
            Self::Phishing => "phishing",
            Self::Sends => "sends",
            Self::Other => "other",
        }
    }

    /// As people read it.
    pub fn label(self) -> Message {
        match self {
            Self::Account => words::KIND_ACCOUNT,
            Self::Items => words::KIND_ITEMS,
            Self::Collections => words::KIND_COLLECTIONS,
            Self::Groups => words::KIND_GROUPS,
            Self::Members => words::KIND_MEMBERS,
            Self::Organization => words::KIND_ORGANIZATION,
            Self::Policies => words::KIND_POLICIES,
            Self::ProviderMembers => words::KIND_PROVIDER_MEMBERS,
            Self::Clients => words::KIND_CLIENTS,
            Self::Domains => words::KIND_DOMAINS,
            Self::Secrets => words::KIND_SECRETS,
            Self::Phishing => words::KIND_PHISHING,
            Self::Sends => words::KIND_SENDS,
            Self::Other => words::KIND_OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EventKind;

    #[test]
    fn every_number_belongs_to_one_group() {
        assert_eq!(EventKind::of(1005), EventKind::Account);
        assert_eq!(EventKind::of(1690), EventKind::Organization);
        assert_eq!(EventKind::of(2301), EventKind::Secrets);
        for number in [i64::MIN, 0, 999, 1200, 2777, i64::MAX] {
            assert_eq!(EventKind::of(number), EventKind::Other);
        }
    }

    #[test]
    fn slugs_are_all_different() {
        let mut slugs: Vec<_> = EventKind::ALL.iter().map(|kind| kind.slug()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), EventKind::ALL.len());
    }
}

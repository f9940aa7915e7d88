//! The pages of an organisation's Admin Console, by the part of the address behind the organisation's id.

/// A page of the Admin Console. The paths are those of the official web vault where it has the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsolePage {
    /// What there is to do for this client.
    Home,
    /// Collections and who reaches them.
    Collections,
    /// Members.
    Members,
    /// Groups.
    Groups,
    /// The event log.
    Events,
    /// Reports about the vault.
    Reports,
    /// What the organisation has and pays.
    Subscription,
    /// How it pays.
    PaymentDetails,
    /// Its invoices.
    BillingHistory,
    /// Name, collection rules, API key, deletion.
    Settings,
    /// Policies.
    Policies,
    /// Two-step login for the whole organisation.
    TwoStep,
    /// Importing items.
    Import,
    /// Exporting the vault.
    Export,
    /// Domains that belong to the organisation.
    Domains,
    /// Single sign-on.
    Sso,
    /// Directory provisioning.
    Scim,
    /// Devices that wait for an approval.
    Devices,
}

impl ConsolePage {
    /// Every page.
    pub const ALL: [Self; 18] = [
        Self::Home,
        Self::Collections,
        Self::Members,
        Self::Groups,
        Self::Events,
        Self::Reports,
        Self::Subscription,
        Self::PaymentDetails,
        Self::BillingHistory,
        Self::Settings,
        Self::Policies,
        Self::TwoStep,
        Self::Import,
        Self::Export,
        Self::Domains,
        Self::Sso,
        Self::Scim,
        Self::Devices,
    ];

    /// Its address below the organisation's; empty for the home.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Collections => "collections",
            Self::Members => "members",
            Self::Groups => "groups",
            Self::Events => "reporting/events",
            Self::Reports => "reporting/reports",
            Self::Subscription => "billing/subscription",
            Self::PaymentDetails => "billing/payment-details",
            Self::BillingHistory => "billing/history",
            Self::Settings => "settings/account",
            Self::Policies => "settings/policies",
            Self::TwoStep => "settings/two-factor",
            Self::Import => "settings/tools/import",
            Self::Export => "settings/tools/export",
            Self::Domains => "settings/domain-verification",
            Self::Sso => "settings/sso",
            Self::Scim => "settings/scim",
            Self::Devices => "settings/device-approvals",
        }
    }

    /// The page at an address below the organisation's. Each single report has an address below that of
    /// the reports.
    pub fn of(path: &str) -> Option<Self> {
        if path.starts_with("reporting/reports/") {
            return Some(Self::Reports);
        }
        Self::ALL.into_iter().find(|page| page.path() == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_address() {
        for page in ConsolePage::ALL {
            assert_eq!(ConsolePage::of(page.path()), Some(page));
        }
        let report = "reporting/reports/weak-passwords-report";
        assert_eq!(ConsolePage::of(report), Some(ConsolePage::Reports));
        assert_eq!(ConsolePage::of("settings/plumbing"), None);
    }
}

//! Bookmarks of the official web vaults, of today and of earlier years, and where each of them lands. Every address
//! that they ever had for a page stands here.

use super::*;
use crate::nav::{ConsolePage, legacy, legacy_console};

/// Address, today's address (`=` when it is the same), and what stands there: a page of [`find`], a page of the
/// Admin Console, or `nowhere`, which the portal says.
const TABLE: &str = "
# Signing in is no address here: one starts where everybody starts.
/login                                                     /                                              Home
/login-with-passkey                                        /                                              Home
/login-with-device                                         /                                              Home
/sso                                                       /                                              Home
/2fa                                                       /                                              Home
/device-verification                                       /                                              Home
/lock                                                      /                                              Home
/hint                                                      /                                              Home
/recover-2fa                                               /                                              Home
/                                                          =                                              Home
# Nobody registers here; the training desk has the link.
/signup                                                    /training                                      Training
/register                                                  /training                                      Training
/trial                                                     /training                                      Training
/finish-signup                                             =                                              nowhere
# Invitations.
/accept-organization                                       =                                              Join
/accept-provider                                           /providers/accept-provider                     Join
/accept-emergency                                          =                                              nowhere
/send/s/k                                                  =                                              nowhere
# One's own vault.
/vault                                                     =                                              PasswordManager
/sends                                                     =                                              PasswordManager
/tools/generator                                           =                                              PasswordManager
/tools/import                                              =                                              PasswordManager
/tools/export                                              =                                              PasswordManager
/reports                                                   =                                              PasswordManager
/reports/breach-report                                     =                                              PasswordManager
/reports/exposed-passwords-report                          =                                              PasswordManager
/reports/reused-passwords-report                           =                                              PasswordManager
/reports/weak-passwords-report                             =                                              PasswordManager
/reports/unsecured-websites-report                         =                                              PasswordManager
/reports/inactive-two-factor-report                        =                                              PasswordManager
/reports/passkey-report                                    =                                              PasswordManager
/settings/account                                          =                                              PasswordManager
/settings/security/two-factor                              =                                              PasswordManager
/settings/preferences                                      =                                              PasswordManager
/settings/appearance                                       =                                              PasswordManager
/settings/subscription                                     =                                              PasswordManager
/settings/domain-rules                                     =                                              PasswordManager
/settings/emergency-access                                 =                                              PasswordManager
/settings/sponsored-families                               =                                              PasswordManager
/create-organization                                       =                                              nowhere
/sm-landing                                                =                                              nowhere
# The Provider Portal.
/providers                                                 =                                              Providers
/providers/                                                /providers                                     Providers
/providers/setup-provider                                  =                                              SetUp
/providers/setup                                           /providers/setup-provider                      SetUp
/providers/accept-provider                                 =                                              Join
/providers/setup-business-unit                             =                                              nowhere
/providers/verify-recover-delete-provider                  =                                              nowhere
/verify-recover-delete-provider                            =                                              nowhere
/providers/p                                               /providers/p/clients                           Clients
/providers/p/                                              /providers/p/clients                           Clients
/providers/p/clients                                       =                                              Clients
/providers/p/manage-client-organizations                   /providers/p/clients                           Clients
/providers/p/manage                                        /providers/p/manage/members                    Members
/providers/p/manage/members                                =                                              Members
/providers/p/manage/people                                 /providers/p/manage/members                    Members
/providers/p/manage/events                                 =                                              Events
/providers/p/billing                                       /providers/p/billing/subscription              Subscription
/providers/p/billing/subscription                          =                                              Subscription
/providers/p/billing/payment-details                       =                                              PaymentDetails
/providers/p/billing/history                               =                                              History
/providers/p/settings                                      /providers/p/settings/account                  Settings
/providers/p/settings/account                              =                                              Settings
# The Admin Console, as it is today.
/organizations/o                                           =                                              Console:Home
/organizations/o/vault                                     /organizations/o/collections                   Console:Collections
/organizations/o/members                                   =                                              Console:Members
/organizations/o/members/sponsored-families                /organizations/o/members                       Console:Members
/organizations/o/groups                                    =                                              Console:Groups
/organizations/o/reporting                                 =                                              Console:by-rights
/organizations/o/reporting/events                          =                                              Console:Events
/organizations/o/reporting/reports                         =                                              Console:Reports
/organizations/o/reporting/reports/exposed-passwords-report =                                              Console:Reports
/organizations/o/reporting/reports/reused-passwords-report =                                              Console:Reports
/organizations/o/reporting/reports/weak-passwords-report   =                                              Console:Reports
/organizations/o/reporting/reports/unsecured-websites-report =                                              Console:Reports
/organizations/o/reporting/reports/inactive-two-factor-report =                                              Console:Reports
/organizations/o/reporting/reports/member-access-report    =                                              Console:Reports
/organizations/o/reporting/reports/passkey-report          =                                              Console:Reports
/organizations/o/reporting/reports/member-adoption-report  =                                              Console:Reports
/organizations/o/access-intelligence                       =                                              nowhere
/organizations/o/integrations                              =                                              nowhere
/organizations/o/pam                                       =                                              nowhere
/organizations/o/billing                                   /organizations/o/billing/subscription          Console:Subscription
/organizations/o/billing/subscription                      =                                              Console:Subscription
/organizations/o/billing/payment-details                   =                                              Console:PaymentDetails
/organizations/o/billing/payment-method                    /organizations/o/billing/payment-details       Console:PaymentDetails
/organizations/o/payment-method                            /organizations/o/billing/payment-details       Console:PaymentDetails
/organizations/o/billing/history                           =                                              Console:BillingHistory
/organizations/o/settings                                  /organizations/o/settings/account              Console:Settings
/organizations/o/settings/account                          =                                              Console:Settings
/organizations/o/settings/policies                         =                                              Console:Policies
/organizations/o/settings/two-factor                       =                                              Console:TwoStep
/organizations/o/settings/tools                            /organizations/o/settings/tools/import         Console:Import
/organizations/o/settings/tools/import                     =                                              Console:Import
/organizations/o/settings/tools/export                     =                                              Console:Export
/organizations/o/settings/domain-verification              =                                              Console:Domains
/organizations/o/settings/sso                              =                                              Console:Sso
/organizations/o/settings/scim                             =                                              Console:Scim
/organizations/o/settings/device-approvals                 =                                              Console:Devices
# The Admin Console of earlier years.
/organizations/o/manage                                    /organizations/o/members                       Console:Members
/organizations/o/manage/people                             /organizations/o/members                       Console:Members
/organizations/o/people                                    /organizations/o/members                       Console:Members
/organizations/o/manage/collections                        /organizations/o/collections                   Console:Collections
/organizations/o/manage/groups                             /organizations/o/groups                        Console:Groups
/organizations/o/manage/policies                           /organizations/o/settings/policies             Console:Policies
/organizations/o/policies                                  /organizations/o/settings/policies             Console:Policies
/organizations/o/manage/sso                                /organizations/o/settings/sso                  Console:Sso
/organizations/o/manage/scim                               /organizations/o/settings/scim                 Console:Scim
/organizations/o/manage/events                             /organizations/o/reporting/events              Console:Events
/organizations/o/reports                                   /organizations/o/reporting/reports             Console:Reports
/organizations/o/tools                                     /organizations/o/settings/tools/import         Console:Import
/organizations/o/tools/import                              /organizations/o/settings/tools/import         Console:Import
/organizations/o/tools/export                              /organizations/o/settings/tools/export         Console:Export
/organizations/o/tools/exposed-passwords-report            /organizations/o/reporting/reports/exposed-passwords-report Console:Reports
/organizations/o/reports/exposed-passwords-report          /organizations/o/reporting/reports/exposed-passwords-report Console:Reports
/organizations/o/tools/reused-passwords-report             /organizations/o/reporting/reports/reused-passwords-report Console:Reports
/organizations/o/reports/reused-passwords-report           /organizations/o/reporting/reports/reused-passwords-report Console:Reports
/organizations/o/tools/weak-passwords-report               /organizations/o/reporting/reports/weak-passwords-report Console:Reports
/organizations/o/reports/weak-passwords-report             /organizations/o/reporting/reports/weak-passwords-report Console:Reports
/organizations/o/tools/unsecured-websites-report           /organizations/o/reporting/reports/unsecured-websites-report Console:Reports
/organizations/o/reports/unsecured-websites-report         /organizations/o/reporting/reports/unsecured-websites-report Console:Reports
/organizations/o/tools/inactive-two-factor-report          /organizations/o/reporting/reports/inactive-two-factor-report Console:Reports
/organizations/o/reports/inactive-two-factor-report        /organizations/o/reporting/reports/inactive-two-factor-report Console:Reports
/organizations/o/settings/subscription                     /organizations/o/billing/subscription          Console:Subscription
/organizations/o/settings/payment                          /organizations/o/billing/payment-details       Console:PaymentDetails
/organizations/o/settings/payment-method                   /organizations/o/billing/payment-details       Console:PaymentDetails
/organizations/o/settings/billing                          /organizations/o/billing/history               Console:BillingHistory
/organizations/o/settings/billing-history                  /organizations/o/billing/history               Console:BillingHistory
";

/// The lines of [`TABLE`] in their columns.
fn table() -> impl Iterator<Item = [&'static str; 3]> {
    TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let [address, today, lands] = *columns.as_slice() else {
                panic!("three columns: {line}");
            };
            let today = if today == "=" { address } else { today };
            [address, today, lands]
        })
}

/// What the portal makes of an address: today's form, and what stands there.
fn follow(address: &str) -> [String; 2] {
    let path = legacy::modern(address).unwrap_or_else(|| address.to_owned());
    assert_eq!(legacy::modern(&path), None, "{address} -> {path} is final");
    let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let page = find(&segments).page();
    let ["organizations", id, rest @ ..] = segments.as_slice() else {
        return [path, name(page)];
    };
    assert_eq!(page, Page::Console);
    let rest = rest.join("/");
    if rest == "reporting" {
        // Where the person may read something: pages::console decides.
        return [path, "Console:by-rights".to_owned()];
    }
    let rest = legacy_console::modern(&rest).unwrap_or(rest);
    assert_eq!(
        legacy_console::modern(&rest),
        None,
        "{address} -> {rest} is final"
    );
    let lands = ConsolePage::of(&rest)
        .map_or_else(|| "nowhere".to_owned(), |page| format!("Console:{page:?}"));
    let path = format!("/organizations/{id}/{rest}");
    [path.trim_end_matches('/').to_owned(), lands]
}

fn name(page: Page) -> String {
    match page {
        Page::Rare(RarePage::NotFound) => "nowhere".to_owned(),
        Page::Rare(RarePage::NotBuilt(_)) => "PasswordManager".to_owned(),
        Page::Rare(page) => format!("{page:?}"),
        Page::Billing(page) => format!("{page:?}"),
        page => format!("{page:?}"),
    }
}

#[test]
fn every_bookmark_lands_where_it_should() {
    assert_eq!(table().count(), 128);
    for [address, today, lands] in table() {
        assert_eq!(follow(address), [today, lands], "{address}");
    }
}

#[test]
fn no_page_of_the_console_is_without_a_bookmark() {
    for page in ConsolePage::ALL.map(|page| format!("Console:{page:?}")) {
        assert!(table().any(|[_, _, lands]| lands == page), "{page}");
    }
}

//! Addresses of older Admin Consoles, and the pages they mean today.
//!
//! Apart from [`super::legacy`], so that the first load need not know them: the console rewrites them itself.

/// The modern form of an old address below an organisation's, or `None` when it is modern already.
///
/// Sources: the route tables of the 2022 web vault and of today's official one. `reporting` alone is not
/// among them: where it leads depends on the person.
pub fn modern(rest: &str) -> Option<String> {
    let modern = match rest {
        // The vault's own page does not exist yet; its collections do.
        "vault" | "manage/collections" => "collections",
        "manage" | "manage/people" | "people" | "members/sponsored-families" => "members",
        "manage/groups" => "groups",
        "manage/policies" | "policies" => "settings/policies",
        "manage/sso" => "settings/sso",
        "manage/scim" => "settings/scim",
        "manage/events" => "reporting/events",
        "reports" => "reporting/reports",
        "tools" | "tools/import" | "settings/tools" => "settings/tools/import",
        "tools/export" => "settings/tools/export",
        "billing" | "settings/subscription" => "billing/subscription",
        "payment-method"
        | "settings/payment"
        | "settings/payment-method"
        | "billing/payment-method" => "billing/payment-details",
        "settings/billing" | "settings/billing-history" => "billing/history",
        "settings" => "settings/account",
        _ => {
            let report = rest
                .strip_prefix("tools/")
                .or_else(|| rest.strip_prefix("reports/"))?;
            return report
                .ends_with("-report")
                .then(|| format!("reporting/reports/{report}"));
        }
    };
    Some(modern.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nav::ConsolePage;

    #[test]
    fn every_old_form_leads_to_a_page() {
        for (old, page) in [
            ("vault", ConsolePage::Collections),
            ("manage", ConsolePage::Members),
            ("manage/people", ConsolePage::Members),
            ("manage/collections", ConsolePage::Collections),
            ("manage/groups", ConsolePage::Groups),
            ("manage/policies", ConsolePage::Policies),
            ("manage/sso", ConsolePage::Sso),
            ("manage/scim", ConsolePage::Scim),
            ("manage/events", ConsolePage::Events),
            ("members/sponsored-families", ConsolePage::Members),
            ("tools", ConsolePage::Import),
            ("tools/import", ConsolePage::Import),
            ("tools/export", ConsolePage::Export),
            ("tools/weak-passwords-report", ConsolePage::Reports),
            ("reports/exposed-passwords-report", ConsolePage::Reports),
            ("billing", ConsolePage::Subscription),
            ("billing/payment-method", ConsolePage::PaymentDetails),
            ("settings", ConsolePage::Settings),
            ("settings/subscription", ConsolePage::Subscription),
            ("settings/payment", ConsolePage::PaymentDetails),
            ("settings/billing", ConsolePage::BillingHistory),
        ] {
            let modern = modern(old).expect("an old form");
            assert_eq!(ConsolePage::of(&modern), Some(page), "{old} -> {modern}");
            assert_eq!(super::modern(&modern), None, "{old} -> {modern} is final");
        }
    }

    #[test]
    fn modern_forms_and_what_leads_nowhere_stay() {
        for page in ConsolePage::ALL {
            assert_eq!(modern(page.path()), None, "{}", page.path());
        }
        for rest in ["reporting", "tools/hammer", "access-intelligence"] {
            assert_eq!(modern(rest), None, "{rest}");
        }
    }
}

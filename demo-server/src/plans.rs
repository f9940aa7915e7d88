//! The price list: what `GET /plans` shows and billing computes with. US dollars.

use serde_json::{Value, json};

/// A plan this server sells.
pub(crate) struct Plan {
    /// Number on the wire.
    pub(crate) plan_type: i64,
    /// 0 free, 1 families, 2 teams, 3 enterprise.
    pub(crate) tier: i64,
    pub(crate) name: &'static str,
    pub(crate) is_annual: bool,
    /// Per seat, bought directly.
    pub(crate) seat_price: f64,
    /// Per seat, bought through a provider.
    pub(crate) provider_seat_price: f64,
    /// Price without additional seats.
    pub(crate) base_price: f64,
    /// Seats included in the base price.
    pub(crate) base_seats: i64,
    /// Upper limit of seats.
    pub(crate) max_seats: Option<i64>,
    sort_order: i64,
}

/// Free organisation.
pub(crate) const FREE: i64 = 0;
/// Teams, monthly: a provider plan.
pub(crate) const TEAMS_MONTHLY: i64 = 17;
/// Teams, annual.
const TEAMS_ANNUALLY: i64 = 18;
/// Enterprise, monthly: a provider plan.
pub(crate) const ENTERPRISE_MONTHLY: i64 = 19;
/// Enterprise, annual: a provider plan of business units.
pub(crate) const ENTERPRISE_ANNUALLY: i64 = 20;
const FAMILIES: i64 = 22;

/// Everything on sale.
pub(crate) const PLANS: &[Plan] = &[
    Plan {
        plan_type: FREE,
        tier: 0,
        name: "Free",
        is_annual: false,
        seat_price: 0.0,
        provider_seat_price: 0.0,
        base_price: 0.0,
        base_seats: 2,
        max_seats: Some(2),
        sort_order: -1,
    },
    Plan {
        plan_type: FAMILIES,
        tier: 1,
        name: "Families",
        is_annual: true,
        seat_price: 0.0,
        provider_seat_price: 0.0,
        base_price: 40.0,
        base_seats: 6,
        max_seats: Some(6),
        sort_order: 1,
    },
    business(TEAMS_MONTHLY, 2, "Teams (Monthly)", false, 5.0, 4.0, 3),
    business(TEAMS_ANNUALLY, 2, "Teams (Annually)", true, 48.0, 48.0, 3),
    business(
        ENTERPRISE_MONTHLY,
        3,
        "Enterprise (Monthly)",
        false,
        7.0,
        6.0,
        4,
    ),
    business(
        ENTERPRISE_ANNUALLY,
        3,
        "Enterprise (Annually)",
        true,
        72.0,
        72.0,
        4,
    ),
];

const fn business(
    plan_type: i64,
    tier: i64,
    name: &'static str,
    is_annual: bool,
    seat_price: f64,
    provider_seat_price: f64,
    sort_order: i64,
) -> Plan {
    Plan {
        plan_type,
        tier,
        name,
        is_annual,
        seat_price,
        provider_seat_price,
        base_price: 0.0,
        base_seats: 0,
        max_seats: None,
        sort_order,
    }
}

impl Plan {
    /// The plan with a number.
    pub(crate) fn find(plan_type: i64) -> Option<&'static Self> {
        PLANS.iter().find(|plan| plan.plan_type == plan_type)
    }

    /// Per seat, bought through a provider, in cents.
    pub(crate) fn provider_seat_cents(&self) -> i64 {
        (self.provider_seat_price * 100.0).round() as i64
    }

    /// Teams or Enterprise.
    pub(crate) fn is_business(&self) -> bool {
        self.tier >= 2
    }

    /// Enterprise.
    pub(crate) fn is_enterprise(&self) -> bool {
        self.tier == 3
    }

    /// The name without the billing rhythm.
    pub(crate) fn short_name(&self) -> &'static str {
        self.name.split(" (").next().unwrap_or(self.name)
    }

    /// The wire's model.
    pub(crate) fn model(&self) -> Value {
        let (business, enterprise) = (self.is_business(), self.is_enterprise());
        json!({
            "object": "plan",
            "type": self.plan_type,
            "productTier": self.tier,
            "name": self.name,
            "isAnnual": self.is_annual,
            "nameLocalizationKey": format!("planName{}", self.short_name()),
            "descriptionLocalizationKey": format!("planDesc{}", self.short_name()),
            "canBeUsedByBusiness": business,
            "trialPeriodDays": business.then_some(7),
            "hasSelfHost": enterprise,
            "hasPolicies": enterprise,
            "hasGroups": business,
            "hasDirectory": business,
            "hasEvents": business,
            "hasTotp": business,
            "has2fa": business,
            "hasApi": false,
            "hasSso": enterprise,
            "hasOrganizationDomains": enterprise,
            "hasResetPassword": enterprise,
            "usersGetPremium": business,
            "hasMyItems": enterprise,
            "hasInviteLinks": enterprise,
            "upgradeSortOrder": self.sort_order,
            "displaySortOrder": self.sort_order,
            "legacyYear": null,
            "disabled": false,
            "passwordManager": self.password_manager(),
            "secretsManager": null,
        })
    }

    fn password_manager(&self) -> Value {
        let business = self.is_business();
        json!({
            "stripePlanId": null,
            "stripeSeatPlanId": null,
            "stripeProviderPortalSeatPlanId": null,
            "basePrice": self.base_price,
            "seatPrice": self.seat_price,
            "providerPortalSeatPrice": self.provider_seat_price,
            "allowSeatAutoscale": business,
            "hasAdditionalSeatsOption": business,
            "maxAdditionalSeats": null,
            "baseSeats": self.base_seats,
            "hasPremiumAccessOption": false,
            "stripePremiumAccessPlanId": null,
            "premiumAccessOptionPrice": 0,
            "maxSeats": self.max_seats,
            "baseStorageGb": 1,
            "hasAdditionalStorageOption": business,
            "additionalStoragePricePerGb": if self.is_annual { 4.0 } else { 0.5 },
            "stripeStoragePlanId": null,
            "maxAdditionalStorage": null,
            "maxCollections": (self.plan_type == FREE).then_some(2),
        })
    }
}

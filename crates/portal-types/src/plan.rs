//! `GET /plans`: what an organisation can subscribe to.

use serde::{Deserialize, Serialize};

use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// Plan numbers; the years are those of a price list that is no longer sold.
    pub enum PlanType {
        /// Free organisation.
        Free = 0,
        /// Families, 2019.
        FamiliesAnnually2019 = 1,
        /// Teams, 2019, monthly.
        TeamsMonthly2019 = 2,
        /// Teams, 2019, annual.
        TeamsAnnually2019 = 3,
        /// Enterprise, 2019, monthly.
        EnterpriseMonthly2019 = 4,
        /// Enterprise, 2019, annual.
        EnterpriseAnnually2019 = 5,
        /// Custom; also what some third-party servers announce for everything.
        Custom = 6,
        /// Families, 2025.
        FamiliesAnnually2025 = 7,
        /// Teams, 2020, monthly.
        TeamsMonthly2020 = 8,
        /// Teams, 2020, annual.
        TeamsAnnually2020 = 9,
        /// Enterprise, 2020, monthly.
        EnterpriseMonthly2020 = 10,
        /// Enterprise, 2020, annual.
        EnterpriseAnnually2020 = 11,
        /// Teams, 2023, monthly.
        TeamsMonthly2023 = 12,
        /// Teams, 2023, annual.
        TeamsAnnually2023 = 13,
        /// Enterprise, 2023, monthly.
        EnterpriseMonthly2023 = 14,
        /// Enterprise, 2023, annual.
        EnterpriseAnnually2023 = 15,
        /// Teams Starter, 2023.
        TeamsStarter2023 = 16,
        /// Teams, monthly: a provider plan.
        TeamsMonthly = 17,
        /// Teams, annual.
        TeamsAnnually = 18,
        /// Enterprise, monthly: a provider plan.
        EnterpriseMonthly = 19,
        /// Enterprise, annual: a provider plan of business units.
        EnterpriseAnnually = 20,
        /// Teams Starter.
        TeamsStarter = 21,
        /// Families.
        FamiliesAnnually = 22,
    }
}

wire_enum! {
    /// The family a plan belongs to.
    pub enum ProductTierType {
        /// Free.
        Free = 0,
        /// Families.
        Families = 1,
        /// Teams.
        Teams = 2,
        /// Enterprise.
        Enterprise = 3,
        /// Teams Starter.
        TeamsStarter = 4,
    }
}

/// One plan. Prices are US dollars per month or year, see [`Plan::is_annual`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Plan {
    /// Which plan.
    #[serde(rename = "type")]
    pub plan_type: PlanType,
    /// Which family.
    pub product_tier: ProductTierType,
    /// Name as on the price list, for example `Enterprise (Monthly)`.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Billed once a year.
    #[serde(deserialize_with = "nullable")]
    pub is_annual: bool,
    /// No longer sold.
    #[serde(deserialize_with = "nullable")]
    pub disabled: bool,
    /// Password manager prices; absent on servers without billing.
    pub password_manager: Option<PasswordManagerPlan>,
}

/// Prices and limits of the password manager part of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PasswordManagerPlan {
    /// Price of the plan without additional seats.
    #[serde(deserialize_with = "nullable")]
    pub base_price: f64,
    /// Price per seat when bought directly.
    #[serde(deserialize_with = "nullable")]
    pub seat_price: f64,
    /// Price per seat when bought through a provider.
    #[serde(deserialize_with = "nullable")]
    pub provider_portal_seat_price: f64,
    /// Seats included in the base price.
    #[serde(deserialize_with = "nullable")]
    pub base_seats: i64,
    /// Upper limit of seats, if there is one.
    pub max_seats: Option<i64>,
    /// Whether seats can be added.
    #[serde(deserialize_with = "nullable")]
    pub has_additional_seats_option: bool,
}

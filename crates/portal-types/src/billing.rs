//! `/providers/{id}/billing`: what a provider pays for.

use serde::{Deserialize, Serialize};

use crate::plan::{PlanType, ProductTierType};
use crate::provider::ProviderType;
use crate::wire::nullable;

/// Answer of `GET /providers/{id}/billing/subscription`. Amounts are US dollars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderSubscription {
    /// `trialing`, `active`, `past_due`, `unpaid`, `canceled`, `incomplete`, `incomplete_expired`.
    #[serde(deserialize_with = "nullable")]
    pub status: String,
    /// End of the period, ISO 8601 UTC.
    pub current_period_end_date: Option<String>,
    /// Discount in percent.
    pub discount_percentage: Option<f64>,
    /// `charge_automatically` or `send_invoice`.
    pub collection_method: Option<String>,
    /// One entry per plan the provider may give to clients.
    #[serde(deserialize_with = "nullable")]
    pub plans: Vec<ProviderPlan>,
    /// Positive when the provider has credit.
    #[serde(deserialize_with = "nullable")]
    pub account_credit: f64,
    /// When a cancelled subscription ends.
    pub cancel_at: Option<String>,
    /// What follows from an invoice that is not paid.
    pub suspension: Option<PendingSuspension>,
    /// What kind of business.
    pub provider_type: ProviderType,
}

/// Something is unpaid: when that ends in a suspension.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PendingSuspension {
    /// When the provider is suspended, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub suspension_date: String,
    /// Since when something is unpaid, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub unpaid_period_end_date: String,
    /// Days between the two.
    #[serde(deserialize_with = "nullable")]
    pub grace_period: i64,
}

/// A plan the provider holds seats of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderPlan {
    /// Plan as text, for example `Enterprise (Monthly)`.
    #[serde(deserialize_with = "nullable")]
    pub plan_name: String,
    /// Which plan.
    #[serde(rename = "type")]
    pub plan_type: PlanType,
    /// Which family.
    pub product_tier: ProductTierType,
    /// Seats that are paid in any case.
    #[serde(deserialize_with = "nullable")]
    pub seat_minimum: i64,
    /// Seats bought beyond the minimum.
    #[serde(deserialize_with = "nullable")]
    pub purchased_seats: i64,
    /// Seats given to clients.
    #[serde(deserialize_with = "nullable")]
    pub assigned_seats: i64,
    /// Price of minimum and bought seats, before discount.
    #[serde(deserialize_with = "nullable")]
    pub cost: f64,
    /// `Monthly` or `Annual`.
    #[serde(deserialize_with = "nullable")]
    pub cadence: String,
}

impl ProviderPlan {
    /// Seats that are paid but not given to a client; never negative.
    #[must_use]
    pub fn unassigned_seats(&self) -> i64 {
        self.seat_minimum.saturating_sub(self.assigned_seats).max(0)
    }

    /// How many seats would be bought if `change` seats were added; 0 for a change that is free.
    #[must_use]
    pub fn seats_to_buy(&self, change: i64) -> i64 {
        let assigned_after = self.assigned_seats.saturating_add(change);
        let paid = self.seat_minimum.max(self.assigned_seats);
        if change <= 0 {
            0
        } else {
            assigned_after.saturating_sub(paid).max(0)
        }
    }
}

/// Answer of `GET /providers/{id}/billing/vnext/warnings`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderWarnings {
    /// The provider is suspended, or will be.
    pub suspension: Option<SuspensionWarning>,
    /// Something about the tax number.
    pub tax_id: Option<TaxIdWarning>,
}

/// Why a provider is suspended and who can help.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SuspensionWarning {
    /// `add_payment_method`, `contact_administrator` or `contact_support`.
    #[serde(deserialize_with = "nullable")]
    pub resolution: String,
    /// When the subscription ends.
    pub subscription_cancels_at: Option<String>,
}

/// What is wrong with the tax number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxIdWarning {
    /// `tax_id_missing`, `tax_id_pending_verification` or `tax_id_failed_verification`.
    #[serde(rename = "type", deserialize_with = "nullable")]
    pub warning_type: String,
}

#[cfg(test)]
mod tests {
    use super::ProviderPlan;

    #[test]
    fn seats_to_buy_starts_behind_the_minimum() {
        let plan = |seat_minimum, assigned_seats| ProviderPlan {
            seat_minimum,
            assigned_seats,
            ..ProviderPlan::default()
        };
        for (minimum, assigned, change, bought) in [
            (25, 20, 5, 0),
            (25, 20, 6, 1),
            (25, 25, 3, 3),
            (25, 30, 3, 3),
            (25, 30, -3, 0),
            (0, 0, 1, 1),
            (25, 20, i64::MAX, i64::MAX - 25),
        ] {
            assert_eq!(plan(minimum, assigned).seats_to_buy(change), bought);
        }
        assert_eq!(plan(25, 20).unassigned_seats(), 5);
        assert_eq!(plan(25, 30).unassigned_seats(), 0);
    }
}

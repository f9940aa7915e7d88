//! What an organisation has and pays: `/organizations/{id}/subscription` and `/organizations/{id}/billing/vnext`.

use serde::{Deserialize, Serialize};

use crate::plan::PlanType;
use crate::wire::nullable;

/// Answer of `GET /organizations/{id}/subscription`: the organisation, and what it pays. Amounts are US dollars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationSubscription {
    /// Organisation id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Which plan.
    pub plan_type: PlanType,
    /// The plan's name and prices, where the server knows them.
    pub plan: Option<PlanName>,
    /// Seats; `None` means without limit.
    pub seats: Option<i64>,
    /// Seats may grow by themselves up to here; `None` means without limit.
    pub max_autoscale_seats: Option<i64>,
    /// Storage in GB that may be used.
    pub max_storage_gb: Option<i64>,
    /// Storage in use, in GB.
    pub storage_gb: Option<f64>,
    /// Where bills go; only for who may change the subscription.
    pub billing_email: Option<String>,
    /// The organisation's own subscription; a managed client has none.
    pub subscription: Option<OwnSubscription>,
    /// What is charged next.
    pub upcoming_invoice: Option<UpcomingInvoice>,
    /// When a licence of a self-hosted server ends, ISO 8601 UTC.
    pub expiration: Option<String>,
}

/// A plan as the subscription names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PlanName {
    /// Name as on the price list, for example `Enterprise (Annually)`.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
}

/// An organisation's own subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OwnSubscription {
    /// `trialing`, `active`, `past_due`, `unpaid`, `canceled`, `incomplete`, `incomplete_expired`.
    #[serde(deserialize_with = "nullable")]
    pub status: String,
    /// End of the trial, ISO 8601 UTC.
    pub trial_end_date: Option<String>,
    /// End of the period, ISO 8601 UTC.
    pub period_end_date: Option<String>,
    /// When it was cancelled, ISO 8601 UTC.
    pub cancelled_date: Option<String>,
    /// It ends with the period.
    #[serde(deserialize_with = "nullable")]
    pub cancel_at_end_date: bool,
    /// It has ended.
    #[serde(deserialize_with = "nullable")]
    pub cancelled: bool,
    /// What is paid for; empty for who may only look.
    #[serde(deserialize_with = "nullable")]
    pub items: Vec<SubscriptionItem>,
    /// When an unpaid subscription is suspended, ISO 8601 UTC.
    pub suspension_date: Option<String>,
}

/// A line of a subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SubscriptionItem {
    /// What it is: text of the payment company.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Price of one.
    #[serde(deserialize_with = "nullable")]
    pub amount: f64,
    /// How many.
    #[serde(deserialize_with = "nullable")]
    pub quantity: i64,
    /// `month` or `year`.
    #[serde(deserialize_with = "nullable")]
    pub interval: String,
}

/// What is charged next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UpcomingInvoice {
    /// How much; `None` for who may only look.
    pub amount: Option<f64>,
    /// When, ISO 8601 UTC.
    pub date: Option<String>,
}

/// Body of `POST /organizations/{id}/subscription`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSubscription {
    /// Seats more or fewer; 0 leaves them.
    pub seat_adjustment: i64,
    /// Seats may grow by themselves up to here; `null` takes the limit away. Always sent.
    pub max_autoscale_seats: Option<i64>,
}

/// Body of `POST /organizations/{id}/storage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeStorage {
    /// GB more or fewer; never 0.
    pub storage_gb_adjustment: i64,
}

/// Answer of `GET /organizations/{id}/billing/vnext/metadata`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationMetadata {
    /// Only the secrets product is used.
    #[serde(deserialize_with = "nullable")]
    pub is_on_secrets_manager_standalone: bool,
    /// Seats in use.
    #[serde(deserialize_with = "nullable")]
    pub organization_occupied_seats: i64,
}

/// Answer of `GET /organizations/{id}/billing/vnext/warnings`: what has to be done about the bill.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationWarnings {
    /// The trial ends soon.
    pub free_trial: Option<FreeTrialWarning>,
    /// The subscription is over or unpaid.
    pub inactive_subscription: Option<InactiveSubscriptionWarning>,
}

/// The trial ends soon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FreeTrialWarning {
    /// Days until then.
    #[serde(deserialize_with = "nullable")]
    pub remaining_trial_days: i64,
}

/// The subscription is over or unpaid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InactiveSubscriptionWarning {
    /// `contact_provider`, `add_payment_method`, `resubscribe` or `contact_owner`.
    #[serde(deserialize_with = "nullable")]
    pub resolution: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_managed_client_has_no_subscription_of_its_own() {
        let read: OrganizationSubscription = serde_json::from_str(
            r#"{"object":"organizationSubscription","id":"o","planType":19,"plan":{"type":19,"name":"Enterprise (Monthly)"},
            "seats":15,"maxAutoscaleSeats":null,"maxStorageGb":1,"storageName":null,"storageGb":0,
            "subscription":null,"upcomingInvoice":null,"billingEmail":null}"#,
        )
        .expect("a subscription");
        assert_eq!(read.seats, Some(15));
        assert_eq!(read.subscription, None);
        assert_eq!(
            read.plan.map(|plan| plan.name).as_deref(),
            Some("Enterprise (Monthly)")
        );
    }

    #[test]
    fn who_may_only_look_sees_no_amounts() {
        let read: OrganizationSubscription = serde_json::from_str(
            r#"{"seats":null,"subscription":{"status":"active","items":null,"periodEndDate":"2026-12-01T00:00:00Z"},
            "upcomingInvoice":{"amount":null,"date":"2026-12-01T00:00:00Z"}}"#,
        )
        .expect("a subscription");
        let own = read.subscription.expect("one of its own");
        assert!(own.items.is_empty());
        assert_eq!(
            read.upcoming_invoice.and_then(|invoice| invoice.amount),
            None
        );
    }

    #[test]
    fn a_limit_that_is_taken_away_is_sent_as_null() {
        let body = ChangeSubscription {
            seat_adjustment: -2,
            max_autoscale_seats: None,
        };
        assert_eq!(
            serde_json::to_string(&body).expect("JSON"),
            r#"{"seatAdjustment":-2,"maxAutoscaleSeats":null}"#
        );
    }
}

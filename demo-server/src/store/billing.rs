//! What a provider pays with and from where: the part of a payment provider.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::store::providers::{self, Provider};
use crate::time::DAY_MILLIS;

/// How long an MSP's trial lasts.
pub(crate) const MSP_TRIAL_DAYS: i64 = 14;
/// How long a business unit's trial lasts.
pub(crate) const BUSINESS_UNIT_TRIAL_DAYS: i64 = 4;

/// A provider's account at the payment provider. Providers that are not set up have none.
#[derive(Clone, Debug)]
pub(crate) struct Billing {
    /// In the payment provider's words.
    pub(crate) status: String,
    /// `charge_automatically` or `send_invoice`.
    pub(crate) collection_method: String,
    pub(crate) discount_percent: Option<f64>,
    /// Positive: the provider has credit.
    pub(crate) credit_cents: Option<i64>,
    pub(crate) trial_end_millis: Option<i64>,
    pub(crate) cancel_at_millis: Option<i64>,
    pub(crate) unpaid_since_millis: Option<i64>,
    pub(crate) address: Option<Address>,
    pub(crate) payment_method: Option<PaymentMethod>,
    pub(crate) tax_id_state: TaxIdState,
}

/// Whether a tax authority knows the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TaxIdState {
    Verified,
    Pending,
    Failed,
}

impl TaxIdState {
    fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Pending => "pending",
            Self::Failed => "failed",
        }
    }

    fn of(name: &str) -> Self {
        match name {
            "pending" => Self::Pending,
            "failed" => Self::Failed,
            _ => Self::Verified,
        }
    }
}

/// `BillingAddress` of the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Address {
    /// Two letters, ISO 3166-1.
    pub(crate) country: String,
    pub(crate) postal_code: String,
    #[serde(default)]
    pub(crate) line1: Option<String>,
    #[serde(default)]
    pub(crate) line2: Option<String>,
    #[serde(default)]
    pub(crate) city: Option<String>,
    #[serde(default)]
    pub(crate) state: Option<String>,
    #[serde(default)]
    pub(crate) tax_id: Option<TaxId>,
}

/// A tax number and which kind it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TaxId {
    pub(crate) code: String,
    pub(crate) value: String,
}

/// `MaskedPaymentMethod` of the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub(crate) enum PaymentMethod {
    BankAccount {
        bank_name: String,
        last4: String,
        /// Where the account is verified; absent once it is.
        hosted_verification_url: Option<String>,
    },
    Card {
        brand: String,
        last4: String,
        /// `MM/YYYY`.
        expiration: String,
    },
    PayPal {
        email: String,
    },
}

impl Billing {
    /// A subscription as it begins when a provider is set up.
    pub(crate) fn begin(
        provider_type: i64,
        address: Address,
        payment_method: PaymentMethod,
        now_millis: i64,
    ) -> Self {
        let trial_days = if provider_type == 2 {
            BUSINESS_UNIT_TRIAL_DAYS
        } else {
            MSP_TRIAL_DAYS
        };
        Self {
            status: "trialing".into(),
            collection_method: "charge_automatically".into(),
            discount_percent: None,
            credit_cents: None,
            trial_end_millis: Some(now_millis + trial_days * DAY_MILLIS),
            cancel_at_millis: None,
            unpaid_since_millis: None,
            address: Some(address),
            payment_method: Some(payment_method),
            tax_id_state: TaxIdState::Verified,
        }
    }

    /// Something is owed.
    pub(crate) fn is_unpaid(&self) -> bool {
        matches!(self.status.as_str(), "past_due" | "unpaid")
    }

    /// How long a provider may owe something before it is suspended.
    pub(crate) fn grace_days(&self) -> i64 {
        if self.collection_method == "charge_automatically" {
            14
        } else {
            30
        }
    }

    /// What is left of a price after the discount.
    pub(crate) fn discounted(&self, cents: i64) -> i64 {
        let share = 1.0 - self.discount_percent.unwrap_or(0.0).clamp(0.0, 100.0) / 100.0;
        (cents as f64 * share).round() as i64
    }
}

/// A provider's account at the payment provider.
pub(crate) fn of(db: &Connection, provider_id: &str) -> Result<Option<Billing>, rusqlite::Error> {
    db.query_row(
        "SELECT status, collection_method, discount_percent, credit_cents, trial_end_millis,
         cancel_at_millis, unpaid_since_millis, address, payment_method, tax_id_state
         FROM provider_billing WHERE provider_id = ?1",
        [provider_id],
        |row| {
            Ok(Billing {
                status: row.get(0)?,
                collection_method: row.get(1)?,
                discount_percent: row.get(2)?,
                credit_cents: row.get(3)?,
                trial_end_millis: row.get(4)?,
                cancel_at_millis: row.get(5)?,
                unpaid_since_millis: row.get(6)?,
                address: from_json(row.get(7)?),
                payment_method: from_json(row.get(8)?),
                tax_id_state: TaxIdState::of(&row.get::<_, String>(9)?),
            })
        },
    )
    .optional()
}

/// Writes a provider's account at the payment provider.
pub(crate) fn save(
    db: &Connection,
    provider_id: &str,
    billing: &Billing,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT OR REPLACE INTO provider_billing VALUES
         (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            provider_id,
            billing.status,
            billing.collection_method,
            billing.discount_percent,
            billing.credit_cents,
            billing.trial_end_millis,
            billing.cancel_at_millis,
            billing.unpaid_since_millis,
            billing.address.as_ref().and_then(to_json),
            billing.payment_method.as_ref().and_then(to_json),
            billing.tax_id_state.name(),
        ],
    )
    .map(drop)
}

/// Suspends a provider with its managed clients, or lets all of them work again.
pub(crate) fn set_enabled(
    db: &Connection,
    provider: &Provider,
    enabled: bool,
) -> Result<(), rusqlite::Error> {
    providers::set_enabled(db, &provider.id, enabled)?;
    if provider.is_billable() {
        db.execute(
            "UPDATE organizations SET enabled = ?2 WHERE status = 2 AND id IN
             (SELECT organization_id FROM provider_organizations WHERE provider_id = ?1)",
            params![provider.id, enabled],
        )?;
    }
    Ok(())
}

fn to_json<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}

fn from_json<T: serde::de::DeserializeOwned>(text: Option<String>) -> Option<T> {
    serde_json::from_str(&text?).ok()
}

//! `/providers/{id}/billing/vnext/payment-method`.
//!
//! A real server gets a token from the payment provider's own page. This one has test tokens, which
//! `GET /config` tells ([`TEST_TOKENS`]).

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::billing::tax;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::billing::{self, PaymentMethod};
use crate::store::{accounts, providers};

/// What stands for a payment method here: kind and token.
pub(crate) const TEST_TOKENS: [(&str, &str); 4] = [
    ("card", "tok_demo_visa"),
    ("card", "tok_demo_mastercard"),
    ("bankAccount", "tok_demo_bank"),
    ("payPal", "tok_demo_paypal"),
];

/// A payment method as clients send it: its kind and what the payment provider's page gave for it.
#[derive(Deserialize)]
pub(crate) struct TokenizedMethod {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    token: Option<String>,
}

impl TokenizedMethod {
    /// Validation of the members: 400 for a kind nobody knows or a token that is missing.
    pub(crate) fn validate(&self, prefix: &str) -> Vec<(String, String)> {
        let mut problems = Vec::new();
        let known = ["bankAccount", "card", "payPal"];
        if !self
            .kind
            .as_deref()
            .is_some_and(|kind| known.contains(&kind))
        {
            let text = "Payment method type must be one of: bankAccount, card, payPal";
            problems.push((format!("{prefix}Type"), text.to_owned()));
        }
        if self.token.as_deref().unwrap_or_default().is_empty() {
            let text = "The Token field is required.";
            problems.push((format!("{prefix}Token"), text.to_owned()));
        }
        problems
    }

    /// What the token stands for; 400 for one that the payment provider does not know.
    pub(crate) fn redeem(&self) -> Result<PaymentMethod, ApiError> {
        let (kind, token) = (
            self.kind.as_deref().unwrap_or_default(),
            self.token.as_deref().unwrap_or_default(),
        );
        let card = |brand: &str, last4: &str| PaymentMethod::Card {
            brand: brand.into(),
            last4: last4.into(),
            expiration: "12/2031".into(),
        };
        match (kind, token) {
            ("card", "tok_demo_visa") => Ok(card("visa", "4242")),
            ("card", "tok_demo_mastercard") => Ok(card("mastercard", "4444")),
            ("bankAccount", "tok_demo_bank") => Ok(PaymentMethod::BankAccount {
                bank_name: "Demo Savings Bank".into(),
                last4: "6789".into(),
                hosted_verification_url: None,
            }),
            ("payPal", "tok_demo_paypal") => Ok(PaymentMethod::PayPal {
                email: "billing@demo.example".into(),
            }),
            _ => Err(ApiError::BadRequest(
                "Your payment method could not be verified. Please try another one.".into(),
            )),
        }
    }
}

/// `GET`: provider admins, 401 for everyone else; `null` when there is none.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let method = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            Ok(billing::of(db, &provider_id)?.and_then(|billing| billing.payment_method))
        })
        .await?;
    Ok(ok(&model(method.as_ref())))
}

fn model(method: Option<&PaymentMethod>) -> Value {
    json!(method)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(flatten)]
    method: TokenizedMethod,
    #[serde(default)]
    billing_address: Option<tax::AddressRequest>,
}

/// `PUT`: provider admins. Pays what is owed, so a suspended provider works again with its clients.
pub(crate) async fn put(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let method = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            let mut problems = request.method.validate("");
            if let Some(address) = &request.billing_address {
                problems.extend(address.validate("BillingAddress."));
            }
            if !problems.is_empty() {
                return Err(ApiError::InvalidPaths(problems));
            }
            let provider = providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)?;
            let mut billing = billing::of(db, &provider_id)?.ok_or(ApiError::Conflict(
                "We had a problem updating your payment method. Please contact support.",
            ))?;
            let method = request.method.redeem()?;
            // The address counts only where there is none yet.
            if let (None, Some(address)) = (&billing.address, &request.billing_address) {
                billing.address = Some(address.recognise()?);
            }
            billing.payment_method = Some(method.clone());
            if billing.is_unpaid() {
                billing.status = "active".into();
                billing.unpaid_since_millis = None;
            }
            billing::save(db, &provider_id, &billing)?;
            if !provider.enabled {
                billing::set_enabled(db, &provider, true)?;
                accounts::touch_staff_of(db, &provider_id)?;
            }
            Ok(method)
        })
        .await?;
    Ok(ok(&model(Some(&method))))
}

//! `POST /providers/{id}/setup`: turns a provider that was only named into one that works.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::billing::payment_method::TokenizedMethod;
use super::billing::tax::AddressRequest;
use super::{enc_string, providers as naming};
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::billing::{self, Billing};
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::{accounts, providers};
use crate::time::now_millis;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(flatten)]
    naming: naming::Update,
    #[serde(default)]
    token: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    payment_method: Option<TokenizedMethod>,
    #[serde(default)]
    billing_address: Option<AddressRequest>,
}

const PENDING: i64 = 0;

/// Provider admins.
pub(crate) async fn set_up(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let provider = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let (method, address) = validate(&request)?;
            let (name, email) = naming::validate(&request.naming)?;
            let provider = providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)?;
            if provider.status != PENDING {
                return Err(ApiError::BadRequest("Provider is already setup.".into()));
            }
            let caller_email = accounts::by_id(db, &caller.user_id)?.map(|account| account.email);
            let invited = mail_tokens::address_of(
                db,
                LinkPurpose::ProviderSetup,
                &provider_id,
                &request.token,
            )?;
            if invited.is_none() || invited != caller_email {
                return Err(ApiError::BadRequest("Invalid token.".into()));
            }
            if providers::plans(db, &provider_id)?.is_empty() {
                return Err(ApiError::Billing("the provider has no plans"));
            }
            let address = address.recognise()?;
            let method = method.redeem()?;
            let business_name = request
                .naming
                .business_name
                .as_deref()
                .filter(|name| !name.is_empty());
            providers::update(db, &provider_id, name, business_name, &email)?;
            providers::set_up(db, &provider_id, &caller.user_id, &request.key)?;
            let begun = Billing::begin(provider.provider_type, address, method, now_millis());
            billing::save(db, &provider_id, &begun)?;
            accounts::touch_staff_of(db, &provider_id)?;
            providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)
        })
        .await?;
    Ok(ok(&provider.model()))
}

fn validate(request: &Request) -> Result<(&TokenizedMethod, &AddressRequest), ApiError> {
    let mut problems = Vec::new();
    if request.token.is_empty() {
        problems.push((
            "Token".to_owned(),
            "The Token field is required.".to_owned(),
        ));
    }
    if request.key.is_empty() {
        problems.push(("Key".to_owned(), "The Key field is required.".to_owned()));
    }
    match &request.payment_method {
        None => {
            let text = "The PaymentMethod field is required.";
            problems.push(("PaymentMethod".to_owned(), text.to_owned()));
        }
        Some(method) => problems.extend(method.validate("PaymentMethod.")),
    }
    match &request.billing_address {
        None => {
            let text = "The BillingAddress field is required.";
            problems.push(("BillingAddress".to_owned(), text.to_owned()));
        }
        Some(address) => problems.extend(address.validate("BillingAddress.")),
    }
    if !problems.is_empty() {
        return Err(ApiError::InvalidPaths(problems));
    }
    enc_string::require("Key", &request.key, &[4])?;
    request
        .payment_method
        .as_ref()
        .zip(request.billing_address.as_ref())
        .ok_or(ApiError::Billing("incomplete"))
}

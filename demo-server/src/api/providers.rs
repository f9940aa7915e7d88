//! `GET` and `PUT /providers/{id}`: the provider itself.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::{accounts, providers};

/// `GET`: provider admins and service users.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let provider = app
        .store
        .run(move |db| {
            roles::require_provider_user(db, &caller.user_id, &provider_id)?;
            providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)
        })
        .await?;
    Ok(ok(&provider.model()))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Update {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    pub(crate) business_name: Option<String>,
    #[serde(default)]
    billing_email: Option<String>,
}

/// `PUT`: provider admins.
pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(update): JsonBody<Update>,
) -> Result<Response, ApiError> {
    let provider = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let (name, email) = validate(&update)?;
            let business_name = update
                .business_name
                .as_deref()
                .filter(|name| !name.is_empty());
            providers::update(db, &provider_id, name, business_name, &email)?;
            accounts::touch_staff_of(db, &provider_id)?;
            providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)
        })
        .await?;
    Ok(ok(&provider.model()))
}

/// Name and address, the address trimmed and in lower case.
pub(crate) fn validate(update: &Update) -> Result<(&str, String), ApiError> {
    let mut problems = Vec::new();
    let name = update.name.as_deref().unwrap_or_default();
    if name.trim().is_empty() {
        problems.push(("Name", "The Name field is required.".to_owned()));
    }
    for (member, text) in [
        ("Name", Some(name)),
        ("BusinessName", update.business_name.as_deref()),
    ] {
        if text.is_some_and(|text| text.chars().count() > 50) {
            problems.push((
                member,
                format!("The field {member} must be a string with a maximum length of 50."),
            ));
        }
    }
    let email = update
        .billing_email
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if email.is_empty() {
        problems.push((
            "BillingEmail",
            "The BillingEmail field is required.".to_owned(),
        ));
    } else if !is_email(&email) || email.len() > 256 {
        let text = "The BillingEmail field is not a valid e-mail address.";
        problems.push(("BillingEmail", text.to_owned()));
    }
    if problems.is_empty() {
        Ok((name, email))
    } else {
        Err(ApiError::Invalid(problems))
    }
}

/// One `@` with something on both sides, as the official check has it.
pub(crate) fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && !domain.is_empty() && !domain.contains('@')
    })
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses() {
        for (text, right) in [
            ("a@b", true),
            ("a", false),
            ("@b", false),
            ("a@", false),
            ("a@b@c", false),
            ("", false),
        ] {
            assert_eq!(is_email(text), right, "{text}");
        }
    }
}

//! `POST /providers/{id}/users/invite`: invites people by mail.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::record_about;
use crate::api::invitations::{check_addresses, form_encode, vault_address};
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::provider_users::{self, ProviderUser};
use crate::store::providers;

#[derive(Deserialize)]
pub(crate) struct Request {
    #[serde(default)]
    emails: Vec<String>,
    #[serde(rename = "type")]
    user_type: i64,
}

/// Addresses that are in the provider already are passed over silently.
pub(crate) async fn invite(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    headers: HeaderMap,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let vault = vault_address(&headers);
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            check_addresses(&request.emails)?;
            for email in &request.emails {
                let email = email.trim().to_lowercase();
                if provider_users::has_email(db, &provider_id, &email)? {
                    continue;
                }
                let id = provider_users::invite(db, &provider_id, &email, request.user_type)?;
                let person = provider_users::require(db, &provider_id, &id)?;
                record_about(db, &caller, EventType::ProviderUserInvited, &person)?;
                mail_invitation(db, &person, &vault)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

/// Mails the link of an invitation, with a new token.
pub(crate) fn mail_invitation(
    db: &Connection,
    person: &ProviderUser,
    vault: &str,
) -> Result<(), ApiError> {
    let provider = providers::by_id(db, &person.provider_id)?.ok_or(ApiError::NotFound)?;
    let email = person.shown_email();
    let purpose = LinkPurpose::Invitation;
    let token = mail_tokens::issue(db, purpose, &person.id, email)?;
    let link = format!(
        "{vault}/#/providers/accept-provider?providerId={}&providerUserId={}&email={}&providerName={}&token={}",
        person.provider_id,
        person.id,
        form_encode(email),
        form_encode(provider.name.as_deref().unwrap_or_default()),
        form_encode(&token),
    );
    Ok(mail_tokens::send_link(db, email, purpose, &link)?)
}

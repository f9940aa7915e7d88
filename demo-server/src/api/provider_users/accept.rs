//! `POST /providers/{id}/users/{id}/accept`: the invited person joins, with the token of the mail.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::provider_users::{self, STATUS_CONFIRMED, STATUS_INVITED, TYPE_ADMIN};

#[derive(Deserialize)]
pub(crate) struct Request {
    token: String,
}

/// Everybody who is signed in. As in the original the provider's id in the path is not looked at.
pub(crate) async fn accept(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((_provider_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let refuse = |text: &str| Err(ApiError::BadRequest(text.to_owned()));
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            let Some(person) = provider_users::by_id(db, &id)? else {
                return refuse("User invalid.");
            };
            if person.status != STATUS_INVITED {
                return refuse("Already accepted.");
            }
            let purpose = LinkPurpose::Invitation;
            let Some(address) = mail_tokens::address_of(db, purpose, &person.id, &request.token)?
            else {
                return refuse("Invalid token.");
            };
            if !address.eq_ignore_ascii_case(&account.email) {
                return refuse("User email does not match invite.");
            }
            provider_users::accept(db, &person.id, &account.id)?;
            let admins = provider_users::of_provider(db, &person.provider_id)?;
            let admins = admins
                .iter()
                .filter(|it| it.status == STATUS_CONFIRMED && it.user_type == TYPE_ADMIN);
            for admin in admins {
                mail_tokens::send_news(db, admin.shown_email(), "provider-user-accepted")?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

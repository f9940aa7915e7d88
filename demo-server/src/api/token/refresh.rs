//! `grant_type=refresh_token`: a new access token. The refresh token stays the same.

use axum::response::Response;
use rusqlite::Connection;

use crate::api::token::answer::{self, Grant};
use crate::api::token::refusal::TokenRefusal;
use crate::errors::ApiError;
use crate::form::Form;
use crate::state::App;
use crate::store::{accounts, sessions};

pub(crate) fn refresh(
    db: &Connection,
    app: &App,
    form: &Form,
) -> Result<Result<Response, TokenRefusal>, ApiError> {
    let refresh_token = form.get("refresh_token").unwrap_or_default();
    let Some(owner) = sessions::use_refresh_token(db, refresh_token)? else {
        return Ok(Err(TokenRefusal::BadRefreshToken));
    };
    let Some(account) = accounts::by_id(db, &owner.user_id)? else {
        return Ok(Err(TokenRefusal::BadRefreshToken));
    };
    let grant = Grant {
        account: &account,
        client_id: form.get("client_id").unwrap_or("web"),
        owner: &owner,
        refresh_token,
    };
    Ok(Ok(answer::refreshed(app, &grant)?))
}

//! Sign-in: how the master key is made, and tokens.

use portal_types::{
    error::ErrorBody,
    prelogin::{PreloginRequest, PreloginResponse},
    token::{PasswordGrant, TokenRefusal, TokenResponse, refresh_grant_fields},
};

use super::{
    Api, ApiError, Call, Response, Service,
    error::{Refusal, refusal},
};

/// Why signing in by password gave no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenError {
    /// The server answered no, and said why.
    Refused(TokenRefusal, Refusal),
    /// Everything else: no answer, too many tries, a failing server.
    Api(ApiError),
}

impl From<ApiError> for TokenError {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl Api {
    /// `POST /accounts/prelogin/password`, on older servers `/accounts/prelogin`: how the account's master key
    /// is made. Unknown addresses get an answer too.
    ///
    /// # Errors
    /// Everything of [`ApiError`] but a lost session.
    pub async fn prelogin(&self, email: &str) -> Result<PreloginResponse, ApiError> {
        let body = PreloginRequest {
            email: email.to_owned(),
        };
        let new = Call::post(&["accounts", "prelogin", "password"])
            .at(Service::Identity)
            .json(&body)?;
        match self.read_anonymous(new).await {
            Err(error) if error.is_not_found() => {
                let old = Call::post(&["accounts", "prelogin"])
                    .at(Service::Identity)
                    .json(&body)?;
                self.read_anonymous(old).await
            }
            outcome => outcome,
        }
    }

    /// `POST /connect/token` with a password grant.
    ///
    /// # Errors
    /// [`TokenError::Refused`] for everything the sign-in can react to: wrong password, second step, new
    /// browser.
    pub async fn sign_in(&self, grant: &PasswordGrant) -> Result<TokenResponse, TokenError> {
        let response = self.token(&grant.fields()).await?;
        if response.is_success() {
            return Ok(read_token(&response)?);
        }
        let refused = refusal(&response);
        match response.status {
            400 | 401 if !response.looks_like_html() => Err(TokenError::Refused(
                TokenRefusal::read(&response.body),
                refused,
            )),
            _ => Err(TokenError::Api(ApiError::Refused(refused))),
        }
    }

    async fn token(&self, fields: &[(&'static str, String)]) -> Result<Response, ApiError> {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let call = Call::post(&["connect", "token"])
            .at(Service::Identity)
            .form(&fields);
        self.patiently(&call, None, None).await
    }
}

/// `POST /connect/token` with a refresh grant. Only a clear no ends the session; a server in trouble does
/// not.
pub(super) async fn refresh(api: &Api, refresh_token: &str) -> Result<TokenResponse, ApiError> {
    let response = api.token(&refresh_grant_fields(refresh_token)).await?;
    if response.is_success() {
        return read_token(&response);
    }
    let code = ErrorBody::read(&response.body).error;
    if response.status == 400 && code.as_deref() == Some("invalid_grant") {
        return Err(ApiError::SessionLost);
    }
    Err(ApiError::Refused(refusal(&response)))
}

fn read_token(response: &Response) -> Result<TokenResponse, ApiError> {
    if response.looks_like_html() {
        return Err(ApiError::NotJson);
    }
    let token: TokenResponse =
        portal_types::from_json(&response.body).map_err(|error| ApiError::malformed(&error))?;
    if token.access_token.is_empty() {
        return Err(ApiError::Malformed("the answer has no access token".into()));
    }
    Ok(token)
}

//! `grant_type=password`: signing in.

use std::net::IpAddr;

use axum::response::Response;
use rusqlite::Connection;

use crate::api::token::answer::{self, Grant};
use crate::api::token::refusal::TokenRefusal;
use crate::api::token::second_step::{self, SecondStep};
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::form::Form;
use crate::ids::{new_code, new_token};
use crate::state::App;
use crate::store::accounts::{self, Account};
use crate::store::events::{EventType, record_of_account};
use crate::store::sessions::{self, CodePurpose, RefreshOwner};

/// Accounts of the newer format need a client from this version on.
const NEWER_FORMAT_VERSION: [u32; 3] = [2025, 11, 0];

pub(crate) fn sign_in(
    db: &Connection,
    app: &App,
    form: &Form,
    version: Option<&str>,
    peer: IpAddr,
) -> Result<Result<Response, TokenRefusal>, ApiError> {
    if form.get("scope") != Some("api offline_access") {
        return Ok(Err(TokenRefusal::InvalidScope));
    }
    let device_type = form
        .get("deviceType")
        .and_then(|text| text.parse::<i64>().ok());
    let account = accounts::by_email(db, form.get("username").unwrap_or_default())?;
    let Some(mut account) = account else {
        return Ok(Err(TokenRefusal::BadCredentials));
    };
    let caller = Caller {
        user_id: account.id.clone(),
        device_type,
        ip_address: Some(peer.to_string()),
    };
    if !account
        .password
        .matches(form.get("password").unwrap_or_default())
    {
        record_of_account(db, &caller, EventType::UserFailedLogIn)?;
        return Ok(Err(TokenRefusal::BadCredentials));
    }
    if let Some(refusal) = check_version(&account, version) {
        return Ok(Err(refusal));
    }
    let (Some(device), Some(device_type)) = (form.get("deviceIdentifier"), device_type) else {
        return Ok(Err(TokenRefusal::NoDevice));
    };
    let (remember, recovered) = match second_step::check(db, &account, form, device)? {
        SecondStep::Passed {
            remember,
            recovered,
        } => (remember, recovered),
        SecondStep::Refused(refusal) => {
            if matches!(refusal, TokenRefusal::TwoFactorInvalid) {
                record_of_account(db, &caller, EventType::UserFailedLogIn2fa)?;
            }
            return Ok(Err(refusal));
        }
    };
    if recovered {
        record_of_account(db, &caller, EventType::UserRecovered2fa)?;
        account.totp_secret = None;
        account.two_factor_email = false;
    } else if let Some(refusal) = check_new_device(db, &account, form, device)? {
        return Ok(Err(refusal));
    }
    let device_name = form.get("deviceName").unwrap_or("unknown");
    sessions::save_device(db, &account.id, device, device_type, device_name)?;
    let remember_token = if remember {
        let token = new_token()?;
        sessions::set_remember_token(db, &account.id, device, &token)?;
        Some(token)
    } else {
        None
    };
    let refresh_token = new_token()?;
    let owner = RefreshOwner {
        user_id: account.id.clone(),
        device: device.to_owned(),
        device_type,
    };
    sessions::save_refresh_token(db, &refresh_token, &owner)?;
    record_of_account(db, &caller, EventType::UserLoggedIn)?;
    let grant = Grant {
        account: &account,
        client_id: form.get("client_id").unwrap_or("web"),
        owner: &owner,
        refresh_token: &refresh_token,
    };
    Ok(Ok(answer::sign_in(app, &grant, remember_token.as_deref())?))
}

fn check_version(account: &Account, version: Option<&str>) -> Option<TokenRefusal> {
    let Some(version) = version.and_then(parse_version) else {
        return Some(TokenRefusal::VersionMissing);
    };
    let too_low = account.newer_format.is_some() && version < NEWER_FORMAT_VERSION;
    too_low.then_some(TokenRefusal::VersionTooLow)
}

fn parse_version(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.trim().split(['.', '-']).map(str::parse);
    let mut next = || parts.next();
    let year = next()?.ok()?;
    let month = next()?.ok()?;
    let patch = next().and_then(Result::ok).unwrap_or_default();
    Some([year, month, patch])
}

/// Accounts that verify devices want a mailed code on a device that never signed in before;
/// accounts with two-step login do not.
fn check_new_device(
    db: &Connection,
    account: &Account,
    form: &Form,
    device: &str,
) -> Result<Option<TokenRefusal>, ApiError> {
    let verified = !account.verify_devices
        || account.has_two_factor()
        || sessions::is_known_device(db, &account.id, device)?;
    if verified {
        return Ok(None);
    }
    let Some(code) = form.get("newDeviceOtp") else {
        let code = new_code()?;
        sessions::send_code(
            db,
            &account.id,
            &account.email,
            CodePurpose::NewDevice,
            &code,
        )?;
        return Ok(Some(TokenRefusal::NewDevice));
    };
    let right = sessions::take_code(db, &account.id, CodePurpose::NewDevice, code.trim())?;
    Ok((!right).then_some(TokenRefusal::NewDeviceCodeInvalid))
}

#[cfg(test)]
mod tests {
    use super::parse_version;

    #[test]
    fn versions() {
        assert_eq!(parse_version("2026.8.0"), Some([2026, 8, 0]));
        assert_eq!(parse_version("2025.11"), Some([2025, 11, 0]));
        assert_eq!(parse_version("2026.8.0-beta"), Some([2026, 8, 0]));
        assert_eq!(parse_version("web"), None);
        assert_eq!(parse_version(""), None);
        assert!(parse_version("2025.9.1") < parse_version("2025.11.0"));
    }
}

//! The second step of a sign-in.

use portal_crypto::totp::Totp;
use rusqlite::Connection;
use serde_json::{Value, json};
use subtle::ConstantTimeEq as _;

use crate::api::token::refusal::TokenRefusal;
use crate::errors::ApiError;
use crate::form::Form;
use crate::store::accounts::{self, Account};
use crate::store::sessions::{self, CodePurpose};
use crate::time::now_millis;

const AUTHENTICATOR: i64 = 0;
const EMAIL: i64 = 1;
const REMEMBER: i64 = 5;
const RECOVERY_CODE: i64 = 8;

/// How the second step went.
pub(crate) enum SecondStep {
    /// The account has none, or the answer was right.
    Passed {
        /// The person wants this device to be remembered.
        remember: bool,
        /// The recovery code was used: two-step login is off now.
        recovered: bool,
    },
    /// Not passed.
    Refused(TokenRefusal),
}

/// Checks the second step of an account whose password was right.
pub(crate) fn check(
    db: &Connection,
    account: &Account,
    form: &Form,
    device: &str,
) -> Result<SecondStep, ApiError> {
    if !account.has_two_factor() {
        return Ok(SecondStep::Passed {
            remember: false,
            recovered: false,
        });
    }
    let way = form
        .get("twoFactorProvider")
        .and_then(|way| way.parse::<i64>().ok());
    let (Some(way), Some(token)) = (way, form.get("twoFactorToken")) else {
        return Ok(SecondStep::Refused(TokenRefusal::TwoFactorRequired(ways(
            account,
        ))));
    };
    let token = token.trim();
    let right = match way {
        AUTHENTICATOR => is_authenticator_code(account, token),
        EMAIL if account.two_factor_email => {
            sessions::take_code(db, &account.id, CodePurpose::TwoFactor, token)?
        }
        REMEMBER => {
            if !sessions::is_remembered(db, &account.id, device, token)? {
                // A stale token is asked for anew, as if none had been sent.
                return Ok(SecondStep::Refused(TokenRefusal::TwoFactorRequired(ways(
                    account,
                ))));
            }
            true
        }
        RECOVERY_CODE => is_recovery_code(account, token),
        _ => false,
    };
    if !right {
        return Ok(SecondStep::Refused(TokenRefusal::TwoFactorInvalid));
    }
    let recovered = way == RECOVERY_CODE;
    if recovered {
        accounts::turn_two_factor_off(db, &account.id)?;
    }
    let remember = form.get("twoFactorRemember") == Some("1") && way != REMEMBER && !recovered;
    Ok(SecondStep::Passed {
        remember,
        recovered,
    })
}

fn is_authenticator_code(account: &Account, code: &str) -> bool {
    let totp = account
        .totp_secret
        .as_deref()
        .and_then(|secret| Totp::parse(secret).ok());
    let seconds = u64::try_from(now_millis() / 1000).unwrap_or_default();
    totp.is_some_and(|totp| totp.accepts(code, seconds, 1))
}

fn is_recovery_code(account: &Account, code: &str) -> bool {
    let code: String = code.split_whitespace().collect::<String>().to_lowercase();
    let stored = account.recovery_code.as_deref();
    stored.is_some_and(|stored| stored.as_bytes().ct_eq(code.as_bytes()).into())
}

fn ways(account: &Account) -> Vec<(i64, Value)> {
    let mut ways = Vec::new();
    if account.totp_secret.is_some() {
        ways.push((AUTHENTICATOR, Value::Null));
    }
    if account.two_factor_email {
        ways.push((EMAIL, json!({ "Email": masked(&account.email) })));
    }
    ways
}

/// `te***@example.com`: two characters and the domain.
fn masked(email: &str) -> String {
    let (name, domain) = email.split_once('@').unwrap_or((email, ""));
    let start: String = name.chars().take(2).collect();
    format!("{start}***@{domain}")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn addresses_are_masked() {
        assert_eq!(masked("twostep@demo.example"), "tw***@demo.example");
        assert_eq!(masked("a@b"), "a***@b");
        assert_eq!(masked(""), "***@");
    }
}

//! `POST /connect/token`: signing in and refreshing.
//!
//! The answer mixes three spellings: OAuth names in snake_case, additions in PascalCase, and
//! camelCase below `AccountKeys`. Everything is read whatever the case of the first letter.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::account::{AccountKeys, wrapped_private_key};
use crate::error::{ErrorBody, member, text};
use crate::prelogin::{KdfSettings, KdfType};
use crate::record::{Place, Record, readable};
use crate::sync::MasterPasswordUnlock;
use crate::wire::wire_enum;

wire_enum! {
    /// Ways of the second step.
    pub enum TwoFactorProviderType {
        /// Code of an authenticator app.
        Authenticator = 0,
        /// Code by e-mail.
        Email = 1,
        /// Duo of the person.
        Duo = 2,
        /// YubiKey one-time password.
        YubiKey = 3,
        /// Dead.
        U2f = 4,
        /// The token of a remembered device.
        Remember = 5,
        /// Duo of an organisation.
        OrganizationDuo = 6,
        /// Passkey or security key.
        WebAuthn = 7,
        /// Recovery code: turns two-step login off.
        RecoveryCode = 8,
    }
}

/// The form of `grant_type=password`.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordGrant {
    /// Address, trimmed and lower-cased.
    pub username: String,
    /// The server authentication hash, base64.
    pub password: String,
    /// Device type number, see the contract's list.
    pub device_type: u32,
    /// Id of this browser.
    pub device_identifier: String,
    /// Name of this browser, for example `chrome`.
    pub device_name: String,
    /// The second step, once asked for.
    pub two_factor: Option<TwoFactorAnswer>,
    /// The code mailed for a new device, once asked for.
    pub new_device_otp: Option<String>,
}

impl std::fmt::Debug for PasswordGrant {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("PasswordGrant(redacted)")
    }
}

impl PasswordGrant {
    /// The form's fields in sending order.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![
            ("grant_type", "password".to_owned()),
            ("scope", "api offline_access".to_owned()),
            ("client_id", "web".to_owned()),
            ("username", self.username.clone()),
            ("password", self.password.clone()),
            ("deviceType", self.device_type.to_string()),
            ("deviceIdentifier", self.device_identifier.clone()),
            ("deviceName", self.device_name.clone()),
        ];
        if let Some(answer) = &self.two_factor {
            fields.push(("twoFactorToken", answer.token.clone()));
            fields.push(("twoFactorProvider", answer.provider.number().to_string()));
            fields.push(("twoFactorRemember", u8::from(answer.remember).to_string()));
        }
        if let Some(code) = &self.new_device_otp {
            fields.push(("newDeviceOtp", code.clone()));
        }
        fields
    }
}

/// The answer to the second step.
#[derive(Clone, PartialEq, Eq)]
pub struct TwoFactorAnswer {
    /// Which way.
    pub provider: TwoFactorProviderType,
    /// Code, remember token or recovery code (without blanks, lower-cased).
    pub token: String,
    /// Ask for a token that spares the second step next time.
    pub remember: bool,
}

impl std::fmt::Debug for TwoFactorAnswer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "TwoFactorAnswer({:?}, redacted)", self.provider)
    }
}

/// The form of `grant_type=refresh_token`.
#[must_use]
pub fn refresh_grant_fields(refresh_token: &str) -> Vec<(&'static str, String)> {
    vec![
        ("grant_type", "refresh_token".to_owned()),
        ("client_id", "web".to_owned()),
        ("refresh_token", refresh_token.to_owned()),
    ]
}

readable!(TokenResponse, UserDecryptionOptions);

/// A successful answer; a refresh carries the token members only.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct TokenResponse {
    /// Access token.
    #[serde(rename = "access_token")]
    pub access_token: String,
    /// Life of the access token in seconds.
    #[serde(rename = "expires_in")]
    pub expires_in: u64,
    /// Refresh token; store whatever comes back.
    #[serde(rename = "refresh_token")]
    pub refresh_token: Option<String>,
    /// Old: the user key under the stretched master key.
    pub key: Option<String>,
    /// Old: the RSA private key under the user key.
    pub private_key: Option<String>,
    /// New: the account's key pairs.
    pub account_keys: Option<AccountKeys>,
    /// A new master password must be set before anything else.
    pub force_password_reset: bool,
    /// Old: which key derivation.
    pub kdf: KdfType,
    /// Old: rounds or passes.
    pub kdf_iterations: u32,
    /// Old: memory in MiB.
    pub kdf_memory: Option<u32>,
    /// Old: lanes.
    pub kdf_parallelism: Option<u32>,
    /// New: how the user key is unlocked.
    pub user_decryption_options: Option<UserDecryptionOptions>,
    /// Token that spares the second step next time, when asked for.
    pub two_factor_token: Option<String>,
}

impl Record for TokenResponse {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "access_token" => Place::Text(&mut self.access_token),
            "expires_in" => Place::Whole(&mut self.expires_in),
            "refresh_token" => Place::OptionalText(&mut self.refresh_token),
            "key" => Place::OptionalText(&mut self.key),
            "privateKey" => Place::OptionalText(&mut self.private_key),
            "accountKeys" => Place::Optional(&mut self.account_keys),
            "forcePasswordReset" => Place::Flag(&mut self.force_password_reset),
            "kdf" => Place::Code(&mut self.kdf),
            "kdfIterations" => Place::Whole(&mut self.kdf_iterations),
            "kdfMemory" => Place::Whole(&mut self.kdf_memory),
            "kdfParallelism" => Place::Whole(&mut self.kdf_parallelism),
            "userDecryptionOptions" => Place::Optional(&mut self.user_decryption_options),
            "twoFactorToken" => Place::OptionalText(&mut self.two_factor_token),
            _ => Place::Nowhere,
        }
    }
}

impl std::fmt::Debug for TokenResponse {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("TokenResponse(redacted)")
    }
}

impl TokenResponse {
    fn unlock(&self) -> Option<&MasterPasswordUnlock> {
        self.user_decryption_options
            .as_ref()?
            .master_password_unlock
            .as_ref()
    }

    /// The wrapped user key: new structure first, old one second.
    #[must_use]
    pub fn wrapped_user_key(&self) -> Option<&str> {
        self.unlock()
            .and_then(MasterPasswordUnlock::wrapped_user_key)
            .or(self.key.as_deref().filter(|key| !key.is_empty()))
    }

    /// The wrapped RSA private key: new structure first, old one second.
    #[must_use]
    pub fn wrapped_private_key(&self) -> Option<&str> {
        wrapped_private_key(self.account_keys.as_ref(), self.private_key.as_deref())
    }

    /// How the master key is made: new structure first, old one second.
    #[must_use]
    pub fn kdf_settings(&self) -> KdfSettings {
        self.unlock().map_or(
            KdfSettings {
                kdf_type: self.kdf,
                iterations: self.kdf_iterations,
                memory: self.kdf_memory,
                parallelism: self.kdf_parallelism,
            },
            |unlock| unlock.kdf,
        )
    }

    /// The salt's text, trimmed, ASCII letters lower-cased (deriving lower-cases the others); the address when the
    /// server sends none.
    #[must_use]
    pub fn salt_text(&self, email: &str) -> String {
        let salt = self.unlock().and_then(|unlock| unlock.salt.as_deref());
        salt.map(str::trim)
            .filter(|salt| !salt.is_empty())
            .unwrap_or(email.trim())
            .to_ascii_lowercase()
    }
}

/// How the user key can be unlocked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserDecryptionOptions {
    /// Obsolete but still sent.
    pub has_master_password: bool,
    /// By master password.
    pub master_password_unlock: Option<MasterPasswordUnlock>,
}

impl Record for UserDecryptionOptions {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "hasMasterPassword" => Place::Flag(&mut self.has_master_password),
            "masterPasswordUnlock" => Place::Optional(&mut self.master_password_unlock),
            _ => Place::Nowhere,
        }
    }
}

/// A way of the second step that the account has switched on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoFactorOption {
    /// Which way.
    pub provider: TwoFactorProviderType,
    /// The masked address, for codes by e-mail.
    pub masked_email: Option<String>,
}

/// Why the token endpoint did not give a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenRefusal {
    /// The password is right; a second step is needed. Also the answer to a stale remember token.
    TwoFactorRequired(Vec<TwoFactorOption>),
    /// The password is right; a code was mailed because this browser is new.
    NewDeviceVerificationRequired,
    /// The mailed code for a new browser is wrong.
    NewDeviceCodeInvalid,
    /// The organisation demands its own sign-on.
    SsoRequired,
    /// The server wants a newer client.
    ClientVersion,
    /// A refresh failed for good, or a password grant failed without a message.
    InvalidGrant,
    /// Anything else, wrong passwords and codes among them: the body has the message.
    Other(ErrorBody),
}

impl TokenRefusal {
    /// Reads the body of an answer that is not a success. Never fails.
    #[must_use]
    pub fn read(body: &[u8]) -> Self {
        let Ok(Value::Object(object)) = serde_json::from_slice::<Value>(body) else {
            return Self::Other(ErrorBody::read(body));
        };
        if let Some(options) = two_factor_options(&object) {
            return Self::TwoFactorRequired(options);
        }
        let body = ErrorBody::from_object(&object);
        let says = |text: &str| {
            [
                body.message.as_deref(),
                body.error_description.as_deref(),
                body.error.as_deref(),
            ]
            .into_iter()
            .flatten()
            .any(|found| found.eq_ignore_ascii_case(text))
        };
        if says("new device verification required") {
            Self::NewDeviceVerificationRequired
        } else if says("invalid new device otp") {
            Self::NewDeviceCodeInvalid
        } else if says("Sso authentication is required.") {
            Self::SsoRequired
        } else if says("version_header_missing") || says("invalid_client_version") {
            Self::ClientVersion
        } else if body.error.as_deref() == Some("invalid_grant") && body.message.is_none() {
            Self::InvalidGrant
        } else {
            Self::Other(body)
        }
    }
}

/// The offered ways, from the detailed map or else from the plain list.
fn two_factor_options(object: &Map<String, Value>) -> Option<Vec<TwoFactorOption>> {
    let mut options: Vec<TwoFactorOption> = match member(object, "twoFactorProviders2") {
        Some(Value::Object(ways)) => ways
            .iter()
            .filter_map(|(number, details)| {
                let details = details.as_object();
                Some(TwoFactorOption {
                    provider: TwoFactorProviderType::from(number.parse::<i64>().ok()?),
                    masked_email: details.and_then(|details| text(details, "email")),
                })
            })
            .collect(),
        _ => {
            let Some(Value::Array(ways)) = member(object, "twoFactorProviders") else {
                return None;
            };
            ways.iter()
                .filter_map(|way| way.as_i64().or_else(|| way.as_str()?.parse().ok()))
                .map(|number| TwoFactorOption {
                    provider: TwoFactorProviderType::from(number),
                    masked_email: None,
                })
                .collect()
        }
    };
    options.sort_by_key(|option| option.provider.number());
    Some(options)
}

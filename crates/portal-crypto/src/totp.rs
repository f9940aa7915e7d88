//! Codes of authenticator apps (RFC 6238): for two-step login and for login items with a `totp` field.
//!
//! [`Totp::parse`] takes what people paste: a bare base32 secret, with blanks and in any case, or an `otpauth://totp/`
//! address. Without an address it is SHA-1, 6 digits, 30 seconds.

use crate::{CryptoError, random_array};
use hmac::Hmac;
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use std::fmt;
use std::str::FromStr;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The hash under the HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// What nearly everybody uses.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// A secret with everything needed to compute its codes. `Debug` does not show the secret.
#[derive(Clone)]
pub struct Totp {
    secret: Zeroizing<Vec<u8>>,
    algorithm: Algorithm,
    digits: u32,
    period_seconds: u32,
}

/// The 6-digit code of a bare base32 secret at this time: SHA-1, 30 seconds.
///
/// # Errors
/// [`CryptoError::Parse`] when the secret is not base32 or is empty.
pub fn code(secret_base32: &str, unix_seconds: u64) -> Result<String, CryptoError> {
    Ok(Totp::from_secret(decode_base32(secret_base32)?).code(unix_seconds))
}

/// A new secret of 20 bytes, as base32.
///
/// # Errors
/// [`CryptoError::Unavailable`] without random numbers.
pub fn generate_secret() -> Result<Zeroizing<String>, CryptoError> {
    let secret = Zeroizing::new(random_array::<20>()?);
    Ok(Zeroizing::new(encode_base32(secret.as_slice())))
}

impl Totp {
    /// SHA-1, 6 digits, 30 seconds over raw secret bytes.
    pub fn from_secret(secret: Zeroizing<Vec<u8>>) -> Self {
        Self {
            secret,
            algorithm: Algorithm::Sha1,
            digits: 6,
            period_seconds: 30,
        }
    }

    /// Reads a bare base32 secret or an `otpauth://totp/...` address.
    ///
    /// # Errors
    /// [`CryptoError::Parse`] for anything else: no or bad secret, unknown algorithm, digits other than 6 to 8, a
    /// period of 0 seconds or of more than a day, counter-based (`hotp`) addresses.
    pub fn parse(text: &str) -> Result<Self, CryptoError> {
        let text = text.trim();
        match text.split_once("://") {
            None => Ok(Self::from_secret(decode_base32(text)?)),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("otpauth") => {
                Self::parse_address(rest)
            }
            Some(_) => Err(CryptoError::Parse),
        }
    }

    fn parse_address(address: &str) -> Result<Self, CryptoError> {
        let (path, query) = address.split_once('?').ok_or(CryptoError::Parse)?;
        let kind = path.split('/').next().unwrap_or_default();
        if !kind.eq_ignore_ascii_case("totp") {
            return Err(CryptoError::Parse);
        }
        let (query, _fragment) = query.split_once('#').unwrap_or((query, ""));
        let mut totp = Self::from_secret(Zeroizing::default());
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = percent_decode(value)?;
            match name.to_ascii_lowercase().as_str() {
                "secret" => totp.secret = decode_base32(&value)?,
                "algorithm" => totp.algorithm = value.parse()?,
                "digits" => totp.digits = value.parse().map_err(|_| CryptoError::Parse)?,
                "period" => totp.period_seconds = value.parse().map_err(|_| CryptoError::Parse)?,
                _ => {}
            }
        }
        let usable = !totp.secret.is_empty()
            && (6..=8).contains(&totp.digits)
            && (1..=86_400).contains(&totp.period_seconds);
        if usable {
            Ok(totp)
        } else {
            Err(CryptoError::Parse)
        }
    }

    /// How long a code lasts.
    pub fn period_seconds(&self) -> u32 {
        self.period_seconds
    }

    /// How long the code of this moment still lasts: 1 to [`Totp::period_seconds`].
    pub fn seconds_left(&self, unix_seconds: u64) -> u32 {
        // The remainder is smaller than the period, which is a u32.
        self.period_seconds - (unix_seconds % u64::from(self.period_seconds)) as u32
    }

    /// The code at this time, with leading zeros.
    pub fn code(&self, unix_seconds: u64) -> String {
        self.code_of_step(unix_seconds / u64::from(self.period_seconds))
    }

    /// Whether the code is right now, or was or will be within `steps` periods (clocks differ).
    pub fn accepts(&self, code: &str, unix_seconds: u64, steps: u64) -> bool {
        let step = unix_seconds / u64::from(self.period_seconds);
        (step.saturating_sub(steps)..=step.saturating_add(steps)).any(|step| {
            self.code_of_step(step)
                .as_bytes()
                .ct_eq(code.as_bytes())
                .into()
        })
    }

    fn code_of_step(&self, step: u64) -> String {
        let counter = step.to_be_bytes();
        let tag = match self.algorithm {
            Algorithm::Sha1 => hmac::<Hmac<Sha1>>(&self.secret, &counter),
            Algorithm::Sha256 => hmac::<Hmac<Sha256>>(&self.secret, &counter),
            Algorithm::Sha512 => hmac::<Hmac<Sha512>>(&self.secret, &counter),
        };
        let offset = usize::from(tag.last().copied().unwrap_or_default() & 0x0f);
        let word = tag
            .get(offset..)
            .and_then(<[u8]>::first_chunk)
            .copied()
            .unwrap_or_default();
        let number = (u32::from_be_bytes(word) & 0x7fff_ffff) % 10_u32.pow(self.digits);
        format!("{number:0width$}", width = self.digits as usize)
    }
}

fn hmac<M: hmac::KeyInit + hmac::Mac>(secret: &[u8], message: &[u8]) -> Vec<u8> {
    // HMAC takes keys of every length, so there is no other arm in practice.
    let Ok(mac) = <M as hmac::KeyInit>::new_from_slice(secret) else {
        return Vec::new();
    };
    mac.chain_update(message).finalize().into_bytes().to_vec()
}

impl FromStr for Algorithm {
    type Err = CryptoError;

    fn from_str(text: &str) -> Result<Self, CryptoError> {
        match text.to_ascii_uppercase().replace('-', "").as_str() {
            "SHA1" => Ok(Self::Sha1),
            "SHA256" => Ok(Self::Sha256),
            "SHA512" => Ok(Self::Sha512),
            _ => Err(CryptoError::Parse),
        }
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Totp")
            .field("secret", &"redacted")
            .field("algorithm", &self.algorithm)
            .field("digits", &self.digits)
            .field("period_seconds", &self.period_seconds)
            .finish()
    }
}

/// Base32 (RFC 4648) without padding.
pub fn encode_base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for chunk in bytes.chunks(5) {
        let mut group = [0; 8];
        for (place, byte) in group.iter_mut().skip(3).zip(chunk) {
            *place = *byte;
        }
        let bits = u64::from_be_bytes(group);
        let letters = (chunk.len() * 8).div_ceil(5);
        for letter in 0..letters {
            let index = bits >> (35 - 5 * letter) & 0x1f;
            text.extend(ALPHABET.get(index as usize).map(|byte| char::from(*byte)));
        }
    }
    text
}

/// Base32 in any case; blanks, hyphens and padding are passed over.
///
/// # Errors
/// [`CryptoError::Parse`] for other characters, or when there is not one whole byte.
pub fn decode_base32(text: &str) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() * 5 / 8));
    let mut bits = 0_u32;
    let mut held = 0;
    for character in text.chars() {
        let value = match character {
            ' ' | '-' | '=' | '\t' | '\n' | '\r' | '\u{a0}' => continue,
            'A'..='Z' => character as u32 - 'A' as u32,
            'a'..='z' => character as u32 - 'a' as u32,
            '2'..='7' => character as u32 - '2' as u32 + 26,
            _ => return Err(CryptoError::Parse),
        };
        bits = bits << 5 | value;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    if bytes.is_empty() {
        Err(CryptoError::Parse)
    } else {
        Ok(bytes)
    }
}

fn percent_decode(text: &str) -> Result<Zeroizing<String>, CryptoError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                match (digit(), digit()) {
                    (Some(high), Some(low)) => (high << 4 | low) as u8,
                    _ => return Err(CryptoError::Parse),
                }
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    std::str::from_utf8(&bytes)
        .map(|text| Zeroizing::new(text.to_owned()))
        .map_err(|_| CryptoError::Parse)
}

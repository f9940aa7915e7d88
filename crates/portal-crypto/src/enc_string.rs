//! EncString: an encrypted value in the form in which the server stores it.
//!
//! Text form `<kind>.<part>|<part>|...` with base64 parts for fields, binary form for files. Parsing checks the form
//! only; a key opens the value ([`crate::SymmetricKey::decrypt`], [`crate::PrivateKey::decrypt`]).
//!
//! Use [`str::parse`] where malformed text is an error to handle on the spot. Deserialising never fails on text: what
//! cannot be read is kept as it came ([`EncKind::Malformed`]), is written back unchanged, and fails when somebody
//! tries to decrypt it. One bad field must not take the whole answer of the server with it.

use crate::CryptoError;
use crate::block_cipher::{BLOCK, MAC};
use base64::Engine as _;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// How a value is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncKind {
    /// 0: AES-256-CBC without authentication. Only the user key of very old accounts.
    Aes,
    /// 2: AES-256-CBC with HMAC-SHA256, the normal one.
    AesHmac,
    /// 3: RSA-OAEP with SHA-256.
    RsaSha256,
    /// 4: RSA-OAEP with SHA-1, the normal one for keys that travel to a person.
    RsaSha1,
    /// 5: kind 3 with a MAC that nobody can check.
    RsaSha256Hmac,
    /// 6: kind 4 with a MAC that nobody can check.
    RsaSha1Hmac,
    /// 7: COSE, accounts of the newer format. Kept untouched, never decrypted.
    Cose,
    /// Text that is no encrypted value, kept as it came.
    Malformed,
}

/// An encrypted value. `Debug` shows the kind and the size only.
#[derive(Clone, PartialEq, Eq)]
pub struct EncString(Content);

/// What the keys work on.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Aes {
        iv: [u8; BLOCK],
        ciphertext: Vec<u8>,
    },
    AesHmac {
        iv: [u8; BLOCK],
        mac: [u8; MAC],
        ciphertext: Vec<u8>,
    },
    Rsa {
        sha256: bool,
        ciphertext: Vec<u8>,
        mac: Option<Vec<u8>>,
    },
    Cose(Vec<u8>),
    Malformed(String),
}

impl EncString {
    pub(crate) fn content(&self) -> &Content {
        &self.0
    }

    pub(crate) fn aes_hmac(iv: [u8; BLOCK], mac: [u8; MAC], ciphertext: Vec<u8>) -> Self {
        Self(Content::AesHmac {
            iv,
            mac,
            ciphertext,
        })
    }

    pub(crate) fn rsa_sha1(ciphertext: Vec<u8>) -> Self {
        Self(Content::Rsa {
            sha256: false,
            ciphertext,
            mac: None,
        })
    }

    /// How the value is encrypted.
    pub fn kind(&self) -> EncKind {
        match &self.0 {
            Content::Aes { .. } => EncKind::Aes,
            Content::AesHmac { .. } => EncKind::AesHmac,
            Content::Rsa { sha256, mac, .. } => match (sha256, mac) {
                (true, None) => EncKind::RsaSha256,
                (false, None) => EncKind::RsaSha1,
                (true, Some(_)) => EncKind::RsaSha256Hmac,
                (false, Some(_)) => EncKind::RsaSha1Hmac,
            },
            Content::Cose(_) => EncKind::Cose,
            Content::Malformed(_) => EncKind::Malformed,
        }
    }

    /// The value as the server sent it; text that cannot be read is kept instead of refused.
    pub fn lenient(text: String) -> Self {
        text.parse().unwrap_or(Self(Content::Malformed(text)))
    }

    /// The binary form of files: the kind, then for kind 2 iv, MAC and ciphertext (the MAC comes first, unlike in the
    /// text form), for kind 0 iv and ciphertext, for kind 7 the COSE bytes.
    ///
    /// # Errors
    /// [`CryptoError::Parse`] for kinds without a binary form.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CryptoError> {
        let parts: [&[u8]; 4] = match &self.0 {
            Content::Aes { iv, ciphertext } => [&[0], iv, &[], ciphertext],
            Content::AesHmac {
                iv,
                mac,
                ciphertext,
            } => [&[2], iv, mac, ciphertext],
            Content::Cose(cose) => [&[7], &[], &[], cose],
            Content::Rsa { .. } | Content::Malformed(_) => return Err(CryptoError::Parse),
        };
        Ok(parts.concat())
    }

    /// Reads the binary form.
    ///
    /// # Errors
    /// [`CryptoError::Parse`] when too short, [`CryptoError::Unsupported`] for kinds without a binary form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CryptoError> {
        let (&kind, rest) = bytes.split_first().ok_or(CryptoError::Parse)?;
        let content = match kind {
            0 => {
                let (iv, ciphertext) = rest.split_first_chunk().ok_or(CryptoError::Parse)?;
                Content::Aes {
                    iv: *iv,
                    ciphertext: ciphertext.to_vec(),
                }
            }
            2 => {
                let (iv, rest) = rest.split_first_chunk().ok_or(CryptoError::Parse)?;
                let (mac, ciphertext) = rest.split_first_chunk().ok_or(CryptoError::Parse)?;
                Content::AesHmac {
                    iv: *iv,
                    mac: *mac,
                    ciphertext: ciphertext.to_vec(),
                }
            }
            7 => Content::Cose(rest.to_vec()),
            kind => return Err(CryptoError::Unsupported(kind)),
        };
        Ok(Self(content))
    }
}

impl FromStr for EncString {
    type Err = CryptoError;

    fn from_str(text: &str) -> Result<Self, CryptoError> {
        let (kind, body) = match text.split_once('.') {
            Some((kind, body)) => (kind_number(kind)?, body),
            // Very old values have no kind in front.
            None if text.matches('|').count() == 2 => (1, text),
            None => (0, text),
        };
        let mut parts = body.split('|');
        let mut next = || parts.next().ok_or(CryptoError::Parse);
        let content = match kind {
            0 => Content::Aes {
                iv: fixed(next()?)?,
                ciphertext: bytes(next()?)?,
            },
            2 => Content::AesHmac {
                iv: fixed(next()?)?,
                ciphertext: bytes(next()?)?,
                mac: fixed(next()?)?,
            },
            3 | 4 => Content::Rsa {
                sha256: kind == 3,
                ciphertext: bytes(next()?)?,
                mac: None,
            },
            5 | 6 => Content::Rsa {
                sha256: kind == 5,
                ciphertext: bytes(next()?)?,
                mac: Some(bytes(next()?)?),
            },
            7 => Content::Cose(bytes(next()?)?),
            kind => return Err(CryptoError::Unsupported(kind)),
        };
        match parts.next() {
            None => Ok(Self(content)),
            Some(_) => Err(CryptoError::Parse),
        }
    }
}

/// Strictly the number as it is written back: no sign, no leading zero.
fn kind_number(text: &str) -> Result<u8, CryptoError> {
    let number = text.parse().map_err(|_| CryptoError::Parse)?;
    let starts_well = matches!(text.as_bytes(), [b'0'] | [b'1'..=b'9', ..]);
    if starts_well {
        Ok(number)
    } else {
        Err(CryptoError::Parse)
    }
}

fn bytes(base64: &str) -> Result<Vec<u8>, CryptoError> {
    STANDARD.decode(base64).map_err(|_| CryptoError::Parse)
}

/// Decodes on the stack: lists hold tens of thousands of these.
fn fixed<const LENGTH: usize>(base64: &str) -> Result<[u8; LENGTH], CryptoError> {
    // Two bytes more than the longest array, because a decoder may want room for whole groups of three.
    let mut buffer = [0; MAC + 2];
    let length = STANDARD
        .decode_slice(base64, &mut buffer)
        .map_err(|_| CryptoError::Parse)?;
    let (array, _) = buffer.split_first_chunk().ok_or(CryptoError::Parse)?;
    if length == LENGTH {
        Ok(*array)
    } else {
        Err(CryptoError::Parse)
    }
}

impl fmt::Display for EncString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn base64(bytes: &[u8]) -> Base64Display<'_, '_, base64::engine::GeneralPurpose> {
            Base64Display::new(bytes, &STANDARD)
        }
        match &self.0 {
            Content::Aes { iv, ciphertext } => {
                write!(formatter, "0.{}|{}", base64(iv), base64(ciphertext))
            }
            Content::AesHmac {
                iv,
                mac,
                ciphertext,
            } => {
                write!(
                    formatter,
                    "2.{}|{}|{}",
                    base64(iv),
                    base64(ciphertext),
                    base64(mac)
                )
            }
            Content::Rsa {
                sha256,
                ciphertext,
                mac,
            } => match mac {
                None => write!(
                    formatter,
                    "{}.{}",
                    if *sha256 { 3 } else { 4 },
                    base64(ciphertext)
                ),
                Some(mac) => {
                    let kind = if *sha256 { 5 } else { 6 };
                    write!(formatter, "{kind}.{}|{}", base64(ciphertext), base64(mac))
                }
            },
            Content::Cose(cose) => write!(formatter, "7.{}", base64(cose)),
            Content::Malformed(text) => formatter.write_str(text),
        }
    }
}

impl fmt::Debug for EncString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Malformed text is not shown: it may be a plaintext that went astray.
        let length = match &self.0 {
            Content::Aes { ciphertext, .. }
            | Content::AesHmac { ciphertext, .. }
            | Content::Rsa { ciphertext, .. } => ciphertext.len(),
            Content::Cose(cose) => cose.len(),
            Content::Malformed(text) => text.len(),
        };
        write!(formatter, "EncString({:?}, {length} bytes)", self.kind())
    }
}

impl Serialize for EncString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EncString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = EncString;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an encrypted value as text")
            }
            fn visit_str<E>(self, text: &str) -> Result<EncString, E> {
                Ok(text
                    .parse()
                    .unwrap_or_else(|_| EncString(Content::Malformed(text.to_owned()))))
            }
            fn visit_string<E>(self, text: String) -> Result<EncString, E> {
                Ok(EncString::lenient(text))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

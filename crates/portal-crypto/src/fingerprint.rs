//! Fingerprint phrase: five words that two people compare to know that a public key is the right one.
//!
//! The words come from the EFF's long list. It is 60 kB of text, needed rarely: the app fetches it when a phrase is
//! shown, so it is an argument here. [`EFF_LONG_WORDS`] compiles it in, behind the feature `wordlist`.

use crate::CryptoError;
use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};

/// The list of words, one per line (`data/eff-long-words.txt`; licence in `data/NOTICE`).
#[cfg(feature = "wordlist")]
pub const EFF_LONG_WORDS: &str = include_str!("../data/eff-long-words.txt");

const WORDS: u32 = 7776;
const WORDS_IN_PHRASE: usize = 5;

/// The EFF's long list of 7776 words, in its order.
pub struct WordList<'text>(Vec<&'text str>);

impl<'text> WordList<'text> {
    /// Reads one word per line.
    ///
    /// # Errors
    /// [`CryptoError::Parse`] when there are not exactly 7776 words.
    pub fn parse(text: &'text str) -> Result<Self, CryptoError> {
        let words: Vec<_> = text
            .lines()
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() == WORDS as usize {
            Ok(Self(words))
        } else {
            Err(CryptoError::Parse)
        }
    }
}

/// Five words joined with hyphens. `material` is the user id in lower case for accounts, the e-mail address for a
/// login request from another device; `spki_der` is the public key ([`crate::PublicKey::as_spki_der`]).
///
/// # Errors
/// None in practice; the signature is there because no path may panic.
pub fn fingerprint_phrase(
    material: &str,
    spki_der: &[u8],
    words: &WordList<'_>,
) -> Result<String, CryptoError> {
    let mut number = [0_u8; 32];
    Hkdf::<Sha256>::from_prk(&Sha256::digest(spki_der))
        .map_err(|_| CryptoError::Parse)?
        .expand(material.as_bytes(), &mut number)
        .map_err(|_| CryptoError::Parse)?;
    let phrase: Option<Vec<_>> = (0..WORDS_IN_PHRASE)
        .map(|_| words.0.get(divide(&mut number)).copied())
        .collect();
    Ok(phrase.ok_or(CryptoError::Parse)?.join("-"))
}

/// Divides a big-endian number by the number of words and returns the remainder.
fn divide(number: &mut [u8; 32]) -> usize {
    let mut remainder = 0_u32;
    for byte in number {
        let dividend = remainder << 8 | u32::from(*byte);
        // A remainder below 7776 times 256 divided by 7776 fits into a byte.
        *byte = (dividend / WORDS) as u8;
        remainder = dividend % WORDS;
    }
    remainder as usize
}

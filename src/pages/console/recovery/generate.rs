//! Makes a master password that can be read aloud: groups of five without look-alike characters.

use portal_crypto::{CryptoError, random_array};
use zeroize::Zeroizing;

use super::demands::Demand;

/// Without `l`, `I`, `1`, `O` and `0`.
const LETTERS: &[u8; 54] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567";
const BETWEEN: char = '-';
/// Between the groups, where a special character is required.
const SPECIAL_BETWEEN: char = '!';
const GROUP: usize = 5;
/// Four groups: 115 bits.
const LEAST_GROUPS: usize = 4;

/// A password that fulfils all demands.
///
/// # Errors
/// [`CryptoError::Unavailable`] without random numbers.
pub fn generate(demands: &[Demand]) -> Result<Zeroizing<String>, CryptoError> {
    let length = demands.iter().filter_map(|demand| match demand {
        Demand::Length(least) => Some(*least),
        _ => None,
    });
    let length = length.max().unwrap_or_default();
    // n groups have 6 n - 1 characters.
    let groups = (length + 1).div_ceil(GROUP + 1).max(LEAST_GROUPS);
    let between = match demands.contains(&Demand::Special) {
        true => SPECIAL_BETWEEN,
        false => BETWEEN,
    };
    loop {
        let password = once(groups, between)?;
        let has = |kind: fn(&char) -> bool| password.chars().any(|it| kind(&it));
        // Nearly always the first time.
        if has(char::is_ascii_uppercase)
            && has(char::is_ascii_lowercase)
            && has(char::is_ascii_digit)
        {
            return Ok(password);
        }
    }
}

fn once(groups: usize, between: char) -> Result<Zeroizing<String>, CryptoError> {
    // All of it at once: a text that grows would leave copies behind.
    let mut password = Zeroizing::new(String::with_capacity(groups * (GROUP + 1)));
    for group in 0..groups {
        if group > 0 {
            password.push(between);
        }
        for _ in 0..GROUP {
            password.push(letter()?);
        }
    }
    Ok(password)
}

/// One letter, each as likely as the others: bytes beyond the last full round are thrown away.
fn letter() -> Result<char, CryptoError> {
    let full_rounds = 256 - 256 % LETTERS.len();
    loop {
        let [byte] = random_array::<1>()?;
        if usize::from(byte) < full_rounds
            && let Some(letter) = LETTERS.get(usize::from(byte) % LETTERS.len())
        {
            return Ok(char::from(*letter));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::strength::strength_of;
    use super::*;

    #[test]
    fn what_is_made_fulfils_every_demand() {
        for least in [12, 23, 24, 60, 128] {
            let demands = [
                Demand::Length(least),
                Demand::Strength(4),
                Demand::Upper,
                Demand::Lower,
                Demand::Number,
                Demand::Special,
            ];
            let made = generate(&demands).expect("a password");
            let strength = strength_of(&made, &[]);
            for demand in demands {
                assert!(demand.is_met(&made, strength), "{demand:?}: {}", *made);
            }
        }
    }

    #[test]
    fn two_are_never_the_same_and_can_be_read_aloud() {
        let made = generate(&[]).expect("a password");
        assert_ne!(made, generate(&[]).expect("a password"));
        assert_eq!(made.len(), 23);
        assert!(!made.contains(['l', 'I', '1', 'O', '0']));
        assert_eq!(made.split(BETWEEN).count(), 4);
    }
}

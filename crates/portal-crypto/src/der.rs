//! Just enough DER to check RSA keys and to find the public half of a private key.
//!
//! WebCrypto checks keys only when it imports them, which is asynchronous; this catches wrong ones at once and gives
//! the same answer natively and in the browser.

/// `SEQUENCE { rsaEncryption, NULL }`
const RSA_ALGORITHM: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// Bytes of the modulus that are accepted: RSA-2048 is what accounts have, RSA-4096 the most that is sensible.
const MODULUS_BYTES: std::ops::RangeInclusive<usize> = 256..=512;

/// The public key (SPKI DER) inside a private key (PKCS#8 DER), or nothing when it is no RSA private key.
pub(crate) fn public_from_private(pkcs8: &[u8]) -> Option<Vec<u8>> {
    let body = whole(SEQUENCE, pkcs8)?;
    let (version, body) = element(INTEGER, body)?;
    let body = body.strip_prefix(&RSA_ALGORITHM)?;
    let (key, _attributes) = element(OCTET_STRING, body)?;
    let key = whole(SEQUENCE, key)?;
    let (key_version, rest) = element(INTEGER, key)?;
    let (modulus, rest) = element(INTEGER, rest)?;
    let (exponent, mut rest) = element(INTEGER, rest)?;
    for _private in ["d", "p", "q", "d mod p-1", "d mod q-1", "1/q mod p"] {
        (_, rest) = element(INTEGER, rest)?;
    }
    let well_formed =
        version == [0] && key_version == [0] && rest.is_empty() && plausible(modulus, exponent);
    well_formed.then(|| {
        let numbers = [encode(INTEGER, modulus), encode(INTEGER, exponent)].concat();
        let bits = [&[0], encode(SEQUENCE, &numbers).as_slice()].concat();
        encode(
            SEQUENCE,
            &[&RSA_ALGORITHM, encode(BIT_STRING, &bits).as_slice()].concat(),
        )
    })
}

/// Whether this is an RSA public key (SPKI DER) of an acceptable size.
pub(crate) fn is_public(spki: &[u8]) -> bool {
    fn numbers(spki: &[u8]) -> Option<bool> {
        let bits = whole(
            BIT_STRING,
            whole(SEQUENCE, spki)?.strip_prefix(&RSA_ALGORITHM)?,
        )?;
        let key = whole(SEQUENCE, bits.strip_prefix(&[0])?)?;
        let (modulus, rest) = element(INTEGER, key)?;
        Some(plausible(modulus, whole(INTEGER, rest)?))
    }
    numbers(spki) == Some(true)
}

fn plausible(modulus: &[u8], exponent: &[u8]) -> bool {
    // A leading zero keeps the number positive.
    let modulus_fits = match modulus {
        [0, digits @ ..] => {
            MODULUS_BYTES.contains(&digits.len())
                && digits.first().is_some_and(|byte| *byte >= 0x80)
        }
        _ => false,
    };
    let odd = |number: &[u8]| number.last().is_some_and(|byte| byte % 2 == 1);
    modulus_fits
        && odd(modulus)
        && odd(exponent)
        && (1..=4).contains(&exponent.len())
        && exponent > &[1]
}

/// One element that fills the input.
fn whole(tag: u8, input: &[u8]) -> Option<&[u8]> {
    let (content, rest) = element(tag, input)?;
    rest.is_empty().then_some(content)
}

/// The content of the first element and what follows it.
fn element(tag: u8, input: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&first, rest) = input.strip_prefix(&[tag])?.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81 => {
            let (&length, rest) = rest.split_first()?;
            (usize::from(length), rest)
        }
        0x82 => {
            let (length, rest) = rest.split_first_chunk()?;
            (usize::from(u16::from_be_bytes(*length)), rest)
        }
        _ => return None,
    };
    rest.split_at_checked(length)
}

fn encode(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let [.., high, low] = length.to_be_bytes();
    let header: &[u8] = match length {
        0..=0x7f => &[tag, low],
        0x80..=0xff => &[tag, 0x81, low],
        _ => &[tag, 0x82, high, low],
    };
    [header, content].concat()
}

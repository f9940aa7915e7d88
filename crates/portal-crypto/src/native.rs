//! PBKDF2, RSA and small letters outside of a browser: for the demo server and the tests. `web_crypto.rs` is the same for the browser.
//!
//! The known timing leak of the `rsa` crate (RUSTSEC-2023-0071) needs somebody who can measure many decryptions over a network;
//! here nobody can ask for one. The browser uses WebCrypto instead.

use crate::CryptoError;
use rsa::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _};
use rsa::rand_core::{CryptoRng, Error, RngCore, impls};
use rsa::sha2::Sha256 as RsaSha256;
use rsa::{Oaep, RsaPrivateKey, RsaPublicKey};
use rsa_sha1::Sha1 as RsaSha1;
use sha2::Sha256;
use zeroize::Zeroizing;

pub(crate) fn small_letters(text: &str) -> String {
    text.to_lowercase()
}

pub(crate) async fn pbkdf2_sha256(
    password: &[u8],
    salt: &[u8],
    iterations: u32,
) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    Ok(pbkdf2_sha256_now(password, salt, iterations))
}

/// Apart from the `async` function because the body of that one is compiled by the crate that awaits it, with that
/// crate's optimisation: in development builds a hundred times slower.
#[inline(never)]
fn pbkdf2_sha256_now(password: &[u8], salt: &[u8], iterations: u32) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, iterations, key.as_mut());
    key
}

pub(crate) async fn rsa_generate() -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let key = RsaPrivateKey::new(&mut SystemRandom, 2048).map_err(|_| CryptoError::Unavailable)?;
    let der = key.to_pkcs8_der().map_err(|_| CryptoError::Unavailable)?;
    Ok(Zeroizing::new(der.as_bytes().to_vec()))
}

pub(crate) async fn rsa_decrypt(
    pkcs8: &[u8],
    sha256: bool,
    ciphertext: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let key = RsaPrivateKey::from_pkcs8_der(pkcs8).map_err(|_| CryptoError::Decrypt)?;
    key.decrypt_blinded(&mut SystemRandom, padding(sha256), ciphertext)
        .map(Zeroizing::new)
        .map_err(|_| CryptoError::Decrypt)
}

pub(crate) async fn rsa_encrypt_sha1(
    spki: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    RsaPublicKey::from_public_key_der(spki)
        .and_then(|key| {
            key.encrypt(&mut SystemRandom, padding(false), plaintext)
                .map_err(|_| rsa::pkcs8::spki::Error::KeyMalformed)
        })
        .map_err(|_| CryptoError::Encrypt)
}

fn padding(sha256: bool) -> Oaep {
    if sha256 {
        Oaep::new::<RsaSha256>()
    } else {
        Oaep::new::<RsaSha1>()
    }
}

/// The operating system's random numbers in the form this generation of crates wants.
struct SystemRandom;

impl RngCore for SystemRandom {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        #[expect(
            clippy::expect_used,
            reason = "an operating system without random numbers cannot go on; never in the app"
        )]
        getrandom::fill(bytes).expect("random numbers");
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for SystemRandom {}

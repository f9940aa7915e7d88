//! PBKDF2 and RSA in the browser: WebCrypto. `native.rs` is the same for everywhere else.
//!
//! WebCrypto is looked up on the global object, because a worker has no `window`. It exists only in a secure context
//! (https or localhost); elsewhere every function here answers [`CryptoError::Unavailable`].

use crate::CryptoError;
use js_sys::{Array, ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};
use zeroize::{Zeroize as _, Zeroizing};

/// The browser's tables of letters, which other clients use too: a copy of them in the app would cost every first load
/// 10 kB.
pub(crate) fn small_letters(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    JsString::from(text).to_lower_case().into()
}

pub(crate) async fn pbkdf2_sha256(
    password: &[u8],
    salt: &[u8],
    iterations: u32,
) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    let subtle = subtle()?;
    let password = SecretBytes::new(password);
    let algorithm = object(&[("name", "PBKDF2".into())])?;
    let key = import(&subtle, "raw", &password, &algorithm, "deriveBits")
        .await
        .map_err(|_| CryptoError::Unavailable)?;
    let algorithm = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ])?;
    let bits = subtle
        .derive_bits_with_object(&algorithm, &key, 256)
        .map_err(|_| CryptoError::Unavailable)?;
    let bits = JsFuture::from(bits)
        .await
        .map_err(|_| CryptoError::Unavailable)?;
    let mut bytes = take(bits)?;
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| CryptoError::Unavailable)?;
    bytes.zeroize();
    Ok(Zeroizing::new(key))
}

pub(crate) async fn rsa_generate() -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let subtle = subtle()?;
    let algorithm = oaep("SHA-1")?;
    set(&algorithm, "modulusLength", &2048.into())?;
    set(
        &algorithm,
        "publicExponent",
        &Uint8Array::from([1_u8, 0, 1].as_slice()),
    )?;
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let pair = subtle
        .generate_key_with_object(&algorithm, true, &usages)
        .map_err(|_| CryptoError::Unavailable)?;
    let pair = JsFuture::from(pair)
        .await
        .map_err(|_| CryptoError::Unavailable)?;
    let private: CryptoKey = Reflect::get(&pair, &"privateKey".into())
        .map_err(|_| CryptoError::Unavailable)?
        .unchecked_into();
    let exported = subtle
        .export_key("pkcs8", &private)
        .map_err(|_| CryptoError::Unavailable)?;
    take(
        JsFuture::from(exported)
            .await
            .map_err(|_| CryptoError::Unavailable)?,
    )
}

pub(crate) async fn rsa_decrypt(
    pkcs8: &[u8],
    sha256: bool,
    ciphertext: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let subtle = subtle()?;
    let algorithm = oaep(if sha256 { "SHA-256" } else { "SHA-1" })?;
    let key = import(
        &subtle,
        "pkcs8",
        &SecretBytes::new(pkcs8),
        &algorithm,
        "decrypt",
    )
    .await
    .map_err(|_| CryptoError::Decrypt)?;
    let plaintext = subtle
        .decrypt_with_object_and_js_u8_array(&algorithm, &key, &Uint8Array::from(ciphertext))
        .map_err(|_| CryptoError::Decrypt)?;
    take(
        JsFuture::from(plaintext)
            .await
            .map_err(|_| CryptoError::Decrypt)?,
    )
}

pub(crate) async fn rsa_encrypt_sha1(
    spki: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let subtle = subtle()?;
    let algorithm = oaep("SHA-1")?;
    let key = import(
        &subtle,
        "spki",
        &SecretBytes::new(spki),
        &algorithm,
        "encrypt",
    )
    .await
    .map_err(|_| CryptoError::Encrypt)?;
    let plaintext = SecretBytes::new(plaintext);
    let ciphertext = subtle
        .encrypt_with_object_and_js_u8_array(&algorithm, &key, &plaintext.0)
        .map_err(|_| CryptoError::Encrypt)?;
    let ciphertext = JsFuture::from(ciphertext)
        .await
        .map_err(|_| CryptoError::Encrypt)?;
    Ok(take(ciphertext)?.to_vec())
}

fn subtle() -> Result<SubtleCrypto, CryptoError> {
    let property = |target: &JsValue, name: &str| match Reflect::get(target, &name.into()) {
        Ok(value) if value.is_object() => Ok(value),
        _ => Err(CryptoError::Unavailable),
    };
    Ok(property(&property(&js_sys::global(), "crypto")?, "subtle")?.unchecked_into())
}

fn oaep(hash: &str) -> Result<Object, CryptoError> {
    object(&[("name", "RSA-OAEP".into()), ("hash", hash.into())])
}

fn object(properties: &[(&str, JsValue)]) -> Result<Object, CryptoError> {
    let object = Object::new();
    for (name, value) in properties {
        set(&object, name, value)?;
    }
    Ok(object)
}

fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), CryptoError> {
    match Reflect::set(object, &name.into(), value) {
        Ok(true) => Ok(()),
        _ => Err(CryptoError::Unavailable),
    }
}

async fn import(
    subtle: &SubtleCrypto,
    format: &str,
    data: &SecretBytes,
    algorithm: &Object,
    usage: &str,
) -> Result<CryptoKey, JsValue> {
    let promise = subtle.import_key_with_object(
        format,
        &data.0,
        algorithm,
        false,
        &Array::of1(&usage.into()),
    )?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

/// A copy of secret bytes on the JavaScript side, overwritten when dropped.
struct SecretBytes(Uint8Array);

impl SecretBytes {
    fn new(bytes: &[u8]) -> Self {
        Self(Uint8Array::from(bytes))
    }
}

impl Drop for SecretBytes {
    fn drop(&mut self) {
        self.0.fill(0, 0, self.0.length());
    }
}

/// Moves the bytes of a result to this side and overwrites the original.
fn take(buffer: JsValue) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| CryptoError::Unavailable)?;
    let bytes = SecretBytes(Uint8Array::new(&buffer));
    Ok(Zeroizing::new(bytes.0.to_vec()))
}

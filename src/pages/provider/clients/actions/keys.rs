//! The keys of a new client. They are made here, in the browser; the server sees them wrapped only.

use portal_crypto::{CryptoError, PrivateKey, SymmetricKey};
use portal_types::provider_client::KeyPair;

/// What the server stores of a new organisation's keys (contract part 2, 15.2).
pub(super) struct NewClientKeys {
    /// The organisation key, wrapped by the provider key.
    pub(super) key: String,
    /// The organisation's RSA pair, its private half under the organisation key.
    pub(super) key_pair: KeyPair,
    /// The name of the first collection under the organisation key.
    pub(super) collection_name: String,
}

/// Makes a new organisation's keys.
///
/// # Errors
/// The browser has no good random numbers or no RSA.
pub(super) async fn new_client_keys(
    provider_key: &SymmetricKey,
    collection_name: &str,
) -> Result<NewClientKeys, CryptoError> {
    let organization_key = SymmetricKey::generate()?;
    let (private_key, public_key) = PrivateKey::generate().await?;
    Ok(NewClientKeys {
        key: provider_key.wrap(&organization_key)?.to_string(),
        key_pair: KeyPair {
            public_key: public_key.to_spki_base64(),
            encrypted_private_key: organization_key
                .encrypt(private_key.to_pkcs8_der())?
                .to_string(),
        },
        collection_name: organization_key.encrypt_text(collection_name)?.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use portal_crypto::EncString;

    fn now<T>(future: impl Future<Output = T>) -> T {
        future
            .now_or_never()
            .expect("native cryptography does not wait")
    }

    #[test]
    fn whoever_has_the_provider_key_opens_everything() {
        let provider_key = SymmetricKey::generate().unwrap();
        let keys = now(new_client_keys(&provider_key, "Gemeinsame Sammlung")).unwrap();
        let parsed = |text: &str| text.parse::<EncString>().unwrap();

        let organization_key = provider_key.unwrap_key(&parsed(&keys.key)).unwrap();
        let name = organization_key
            .decrypt_text(&parsed(&keys.collection_name))
            .unwrap();
        assert_eq!(*name, "Gemeinsame Sammlung");

        let private = organization_key
            .decrypt(&parsed(&keys.key_pair.encrypted_private_key))
            .unwrap();
        let private = PrivateKey::from_pkcs8_der(private).unwrap();
        assert_eq!(
            private.public_key().to_spki_base64(),
            keys.key_pair.public_key
        );
    }

    #[test]
    fn another_provider_opens_nothing_and_no_key_is_used_twice() {
        let provider_key = SymmetricKey::generate().unwrap();
        let first = now(new_client_keys(&provider_key, "x")).unwrap();
        let second = now(new_client_keys(&provider_key, "x")).unwrap();
        let open = |key: &SymmetricKey, text: &str| key.unwrap_key(&text.parse().unwrap());
        assert!(open(&SymmetricKey::generate().unwrap(), &first.key).is_err());
        let keys = [&first, &second].map(|keys| open(&provider_key, &keys.key).unwrap());
        assert_ne!(keys[0].as_bytes(), keys[1].as_bytes());
    }
}

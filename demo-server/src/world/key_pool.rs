//! RSA key pairs made ahead. They are in the source for everybody to read: demo worlds only.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portal_crypto::{PublicKey, SymmetricKey};
use zeroize::Zeroizing;

use crate::world::SeedError;

/// One pair per line: PKCS#8 and SPKI, both DER in base64.
const POOL: &str = include_str!("key_pool.txt");

/// Hands the pairs out in turn; the pool starts over when it is used up.
pub(crate) struct KeyPool {
    pairs: Vec<(&'static str, &'static str)>,
    next: usize,
}

/// A pair as it goes into the database.
pub(crate) struct SealedPair {
    pub(crate) public_key: PublicKey,
    /// EncString of the private key.
    pub(crate) private_key: String,
}

impl KeyPool {
    /// From the first pair on.
    pub(crate) fn new() -> Self {
        Self {
            pairs: POOL
                .lines()
                .filter_map(|line| line.split_once(' '))
                .collect(),
            next: 0,
        }
    }

    /// The next pair, its private half under `key`.
    pub(crate) fn take(&mut self, key: &SymmetricKey) -> Result<SealedPair, SeedError> {
        let missing = || SeedError::Inconsistent("the key pool is empty".into());
        let (private, public) = self
            .pairs
            .get(self.next % self.pairs.len().max(1))
            .ok_or_else(missing)?;
        self.next += 1;
        let private = STANDARD
            .decode(private)
            .map_err(|error| SeedError::Inconsistent(format!("key pool: {error}")))?;
        let private = Zeroizing::new(private);
        Ok(SealedPair {
            public_key: PublicKey::from_spki_base64(public)?,
            private_key: key.encrypt(&private)?.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use portal_crypto::{EncString, PrivateKey, SymmetricKey};

    use super::KeyPool;

    #[tokio::test]
    async fn the_halves_of_every_pair_belong_together() {
        let mut pool = KeyPool::new();
        let key = SymmetricKey::generate().unwrap();
        for _ in 0..pool.pairs.len() {
            let pair = pool.take(&key).unwrap();
            let private: EncString = pair.private_key.parse().unwrap();
            let private = PrivateKey::from_pkcs8_der(key.decrypt(&private).unwrap()).unwrap();
            let wrapped = pair.public_key.wrap(&key).await.unwrap();
            assert_eq!(private.unwrap_key(&wrapped).await.unwrap(), key);
        }
    }
}

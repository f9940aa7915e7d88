//! Accounts of people whose master password nobody knows.
//!
//! Their keys are as real as everybody's: only the key that wraps the user key is thrown away
//! instead of being derived from a password, which would take most of the time a world is built in.

use portal_crypto::{SymmetricKey, totp};

use super::seeds::MemberSeed;
use crate::auth::password::StoredPassword;
use crate::ids::{new_id, new_token, stable_id};
use crate::store::accounts::{Account, KdfColumns};
use crate::world::key_pool::KeyPool;
use crate::world::people::Person;
use crate::world::{CREATION_DATE, SeedError};

/// Makes the account of a member.
pub(super) fn make(seed: &MemberSeed, pool: &mut KeyPool) -> Result<Person, SeedError> {
    let user_key = SymmetricKey::generate()?;
    let pair = pool.take(&user_key)?;
    let account = Account {
        id: stable_id(&format!("user/{}", seed.email)),
        email: seed.email.to_owned(),
        name: Some(seed.name.to_owned()),
        password: StoredPassword::of(&new_token()?)?,
        kdf: KdfColumns {
            kdf: 0,
            iterations: 600_000,
            memory: None,
            parallelism: None,
        },
        user_key: SymmetricKey::generate()?.wrap(&user_key)?.to_string(),
        public_key: pair.public_key.to_spki_base64(),
        private_key: pair.private_key,
        newer_format: None,
        security_stamp: new_id()?,
        token_epoch: 0,
        force_password_reset: false,
        verify_devices: false,
        totp_secret: if seed.has_two_factor {
            Some(totp::generate_secret()?.to_string())
        } else {
            None
        },
        two_factor_email: false,
        recovery_code: None,
        creation_date: CREATION_DATE.to_owned(),
    };
    Ok(Person {
        account,
        user_key,
        public_key: pair.public_key,
    })
}

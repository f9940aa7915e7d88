//! The people of the demo world.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portal_crypto::{Kdf, MasterKey, PublicKey, SymmetricKey, totp};
use rusqlite::Connection;
use serde_json::json;
use tokio::runtime::Handle;

use crate::auth::password::StoredPassword;
use crate::ids::{new_id, random, stable_id};
use crate::store::accounts::{self, Account, KdfColumns};
use crate::store::{provider_users, providers, sessions};
use crate::world::key_pool::{KeyPool, SealedPair};
use crate::world::{CREATION_DATE, MASTER_PASSWORD, SeedError};

/// What is special about an account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trait {
    /// Nothing.
    Plain,
    /// Its master key is made by Argon2id.
    Argon2id,
    /// Two-step login by authenticator and e-mail is on.
    TwoStep,
    /// A new device needs a mailed code.
    VerifiesDevices,
    /// Uses the newer encryption format.
    NewerFormat,
}

/// A person of the demo world.
pub(crate) struct PersonSeed {
    pub(crate) email: &'static str,
    name: &'static str,
    pub(crate) description: &'static str,
    special: Trait,
}

const fn person(
    email: &'static str,
    name: &'static str,
    special: Trait,
    description: &'static str,
) -> PersonSeed {
    PersonSeed {
        email,
        name,
        description,
        special,
    }
}

/// Everybody, in the order they are introduced at the start.
pub(crate) const PEOPLE: &[PersonSeed] = &[
    person(
        "admin@demo.example",
        "Ada Okafor",
        Trait::Plain,
        "provider admin of Demo MSP, service user of Harbour Managed IT",
    ),
    person(
        "technician@demo.example",
        "Tom Lindqvist",
        Trait::Plain,
        "service user of Demo MSP",
    ),
    person(
        "owner@client-one.example",
        "Olivia Brandt",
        Trait::Plain,
        "owner of My Client's Organization, with a personal vault",
    ),
    person(
        "argon@demo.example",
        "Arno Gonzalez",
        Trait::Argon2id,
        "service user of Demo MSP, key derivation Argon2id",
    ),
    person(
        "twostep@demo.example",
        "Tess van Dijk",
        Trait::TwoStep,
        "service user of Demo MSP, two-step login by authenticator and e-mail",
    ),
    person(
        "newdevice@demo.example",
        "Nadia Weiß",
        Trait::VerifiesDevices,
        "service user of Demo MSP, new devices need a mailed code",
    ),
    person(
        "nobody@demo.example",
        "Noor 李",
        Trait::Plain,
        "neither provider nor organisation",
    ),
    person(
        "v2@demo.example",
        "Vera Zweig",
        Trait::NewerFormat,
        "account of the newer format",
    ),
    person(
        "harbour@demo.example",
        "Hannah Petrov",
        Trait::Plain,
        "provider admin of Harbour Managed IT",
    ),
    person(
        "founder@demo.example",
        "Fiona Adeyemi",
        Trait::Plain,
        "admin of a provider that waits to be set up (the mail's link ends in token=demo-setup-token)",
    ),
    person(
        "owner@client-two.example",
        "Otto Sato",
        Trait::Plain,
        "owner of Second Client's Organization",
    ),
    person(
        "owner@client-three.example",
        "Oriana Costa",
        Trait::Plain,
        "owner of Third Client's Organization",
    ),
    person(
        "priya@demo.example",
        "Priya Raman",
        Trait::Plain,
        "accepted the invitation of Demo MSP, waits for confirmation",
    ),
    person(
        "marek@demo.example",
        "Marek Dvořák",
        Trait::Plain,
        "accepted the invitation of Demo MSP, waits for confirmation",
    ),
    person(
        "lena@demo.example",
        "Lena Fischer",
        Trait::Plain,
        "invited by Demo MSP, has not accepted yet",
    ),
    person(
        "owner@brueckner.example",
        "Ines Brückner",
        Trait::Plain,
        "owner of Brückner Ingenieure",
    ),
    person(
        "admin@brueckner.example",
        "Karim Haddad",
        Trait::Plain,
        "admin of Brückner Ingenieure",
    ),
    person(
        "people@brueckner.example",
        "Sofie Maes",
        Trait::Plain,
        "custom role in Brückner Ingenieure: members and groups",
    ),
    person(
        "auditor@brueckner.example",
        "Ruth Adler",
        Trait::Plain,
        "custom role in Brückner Ingenieure: event logs only",
    ),
    person(
        "engineer@brueckner.example",
        "Jonas Weber",
        Trait::Plain,
        "user of Brückner Ingenieure, enrolled in account recovery",
    ),
    person(
        "lead@brueckner.example",
        "Mei Tanaka",
        Trait::Plain,
        "user of Brückner Ingenieure who manages one collection",
    ),
];

/// A person with the keys that are needed while the world is built.
pub(crate) struct Person {
    pub(crate) account: Account,
    pub(crate) user_key: SymmetricKey,
    pub(crate) public_key: PublicKey,
}

/// Everybody, while the world is built.
pub(crate) struct People {
    people: Vec<Person>,
    runtime: Handle,
}

impl People {
    /// Makes all accounts, on as many threads as the machine has.
    pub(crate) fn make(pool: &mut KeyPool, runtime: &Handle) -> Result<Self, SeedError> {
        let mut work = Vec::new();
        for seed in PEOPLE {
            let user_key = SymmetricKey::generate()?;
            let pair = pool.take(&user_key)?;
            work.push((seed, user_key, pair));
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = work.len().div_ceil(threads);
        let mut shares = Vec::new();
        while !work.is_empty() {
            shares.push(work.drain(..share.min(work.len())).collect::<Vec<_>>());
        }
        let made = std::thread::scope(|scope| {
            let handles: Vec<_> = shares
                .into_iter()
                .map(|share| {
                    scope.spawn(move || {
                        share
                            .into_iter()
                            .map(|(seed, user_key, pair)| make(seed, user_key, pair, runtime))
                            .collect::<Result<Vec<_>, _>>()
                    })
                })
                .collect();
            let joined = handles.into_iter().map(|handle| {
                handle
                    .join()
                    .map_err(|_| SeedError::Interrupted("a thread ended early".into()))?
            });
            joined.collect::<Result<Vec<Vec<Person>>, SeedError>>()
        })?;
        Ok(Self {
            people: made.into_iter().flatten().collect(),
            runtime: runtime.clone(),
        })
    }

    /// Adds people who were made elsewhere.
    pub(crate) fn extend(&mut self, people: Vec<Person>) {
        self.people.extend(people);
    }

    /// The person with an address.
    pub(crate) fn find(&self, email: &str) -> Result<&Person, SeedError> {
        self.people
            .iter()
            .find(|person| person.account.email == email)
            .ok_or_else(|| SeedError::Inconsistent(format!("nobody is called {email}")))
    }

    /// Writes all accounts.
    pub(crate) fn insert(&self, db: &Connection) -> Result<(), SeedError> {
        for person in &self.people {
            let account = &person.account;
            accounts::insert(db, account)?;
            if account.verify_devices {
                // New devices are asked only when the account has been used before.
                sessions::save_device(db, &account.id, &new_id()?, 9, "chrome")?;
            }
        }
        Ok(())
    }

    /// Makes a provider key and gives it to the staff.
    pub(crate) fn found_provider(
        &self,
        db: &Connection,
        provider_id: &str,
        staff: &[(&str, i64)],
    ) -> Result<SymmetricKey, SeedError> {
        let provider_key = SymmetricKey::generate()?;
        for (email, user_type) in staff {
            let person = self.find(email)?;
            let key = self.wrap_for(&person.public_key, &provider_key)?;
            let id = stable_id(&format!("{provider_id}/{email}"));
            providers::add_confirmed_user(
                db,
                &id,
                provider_id,
                &person.account.id,
                *user_type,
                &key,
            )?;
        }
        Ok(provider_key)
    }

    /// Adds people who have accepted an invitation and wait for the key.
    pub(crate) fn join_provider(
        &self,
        db: &Connection,
        provider_id: &str,
        people: &[(&str, i64)],
    ) -> Result<(), SeedError> {
        for (email, user_type) in people {
            let id = stable_id(&format!("{provider_id}/{email}"));
            provider_users::insert_invited(db, &id, provider_id, email, *user_type)?;
            provider_users::accept(db, &id, &self.find(email)?.account.id)?;
        }
        Ok(())
    }

    /// A key wrapped to the public key of a person or an organisation.
    pub(crate) fn wrap_for(
        &self,
        public_key: &PublicKey,
        key: &SymmetricKey,
    ) -> Result<String, SeedError> {
        Ok(self.runtime.block_on(public_key.wrap(key))?.to_string())
    }
}

fn make(
    seed: &PersonSeed,
    user_key: SymmetricKey,
    pair: SealedPair,
    runtime: &Handle,
) -> Result<Person, SeedError> {
    let kdf = match seed.special {
        Trait::Argon2id => Kdf::Argon2id {
            iterations: 3,
            memory_mib: 64,
            parallelism: 4,
        },
        _ => Kdf::Pbkdf2 {
            iterations: 600_000,
        },
    };
    let password = MASTER_PASSWORD.as_bytes();
    let master_key = runtime.block_on(MasterKey::derive(password, seed.email, kdf))?;
    let is_newer = seed.special == Trait::NewerFormat;
    let has_two_step = seed.special == Trait::TwoStep;
    let wrapped_user_key = master_key.stretch().wrap(&user_key)?.to_string();
    let account = Account {
        id: stable_id(&format!("user/{}", seed.email)),
        email: seed.email.to_owned(),
        name: Some(seed.name.to_owned()),
        password: StoredPassword::of(&master_key.server_hash(password))?,
        kdf: columns(kdf),
        user_key: wrapped_user_key,
        public_key: pair.public_key.to_spki_base64(),
        private_key: if is_newer {
            opaque()?
        } else {
            pair.private_key
        },
        newer_format: if is_newer {
            Some(newer_format()?)
        } else {
            None
        },
        security_stamp: new_id()?,
        token_epoch: 0,
        verify_devices: seed.special == Trait::VerifiesDevices,
        totp_secret: if has_two_step {
            Some(totp::generate_secret()?.to_string())
        } else {
            None
        },
        two_factor_email: has_two_step,
        recovery_code: if has_two_step {
            Some(recovery_code()?)
        } else {
            None
        },
        force_password_reset: false,
        creation_date: CREATION_DATE.to_owned(),
    };
    Ok(Person {
        account,
        user_key,
        public_key: pair.public_key,
    })
}

fn columns(kdf: Kdf) -> KdfColumns {
    match kdf {
        Kdf::Pbkdf2 { iterations } => KdfColumns {
            kdf: 0,
            iterations,
            memory: None,
            parallelism: None,
        },
        Kdf::Argon2id {
            iterations,
            memory_mib,
            parallelism,
        } => KdfColumns {
            kdf: 1,
            iterations,
            memory: Some(memory_mib),
            parallelism: Some(parallelism),
        },
    }
}

/// 32 characters, lower case, as the server compares them.
fn recovery_code() -> Result<String, SeedError> {
    Ok(totp::encode_base32(&random::<20>()?).to_lowercase())
}

/// An encrypted value of the newer format (type 7). This server cannot make real ones; the
/// account is there so that clients meet the format and say so.
fn opaque() -> Result<String, SeedError> {
    Ok(format!("7.{}", STANDARD.encode(random::<96>()?)))
}

fn newer_format() -> Result<String, SeedError> {
    let verifying_key = STANDARD.encode(random::<64>()?);
    let state = STANDARD.encode(random::<96>()?);
    Ok(json!({
        "signedPublicKey": STANDARD.encode(random::<96>()?),
        "signatureKeyPair": { "wrappedSigningKey": opaque()?, "verifyingKey": verifying_key },
        "securityState": { "securityState": state, "securityVersion": 2 },
    })
    .to_string())
}

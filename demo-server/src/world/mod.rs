//! The demo world: who is in it, and how it is built.
//!
//! Everything is made as real clients would make it: master keys from the master password, user
//! keys, provider and organisation keys, wrapped along both routes. Only then does the server's
//! side of it go into the database; the keys themselves are forgotten. The RSA pairs come from a
//! pool that was made ahead, because making one takes a second.

mod clients;
mod history;
mod houses;
mod key_pool;
mod names;
mod people;
mod personal_vault;
mod synthetic;

use portal_crypto::CryptoError;
use rusqlite::Connection;
use tokio::runtime::Handle;

use crate::ids::{NoRandomNumbers, stable_id};
use crate::plans::{ENTERPRISE_MONTHLY, TEAMS_MONTHLY};
use crate::store::billing::{self, Address, Billing, PaymentMethod, TaxId, TaxIdState};
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::organizations::Settings;
use crate::store::providers::{self, Provider, ProviderPlan};
use crate::store::{Store, accounts, meta, provider_users, set_meta};
use crate::time::now_iso;
use crate::world::clients::{ClientSeed, OrganizationSeed};
use crate::world::history::{ClientIds, Scene};
use crate::world::key_pool::KeyPool;
use crate::world::people::{PEOPLE, People};

/// The master password of every demo account.
pub const MASTER_PASSWORD: &str = "demo master password 2026";

/// When everything in the world began.
const CREATION_DATE: &str = "2025-01-15T08:00:00.000Z";

/// The token in the mail that asks to set the pending provider up.
const SETUP_TOKEN: &str = "demo-setup-token";

const PROVIDER_ADMIN: i64 = 0;
const SERVICE_USER: i64 = 1;

/// Why the world could not be built.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The database refused something.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// A key could not be made or used.
    #[error("cryptography: {0}")]
    Crypto(#[from] CryptoError),
    /// The system has no random numbers.
    #[error(transparent)]
    Random(#[from] NoRandomNumbers),
    /// A part of the world is missing: a mistake in the seed itself.
    #[error("the seed is inconsistent: {0}")]
    Inconsistent(String),
    /// The work was interrupted.
    #[error("interrupted: {0}")]
    Interrupted(String),
}

/// An account somebody can try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// Address to sign in with; the password is [`MASTER_PASSWORD`].
    pub email: String,
    /// Who that is, in a few words.
    pub description: String,
    /// Secret for an authenticator app (base32), when two-step login is on.
    pub totp_secret: Option<String>,
    /// Recovery code, when two-step login is on.
    pub recovery_code: Option<String>,
}

/// Whether the database holds a world already.
pub(crate) fn is_seeded(store: &Store) -> Result<bool, rusqlite::Error> {
    store.run_blocking(|db| Ok(meta(db, "seeded")?.is_some()))
}

/// The accounts of the world as they are now.
pub(crate) fn demo_accounts(store: &Store) -> Result<Vec<DemoAccount>, rusqlite::Error> {
    let accounts = store.run_blocking(|db| accounts::all(db))?;
    let described = accounts.into_iter().filter_map(|account| {
        // Nobody signs in to the others.
        let person = PEOPLE.iter().find(|person| person.email == account.email)?;
        Some(DemoAccount {
            description: person.description.to_owned(),
            email: account.email,
            totp_secret: account.totp_secret,
            recovery_code: account.recovery_code,
        })
    });
    Ok(described.collect())
}

/// Builds the world in an empty database. Must run on a thread for blocking work.
pub(crate) fn seed(store: &Store, synthetic_clients: usize) -> Result<(), SeedError> {
    let mut pool = KeyPool::new();
    let mut people = People::make(&mut pool, &Handle::current())?;
    people.extend(houses::strangers(&mut pool)?);
    store.run_blocking(|db| {
        people.insert(db)?;
        personal_vault::insert(db, people.find("owner@client-one.example")?)?;
        seed_demo_msp(db, &people, &mut pool, synthetic_clients)?;
        seed_harbour(db, &people, &mut pool)?;
        seed_fabrikam(db, &people, &mut pool)?;
        seed_pending_provider(db, &people)?;
        set_meta(db, "seeded_at", &now_iso())?;
        Ok(set_meta(db, "seeded", "1")?)
    })
}

fn seed_demo_msp(
    db: &Connection,
    people: &People,
    pool: &mut KeyPool,
    synthetic_clients: usize,
) -> Result<(), SeedError> {
    let provider_id = insert_provider(db, "Demo MSP", "billing@demo.example")?;
    billing::save(db, &provider_id, &demo_msp_billing())?;
    let staff = [
        ("admin@demo.example", PROVIDER_ADMIN),
        ("technician@demo.example", SERVICE_USER),
        ("argon@demo.example", SERVICE_USER),
        ("twostep@demo.example", SERVICE_USER),
        ("newdevice@demo.example", SERVICE_USER),
    ];
    let provider_key = people.found_provider(db, &provider_id, &staff)?;
    let waiting = [
        ("priya@demo.example", SERVICE_USER),
        ("marek@demo.example", PROVIDER_ADMIN),
    ];
    people.join_provider(db, &provider_id, &waiting)?;
    // Lena has an account already; the other one would make one first.
    for (email, user_type) in [
        ("lena@demo.example", SERVICE_USER),
        ("new.colleague@demo.example", PROVIDER_ADMIN),
    ] {
        let id = stable_id(&format!("{provider_id}/{email}"));
        provider_users::insert_invited(db, &id, &provider_id, email, user_type)?;
    }
    for (name, plan_type, seats, owner) in [
        (
            "My Client's Organization",
            ENTERPRISE_MONTHLY,
            15,
            "owner@client-one.example",
        ),
        (
            "Second Client's Organization",
            TEAMS_MONTHLY,
            20,
            "owner@client-two.example",
        ),
        (
            "Third Client's Organization",
            ENTERPRISE_MONTHLY,
            10,
            "owner@client-three.example",
        ),
    ] {
        let organization = OrganizationSeed {
            name,
            plan_type,
            seats,
            owner: Some(owner),
            is_managed: true,
            billing_email: "billing@demo.example",
            settings: Settings::default(),
        };
        let client = ClientSeed {
            provider_id: &provider_id,
            provider_key: &provider_key,
        };
        clients::insert(db, &organization, Some(&client), people, pool)?;
    }
    let client = ClientSeed {
        provider_id: &provider_id,
        provider_key: &provider_key,
    };
    houses::insert(db, &client, people, pool)?;
    let crowd = synthetic::insert(db, &provider_id, &provider_key, pool, synthetic_clients)?;
    for (plan_type, minimum) in [
        (TEAMS_MONTHLY, 25 + crowd.teams_seats),
        (
            ENTERPRISE_MONTHLY,
            40 + houses::seats() + crowd.enterprise_seats,
        ),
    ] {
        insert_plan(db, &provider_id, plan_type, minimum)?;
    }
    let scene = Scene {
        provider_id: &provider_id,
        clients: [
            "My Client's Organization",
            "Second Client's Organization",
            "Third Client's Organization",
        ]
        .map(ClientIds::named)
        .into(),
    };
    history::insert(db, &scene)
}

/// A small provider that keeps no event log.
fn seed_harbour(db: &Connection, people: &People, pool: &mut KeyPool) -> Result<(), SeedError> {
    let provider_id = insert_provider(db, "Harbour Managed IT", "office@harbour.example")?;
    billing::save(db, &provider_id, &harbour_billing())?;
    let staff = [
        ("harbour@demo.example", PROVIDER_ADMIN),
        ("admin@demo.example", SERVICE_USER),
    ];
    let provider_key = people.found_provider(db, &provider_id, &staff)?;
    for (name, plan_type, seats) in [
        ("Lighthouse Café & Bakery", TEAMS_MONTHLY, 5),
        ("Quay Logistics", ENTERPRISE_MONTHLY, 12),
    ] {
        let organization = OrganizationSeed {
            name,
            plan_type,
            seats,
            owner: Some("harbour@demo.example"),
            is_managed: true,
            billing_email: "office@harbour.example",
            settings: Settings::default(),
        };
        let client = ClientSeed {
            provider_id: &provider_id,
            provider_key: &provider_key,
        };
        clients::insert(db, &organization, Some(&client), people, pool)?;
    }
    providers::set_use_events(db, &provider_id, false)?;
    for (plan_type, minimum) in [(TEAMS_MONTHLY, 10), (ENTERPRISE_MONTHLY, 12)] {
        insert_plan(db, &provider_id, plan_type, minimum)?;
    }
    Ok(())
}

/// An organisation that pays for itself: the admin can add it to the provider.
fn seed_fabrikam(db: &Connection, people: &People, pool: &mut KeyPool) -> Result<(), SeedError> {
    let organization = OrganizationSeed {
        name: "Fabrikam Holdings",
        plan_type: TEAMS_MONTHLY,
        seats: 5,
        owner: Some("admin@demo.example"),
        is_managed: false,
        billing_email: "admin@demo.example",
        settings: Settings::default(),
    };
    clients::insert(db, &organization, None, people, pool).map(drop)
}

/// Pays by card.
fn demo_msp_billing() -> Billing {
    Billing {
        status: "active".into(),
        collection_method: "charge_automatically".into(),
        discount_percent: None,
        credit_cents: Some(12_500),
        trial_end_millis: None,
        cancel_at_millis: None,
        unpaid_since_millis: None,
        address: Some(Address {
            country: "DE".into(),
            postal_code: "10115".into(),
            line1: Some("Musterstraße 12".into()),
            line2: None,
            city: Some("Berlin".into()),
            state: None,
            tax_id: Some(TaxId {
                code: "eu_vat".into(),
                value: "DE123456789".into(),
            }),
        }),
        payment_method: Some(PaymentMethod::Card {
            brand: "visa".into(),
            last4: "4242".into(),
            expiration: "08/2029".into(),
        }),
        tax_id_state: TaxIdState::Verified,
    }
}

/// Gets invoices and pays them from a bank account.
fn harbour_billing() -> Billing {
    Billing {
        collection_method: "send_invoice".into(),
        discount_percent: Some(10.0),
        credit_cents: None,
        address: Some(Address {
            country: "GB".into(),
            postal_code: "BS1 4ST".into(),
            line1: Some("3 Quayside".into()),
            line2: None,
            city: Some("Bristol".into()),
            state: None,
            tax_id: Some(TaxId {
                code: "gb_vat".into(),
                value: "GB123456789".into(),
            }),
        }),
        payment_method: Some(PaymentMethod::BankAccount {
            bank_name: "Harbour Building Society".into(),
            last4: "0042".into(),
            hosted_verification_url: None,
        }),
        ..demo_msp_billing()
    }
}

/// A provider whose admin has the mail but has not set it up.
fn seed_pending_provider(db: &Connection, people: &People) -> Result<(), SeedError> {
    let email = "founder@demo.example";
    let provider_id = pending_provider_id();
    let founder = people.find(email)?;
    insert_pending_provider(db, &provider_id, &founder.account.id, email)?;
    // In the demo world nothing expires before somebody looks at it.
    mail_tokens::insert(
        db,
        LinkPurpose::ProviderSetup,
        &provider_id,
        email,
        SETUP_TOKEN,
        i64::MAX,
    )?;
    Ok(())
}

fn pending_provider_id() -> String {
    stable_id("provider/pending")
}

/// What the operator's own pages do: a provider with plans and a first admin, without name and key.
pub(crate) fn insert_pending_provider(
    db: &Connection,
    provider_id: &str,
    user_id: &str,
    billing_email: &str,
) -> Result<(), rusqlite::Error> {
    let provider = Provider {
        id: provider_id.to_owned(),
        name: None,
        business_name: None,
        billing_email: billing_email.to_owned(),
        provider_type: 0,
        status: 0,
        enabled: true,
        creation_date: now_iso(),
    };
    providers::insert(db, &provider)?;
    providers::add_first_admin(
        db,
        &stable_id(&format!("{provider_id}/{user_id}")),
        provider_id,
        user_id,
    )?;
    for (plan_type, seat_minimum) in [(TEAMS_MONTHLY, 10), (ENTERPRISE_MONTHLY, 20)] {
        let plan = ProviderPlan {
            plan_type,
            seat_minimum,
            purchased_seats: 0,
            allocated_seats: 0,
        };
        providers::save_plan(db, provider_id, &plan)?;
    }
    Ok(())
}

fn insert_provider(db: &Connection, name: &str, billing_email: &str) -> Result<String, SeedError> {
    let provider = Provider {
        id: stable_id(&format!("provider/{name}")),
        name: Some(name.to_owned()),
        business_name: Some(name.to_owned()),
        billing_email: billing_email.to_owned(),
        provider_type: 0,
        status: 2,
        enabled: true,
        creation_date: CREATION_DATE.to_owned(),
    };
    providers::insert(db, &provider)?;
    Ok(provider.id)
}

fn insert_plan(
    db: &Connection,
    provider_id: &str,
    plan_type: i64,
    seat_minimum: i64,
) -> Result<(), SeedError> {
    let allocated_seats = providers::assigned_seats(db, provider_id, plan_type)?;
    let plan = ProviderPlan {
        plan_type,
        seat_minimum,
        purchased_seats: (allocated_seats - seat_minimum).max(0),
        allocated_seats,
    };
    Ok(providers::save_plan(db, provider_id, &plan)?)
}

//! Organisations with names: made like a client application makes them.

use portal_crypto::{PublicKey, SymmetricKey};
use rusqlite::Connection;

use crate::ids::stable_id;
use crate::store::clients::{self, Link};
use crate::store::collections;
use crate::store::organization_users::{self, Member, TYPE_OWNER};
use crate::store::organizations::{self, Organization, STATUS_CREATED, STATUS_MANAGED, Settings};
use crate::world::key_pool::KeyPool;
use crate::world::people::People;
use crate::world::{CREATION_DATE, SeedError};

/// What clients call the collection every organisation starts with.
pub(crate) const DEFAULT_COLLECTION: &str = "Default collection";

/// An organisation of the demo world.
pub(crate) struct OrganizationSeed<'seed> {
    pub(crate) name: &'seed str,
    pub(crate) plan_type: i64,
    pub(crate) seats: i64,
    /// Address of the confirmed owner.
    pub(crate) owner: Option<&'seed str>,
    /// Billed through a provider.
    pub(crate) is_managed: bool,
    pub(crate) billing_email: &'seed str,
    pub(crate) settings: Settings,
}

/// What was made of an organisation, for those who go on building it.
pub(crate) struct Made {
    pub(crate) organization_id: String,
    pub(crate) key: SymmetricKey,
    pub(crate) public_key: PublicKey,
}

/// Whose client it is.
pub(crate) struct ClientSeed<'seed> {
    pub(crate) provider_id: &'seed str,
    pub(crate) provider_key: &'seed SymmetricKey,
}

/// Makes the organisation's keys and writes it with owner, default collection and link.
pub(crate) fn insert(
    db: &Connection,
    seed: &OrganizationSeed<'_>,
    client: Option<&ClientSeed<'_>>,
    people: &People,
    pool: &mut KeyPool,
) -> Result<Made, SeedError> {
    let key = SymmetricKey::generate()?;
    let pair = pool.take(&key)?;
    let organization = Organization {
        id: stable_id(&format!("organization/{}", seed.name)),
        name: seed.name.to_owned(),
        business_name: None,
        billing_email: seed.billing_email.to_owned(),
        plan_type: seed.plan_type,
        seats: Some(seed.seats),
        status: if seed.is_managed {
            STATUS_MANAGED
        } else {
            STATUS_CREATED
        },
        enabled: true,
        own_subscription: !seed.is_managed,
        public_key: Some(pair.public_key.to_spki_base64()),
        private_key: Some(pair.private_key),
        crowd_confirmed: 0,
        crowd_pending: 0,
        creation_date: CREATION_DATE.to_owned(),
        settings: seed.settings.clone(),
    };
    organizations::insert(db, &organization)?;
    let mut owner_id = None;
    if let Some(email) = seed.owner {
        let owner = people.find(email)?;
        let wrapped = people.wrap_for(&owner.public_key, &key)?;
        let id = stable_id(&format!("{}/{email}", organization.id));
        let member = Member {
            member_type: TYPE_OWNER,
            creation_date: CREATION_DATE.to_owned(),
            ..Member::confirmed(id, &organization.id, &owner.account.id, &wrapped)
        };
        organization_users::insert(db, &member)?;
        owner_id = Some(member.id);
    }
    collections::insert_first(
        db,
        &stable_id(&format!("collection/{}", seed.name)),
        &organization.id,
        &key.encrypt_text(DEFAULT_COLLECTION)?.to_string(),
        CREATION_DATE,
        owner_id.as_deref(),
    )?;
    if let Some(client) = client {
        let link = Link {
            id: stable_id(&format!("client/{}", seed.name)),
            provider_id: client.provider_id.to_owned(),
            organization_id: organization.id.clone(),
            key: client.provider_key.wrap(&key)?.to_string(),
        };
        clients::insert_link(db, &link)?;
    }
    Ok(Made {
        organization_id: organization.id,
        key,
        public_key: pair.public_key,
    })
}

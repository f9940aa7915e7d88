//! Organisations with names: made like a client application makes them.

use portal_crypto::SymmetricKey;
use rusqlite::Connection;

use crate::ids::{new_id, stable_id};
use crate::store::clients::{self, Link};
use crate::store::organizations::{self, NewMember, Organization, STATUS_CREATED, STATUS_MANAGED};
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
) -> Result<(), SeedError> {
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
    };
    organizations::insert(db, &organization)?;
    let member_id = new_id()?;
    if let Some(owner) = seed.owner {
        let owner = people.find(owner)?;
        let wrapped = people.wrap_for(owner, &key)?;
        let member = NewMember {
            id: &member_id,
            organization_id: &organization.id,
            user_id: Some(&owner.account.id),
            email: None,
            member_type: 0,
            status: 2,
            key: Some(&wrapped),
        };
        organizations::insert_member(db, &member)?;
    }
    organizations::insert_collection(
        db,
        &stable_id(&format!("collection/{}", seed.name)),
        &organization.id,
        &key.encrypt_text(DEFAULT_COLLECTION)?.to_string(),
        CREATION_DATE,
        seed.owner.map(|_| member_id.as_str()),
    )?;
    if let Some(client) = client {
        let link = Link {
            id: stable_id(&format!("client/{}", seed.name)),
            provider_id: client.provider_id.to_owned(),
            organization_id: organization.id,
            key: client.provider_key.wrap(&key)?.to_string(),
        };
        clients::insert_link(db, &link)?;
    }
    Ok(())
}

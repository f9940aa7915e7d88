//! Clients with a life inside: members in every state, groups, nested collections, policies.
//!
//! Everything is sealed as clients would seal it: the organisation key wrapped to each confirmed
//! member, collection names under it, user keys of enrolled members under the organisation's
//! public key.

mod dental_practices;
mod engineers;
mod food_bank;
mod seeds;
mod strangers;

use rusqlite::Connection;

use crate::ids::stable_id;
use crate::plans::ENTERPRISE_MONTHLY;
use crate::store::collections::{self, Collection, Rights, Selection, TYPE_MY_ITEMS, TYPE_SHARED};
use crate::store::groups::{self, Group};
use crate::store::organization_users::{
    self, Member, STATUS_ACCEPTED, STATUS_CONFIRMED, STATUS_INVITED, STATUS_REVOKED,
};
use crate::store::policies;
use crate::world::clients::{self, ClientSeed, Made, OrganizationSeed};
use crate::world::key_pool::KeyPool;
use crate::world::people::{People, Person};
use crate::world::{CREATION_DATE, SeedError};

use seeds::{CollectionSeed, House, MemberSeed, State};

const HOUSES: [&House; 3] = [
    &engineers::HOUSE,
    &dental_practices::HOUSE,
    &food_bank::HOUSE,
];

/// Seats of all of them together, for the provider's plan.
pub(crate) fn seats() -> i64 {
    HOUSES.iter().map(|house| house.seats).sum()
}

/// The accounts of members whose master password nobody knows.
pub(crate) fn strangers(pool: &mut KeyPool) -> Result<Vec<Person>, SeedError> {
    let members = HOUSES.iter().flat_map(|house| house.members);
    members
        .filter(|member| member.is_stranger)
        .map(|member| strangers::make(member, pool))
        .collect()
}

/// Builds all of them for a provider.
pub(crate) fn insert(
    db: &Connection,
    client: &ClientSeed<'_>,
    people: &People,
    pool: &mut KeyPool,
) -> Result<(), SeedError> {
    for house in HOUSES {
        let organization = OrganizationSeed {
            name: house.name,
            plan_type: ENTERPRISE_MONTHLY,
            seats: house.seats,
            owner: Some(house.owner),
            is_managed: true,
            billing_email: "billing@demo.example",
            settings: (house.settings)(),
        };
        let made = clients::insert(db, &organization, Some(client), people, pool)?;
        furnish(db, house, &made, people)?;
    }
    Ok(())
}

fn furnish(db: &Connection, house: &House, made: &Made, people: &People) -> Result<(), SeedError> {
    for (name, external_id) in house.groups {
        let group = Group {
            id: group_id(made, name),
            organization_id: made.organization_id.clone(),
            name: (*name).to_owned(),
            external_id: external_id.map(str::to_owned),
        };
        groups::insert(db, &group)?;
    }
    for seed in house.members {
        if seed.email != house.owner {
            organization_users::insert(db, &member(seed, made, people)?)?;
        }
        for group in seed.groups {
            groups::add_member(db, &group_id(made, group), &member_id(made, seed.email))?;
        }
    }
    for seed in house.collections {
        insert_collection(db, seed, made)?;
    }
    for (policy_type, enabled, data) in house.policies {
        let data = data.and_then(|text| serde_json::from_str(text).ok());
        policies::save(
            db,
            &made.organization_id,
            *policy_type,
            *enabled,
            data.as_ref(),
        )
        .map_err(|error| SeedError::Inconsistent(error.to_string()))?;
    }
    Ok(())
}

fn member(seed: &MemberSeed, made: &Made, people: &People) -> Result<Member, SeedError> {
    let mut member = Member {
        member_type: seed.role.number(),
        permissions: seed.role.permissions(),
        creation_date: CREATION_DATE.to_owned(),
        ..Member::invited(
            member_id(made, seed.email),
            &made.organization_id,
            seed.email,
        )
    };
    let (status, revoked_from) = match seed.state {
        State::Invited => (STATUS_INVITED, None),
        State::Accepted => (STATUS_ACCEPTED, None),
        State::Confirmed => (STATUS_CONFIRMED, None),
        State::RevokedFrom(before) => (STATUS_REVOKED, Some(before)),
    };
    member.status = status;
    member.revoked_from = revoked_from;
    member.revocation_reason = revoked_from.map(|_| 1);
    let reached = revoked_from.unwrap_or(status);
    if reached == STATUS_INVITED {
        return Ok(member);
    }
    let person = people.find(seed.email)?;
    member.user_id = Some(person.account.id.clone());
    member.email = None;
    if reached == STATUS_CONFIRMED {
        member.key = Some(people.wrap_for(&person.public_key, &made.key)?);
    }
    if seed.is_enrolled {
        let sealed = people.wrap_for(&made.public_key, &person.user_key)?;
        member.reset_password_key = Some(sealed);
    }
    Ok(member)
}

fn insert_collection(db: &Connection, seed: &CollectionSeed, made: &Made) -> Result<(), SeedError> {
    let collection = Collection {
        id: stable_id(&format!(
            "collection/{}/{}{}",
            made.organization_id,
            seed.name,
            seed.left_behind_by.unwrap_or_default()
        )),
        organization_id: made.organization_id.clone(),
        name: made.key.encrypt_text(seed.name)?.to_string(),
        external_id: None,
        collection_type: if seed.is_my_items {
            TYPE_MY_ITEMS
        } else {
            TYPE_SHARED
        },
        default_user_email: seed.left_behind_by.map(str::to_owned),
    };
    collections::insert(db, &collection, CREATION_DATE)?;
    let groups: Vec<Selection> = seed
        .groups
        .iter()
        .map(|(name, right)| right.selection(group_id(made, name)))
        .collect();
    Rights::GroupsOfCollection.add(db, &collection.id, &groups)?;
    let members: Vec<Selection> = seed
        .members
        .iter()
        .map(|(email, right)| right.selection(member_id(made, email)))
        .collect();
    Ok(Rights::MembersOfCollection.add(db, &collection.id, &members)?)
}

fn group_id(made: &Made, name: &str) -> String {
    stable_id(&format!("group/{}/{name}", made.organization_id))
}

fn member_id(made: &Made, email: &str) -> String {
    stable_id(&format!("{}/{email}", made.organization_id))
}

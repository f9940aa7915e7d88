//! Synthetic clients: as many as somebody wants to try, up to 100 000 and more.
//!
//! Their keys are real, each organisation has its own, wrapped by the provider key. To keep
//! 100 000 of them small and quick their people are numbers only, and only the first have an RSA
//! pair (an organisation without one is valid; clients add one when they need it).

use portal_crypto::SymmetricKey;
use rusqlite::Connection;

use crate::ids::stable_id;
use crate::plans::{ENTERPRISE_MONTHLY, TEAMS_MONTHLY};
use crate::store::clients::{self, Link};
use crate::store::collections;
use crate::store::organizations::{self, Organization, STATUS_MANAGED, Settings};
use crate::time::{DAY_MILLIS, iso};
use crate::world::SeedError;
use crate::world::clients::DEFAULT_COLLECTION;
use crate::world::key_pool::KeyPool;
use crate::world::names::{Dice, company_name};

/// How many get an RSA pair.
const WITH_KEY_PAIR: usize = 500;
/// 2024-01-01: the first of them became clients then.
const FIRST_CREATION_MILLIS: i64 = 1_704_067_200_000;

/// Seats that were given out, for the provider's plans.
#[derive(Default)]
pub(crate) struct Crowd {
    pub(crate) teams_seats: i64,
    pub(crate) enterprise_seats: i64,
}

/// What is drawn for one client.
struct Numbers {
    seats: i64,
    confirmed: i64,
    pending: i64,
}

impl Numbers {
    /// Sizes as in life: many small ones, few big ones; some full, some overfull, some with
    /// people who have not answered yet, some empty.
    fn draw(dice: &mut Dice) -> Self {
        let seats = match dice.below(10) {
            0..=5 => 1 + dice.below(25),
            6..=8 => 10 + dice.below(140),
            _ => 100 + dice.below(1900),
        };
        let occupied = match dice.below(20) {
            0 | 1 => seats,
            2 => 0,
            3 => seats + 1 + dice.below(3),
            _ => dice.below(seats + 1),
        };
        let pending = if dice.below(4) == 0 {
            dice.below(occupied.min(12) + 1)
        } else {
            0
        };
        Self {
            seats,
            confirmed: occupied - pending,
            pending,
        }
    }
}

/// Writes the clients and says how many seats they have.
pub(crate) fn insert(
    db: &Connection,
    provider_id: &str,
    provider_key: &SymmetricKey,
    pool: &mut KeyPool,
    count: usize,
) -> Result<Crowd, SeedError> {
    let mut crowd = Crowd::default();
    for index in 0..count {
        let mut dice = Dice::new(index as u64);
        let numbers = Numbers::draw(&mut dice);
        let is_teams = dice.below(5) < 2;
        let (plan_type, seats) = if is_teams {
            (TEAMS_MONTHLY, &mut crowd.teams_seats)
        } else {
            (ENTERPRISE_MONTHLY, &mut crowd.enterprise_seats)
        };
        *seats += numbers.seats;
        let key = SymmetricKey::generate()?;
        let pair = if index < WITH_KEY_PAIR {
            Some(pool.take(&key)?)
        } else {
            None
        };
        let (public_key, private_key) = pair
            .map(|pair| (pair.public_key.to_spki_base64(), pair.private_key))
            .unzip();
        let created = FIRST_CREATION_MILLIS + dice.below(1000 * DAY_MILLIS);
        let organization = Organization {
            id: stable_id(&format!("synthetic-organization/{index}")),
            name: company_name(&mut dice),
            business_name: None,
            billing_email: format!("owner@client-{index}.example"),
            plan_type,
            seats: Some(numbers.seats),
            status: STATUS_MANAGED,
            enabled: true,
            own_subscription: false,
            public_key,
            private_key,
            crowd_confirmed: numbers.confirmed,
            crowd_pending: numbers.pending,
            creation_date: iso(created),
            settings: Settings::default(),
        };
        organizations::insert(db, &organization)?;
        collections::insert_first(
            db,
            &stable_id(&format!("synthetic-collection/{index}")),
            &organization.id,
            &key.encrypt_text(DEFAULT_COLLECTION)?.to_string(),
            &organization.creation_date,
            None,
        )?;
        let link = Link {
            id: stable_id(&format!("synthetic-client/{index}")),
            provider_id: provider_id.to_owned(),
            organization_id: organization.id,
            key: provider_key.wrap(&key)?.to_string(),
        };
        clients::insert_link(db, &link)?;
    }
    Ok(crowd)
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::world::names::Dice;

    #[test]
    fn the_crowd_has_every_kind_of_client() {
        let drawn: Vec<Numbers> = (0..2000)
            .map(|index| Numbers::draw(&mut Dice::new(index)))
            .collect();
        let any = |test: fn(&Numbers) -> bool| drawn.iter().any(test);
        assert!(any(
            |client| client.confirmed + client.pending == client.seats
        ));
        assert!(any(
            |client| client.confirmed + client.pending > client.seats
        ));
        assert!(any(|client| client.confirmed + client.pending == 0));
        assert!(any(|client| client.pending > 1));
        assert!(any(|client| client.seats > 500));
        assert!(
            drawn
                .iter()
                .all(|client| client.confirmed >= 0 && client.seats >= 1)
        );
    }
}

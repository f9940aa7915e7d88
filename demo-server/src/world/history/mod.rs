//! A year of the event log, as a provider of this size would have it: people work from Monday to
//! Friday, open their clients' vaults, look after members; now and then something happens that is
//! worth a second look. Repeatable chance: a day has the same events whenever the world is built.

mod actors;
mod client_work;
mod milestones;
mod visit;

use rusqlite::Connection;

use crate::ids::stable_id;
use crate::store::events::{NewEvent, insert as insert_event};
use crate::time::{DAY_MILLIS, MILLI_TICKS, now_millis};
use crate::world::SeedError;
use crate::world::history::actors::{Actor, STAFF};
use crate::world::names::Dice;

/// How far back the log goes.
const DAYS: i64 = 365;
/// The people of a provider's log; addresses of the seeded staff.
pub(crate) struct Scene<'scene> {
    pub(crate) provider_id: &'scene str,
    pub(crate) clients: Vec<ClientIds>,
}

/// A client as events name it.
pub(crate) struct ClientIds {
    pub(crate) link_id: String,
    pub(crate) organization_id: String,
    /// Names what only exists in events: members, items, groups ...
    name: &'static str,
}

impl ClientIds {
    /// A client of the world by its name; also one that is gone.
    pub(crate) fn named(name: &'static str) -> Self {
        Self {
            link_id: stable_id(&format!("client/{name}")),
            organization_id: stable_id(&format!("organization/{name}")),
            name,
        }
    }

    /// The id of something in the client that the log mentions.
    fn thing(&self, kind: &str, number: i64) -> String {
        stable_id(&format!("{kind}/{}/{number}", self.name))
    }
}

impl Scene<'_> {
    fn provider_user_id(&self, email: &str) -> String {
        stable_id(&format!("{}/{email}", self.provider_id))
    }
}

/// One day, as it is written.
struct Day<'day> {
    db: &'day Connection,
    scene: &'day Scene<'day>,
    dice: Dice,
    midnight_millis: i64,
    /// Nothing is written from this moment on.
    now_millis: i64,
}

impl Day<'_> {
    /// Writes an event at a minute of this day; seconds and less are chance.
    fn write(&mut self, minute: i64, mut event: NewEvent<'_>) -> Result<(), SeedError> {
        let millis = self.midnight_millis + minute * 60_000 + self.dice.below(60_000);
        if millis >= self.now_millis {
            return Ok(());
        }
        event.date_ticks = millis * MILLI_TICKS + self.dice.below(MILLI_TICKS);
        Ok(insert_event(self.db, &event)?)
    }
}

/// Writes the year that ends now.
pub(crate) fn insert(db: &Connection, scene: &Scene<'_>) -> Result<(), SeedError> {
    let now = now_millis();
    let today = now.div_euclid(DAY_MILLIS);
    for number in today - DAYS + 1..=today {
        let mut day = Day {
            db,
            scene,
            // Far apart: neighbours would draw the same numbers, shifted by one.
            dice: Dice::new(number.unsigned_abs() << 20),
            midnight_millis: number * DAY_MILLIS,
            now_millis: now,
        };
        let is_weekend = matches!((number + 3).rem_euclid(7), 5 | 6);
        for actor in STAFF {
            visits(&mut day, actor, today - number, is_weekend)?;
        }
        milestones::write(&mut day, today - number)?;
    }
    Ok(())
}

fn visits(
    day: &mut Day<'_>,
    actor: &Actor,
    days_ago: i64,
    is_weekend: bool,
) -> Result<(), SeedError> {
    if !actor.works(days_ago) {
        return Ok(());
    }
    // Of a hundred such days, on how many somebody signs in.
    let (first, second) = if is_weekend { (4, 0) } else { (82, 45) };
    if day.dice.below(100) < first {
        let minute = actor.starts_at_minute + day.dice.below(110);
        visit::write(day, actor, minute)?;
    }
    if day.dice.below(100) < second {
        let minute = actor.starts_at_minute + 270 + day.dice.below(180);
        visit::write(day, actor, minute)?;
    }
    Ok(())
}

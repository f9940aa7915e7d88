//! One visit: somebody signs in and works in a client or two.

use crate::store::events::{EventType, Subject};
use crate::world::SeedError;
use crate::world::history::actors::{Actor, Hand};
use crate::world::history::{Day, client_work};

/// Writes what happens from a minute on.
pub(super) fn write(day: &mut Day<'_>, actor: &Actor, minute: i64) -> Result<(), SeedError> {
    let user_id = actor.user_id();
    let count = i64::try_from(actor.devices.len()).unwrap_or(1);
    let chosen = usize::try_from(day.dice.below(count)).unwrap_or(0);
    let (device_type, ip_address) = actor.devices.get(chosen).copied().unwrap_or_default();
    let hand = Hand {
        user_id: &user_id,
        device_type,
        ip_address,
    };
    let account = Subject {
        provider_id: Some(day.scene.provider_id),
        user_id: Some(&user_id),
        ..Subject::default()
    };
    if day.dice.below(25) == 0 {
        day.write(minute - 1, hand.does(EventType::UserFailedLogIn, account))?;
    }
    if actor.email == "twostep@demo.example" && day.dice.below(15) == 0 {
        day.write(
            minute - 1,
            hand.does(EventType::UserFailedLogIn2fa, account),
        )?;
    }
    day.write(minute, hand.does(EventType::UserLoggedIn, account))?;
    let rare = match day.dice.below(400) {
        0 => Some(EventType::UserChangedPassword),
        1 | 2 => Some(EventType::UserUpdated2fa),
        3 => Some(EventType::UserDisabled2fa),
        4 => Some(EventType::UserRecovered2fa),
        5 => Some(EventType::UserClientExportedVault),
        6 | 7 => Some(EventType::UserRequestedDeviceApproval),
        _ => None,
    };
    if let Some(event) = rare {
        day.write(minute + 2, hand.does(event, account))?;
    }
    let clients = match day.dice.below(10) {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    };
    for visited in 0..clients {
        client_work::write(day, &hand, actor.is_admin, minute + 4 + visited * 25)?;
    }
    Ok(())
}

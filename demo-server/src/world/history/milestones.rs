//! What happens on certain days: people come and go, clients come and go, an attack is tried.

use crate::ids::stable_id;
use crate::store::events::{EventType, NewEvent, Subject};
use crate::world::SeedError;
use crate::world::history::actors::{Hand, STAFF};
use crate::world::history::{ClientIds, Day};

/// A client that was unlinked long ago: the list of clients does not know it any more.
const LOST_CLIENT: &str = "Lost Client";

const STAFF_CHANGES: &[(i64, EventType, &str)] = &[
    (
        343,
        EventType::ProviderUserInvited,
        "technician@demo.example",
    ),
    (
        341,
        EventType::ProviderUserConfirmed,
        "technician@demo.example",
    ),
    (293, EventType::ProviderUserInvited, "argon@demo.example"),
    (291, EventType::ProviderUserConfirmed, "argon@demo.example"),
    (204, EventType::ProviderUserInvited, "twostep@demo.example"),
    (
        201,
        EventType::ProviderUserConfirmed,
        "twostep@demo.example",
    ),
    (159, EventType::ProviderUserRemoved, "former@demo.example"),
    (120, EventType::ProviderUserUpdated, "argon@demo.example"),
    (78, EventType::ProviderUserInvited, "newdevice@demo.example"),
    (
        76,
        EventType::ProviderUserConfirmed,
        "newdevice@demo.example",
    ),
    (
        12,
        EventType::ProviderUserUpdated,
        "technician@demo.example",
    ),
];

const CLIENT_CHANGES: &[(i64, EventType, &str)] = &[
    (
        350,
        EventType::ProviderOrganizationCreated,
        "My Client's Organization",
    ),
    (310, EventType::ProviderOrganizationCreated, LOST_CLIENT),
    (
        240,
        EventType::ProviderOrganizationAdded,
        "Second Client's Organization",
    ),
    (150, EventType::ProviderOrganizationRemoved, LOST_CLIENT),
    (
        90,
        EventType::ProviderOrganizationCreated,
        "Third Client's Organization",
    ),
    (
        20,
        EventType::ProviderOrganizationAdded,
        "Fabrikam Holdings",
    ),
    (
        18,
        EventType::ProviderOrganizationRemoved,
        "Fabrikam Holdings",
    ),
];

/// Numbers of a newer server.
const UNKNOWN_NUMBERS: &[(i64, i64)] = &[(210, 2777), (60, 1690), (9, 2777), (3, 1999)];

/// On this day somebody tried passwords at night.
const ATTACK_DAYS_AGO: i64 = 47;

/// Writes what happened so many days ago.
pub(super) fn write(day: &mut Day<'_>, days_ago: i64) -> Result<(), SeedError> {
    let Some(admin) = STAFF.first() else {
        return Ok(());
    };
    let admin_id = admin.user_id();
    let hand = Hand {
        user_id: &admin_id,
        device_type: 9,
        ip_address: "203.0.113.10",
    };
    let provider = Subject {
        provider_id: Some(day.scene.provider_id),
        ..Subject::default()
    };
    for (_, event, email) in STAFF_CHANGES.iter().filter(|(when, ..)| *when == days_ago) {
        let provider_user_id = day.scene.provider_user_id(email);
        let user_id = stable_id(&format!("user/{email}"));
        let subject = Subject {
            provider_user_id: Some(&provider_user_id),
            // An invitation does not know the account yet.
            user_id: (*event as i64 != 1800).then_some(&user_id),
            ..provider
        };
        day.write(9 * 60 + 20, hand.does(*event, subject))?;
    }
    for (_, event, name) in CLIENT_CHANGES.iter().filter(|(when, ..)| *when == days_ago) {
        let client = ClientIds::named(name);
        let subject = Subject {
            provider_organization_id: Some(&client.link_id),
            organization_id: Some(&client.organization_id),
            ..provider
        };
        day.write(10 * 60 + 40, hand.does(*event, subject))?;
    }
    for (_, number) in UNKNOWN_NUMBERS.iter().filter(|(when, _)| *when == days_ago) {
        let mut event = hand.does(EventType::OrganizationUpdated, provider);
        event.event_type = *number;
        day.write(11 * 60, event)?;
    }
    if days_ago == ATTACK_DAYS_AGO {
        attack(day, &admin_id)?;
    }
    if days_ago % 30 == 17 {
        let acting = machine(day, days_ago / 30 % 3);
        for minute in 0..3 {
            day.write(
                2 * 60 + minute,
                machine_event(&acting, day.scene.provider_id),
            )?;
        }
    }
    Ok(())
}

fn attack(day: &mut Day<'_>, user_id: &str) -> Result<(), SeedError> {
    let subject = Subject {
        provider_id: Some(day.scene.provider_id),
        user_id: Some(user_id),
        ..Subject::default()
    };
    for attempt in 0..38 {
        let hand = Hand {
            user_id,
            device_type: 14,
            ip_address: "192.0.2.66",
        };
        let minute = 2 * 60 + 50 + attempt;
        day.write(minute, hand.does(EventType::UserFailedLogIn, subject))?;
    }
    Ok(())
}

/// Something that acts without a person.
struct Machine {
    event: EventType,
    system_user: Option<i64>,
    installation_id: Option<String>,
    organization_id: String,
    member_id: String,
}

fn machine(day: &mut Day<'_>, kind: i64) -> Machine {
    let client = ClientIds::named("My Client's Organization");
    let (event, system_user) = match kind {
        0 => (EventType::OrganizationUserInvited, Some(1)),
        1 => (EventType::OrganizationUserRevoked, Some(3)),
        _ => (EventType::OrganizationUserUpdated, None),
    };
    Machine {
        event,
        system_user,
        installation_id: system_user
            .is_none()
            .then(|| stable_id("installation/directory")),
        member_id: client.thing("member", day.dice.below(25)),
        organization_id: client.organization_id,
    }
}

fn machine_event<'event>(machine: &'event Machine, provider_id: &'event str) -> NewEvent<'event> {
    NewEvent {
        event_type: machine.event as i64,
        date_ticks: 0,
        acting_user_id: None,
        system_user: machine.system_user,
        installation_id: machine.installation_id.as_deref(),
        device_type: Some(22),
        ip_address: None,
        subject: Subject {
            provider_id: Some(provider_id),
            organization_id: Some(&machine.organization_id),
            organization_user_id: Some(&machine.member_id),
            ..Subject::default()
        },
    }
}

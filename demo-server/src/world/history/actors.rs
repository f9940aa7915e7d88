//! Who is in the log, and what they work with.

use crate::ids::stable_id;
use crate::store::events::{EventType, NewEvent, Subject};

/// Somebody of the provider's staff.
pub(super) struct Actor {
    pub(super) email: &'static str,
    pub(super) is_admin: bool,
    /// When the working day begins, UTC.
    pub(super) starts_at_minute: i64,
    /// Device types and addresses, the usual one first.
    pub(super) devices: &'static [(i64, &'static str)],
    /// Works here from so many days ago until so many days ago.
    days_ago: (i64, i64),
}

impl Actor {
    /// Whether this person works here on a day.
    pub(super) fn works(&self, days_ago: i64) -> bool {
        days_ago <= self.days_ago.0 && days_ago >= self.days_ago.1
    }

    /// The account's id.
    pub(super) fn user_id(&self) -> String {
        stable_id(&format!("user/{}", self.email))
    }
}

const OFFICE: &str = "203.0.113.10";

/// Everybody; the last one left and has no account any more.
pub(super) const STAFF: &[Actor] = &[
    Actor {
        email: "admin@demo.example",
        is_admin: true,
        starts_at_minute: 7 * 60,
        devices: &[(9, OFFICE), (9, OFFICE), (2, OFFICE), (1, "198.51.100.24")],
        days_ago: (i64::MAX, 0),
    },
    Actor {
        email: "technician@demo.example",
        is_admin: false,
        starts_at_minute: 6 * 60 + 30,
        devices: &[(10, OFFICE), (10, "203.0.113.57"), (6, OFFICE)],
        days_ago: (340, 0),
    },
    Actor {
        email: "argon@demo.example",
        is_admin: false,
        starts_at_minute: 8 * 60,
        devices: &[(12, OFFICE), (5, OFFICE), (25, "2001:db8:4f::17")],
        days_ago: (290, 0),
    },
    Actor {
        email: "twostep@demo.example",
        is_admin: false,
        starts_at_minute: 7 * 60 + 45,
        devices: &[(17, "198.51.100.80"), (17, OFFICE), (0, "198.51.100.81")],
        days_ago: (200, 0),
    },
    Actor {
        email: "newdevice@demo.example",
        is_admin: false,
        starts_at_minute: 9 * 60,
        devices: &[(9, "2001:db8:4f::2a"), (8, "2001:db8:4f::2a")],
        days_ago: (75, 0),
    },
    Actor {
        email: "former@demo.example",
        is_admin: false,
        starts_at_minute: 7 * 60 + 15,
        devices: &[(11, OFFICE), (9, OFFICE)],
        days_ago: (i64::MAX, 160),
    },
];

/// Somebody at a device: makes the events of one visit.
pub(super) struct Hand<'hand> {
    pub(super) user_id: &'hand str,
    pub(super) device_type: i64,
    pub(super) ip_address: &'hand str,
}

impl<'hand> Hand<'hand> {
    /// An event of this visit; the day fills in the moment.
    pub(super) fn does(&self, event: EventType, subject: Subject<'hand>) -> NewEvent<'hand> {
        NewEvent {
            event_type: event as i64,
            date_ticks: 0,
            acting_user_id: Some(self.user_id),
            system_user: None,
            installation_id: None,
            device_type: Some(self.device_type),
            ip_address: Some(self.ip_address),
            subject,
        }
    }
}

//! A charity: few seats in use, nothing decided yet.

use super::seeds::{CollectionSeed, House, MemberSeed, Right, State};
use crate::auth::organization::Role;
use crate::store::organizations::Settings;

pub(super) const HOUSE: House = House {
    name: "Open Table Food Bank",
    seats: 30,
    owner: "grace.mbeki@opentable.example",
    settings: Settings::default,
    groups: &[("Coordinators", None), ("Drivers", None)],
    members: &[
        MemberSeed::stranger(
            "grace.mbeki@opentable.example",
            "Grace Mbeki",
            Role::Owner,
            State::Confirmed,
            &["Coordinators"],
        ),
        MemberSeed::stranger(
            "ivan.horvat@opentable.example",
            "Ivan Horvat",
            Role::Owner,
            State::Confirmed,
            &["Coordinators"],
        )
        .two_factor(),
        MemberSeed::stranger(
            "fatima.zahra@opentable.example",
            "Fatima Zahra",
            Role::Admin,
            State::Confirmed,
            &["Coordinators"],
        ),
        MemberSeed::stranger(
            "joe.king@opentable.example",
            "Joe King",
            Role::User,
            State::Confirmed,
            &["Drivers"],
        ),
        MemberSeed::stranger(
            "pia.keller@opentable.example",
            "Pia Keller",
            Role::User,
            State::Accepted,
            &["Drivers"],
        ),
        MemberSeed::invited("volunteer.anna@opentable.example", State::Invited, &[]),
        MemberSeed::invited(
            "volunteer.ben@opentable.example",
            State::Invited,
            &["Drivers"],
        ),
        MemberSeed::invited("volunteer.chi@opentable.example", State::Invited, &[]),
        MemberSeed::invited(
            "volunteer.dora@opentable.example",
            State::RevokedFrom(0),
            &[],
        ),
    ],
    collections: &[
        CollectionSeed::shared("Donors", &[("Coordinators", Right::Manage)], &[]),
        CollectionSeed::shared(
            "Warehouses/North",
            &[("Coordinators", Right::Manage), ("Drivers", Right::View)],
            &[],
        ),
        CollectionSeed::shared(
            "Warehouses/South",
            &[("Coordinators", Right::Manage), ("Drivers", Right::View)],
            &[],
        ),
        CollectionSeed::shared("Vans", &[("Drivers", Right::Edit)], &[]),
    ],
    policies: &[],
};

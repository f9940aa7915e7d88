//! A group of dental practices: every seat is taken, and owners do not reach everything.

use super::seeds::{CollectionSeed, House, MemberSeed, Right, State};
use crate::auth::organization::Role;
use crate::store::organizations::Settings;

const fn user(
    email: &'static str,
    name: &'static str,
    group: &'static [&'static str],
) -> MemberSeed {
    MemberSeed::stranger(email, name, Role::User, State::Confirmed, group).enrolled()
}

pub(super) const HOUSE: House = House {
    name: "Bright Smile Dental Group",
    seats: 18,
    owner: "abena.osei@brightsmile.example",
    settings: || Settings {
        limit_collection_deletion: true,
        allow_admin_access: false,
        ..Settings::default()
    },
    groups: &[
        ("Dentists", None),
        ("Reception", None),
        ("Hygienists", None),
        ("Practice managers", None),
    ],
    members: &[
        MemberSeed::stranger(
            "abena.osei@brightsmile.example",
            "Dr Abena Osei",
            Role::Owner,
            State::Confirmed,
            &["Dentists"],
        ),
        MemberSeed::stranger(
            "rafael.costa@brightsmile.example",
            "Rafael Costa",
            Role::Admin,
            State::Confirmed,
            &["Practice managers"],
        )
        .enrolled()
        .two_factor(),
        MemberSeed::stranger(
            "emma.clarke@brightsmile.example",
            "Emma Clarke",
            Role::Admin,
            State::Confirmed,
            &["Practice managers", "Reception"],
        )
        .enrolled(),
        user(
            "h.nakamura@brightsmile.example",
            "Hiro Nakamura",
            &["Dentists"],
        ),
        user(
            "s.oreilly@brightsmile.example",
            "Siobhán O’Reilly",
            &["Dentists"],
        ),
        user(
            "d.petrescu@brightsmile.example",
            "Daria Petrescu",
            &["Dentists"],
        )
        .two_factor(),
        user(
            "m.hassan@brightsmile.example",
            "Mona Hassan",
            &["Hygienists"],
        ),
        user(
            "k.jansen@brightsmile.example",
            "Kees Jansen",
            &["Hygienists"],
        ),
        user(
            "l.silva@brightsmile.example",
            "Lúcia Silva",
            &["Hygienists"],
        ),
        user(
            "reception.harbour@brightsmile.example",
            "Harbour Street reception",
            &["Reception"],
        ),
        user(
            "reception.oldtown@brightsmile.example",
            "Old Town reception",
            &["Reception"],
        ),
        user(
            "reception.west@brightsmile.example",
            "West Park reception",
            &["Reception"],
        ),
        user(
            "a.kowalski@brightsmile.example",
            "Adam Kowalski",
            &["Practice managers"],
        ),
        user("y.chen@brightsmile.example", "陈 宇", &["Dentists"]).two_factor(),
        user(
            "t.brown@brightsmile.example",
            "Tamsin Brown",
            &["Hygienists"],
        ),
        MemberSeed::stranger(
            "n.ivanova@brightsmile.example",
            "Nina Ivanova",
            Role::User,
            State::Accepted,
            &["Reception"],
        ),
        MemberSeed::invited(
            "locum.one@brightsmile.example",
            State::Invited,
            &["Dentists"],
        ),
        MemberSeed::invited(
            "locum.two@brightsmile.example",
            State::Invited,
            &["Dentists"],
        ),
        MemberSeed::stranger(
            "g.former@brightsmile.example",
            "Gareth Former",
            Role::User,
            State::RevokedFrom(2),
            &["Dentists"],
        )
        .enrolled(),
    ],
    collections: &[
        CollectionSeed::shared(
            "Practices/Harbour Street",
            &[
                ("Practice managers", Right::Manage),
                ("Reception", Right::EditHidden),
            ],
            &[],
        ),
        CollectionSeed::shared(
            "Practices/Old Town",
            &[
                ("Practice managers", Right::Manage),
                ("Reception", Right::EditHidden),
            ],
            &[],
        ),
        CollectionSeed::shared(
            "Practices/West Park",
            &[
                ("Practice managers", Right::Manage),
                ("Reception", Right::EditHidden),
            ],
            &[],
        ),
        CollectionSeed::shared(
            "Insurers",
            &[("Reception", Right::View)],
            &[("emma.clarke@brightsmile.example", Right::Manage)],
        ),
        CollectionSeed::shared("Suppliers", &[("Dentists", Right::View)], &[]),
        CollectionSeed::shared(
            "Suppliers/Implants",
            &[("Dentists", Right::Edit)],
            &[("abena.osei@brightsmile.example", Right::Manage)],
        ),
        CollectionSeed::my_items(&[("h.nakamura@brightsmile.example", Right::Manage)], None),
        CollectionSeed::my_items(&[], Some("former.partner@brightsmile.example")),
    ],
    policies: &[
        (3, true, None),
        (5, true, None),
        (8, true, Some(r#"{"autoEnrollEnabled":true}"#)),
    ],
};

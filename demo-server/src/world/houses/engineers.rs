//! An engineering office: somebody to sign in with in every role.

use super::seeds::{CollectionSeed, House, MemberSeed, Right, State};
use crate::auth::organization::Role;
use crate::auth::permissions::Permissions;
use crate::store::organizations::Settings;

const PEOPLE_AND_GROUPS: Role = Role::Custom(Permissions {
    manage_users: true,
    manage_groups: true,
    ..Permissions::NONE
});
const EVENT_LOGS: Role = Role::Custom(Permissions {
    access_event_logs: true,
    ..Permissions::NONE
});
const ALL_COLLECTIONS: Role = Role::Custom(Permissions {
    create_new_collections: true,
    edit_any_collection: true,
    delete_any_collection: true,
    ..Permissions::NONE
});

pub(super) const HOUSE: House = House {
    name: "Brückner Ingenieure",
    seats: 24,
    owner: "owner@brueckner.example",
    settings: || Settings {
        identifier: Some("brueckner".into()),
        limit_collection_creation: true,
        ..Settings::default()
    },
    groups: &[
        ("Partners", None),
        ("IT", None),
        ("Office", None),
        ("Structural engineers", Some("ou=structural")),
        ("Site managers", Some("ou=site")),
        ("Drawings", None),
        ("External surveyors", None),
    ],
    members: &[
        MemberSeed::known("owner@brueckner.example", Role::Owner, &["Partners"]),
        MemberSeed::known("admin@brueckner.example", Role::Admin, &["IT"]),
        MemberSeed::known("people@brueckner.example", PEOPLE_AND_GROUPS, &["Office"]),
        MemberSeed::known("auditor@brueckner.example", EVENT_LOGS, &[]),
        MemberSeed::known(
            "engineer@brueckner.example",
            Role::User,
            &["Structural engineers"],
        )
        .enrolled(),
        MemberSeed::known(
            "lead@brueckner.example",
            Role::User,
            &["Structural engineers", "Site managers"],
        ),
        MemberSeed::stranger(
            "paul.richter@brueckner.example",
            "Paul Richter",
            Role::User,
            State::Confirmed,
            &["Structural engineers"],
        )
        .enrolled(),
        MemberSeed::stranger(
            "aylin.demir@brueckner.example",
            "Aylin Demir",
            Role::User,
            State::Confirmed,
            &["Site managers"],
        )
        .enrolled()
        .two_factor(),
        MemberSeed::stranger(
            "lucas.moreau@brueckner.example",
            "Lucas Moreau",
            Role::User,
            State::Confirmed,
            &["Drawings"],
        ),
        MemberSeed::stranger(
            "greta.lund@brueckner.example",
            "Greta Lund",
            ALL_COLLECTIONS,
            State::Confirmed,
            &["IT"],
        )
        .two_factor(),
        MemberSeed::stranger(
            "tomasz.wolski@brueckner.example",
            "Tomasz Wolski",
            Role::User,
            State::Accepted,
            &["Drawings"],
        ),
        MemberSeed::stranger(
            "chiara.ricci@brueckner.example",
            "Chiara Ricci",
            Role::User,
            State::Accepted,
            &[],
        )
        .two_factor(),
        MemberSeed::invited("trainee@brueckner.example", State::Invited, &["Drawings"]),
        MemberSeed::invited(
            "survey@partner-office.example",
            State::Invited,
            &["External surveyors"],
        ),
        MemberSeed::stranger(
            "bernd.kohl@brueckner.example",
            "Bernd Kohl",
            Role::User,
            State::RevokedFrom(2),
            &["Drawings"],
        )
        .enrolled(),
        MemberSeed::invited("bewerbung@brueckner.example", State::RevokedFrom(0), &[]),
    ],
    collections: &[
        CollectionSeed::shared(
            "IT",
            &[("IT", Right::Manage)],
            &[("admin@brueckner.example", Right::Manage)],
        ),
        CollectionSeed::shared("IT/Servers", &[("IT", Right::Manage)], &[]),
        CollectionSeed::shared(
            "IT/Servers/Linux",
            &[("IT", Right::Manage)],
            &[("engineer@brueckner.example", Right::ViewHidden)],
        ),
        CollectionSeed::shared("IT/Servers/Windows", &[("IT", Right::Edit)], &[]),
        CollectionSeed::shared("IT/Network", &[("IT", Right::Manage)], &[]),
        CollectionSeed::shared(
            "Projects/Rheinbrücke",
            &[
                ("Structural engineers", Right::Edit),
                ("Site managers", Right::View),
            ],
            &[("lead@brueckner.example", Right::Manage)],
        ),
        CollectionSeed::shared(
            "Projects/Stadthalle",
            &[
                ("Structural engineers", Right::View),
                ("External surveyors", Right::ViewHidden),
                ("Drawings", Right::EditHidden),
            ],
            &[("owner@brueckner.example", Right::Manage)],
        ),
        CollectionSeed::shared(
            "Office",
            &[("Office", Right::Edit), ("Partners", Right::Manage)],
            &[],
        ),
        CollectionSeed::shared(
            "Office/Banking",
            &[("Partners", Right::Manage)],
            &[("people@brueckner.example", Right::EditHidden)],
        ),
        CollectionSeed::shared(
            "Software licences",
            &[("Drawings", Right::View)],
            &[("paul.richter@brueckner.example", Right::View)],
        ),
    ],
    policies: &[
        (
            1,
            true,
            Some(
                r#"{"minComplexity":3,"minLength":14,"requireLower":false,"requireUpper":false,"requireNumbers":false,"requireSpecial":false,"enforceOnLogin":false}"#,
            ),
        ),
        (3, true, None),
        (8, true, Some(r#"{"autoEnrollEnabled":false}"#)),
        (
            9,
            true,
            Some(r#"{"type":"custom","minutes":240,"action":"lock"}"#),
        ),
        (14, false, None),
    ],
};

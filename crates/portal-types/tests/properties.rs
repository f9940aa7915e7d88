//! Whatever a server sends: an answer or an error, never a panic; numbers survive a round trip.

use portal_types::account::{OrganizationUserStatusType, Profile};
use portal_types::billing::ProviderSubscription;
use portal_types::clients_reader::ClientsReader;
use portal_types::config::ServerConfig;
use portal_types::error::ErrorBody;
use portal_types::from_json;
use portal_types::list::ListResponse;
use portal_types::organization::Organization;
use portal_types::plan::{Plan, PlanType};
use portal_types::prelogin::PreloginResponse;
use portal_types::provider_client::{ProviderClient, parse_clients};
use portal_types::sync::SyncResponse;
use portal_types::token::{TokenRefusal, TokenResponse};
use proptest::prelude::*;
use serde_json::{Map, Value};

/// Member names that the readers look for, so that random documents hit their code.
const NAMES: &[&str] = &[
    "object",
    "data",
    "message",
    "Message",
    "validationErrors",
    "errors",
    "errorModel",
    "ErrorModel",
    "error",
    "error_description",
    "title",
    "detail",
    "TwoFactorProviders2",
    "TwoFactorProviders",
    "0",
    "1",
    "Email",
    "kdf",
    "kdfSettings",
    "salt",
    "access_token",
    "UserDecryptionOptions",
    "MasterPasswordUnlock",
    "Kdf",
    "AccountKeys",
    "profile",
    "providers",
    "organizations",
    "id",
    "status",
    "type",
    "seats",
    "plans",
    "ciphers",
    "login",
    "uris",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let name = prop_oneof![
            proptest::sample::select(NAMES).prop_map(str::to_owned),
            ".{0,8}"
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((name, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn read_with_every_reader(body: &[u8]) {
    let error = ErrorBody::read(body);
    let _ = (error.main_text(), error.shown_text());
    let _ = TokenRefusal::read(body);
    if let Ok(token) = from_json::<TokenResponse>(body) {
        let _ = (
            token.wrapped_user_key(),
            token.wrapped_private_key(),
            token.salt_text("x"),
        );
        let _ = token.kdf_settings();
    }
    if let Ok(prelogin) = from_json::<PreloginResponse>(body) {
        let _ = (prelogin.settings(), prelogin.salt_text("x"));
    }
    if let Ok(profile) = from_json::<Profile>(body) {
        let _ = profile.wrapped_private_key();
    }
    if let Ok(subscription) = from_json::<ProviderSubscription>(body) {
        for plan in subscription.plans {
            let _ = (plan.unassigned_seats(), plan.seats_to_buy(i64::MAX));
        }
    }
    for client in parse_clients(body).unwrap_or_default() {
        let _ = client.pending_count();
    }
    let _ = from_json::<ServerConfig>(body);
    let _ = from_json::<SyncResponse>(body);
    let _ = from_json::<Organization>(body);
    let _ = from_json::<ListResponse<Plan>>(body);
    let mut reader = ClientsReader::default();
    for piece in body.chunks(7) {
        if reader.push(piece).is_err() {
            return;
        }
    }
    let _ = reader.finish();
}

proptest! {
    #[test]
    fn any_json_is_read_or_refused(value in any_json()) {
        read_with_every_reader(value.to_string().as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_with_every_reader(&body);
    }

    #[test]
    fn any_number_survives_an_enumeration(number in any::<i64>(), small in -3_i64..40) {
        for number in [number, small] {
            let plan: PlanType = from_json(number.to_string().as_bytes()).unwrap();
            prop_assert_eq!(plan.number(), number);
            let status: OrganizationUserStatusType = from_json(number.to_string().as_bytes()).unwrap();
            prop_assert_eq!(serde_json::to_string(&status).unwrap(), number.to_string());
        }
    }

    #[test]
    fn clients_survive_a_round_trip(
        name in ".{0,300}",
        seats in proptest::option::of(-5_i64..2_000_000_000),
        occupied in proptest::option::of(-5_i64..2_000_000_000),
        size in 1_usize..50,
    ) {
        let client = ProviderClient {
            id: "l".into(),
            organization_id: "o".into(),
            organization_name: name,
            seats,
            occupied_seats: occupied,
            ..ProviderClient::default()
        };
        let body = format!(r#"{{"data":[{}]}}"#, serde_json::to_string(&client).unwrap());
        prop_assert_eq!(parse_clients(body.as_bytes()).unwrap(), vec![client.clone()]);
        let mut reader = ClientsReader::default();
        for piece in body.as_bytes().chunks(size) {
            reader.push(piece).unwrap();
        }
        let list = reader.finish().unwrap();
        prop_assert_eq!(list.len(), 1);
        prop_assert_eq!(list.name(0), client.organization_name);
        prop_assert_eq!((list.seats(0), list.occupied(0)), (seats, occupied));
    }
}

//! The client against a server by script.

use std::{
    cell::Cell,
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_executor::block_on;
use futures_util::future::{Either, join3, select};
use portal_types::token::{PasswordGrant, TokenRefusal};

use super::{
    fake::{FakeTransport, Outcome, json, text, yield_once},
    *,
};

/// Tokens in memory, and whether the session was told that it is over.
#[derive(Default)]
struct Store {
    tokens: Mutex<Option<Tokens>>,
    lost: Mutex<bool>,
}

impl TokenStore for Store {
    fn current(&self) -> Option<Tokens> {
        lock(&self.tokens).clone()
    }

    fn renewed(&self, tokens: Tokens) {
        *lock(&self.tokens) = Some(tokens);
    }

    fn lost(&self) {
        *lock(&self.tokens) = None;
        *lock(&self.lost) = true;
    }
}

struct World {
    api: Api,
    server: FakeTransport,
    store: Arc<Store>,
}

fn world(handler: impl FnMut(&Request) -> Outcome + 'static) -> World {
    world_on(FakeTransport::new(handler))
}

/// Somebody signed in, for the tests of single resources.
pub(super) fn signed_in_api(server: &FakeTransport) -> Api {
    world_on(server.clone()).api
}

fn world_on(server: FakeTransport) -> World {
    let now = server.now_millis();
    let store = Arc::new(Store {
        tokens: Mutex::new(Some(Tokens {
            access: "old".into(),
            refresh: Some("refresh-1".into()),
            renew_at_millis: now + 3_000_000.0,
            expires_at_millis: now + 3_600_000.0,
        })),
        lost: Mutex::new(false),
    });
    let info = ClientInfo {
        device_type: 9,
        device_name: "chrome".into(),
        device_identifier: "6f1d7f0e-0000-4000-8000-000000000001".into(),
    };
    let api = Api::new(
        Arc::new(server.clone()),
        Bases::default(),
        info,
        Arc::clone(&store) as _,
    );
    World { api, server, store }
}

const TOKEN: &str =
    r#"{"access_token":"new","expires_in":3600,"token_type":"Bearer","refresh_token":"refresh-2"}"#;
const CONFIG_LIKE: &str = r#"{"id":"p1","name":"Demo MSP"}"#;

fn bearer(request: &Request) -> &str {
    request.header("authorization").unwrap_or_default()
}

/// Answers with data to the new token, with 401 to the old one, and renews as told.
fn renewing(token_answer: Outcome) -> impl FnMut(&Request) -> Outcome {
    move |request| {
        if request.address == "/identity/connect/token" {
            return token_answer.clone();
        }
        match bearer(request) {
            "Bearer new" => json(200, CONFIG_LIKE),
            _ => text(401, "text/plain", ""),
        }
    }
}

#[test]
fn an_expired_token_is_renewed_once_for_three_requests_in_flight() {
    let world = world(renewing(json(200, TOKEN)));
    let (a, b, c) = block_on(join3(
        world.api.provider("a"),
        world.api.provider("b"),
        world.api.provider("c"),
    ));
    for outcome in [a, b, c] {
        assert_eq!(
            outcome.expect("a provider").name.as_deref(),
            Some("Demo MSP")
        );
    }
    assert_eq!(world.server.count("/connect/token"), 1);
    assert_eq!(world.server.count("/providers/"), 6);
    let kept = world.store.current().expect("tokens");
    assert_eq!(
        (kept.access.as_str(), kept.refresh.as_deref()),
        ("new", Some("refresh-2"))
    );
    let refresh = world
        .server
        .requests()
        .into_iter()
        .find(|request| request.address.contains("token"));
    assert_eq!(
        refresh.and_then(|request| request.body).as_deref(),
        Some(&b"grant_type=refresh_token&client_id=web&refresh_token=refresh-1"[..])
    );
}

#[test]
fn a_refused_refresh_ends_the_session_for_all_who_wait() {
    let world = world(renewing(json(400, r#"{"error":"invalid_grant"}"#)));
    let (a, b, c) = block_on(join3(
        world.api.provider("a"),
        world.api.provider("b"),
        world.api.provider("c"),
    ));
    for outcome in [a, b, c] {
        assert_eq!(outcome.expect_err("no session"), ApiError::SessionLost);
    }
    assert_eq!(world.server.count("/connect/token"), 1);
    assert!(*lock(&world.store.lost));
    // Nothing is sent any more.
    let before = world.server.requests().len();
    assert_eq!(
        block_on(world.api.provider("d")).expect_err("no session"),
        ApiError::SessionLost
    );
    assert_eq!(world.server.requests().len(), before);
}

#[test]
fn a_refresh_that_gets_no_answer_keeps_the_session_and_its_error() {
    for (answer, expected) in [
        (
            Err(TransportError::Network),
            ApiError::Transport(TransportError::Network),
        ),
        (
            text(200, "text/html", "<h1>Welcome to the hotel</h1>"),
            ApiError::NotJson,
        ),
    ] {
        let world = world(renewing(answer));
        let (a, b, c) = block_on(join3(
            world.api.provider("a"),
            world.api.provider("b"),
            world.api.provider("c"),
        ));
        for outcome in [a, b, c] {
            assert_eq!(outcome.expect_err("no refresh"), expected);
        }
        // All three shared one try, and the next request may try again.
        assert_eq!(world.server.count("/connect/token"), 1);
        assert!(!*lock(&world.store.lost));
        assert!(block_on(world.api.provider("d")).is_err());
        assert_eq!(world.server.count("/connect/token"), 2);
    }
    let world = world(renewing(json(503, "")));
    let error = block_on(world.api.provider("a")).expect_err("no refresh");
    assert_eq!(error.kind(), Some(RefusalKind::Server));
    assert!(!*lock(&world.store.lost));
}

#[test]
fn a_401_after_a_good_refresh_means_not_allowed() {
    let world = world(|request| match request.address.as_str() {
        "/identity/connect/token" => json(200, TOKEN),
        _ => json(
            401,
            r#"{"error":{"code":401,"reason":"Unauthorized","description":"The request requires user authentication."}}"#,
        ),
    });
    let error = block_on(world.api.provider("a")).expect_err("not allowed");
    assert!(error.is_not_allowed());
    assert_eq!(world.server.count("/connect/token"), 1);
    assert_eq!(world.server.count("/providers/a"), 2);
    assert!(!*lock(&world.store.lost));
    assert_eq!(world.store.current().expect("tokens").access, "new");
}

#[test]
fn forbidden_and_missing_do_not_touch_the_session() {
    for (status, kind) in [(403, RefusalKind::NotAllowed), (404, RefusalKind::NotFound)] {
        let world = world(move |_| text(status, "text/plain", ""));
        assert_eq!(
            block_on(world.api.provider("a"))
                .expect_err("refused")
                .kind(),
            Some(kind)
        );
        assert_eq!(world.server.requests().len(), 1);
        assert!(world.store.current().is_some());
    }
}

#[test]
fn when_the_one_who_refreshes_is_given_up_the_next_takes_over() {
    let world = world(renewing(json(200, TOKEN)));
    world.server.set_turns(20);
    block_on(async {
        // The first gets its 401 and starts to refresh, then its view goes away.
        let mut first = Box::pin(world.api.provider("a"));
        while world.server.count("/connect/token") == 0 {
            first = match select(first, Box::pin(yield_once())).await {
                Either::Left(_) => panic!("finished too early"),
                Either::Right(((), first)) => first,
            };
        }
        drop(first);
        assert!(world.api.provider("b").await.is_ok());
    });
    assert_eq!(world.server.count("/connect/token"), 2);
}

#[test]
fn a_sign_out_during_a_refresh_stays_a_sign_out() {
    let store: Rc<Cell<Option<Arc<Store>>>> = Rc::default();
    let world = {
        let store = Rc::clone(&store);
        world(move |request| {
            if request.address.contains("token") {
                let store = store.take().expect("one refresh");
                *lock(&store.tokens) = None;
                return json(200, TOKEN);
            }
            text(401, "text/plain", "")
        })
    };
    store.set(Some(Arc::clone(&world.store)));
    assert_eq!(
        block_on(world.api.provider("a")).expect_err("signed out"),
        ApiError::SessionLost
    );
    assert_eq!(world.store.current(), None);
}

#[test]
fn tokens_are_renewed_ahead_of_their_end() {
    let world = world(renewing(json(200, TOKEN)));
    world.server.advance(Duration::from_secs(3_100));
    assert!(block_on(world.api.provider("a")).is_ok());
    // No 401 was needed for it.
    assert_eq!(world.server.count("/providers/a"), 1);
    assert_eq!(world.server.count("/connect/token"), 1);
}

#[test]
fn a_renewal_ahead_of_time_that_fails_does_not_matter_yet() {
    let world = world(|request| {
        if request.address.contains("token") {
            Err(TransportError::Timeout)
        } else {
            json(200, CONFIG_LIKE)
        }
    });
    world.server.advance(Duration::from_secs(3_100));
    assert!(block_on(world.api.provider("a")).is_ok());
    world.server.advance(Duration::from_secs(600));
    let error = block_on(world.api.provider("a")).expect_err("expired and no refresh");
    assert_eq!(error, ApiError::Transport(TransportError::Timeout));
}

fn too_many(retry_after: &str) -> Outcome {
    json(
        429,
        r#"{"message":"Slow down! Too many requests. Try again soon.","object":"error"}"#,
    )
    .map(|mut response| {
        if !retry_after.is_empty() {
            response
                .headers
                .push(("retry-after".into(), retry_after.into()));
        }
        response
    })
}

#[test]
fn a_read_waits_as_long_as_the_server_asks() {
    let mut busy = 2;
    let world = world(move |_| {
        busy -= 1;
        if busy >= 0 {
            too_many("3")
        } else {
            json(200, CONFIG_LIKE)
        }
    });
    let before = world.server.now_millis();
    assert!(block_on(world.api.provider("a")).is_ok());
    assert_eq!(world.server.requests().len(), 3);
    assert_eq!(world.server.now_millis() - before, 6_000.0);
}

#[test]
fn patience_has_an_end() {
    for (retry_after, requests) in [("3", 3), ("600", 1), ("", 1), ("soon", 1)] {
        let world = world(move |_| too_many(retry_after));
        let error = block_on(world.api.provider("a")).expect_err("busy");
        assert_eq!(error.kind(), Some(RefusalKind::TooManyRequests));
        assert_eq!(
            error
                .refusal()
                .and_then(|refusal| refusal.retry_after_seconds),
            retry_after.parse().ok()
        );
        assert_eq!(
            world.server.requests().len(),
            requests,
            "Retry-After: {retry_after}"
        );
    }
}

#[test]
fn a_write_is_sent_exactly_once() {
    for status in [429, 502, 503, 504] {
        let world = world(move |_| json(status, ""));
        assert!(block_on(world.api.unlink_provider_client("p", "c")).is_err());
        assert_eq!(world.server.requests().len(), 1);
    }
}

#[test]
fn a_read_outlives_a_restart_of_the_server() {
    let mut down = 2;
    let world = world(move |_| {
        down -= 1;
        if down >= 0 {
            text(502, "text/html", "<html>Bad gateway</html>")
        } else {
            json(200, CONFIG_LIKE)
        }
    });
    assert!(block_on(world.api.provider("a")).is_ok());
    assert_eq!(world.server.requests().len(), 3);
}

#[test]
fn pages_and_torn_answers_are_told_apart() {
    let outcome = |answer: Outcome| {
        let world = world(move |_| answer.clone());
        block_on(world.api.provider("a")).expect_err("not data")
    };
    assert_eq!(
        outcome(text(
            200,
            "text/html; charset=utf-8",
            "<!doctype html><p>Hi"
        )),
        ApiError::NotJson
    );
    assert_eq!(outcome(json(200, " <html>")), ApiError::NotJson);
    let torn = outcome(json(200, r#"{"id":"p1","name":"De"#));
    assert_eq!(
        torn,
        ApiError::Malformed("it ends too early (line 1, column 21)".into())
    );
    // The wrong value itself is not quoted: it could be a secret.
    let ApiError::Malformed(text) = outcome(json(200, r#"{"id":{"secret":1}}"#)) else {
        panic!("malformed")
    };
    assert!(
        text.starts_with("a member has an unexpected type"),
        "{text}"
    );
    let page = outcome(text_page(500));
    assert_eq!(
        (page.kind(), page.server_message()),
        (Some(RefusalKind::Server), None)
    );
}

fn text_page(status: u16) -> Outcome {
    text(status, "text/html", "<script>alert(1)</script>")
}

#[test]
fn numbers_nobody_has_heard_of_are_read() {
    let world = world(|_| {
        json(
            200,
            r#"{"object":"profile","id":"u","providers":[{"id":"p","type":77,"status":2,"providerType":null}],
            "organizations":[{"id":"o","type":9,"status":-5}]}"#,
        )
    });
    let profile = block_on(world.api.profile()).expect("a profile");
    assert_eq!(profile.providers[0].user_type.number(), 77);
    assert_eq!(profile.organizations[0].user_type.number(), 9);
}

#[test]
fn field_errors_reach_the_caller() {
    let world = world(|_| {
        json(
            400,
            r#"{"object":"error","message":"The model state is invalid.","validationErrors":{"Name":["The field Name must be a string with a maximum length of 50."]}}"#,
        )
    });
    let error = block_on(world.api.unlink_provider_client("p", "c")).expect_err("refused");
    let refusal = error.refusal().expect("a refusal");
    assert_eq!(refusal.kind, RefusalKind::Invalid);
    assert_eq!(refusal.fields[0].field, "Name");
    assert_eq!(
        error.server_message(),
        Some("The field Name must be a string with a maximum length of 50.")
    );
}

#[test]
fn a_long_list_is_read_while_it_arrives() {
    let list = r#"{"object":"list","data":[{"id":"l1","organizationId":"o1","organizationName":"Ümläut {\"[ GmbH","seats":15},{"id":"l2","organizationName":"B"}],"continuationToken":null}"#;
    let whole = world(move |_| json(200, list));
    let clients = block_on(whole.api.provider_clients("p")).expect("clients");
    assert_eq!(clients.len(), 2);
    assert_eq!(clients.name(0), "Ümläut {\"[ GmbH");
    assert_eq!(clients.seats(0), Some(15));

    let torn = world(move |_| json(200, &list[..80]));
    assert!(matches!(
        block_on(torn.api.provider_clients("p")),
        Err(ApiError::Malformed(_))
    ));
    let page = world(|_| text(200, "text/html", "<html>"));
    assert_eq!(
        block_on(page.api.provider_clients("p")).expect_err("a page"),
        ApiError::NotJson
    );
}

#[test]
fn prelogin_falls_back_to_the_old_name() {
    let world = world(|request| match request.address.as_str() {
        "/identity/accounts/prelogin" => json(
            200,
            r#"{"kdf":1,"kdfIterations":3,"kdfMemory":64,"kdfParallelism":4}"#,
        ),
        _ => json(404, ""),
    });
    let settings = block_on(world.api.prelogin("a@b.example"))
        .expect("parameters")
        .settings();
    assert_eq!((settings.iterations, settings.memory), (3, Some(64)));
}

#[test]
fn anonymous_calls_carry_what_servers_want() {
    let world = world(|_| json(200, r#"{"version":"2026.8.0"}"#));
    block_on(world.api.server_config()).expect("a configuration");
    let request = world.server.requests().remove(0);
    assert_eq!(request.header("authorization"), None);
    for (name, value) in [
        ("accept", "application/json"),
        ("bitwarden-client-name", "web"),
        ("bitwarden-client-version", "2026.8.0"),
        ("device-type", "9"),
        ("device-identifier", "6f1d7f0e-0000-4000-8000-000000000001"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    assert_eq!(format!("{request:?}"), "GET /api/config");
}

#[test]
fn the_token_endpoint_says_why_it_refuses() {
    let grant = PasswordGrant {
        username: "a@b.example".into(),
        password: "hash".into(),
        device_type: 9,
        device_identifier: "device".into(),
        device_name: "chrome".into(),
        two_factor: None,
        new_device_otp: None,
    };
    let refused = world(|_| {
        json(
            400,
            r#"{"message":"Username or password is incorrect. Try again","error":"","object":"error"}"#,
        )
    });
    let Err(TokenError::Refused(TokenRefusal::Other(_), refusal)) =
        block_on(refused.api.sign_in(&grant))
    else {
        panic!("refused")
    };
    assert_eq!(
        refusal.message.as_deref(),
        Some("Username or password is incorrect. Try again")
    );
    let busy = world(|_| too_many("60"));
    let Err(TokenError::Api(error)) = block_on(busy.api.sign_in(&grant)) else {
        panic!("busy")
    };
    assert_eq!(error.kind(), Some(RefusalKind::TooManyRequests));
    let proxy = world(|_| text_page(400));
    assert!(matches!(
        block_on(proxy.api.sign_in(&grant)),
        Err(TokenError::Api(ApiError::Refused(_)))
    ));
    let page = world(|_| text_page(200));
    assert_eq!(
        block_on(page.api.sign_in(&grant)),
        Err(TokenError::Api(ApiError::NotJson))
    );
}

#[test]
fn a_report_is_text_and_a_web_page_is_none() {
    let world = world(|request| match request.address.as_str() {
        "/api/providers/p1/billing/invoices/in_1" => text(200, "text/csv", "Client,Id\r\nÄ,1\r\n"),
        _ => text(200, "text/html", "<html>"),
    });
    let report = |invoice| block_on(world.api.invoice_report("p1", invoice));
    assert_eq!(report("in_1").as_deref(), Ok("Client,Id\r\nÄ,1\r\n"));
    assert_eq!(report("in_2"), Err(ApiError::NotJson));
}

#[test]
fn what_is_not_there_is_null_and_no_error() {
    let world = world(|_| json(200, "null"));
    assert_eq!(block_on(world.api.billing_address("p1")), Ok(None));
    assert_eq!(block_on(world.api.payment_method("p1")), Ok(None));
    assert_eq!(block_on(world.api.account_credit("p1")), Ok(None));
    let addresses: Vec<_> = world
        .server
        .requests()
        .into_iter()
        .map(|request| request.address)
        .collect();
    assert_eq!(
        addresses,
        [
            "/api/providers/p1/billing/vnext/address",
            "/api/providers/p1/billing/vnext/payment-method",
            "/api/providers/p1/billing/vnext/credit",
        ]
    );
}

#[test]
fn people_of_a_provider_go_over_the_wire_as_the_server_wants_them() {
    use portal_types::provider::{ProviderUserStatusType, ProviderUserType};

    let world = world(|request| match request.method {
        Method::Get => json(
            200,
            r#"{"object":"list","data":[{"id":"u1","userId":null,"type":7,"status":-3,"name":null,
                "email":"a@x.example","new":1},{"id":"u2","type":0,"status":2}],"continuationToken":null}"#,
        ),
        Method::Delete => json(
            200,
            r#"{"data":[{"id":"u1","error":"","object":"x"},{"id":"u2","error":"You cannot."}]}"#,
        ),
        _ => text(200, "text/plain", ""),
    });
    let people = block_on(world.api.provider_users("p")).expect("people");
    assert_eq!(people[0].status, ProviderUserStatusType::Unknown(-3));
    assert_eq!(people[0].user_type, ProviderUserType::Unknown(7));
    assert_eq!(people[1].email, "");
    let outcomes = block_on(
        world
            .api
            .remove_provider_users("p", vec!["u1".into(), "u2".into()]),
    )
    .expect("outcomes");
    assert_eq!(
        (outcomes[0].error.as_str(), outcomes[1].error.as_str()),
        ("", "You cannot.")
    );
    let role = ProviderUserType::ServiceUser;
    block_on(
        world
            .api
            .invite_provider_users("p", vec!["a@x.example".into()], role),
    )
    .expect("done");
    block_on(world.api.accept_provider_user("p", "u1", "secret".into())).expect("done");
    let sent: Vec<_> = world
        .server
        .requests()
        .into_iter()
        .map(|request| {
            let body = request.body.unwrap_or_default();
            format!(
                "{} {} {}",
                request.method.as_str(),
                request.address,
                String::from_utf8_lossy(&body)
            )
        })
        .collect();
    assert_eq!(
        sent,
        [
            "GET /api/providers/p/users ",
            r#"DELETE /api/providers/p/users {"ids":["u1","u2"]}"#,
            r#"POST /api/providers/p/users/invite {"emails":["a@x.example"],"type":1}"#,
            r#"POST /api/providers/p/users/u1/accept {"token":"secret"}"#,
        ]
    );
}

#[test]
fn files_of_the_site_are_fetched_without_a_token() {
    let world = world(|request| match request.address.as_str() {
        "words.txt" => text(200, "text/plain", "abacus"),
        "page.txt" => text_page(200),
        _ => json(404, "{}"),
    });
    assert_eq!(
        block_on(world.api.site_file("words.txt")),
        Ok("abacus".into())
    );
    assert_eq!(
        block_on(world.api.site_file("page.txt")),
        Err(ApiError::NotJson)
    );
    assert!(block_on(world.api.site_file("absent.txt")).is_err());
    let requests = world.server.requests();
    assert!(requests.iter().all(|request| bearer(request).is_empty()));
}

//! Who may call what: every guarded route for every role, with the status the contract has.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{ADMIN, HARBOUR, NOBODY, OWNER, Server, TECHNICIAN, new_client};

/// Statuses for: nobody signed in, provider admin, service user, owner of a client, stranger,
/// admin of another provider.
type Row = (Method, String, Option<Value>, [u16; 6]);

#[tokio::test]
async fn every_route_refuses_as_the_official_server_does() {
    let server = Server::start().await;
    let provider = server.provider_id("Demo MSP").await;
    let admin = server.sign_in(ADMIN).await;
    let client = server
        .client(&provider, &admin, "My Client's Organization")
        .await;
    let organization = client["organizationId"].as_str().unwrap();
    let link = client["id"].as_str().unwrap();
    let rename = json!({ "assignedSeats": 15, "name": "My Client's Organization" });
    let provider_body = json!({ "name": "Demo MSP", "billingEmail": "b@demo.example" });
    let existing = json!({ "key": new_client("x", 17, 1)["key"], "organizationId": organization });
    let some_ids = Some(json!({ "ids": ["unknown"] }));
    let address = json!({ "country": "DE", "postalCode": "10115" });
    let method = json!({ "type": "card", "token": "tok_demo_visa" });
    let in_provider = |rest: &str| format!("/api/providers/{provider}{rest}");
    let in_organization = |rest: &str| format!("/api/organizations/{organization}{rest}");

    let rows: Vec<Row> = vec![
        (
            Method::GET,
            in_provider(""),
            None,
            [401, 200, 200, 403, 403, 403],
        ),
        (
            Method::PUT,
            in_provider(""),
            Some(provider_body),
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::GET,
            in_provider("/organizations"),
            None,
            [401, 200, 200, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/clients"),
            Some(new_client("New", 17, 1)),
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::PUT,
            in_provider(&format!("/clients/{link}")),
            Some(rename),
            [401, 200, 200, 403, 403, 403],
        ),
        (
            Method::GET,
            in_provider("/clients/addable"),
            None,
            [401, 200, 200, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/clients/existing"),
            Some(existing),
            [401, 401, 403, 403, 403, 403],
        ),
        (
            Method::GET,
            in_provider("/billing/subscription"),
            None,
            [401, 200, 200, 401, 401, 401],
        ),
        (
            Method::GET,
            in_provider("/billing/vnext/warnings"),
            None,
            [401, 200, 200, 401, 401, 401],
        ),
        (
            Method::GET,
            in_provider("/users"),
            None,
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::GET,
            in_provider("/users/unknown"),
            None,
            [401, 404, 403, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/users/invite"),
            Some(json!({ "emails": ["a@b.example"], "type": 1 })),
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/users/reinvite"),
            some_ids.clone(),
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/users/unknown/reinvite"),
            None,
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/users/public-keys"),
            some_ids.clone(),
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/users/confirm"),
            Some(json!({ "keys": [] })),
            [401, 400, 403, 403, 403, 403],
        ),
        (
            Method::PUT,
            in_provider("/users/unknown"),
            Some(json!({ "type": 1 })),
            [401, 404, 403, 403, 403, 403],
        ),
        (
            Method::DELETE,
            in_provider("/users/unknown"),
            None,
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::DELETE,
            in_provider("/users"),
            some_ids,
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::POST,
            in_provider("/users/unknown/accept"),
            Some(json!({ "token": "x" })),
            [401, 400, 400, 400, 400, 400],
        ),
        (
            Method::GET,
            in_provider("/billing/invoices"),
            None,
            [401, 200, 401, 401, 401, 401],
        ),
        (
            Method::GET,
            in_provider("/billing/invoices/in_none"),
            None,
            [401, 404, 401, 401, 401, 401],
        ),
        (
            Method::GET,
            in_provider("/billing/vnext/address"),
            None,
            [401, 200, 401, 401, 401, 401],
        ),
        (
            Method::PUT,
            in_provider("/billing/vnext/address"),
            Some(address),
            [401, 200, 401, 401, 401, 401],
        ),
        (
            Method::GET,
            in_provider("/billing/vnext/credit"),
            None,
            [401, 200, 401, 401, 401, 401],
        ),
        (
            Method::GET,
            in_provider("/billing/vnext/payment-method"),
            None,
            [401, 200, 401, 401, 401, 401],
        ),
        (
            Method::PUT,
            in_provider("/billing/vnext/payment-method"),
            Some(method),
            [401, 200, 401, 401, 401, 401],
        ),
        (
            Method::POST,
            in_provider("/setup"),
            Some(json!({})),
            [401, 400, 403, 403, 403, 403],
        ),
        (
            Method::GET,
            in_organization(""),
            None,
            [401, 200, 200, 200, 404, 404],
        ),
        (
            Method::GET,
            in_organization("/billing/vnext/metadata"),
            None,
            [401, 200, 200, 200, 403, 403],
        ),
        // Last, because they succeed.
        (
            Method::DELETE,
            in_provider(&format!("/organizations/{link}")),
            None,
            [401, 200, 403, 403, 403, 403],
        ),
        (
            Method::DELETE,
            in_provider(""),
            None,
            [401, 200, 403, 403, 403, 403],
        ),
    ];
    let mut tokens = vec![None];
    for email in [ADMIN, TECHNICIAN, OWNER, NOBODY, HARBOUR] {
        tokens.push(Some(server.sign_in(email).await));
    }
    for (method, path, body, expected) in rows {
        // The one who may comes last.
        for role in [0, 3, 4, 5, 2, 1] {
            let token = tokens[role].as_deref();
            let answer = server
                .call(method.clone(), &path, token, body.clone())
                .await;
            let status = answer.status.as_u16();
            assert_eq!(
                status, expected[role],
                "{method} {path} role {role}: {:?}",
                answer.body
            );
            match status {
                403 => assert!(answer.body.is_empty(), "{method} {path}"),
                404 => assert_eq!(answer.json()["message"], "Resource not found."),
                401 if path.contains("/billing") && token.is_some() => {
                    assert_eq!(answer.json()["object"], "error");
                }
                401 => assert!(answer.body.is_empty(), "{method} {path}"),
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn things_that_do_not_exist() {
    let server = Server::start().await;
    let admin = server.sign_in(ADMIN).await;
    for (path, status) in [
        ("/api/providers/none", 403),
        ("/api/providers/none/organizations", 403),
        ("/api/providers/none/billing/subscription", 404),
        ("/api/providers/none/billing/invoices", 404),
        ("/api/providers/none/billing/invoices/in_1", 404),
        ("/api/providers/none/billing/vnext/address", 404),
        ("/api/providers/none/billing/vnext/credit", 404),
        ("/api/providers/none/billing/vnext/payment-method", 404),
        ("/api/providers/none/billing/vnext/warnings", 404),
        ("/invoices/in_none", 404),
        ("/api/organizations/none", 404),
        ("/api/organizations/none/billing/vnext/metadata", 403),
        ("/api/absent", 404),
        ("/identity/absent", 404),
    ] {
        assert_eq!(
            server.get(path, &admin).await.status.as_u16(),
            status,
            "{path}"
        );
    }
    let wrong_method = server.delete("/api/sync", &admin).await;
    assert_eq!(wrong_method.status, 404);
}

//! Worlds the seed does not have, made by changing the database before the start; and what the
//! database holds afterwards.

use std::path::Path;

use axum::http::Method;
use demo_server::Options;
use portal_crypto::SymmetricKey;
use rusqlite::Connection;
use serde_json::json;

use crate::harness::{ADMIN, Server, TECHNICIAN, new_client, world_file};

/// A server whose world was changed by a statement, with the provider's id and two sessions.
async fn changed_by(sql: &str) -> (Server, String, String, String) {
    let file = world_file();
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let options = Options {
        data: Some(file),
        ..Options::default()
    };
    let server = Server::start_with(options).await;
    let provider = server.provider_id("Demo MSP").await;
    let admin = server.sign_in(ADMIN).await;
    let technician = server.sign_in(TECHNICIAN).await;
    (server, provider, admin, technician)
}

fn events(file: &Path) -> Vec<(i64, bool, bool, bool)> {
    let db = Connection::open(file).unwrap();
    db.prepare(
        "SELECT type, provider_id IS NOT NULL, provider_organization_id IS NOT NULL,
         acting_user_id IS NOT NULL FROM events ORDER BY id",
    )
    .unwrap()
    .query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })
    .unwrap()
    .collect::<Result<_, _>>()
    .unwrap()
}

#[tokio::test]
async fn a_provider_that_is_not_billable_cannot_have_clients() {
    let (server, provider, admin, _) =
        changed_by("UPDATE providers SET status = 0 WHERE name = 'Demo MSP'").await;
    let base = format!("/api/providers/{provider}");
    let refused = server
        .post(&format!("{base}/clients"), &admin, new_client("x", 17, 1))
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.body.len()),
        (401, 0),
        "empty, not JSON"
    );
    let addable = server.get(&format!("{base}/clients/addable"), &admin).await;
    assert_eq!((addable.status.as_u16(), addable.body.len()), (401, 0));
    let billing = server
        .get(&format!("{base}/billing/subscription"), &admin)
        .await;
    assert_eq!(
        (billing.status.as_u16(), billing.json()["object"].as_str()),
        (401, Some("error"))
    );
    let profile = server.get("/api/accounts/profile", &admin).await.json();
    assert_eq!(profile["providers"][0]["providerStatus"], 0);
}

#[tokio::test]
async fn a_suspended_provider_says_who_can_help() {
    let (server, provider, admin, technician) =
        changed_by("UPDATE providers SET enabled = 0 WHERE name = 'Demo MSP'; UPDATE provider_billing SET status = 'unpaid'").await;
    let path = format!("/api/providers/{provider}/billing/vnext/warnings");
    for (token, resolution) in [
        (admin, "add_payment_method"),
        (technician, "contact_administrator"),
    ] {
        let warnings = server.get(&path, &token).await.json();
        assert_eq!(warnings["suspension"]["resolution"], resolution);
    }
}

#[tokio::test]
async fn a_missing_plan_is_a_billing_failure() {
    let (server, provider, admin, _) =
        changed_by("DELETE FROM provider_plans WHERE plan_type = 17").await;
    let path = format!("/api/providers/{provider}/clients");
    let failed = server.post(&path, &admin, new_client("x", 17, 1)).await;
    assert_eq!(failed.status, 500);
    assert!(
        failed.json()["message"]
            .as_str()
            .unwrap()
            .contains("contact support")
    );
    assert_eq!(server.clients(&provider, &admin).await.len(), 6);
}

#[tokio::test]
async fn a_business_unit_holds_other_plans() {
    let (server, provider, admin, _) = changed_by(
        "UPDATE providers SET type = 2 WHERE name = 'Demo MSP';
         INSERT INTO provider_plans SELECT id, 20, 5, 0, 0 FROM providers WHERE name = 'Demo MSP';
         UPDATE organizations SET plan_type = 20 WHERE name = 'Fabrikam Holdings'",
    )
    .await;
    let base = format!("/api/providers/{provider}/clients");
    assert_eq!(
        server
            .post(&base, &admin, new_client("x", 17, 1))
            .await
            .status,
        400
    );
    server
        .post(&base, &admin, new_client("x", 20, 1))
        .await
        .assert_done();
    let addable = server.get(&format!("{base}/addable"), &admin).await.json();
    assert_eq!(addable[0]["plan"], "Enterprise (Annually)", "the full name");
}

#[tokio::test]
async fn an_organisation_that_is_not_managed_cannot_be_changed() {
    let (server, provider, admin, _) = changed_by("UPDATE organizations SET status = 1").await;
    let client = server
        .client(&provider, &admin, "My Client's Organization")
        .await;
    let path = format!(
        "/api/providers/{provider}/clients/{}",
        client["id"].as_str().unwrap()
    );
    let body = json!({ "assignedSeats": 15, "name": "x" });
    assert_eq!(server.put(&path, &admin, body).await.status, 500);
}

#[tokio::test]
async fn an_overfull_client_can_be_renamed_and_relieved() {
    let (server, provider, admin, technician) = changed_by(
        "UPDATE organizations SET crowd_confirmed = 19 WHERE name = 'My Client''s Organization'",
    )
    .await;
    let client = server
        .client(&provider, &admin, "My Client's Organization")
        .await;
    assert_eq!(
        (&client["occupiedSeats"], &client["remainingSeats"]),
        (&json!(20), &json!(-5))
    );
    let path = format!(
        "/api/providers/{provider}/clients/{}",
        client["id"].as_str().unwrap()
    );
    for (seats, status) in [(15, 200), (16, 400), (14, 400), (20, 200), (19, 400)] {
        let body = json!({ "assignedSeats": seats, "name": "Overfull" });
        let answer = server.put(&path, &technician, body).await;
        assert_eq!(answer.status.as_u16(), status, "{seats}");
    }
}

#[tokio::test]
async fn a_service_user_sees_what_adding_would_buy() {
    let (server, provider, _, technician) = changed_by(
        "UPDATE organizations SET seats = 6 WHERE name = 'Fabrikam Holdings';
         UPDATE organization_users SET user_id =
           (SELECT id FROM users WHERE email = 'technician@demo.example')
         WHERE organization_id =
           (SELECT id FROM organizations WHERE name = 'Fabrikam Holdings')",
    )
    .await;
    let path = format!("/api/providers/{provider}/clients/addable");
    let addable = server.get(&path, &technician).await.json();
    assert_eq!(
        addable[0]["disabled"], true,
        "five seats are free, it has six"
    );
}

#[tokio::test]
async fn events_are_written() {
    let file = world_file();
    let options = Options {
        data: Some(file.clone()),
        ..Options::default()
    };
    let server = Server::start_with(options).await;
    let provider = server.provider_id("Demo MSP").await;
    let admin = server.sign_in(ADMIN).await;
    let base = format!("/api/providers/{provider}");
    server
        .post(&format!("{base}/clients"), &admin, new_client("x", 17, 1))
        .await
        .assert_done();
    let addable = server
        .get(&format!("{base}/clients/addable"), &admin)
        .await
        .json();
    let key = SymmetricKey::generate().unwrap();
    let add = json!({
        "key": key.wrap(&key).unwrap().to_string(),
        "organizationId": addable[0]["id"],
    });
    server
        .post(&format!("{base}/clients/existing"), &admin, add)
        .await
        .assert_done();
    let client = server.client(&provider, &admin, "Fabrikam Holdings").await;
    let link = format!("{base}/organizations/{}", client["id"].as_str().unwrap());
    server.delete(&link, &admin).await.assert_done();
    let wrong = [
        ("grant_type", "password".to_owned()),
        ("scope", "api offline_access".to_owned()),
        ("username", ADMIN.to_owned()),
        ("password", "x".to_owned()),
    ];
    assert_eq!(server.token_call(&wrong, "2026.8.0").await.status, 400);
    assert_eq!(
        server
            .call(Method::POST, "/demo/reset", None, None)
            .await
            .status,
        404
    );
    server.stop().await;
    // What concerns an account stands in the person's own log, in those of their organisations, and in
    // that of their provider.
    let of_account = |number| {
        [
            (number, false, false, true),
            (number, false, false, true),
            (number, true, false, true),
        ]
    };
    let mut expected = Vec::new();
    expected.extend(of_account(1000));
    expected.extend(of_account(1000));
    expected.extend([1900, 1901, 1902].map(|number| (number, true, true, true)));
    expected.extend(of_account(1005));
    let written = events(&file);
    assert_eq!(written[written.len() - expected.len()..], expected);
}

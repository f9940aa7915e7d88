//! How a provider begins and ends.

use axum::http::Method;
use portal_crypto::{PublicKey, SymmetricKey};
use portal_types::provider::Provider;
use serde_json::{Value, json};

use crate::harness::{ADMIN, OWNER, Server, TECHNICIAN};

const FOUNDER: &str = "founder@demo.example";

/// A pending provider's id, its admin's token, and a body that sets it up.
async fn pending(server: &Server) -> (String, String, Value) {
    let token = server.sign_in(FOUNDER).await;
    let profile = server.get("/api/accounts/profile", &token).await.json();
    let id = profile["providers"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(profile["providers"][0]["providerStatus"], 0);
    let public_key = profile["accountKeys"]["publicKeyEncryptionKeyPair"]["publicKey"]
        .as_str()
        .unwrap();
    let key = PublicKey::from_spki_base64(public_key)
        .unwrap()
        .wrap(&SymmetricKey::generate().unwrap())
        .await
        .unwrap();
    let body = json!({
        "name": "Newly Founded IT", "businessName": "Newly Founded IT",
        "billingEmail": "Bills@Founded.example", "token": "demo-setup-token", "key": key.to_string(),
        "paymentMethod": { "type": "card", "token": "tok_demo_visa" },
        "billingAddress": { "country": "ES", "postalCode": "28013" },
    });
    (id, token, body)
}

#[tokio::test]
async fn a_pending_provider_is_set_up_once() {
    let server = Server::start().await;
    let (id, founder, body) = pending(&server).await;
    let path = format!("/api/providers/{id}/setup");
    let provider: Provider = server.post(&path, &founder, body.clone()).await.read();
    assert_eq!(provider.name.as_deref(), Some("Newly Founded IT"));
    assert_eq!(
        provider.billing_email.as_deref(),
        Some("bills@founded.example")
    );

    let profile = server.get("/api/accounts/profile", &founder).await.json();
    assert_eq!(profile["providers"][0]["providerStatus"], 2);
    assert_eq!(profile["providers"][0]["key"], body["key"]);
    let subscription = server
        .get(
            &format!("/api/providers/{id}/billing/subscription"),
            &founder,
        )
        .await
        .json();
    assert_eq!(subscription["status"], "trialing");
    assert_eq!(subscription["plans"][1]["cost"], 120.0);

    let again = server.post(&path, &founder, body).await;
    assert_eq!(again.status, 400);
    assert!(
        again.json()["message"]
            .as_str()
            .unwrap()
            .contains("already")
    );
}

#[tokio::test]
async fn what_the_setup_demands() {
    let server = Server::start().await;
    let (id, founder, good) = pending(&server).await;
    let path = format!("/api/providers/{id}/setup");
    let changed = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    for (body, field) in [
        (changed("name", "".into()), "Name"),
        (changed("billingEmail", "x".into()), "BillingEmail"),
        (changed("token", "".into()), "Token"),
        (changed("key", "".into()), "Key"),
        (changed("key", "plain".into()), "Key"),
        (changed("paymentMethod", Value::Null), "PaymentMethod"),
        (
            changed("paymentMethod", json!({ "type": "cash", "token": "x" })),
            "PaymentMethod.Type",
        ),
        (changed("billingAddress", Value::Null), "BillingAddress"),
        (
            changed("billingAddress", json!({ "country": "ESP" })),
            "BillingAddress.Country",
        ),
    ] {
        let answer = server.post(&path, &founder, body).await;
        assert_eq!(answer.status, 400);
        assert!(
            answer.json()["validationErrors"][field][0].is_string(),
            "{field}: {answer:?}"
        );
    }
    for (body, says) in [
        (changed("token", "guessed".into()), "Invalid token."),
        (
            changed(
                "billingAddress",
                json!({ "country": "ES", "postalCode": "1" }),
            ),
            "location",
        ),
        (
            changed(
                "paymentMethod",
                json!({ "type": "card", "token": "stolen" }),
            ),
            "payment method",
        ),
    ] {
        let answer = server.post(&path, &founder, body).await;
        assert_eq!(answer.status, 400);
        assert!(
            answer.json()["message"].as_str().unwrap().contains(says),
            "{answer:?}"
        );
    }
    let stranger = server.sign_in(OWNER).await;
    assert_eq!(
        server.post(&path, &stranger, good.clone()).await.status,
        403
    );
    // Nothing of all that has changed anything.
    assert_eq!(server.post(&path, &founder, good).await.status, 200);
}

#[tokio::test]
async fn a_deleted_provider_leaves_its_clients_behind() {
    let server = Server::start().await;
    let admin = server.sign_in(ADMIN).await;
    let owner = server.sign_in(OWNER).await;
    let id = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{id}");
    server.delete(&path, &admin).await.assert_done();
    assert_eq!(server.get(&path, &admin).await.status, 403);
    assert_eq!(server.delete(&path, &admin).await.status, 403);
    let profile = server.get("/api/accounts/profile", &admin).await.json();
    let names: Vec<_> = profile["providers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| &p["name"])
        .collect();
    assert_eq!(names, ["Harbour Managed IT"]);
    let mine = server.get("/api/accounts/profile", &owner).await.json();
    assert_eq!(mine["organizations"][0]["name"], "My Client's Organization");
    assert_eq!(mine["organizations"][0]["providerId"], Value::Null);
}

#[tokio::test]
async fn a_mailed_link_deletes_without_a_session() {
    let server = Server::start().await;
    let technician = server.sign_in(TECHNICIAN).await;
    let id = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{id}/delete-recover-token");
    let mail = async || {
        let body = json!({ "provider": "Demo MSP", "email": ADMIN });
        let answer = server
            .call(Method::POST, "/demo/provider-links", None, Some(body))
            .await;
        answer.json()["token"].as_str().unwrap().to_owned()
    };
    let expired = mail().await;
    server.control(Method::POST, "/links/expire").await;
    let good = mail().await;
    let delete = async |path: &str, token: &str| {
        let body = json!({ "token": token });
        server
            .call(Method::POST, path, None, Some(body))
            .await
            .status
            .as_u16()
    };
    assert_eq!(delete(&path, "").await, 400);
    assert_eq!(delete(&path, "guessed").await, 400);
    assert_eq!(delete(&path, &expired).await, 400);
    assert_eq!(
        delete(&path, "demo-setup-token").await,
        400,
        "a link for something else"
    );
    assert_eq!(
        delete("/api/providers/none/delete-recover-token", &good).await,
        404
    );
    assert_eq!(delete(&path, &good).await, 200);
    assert_eq!(delete(&path, &good).await, 404);
    assert_eq!(
        server
            .get(&format!("/api/providers/{id}"), &technician)
            .await
            .status,
        403
    );
}

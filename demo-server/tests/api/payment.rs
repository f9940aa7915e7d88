//! How a provider pays: address, tax number, payment method, credit, warnings.

use axum::http::Method;
use portal_types::billing::ProviderSubscription;
use portal_types::payment::{BillingAddress, DemoNotice, PaymentMethod};
use serde_json::{Value, json};

use crate::harness::{ADMIN, HARBOUR, Server, TECHNICIAN};

struct Scene {
    server: Server,
    admin: String,
    billing: String,
}

async fn scene() -> Scene {
    let server = Server::start().await;
    let provider = server.provider_id("Demo MSP").await;
    let admin = server.sign_in(ADMIN).await;
    Scene {
        server,
        admin,
        billing: format!("/api/providers/{provider}/billing"),
    }
}

impl Scene {
    async fn get(&self, path: &str) -> Value {
        let path = format!("{}{path}", self.billing);
        self.server.get(&path, &self.admin).await.read()
    }

    async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        let path = format!("{}{path}", self.billing);
        let answer = self.server.put(&path, &self.admin, body).await;
        (answer.status.as_u16(), answer.json())
    }

    async fn change(&self, mut change: Value) {
        change["provider"] = "Demo MSP".into();
        self.server
            .call(Method::POST, "/demo/billing", None, Some(change))
            .await
            .assert_done();
    }
}

#[tokio::test]
async fn an_address_is_replaced_as_a_whole() {
    let scene = scene().await;
    let before: BillingAddress = serde_json::from_value(scene.get("/vnext/address").await).unwrap();
    assert_eq!(before.tax_id.unwrap().value, "DE123456789");
    let body = json!({
        "country": "NL", "postalCode": "1012 AB", "city": "Amsterdam", "line1": "",
        "taxId": { "code": "gb_vat", "value": "nl 123456789 B01" },
    });
    let (status, saved) = scene.put("/vnext/address", body).await;
    assert_eq!(status, 200);
    assert_eq!(
        saved["taxId"],
        json!({ "code": "eu_vat", "value": "NL123456789B01" })
    );
    assert_eq!(
        (&saved["line1"], &saved["city"]),
        (&Value::Null, &json!("Amsterdam"))
    );
    assert_eq!(scene.get("/vnext/address").await, saved);
    assert_eq!(
        scene.get("/subscription").await["taxInformation"]["taxIdType"],
        "eu_vat"
    );

    let (_, saved) = scene
        .put(
            "/vnext/address",
            json!({ "country": "US", "postalCode": "94105" }),
        )
        .await;
    assert_eq!(saved["taxId"], Value::Null, "left out, it is gone");
}

#[tokio::test]
async fn an_address_that_makes_no_sense_is_refused() {
    let scene = scene().await;
    for (body, field) in [
        (json!({}), "Country"),
        (json!({ "country": "DEU", "postalCode": "1" }), "Country"),
        (json!({ "country": "DE" }), "PostalCode"),
        (
            json!({ "country": "DE", "postalCode": "10115", "taxId": { "code": "eu_vat" } }),
            "TaxId.Value",
        ),
    ] {
        let (status, answer) = scene.put("/vnext/address", body).await;
        assert_eq!(status, 400);
        assert!(
            answer["validationErrors"][field][0].is_string(),
            "{field}: {answer}"
        );
    }
    for (body, says) in [
        (
            json!({ "country": "XX", "postalCode": "10115" }),
            "location",
        ),
        (json!({ "country": "DE", "postalCode": "X" }), "location"),
        (
            json!({ "country": "DE", "postalCode": "10115", "taxId": { "code": "eu_vat", "value": "1" } }),
            "tax ID",
        ),
    ] {
        let (status, answer) = scene.put("/vnext/address", body).await;
        assert_eq!(status, 400);
        assert!(
            answer["message"].as_str().unwrap().contains(says),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn credit_is_a_bare_number_or_null() {
    let scene = scene().await;
    assert_eq!(scene.get("/vnext/credit").await, json!(125.0));
    assert_eq!(
        scene.get("/subscription").await["accountCredit"],
        json!(125.0)
    );
    scene.change(json!({ "creditCents": null })).await;
    assert_eq!(scene.get("/vnext/credit").await, Value::Null);
    assert_eq!(
        scene.get("/subscription").await["accountCredit"],
        json!(0.0)
    );
    let path = format!("{}/vnext/credit/bitpay", scene.billing);
    for (body, status) in [
        (json!({ "redirectUrl": "https://x.example" }), 400),
        (json!({ "amount": 5 }), 400),
        (
            json!({ "amount": 5, "redirectUrl": "https://x.example" }),
            500,
        ),
    ] {
        assert_eq!(
            scene.server.post(&path, &scene.admin, body).await.status,
            status
        );
    }
}

#[tokio::test]
async fn every_kind_of_payment_method() {
    let scene = scene().await;
    let demo: DemoNotice = scene
        .server
        .call(Method::GET, "/api/config", None, None)
        .await
        .read();
    assert_eq!(demo.demo.payment_tokens.len(), 4);
    for method in demo.demo.payment_tokens {
        let body = serde_json::to_value(&method).unwrap();
        let (status, saved) = scene.put("/vnext/payment-method", body).await;
        assert_eq!(
            (status, saved["type"].as_str()),
            (200, Some(method.kind.as_str()))
        );
        assert_eq!(scene.get("/vnext/payment-method").await, saved);
    }
    let bank = json!({ "type": "bankAccount", "bankName": "B", "last4": "1234",
        "hostedVerificationUrl": "https://pay.example/verify" });
    scene.change(json!({ "paymentMethod": bank })).await;
    let read: PaymentMethod =
        serde_json::from_value(scene.get("/vnext/payment-method").await).unwrap();
    assert!(read.hosted_verification_url.is_some());
    assert_eq!(
        scene.get("/subscription").await["paymentSource"],
        json!({ "type": 1, "description": "B, *1234", "needsVerification": true })
    );
    scene.change(json!({ "paymentMethod": null })).await;
    assert_eq!(scene.get("/vnext/payment-method").await, Value::Null);

    for (body, says) in [
        (json!({ "type": "card", "token": "stolen" }), None),
        (json!({ "type": "cash", "token": "x" }), Some("Type")),
        (json!({ "type": "card" }), Some("Token")),
        (
            json!({ "type": "card", "token": "tok_demo_visa", "billingAddress": { "country": "D" } }),
            Some("BillingAddress.Country"),
        ),
    ] {
        let (status, answer) = scene.put("/vnext/payment-method", body).await;
        assert_eq!(status, 400);
        if let Some(field) = says {
            assert!(answer["validationErrors"][field][0].is_string(), "{answer}");
        }
    }
}

#[tokio::test]
async fn paying_ends_a_suspension() {
    let scene = scene().await;
    let unpaid_since = 1_795_000_000_000_i64;
    scene
        .change(json!({ "enabled": false, "status": "unpaid", "unpaidSinceMillis": unpaid_since }))
        .await;
    let profile = |token: String| {
        let server = &scene.server;
        async move { server.get("/api/accounts/profile", &token).await.json() }
    };
    let suspended = profile(scene.admin.clone()).await;
    assert_eq!(suspended["providers"][0]["enabled"], false);
    assert_eq!(suspended["providerOrganizations"][0]["enabled"], false);
    let subscription: ProviderSubscription =
        serde_json::from_value(scene.get("/subscription").await).unwrap();
    let suspension = subscription.suspension.unwrap();
    assert_eq!(
        (subscription.status.as_str(), suspension.grace_period),
        ("unpaid", 14)
    );
    assert_eq!(
        portal_types::date::millis_since_1970(&suspension.suspension_date),
        Some((unpaid_since + 14 * 86_400_000) as f64)
    );
    scene
        .change(json!({ "collectionMethod": "send_invoice" }))
        .await;
    assert_eq!(
        scene.get("/subscription").await["suspension"]["gracePeriod"],
        30
    );

    let body = json!({ "type": "card", "token": "tok_demo_visa" });
    assert_eq!(scene.put("/vnext/payment-method", body).await.0, 200);
    let working = profile(scene.admin.clone()).await;
    assert_eq!(working["providers"][0]["enabled"], true);
    assert_eq!(working["providerOrganizations"][0]["enabled"], true);
    assert_eq!(scene.get("/subscription").await["status"], "active");
    assert_eq!(scene.get("/subscription").await["suspension"], Value::Null);
}

#[tokio::test]
async fn warnings_say_who_can_help_and_what_is_wrong_with_the_tax_number() {
    let scene = scene().await;
    let technician = scene.server.sign_in(TECHNICIAN).await;
    let path = format!("{}/vnext/warnings", scene.billing);
    let warnings = async |token: &str| scene.server.get(&path, token).await.json();
    scene
        .change(json!({ "enabled": false, "status": "canceled", "cancelAtMillis": 1_795_000_000_000_i64 }))
        .await;
    for token in [&scene.admin, &technician] {
        let suspension = &warnings(token).await["suspension"];
        assert_eq!(suspension["resolution"], "contact_support");
        assert!(suspension["subscriptionCancelsAt"].is_string());
    }
    scene.change(json!({ "enabled": true })).await;
    for (state, says) in [
        ("pending", json!({ "type": "tax_id_pending_verification" })),
        ("failed", json!({ "type": "tax_id_failed_verification" })),
        ("verified", Value::Null),
    ] {
        scene.change(json!({ "taxIdState": state })).await;
        assert_eq!(warnings(&scene.admin).await["taxId"], says);
        assert_eq!(warnings(&technician).await["taxId"], Value::Null);
    }
    scene
        .put(
            "/vnext/address",
            json!({ "country": "DE", "postalCode": "10115" }),
        )
        .await;
    assert_eq!(
        warnings(&scene.admin).await["taxId"]["type"],
        "tax_id_missing"
    );
    scene
        .put(
            "/vnext/address",
            json!({ "country": "US", "postalCode": "94105" }),
        )
        .await;
    assert_eq!(warnings(&scene.admin).await["taxId"], Value::Null);
}

#[tokio::test]
async fn a_provider_without_an_account_at_the_payment_provider() {
    let server = Server::start().await;
    let founder = server.sign_in("founder@demo.example").await;
    let profile = server.get("/api/accounts/profile", &founder).await.json();
    let provider = &profile["providers"][0];
    assert_eq!(
        (&provider["name"], &provider["key"]),
        (&Value::Null, &Value::Null)
    );
    let base = format!(
        "/api/providers/{}/billing",
        provider["id"].as_str().unwrap()
    );
    for (path, status) in [
        ("/subscription", 401),
        ("/invoices", 401),
        ("/vnext/address", 200),
        ("/vnext/credit", 200),
        ("/vnext/payment-method", 200),
        ("/vnext/warnings", 200),
    ] {
        let answer = server.get(&format!("{base}{path}"), &founder).await;
        assert_eq!(answer.status, status, "{path}");
    }
    let body = json!({ "country": "DE", "postalCode": "10115" });
    let refused = server
        .put(&format!("{base}/vnext/address"), &founder, body)
        .await;
    assert_eq!(refused.status, 409);
    // Another provider's admin is a stranger here.
    let harbour = server.sign_in(HARBOUR).await;
    assert_eq!(
        server
            .get(&format!("{base}/vnext/warnings"), &harbour)
            .await
            .status,
        401
    );
}

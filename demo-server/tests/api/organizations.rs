//! Organisations outside of a provider.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portal_crypto::SymmetricKey;
use portal_types::account::{OrganizationUserType, Profile};
use portal_types::organization::Organization;
use portal_types::organization_billing::OrganizationMetadata;
use portal_types::plan::PlanType;
use portal_types::sync::SyncResponse;
use serde_json::{Value, json};

use crate::harness::{ADMIN, NOBODY, Server};

fn new_organization(plan_type: i64, seats: i64) -> Value {
    let key = SymmetricKey::generate().unwrap();
    let seal = |text: &str| key.encrypt_text(text).unwrap().to_string();
    json!({
        "name": "Mine",
        "billingEmail": "Me@demo.example",
        "planType": plan_type,
        "key": format!("4.{}", STANDARD.encode([7; 256])),
        "keys": { "publicKey": "MIIB", "encryptedPrivateKey": seal("private key") },
        "collectionName": seal("Default collection"),
        "additionalSeats": seats,
        "useSecretsManager": false,
    })
}

#[tokio::test]
async fn anybody_can_found_an_organisation() {
    let server = Server::start().await;
    let token = server.sign_in(NOBODY).await;
    let body = new_organization(19, 3);
    let created: Organization = server
        .post("/api/organizations", &token, body.clone())
        .await
        .read();
    assert_eq!(
        (created.plan_type, created.seats),
        (PlanType::EnterpriseMonthly, Some(3))
    );
    assert_eq!(created.billing_email, "me@demo.example");
    assert!(created.has_public_and_private_keys);

    let sync: SyncResponse = server.get("/api/sync", &token).await.read();
    let [membership] = sync.profile.organizations.as_slice() else {
        panic!()
    };
    assert_eq!(membership.user_type, OrganizationUserType::Owner);
    assert_eq!(membership.key.as_deref(), body["key"].as_str());
    assert!(membership.use_policies && membership.provider_id.is_none());
    let [collection] = sync.collections.as_slice() else {
        panic!()
    };
    assert!(collection.manage);
    assert_eq!(collection.name, body["collectionName"].as_str().unwrap());

    let path = format!("/api/organizations/{}/billing/vnext/metadata", created.id);
    let metadata: OrganizationMetadata = server.get(&path, &token).await.read();
    assert_eq!(metadata.organization_occupied_seats, 1);
}

#[tokio::test]
async fn a_new_organisation_is_checked() {
    let server = Server::start().await;
    let token = server.sign_in(NOBODY).await;
    let with = |member: &str, value: Value| {
        let mut body = new_organization(19, 3);
        body[member] = value;
        body
    };
    for (body, has_details) in [
        (with("name", json!("")), true),
        (with("name", json!("x".repeat(51))), true),
        (with("billingEmail", json!("nobody")), true),
        (with("key", json!("2.plain")), true),
        (with("collectionName", json!("plain")), true),
        (with("planType", json!(99)), false),
        (with("additionalSeats", json!(0)), false),
        (with("additionalSeats", json!(-1)), false),
        (new_organization(0, 1), false),
    ] {
        let answer = server
            .post("/api/organizations", &token, body.clone())
            .await;
        assert_eq!(answer.status, 400, "{body}");
        assert_eq!(
            answer.json()["validationErrors"].is_object(),
            has_details,
            "{body}"
        );
    }
    let profile: Profile = server.get("/api/accounts/profile", &token).await.read();
    assert!(profile.organizations.is_empty());
    let free = new_organization(0, 0);
    let created: Organization = server.post("/api/organizations", &token, free).await.read();
    assert_eq!(created.seats, Some(2));
}

#[tokio::test]
async fn provider_users_read_the_organisation_of_a_client() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    let client = server
        .client(&provider, &token, "Second Client's Organization")
        .await;
    let path = format!(
        "/api/organizations/{}",
        client["organizationId"].as_str().unwrap()
    );
    let organization = server.get(&path, &token).await.json();
    assert_eq!(organization["plan"]["name"], "Teams (Monthly)");
    assert_eq!(organization["usePolicies"], false, "Teams has none");
    assert_eq!(organization["useGroups"], true);
}

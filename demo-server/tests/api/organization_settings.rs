//! What owners set: collection management, API key, deletion.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{ADMIN, TECHNICIAN, password_hash};
use crate::house::{ENGINEERS, House};

const OWNER: &str = "owner@brueckner.example";

#[tokio::test]
async fn collection_management_is_for_owners_and_each_change_is_logged() {
    let house = House::open(ENGINEERS).await;
    let all = |value: bool| {
        json!({
            "limitCollectionCreation": value,
            "limitCollectionDeletion": value,
            "limitItemDeletion": value,
            "allowAdminAccessToAllCollectionItems": value,
        })
    };
    for who in ["admin@brueckner.example", "people@brueckner.example"] {
        let token = house.server.sign_in(who).await;
        let refused = house.put("/collection-management", &token, all(true)).await;
        assert_eq!(refused.status, 404, "{who}");
    }
    let owner = house.server.sign_in(OWNER).await;
    let saved = house
        .put("/collection-management", &owner, all(true))
        .await
        .json();
    assert_eq!(saved["limitItemDeletion"], true);
    // Creation was limited before, and admins had access: only the others are news.
    assert_eq!(house.event_types().await, [1612, 1614]);
    // A missing one counts as false.
    let technician = house.server.sign_in(TECHNICIAN).await;
    let body = json!({ "limitItemDeletion": true });
    let saved = house
        .put("/collection-management", &technician, body)
        .await
        .json();
    assert_eq!(saved["allowAdminAccessToAllCollectionItems"], false);
    assert_eq!(house.event_types().await, [1612, 1614, 1611, 1613, 1617]);
}

#[tokio::test]
async fn the_api_key_stays_until_it_is_rotated() {
    let house = House::open(ENGINEERS).await;
    let owner = house.server.sign_in(OWNER).await;
    let proof = |hash: &str| json!({ "type": 0, "masterPasswordHash": hash });
    let hash = password_hash(OWNER).await;
    let none = house.get("/api-key-information/0", &owner).await.json();
    assert_eq!(none["data"], json!([]));
    let wrong = house.post("/api-key", &owner, proof("wrong")).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.json()["validationErrors"]["MasterPasswordHash"].is_array());

    let first = house.post("/api-key", &owner, proof(&hash)).await.json();
    assert_eq!(first["apiKey"].as_str().unwrap().len(), 30);
    let again = house.post("/api-key", &owner, proof(&hash)).await.json();
    assert_eq!(first, again);
    let rotated = house
        .post("/rotate-api-key", &owner, proof(&hash))
        .await
        .json();
    assert_ne!(first["apiKey"], rotated["apiKey"]);
    let info = house.get("/api-key-information", &owner).await.json();
    assert_eq!(info["data"][0]["revisionDate"], rotated["revisionDate"]);

    let admin = house.server.sign_in("admin@brueckner.example").await;
    let hash = password_hash("admin@brueckner.example").await;
    let refused = house.post("/api-key", &admin, proof(&hash)).await;
    assert_eq!(refused.status, 404);
}

#[tokio::test]
async fn the_public_key_is_for_everybody_and_there_is_only_one_pair() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in("engineer@brueckner.example").await;
    let key = house.get("/public-key", &token).await.json();
    assert_eq!(key["object"], "organizationPublicKey");
    assert_eq!(key, house.get("/keys", &token).await.json());
    let keys = json!({ "publicKey": "MIIB", "encryptedPrivateKey": house.seal("private") });
    assert_eq!(house.post("/keys", &token, keys.clone()).await.status, 401);
    let owner = house.server.sign_in(OWNER).await;
    assert_eq!(house.post("/keys", &owner, keys).await.status, 400);
}

#[tokio::test]
async fn deleting_a_client_gives_its_seats_back() {
    let house = House::open(ENGINEERS).await;
    let provider = house.server.provider_id("Demo MSP").await;
    let admin = house.server.sign_in(ADMIN).await;
    let path = format!("/api/providers/{provider}/billing/subscription");
    let assigned = async || {
        let bill = house.server.get(&path, &admin).await.json();
        let plans = bill["plans"].as_array().unwrap().iter();
        plans
            .filter_map(|plan| plan["assignedSeats"].as_i64())
            .sum::<i64>()
    };
    let before = assigned().await;
    let delete = async |token: &str, hash: &str| {
        let path = format!("/api/organizations/{}", house.id);
        let body: Value = json!({ "masterPasswordHash": hash });
        house
            .server
            .call(Method::DELETE, &path, Some(token), Some(body))
            .await
    };
    let member = house.server.sign_in("admin@brueckner.example").await;
    let hash = password_hash("admin@brueckner.example").await;
    assert_eq!(delete(&member, &hash).await.status, 404);
    assert_eq!(delete(&admin, "wrong").await.status, 400);
    delete(&admin, &password_hash(ADMIN).await)
        .await
        .assert_done();
    assert_eq!(assigned().await, before - 24);
    let clients = house.server.clients(&provider, &admin).await;
    assert!(
        clients
            .iter()
            .all(|client| client["organizationId"] != json!(house.id))
    );
    assert_eq!(house.get("/policies", &admin).await.status, 403);
}

#[tokio::test]
async fn names_are_for_owners_and_billing_addresses_for_who_pays() {
    let house = House::open(ENGINEERS).await;
    let put = async |token: &str, body: Value| {
        let path = format!("/api/organizations/{}", house.id);
        house.server.put(&path, token, body).await
    };
    let owner = house.server.sign_in(OWNER).await;
    let renamed = put(&owner, json!({ "name": "Brückner & Töchter" })).await;
    assert_eq!(renamed.json()["name"], "Brückner & Töchter");
    let email = json!({ "billingEmail": "Bills@Brueckner.example" });
    assert_eq!(put(&owner, email.clone()).await.status, 401);
    let technician = house.server.sign_in(TECHNICIAN).await;
    let changed = put(&technician, email).await.json();
    assert_eq!(changed["billingEmail"], "bills@brueckner.example");
    assert_eq!(changed["name"], "Brückner & Töchter");
    for wrong in [
        json!({ "name": " " }),
        json!({ "name": "x".repeat(51) }),
        json!({ "billingEmail": "x" }),
    ] {
        assert_eq!(put(&technician, wrong).await.status, 400);
    }
    let admin = house.server.sign_in("admin@brueckner.example").await;
    assert_eq!(put(&admin, json!({ "name": "x" })).await.status, 401);
    assert_eq!(house.event_types().await, [1600, 1600]);
}

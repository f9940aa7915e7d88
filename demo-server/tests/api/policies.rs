//! Policies: who may, in which order, what follows from them.

use serde_json::{Value, json};

use crate::harness::{ADMIN, TECHNICIAN};
use crate::house::{ENGINEERS, House};

const DENTISTS: &str = "Bright Smile Dental Group";
const FOOD_BANK: &str = "Open Table Food Bank";

fn on(data: Value) -> Value {
    json!({ "policy": { "enabled": true, "data": data }, "metadata": null })
}

fn off() -> Value {
    json!({ "policy": { "enabled": false, "data": null }, "metadata": null })
}

async fn row(house: &House, token: &str, policy_type: i64) -> Value {
    house
        .get(&format!("/policies/{policy_type}"), token)
        .await
        .json()
}

#[tokio::test]
async fn owners_admins_and_staff_read_and_change_them() {
    let house = House::open(ENGINEERS).await;
    for who in [
        ADMIN,
        TECHNICIAN,
        "owner@brueckner.example",
        "admin@brueckner.example",
    ] {
        let token = house.server.sign_in(who).await;
        assert_eq!(house.get("/policies", &token).await.status, 200, "{who}");
        let saved = house.put("/policies/14", &token, on(Value::Null)).await;
        assert_eq!(saved.status, 200, "{who}");
    }
    for who in [
        "people@brueckner.example",
        "engineer@brueckner.example",
        "owner@client-one.example",
    ] {
        let token = house.server.sign_in(who).await;
        assert_eq!(house.get("/policies", &token).await.status, 403, "{who}");
        assert_eq!(house.get("/policies/3", &token).await.status, 403, "{who}");
        let refused = house.put("/policies/14", &token, off()).await;
        assert_eq!(refused.status, 403, "{who}");
    }
}

#[tokio::test]
async fn a_row_says_what_it_is_and_one_never_saved_is_off() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in(TECHNICIAN).await;
    let list = house.get("/policies", &token).await.json();
    let types: Vec<i64> = list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["type"].as_i64().unwrap())
        .collect();
    assert_eq!(types, [1, 3, 8, 9, 14]);
    let never = row(&house, &token, 20).await;
    assert_eq!(
        (&never["enabled"], &never["data"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(never["canToggleState"], true);

    let member = house.server.sign_in("engineer@brueckner.example").await;
    let demanded = house.get("/policies/master-password", &member).await.json();
    assert_eq!(demanded["data"]["minLength"], 14);
    house.put("/policies/1", &token, off()).await;
    let none = house.get("/policies/master-password", &member).await;
    assert_eq!(none.status, 404);
}

#[tokio::test]
async fn both_bodies_are_taken_and_written_into_the_log() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in(TECHNICIAN).await;
    let data = json!({ "minLength": 16, "aNewerMember": true });
    let saved = house
        .put("/policies/2", &token, on(data.clone()))
        .await
        .json();
    assert_eq!(
        (&saved["object"], &saved["data"]),
        (&json!("policy"), &data)
    );
    let old = json!({ "type": 2, "enabled": false, "data": {} });
    let saved = house.put("/policies/2", &token, old).await.json();
    assert_eq!(
        (&saved["enabled"], &saved["data"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(house.event_types().await, [1700, 1700]);

    let missing = house
        .put("/policies/2", &token, json!({ "policy": {} }))
        .await;
    assert_eq!(missing.status, 400);
    assert!(missing.json()["validationErrors"]["Policy.Enabled"].is_array());
    let wrong = house
        .put("/policies/1", &token, on(json!({ "minLength": 3 })))
        .await;
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.json()["message"]
            .as_str()
            .unwrap()
            .contains("minLength")
    );
    assert_eq!(
        house
            .put("/policies/99", &token, on(Value::Null))
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn what_is_needed_comes_on_first_and_goes_off_last() {
    let house = House::open(FOOD_BANK).await;
    let token = house.server.sign_in(ADMIN).await;
    let recovery = on(json!({ "autoEnrollEnabled": false }));
    let refused = house.put("/policies/8", &token, recovery.clone()).await;
    assert_eq!(refused.status, 400);
    let message = refused.json()["message"].as_str().unwrap().to_owned();
    assert!(
        message.starts_with("Turn on the Single organization policy"),
        "{message}"
    );

    assert_eq!(
        house
            .put("/policies/3", &token, on(Value::Null))
            .await
            .status,
        200
    );
    assert_eq!(house.put("/policies/8", &token, recovery).await.status, 200);
    let refused = house.put("/policies/3", &token, off()).await;
    assert_eq!(refused.status, 400);
    let message = refused.json()["message"].as_str().unwrap().to_owned();
    assert!(
        message.starts_with("Turn off the Account recovery"),
        "{message}"
    );
    assert_eq!(house.put("/policies/8", &token, off()).await.status, 200);
    assert_eq!(house.put("/policies/3", &token, off()).await.status, 200);
}

#[tokio::test]
async fn two_step_login_revokes_whoever_has_none() {
    let house = House::open(ENGINEERS).await;
    let owner = house.server.sign_in("owner@brueckner.example").await;
    let membership = house.membership("engineer@brueckner.example").await;
    assert_eq!(
        house
            .put("/policies/0", &owner, on(Value::Null))
            .await
            .status,
        200
    );
    let engineer = house.server.sign_in("engineer@brueckner.example").await;
    let profile = house
        .server
        .get("/api/accounts/profile", &engineer)
        .await
        .json();
    assert_eq!(profile["organizations"], json!([]));
    // Owners and admins are exempt.
    let admin = house.server.sign_in("admin@brueckner.example").await;
    assert_eq!(house.get("/policies", &admin).await.status, 200);
    let events = house.get("/events", &owner).await.json();
    let revoked = events["data"].as_array().unwrap().iter();
    let revoked: Vec<_> = revoked.filter(|event| event["type"] == 1511).collect();
    assert!(
        revoked
            .iter()
            .any(|event| event["organizationUserId"] == json!(membership))
    );
    let mails = house
        .server
        .control(axum::http::Method::GET, "/outbox")
        .await
        .json();
    let told = mails.as_array().unwrap().iter();
    let told = told.filter(|mail| mail["purpose"] == "revoked-two-step");
    assert_eq!(told.count(), revoked.len());
}

#[tokio::test]
async fn the_newer_policy_on_sends_and_the_older_ones_say_the_same() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in(ADMIN).await;
    house.put("/policies/6", &token, on(Value::Null)).await;
    let newer = row(&house, &token, 21).await;
    assert_eq!(
        (&newer["enabled"], &newer["data"]["disableSend"]),
        (&json!(true), &json!(true))
    );
    let data = json!({ "disableSend": false, "disableHideEmail": true, "whoCanAccess": 1 });
    house.put("/policies/21", &token, on(data)).await;
    assert_eq!(row(&house, &token, 6).await["enabled"], false);
    let options = row(&house, &token, 7).await;
    assert_eq!(
        (&options["enabled"], &options["data"]["disableHideEmail"]),
        (&json!(true), &json!(true))
    );
}

#[tokio::test]
async fn owning_all_items_gives_members_a_collection_of_their_own() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in(ADMIN).await;
    let engineer = house.server.sign_in("engineer@brueckner.example").await;
    let count = async || {
        let own = house.server.get("/api/collections", &engineer).await.json();
        own["data"].as_array().unwrap().len()
    };
    let before = count().await;
    let mut body = on(Value::Null);
    body["metadata"] = json!({ "defaultUserCollectionName": "plain text" });
    assert_eq!(
        house.put("/policies/5", &token, body.clone()).await.status,
        400
    );
    body["metadata"] = json!({ "defaultUserCollectionName": house.seal("My items") });
    assert_eq!(
        house.put("/policies/5", &token, body.clone()).await.status,
        200
    );
    assert_eq!(count().await, before + 1);
    // Switched off and on again: nobody gets a second one.
    house.put("/policies/5", &token, off()).await;
    house.put("/policies/5", &token, body).await;
    assert_eq!(count().await, before + 1);
}

#[tokio::test]
async fn automatic_confirmation_wants_members_of_one_organization_only() {
    let house = House::open(DENTISTS).await;
    let token = house.server.sign_in(ADMIN).await;
    let answer = house.put("/policies/18", &token, on(Value::Null)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

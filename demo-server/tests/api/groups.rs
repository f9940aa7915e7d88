//! Groups: who may, what is checked, what is written into the log.

use serde_json::{Value, json};

use crate::harness::{Server, TECHNICIAN};
use crate::house::{ENGINEERS, House};

#[tokio::test]
async fn groups_are_read_by_who_needs_them() {
    let house = House::open(ENGINEERS).await;
    for (who, list, details, one) in [
        (TECHNICIAN, 200, 200, 200),
        ("owner@brueckner.example", 200, 200, 200),
        ("admin@brueckner.example", 200, 200, 200),
        ("people@brueckner.example", 200, 200, 200),
        // Manages a collection: has to name the groups that reach it.
        ("lead@brueckner.example", 200, 403, 403),
        ("auditor@brueckner.example", 403, 403, 403),
        ("engineer@brueckner.example", 403, 403, 403),
        ("owner@client-one.example", 403, 403, 403),
    ] {
        let token = house.server.sign_in(who).await;
        let group = house.group("IT").await;
        let statuses = [
            house.get("/groups", &token).await,
            house.get("/groups/details", &token).await,
            house.get(&format!("/groups/{}", group.id), &token).await,
        ]
        .map(|answer| answer.status.as_u16());
        assert_eq!(statuses, [list, details, one], "{who}");
    }
}

#[tokio::test]
async fn a_group_is_made_changed_and_deleted() {
    let house = House::open(ENGINEERS).await;
    let people = house.server.sign_in("people@brueckner.example").await;
    let linux = house.collection("IT/Servers/Linux").await;
    let members = [
        house.membership("engineer@brueckner.example").await,
        house.membership("lead@brueckner.example").await,
    ];
    let body = json!({
        "name": " Apprentices <b>&</b> 学徒 ",
        "collections": [{ "id": linux, "readOnly": true, "hidePasswords": true, "manage": false }],
        "users": [members[0]],
    });
    let made = house.post("/groups", &people, body).await;
    assert_eq!(made.status, 200);
    let made = made.json();
    assert_eq!(made["object"], "group");
    assert_eq!(made["name"], "Apprentices <b>&</b> 学徒");
    let id = made["id"].as_str().unwrap();
    let path = format!("/groups/{id}");
    let details = house.get(&format!("{path}/details"), &people).await.json();
    assert_eq!(details["object"], "groupDetails");
    assert_eq!(details["collections"][0]["hidePasswords"], true);
    assert_eq!(
        house.get(&format!("{path}/users"), &people).await.json(),
        json!([members[0]])
    );

    let body = json!({ "name": "Trainees", "collections": [], "users": [members[1]] });
    assert_eq!(house.put(&path, &people, body).await.status, 200);
    assert_eq!(
        house.get(&format!("{path}/users"), &people).await.json(),
        json!([members[1]])
    );
    let leaving = format!("{path}/user/{}", members[1]);
    house.delete(&leaving, &people).await.assert_done();
    assert_eq!(house.delete(&leaving, &people).await.status, 404);
    house.delete(&path, &people).await.assert_done();
    assert_eq!(house.get(&path, &people).await.status, 404);

    let events = house.event_types().await;
    // Made with one member; another member; one leaves by themselves; gone.
    assert_eq!(events, [1504, 1400, 1504, 1504, 1401, 1504, 1402]);
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let house = House::open(ENGINEERS).await;
    let admin = house.server.sign_in("admin@brueckner.example").await;
    let group = house.group("Drawings").await;
    let linux = house.collection("IT/Servers/Linux").await;
    let body = |name: &str, collections: Value, users: Value| json!({ "name": name, "collections": collections, "users": users });
    for (body, status) in [
        (body("", json!([]), json!([])), 400),
        (body(&"x".repeat(101), json!([]), json!([])), 400),
        (
            body(
                "x",
                json!([{ "id": linux, "readOnly": true, "hidePasswords": false, "manage": true }]),
                json!([]),
            ),
            400,
        ),
        (body("x", json!([{ "id": "gone" }]), json!([])), 404),
        // A real server fails inside.
        (body("x", Value::Null, json!([])), 500),
        (body("x", json!([]), Value::Null), 500),
    ] {
        let answer = house
            .put(&format!("/groups/{}", group.id), &admin, body.clone())
            .await;
        assert_eq!(answer.status.as_u16(), status, "{body}");
    }
    let unchanged = house.group("Drawings").await;
    assert_eq!(unchanged.id, group.id);
    // Members that are gone meanwhile are passed over.
    let answer = house
        .put(
            &format!("/groups/{}", group.id),
            &admin,
            body("Drawings", json!([]), json!(["gone"])),
        )
        .await;
    assert_eq!(answer.status, 200);
    // All or none.
    let ids = json!({ "ids": [group.id, "gone"] });
    assert_eq!(house.post("/groups/delete", &admin, ids).await.status, 404);
    assert_eq!(house.group("Drawings").await.id, group.id);
    let ids = json!({ "ids": [group.id] });
    house
        .post("/groups/delete", &admin, ids)
        .await
        .assert_done();
}

#[tokio::test]
async fn staff_of_the_provider_decide_about_everything() {
    let house = House::open("Bright Smile Dental Group").await;
    let staff = house.server.sign_in(TECHNICIAN).await;
    let managers = house.group("Practice managers").await;
    // Owners and admins would not reach these collections here; staff of the provider do.
    let body = json!({ "name": "Practice managers", "collections": [], "users": [] });
    let path = format!("/groups/{}", managers.id);
    assert_eq!(house.put(&path, &staff, body).await.status, 200);
    let details = house.get(&format!("{path}/details"), &staff).await.json();
    assert_eq!(details["collections"], json!([]));
}

#[tokio::test]
async fn a_plan_without_groups_has_none() {
    let server = Server::start().await;
    let token = server.sign_in("nobody@demo.example").await;
    let key = portal_crypto::SymmetricKey::generate().unwrap();
    let sealed = key.encrypt_text("private key").unwrap().to_string();
    let body = json!({
        "name": "Free", "billingEmail": "me@demo.example", "planType": 0,
        "key": format!("4.{}", base64_of_256()), "keys": { "publicKey": "MIIB", "encryptedPrivateKey": sealed },
        "additionalSeats": 0,
    });
    let made = server.post("/api/organizations", &token, body).await.json();
    let path = format!("/api/organizations/{}/groups", made["id"].as_str().unwrap());
    assert_eq!(server.get(&path, &token).await.json()["data"], json!([]));
    let body = json!({ "name": "x", "collections": [], "users": [] });
    assert_eq!(server.post(&path, &token, body).await.status, 400);
}

fn base64_of_256() -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode([7; 256])
}

//! Collections: who may, what is checked, what is written into the log.

use serde_json::{Value, json};

use crate::harness::{ADMIN, TECHNICIAN};
use crate::house::{ENGINEERS, House};

const DENTISTS: &str = "Bright Smile Dental Group";

fn names(house: &House, rows: &Value) -> Vec<String> {
    let rows = rows["data"].as_array().unwrap().iter();
    rows.map(|row| house.open_name(&row["name"])).collect()
}

#[tokio::test]
async fn everybody_sees_what_they_look_after() {
    let house = House::open(ENGINEERS).await;
    for (who, plain, details) in [
        (TECHNICIAN, 11, 11),
        ("owner@brueckner.example", 11, 11),
        ("admin@brueckner.example", 11, 11),
        ("people@brueckner.example", 11, 11),
        ("auditor@brueckner.example", 0, 0),
        ("engineer@brueckner.example", 0, 0),
        ("lead@brueckner.example", 1, 1),
    ] {
        let token = house.server.sign_in(who).await;
        let rows = house.get("/collections", &token).await.json();
        assert_eq!(names(&house, &rows).len(), plain, "{who}");
        let rows = house.get("/collections/details", &token).await.json();
        assert_eq!(names(&house, &rows).len(), details, "{who}");
    }
    let stranger = house.server.sign_in("owner@client-one.example").await;
    assert_eq!(house.get("/collections", &stranger).await.status, 404);
}

#[tokio::test]
async fn what_somebody_reaches_comes_with_the_sync() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in("lead@brueckner.example").await;
    let sync = house.server.get("/api/sync", &token).await.json();
    let rows = sync["collections"].as_array().unwrap();
    let mut found: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                house.open_name(&row["name"]),
                row["readOnly"].as_bool().unwrap(),
                row["manage"].as_bool().unwrap(),
            )
        })
        .collect();
    found.sort();
    // By themselves and through a group: what either allows.
    assert_eq!(
        found,
        [
            ("Projects/Rheinbrücke".to_owned(), false, true),
            ("Projects/Stadthalle".to_owned(), true, false),
        ]
    );
    let own = house.server.get("/api/collections", &token).await.json();
    assert_eq!(own["data"], sync["collections"]);
    assert_eq!(own["data"][0]["object"], "collectionDetails");
}

#[tokio::test]
async fn only_staff_of_the_provider_leave_a_trace_and_only_with_the_details() {
    let house = House::open(ENGINEERS).await;
    let owner = house.server.sign_in("owner@brueckner.example").await;
    let technician = house.server.sign_in(TECHNICIAN).await;
    house.get("/collections/details", &owner).await;
    house.get("/collections", &technician).await;
    assert!(house.event_types().await.is_empty());
    house.get("/collections/details", &technician).await;
    assert_eq!(house.event_types().await, [1603]);

    let admin = house.server.sign_in(ADMIN).await;
    let provider = house.server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{provider}/events");
    let log = house.server.get(&path, &admin).await.json();
    let newest: Vec<_> = log["data"].as_array().unwrap().iter().collect();
    let visit = newest.iter().find(|event| event["type"] == 1903).unwrap();
    assert!(visit["providerOrganizationId"].is_string());
    assert_eq!(
        visit["organizationId"],
        Value::Null,
        "not in the organisation's log"
    );
}

#[tokio::test]
async fn a_collection_is_made_changed_and_deleted() {
    let house = House::open(ENGINEERS).await;
    let owner = house.server.sign_in("owner@brueckner.example").await;
    let group = house.group("IT").await;
    let member = house.membership("engineer@brueckner.example").await;
    let body = json!({
        "name": house.seal("IT/Backup"),
        "externalId": "ou=backup",
        "groups": [{ "id": group.id, "readOnly": false, "hidePasswords": false, "manage": true }],
        "users": [{ "id": member, "readOnly": true, "hidePasswords": false, "manage": false }],
    });
    let made = house.post("/collections", &owner, body).await;
    assert_eq!(made.status, 200);
    let made = made.json();
    assert_eq!(made["object"], "collectionAccessDetails");
    assert_eq!(
        (&made["unmanaged"], &made["assigned"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(made["type"], 0);
    let path = format!("/collections/{}", made["id"].as_str().unwrap());

    // Lists that are not sent stay as they are.
    let body = json!({ "name": house.seal("IT/Backups"), "externalId": "ou=backup" });
    let changed = house.put(&path, &owner, body).await.json();
    assert_eq!(house.open_name(&changed["name"]), "IT/Backups");
    assert_eq!(changed["groups"], made["groups"]);
    let body = json!({ "name": house.seal("IT/Backups"), "groups": [], "users": [] });
    let changed = house.put(&path, &owner, body).await.json();
    assert_eq!(
        (&changed["groups"], &changed["unmanaged"]),
        (&json!([]), &json!(true))
    );
    assert_eq!(changed["externalId"], Value::Null);
    assert_eq!(
        house.get(&format!("{path}/users"), &owner).await.json(),
        json!([])
    );
    house.delete(&path, &owner).await.assert_done();
    assert_eq!(house.get(&path, &owner).await.status, 404);
    assert_eq!(house.event_types().await, [1300, 1301, 1301, 1302]);
}

#[tokio::test]
async fn bulk_access_adds_and_takes_nothing_away() {
    let house = House::open(ENGINEERS).await;
    let admin = house.server.sign_in("admin@brueckner.example").await;
    let ids = [
        house.collection("IT/Servers/Linux").await,
        house.collection("IT/Servers/Windows").await,
    ];
    let group = house.group("Office").await;
    let right = json!({ "id": group.id, "readOnly": true, "hidePasswords": true, "manage": false });
    let body = json!({ "collectionIds": ids, "groups": [right], "users": [] });
    house
        .post("/collections/bulk-access", &admin, body)
        .await
        .assert_done();
    let linux = house
        .get(&format!("/collections/{}/details", ids[0]), &admin)
        .await;
    let linux = linux.json();
    assert_eq!(linux["groups"].as_array().unwrap().len(), 2);
    assert_eq!(linux["users"].as_array().unwrap().len(), 1);

    for (wrong, status) in [
        (
            json!({ "collectionIds": [ids[0], "gone"], "groups": [], "users": [] }),
            404,
        ),
        (
            json!({ "collectionIds": [], "groups": [], "users": [] }),
            400,
        ),
        (
            json!({ "collectionIds": ids, "groups": [{ "id": group.id, "readOnly": true, "hidePasswords": false, "manage": true }], "users": [] }),
            400,
        ),
    ] {
        let answer = house.post("/collections/bulk-access", &admin, wrong).await;
        assert_eq!(answer.status.as_u16(), status);
    }
}

#[tokio::test]
async fn who_may_change_and_delete_depends_on_role_and_settings() {
    let house = House::open(ENGINEERS).await;
    let bridge = house.collection("Projects/Rheinbrücke").await;
    let hall = house.collection("Projects/Stadthalle").await;
    let body = |name: &str| json!({ "name": house.seal(name), "externalId": null });
    for (who, own, other, create) in [
        ("lead@brueckner.example", 200, 404, 404),
        ("engineer@brueckner.example", 404, 404, 404),
        ("auditor@brueckner.example", 404, 404, 404),
        // Groups and members, but no collections.
        ("people@brueckner.example", 404, 404, 404),
        ("admin@brueckner.example", 200, 200, 200),
        (TECHNICIAN, 200, 200, 200),
    ] {
        let token = house.server.sign_in(who).await;
        let statuses = [
            house
                .put(
                    &format!("/collections/{bridge}"),
                    &token,
                    body("Projects/Rheinbrücke"),
                )
                .await,
            house
                .put(
                    &format!("/collections/{hall}"),
                    &token,
                    body("Projects/Stadthalle"),
                )
                .await,
            house.post("/collections", &token, body("New")).await,
        ]
        .map(|answer| answer.status.as_u16());
        assert_eq!(statuses, [own, other, create], "{who}");
    }
    let lead = house.server.sign_in("lead@brueckner.example").await;
    let ids = json!({ "ids": [bridge, hall] });
    assert_eq!(
        house.post("/collections/delete", &lead, ids).await.status,
        404
    );
    house
        .delete(&format!("/collections/{bridge}"), &lead)
        .await
        .assert_done();
}

#[tokio::test]
async fn where_admins_do_not_reach_everything_somebody_must_manage() {
    let house = House::open(DENTISTS).await;
    let staff = house.server.sign_in(TECHNICIAN).await;
    let lost = json!({ "name": house.seal("Lost"), "groups": [], "users": [] });
    let refused = house.post("/collections", &staff, lost).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.json()["message"]
            .as_str()
            .unwrap()
            .contains("manage")
    );
    let rows = house.get("/collections", &staff).await.json();
    assert!(
        !names(&house, &rows).contains(&"Lost".to_owned()),
        "rolled back"
    );

    let group = house.group("Practice managers").await;
    let kept = json!({
        "name": house.seal("Kept"),
        "groups": [{ "id": group.id, "readOnly": false, "hidePasswords": false, "manage": true }],
        "users": [],
    });
    assert_eq!(house.post("/collections", &staff, kept).await.status, 200);
}

#[tokio::test]
async fn what_belongs_to_a_member_is_neither_renamed_nor_deleted() {
    let house = House::open(DENTISTS).await;
    let staff = house.server.sign_in(TECHNICIAN).await;
    let rows = house.get("/collections", &staff).await.json();
    assert!(
        !names(&house, &rows).contains(&"My Items".to_owned()),
        "shared ones only"
    );
    let rows = house.get("/collections/details", &staff).await.json();
    let rows = rows["data"].as_array().unwrap();
    let own: Vec<_> = rows.iter().filter(|row| row["type"] == 1).collect();
    assert_eq!(own.len(), 2);
    assert!(
        own.iter()
            .any(|row| row["defaultUserCollectionEmail"] == "former.partner@brightsmile.example")
    );
    for row in own {
        let path = format!("/collections/{}", row["id"].as_str().unwrap());
        let body = json!({ "name": house.seal("Mine now"), "groups": [], "users": [] });
        assert_eq!(house.put(&path, &staff, body).await.status, 400);
        assert_eq!(house.delete(&path, &staff).await.status, 400);
    }
}

#[tokio::test]
async fn names_are_never_plain() {
    let house = House::open(ENGINEERS).await;
    let owner = house.server.sign_in("owner@brueckner.example").await;
    for name in [
        json!("Plain"),
        Value::Null,
        json!(""),
        json!(format!("2.{}", "A".repeat(1200))),
    ] {
        let body = json!({ "name": name, "groups": [], "users": [] });
        assert_eq!(
            house.post("/collections", &owner, body).await.status,
            400,
            "{name}"
        );
    }
}

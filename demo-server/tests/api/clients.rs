//! Creating, changing, adding and unlinking clients.

use axum::http::Method;
use portal_crypto::SymmetricKey;
use serde_json::{Value, json};

use crate::harness::{ADMIN, OWNER, Server, TECHNICIAN, new_client};

struct Scene {
    server: Server,
    provider: String,
    admin: String,
    technician: String,
}

impl Scene {
    async fn new() -> Self {
        let server = Server::start().await;
        let provider = server.provider_id("Demo MSP").await;
        let admin = server.sign_in(ADMIN).await;
        let technician = server.sign_in(TECHNICIAN).await;
        Self {
            server,
            provider,
            admin,
            technician,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/providers/{}/{rest}", self.provider)
    }

    async fn client(&self, name: &str) -> Value {
        self.server.client(&self.provider, &self.admin, name).await
    }

    /// Minimum, bought and assigned seats of a plan.
    async fn plan(&self, plan_type: i64) -> (i64, i64, i64) {
        let path = self.path("billing/subscription");
        let subscription = self.server.get(&path, &self.admin).await.json();
        let plans = subscription["plans"].as_array().unwrap();
        let plan = plans.iter().find(|plan| plan["type"] == plan_type).unwrap();
        let number = |name: &str| plan[name].as_i64().unwrap();
        (
            number("seatMinimum"),
            number("purchasedSeats"),
            number("assignedSeats"),
        )
    }

    async fn set(&self, token: &str, client: &Value, seats: i64, name: &str) -> u16 {
        let path = self.path(&format!("clients/{}", client["id"].as_str().unwrap()));
        let body = json!({ "assignedSeats": seats, "name": name });
        self.server.put(&path, token, body).await.status.as_u16()
    }
}

#[tokio::test]
async fn a_new_client_appears_with_its_owner_invited() {
    let scene = Scene::new().await;
    let before = scene
        .server
        .get("/api/accounts/revision-date", &scene.technician)
        .await
        .json();
    assert_eq!(scene.plan(17).await, (25, 0, 20));
    let body = new_client("Neue Kundin & Söhne 🏢", 17, 4);
    scene
        .server
        .post(&scene.path("clients"), &scene.admin, body.clone())
        .await
        .assert_done();

    let client = scene.client("Neue Kundin & Söhne 🏢").await;
    assert_eq!(client["seats"], 4);
    assert_eq!(client["occupiedSeats"], 1, "the invited owner");
    assert_eq!(client["userCount"], 0, "who has not been confirmed");
    assert_eq!(client["remainingSeats"], 3);
    assert_eq!(client["plan"], "Teams (Monthly)");
    assert_eq!(client["key"], body["key"]);
    assert_eq!(scene.plan(17).await, (25, 0, 24));

    let after = scene
        .server
        .get("/api/accounts/revision-date", &scene.technician)
        .await
        .json();
    assert!(
        after.as_i64() > before.as_i64(),
        "a sync would show something new"
    );
    let profile = scene
        .server
        .get("/api/accounts/profile", &scene.technician)
        .await
        .json();
    let rows = profile["providerOrganizations"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["id"] == client["organizationId"]));

    // Beyond the minimum seats are bought, by an admin.
    let body = new_client("Big", 17, 10);
    scene
        .server
        .post(&scene.path("clients"), &scene.admin, body)
        .await
        .assert_done();
    assert_eq!(scene.plan(17).await, (25, 9, 34));
}

#[tokio::test]
async fn a_new_client_is_checked() {
    let scene = Scene::new().await;
    let with = |member: &str, value: Value| {
        let mut body = new_client("N", 17, 4);
        body[member] = value;
        body
    };
    for (body, field) in [
        (with("name", json!("")), "Name"),
        (with("name", json!("x".repeat(51))), "Name"),
        (with("ownerEmail", json!(" ")), "OwnerEmail"),
        (with("seats", json!(0)), "Seats"),
        (with("seats", json!(-1)), "Seats"),
        (with("seats", json!(1.5)), ""),
        (with("seats", json!(3_000_000_000_i64)), ""),
        (with("planType", Value::Null), ""),
        (with("keyPair", Value::Null), "KeyPair"),
        (with("key", json!("plain text")), "Key"),
        (
            with("collectionName", json!("Default collection")),
            "CollectionName",
        ),
        (json!("text"), ""),
    ] {
        let answer = scene
            .server
            .post(&scene.path("clients"), &scene.admin, body)
            .await;
        assert_eq!(answer.status, 400, "{field}");
        let details = answer.json()["validationErrors"][field][0].clone();
        assert!(details.is_string(), "{field}: {:?}", answer.body);
    }
    for plan_type in [0, 18, 20, 99] {
        let body = new_client("N", plan_type, 4);
        let answer = scene
            .server
            .post(&scene.path("clients"), &scene.admin, body)
            .await;
        assert_eq!(answer.status, 400, "plan {plan_type}");
        assert_eq!(answer.json()["validationErrors"], Value::Null);
    }
    let path = scene.path("clients");
    let answer = scene
        .server
        .call(Method::POST, &path, Some(&scene.admin), None)
        .await;
    assert_eq!(
        answer.json()["validationErrors"][""][0],
        "A non-empty request body is required."
    );
    let rows = scene.server.clients(&scene.provider, &scene.admin).await;
    assert_eq!(rows.len(), 6, "nothing was created");
    assert_eq!(scene.plan(17).await, (25, 0, 20));

    let body = new_client("Billion", 17, 1_000_000_000);
    scene
        .server
        .post(&path, &scene.admin, body)
        .await
        .assert_done();
    assert_eq!(scene.plan(17).await, (25, 999_999_995, 1_000_000_020));
}

#[tokio::test]
async fn names_and_seats_change_together() {
    let scene = Scene::new().await;
    let client = scene.client("Third Client's Organization").await;
    assert_eq!(
        scene
            .set(&scene.technician, &client, 12, "Renamed <b>&")
            .await,
        200
    );
    let changed = scene.client("Renamed <b>&").await;
    assert_eq!(
        (&changed["seats"], &changed["remainingSeats"]),
        (&json!(12), &json!(11))
    );
    assert_eq!(changed["id"], client["id"]);
    assert_eq!(scene.plan(19).await, (112, 0, 99));

    assert_eq!(
        scene.set(&scene.admin, &client, 0, "N").await,
        400,
        "one seat is in use"
    );
    assert_eq!(scene.set(&scene.admin, &client, -1, "N").await, 400);
    assert_eq!(scene.set(&scene.admin, &client, 5, "").await, 400);
    assert_eq!(
        scene.set(&scene.admin, &client, 5, &"x".repeat(51)).await,
        400
    );
    assert_eq!(scene.set(&scene.admin, &client, 1, "One").await, 200);
    let unknown = json!({ "id": "00000000-0000-4000-8000-000000000000" });
    assert_eq!(scene.set(&scene.admin, &unknown, 5, "N").await, 404);
}

#[tokio::test]
async fn a_service_user_may_not_buy_seats() {
    let scene = Scene::new().await;
    let client = scene.client("Second Client's Organization").await;
    let name = "Second Client's Organization";
    assert_eq!(
        scene.set(&scene.technician, &client, 25, name).await,
        200,
        "up to the minimum"
    );
    let path = scene.path(&format!("clients/{}", client["id"].as_str().unwrap()));
    let body = json!({ "assignedSeats": 26, "name": "Not this one either" });
    let refused = scene.server.put(&path, &scene.technician, body).await;
    assert_eq!(refused.status, 401);
    assert_eq!(
        refused.json()["message"],
        "Service users cannot purchase additional seats."
    );
    assert_eq!(
        scene.client(name).await["seats"],
        25,
        "nothing changed, not even the name"
    );

    assert_eq!(scene.set(&scene.admin, &client, 30, name).await, 200);
    assert_eq!(scene.plan(17).await, (25, 5, 30));
    assert_eq!(scene.set(&scene.technician, &client, 31, name).await, 401);
    assert_eq!(
        scene.set(&scene.technician, &client, 30, "Renamed").await,
        200,
        "no seats"
    );
    assert_eq!(
        scene.set(&scene.technician, &client, 28, "Renamed").await,
        200,
        "fewer seats"
    );
    assert_eq!(scene.plan(17).await, (25, 3, 28));
    assert_eq!(
        scene.set(&scene.technician, &client, 20, "Renamed").await,
        200
    );
    assert_eq!(scene.plan(17).await, (25, 0, 20));
}

#[tokio::test]
async fn an_existing_organisation_is_added_and_unlinked() {
    let scene = Scene::new().await;
    let addable = scene
        .server
        .get(&scene.path("clients/addable"), &scene.admin)
        .await
        .json();
    let [fabrikam] = addable.as_array().unwrap().as_slice() else {
        panic!("{addable}")
    };
    let expected = json!({
        "id": fabrikam["id"], "name": "Fabrikam Holdings", "plan": "Teams", "seats": 5,
        "disabled": false,
    });
    assert_eq!(*fabrikam, expected);
    let none = scene
        .server
        .get(&scene.path("clients/addable"), &scene.technician)
        .await
        .json();
    assert_eq!(none, json!([]), "it is the admin's");

    let key = SymmetricKey::generate().unwrap();
    let key = key.wrap(&key).unwrap().to_string();
    let add = json!({ "key": key, "organizationId": fabrikam["id"] });
    let path = scene.path("clients/existing");
    let plain = json!({ "key": "plain", "organizationId": fabrikam["id"] });
    assert_eq!(
        scene.server.post(&path, &scene.admin, plain).await.status,
        400
    );
    let other = json!({ "key": key, "organizationId": "nothing" });
    assert_eq!(
        scene.server.post(&path, &scene.admin, other).await.status,
        401,
        "not the owner"
    );
    scene
        .server
        .post(&path, &scene.admin, add.clone())
        .await
        .assert_done();
    assert_eq!(
        scene.server.post(&path, &scene.admin, add).await.status,
        409,
        "linked already"
    );

    let client = scene.client("Fabrikam Holdings").await;
    assert_eq!(
        (&client["seats"], &client["occupiedSeats"]),
        (&json!(5), &json!(1))
    );
    assert_eq!(scene.plan(17).await, (25, 0, 25));
    let profile = scene
        .server
        .get("/api/accounts/profile", &scene.admin)
        .await
        .json();
    assert_eq!(profile["organizations"][0]["providerName"], "Demo MSP");
    assert_eq!(
        scene
            .server
            .get(&scene.path("clients/addable"), &scene.admin)
            .await
            .json(),
        json!([])
    );

    let link = scene.path(&format!("organizations/{}", client["id"].as_str().unwrap()));
    scene.server.delete(&link, &scene.admin).await.assert_done();
    assert_eq!(scene.plan(17).await, (25, 0, 20), "the seats came back");
    let addable = scene
        .server
        .get(&scene.path("clients/addable"), &scene.admin)
        .await
        .json();
    assert_eq!(addable[0]["name"], "Fabrikam Holdings", "on its own again");
    assert_eq!(
        scene.server.delete(&link, &scene.admin).await.status,
        500,
        "as the original"
    );
}

#[tokio::test]
async fn unlinking_needs_an_owner_and_the_right_provider() {
    let scene = Scene::new().await;
    let body = new_client("Nobody confirmed", 17, 2);
    scene
        .server
        .post(&scene.path("clients"), &scene.admin, body)
        .await
        .assert_done();
    let client = scene.client("Nobody confirmed").await;
    let link = scene.path(&format!("organizations/{}", client["id"].as_str().unwrap()));
    let refused = scene.server.delete(&link, &scene.admin).await;
    assert_eq!(refused.status, 400);
    assert_eq!(
        refused.json()["message"],
        "Organization must have at least one confirmed owner."
    );

    let client = scene.client("My Client's Organization").await;
    let alias = scene.path(&format!(
        "organizations/{}/delete",
        client["id"].as_str().unwrap()
    ));
    let done = scene
        .server
        .call(Method::POST, &alias, Some(&scene.admin), None)
        .await;
    done.assert_done();
    let owner = scene.server.sign_in(OWNER).await;
    let profile = scene
        .server
        .get("/api/accounts/profile", &owner)
        .await
        .json();
    assert_eq!(profile["organizations"][0]["providerId"], Value::Null);
    let path = format!(
        "/api/organizations/{}",
        client["organizationId"].as_str().unwrap()
    );
    let organization = scene.server.get(&path, &owner).await.json();
    assert_eq!(
        organization["billingEmail"], OWNER,
        "the first owner pays from now on"
    );
    assert_eq!(
        scene.server.get(&path, &scene.admin).await.status,
        404,
        "no provider, no access"
    );

    let harbour = scene.server.provider_id("Harbour Managed IT").await;
    let other = scene.server.clients(&harbour, &scene.admin).await.remove(0);
    let link = scene.path(&format!("organizations/{}", other["id"].as_str().unwrap()));
    assert_eq!(
        scene.server.delete(&link, &scene.admin).await.status,
        400,
        "another provider's"
    );
    let path = scene.path(&format!("clients/{}", other["id"].as_str().unwrap()));
    let body = json!({ "assignedSeats": 5, "name": "x" });
    assert_eq!(
        scene.server.put(&path, &scene.admin, body).await.status,
        404
    );
}

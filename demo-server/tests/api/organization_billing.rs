//! What an organisation has and pays (contract part 2, 5.5 to 5.8), and who may see and change it.

use portal_types::account::Profile;
use portal_types::organization_billing::{OrganizationSubscription, OrganizationWarnings};
use serde_json::{Value, json};

use crate::harness::{ADMIN, OWNER, Server, TECHNICIAN};

const LEAD: &str = "lead@brueckner.example";

/// The only organisation of the demo world that pays for itself; the provider admin owns it.
async fn fabrikam(server: &Server, token: &str) -> String {
    let profile: Profile = server.get("/api/accounts/profile", token).await.read();
    let own = |it: &&portal_types::account::ProfileOrganization| it.name == "Fabrikam Holdings";
    profile
        .organizations
        .iter()
        .find(own)
        .map(|it| it.id.clone())
        .unwrap()
}

/// A managed client.
async fn client(server: &Server) -> String {
    let token = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    let client = server
        .client(&provider, &token, "My Client's Organization")
        .await;
    client["organizationId"].as_str().unwrap().to_owned()
}

fn at(id: &str, rest: &str) -> String {
    format!("/api/organizations/{id}/{rest}")
}

#[tokio::test]
async fn an_organisation_that_pays_alone_shows_what_it_pays() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let id = fabrikam(&server, &token).await;
    let read: OrganizationSubscription = server.get(&at(&id, "subscription"), &token).await.read();
    assert_eq!(read.seats, Some(5));
    assert_eq!(read.billing_email.as_deref(), Some("admin@demo.example"));
    let own = read.subscription.unwrap();
    assert_eq!((own.status.as_str(), own.items.len()), ("active", 1));
    assert_eq!(own.items[0].quantity, 5);
    assert_eq!(read.upcoming_invoice.unwrap().amount, Some(25.0));
}

#[tokio::test]
async fn money_of_a_managed_client_is_its_provider_s() {
    let server = Server::start().await;
    let id = client(&server).await;
    let path = at(&id, "subscription");
    for staff in [ADMIN, TECHNICIAN] {
        let token = server.sign_in(staff).await;
        let answer = server.get(&path, &token).await;
        let read: OrganizationSubscription = answer.read();
        assert_eq!((read.subscription, read.upcoming_invoice), (None, None));
        // There is no subscription to change: seats go through the provider.
        let change = json!({ "seatAdjustment": 1, "maxAutoscaleSeats": null });
        assert_eq!(server.post(&path, &token, change).await.status, 400);
    }
    let owner = server.sign_in(OWNER).await;
    assert_eq!(server.get(&path, &owner).await.status, 404);
    let change = json!({ "seatAdjustment": 1, "maxAutoscaleSeats": null });
    assert_eq!(server.post(&path, &owner, change).await.status, 404);
    let stranger = server.sign_in(LEAD).await;
    assert_eq!(server.get(&path, &stranger).await.status, 404);
}

#[tokio::test]
async fn seats_and_their_limit_change_together() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let id = fabrikam(&server, &token).await;
    let path = at(&id, "subscription");
    let change = |by: i64, limit: Value| {
        let body = json!({ "seatAdjustment": by, "maxAutoscaleSeats": limit });
        server.post(&path, &token, body)
    };
    let profile = change(3, json!(20)).await.json();
    assert_eq!(profile["object"], "profileOrganization");
    let read: OrganizationSubscription = server.get(&path, &token).await.read();
    assert_eq!((read.seats, read.max_autoscale_seats), (Some(8), Some(20)));
    // Below the seats there are, below one, below those in use.
    assert_eq!(change(0, json!(7)).await.status, 400);
    assert_eq!(change(-8, Value::Null).await.status, 400);
    assert_eq!(change(-3, Value::Null).await.status, 200);
    let read: OrganizationSubscription = server.get(&path, &token).await.read();
    assert_eq!((read.seats, read.max_autoscale_seats), (Some(5), None));
}

#[tokio::test]
async fn seats_and_storage_change_by_a_difference_that_is_never_nothing() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let id = fabrikam(&server, &token).await;
    for (rest, member) in [
        ("seat", "seatAdjustment"),
        ("storage", "storageGbAdjustment"),
    ] {
        let change = |by: i64| {
            let mut body = json!({});
            body[member] = json!(by);
            let path = at(&id, rest);
            let (server, token) = (&server, &token);
            async move { server.post(&path, token, body).await }
        };
        assert_eq!(change(2).await.json()["success"], true, "{rest}");
        for refused in [0, -30_000] {
            assert_eq!(change(refused).await.status, 400, "{rest} {refused}");
        }
    }
    let path = at(&id, "subscription");
    let read: OrganizationSubscription = server.get(&path, &token).await.read();
    assert_eq!((read.seats, read.max_storage_gb), (Some(7), Some(3)));
}

#[tokio::test]
async fn a_suspended_client_says_who_can_help() {
    let server = Server::start().await;
    let id = client(&server).await;
    let path = at(&id, "billing/vnext/warnings");
    let owner = server.sign_in(OWNER).await;
    let read: OrganizationWarnings = server.get(&path, &owner).await.read();
    assert_eq!(read, OrganizationWarnings::default());
    server
        .post(
            "/demo/billing",
            &owner,
            json!({ "provider": "Demo MSP", "enabled": false }),
        )
        .await
        .assert_done();
    let read: OrganizationWarnings = server.get(&path, &owner).await.read();
    let resolution = read.inactive_subscription.unwrap().resolution;
    assert_eq!(resolution, "contact_provider");
    let stranger = server.sign_in(LEAD).await;
    assert_eq!(server.get(&path, &stranger).await.status, 403);
}

#[tokio::test]
async fn memberships_are_listed_without_the_clients_of_a_provider() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let list = server.get("/api/organizations", &token).await.json();
    let names: Vec<&str> = list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Fabrikam Holdings"]);
}

//! The arithmetic of provider seats (contract part 2, 2.2), through the routes that use it.

use portal_types::billing::ProviderSubscription;
use serde_json::json;

use crate::harness::{ADMIN, Server, TECHNICIAN, new_client};

struct Scene {
    server: Server,
    provider: String,
    admin: String,
    technician: String,
    link: String,
}

/// Teams of Demo MSP: minimum 25, of which one client has 20.
async fn scene() -> Scene {
    let server = Server::start().await;
    let provider = server.provider_id("Demo MSP").await;
    let admin = server.sign_in(ADMIN).await;
    let technician = server.sign_in(TECHNICIAN).await;
    let client = server
        .client(&provider, &admin, "Second Client's Organization")
        .await;
    let link = client["id"].as_str().unwrap().to_owned();
    Scene {
        server,
        provider,
        admin,
        technician,
        link,
    }
}

impl Scene {
    async fn assign(&self, token: &str, seats: i64) -> u16 {
        let path = format!("/api/providers/{}/clients/{}", self.provider, self.link);
        let body = json!({ "assignedSeats": seats, "name": "Second Client's Organization" });
        self.server.put(&path, token, body).await.status.as_u16()
    }

    /// Assigned and bought seats of Teams, and what they cost.
    async fn teams(&self) -> (i64, i64, f64) {
        let path = format!("/api/providers/{}/billing/subscription", self.provider);
        let subscription: ProviderSubscription = self.server.get(&path, &self.admin).await.read();
        let plan = &subscription.plans[0];
        assert_eq!(plan.seat_minimum, 25);
        (plan.assigned_seats, plan.purchased_seats, plan.cost)
    }
}

#[tokio::test]
async fn every_way_through_the_minimum() {
    let scene = scene().await;
    for (seats, expected) in [
        // Within: only what is assigned changes.
        (24, (24, 0, 100.0)),
        (25, (25, 0, 100.0)),
        // Across, further up, further down, back.
        (30, (30, 5, 120.0)),
        (32, (32, 7, 128.0)),
        (26, (26, 1, 104.0)),
        (25, (25, 0, 100.0)),
        (1, (1, 0, 100.0)),
        (40, (40, 15, 160.0)),
        (3, (3, 0, 100.0)),
    ] {
        assert_eq!(scene.assign(&scene.admin, seats).await, 200, "{seats}");
        assert_eq!(scene.teams().await, expected, "{seats}");
    }
}

#[tokio::test]
async fn only_admins_buy_and_everybody_gives_back() {
    let scene = scene().await;
    assert_eq!(scene.assign(&scene.technician, 25).await, 200);
    assert_eq!(scene.assign(&scene.technician, 26).await, 401);
    assert_eq!(scene.teams().await, (25, 0, 100.0), "nothing was bought");
    assert_eq!(scene.assign(&scene.admin, 30).await, 200);
    // Beyond the minimum every further seat is bought; fewer are free.
    assert_eq!(scene.assign(&scene.technician, 31).await, 401);
    assert_eq!(scene.assign(&scene.technician, 30).await, 200);
    assert_eq!(scene.assign(&scene.technician, 29).await, 200);
    assert_eq!(scene.teams().await, (29, 4, 116.0));
}

#[tokio::test]
async fn new_and_leaving_clients_count() {
    let scene = scene().await;
    let path = format!("/api/providers/{}/clients", scene.provider);
    let body = new_client("Ninth", 17, 9);
    scene
        .server
        .post(&path, &scene.admin, body)
        .await
        .assert_done();
    assert_eq!(scene.teams().await, (29, 4, 116.0));
    let path = format!(
        "/api/providers/{}/organizations/{}",
        scene.provider, scene.link
    );
    scene.server.delete(&path, &scene.admin).await.assert_done();
    assert_eq!(scene.teams().await, (9, 0, 100.0));
}

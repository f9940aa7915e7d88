//! Worlds with many clients.

use demo_server::Options;
use portal_types::billing::ProviderSubscription;
use portal_types::provider_client::parse_clients;

use crate::harness::{ADMIN, Server};

#[tokio::test]
async fn many_clients_are_listed_at_once() {
    let options = Options {
        clients: 2000,
        ..Options::default()
    };
    let server = Server::start_with(options).await;
    let token = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{provider}/organizations");
    let clients = parse_clients(&server.get(&path, &token).await.body).unwrap();
    assert_eq!(clients.len(), 2006);
    assert_eq!(clients[0].organization_name, "My Client's Organization");
    let sum = |plan: &str| -> i64 {
        clients
            .iter()
            .filter(|it| it.plan.starts_with(plan))
            .map(|it| it.seats.unwrap())
            .sum()
    };
    let path = format!("/api/providers/{provider}/billing/subscription");
    let subscription: ProviderSubscription = server.get(&path, &token).await.read();
    let [teams, enterprise] = subscription.plans.as_slice() else {
        panic!()
    };
    assert_eq!(teams.assigned_seats, sum("Teams"));
    assert_eq!(enterprise.assigned_seats, sum("Enterprise"));
    // As many free seats as without them, so that everything can be tried.
    assert_eq!(
        (teams.unassigned_seats(), enterprise.unassigned_seats()),
        (5, 15)
    );

    assert!(clients.iter().all(|client| {
        client
            .key
            .as_deref()
            .is_some_and(|key| key.starts_with("2."))
            && client.remaining_seats.unwrap()
                == client.seats.unwrap() - client.occupied_seats.unwrap()
    }));
    assert!(clients.iter().any(|client| client.pending_count() > 0));
    let mut keys: Vec<_> = clients.iter().map(|client| client.key.as_deref()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), clients.len(), "each has a key of its own");

    let profile = server.get("/api/accounts/profile", &token).await.json();
    let listed = profile["providerOrganizations"].as_array().unwrap();
    assert_eq!(listed.len(), 1000, "a profile names the first clients only");
}

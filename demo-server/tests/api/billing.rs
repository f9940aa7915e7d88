//! What a provider pays for, and the price list.

use axum::http::Method;
use portal_types::billing::{ProviderSubscription, ProviderWarnings};
use portal_types::list::ListResponse;
use portal_types::plan::{Plan, PlanType, ProductTierType};

use crate::harness::{ADMIN, Server, TECHNICIAN};

#[tokio::test]
async fn the_subscription_adds_up() {
    let server = Server::start().await;
    let id = server.provider_id("Demo MSP").await;
    let technician = server.sign_in(TECHNICIAN).await;
    let path = format!("/api/providers/{id}/billing");
    let subscription: ProviderSubscription = server
        .get(&format!("{path}/subscription"), &technician)
        .await
        .read();
    assert_eq!(subscription.status, "active");
    let shown: Vec<_> = subscription
        .plans
        .iter()
        .map(|plan| {
            (
                plan.plan_type,
                plan.unassigned_seats(),
                plan.cost,
                plan.cadence.as_str(),
            )
        })
        .collect();
    let expected = [
        (PlanType::TeamsMonthly, 5, 100.0, "Monthly"),
        (PlanType::EnterpriseMonthly, 15, 672.0, "Monthly"),
    ];
    assert_eq!(shown, expected);
    let warnings: ProviderWarnings = server
        .get(&format!("{path}/vnext/warnings"), &technician)
        .await
        .read();
    assert_eq!(warnings, ProviderWarnings::default());
}

#[tokio::test]
async fn plans_have_prices() {
    let server = Server::start().await;
    let plans: ListResponse<Plan> = server
        .call(Method::GET, "/api/plans", None, None)
        .await
        .read();
    let price = |wanted: PlanType| {
        let plan = plans
            .data
            .iter()
            .find(|plan| plan.plan_type == wanted)
            .unwrap();
        let prices = plan.password_manager.as_ref().unwrap();
        (
            plan.product_tier,
            prices.seat_price,
            prices.provider_portal_seat_price,
        )
    };
    assert_eq!(
        price(PlanType::TeamsMonthly),
        (ProductTierType::Teams, 5.0, 4.0)
    );
    assert_eq!(
        price(PlanType::EnterpriseMonthly),
        (ProductTierType::Enterprise, 7.0, 6.0)
    );
    assert_eq!(
        price(PlanType::EnterpriseAnnually),
        (ProductTierType::Enterprise, 72.0, 72.0)
    );
}

#[tokio::test]
async fn every_provider_has_a_subscription_of_its_own() {
    let server = Server::start().await;
    let id = server.provider_id("Harbour Managed IT").await;
    let admin = server.sign_in(ADMIN).await;
    let path = format!("/api/providers/{id}/billing/subscription");
    let subscription: ProviderSubscription = server.get(&path, &admin).await.read();
    let assigned: Vec<_> = subscription
        .plans
        .iter()
        .map(|plan| plan.assigned_seats)
        .collect();
    assert_eq!(assigned, [5, 12]);
    assert_eq!(server.clients(&id, &admin).await.len(), 2);
}

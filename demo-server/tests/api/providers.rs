//! The provider itself.

use portal_types::account::Profile;
use portal_types::provider::{Provider, ProviderType, ProviderUserType};
use serde_json::json;

use crate::harness::{ADMIN, Server, TECHNICIAN};

#[tokio::test]
async fn people_see_their_providers_and_roles() {
    let server = Server::start().await;
    let roles = async |email| {
        let token = server.sign_in(email).await;
        let profile: Profile = server.get("/api/accounts/profile", &token).await.read();
        let roles = profile.providers.into_iter();
        roles
            .map(|provider| (provider.name.unwrap(), provider.user_type))
            .collect::<Vec<_>>()
    };
    let admin = [
        ("Demo MSP".to_owned(), ProviderUserType::ProviderAdmin),
        (
            "Harbour Managed IT".to_owned(),
            ProviderUserType::ServiceUser,
        ),
    ];
    assert_eq!(roles(ADMIN).await, admin);
    let technician = [("Demo MSP".to_owned(), ProviderUserType::ServiceUser)];
    assert_eq!(roles(TECHNICIAN).await, technician);
}

#[tokio::test]
async fn an_admin_renames_the_provider() {
    let server = Server::start().await;
    let token = server.sign_in(ADMIN).await;
    let id = server.provider_id("Demo MSP").await;
    let path = format!("/api/providers/{id}");
    let before: Provider = server.get(&path, &token).await.read();
    assert_eq!(before.provider_type, ProviderType::Msp);
    assert_eq!(
        before.billing_email.as_deref(),
        Some("billing@demo.example")
    );

    let body = json!({
        "name": "Größer & <b>Better</b>",
        "businessName": "",
        "billingEmail": " Billing@NEW.example ",
    });
    let after: Provider = server.put(&path, &token, body).await.read();
    assert_eq!(after.name.as_deref(), Some("Größer & <b>Better</b>"));
    assert_eq!(
        after.business_name, None,
        "an empty text comes back as null"
    );
    assert_eq!(after.billing_email.as_deref(), Some("billing@new.example"));
    assert_eq!(server.get(&path, &token).await.read::<Provider>(), after);

    for (body, field) in [
        (json!({ "billingEmail": "a@b" }), "Name"),
        (
            json!({ "name": "x".repeat(51), "billingEmail": "a@b" }),
            "Name",
        ),
        (
            json!({ "name": "x", "businessName": "y".repeat(51), "billingEmail": "a@b" }),
            "BusinessName",
        ),
        (
            json!({ "name": "x", "billingEmail": "nobody" }),
            "BillingEmail",
        ),
        (json!({ "name": "x" }), "BillingEmail"),
        (json!("text"), ""),
    ] {
        let answer = server.put(&path, &token, body).await;
        assert_eq!(answer.status, 400);
        let json = answer.json();
        assert_eq!(json["message"], "The model state is invalid.");
        assert!(
            json["validationErrors"][field][0].is_string(),
            "{field}: {json}"
        );
    }
}

//! Decodes recorded answers of a live server.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use portal_types::account::{
    OrganizationUserStatusType, OrganizationUserType, Profile, UserPublicKey,
};
use portal_types::collection::{CollectionType, OrganizationCollection};
use portal_types::config::ServerConfig;
use portal_types::error::{ErrorBody, ErrorBodyKind};
use portal_types::from_json;
use portal_types::group::Group;
use portal_types::list::ListResponse;
use portal_types::organization::Organization;
use portal_types::organization_billing::{OrganizationMetadata, OrganizationWarnings};
use portal_types::organization_user::{
    MemberOutcome, MemberPublicKey, MiniMember, OrganizationUser,
};
use portal_types::plan::{Plan, PlanType, ProductTierType};
use portal_types::prelogin::{KdfSettings, KdfType, PreloginResponse};
use portal_types::sync::{CipherType, Collection, SyncResponse};
use portal_types::token::{TokenRefusal, TokenResponse, TwoFactorOption, TwoFactorProviderType};
use serde_json::Value;

/// Status and body of a recording, the body as it was on the wire.
fn recording(name: &str) -> (u64, Vec<u8>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{name}.json"));
    let recording: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let body = match &recording["body"] {
        Value::String(text) => text.clone().into_bytes(),
        json => json.to_string().into_bytes(),
    };
    (recording["status"].as_u64().unwrap(), body)
}

fn success<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let (status, body) = recording(name);
    assert_eq!(status, 200);
    from_json(&body).unwrap()
}

#[test]
fn config() {
    let config: ServerConfig = success("config");
    assert!(config.is_vaultwarden());
    assert_eq!(config.version, "2026.6.0");
    assert_eq!(config.environment.cloud_region, None);
    assert_eq!(config.environment.api, "http://localhost:8300/api");
}

#[test]
fn prelogin() {
    for name in ["prelogin", "prelogin-password", "prelogin-unknown-user"] {
        let prelogin: PreloginResponse = success(name);
        assert_eq!(prelogin.settings().kdf_type, KdfType::Pbkdf2, "{name}");
        assert_eq!(prelogin.settings().iterations, 600_000, "{name}");
        assert_eq!(
            prelogin.salt_text(" Tech@MSP.example"),
            "tech@msp.example",
            "{name}"
        );
    }
    let argon2: PreloginResponse = success("prelogin-argon2");
    assert_eq!(argon2.settings().kdf_type, KdfType::Argon2id);
    assert!(argon2.settings().memory.is_some() && argon2.settings().parallelism.is_some());
}

#[test]
fn token_success() {
    for name in [
        "token-password-ok",
        "token-argon2-ok",
        "token-with-master-password-policy",
    ] {
        let token: TokenResponse = success(name);
        assert!(token.access_token.starts_with("eyJ"), "{name}");
        assert!(token.refresh_token.is_some(), "{name}");
        assert_eq!(token.expires_in, 7200, "{name}");
        assert!(
            token.wrapped_user_key().unwrap().starts_with("2."),
            "{name}"
        );
        assert!(
            token.wrapped_private_key().unwrap().starts_with("2."),
            "{name}"
        );
        assert!(
            !token.account_keys.as_ref().unwrap().is_newer_format(),
            "{name}"
        );
        assert!(token.salt_text("fallback").ends_with(".example"), "{name}");
        assert!(token.kdf_settings().iterations > 0, "{name}");
        assert_eq!(token.two_factor_token, None, "{name}");
    }
    let token: TokenResponse = success("token-argon2-ok");
    assert_eq!(token.kdf_settings().kdf_type, KdfType::Argon2id);
    let remembered: TokenResponse = success("token-2fa-ok-remember");
    assert!(remembered.two_factor_token.is_some());
    let refreshed: TokenResponse = success("token-refresh-ok");
    assert!(!refreshed.access_token.is_empty() && refreshed.refresh_token.is_some());
    assert_eq!(refreshed.wrapped_user_key(), None);
}

#[test]
fn token_refusals() {
    let refusal = |name| TokenRefusal::read(&recording(name).1);
    let authenticator = TokenRefusal::TwoFactorRequired(vec![TwoFactorOption {
        provider: TwoFactorProviderType::Authenticator,
        masked_email: None,
    }]);
    assert_eq!(refusal("token-2fa-required"), authenticator);
    assert_eq!(refusal("token-2fa-remember-stale"), authenticator);
    assert_eq!(refusal("token-refresh-garbage"), TokenRefusal::InvalidGrant);
    for (name, text) in [
        (
            "token-wrong-password",
            "Username or password is incorrect. Try again",
        ),
        ("token-refresh-blank", "refresh_token cannot be blank"),
        (
            "token-json-body",
            "The request entity has a media type which the server or resource does not support.",
        ),
    ] {
        let TokenRefusal::Other(body) = refusal(name) else {
            panic!("{name}")
        };
        assert_eq!(body.main_text(), Some(text), "{name}");
        assert_eq!(body.error, None, "an empty code counts as none: {name}");
    }
    let TokenRefusal::Other(body) = refusal("token-2fa-wrong-code") else {
        panic!()
    };
    assert!(body.shown_text().unwrap().starts_with("Invalid TOTP code!"));
}

#[test]
fn profile_and_sync() {
    let profile: Profile = success("profile");
    assert_eq!(profile.email, "tech@msp.example");
    assert!(profile.wrapped_private_key().unwrap().starts_with("2."));
    assert!(profile.providers.is_empty() && profile.provider_organizations.is_empty());
    assert_eq!(profile.organizations.len(), 3);
    for organization in &profile.organizations {
        assert_eq!(organization.status, OrganizationUserStatusType::Confirmed);
        assert_eq!(organization.user_type, OrganizationUserType::Owner);
        assert_eq!(organization.product_tier_type, ProductTierType::Enterprise);
        assert_eq!(organization.provider_type, None);
        assert!(organization.key.as_deref().unwrap().starts_with("4."));
        assert!(organization.enabled);
    }
    let with_two_step: Profile = success("profile-adam-with-2fa");
    assert!(with_two_step.two_factor_enabled);
    assert_eq!(
        with_two_step.organizations[0].user_type,
        OrganizationUserType::Admin
    );

    let sync: SyncResponse = success("sync");
    assert_eq!(sync.profile, profile);
    assert!(!sync.folders.is_empty() && !sync.collections.is_empty());
    assert!(sync.ciphers.iter().any(|cipher| {
        cipher.cipher_type == CipherType::Login
            && cipher
                .login
                .as_ref()
                .is_some_and(|login| !login.uris.is_empty())
    }));
    assert!(
        sync.ciphers
            .iter()
            .any(|cipher| cipher.organization_id.is_none())
    );
    let unlock = sync
        .user_decryption
        .unwrap()
        .master_password_unlock
        .unwrap();
    assert_eq!(unlock.wrapped_user_key(), sync.profile.key.as_deref());
    let expected = KdfSettings {
        kdf_type: KdfType::Pbkdf2,
        iterations: 600_000,
        memory: None,
        parallelism: None,
    };
    assert_eq!(unlock.kdf, expected);
}

#[test]
fn small_answers() {
    assert_eq!(success::<u64>("revision-date"), 1_795_163_441_504);
    assert!(success::<bool>("knowndevice-true"));
    let key: UserPublicKey = success("user-public-key");
    assert!(key.public_key.starts_with("MIIB"));
    let plans: ListResponse<Plan> = success("plans");
    assert_eq!(plans.data.len(), 2);
    assert!(
        plans
            .data
            .iter()
            .all(|plan| plan.password_manager.is_none())
    );
    let organization: Organization = success("organization");
    assert_eq!(organization.plan_type, PlanType::Custom);
    assert_eq!(organization.seats, None);
    let warnings: OrganizationWarnings = success("organization-warnings");
    assert_eq!(warnings, OrganizationWarnings::default());
    let metadata: OrganizationMetadata = success("organization-metadata");
    assert_eq!(metadata.organization_occupied_seats, 0);
    let collections: ListResponse<Collection> = success("collections");
    assert!(
        collections
            .data
            .iter()
            .all(|collection| collection.name.starts_with("2."))
    );
    assert_eq!(
        success::<ListResponse<Value>>("list-empty"),
        ListResponse::default()
    );
}

#[test]
fn error_bodies() {
    let read = |name| {
        let (status, body) = recording(name);
        (status, ErrorBody::read(&body))
    };
    for (name, status, text) in [
        (
            "error-401-no-token-accept-json",
            401,
            "The request requires user authentication.",
        ),
        (
            "error-organization-not-a-guid",
            401,
            "The request requires user authentication.",
        ),
        (
            "error-404-unknown-route-accept-json",
            404,
            "The requested resource could not be found.",
        ),
        (
            "absent-provider-organizations",
            404,
            "The requested resource could not be found.",
        ),
        (
            "absent-organization-subscription",
            404,
            "The requested resource could not be found.",
        ),
        ("error-429-login", 429, "Too many login requests"),
    ] {
        let (found_status, body) = read(name);
        assert_eq!(found_status, status, "{name}");
        assert_eq!(body.main_text(), Some(text), "{name}");
        assert_eq!(body.shown_text(), Some(text), "{name}");
        assert_eq!(body.kind, ErrorBodyKind::Json, "{name}");
    }
    let (status, body) = read("error-422-accept-json");
    assert_eq!(status, 422);
    assert!(body.main_text().unwrap().contains("semantic errors"));
    for name in ["error-401-no-token-accept-html", "error-422-accept-html"] {
        let (_, body) = read(name);
        assert_eq!(
            body,
            ErrorBody {
                kind: ErrorBodyKind::Html,
                ..ErrorBody::default()
            },
            "{name}"
        );
    }
}

#[test]
fn members_of_an_organisation() {
    let members: ListResponse<OrganizationUser> = success("members-list");
    assert_eq!(members.data.len(), 9);
    // An invited member has an account by name only, and no name.
    let invited = members
        .data
        .iter()
        .find(|it| it.status == OrganizationUserStatusType::Invited)
        .unwrap();
    assert!(invited.user_id.is_some() && invited.name.is_none());
    assert!(!invited.has_master_password);
    let managers = members
        .data
        .iter()
        .filter(|it| it.user_type == OrganizationUserType::Custom);
    let reach: Vec<bool> = managers
        .map(|it| it.permissions.edit_any_collection)
        .collect();
    assert_eq!(reach, [true, false]);

    let minis: ListResponse<MiniMember> = success("members-mini-details");
    assert_eq!(minis.data.len(), members.data.len());

    // Everybody is answered for, also who has no key.
    let keys: ListResponse<MemberPublicKey> = success("members-public-keys");
    assert_eq!(keys.data.iter().filter(|it| it.key.is_empty()).count(), 1);
    let outcomes: ListResponse<MemberOutcome> = success("members-confirm-bulk");
    let refused: Vec<&str> = outcomes
        .data
        .iter()
        .map(|it| it.error.as_str())
        .filter(|error| !error.is_empty())
        .collect();
    assert_eq!(refused, ["User in invalid state"]);
}

#[test]
fn groups_with_what_they_reach_and_their_members() {
    let groups: ListResponse<Group> = success("group-details");
    let group = &groups.data[0];
    assert_eq!((group.name.as_str(), group.access_all), ("IT Team", false));
    assert_eq!(group.collections.len(), 2);
    assert!(group.collections[0].manage);
    let members: ListResponse<String> = success("group-users");
    assert_eq!(members.data.len(), 2, "a bare array");
}

#[test]
fn collections_with_who_reaches_them() {
    let collections: ListResponse<OrganizationCollection> = success("collection-details");
    let collection = &collections.data[0];
    assert_eq!(collection.collection_type, CollectionType::Shared);
    assert!(collection.assigned && collection.manage && !collection.unmanaged);
    assert!(collection.users[0].read_only);
    // The answer to a new one says nothing of groups and members.
    let created: OrganizationCollection = success("collection-created");
    assert_eq!(created.external_id.as_deref(), Some("ext-servers-01"));
    assert!(created.users.is_empty() && created.groups.is_empty());
}

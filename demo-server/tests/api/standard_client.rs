//! A standard client, from nothing but address and password to the keys of every client.

use std::str::FromStr as _;

use axum::http::Method;
use demo_server::MASTER_PASSWORD;
use portal_crypto::{EncString, Kdf, MasterKey, PrivateKey, SymmetricKey};
use portal_types::account::{OrganizationUserType, Permissions, Profile, UserPublicKey};
use portal_types::config::ServerConfig;
use portal_types::prelogin::{KdfSettings, KdfType, PreloginResponse};
use portal_types::provider_client::parse_clients;
use portal_types::sync::SyncResponse;
use portal_types::token::{PasswordGrant, TokenResponse};
use serde_json::json;

use crate::harness::{ADMIN, NOBODY, OWNER, Server, TECHNICIAN};

fn enc(text: &str) -> EncString {
    EncString::from_str(text).unwrap()
}

fn kdf(settings: KdfSettings) -> Kdf {
    match settings.kdf_type {
        KdfType::Pbkdf2 => Kdf::Pbkdf2 {
            iterations: settings.iterations,
        },
        KdfType::Argon2id => Kdf::Argon2id {
            iterations: settings.iterations,
            memory_mib: settings.memory.unwrap(),
            parallelism: settings.parallelism.unwrap(),
        },
        other => panic!("{other:?}"),
    }
}

struct Unlocked {
    token: TokenResponse,
    user_key: SymmetricKey,
    private_key: PrivateKey,
}

/// Knows nothing but address and password.
async fn sign_in(server: &Server, email: &str) -> Unlocked {
    let prelogin = json!({ "email": email });
    let prelogin: PreloginResponse = server
        .call(
            Method::POST,
            "/identity/accounts/prelogin/password",
            None,
            Some(prelogin),
        )
        .await
        .read();
    let kdf = kdf(prelogin.settings());
    kdf.check_not_downgraded().unwrap();
    let password = MASTER_PASSWORD.as_bytes();
    let master_key = MasterKey::derive(password, &prelogin.salt_text(email), kdf)
        .await
        .unwrap();
    let grant = PasswordGrant {
        username: email.to_owned(),
        password: master_key.server_hash(password),
        device_type: 9,
        device_identifier: "dddddddd-2222-4333-8444-555555555555".to_owned(),
        device_name: "firefox".to_owned(),
        two_factor: None,
        new_device_otp: None,
    };
    let token = server.try_sign_in(&grant).await.unwrap();
    let user_key = master_key
        .unwrap_user_key(&enc(token.wrapped_user_key().unwrap()))
        .unwrap();
    let private_key = enc(token.wrapped_private_key().unwrap());
    let private_key = PrivateKey::from_pkcs8_der(user_key.decrypt(&private_key).unwrap()).unwrap();
    Unlocked {
        token,
        user_key,
        private_key,
    }
}

#[tokio::test]
async fn reaches_the_keys_of_all_clients_through_the_provider() {
    let server = Server::start().await;
    let config: ServerConfig = server
        .call(Method::GET, "/api/config", None, None)
        .await
        .read();
    assert!(!config.is_vaultwarden());
    assert_eq!(config.environment.api, format!("{}/api", server.base));

    let me = sign_in(&server, TECHNICIAN).await;
    let profile: Profile = server
        .get("/api/accounts/profile", &me.token.access_token)
        .await
        .read();
    assert_eq!(profile.email, TECHNICIAN);
    let [provider] = profile.providers.as_slice() else {
        panic!("{:?}", profile.providers)
    };
    assert_eq!(provider.name.as_deref(), Some("Demo MSP"));
    let provider_key = me
        .private_key
        .unwrap_key(&enc(provider.key.as_deref().unwrap()))
        .await
        .unwrap();

    let path = format!("/api/providers/{}/organizations", provider.id);
    let answer = server.get(&path, &me.token.access_token).await;
    let clients = parse_clients(&answer.body).unwrap();
    let shown: Vec<_> = clients
        .iter()
        .map(|client| {
            (
                client.organization_name.as_str(),
                client.seats.unwrap(),
                client.occupied_seats.unwrap(),
                client.remaining_seats.unwrap(),
                client.plan.as_str(),
            )
        })
        .collect();
    let expected = [
        (
            "My Client's Organization",
            15,
            1,
            14,
            "Enterprise (Monthly)",
        ),
        ("Second Client's Organization", 20, 1, 19, "Teams (Monthly)"),
        (
            "Third Client's Organization",
            10,
            1,
            9,
            "Enterprise (Monthly)",
        ),
        ("Brückner Ingenieure", 24, 14, 10, "Enterprise (Monthly)"),
        (
            "Bright Smile Dental Group",
            18,
            18,
            0,
            "Enterprise (Monthly)",
        ),
        ("Open Table Food Bank", 30, 8, 22, "Enterprise (Monthly)"),
    ];
    assert_eq!(shown, expected);

    for client in &clients {
        let key = provider_key
            .unwrap_key(&enc(client.key.as_deref().unwrap()))
            .unwrap();
        let in_profile = profile
            .provider_organizations
            .iter()
            .find(|organization| organization.id == client.organization_id)
            .unwrap();
        let same = provider_key
            .unwrap_key(&enc(in_profile.key.as_deref().unwrap()))
            .unwrap();
        assert_eq!(key, same);
        assert_eq!(in_profile.seats, client.seats);
        assert_eq!(
            in_profile.provider_id.as_deref(),
            Some(provider.id.as_str())
        );
    }
}

#[tokio::test]
async fn member_and_provider_reach_the_same_organisation_key() {
    let server = Server::start().await;
    let owner = sign_in(&server, OWNER).await;
    let sync: SyncResponse = server
        .get("/api/sync?excludeDomains=true", &owner.token.access_token)
        .await
        .read();
    let [organization] = sync.profile.organizations.as_slice() else {
        panic!()
    };
    assert_eq!(organization.name, "My Client's Organization");
    assert_eq!(organization.provider_name.as_deref(), Some("Demo MSP"));
    let wrapped = enc(organization.key.as_deref().unwrap());
    let as_member = owner.private_key.unwrap_key(&wrapped).await.unwrap();
    let [collection] = sync.collections.as_slice() else {
        panic!()
    };
    assert!(collection.manage);
    let name = as_member.decrypt_text(&enc(&collection.name)).unwrap();
    assert_eq!(name.as_str(), "Default collection");

    let admin = sign_in(&server, ADMIN).await;
    let profile: Profile = server
        .get("/api/accounts/profile", &admin.token.access_token)
        .await
        .read();
    let provider = profile
        .providers
        .iter()
        .find(|it| it.name.as_deref() == Some("Demo MSP"));
    let provider_key = enc(provider.unwrap().key.as_deref().unwrap());
    let provider_key = admin.private_key.unwrap_key(&provider_key).await.unwrap();
    let client = profile
        .provider_organizations
        .iter()
        .find(|it| it.id == organization.id)
        .unwrap();
    let as_provider = provider_key
        .unwrap_key(&enc(client.key.as_deref().unwrap()))
        .unwrap();
    assert_eq!(as_member, as_provider);
}

#[tokio::test]
async fn a_personal_vault_opens() {
    let server = Server::start().await;
    let owner = sign_in(&server, OWNER).await;
    let sync: SyncResponse = server
        .get("/api/sync", &owner.token.access_token)
        .await
        .read();
    let open = |text: &str| owner.user_key.decrypt_text(&enc(text)).unwrap().to_string();
    let names: Vec<String> = sync
        .ciphers
        .iter()
        .map(|cipher| open(&cipher.name))
        .collect();
    assert!(
        names.contains(&"Webmail".to_owned()) && names.contains(&"图书 <b>&</b> Café".to_owned())
    );
    let folders: Vec<String> = sync
        .folders
        .iter()
        .map(|folder| open(&folder.name))
        .collect();
    assert_eq!(folders, ["Work", "Reisen & Freizeit"]);
    for cipher in &sync.ciphers {
        if let Some(login) = &cipher.login {
            assert!(!open(login.password.as_deref().unwrap()).is_empty());
            assert!(open(login.uris[0].uri.as_deref().unwrap()).starts_with("http"));
        }
    }
    let unlock = sync
        .user_decryption
        .unwrap()
        .master_password_unlock
        .unwrap();
    assert_eq!(unlock.wrapped_user_key(), owner.token.wrapped_user_key());
}

#[tokio::test]
async fn an_argon2id_account_opens() {
    let server = Server::start().await;
    let me = sign_in(&server, "argon@demo.example").await;
    let settings = me.token.kdf_settings();
    assert_eq!(settings.kdf_type, KdfType::Argon2id);
    assert_eq!((settings.iterations, settings.memory), (3, Some(64)));
}

#[tokio::test]
async fn public_keys_are_those_of_the_accounts() {
    let server = Server::start().await;
    let nobody = sign_in(&server, NOBODY).await;
    let profile: Profile = server
        .get("/api/accounts/profile", &nobody.token.access_token)
        .await
        .read();
    assert!(profile.providers.is_empty() && profile.organizations.is_empty());
    let path = format!("/api/users/{}/public-key", profile.id);
    let key: UserPublicKey = server.get(&path, &nobody.token.access_token).await.read();
    assert_eq!(
        key.public_key,
        nobody.private_key.public_key().to_spki_base64()
    );
    let unknown = server
        .get("/api/users/none/public-key", &nobody.token.access_token)
        .await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn an_account_of_the_newer_format_is_marked() {
    let server = Server::start().await;
    let email = "v2@demo.example";
    let grant = crate::harness::grant(email).await;
    let token = server.try_sign_in(&grant).await.unwrap();
    assert!(token.account_keys.as_ref().unwrap().is_newer_format());
    assert!(token.wrapped_private_key().unwrap().starts_with("7."));
    let old_client = server.token_call(&grant.fields(), "2025.10.9").await;
    assert_eq!(old_client.json()["error"], "invalid_client_version");
}

#[tokio::test]
async fn a_member_finds_the_organisation_its_collections_and_its_rules() {
    let server = Server::start().await;
    for (email, role, may) in [
        (
            "people@brueckner.example",
            OrganizationUserType::Custom,
            Permissions {
                manage_users: true,
                manage_groups: true,
                ..Permissions::default()
            },
        ),
        (
            "engineer@brueckner.example",
            OrganizationUserType::User,
            Permissions::default(),
        ),
    ] {
        let me = sign_in(&server, email).await;
        let sync: SyncResponse = server
            .get("/api/sync?excludeDomains=true", &me.token.access_token)
            .await
            .read();
        let [organization] = sync.profile.organizations.as_slice() else {
            panic!()
        };
        assert_eq!(
            (organization.user_type, organization.permissions),
            (role, may)
        );
        assert!(organization.use_groups && organization.use_policies && organization.enabled);
        assert!(organization.limit_collection_creation);
        assert!(organization.allow_admin_access_to_all_collection_items);
        let wrapped = enc(organization.key.as_deref().unwrap());
        let key = me.private_key.unwrap_key(&wrapped).await.unwrap();
        assert!(!sync.collections.is_empty());
        for collection in &sync.collections {
            assert_eq!(collection.organization_id, organization.id);
            assert!(!key.decrypt_text(&enc(&collection.name)).unwrap().is_empty());
        }
        let policies: Vec<_> = sync.policies.iter().map(|it| it.policy_type).collect();
        assert_eq!(policies, [1, 3, 8, 9], "those that are on");
        let raw = server.get("/api/sync", &me.token.access_token).await.json();
        let enrolled = &raw["profile"]["organizations"][0]["resetPasswordEnrolled"];
        assert_eq!(*enrolled, email.starts_with("engineer"));
    }
}

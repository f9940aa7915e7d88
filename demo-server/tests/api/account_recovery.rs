//! Account recovery: who may, the keys, and what it does to the member's account.

use std::str::FromStr as _;

use demo_server::MASTER_PASSWORD;
use portal_crypto::recovery::open_member_key;
use portal_crypto::{EncString, MasterKey};
use portal_types::account_recovery::{NewMasterPassword, RecoverAccount, RecoveryDetails};
use portal_types::token::TokenRefusal;
use serde_json::{Value, json};

use crate::harness::{ADMIN, TECHNICIAN, grant, kdf, password_hash};
use crate::house::{ENGINEERS, House};

const MEMBER: &str = "engineer@brueckner.example";
const NEW_PASSWORD: &str = "a brand new master password";

async fn details(house: &House, token: &str, membership: &str) -> RecoveryDetails {
    let path = format!("/users/{membership}/reset-password-details");
    house.get(&path, token).await.read()
}

/// What a client makes of the details and a new password.
async fn recovered(house: &House, details: &RecoveryDetails) -> NewMasterPassword {
    let open = |text: &Option<String>| EncString::from_str(text.as_deref().unwrap()).unwrap();
    let user_key = open_member_key(
        &house.key,
        &open(&details.encrypted_private_key),
        &open(&details.reset_password_key),
    )
    .await
    .unwrap();
    let salt = details.salt_text(MEMBER);
    let password = NEW_PASSWORD.as_bytes();
    let master_key = MasterKey::derive(password, &salt, kdf(MEMBER))
        .await
        .unwrap();
    NewMasterPassword {
        hash: master_key.server_hash(password),
        wrapped_user_key: master_key.wrap_user_key(&user_key).unwrap().to_string(),
        kdf: details.kdf_settings(),
        salt,
    }
}

fn body(password: Option<&NewMasterPassword>, two_factor: bool) -> Value {
    serde_json::to_value(RecoverAccount::new(password, two_factor)).unwrap()
}

#[tokio::test]
async fn the_member_signs_in_with_the_new_password_and_reads_their_vault() {
    let house = House::open(ENGINEERS).await;
    let membership = house.membership(MEMBER).await;
    let before = house
        .server
        .try_sign_in(&grant(MEMBER).await)
        .await
        .unwrap();
    let technician = house.server.sign_in(TECHNICIAN).await;
    let details = details(&house, &technician, &membership).await;
    let password = recovered(&house, &details).await;
    let path = format!("/users/{membership}/recover-account");
    let answer = house
        .put(&path, &technician, body(Some(&password), false))
        .await;
    assert_eq!((answer.status.as_u16(), answer.body.len()), (204, 0));

    // The old password and the old session are gone.
    let refused = house.server.try_sign_in(&grant(MEMBER).await).await;
    assert!(matches!(
        refused,
        Err(TokenRefusal::Other(_) | TokenRefusal::InvalidGrant)
    ));
    let profile = house
        .server
        .get("/api/accounts/profile", &before.access_token)
        .await;
    assert_eq!(profile.status, 401);

    let mut new = grant(MEMBER).await;
    new.password = password.hash;
    let session = house.server.try_sign_in(&new).await.unwrap();
    assert!(session.force_password_reset);
    let wrapped = |session: &portal_types::token::TokenResponse| {
        EncString::from_str(session.wrapped_user_key().unwrap()).unwrap()
    };
    let derive = async |password: &str| {
        MasterKey::derive(password.as_bytes(), MEMBER, kdf(MEMBER))
            .await
            .unwrap()
    };
    let same = derive(MASTER_PASSWORD)
        .await
        .unwrap_user_key(&wrapped(&before))
        .unwrap();
    let now = derive(NEW_PASSWORD)
        .await
        .unwrap_user_key(&wrapped(&session))
        .unwrap();
    assert_eq!(same, now);
    assert_eq!(house.event_types().await, [1508]);
    let mails = house
        .server
        .control(axum::http::Method::GET, "/outbox")
        .await
        .json();
    assert_eq!(mails[0]["purpose"], "account-recovered");
}

#[tokio::test]
async fn rank_decides_whose_account() {
    let house = House::open(ENGINEERS).await;
    let of_owner = house.membership("owner@brueckner.example").await;
    let of_admin = house.membership("admin@brueckner.example").await;
    let of_user = house.membership(MEMBER).await;
    for (who, owner, admin, user) in [
        (TECHNICIAN, 200, 200, 200),
        ("owner@brueckner.example", 200, 200, 200),
        ("admin@brueckner.example", 404, 200, 200),
        ("people@brueckner.example", 403, 403, 403),
        (MEMBER, 403, 403, 403),
    ] {
        let token = house.server.sign_in(who).await;
        for (membership, expected) in [(&of_owner, owner), (&of_admin, admin), (&of_user, user)] {
            let path = format!("/users/{membership}/reset-password-details");
            assert_eq!(house.get(&path, &token).await.status, expected, "{who}");
        }
    }
    // The rule about ranks is told as 400, so that nobody is signed out.
    let admin = house.server.sign_in("admin@brueckner.example").await;
    let path = format!("/users/{of_owner}/recover-account");
    let refused = house.put(&path, &admin, body(None, true)).await;
    assert_eq!(refused.status, 400);
    let list = house
        .post(
            "/users/account-recovery-details",
            &admin,
            json!({ "ids": [of_owner, of_admin, of_user] }),
        )
        .await
        .json();
    assert_eq!(list["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_cannot_be_recovered_is_refused() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in(ADMIN).await;
    let membership = house.membership(MEMBER).await;
    let path = format!("/users/{membership}/recover-account");
    assert_eq!(
        house.put(&path, &token, body(None, false)).await.status,
        400
    );
    let nothing = json!({ "resetMasterPassword": true, "resetTwoFactor": false });
    assert_eq!(house.put(&path, &token, nothing).await.status, 400);
    let plain =
        json!({ "resetMasterPassword": true, "newMasterPasswordHash": "x", "key": "plain" });
    assert_eq!(house.put(&path, &token, plain).await.status, 400);
    let not_enrolled = house.membership("lead@brueckner.example").await;
    let other = format!("/users/{not_enrolled}/recover-account");
    assert_eq!(
        house.put(&other, &token, body(None, true)).await.status,
        400
    );
    assert_eq!(
        house
            .put("/users/nobody/recover-account", &token, body(None, true))
            .await
            .status,
        404
    );
    // The older call is gone, as on the official server.
    let older = format!("/users/{membership}/reset-password");
    assert_eq!(house.put(&older, &token, json!({})).await.status, 404);

    let off = json!({ "policy": { "enabled": false } });
    assert_eq!(house.put("/policies/8", &token, off).await.status, 200);
    assert_eq!(house.put(&path, &token, body(None, true)).await.status, 400);
}

#[tokio::test]
async fn a_member_enrols_and_withdraws() {
    let house = House::open(ENGINEERS).await;
    let token = house.server.sign_in(MEMBER).await;
    let profile = house
        .server
        .get("/api/accounts/profile", &token)
        .await
        .json();
    let user_id = profile["id"].as_str().unwrap();
    let path = format!("/users/{user_id}/reset-password-enrollment");
    let hash = password_hash(MEMBER).await;
    let withdraw = |hash: &str| json!({ "resetPasswordKey": null, "masterPasswordHash": hash });
    assert_eq!(
        house.put(&path, &token, withdraw("wrong")).await.status,
        400
    );
    house
        .put(&path, &token, withdraw(&hash))
        .await
        .assert_done();
    let membership = house.membership(MEMBER).await;
    let admin = house.server.sign_in(ADMIN).await;
    assert_eq!(
        details(&house, &admin, &membership)
            .await
            .reset_password_key,
        None
    );

    let plain = json!({ "resetPasswordKey": "plain", "masterPasswordHash": hash });
    assert_eq!(house.put(&path, &token, plain).await.status, 400);
    let public = house.get("/public-key", &token).await.json();
    let public = public["publicKey"].as_str().unwrap();
    let public = portal_crypto::PublicKey::from_spki_base64(public).unwrap();
    let key = public.wrap(&house.key).await.unwrap().to_string();
    let enroll = json!({ "resetPasswordKey": key, "masterPasswordHash": hash });
    house.put(&path, &token, enroll).await.assert_done();
    assert_eq!(house.event_types().await, [1507, 1506]);
    // Nobody enrols for somebody else.
    let admin = house.put(&path, &admin, withdraw(&hash)).await;
    assert_eq!(admin.status, 404);
}

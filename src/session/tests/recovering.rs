//! A new master password for somebody else, against the vectors.

use futures_executor::block_on;
use portal_crypto::{EncString, Kdf, MasterKey, SymmetricKey};
use portal_types::account_recovery::RecoveryDetails;
use portal_types::prelogin::KdfType;

use super::world::*;
use crate::session::*;

const MEMBER: &str = "member@example.org";
const NEW_PASSWORD: &str = "new master password 1";

fn details() -> RecoveryDetails {
    let vectors = vectors();
    let recovery = &vectors["accountRecovery"];
    RecoveryDetails {
        organization_user_id: "member".into(),
        kdf: KdfType::Pbkdf2,
        kdf_iterations: 5_000,
        reset_password_key: Some(text_of(&recovery["resetPasswordKey_type4"])),
        encrypted_private_key: Some(text_of(&recovery["encryptedPrivateKey_fromServer"])),
        ..RecoveryDetails::default()
    }
}

fn organization_key() -> SymmetricKey {
    let key = text_of(&vectors()["accountRecovery"]["orgKeyB64"]);
    SymmetricKey::from_bytes(&bytes_of(&key)).expect("a key")
}

fn recover(
    key: &SymmetricKey,
    details: &RecoveryDetails,
) -> Result<(String, EncString), RecoveryError> {
    let scene = scene();
    let made = scene
        .session
        .recovered_password(key, details, MEMBER, secret(NEW_PASSWORD));
    let made = block_on(made)?;
    assert_eq!(scene.server.requests().len(), 0);
    let wrapped = made.wrapped_user_key.parse().expect("an EncString");
    Ok((made.hash, wrapped))
}

#[test]
fn the_new_password_opens_the_members_own_key() {
    for salt in [None, Some(" Member@Example.org".to_owned())] {
        let details = RecoveryDetails {
            master_password_salt: salt,
            ..details()
        };
        let (hash, wrapped) = recover(&organization_key(), &details).expect("recovered");
        let kdf = Kdf::Pbkdf2 { iterations: 5_000 };
        let master_key =
            block_on(MasterKey::derive(NEW_PASSWORD.as_bytes(), MEMBER, kdf)).expect("a key");
        assert_eq!(hash, master_key.server_hash(NEW_PASSWORD.as_bytes()));
        let user_key = master_key.unwrap_user_key(&wrapped).expect("opens");
        let expected = text_of(&vectors()["accountRecovery"]["memberUserKeyB64"]);
        assert_eq!(user_key.as_bytes(), bytes_of(&expected));
    }
}

#[test]
fn what_does_not_open_is_told_before_anything_is_sent() {
    let other = SymmetricKey::generate().expect("a key");
    let refused = |key: &SymmetricKey, details: &RecoveryDetails| {
        recover(key, details).map(drop).unwrap_err()
    };
    assert_eq!(refused(&other, &details()), RecoveryError::DoesNotOpen);
    let broken = RecoveryDetails {
        reset_password_key: Some("4.bm90IGEga2V5".into()),
        ..details()
    };
    assert_eq!(
        refused(&organization_key(), &broken),
        RecoveryError::DoesNotOpen
    );
    for (reset_password_key, encrypted_private_key) in [
        (None, details().encrypted_private_key),
        (details().reset_password_key, Some(String::new())),
    ] {
        let missing = RecoveryDetails {
            reset_password_key,
            encrypted_private_key,
            ..details()
        };
        assert_eq!(
            refused(&organization_key(), &missing),
            RecoveryError::NotEnrolled
        );
    }
}

#[test]
fn a_server_cannot_ask_for_a_derivation_that_gives_the_password_away() {
    let weak = RecoveryDetails {
        kdf_iterations: 1,
        ..details()
    };
    let refused = recover(&organization_key(), &weak).map(drop);
    assert!(matches!(
        refused,
        Err(RecoveryError::Derivation(SignInError::WeakKdf(_)))
    ));
}

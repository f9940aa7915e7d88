//! The project's test vectors (`vectors.json`, synthetic, made by an independent implementation), natively and in the
//! browser.

use crate::support::{Vector, hex};
use portal_crypto::fingerprint::{EFF_LONG_WORDS, WordList, fingerprint_phrase};
use portal_crypto::recovery::open_member_key;
use portal_crypto::{
    CryptoError, EncKind, EncString, Kdf, MasterKey, PrivateKey, PublicKey, SymmetricKey, checksum,
    send,
};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

fn kdf(vector: &Vector, at: &str) -> Kdf {
    let iterations = vector.number(&format!("{at}/iterations"));
    match vector.number(&format!("{at}/kdfType")) {
        0 => Kdf::Pbkdf2 { iterations },
        1 => Kdf::Argon2id {
            iterations,
            memory_mib: vector.number(&format!("{at}/memory")),
            parallelism: vector.number(&format!("{at}/parallelism")),
        },
        other => panic!("kdfType {other}"),
    }
}

fn key(vector: &Vector, at: &str) -> SymmetricKey {
    SymmetricKey::from_bytes(&vector.base64(at)).unwrap()
}

fn enc(vector: &Vector, at: &str) -> EncString {
    let text = vector.text(at);
    let value: EncString = text.parse().unwrap();
    assert_eq!(value.to_string(), text, "text form survives");
    value
}

fn private_key(vector: &Vector, at: &str) -> PrivateKey {
    PrivateKey::from_pkcs8_der(Zeroizing::new(vector.base64(at))).unwrap()
}

/// The master key has no way to show its bytes: two keys are the same when they stretch to the same key.
fn assert_same_master_key(key: &MasterKey, expected: &[u8]) {
    assert_eq!(
        key.stretch(),
        MasterKey::from_bytes(expected.try_into().unwrap()).stretch()
    );
}

/// From password to private key, everything an account has.
async fn check_user(user: &Vector) {
    let password = user.text("/password").as_bytes();
    let kdf = kdf(user, "/kdf");
    assert_eq!(kdf.check_not_downgraded(), Ok(()));
    let master_key = MasterKey::derive(password, user.text("/emailAsTyped"), kdf)
        .await
        .unwrap();
    assert_same_master_key(&master_key, &user.hex("/masterKeyHex"));
    let stretched = [user.hex("/stretchedEncHex"), user.hex("/stretchedMacHex")].concat();
    assert_eq!(master_key.stretch().as_bytes(), stretched);
    assert_eq!(
        master_key.server_hash(password),
        user.text("/serverHashB64")
    );
    assert_eq!(master_key.local_hash(password), user.text("/localHashB64"));

    let user_key = master_key
        .unwrap_user_key(&enc(user, "/masterKeyWrappedUserKey"))
        .unwrap();
    assert_eq!(user_key.as_bytes(), user.base64("/userKeyB64"));
    assert_eq!(checksum::key_id(&user_key), user.text("/userKeyId"));

    let pkcs8 = user_key.decrypt(&enc(user, "/wrappedPrivateKey")).unwrap();
    assert_eq!(*pkcs8, user.base64("/privateKeyPkcs8B64"));
    let private_key = PrivateKey::from_pkcs8_der(pkcs8).unwrap();
    assert_eq!(
        private_key.to_pkcs8_der(),
        user.base64("/privateKeyPkcs8B64")
    );
    let public_key = PublicKey::from_spki_base64(user.text("/publicKeySpkiB64")).unwrap();
    assert_eq!(private_key.public_key(), public_key);
    assert_eq!(public_key.to_spki_base64(), user.text("/publicKeySpkiB64"));

    let words = WordList::parse(EFF_LONG_WORDS).unwrap();
    let phrase =
        fingerprint_phrase(user.text("/userId"), public_key.as_spki_der(), &words).unwrap();
    assert_eq!(phrase, user.text("/fingerprint"));

    let other = MasterKey::derive(b"another password", user.text("/saltUsed"), kdf)
        .await
        .unwrap();
    let refused = other.unwrap_user_key(&enc(user, "/masterKeyWrappedUserKey"));
    assert_eq!(refused, Err(CryptoError::Decrypt));
}

test_everywhere! {
    async fn account_with_pbkdf2() {
        check_user(&Vector::at("/users/0")).await;
    }

    async fn account_with_argon2id() {
        check_user(&Vector::at("/users/1")).await;
    }

    async fn very_old_account() {
        let user = Vector::at("/legacyUser");
        let password = user.text("/password").as_bytes();
        let master_key = MasterKey::derive(password, user.text("/email"), kdf(&user, "/kdf")).await.unwrap();
        assert_same_master_key(&master_key, &user.hex("/masterKeyHex"));
        let wrapped = enc(&user, "/wrappedUserKeyType0");
        assert_eq!(wrapped.kind(), EncKind::Aes);
        let user_key = master_key.unwrap_user_key(&wrapped).unwrap();
        assert_eq!(user_key.as_bytes(), user.base64("/userKeyB64"));
        // The same value without the kind in front, as very old servers kept it.
        let headless: EncString = user.text("/wrappedUserKeyType0")[2..].parse().unwrap();
        assert_eq!(headless, wrapped);
        assert_eq!(master_key.stretch().decrypt(&wrapped), Err(CryptoError::Decrypt));
    }

    async fn encrypted_values() {
        for vector in Vector::list("/encStrings") {
            let key = key(&vector, "/keyB64");
            let value = enc(&vector, "/encString");
            assert_eq!(value.kind(), EncKind::AesHmac);
            assert_eq!(*key.decrypt(&value).unwrap(), vector.hex("/plaintextHex"));
            assert_eq!(value.to_bytes().unwrap(), vector.hex("/binaryHex"));
            let binary = EncString::from_bytes(&vector.hex("/binaryHex")).unwrap();
            assert_eq!(binary, value);
            assert_eq!(value.to_bytes().unwrap()[1..17], vector.hex("/ivHex"));

            let again = key.encrypt(&vector.hex("/plaintextHex")).unwrap();
            assert_ne!(again, value, "a fresh initialisation vector each time");
            assert_eq!(*key.decrypt(&again).unwrap(), vector.hex("/plaintextHex"));
            assert_eq!(again.to_string().len(), value.to_string().len());
        }
    }

    async fn encrypted_values_that_must_fail() {
        for vector in Vector::list("/encStringsMustFail") {
            let key = key(&vector, "/keyB64");
            let opened = vector.text("/encString").parse::<EncString>().and_then(|value| key.decrypt(&value));
            assert!(opened.is_err(), "{}", vector.text("/name"));
            let kept: EncString = serde_json::from_value(vector.value("/encString").clone()).unwrap();
            assert!(key.decrypt(&kept).is_err(), "{}", vector.text("/name"));
            assert_eq!(kept.to_string(), vector.text("/encString"), "kept as it came");
        }
    }

    async fn organisation_key_of_a_member() {
        let organization = Vector::at("/organization");
        let expected = key(&organization, "/orgKeyB64");
        for (user, wrapped) in [
            ("/users/0", "/orgKeyForMspAdmin_type4"),
            ("/users/1", "/orgKeyForMember_type4"),
        ] {
            let user = Vector::at(user);
            let wrapped = enc(&organization, wrapped);
            assert_eq!(wrapped.kind(), EncKind::RsaSha1);
            let opened = private_key(&user, "/privateKeyPkcs8B64").unwrap_key(&wrapped).await.unwrap();
            assert_eq!(opened, expected);
        }
        let wrong = private_key(&Vector::at("/users/0"), "/privateKeyPkcs8B64");
        let refused = wrong.unwrap_key(&enc(&organization, "/orgKeyForMember_type4")).await;
        assert_eq!(refused, Err(CryptoError::Decrypt));
    }

    async fn organisation_content() {
        let organization = Vector::at("/organization");
        let organization_key = key(&organization, "/orgKeyB64");
        let pkcs8 = organization_key.decrypt(&enc(&organization, "/orgWrappedPrivateKey_type2")).unwrap();
        assert_eq!(*pkcs8, organization.base64("/orgPrivateKeyPkcs8B64"));
        let public_key = PrivateKey::from_pkcs8_der(pkcs8).unwrap().public_key();
        assert_eq!(public_key.to_spki_base64(), organization.text("/orgPublicKeySpkiB64"));
        for (plain, encrypted) in [
            ("/collectionNamePlain", "/collectionName"),
            ("/nestedCollectionNamePlain", "/nestedCollectionName"),
        ] {
            let name = organization_key.decrypt_text(&enc(&organization, encrypted)).unwrap();
            assert_eq!(*name, organization.text(plain));
        }
    }

    async fn organisation_key_of_a_provider_user() {
        let provider = Vector::at("/provider");
        let private_key = private_key(&Vector::at("/users/0"), "/privateKeyPkcs8B64");
        let provider_key = private_key
            .unwrap_key(&enc(&provider, "/providerKeyForMspAdmin_type4"))
            .await
            .unwrap();
        assert_eq!(provider_key, key(&provider, "/providerKeyB64"));
        let client_key = provider_key
            .unwrap_key(&enc(&provider, "/clientOrgKeyUnderProviderKey_type2"))
            .unwrap();
        assert_eq!(client_key, key(&provider, "/expectedClientOrgKeyB64"));
    }

    async fn account_recovery() {
        let recovery = Vector::at("/accountRecovery");
        let organization_key = key(&recovery, "/orgKeyB64");
        let private_key = enc(&recovery, "/encryptedPrivateKey_fromServer");
        let left_behind = enc(&recovery, "/resetPasswordKey_type4");
        let user_key = open_member_key(&organization_key, &private_key, &left_behind).await.unwrap();
        assert_eq!(user_key, key(&recovery, "/memberUserKeyB64"));
        // Another organisation's key, or another member's entry, opens nothing.
        let other = SymmetricKey::generate().unwrap();
        assert!(open_member_key(&other, &private_key, &left_behind).await.is_err());
        let misplaced = enc(&Vector::at("/provider"), "/providerKeyForMspAdmin_type4");
        assert!(open_member_key(&organization_key, &private_key, &misplaced).await.is_err());

        let password = recovery.text("/newPassword").as_bytes();
        let master_key = MasterKey::derive(password, recovery.text("/salt"), kdf(&recovery, "/kdf")).await.unwrap();
        assert_same_master_key(&master_key, &recovery.hex("/newMasterKeyHex"));
        assert_eq!(master_key.server_hash(password), recovery.text("/newMasterPasswordHash"));
        assert_eq!(master_key.unwrap_user_key(&enc(&recovery, "/newKey")).unwrap(), user_key);
        let rewrapped = master_key.wrap_user_key(&user_key).unwrap();
        assert_eq!(master_key.unwrap_user_key(&rewrapped).unwrap(), user_key);
    }

    async fn vault_items() {
        let first = Vector::at("/ciphers/0");
        for vector in Vector::list("/ciphers") {
            let wrapping_key = key(&vector, "/wrappingKeyB64");
            let item_key = match vector.value("/itemKeyB64").as_str() {
                Some(_) => {
                    let item_key = wrapping_key.unwrap_key(&enc(&vector, "/json/key")).unwrap();
                    assert_eq!(item_key, key(&vector, "/itemKeyB64"));
                    item_key
                }
                None => wrapping_key,
            };
            // The second item says "same as above".
            let plain = if vector.value("/plain").is_object() { &vector } else { &first };
            for (encrypted, expected) in [
                ("/json/name", "/plain/name"),
                ("/json/notes", "/plain/notes"),
                ("/json/login/username", "/plain/username"),
                ("/json/login/password", "/plain/password"),
                ("/json/login/totp", "/plain/totp"),
                ("/json/login/uris/0/uri", "/plain/uri"),
                ("/json/login/uris/0/uriChecksum", "/plain/uriChecksumPlain"),
                ("/json/fields/0/name", "/plain/field/0"),
                ("/json/fields/0/value", "/plain/field/1"),
                ("/json/passwordHistory/0/password", "/plain/history"),
            ] {
                let text = item_key.decrypt_text(&enc(&vector, encrypted)).unwrap();
                assert_eq!(*text, plain.text(expected), "{encrypted}");
            }
            assert_eq!(checksum::uri_checksum(plain.text("/plain/uri")), plain.text("/plain/uriChecksumPlain"));
        }
    }

    async fn attachments() {
        let attachment = Vector::at("/attachment");
        let item_key = key(&attachment, "/itemKeyB64");
        let attachment_key = item_key.unwrap_key(&enc(&attachment, "/keyField")).unwrap();
        assert_eq!(attachment_key, key(&attachment, "/attachmentKeyB64"));
        let name = item_key.decrypt_text(&enc(&attachment, "/fileNameField")).unwrap();
        assert_eq!(*name, attachment.text("/fileNamePlain"));
        let body = attachment.base64("/encryptedBodyB64");
        assert_eq!(body.len(), attachment.number("/encryptedSize") as usize);
        let plaintext = attachment_key.decrypt(&EncString::from_bytes(&body).unwrap()).unwrap();
        assert_eq!(*plaintext, attachment.base64("/plainB64"));
        assert_eq!(Sha256::digest(plaintext.as_slice()).to_vec(), attachment.hex("/plainSha256"));
        let again = attachment_key.encrypt(&plaintext).unwrap().to_bytes().unwrap();
        assert_eq!(again.len(), 49 + 16 * (plaintext.len() / 16 + 1));
    }

    async fn sends() {
        let vector = Vector::at("/send");
        let seed = key(&vector, "/userKeyB64").decrypt(&enc(&vector, "/keyField")).unwrap();
        assert_eq!(*seed, vector.hex("/seedHex"));
        assert_eq!(send::seed_to_link(&seed), vector.text("/seedB64Url"));
        assert_eq!(*send::seed_from_link(vector.text("/seedB64Url")).unwrap(), *seed);
        let key = send::send_key(&seed).unwrap();
        assert_eq!(key.as_bytes(), vector.base64("/derivedKeyB64"));
        for (plain, encrypted) in [
            ("/namePlain", "/name"),
            ("/textPlain", "/text"),
            ("/fileNamePlain", "/fileName"),
        ] {
            assert_eq!(*key.decrypt_text(&enc(&vector, encrypted)).unwrap(), vector.text(plain));
        }
        let body = EncString::from_bytes(&vector.hex("/fileBodyEncryptedHex")).unwrap();
        assert_eq!(*key.decrypt_text(&body).unwrap(), vector.text("/fileBodyPlain"));
        let hash = send::password_hash(vector.text("/password"), &seed).await.unwrap();
        assert_eq!(hash, vector.text("/passwordHashB64"));
        assert_eq!(
            send::access_id(vector.text("/id"), send::IdOrder::DotNet).unwrap(),
            vector.text("/accessIdOfficial")
        );
        assert_eq!(
            send::access_id(vector.text("/id"), send::IdOrder::Plain).unwrap(),
            vector.text("/accessIdVaultwarden")
        );
        for (url, prefix) in [
            ("/urlSelfHost", "https://vault.example.com/#/send/"),
            ("/urlCloudUs", "https://send.bitwarden.com/#"),
        ] {
            let link = send::link(prefix, vector.text("/accessIdOfficial"), &seed);
            assert_eq!(link, vector.text(url));
        }
    }

    async fn uri_checksums() {
        for vector in Vector::list("/uriChecksum") {
            assert_eq!(checksum::uri_checksum(vector.text("/uri")), vector.text("/b64"));
        }
        assert_eq!(checksum::uri_checksum("https://test.com"), "OWk2vQvwYD1nhLZdA+ltrpBWbDa2JmHyjUEWxRZSS8w=");
    }

    async fn key_ids() {
        for vector in Vector::list("/keyIds") {
            assert_eq!(checksum::key_id(&key(&vector, "/keyB64")), vector.text("/keyId"));
        }
        let counting: Vec<u8> = (0..64).collect();
        let key = SymmetricKey::from_bytes(&counting).unwrap();
        assert_eq!(checksum::key_id(&key), "ac4ecffb2e087a59180d1dd19950b8e9");
    }

    async fn password_protected_export() {
        let export = Vector::at("/passwordProtectedExport");
        let salt = export.text("/json/salt").as_bytes();
        let iterations = export.number("/json/kdfIterations");
        let key = MasterKey::derive_with_exact_salt(
            export.text("/password").as_bytes(),
            salt,
            Kdf::Pbkdf2 { iterations },
        )
        .await
        .unwrap()
        .stretch();
        assert_eq!(key.as_bytes(), export.base64("/derivedKeyB64"));
        assert!(key.decrypt_text(&enc(&export, "/json/encKeyValidation_DO_NOT_EDIT")).is_ok());
        assert_eq!(*key.decrypt_text(&enc(&export, "/json/data")).unwrap(), export.text("/innerPlain"));
    }

    async fn breach_ranges() {
        for vector in Vector::list("/hibpRange") {
            let (prefix, suffix) = checksum::breach_range(vector.text("/password"));
            assert_eq!((prefix.as_str(), suffix.as_str()), (vector.text("/prefix"), vector.text("/suffix")));
            assert_eq!(prefix + &suffix, vector.text("/sha1Upper"));
        }
    }

    async fn fingerprints() {
        let words = WordList::parse(EFF_LONG_WORDS).unwrap();
        for vector in Vector::list("/fingerprints") {
            let public_key = PublicKey::from_spki_base64(vector.text("/publicKeySpkiB64")).unwrap();
            let phrase = fingerprint_phrase(vector.text("/material"), public_key.as_spki_der(), &words).unwrap();
            assert_eq!(phrase, vector.text("/phrase"));
        }
    }

    async fn published_key_derivations() {
        let derive = async |password: &str, salt: &str, kdf| MasterKey::derive(password.as_bytes(), salt, kdf).await.unwrap();
        let pbkdf2 = |iterations| Kdf::Pbkdf2 { iterations };
        let argon2id = Kdf::Argon2id { iterations: 4, memory_mib: 32, parallelism: 2 };

        let key = derive("67t9b5g67$%Dh89n", "test_key", pbkdf2(10_000)).await;
        assert_same_master_key(&key, &hex("1f4f68e29647b15ac250acd1118184518aa745a7fe95021b27c5402a16c3564b"));
        let stretched = hex(concat!(
            "6f1fb22dee9825728fd77c5387adc3178e8678f93d84a3b671c5bdccbc15ed60",
            "dd7fceea651bca265634221c4e1cb910303d7fa6d1f7c257e81a3055c1f9b39b",
        ));
        assert_eq!(key.stretch().as_bytes(), stretched);
        let key = derive("67t9b5g67$%Dh89n", "test_key", argon2id).await;
        assert_same_master_key(&key, &hex("cff0e1b1a213a34c626ab3afe00911f01493ed2ff6968db83ee183f23335e1f2"));

        for salt in ["test@bitwarden.com", "TEST@bitwarden.com", " test@bitwarden.com"] {
            let hash = derive("asdfasdf", salt, pbkdf2(100_000)).await.server_hash(b"asdfasdf");
            assert_eq!(hash, "wmyadRMyBZOH7P/a/ucTCbSghKgdzDpPqUnu/DAVtSw=");
        }
        let hash = derive("asdfasdf", "test_salt", argon2id).await.server_hash(b"asdfasdf");
        assert_eq!(hash, "PR6UjYmjmppTYcdyTiNbAhPJuQQOmynKbdEl1oyi/iQ=");
        let key = derive("test_password", "test@example.com", pbkdf2(600_000)).await;
        assert_eq!(key.server_hash(b"test_password"), "Lyry95vlXEJ5FE0EXjeR9zgcsFSU0qGhP9l5X2jwE38=");
    }

    async fn published_send_derivations() {
        let key = send::shareable_key(b"&/$%F1a895g67HlX", "test_key", None).unwrap();
        let expected = "4PV6+PcmF2w7YHRatvyMcVQtI7zvCyssv/wFWmzjiH6Iv9altjmDkuBD1aagLVaLezbthbSe+ktR+U6qswxNnQ==";
        use base64::Engine as _;
        assert_eq!(base64::engine::general_purpose::STANDARD.encode(key.as_bytes()), expected);
        let seed = send::seed_from_link("Pgui0FK85cNhBGWHAlBHBw").unwrap();
        assert_eq!(send::password_hash("abc123", &seed).await.unwrap(), "vTIDfdj3FTDbejmMf+mJWpYdMXsxfeSd1Sma3sjCtiQ=");
        let id = "3d80dd72-2d14-4f26-812c-b0f0018aa144";
        assert_eq!(send::access_id(id, send::IdOrder::DotNet).unwrap(), "ct2APRQtJk-BLLDwAYqhRA");
    }
}

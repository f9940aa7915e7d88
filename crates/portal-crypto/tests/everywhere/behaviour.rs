//! What the vectors do not say: refusals, tolerance, silence about secrets. Natively and in the browser.

use crate::support::Vector;
use portal_crypto::fingerprint::{EFF_LONG_WORDS, WordList};
use portal_crypto::totp::Totp;
use portal_crypto::{
    CryptoError, EncKind, EncString, Kdf, MasterKey, PrivateKey, PublicKey, SymmetricKey, send,
};
use zeroize::Zeroizing;

/// The organisation key of the vectors for the first user, encrypted with RSA-OAEP and SHA-256.
const KIND_3: &str = "3.F2Hif/Mem+vc0I8CY3wo0I+M1qyglEv8hwJ1AKJuJwErJ3A9L4DV2RMlwR52Nb7HtEEM1v1uW/gRNsU+D/b1pw0S9e4qTdSeC5hqbLykTS9EJ3FFSO0p721W8pFl0gvehn1FmVfy71DQogU/Kxxg97ESQDSHv/bqHqli0afjqXLRmFLXLgrRbeQ2c0DS2V0rwPVNzxGf87WoJhMmYWC33FGpt5TaaqS8rGI2UjT9SlghB5ZgvVCxc0qCf4JfLkJaLHM22AibGJCGniBVZaEjnjfvU3uq4/SkOlrW8OPMOMj1aIzq13nBFrG3yX8y+XKQAYWYX8rfTh08uIkW8U5Zng==";

fn parse(text: &str) -> EncString {
    text.parse().unwrap()
}

fn private_key_of_first_user() -> PrivateKey {
    PrivateKey::from_pkcs8_der(Zeroizing::new(
        Vector::at("/users/0").base64("/privateKeyPkcs8B64"),
    ))
    .unwrap()
}

/// 65 bytes and more are COSE keys.
fn newer_key() -> Vec<u8> {
    vec![0xa5; 70]
}

test_everywhere! {
    async fn rsa_of_all_kinds() {
        let private_key = private_key_of_first_user();
        let expected = Vector::at("/organization").base64("/orgKeyB64");
        let kind_4 = Vector::at("/organization").text("/orgKeyForMspAdmin_type4").to_owned();
        // Kinds 5 and 6 carry a MAC that nobody can check.
        let mac = "jaoZBpUzMNGpzgjJ8/B8og8NA8akDzWh61ICpzYN4Xo=";
        let kind_5 = format!("5.{}|{mac}", &KIND_3[2..]);
        let kind_6 = format!("6.{}|{mac}", &kind_4[2..]);
        for (text, kind) in [
            (KIND_3, EncKind::RsaSha256),
            (&kind_4, EncKind::RsaSha1),
            (&kind_5, EncKind::RsaSha256Hmac),
            (&kind_6, EncKind::RsaSha1Hmac),
        ] {
            let value = parse(text);
            assert_eq!((value.kind(), value.to_string().as_str()), (kind, text));
            assert_eq!(*private_key.decrypt(&value).await.unwrap(), expected);
            assert_eq!(SymmetricKey::generate().unwrap().decrypt(&value), Err(CryptoError::Decrypt));
            assert_eq!(value.to_bytes(), Err(CryptoError::Parse));
        }
        let mistaken = parse(&format!("4.{}", &KIND_3[2..]));
        assert_eq!(private_key.decrypt(&mistaken).await, Err(CryptoError::Decrypt));
        for hostile in ["4.", "4.AAAA", "3.AAAA", "6.AAAA|AAAA"] {
            assert_eq!(private_key.decrypt(&parse(hostile)).await, Err(CryptoError::Decrypt), "{hostile}");
        }
        let symmetric = SymmetricKey::generate().unwrap().encrypt_text("text").unwrap();
        assert_eq!(private_key.decrypt(&symmetric).await, Err(CryptoError::Decrypt));
    }

    async fn a_new_key_pair() {
        let (private_key, public_key) = PrivateKey::generate().await.unwrap();
        assert_eq!(private_key.public_key(), public_key);
        let read_again = PublicKey::from_spki_base64(&public_key.to_spki_base64()).unwrap();
        assert_eq!(read_again, public_key);
        let stored = SymmetricKey::generate().unwrap().encrypt(private_key.to_pkcs8_der()).unwrap();
        assert_eq!(stored.kind(), EncKind::AesHmac);
        let restored = PrivateKey::from_pkcs8_der(Zeroizing::new(private_key.to_pkcs8_der().to_vec())).unwrap();

        let key = SymmetricKey::generate().unwrap();
        let wrapped = read_again.wrap(&key).await.unwrap();
        assert_eq!(wrapped.kind(), EncKind::RsaSha1);
        assert_eq!(restored.unwrap_key(&wrapped).await.unwrap(), key);
        assert_eq!(*private_key.decrypt(&public_key.encrypt(&[7; 214]).await.unwrap()).await.unwrap(), [7; 214]);
        let empty = public_key.encrypt(&[]).await.unwrap();
        assert!(private_key.decrypt(&empty).await.unwrap().is_empty());
        assert_eq!(public_key.encrypt(&[7; 215]).await, Err(CryptoError::Encrypt));
    }

    async fn a_client_organisation_from_scratch() {
        // A provider admin makes a client; another member of staff opens it.
        let provider_key = SymmetricKey::generate().unwrap();
        let staff = private_key_of_first_user();
        let organization_key = SymmetricKey::generate().unwrap();
        let for_client = provider_key.wrap(&organization_key).unwrap();
        let for_staff = staff.public_key().wrap(&provider_key).await.unwrap();
        let collection = organization_key.encrypt_text("Default collection").unwrap();

        let provider_key = staff.unwrap_key(&for_staff).await.unwrap();
        let organization_key = provider_key.unwrap_key(&for_client).unwrap();
        assert_eq!(*organization_key.decrypt_text(&collection).unwrap(), "Default collection");
    }

    async fn hostile_keys_are_refused() {
        let user = Vector::at("/users/0");
        let private = user.base64("/privateKeyPkcs8B64");
        let public = user.base64("/publicKeySpkiB64");
        assert!(PublicKey::from_spki_der(public.clone()).is_ok());
        for end in 0..private.len() {
            assert!(PrivateKey::from_pkcs8_der(Zeroizing::new(private[..end].to_vec())).is_err(), "{end}");
        }
        for end in 0..public.len() {
            assert_eq!(PublicKey::from_spki_der(public[..end].to_vec()), Err(CryptoError::Parse), "{end}");
        }
        for text in ["", "AAAA", "***", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"] {
            assert_eq!(PublicKey::from_spki_base64(text), Err(CryptoError::Parse), "{text}");
        }
        // A well-formed shell around numbers that are no key must end as an error too, in each of its bytes.
        for at in (30..private.len()).step_by(97) {
            let mut changed = private.clone();
            changed[at] ^= 1;
            if let Ok(key) = PrivateKey::from_pkcs8_der(Zeroizing::new(changed)) {
                let value = parse(Vector::at("/organization").text("/orgKeyForMspAdmin_type4"));
                if let Ok(opened) = key.decrypt(&value).await {
                    assert_eq!(*opened, Vector::at("/organization").base64("/orgKeyB64"), "{at}");
                }
            }
        }
    }

    async fn accounts_of_the_newer_format() {
        let kind_7 = "7.g1gcomFiAKRhYWFi";
        let value = parse(kind_7);
        assert_eq!((value.kind(), value.to_string().as_str()), (EncKind::Cose, kind_7));
        assert_eq!(EncString::from_bytes(&value.to_bytes().unwrap()).unwrap(), value);
        let key = SymmetricKey::generate().unwrap();
        let master_key = MasterKey::from_bytes([1; 32]);
        assert_eq!(key.decrypt(&value), Err(CryptoError::NewerAccountFormat));
        assert_eq!(key.unwrap_key(&value), Err(CryptoError::NewerAccountFormat));
        assert_eq!(master_key.unwrap_user_key(&value), Err(CryptoError::NewerAccountFormat));
        let refused = private_key_of_first_user().decrypt(&value).await;
        assert_eq!(refused, Err(CryptoError::NewerAccountFormat));

        assert_eq!(SymmetricKey::from_bytes(&newer_key()), Err(CryptoError::NewerAccountFormat));
        let wrapped = master_key.stretch().encrypt(&newer_key()).unwrap();
        assert_eq!(master_key.unwrap_user_key(&wrapped), Err(CryptoError::NewerAccountFormat));
        for length in [0, 1, 16, 32, 63] {
            assert_eq!(SymmetricKey::from_bytes(&vec![1; length]), Err(CryptoError::KeyLength(length)));
        }
    }

    async fn texts_that_are_no_encrypted_values() {
        let iv = "7UOqnZ1JWO7qTfMikrCBYA==";
        let mac = "jaoZBpUzMNGpzgjJ8/B8og8NA8akDzWh61ICpzYN4Xo=";
        for (text, error) in [
            (format!("1.{iv}|{iv}|{mac}"), CryptoError::Unsupported(1)),
            (format!("{iv}|{iv}|{mac}"), CryptoError::Unsupported(1)),
            (format!("8.{iv}"), CryptoError::Unsupported(8)),
            (format!("255.{iv}"), CryptoError::Unsupported(255)),
            (format!("256.{iv}"), CryptoError::Parse),
            (format!("+2.{iv}|{iv}|{mac}"), CryptoError::Parse),
            (format!("02.{iv}|{iv}|{mac}"), CryptoError::Parse),
            (format!("-2.{iv}|{iv}|{mac}"), CryptoError::Parse),
            (format!("2.{iv}|{iv}|{mac}|{mac}"), CryptoError::Parse),
            (format!("2.{iv}|{iv}|{iv}"), CryptoError::Parse),
            (format!("2.{mac}|{iv}|{mac}"), CryptoError::Parse),
            (format!("2.{iv}{iv}|{iv}|{mac}"), CryptoError::Parse),
            (format!("4.{iv}|{mac}"), CryptoError::Parse),
            ("2.||".to_owned(), CryptoError::Parse),
            ("2.".to_owned(), CryptoError::Parse),
            (".".to_owned(), CryptoError::Parse),
            (String::new(), CryptoError::Parse),
            ("A client's name".to_owned(), CryptoError::Parse),
            ("2.日本|語|🙂".to_owned(), CryptoError::Parse),
        ] {
            assert_eq!(text.parse::<EncString>(), Err(error), "{text}");
            let kept: EncString = serde_json::from_value(text.clone().into()).unwrap();
            assert_eq!(kept, EncString::lenient(text.clone()));
            assert_eq!(kept.kind(), EncKind::Malformed);
            assert_eq!(serde_json::to_value(&kept).unwrap(), text);
            assert_eq!(SymmetricKey::generate().unwrap().decrypt(&kept), Err(CryptoError::Parse));
            assert_eq!(private_key_of_first_user().decrypt(&kept).await, Err(CryptoError::Parse));
            assert_eq!(kept.to_bytes(), Err(CryptoError::Parse));
        }
        // Text from a reader without borrowing takes the other way through serde.
        let read: EncString = serde_json::from_reader(format!("\"2.{iv}|{iv}|{mac}\"").as_bytes()).unwrap();
        assert_eq!(read.kind(), EncKind::AesHmac);
        assert!(serde_json::from_str::<EncString>("17").is_err());
        for bytes in [&[][..], &[2], &[2; 48], &[0; 16], &[1; 60], &[4; 300], &[8; 60]] {
            assert!(EncString::from_bytes(bytes).is_err(), "{bytes:?}");
        }
    }

    async fn ciphertexts_of_the_wrong_length() {
        // With a correct MAC, so that it is the length that is refused.
        let key = SymmetricKey::generate().unwrap();
        let good = key.encrypt(b"plaintext").unwrap().to_bytes().unwrap();
        let mut short = good[..49].to_vec();
        short.extend(&good[49..60]);
        for bytes in [&good[..49], &short] {
            let value = EncString::from_bytes(bytes).unwrap();
            assert_eq!(key.decrypt(&value), Err(CryptoError::Decrypt));
        }
        let unauthenticated = EncString::from_bytes(&[&[0], &good[1..17], &[1; 15]].concat()).unwrap();
        let refused = MasterKey::from_bytes([1; 32]).unwrap_user_key(&unauthenticated);
        assert_eq!(refused, Err(CryptoError::Decrypt));
    }

    async fn bytes_that_are_no_text() {
        let key = SymmetricKey::generate().unwrap();
        let value = key.encrypt(&[0xff, 0xfe, 0x00]).unwrap();
        assert!(key.decrypt(&value).is_ok());
        assert_eq!(key.decrypt_text(&value), Err(CryptoError::Decrypt));
    }

    async fn key_derivation_at_its_edges() {
        for iterations in [0, 10_000_001, u32::MAX] {
            let refused = MasterKey::derive(b"password", "salt", Kdf::Pbkdf2 { iterations }).await;
            assert_eq!(refused.err(), Some(CryptoError::KdfParameters), "{iterations}");
        }
        let kdf = Kdf::Pbkdf2 { iterations: 1 };
        let key = async |password: &[u8], salt: &str| MasterKey::derive(password, salt, kdf).await.unwrap().stretch();
        assert_eq!(key(b"password", " A@b.C ").await, key(b"password", "a@b.c").await);
        assert_ne!(key(b" password", "a@b.c").await, key(b"password", "a@b.c").await, "passwords are taken as they are");
        assert_ne!(key(b"", "").await, key(b"password", "").await);
    }

    async fn secrets_stay_silent() {
        let user = Vector::at("/users/0");
        let private_key = private_key_of_first_user();
        let symmetric = SymmetricKey::from_bytes(&user.base64("/userKeyB64")).unwrap();
        let master_key = MasterKey::from_bytes(user.hex("/masterKeyHex").try_into().unwrap());
        let totp = Totp::parse("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP").unwrap();
        let value = symmetric.encrypt_text("plaintext").unwrap();
        assert_eq!(format!("{symmetric:?}"), "SymmetricKey(redacted)");
        assert_eq!(format!("{master_key:?}"), "MasterKey(redacted)");
        assert_eq!(format!("{private_key:?}"), "PrivateKey(redacted)");
        assert_eq!(format!("{value:?}"), "EncString(AesHmac, 16 bytes)");
        assert_eq!(format!("{:?}", EncString::lenient("my password".to_owned())), "EncString(Malformed, 11 bytes)");
        let shown = format!("{totp:?}");
        assert!(shown.contains("redacted") && !shown.contains("JBSW") && !shown.contains("72, 101"), "{shown}");
    }

    async fn equal_keys() {
        let key = SymmetricKey::generate().unwrap();
        assert_eq!(key, key.clone());
        assert_eq!(key, SymmetricKey::from_bytes(key.as_bytes()).unwrap());
        assert_ne!(key, SymmetricKey::generate().unwrap());
    }

    async fn word_lists_of_the_wrong_length() {
        assert!(WordList::parse("").is_err());
        let (_, without_first) = EFF_LONG_WORDS.split_once('\n').unwrap();
        assert!(WordList::parse(without_first).is_err());
        assert!(WordList::parse(&EFF_LONG_WORDS.replace('\n', "\r\n")).is_ok());
    }

    async fn send_links_and_ids_that_are_wrong() {
        for text in ["***", "HktbieJQtpsZhCvoGx7ivg==", "a"] {
            assert_eq!(send::seed_from_link(text), Err(CryptoError::Parse), "{text}");
        }
        for id in ["", "3d80dd72", "3d80dd72-2d14-4f26-812c-b0f0018aa14g", "3d80dd72-2d14-4f26-812c-b0f0018aa1444"] {
            assert!(send::access_id(id, send::IdOrder::DotNet).is_err(), "{id}");
        }
    }
}

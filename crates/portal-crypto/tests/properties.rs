//! What holds for every input, on the host.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that fails is the point")]

use portal_crypto::totp::{Totp, decode_base32, encode_base32};
use portal_crypto::{
    CryptoError, EncString, MasterKey, PrivateKey, PublicKey, SymmetricKey, checksum, send,
};
use proptest::collection::vec;
use proptest::prelude::*;
use zeroize::Zeroizing;

fn key() -> impl Strategy<Value = SymmetricKey> {
    vec(any::<u8>(), 64).prop_map(|bytes| SymmetricKey::from_bytes(&bytes).unwrap())
}

/// Text in the shape of an encrypted value, mostly wrong.
fn nearly_an_enc_string() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[A-Za-z0-9+/]{0,48}={0,3}",
        ".{0,12}",
        "[A-Za-z0-9+/]{21}[AQgw]==",
        "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="
    ];
    ("[0-9]{0,3}\\.?", vec(part, 0..5)).prop_map(|(kind, parts)| kind + &parts.join("|"))
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(key in key(), plaintext in vec(any::<u8>(), 0..200)) {
        let value = key.encrypt(&plaintext).unwrap();
        prop_assert_eq!(&*key.decrypt(&value).unwrap(), &plaintext);
        let text: EncString = value.to_string().parse().unwrap();
        prop_assert_eq!(&text, &value);
        let bytes = value.to_bytes().unwrap();
        prop_assert_eq!(bytes.len(), 49 + 16 * (plaintext.len() / 16 + 1));
        prop_assert_eq!(&EncString::from_bytes(&bytes).unwrap(), &value);
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(&serde_json::from_str::<EncString>(&json).unwrap(), &value);
    }

    #[test]
    fn texts_come_out(key in key(), plaintext in any::<String>()) {
        prop_assert_eq!(&*key.decrypt_text(&key.encrypt_text(&plaintext).unwrap()).unwrap(), &plaintext);
    }

    #[test]
    fn any_flipped_bit_is_refused(key in key(), plaintext in vec(any::<u8>(), 0..100), place in any::<prop::sample::Index>()) {
        let mut bytes = key.encrypt(&plaintext).unwrap().to_bytes().unwrap();
        let bit = place.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(EncString::from_bytes(&bytes).and_then(|value| key.decrypt(&value)).is_err());
    }

    #[test]
    fn any_flipped_bit_of_the_key_is_refused(key in key(), plaintext in vec(any::<u8>(), 0..100), bit in 0..512_usize) {
        let value = key.encrypt(&plaintext).unwrap();
        let mut bytes = key.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        // Only the half for the MAC is certain to be noticed; the other half garbles the text.
        match SymmetricKey::from_bytes(&bytes).unwrap().decrypt(&value) {
            Err(error) => prop_assert_eq!(error, CryptoError::Decrypt),
            Ok(garbled) => prop_assert!(bit < 256 && *garbled != plaintext),
        }
    }

    #[test]
    fn changed_characters_are_refused(key in key(), plaintext in any::<String>(), place in any::<prop::sample::Index>(), character in any::<char>()) {
        let text = key.encrypt_text(&plaintext).unwrap().to_string();
        let place = place.index(text.len());
        let mut changed = text.clone();
        changed.replace_range(place..=place, character.encode_utf8(&mut [0; 4]));
        prop_assume!(changed != text);
        prop_assert!(changed.parse::<EncString>().and_then(|value| key.decrypt(&value)).is_err());
    }

    #[test]
    fn shortened_values_are_refused(key in key(), plaintext in vec(any::<u8>(), 0..100), place in any::<prop::sample::Index>()) {
        let bytes = key.encrypt(&plaintext).unwrap().to_bytes().unwrap();
        let shortened = &bytes[..place.index(bytes.len())];
        prop_assert!(EncString::from_bytes(shortened).and_then(|value| key.decrypt(&value)).is_err());
    }

    #[test]
    fn the_parser_survives_any_text(text in any::<String>()) {
        let kept = EncString::lenient(text.clone());
        if text.parse::<EncString>().is_err() {
            prop_assert_eq!(kept.to_string(), text);
        }
    }

    #[test]
    fn the_parser_survives_text_of_nearly_the_right_shape(text in nearly_an_enc_string(), key in key()) {
        if let Ok(value) = text.parse::<EncString>() {
            // Written as it was read, with the kind in front.
            let written = value.to_string();
            prop_assert!(written == text || written == format!("0.{text}"), "{} {}", written, text);
            prop_assert_eq!(&written.parse::<EncString>().unwrap(), &value);
            prop_assert!(key.decrypt(&value).is_err());
            let _ = MasterKey::from_bytes([7; 32]).unwrap_user_key(&value);
        }
    }

    #[test]
    fn the_binary_parser_survives_any_bytes(bytes in vec(any::<u8>(), 0..200), kind in 0..9_u8, key in key()) {
        for bytes in [bytes.clone(), [&[kind], bytes.as_slice()].concat()] {
            if let Ok(value) = EncString::from_bytes(&bytes) {
                prop_assert_eq!(value.to_bytes().unwrap(), bytes);
                prop_assert!(key.decrypt(&value).is_err());
            }
        }
    }

    #[test]
    fn key_readers_survive_any_bytes(bytes in vec(any::<u8>(), 0..400), text in any::<String>()) {
        prop_assert!(PrivateKey::from_pkcs8_der(Zeroizing::new(bytes.clone())).is_err());
        prop_assert!(PublicKey::from_spki_der(bytes).is_err());
        prop_assert!(PublicKey::from_spki_base64(&text).is_err());
        let _ = send::seed_from_link(&text);
        let _ = send::access_id(&text, send::IdOrder::DotNet);
    }

    #[test]
    fn wrapped_keys_come_out(outer in key(), inner in key()) {
        prop_assert_eq!(&outer.unwrap_key(&outer.wrap(&inner).unwrap()).unwrap(), &inner);
        prop_assume!(outer != inner);
        prop_assert_ne!(checksum::key_id(&outer), checksum::key_id(&inner));
    }

    #[test]
    fn base32_comes_out(bytes in vec(any::<u8>(), 1..80)) {
        prop_assert_eq!(&*decode_base32(&encode_base32(&bytes)).unwrap(), &bytes);
    }

    #[test]
    fn totp_survives_anything(text in any::<String>(), unix_seconds in any::<u64>()) {
        for text in [text.clone(), format!("otpauth://totp/{text}"), format!("otpauth://totp/?secret=GEZDGNBV&{text}")] {
            if let Ok(totp) = Totp::parse(&text) {
                let code = totp.code(unix_seconds);
                prop_assert!((6..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit()));
                prop_assert!(totp.accepts(&code, unix_seconds, 0));
                prop_assert!((1..=totp.period_seconds()).contains(&totp.seconds_left(unix_seconds)));
            }
        }
    }
}

//! Codes of authenticator apps: the table of RFC 6238 appendix B and what people paste.

use portal_crypto::CryptoError;
use portal_crypto::totp::{Totp, code, decode_base32, encode_base32, generate_secret};
use zeroize::Zeroizing;

/// The secret of the RFC, as long as the hash is.
fn rfc_totp(algorithm: &str, length: usize) -> Totp {
    let secret: Vec<u8> = b"1234567890".iter().copied().cycle().take(length).collect();
    let secret = encode_base32(&secret);
    Totp::parse(&format!(
        "otpauth://totp/RFC?secret={secret}&algorithm={algorithm}&digits=8&period=30"
    ))
    .unwrap()
}

test_everywhere! {
    async fn rfc_6238_appendix_b() {
        let (sha1, sha256, sha512) = (rfc_totp("SHA1", 20), rfc_totp("SHA256", 32), rfc_totp("SHA512", 64));
        for (unix_seconds, of_sha1, of_sha256, of_sha512) in [
            (59, "94287082", "46119246", "90693936"),
            (1_111_111_109, "07081804", "68084774", "25091201"),
            (1_111_111_111, "14050471", "67062674", "99943326"),
            (1_234_567_890, "89005924", "91819424", "93441116"),
            (2_000_000_000, "69279037", "90698825", "38618901"),
            (20_000_000_000, "65353130", "77737706", "47863826"),
        ] {
            assert_eq!(sha1.code(unix_seconds), of_sha1);
            assert_eq!(sha256.code(unix_seconds), of_sha256);
            assert_eq!(sha512.code(unix_seconds), of_sha512);
        }
    }

    async fn what_people_paste() {
        let secret = encode_base32(b"12345678901234567890");
        assert_eq!(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let spaced = " gezd gnbv gy3t qojq gezd-gnbv gy3t qojq == ";
        for text in [
            &secret,
            spaced,
            "otpauth://totp/Example:alice@example.com?issuer=Example&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "OTPAUTH://TOTP/?SECRET=gezdgnbvgy3tqojqgezdgnbvgy3tqojq%3D%3d&algorithm=sha-1#fragment",
            "otpauth://totp?secret=gezd+gnbv%20gy3tqojqgezdgnbvgy3tqojq&image=x&flag",
        ] {
            let totp = Totp::parse(text).unwrap();
            assert_eq!(totp.code(59), "287082", "{text}");
            assert_eq!(totp.period_seconds(), 30);
        }
        assert_eq!(code(spaced, 1_111_111_109).unwrap(), "081804");
        let seven = Totp::parse(&format!("otpauth://totp/x?secret={secret}&digits=7&period=60")).unwrap();
        assert_eq!(seven.code(119), Totp::parse(&format!("otpauth://totp/x?secret={secret}&digits=7")).unwrap().code(59));
        assert_eq!((seven.code(119).as_str(), seven.period_seconds()), ("4287082", 60));
    }

    async fn what_is_no_authenticator_key() {
        let secret = "GEZDGNBVGY3TQOJQ";
        for text in [
            String::new(),
            "=".to_owned(),
            "A".to_owned(),
            "1nvalid0".to_owned(),
            "geheim!".to_owned(),
            "🙂🙂".to_owned(),
            "otpauth://totp/x".to_owned(),
            "otpauth://totp/x?issuer=y".to_owned(),
            format!("otpauth://hotp/x?secret={secret}&counter=1"),
            format!("steam://{secret}"),
            format!("https://example.com/?secret={secret}"),
            format!("otpauth://totp/x?secret={secret}&digits=5"),
            format!("otpauth://totp/x?secret={secret}&digits=9"),
            format!("otpauth://totp/x?secret={secret}&digits=six"),
            format!("otpauth://totp/x?secret={secret}&period=0"),
            format!("otpauth://totp/x?secret={secret}&period=-30"),
            format!("otpauth://totp/x?secret={secret}&period=99999999999"),
            format!("otpauth://totp/x?secret={secret}&algorithm=MD5"),
            format!("otpauth://totp/x?secret={secret}%"),
            format!("otpauth://totp/x?secret={secret}%F"),
            format!("otpauth://totp/x?secret={secret}%FF%FE"),
            format!("otpauth://totp/x?secret={secret}%日本"),
        ] {
            assert_eq!(Totp::parse(&text).err(), Some(CryptoError::Parse), "{text}");
        }
        assert_eq!(code("", 0), Err(CryptoError::Parse));
    }

    async fn the_time_a_code_lasts() {
        let totp = Totp::from_secret(Zeroizing::new(b"12345678901234567890".to_vec()));
        assert_eq!((totp.seconds_left(0), totp.seconds_left(29), totp.seconds_left(30)), (30, 1, 30));
        assert_eq!(totp.code(30), totp.code(59));
        assert_ne!(totp.code(59), totp.code(60));
        let code = totp.code(90);
        assert!(totp.accepts(&code, 90, 0) && totp.accepts(&code, 119, 0));
        assert!(!totp.accepts(&code, 120, 0) && totp.accepts(&code, 120, 1) && totp.accepts(&code, 60, 1));
        assert!(!totp.accepts(&code, 150, 1) && !totp.accepts("", 90, 1) && !totp.accepts("000000", 90, 1));
        assert!(totp.accepts(&totp.code(0), 0, 5), "no step before the first");
        assert_eq!(totp.code(u64::MAX).len(), 6);
    }

    async fn base32_of_rfc_4648() {
        for (bytes, text) in [
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(encode_base32(bytes.as_bytes()), text);
            assert_eq!(*decode_base32(text).unwrap(), bytes.as_bytes());
        }
        let secret = generate_secret().unwrap();
        assert_eq!(decode_base32(&secret).unwrap().len(), 20);
        assert_ne!(*secret, *generate_secret().unwrap());
    }
}

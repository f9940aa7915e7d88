//! Decodes bodies of the official server, made by hand after the documentation of its wire:
//! no recording of it exists.

use portal_types::access::AccessSelection;
use portal_types::account::{Profile, SecretVerification};
use portal_types::billing::{ProviderSubscription, ProviderWarnings};
use portal_types::collection::SaveCollection;
use portal_types::config::ServerConfig;
use portal_types::error::{ErrorBody, ErrorBodyKind};
use portal_types::group::SaveGroup;
use portal_types::list::ListResponse;
use portal_types::plan::{Plan, PlanType, ProductTierType};
use portal_types::prelogin::{KdfType, PreloginResponse};
use portal_types::provider::{
    Provider, ProviderStatusType, ProviderType, ProviderUserStatusType, ProviderUserType,
    UpdateProvider,
};
use portal_types::provider_client::{
    AddExisting, AddableOrganization, CreateClient, KeyPair, UpdateClient, parse_clients,
};
use portal_types::token::{
    PasswordGrant, TokenRefusal, TokenResponse, TwoFactorAnswer, TwoFactorProviderType,
};
use portal_types::{from_json, to_json};

#[test]
fn config_names_no_third_party() {
    let config: ServerConfig = from_json(
        br#"{"object":"config","version":"2026.8.0","gitHash":"abc","server":null,
        "environment":{"cloudRegion":"EU","vault":"v","api":"a","identity":"i","notifications":"n","sso":"s"},
        "featureStates":{"a":true,"b":"text","c":3},"push":{"pushTechnology":0,"vapidPublicKey":null},
        "communication":null,"settings":{"disableUserRegistration":true,"suppressOnboardingInterstitials":false}}"#,
    )
    .unwrap();
    assert!(!config.is_vaultwarden());
    assert_eq!(config.environment.cloud_region.as_deref(), Some("EU"));
    assert!(config.settings.disable_user_registration);
}

#[test]
fn prelogin_prefers_the_new_block_and_the_server_salt() {
    let prelogin: PreloginResponse = from_json(
        br#"{"kdf":0,"kdfIterations":5000,"kdfSettings":{"kdfType":1,"iterations":6,"memory":32,"parallelism":4},
        "salt":" Other@Example.COM "}"#,
    )
    .unwrap();
    assert_eq!(prelogin.settings().kdf_type, KdfType::Argon2id);
    assert_eq!(prelogin.settings().memory, Some(32));
    assert_eq!(prelogin.salt_text("a@b"), "other@example.com");
    let blank: PreloginResponse = from_json(br#"{"Kdf":7,"salt":"  "}"#).unwrap();
    assert_eq!(blank.settings().kdf_type, KdfType::Unknown(7));
    assert_eq!(blank.salt_text(" A@b "), "a@b");
}

const UNLOCK: &str = r#""MasterPasswordUnlock":{"Kdf":{"KdfType":1,"Iterations":3,"Memory":64,"Parallelism":4},
    "MasterKeyEncryptedUserKey":"2.new","Salt":"salt@example.com"}"#;

#[test]
fn token_reads_pascal_and_camel_case() {
    let pascal = format!(
        r#"{{"access_token":"t","expires_in":3600,"token_type":"Bearer","refresh_token":"r","scope":"api offline_access",
        "Key":"2.old","PrivateKey":"2.oldprivate","Kdf":0,"KdfIterations":600000,"ForcePasswordReset":true,
        "AccountKeys":{{"publicKeyEncryptionKeyPair":{{"wrappedPrivateKey":"2.newprivate","publicKey":"p"}},
        "signatureKeyPair":null,"securityState":null}},"UserDecryptionOptions":{{"HasMasterPassword":true,{UNLOCK},
        "Object":"userDecryptionOptions"}},"MasterPasswordPolicy":{{"Object":"masterPasswordPolicy"}}}}"#
    );
    // The same with every first letter lower-cased, as other servers and versions have it.
    let camel = pascal
        .replace("\"Key\"", "\"key\"")
        .replace("\"PrivateKey\"", "\"privateKey\"")
        .replace("\"AccountKeys\"", "\"accountKeys\"")
        .replace("\"UserDecryptionOptions\"", "\"userDecryptionOptions\"")
        .replace("\"MasterPasswordUnlock\"", "\"masterPasswordUnlock\"")
        .replace(
            "\"MasterKeyEncryptedUserKey\"",
            "\"masterKeyEncryptedUserKey\"",
        )
        .replace("\"Salt\"", "\"salt\"")
        .replace("\"Kdf\"", "\"kdf\"")
        .replace("\"KdfType\"", "\"kdfType\"")
        .replace("\"Iterations\"", "\"iterations\"")
        .replace("\"Memory\"", "\"memory\"")
        .replace("\"Parallelism\"", "\"parallelism\"")
        .replace("\"KdfIterations\"", "\"kdfIterations\"")
        .replace("\"ForcePasswordReset\"", "\"forcePasswordReset\"");
    assert!(!camel.contains("\"Key\""));
    let pascal: TokenResponse = from_json(pascal.as_bytes()).unwrap();
    let camel: TokenResponse = from_json(camel.as_bytes()).unwrap();
    assert!(pascal == camel);
    assert_eq!(pascal.wrapped_user_key(), Some("2.new"));
    assert_eq!(pascal.wrapped_private_key(), Some("2.newprivate"));
    assert_eq!(pascal.kdf_settings().iterations, 3);
    assert_eq!(pascal.salt_text("x"), "salt@example.com");
    assert!(pascal.force_password_reset);
}

#[test]
fn token_falls_back_to_the_old_members() {
    let old: TokenResponse = from_json(
        br#"{"access_token":"t","Key":"2.old","PrivateKey":"2.private","Kdf":0,"KdfIterations":600000,
        "UserDecryptionOptions":{"HasMasterPassword":true,"MasterPasswordUnlock":null}}"#,
    )
    .unwrap();
    assert_eq!(old.wrapped_user_key(), Some("2.old"));
    assert_eq!(old.wrapped_private_key(), Some("2.private"));
    assert_eq!(old.kdf_settings().iterations, 600_000);
    assert_eq!(old.salt_text(" Me@X "), "me@x");
}

#[test]
fn an_account_of_the_newer_format_is_recognised() {
    let token: TokenResponse = from_json(
        br#"{"access_token":"t","AccountKeys":{"publicKeyEncryptionKeyPair":{"wrappedPrivateKey":"7.x","publicKey":"p",
        "signedPublicKey":"s"},"signatureKeyPair":{"wrappedSigningKey":"7.y","verifyingKey":"v"},
        "securityState":{"securityState":"z","securityVersion":2}}}"#,
    )
    .unwrap();
    assert!(token.account_keys.unwrap().is_newer_format());
}

#[test]
fn token_refusals() {
    let two_factor = TokenRefusal::read(
        br#"{"error":"invalid_grant","error_description":"Two factor required.","TwoFactorProviders":["0","1","99"],
        "TwoFactorProviders2":{"1":{"Email":"te***@example.com"},"0":null,"99":{}},"MasterPasswordPolicy":null}"#,
    );
    let TokenRefusal::TwoFactorRequired(options) = two_factor else {
        panic!("{two_factor:?}")
    };
    let providers: Vec<_> = options.iter().map(|option| option.provider).collect();
    let expected = [
        TwoFactorProviderType::Authenticator,
        TwoFactorProviderType::Email,
        TwoFactorProviderType::Unknown(99),
    ];
    assert_eq!(providers, expected);
    assert_eq!(
        options[1].masked_email.as_deref(),
        Some("te***@example.com")
    );

    let device_error = |message: &str| {
        TokenRefusal::read(
            format!(
                r#"{{"error":"device_error","error_description":"x","ErrorModel":{{"Message":"{message}","Object":"error"}}}}"#
            )
            .as_bytes(),
        )
    };
    assert_eq!(
        device_error("new device verification required"),
        TokenRefusal::NewDeviceVerificationRequired
    );
    assert_eq!(
        device_error("invalid new device otp"),
        TokenRefusal::NewDeviceCodeInvalid
    );
    let other = device_error("no device information provided");
    assert!(matches!(other, TokenRefusal::Other(_)), "{other:?}");
    assert_eq!(
        TokenRefusal::read(
            br#"{"error":"invalid_grant","error_description":"Sso authentication is required."}"#
        ),
        TokenRefusal::SsoRequired
    );
    assert_eq!(
        TokenRefusal::read(br#"{"error":"version_header_missing"}"#),
        TokenRefusal::ClientVersion
    );
    assert_eq!(
        TokenRefusal::read(br#"{"error":"invalid_grant"}"#),
        TokenRefusal::InvalidGrant
    );
    let wrong = TokenRefusal::read(
        br#"{"error":"invalid_grant","error_description":"invalid_username_or_password",
        "ErrorModel":{"Message":"Username or password is incorrect. Try again.","ValidationErrors":null,"Object":"error"}}"#,
    );
    let TokenRefusal::Other(body) = wrong else {
        panic!("{wrong:?}")
    };
    assert_eq!(
        body.shown_text(),
        Some("Username or password is incorrect. Try again.")
    );
}

#[test]
fn profile_with_providers() {
    let profile: Profile = from_json(
        r#"{"object":"profile","id":"u","name":null,"email":"a@b","organizationsNew":[],"organizations":null,
        "providers":[{"object":"profileProvider","id":"p","name":"A <b>&amp;</b> Ω","key":"4.k","status":2,"type":1,
        "enabled":true,"permissions":null,"userId":"u","useEvents":true,"providerStatus":2,"providerType":0},
        {"id":"q","status":9,"type":"1","providerStatus":null}],
        "providerOrganizations":[{"object":"profileProviderOrganization","id":"o","name":"N","key":"2.x","providerId":"p",
        "providerType":2,"type":0,"status":2,"enabled":true,"seats":15,"permissions":{"manageUsers":false}}]}"#
            .as_bytes(),
    )
    .unwrap();
    assert!(profile.organizations.is_empty());
    let [provider, odd] = profile.providers.as_slice() else {
        panic!()
    };
    assert_eq!(provider.name.as_deref(), Some("A <b>&amp;</b> Ω"));
    assert_eq!(provider.status, ProviderUserStatusType::Confirmed);
    assert_eq!(provider.user_type, ProviderUserType::ServiceUser);
    assert_eq!(provider.provider_status, ProviderStatusType::Billable);
    assert_eq!(odd.status, ProviderUserStatusType::Unknown(9));
    assert_eq!(
        odd.user_type,
        ProviderUserType::ServiceUser,
        "digits in a text are a number"
    );
    assert_eq!(odd.provider_status, ProviderStatusType::default());
    let organization = &profile.provider_organizations[0];
    assert_eq!(organization.provider_type, Some(ProviderType::BusinessUnit));
    assert_eq!(organization.seats, Some(15));
}

#[test]
fn provider_and_clients() {
    let provider: Provider = from_json(
        br#"{"object":"provider","id":"p","name":null,"businessName":null,"billingEmail":"b@c","creationDate":"2026-01-01T00:00:00Z","type":0}"#,
    )
    .unwrap();
    assert_eq!(provider.name, None, "setup not finished");

    let clients = parse_clients(
        r#"{"object":"list","data":[{"object":"providerOrganizationOrganizationDetail","id":"l","providerId":"p",
        "organizationId":"o","key":"2.k","settings":null,"creationDate":"2026-08-20T10:11:12.1234567Z",
        "revisionDate":"2026-08-20T10:11:12Z","userCount":3,"seats":15,"occupiedSeats":20,"remainingSeats":-5,
        "plan":"Enterprise (Monthly)","organizationName":"株式会社 <b>&</b> 🏢"},
        {"id":"m","organizationId":"n","key":null,"seats":null,"occupiedSeats":null,"remainingSeats":null}],
        "continuationToken":null}"#
            .as_bytes(),
    )
    .unwrap();
    assert_eq!(clients[0].remaining_seats, Some(-5));
    assert_eq!(clients[0].pending_count(), 17);
    assert_eq!(clients[0].organization_name, "株式会社 <b>&</b> 🏢");
    assert_eq!(clients[1].seats, None);
    assert_eq!(clients[1].pending_count(), 0);

    let addable: ListResponse<AddableOrganization> =
        from_json(br#"[{"id":"o","name":"N","plan":"Teams","seats":5,"disabled":true}]"#).unwrap();
    assert!(addable.data[0].disabled);
}

#[test]
fn plans_and_billing() {
    let plans: ListResponse<Plan> = from_json(
        br#"{"data":[{"object":"plan","type":19,"productTier":3,"name":"Enterprise (Monthly)","isAnnual":false,
        "passwordManager":{"seatPrice":7,"providerPortalSeatPrice":6.5,"basePrice":0,"baseSeats":0,"maxSeats":null,
        "hasAdditionalSeatsOption":true},"secretsManager":null},{"type":4711}]}"#,
    )
    .unwrap();
    assert_eq!(plans.data[0].plan_type, PlanType::EnterpriseMonthly);
    assert_eq!(plans.data[0].product_tier, ProductTierType::Enterprise);
    let prices = plans.data[0].password_manager.as_ref().unwrap();
    assert!((prices.provider_portal_seat_price - 6.5).abs() < f64::EPSILON);
    assert_eq!(plans.data[1].plan_type, PlanType::Unknown(4711));

    let subscription: ProviderSubscription = from_json(
        br#"{"status":"active","currentPeriodEndDate":"2026-12-01T00:00:00Z","discountPercentage":null,
        "collectionMethod":"send_invoice","plans":[{"planName":"Teams (Monthly)","type":17,"productTier":2,
        "seatMinimum":25,"purchasedSeats":0,"assignedSeats":20,"cost":100.00,"cadence":"Monthly"}],"accountCredit":0,
        "taxInformation":null,"cancelAt":null,"suspension":null,"providerType":0,"paymentSource":null}"#,
    )
    .unwrap();
    assert_eq!(subscription.plans[0].unassigned_seats(), 5);
    let warnings: ProviderWarnings = from_json(
        br#"{"suspension":{"resolution":"contact_administrator","subscriptionCancelsAt":null},"taxId":null}"#,
    )
    .unwrap();
    assert_eq!(
        warnings.suspension.unwrap().resolution,
        "contact_administrator"
    );
}

#[test]
fn error_bodies_in_the_order_of_the_contract() {
    let validation = ErrorBody::read(
        br#"{"object":"error","message":"The model state is invalid.","validationErrors":{"Name":["The field Name is too long.","second"],
        "":["general"]},"exceptionMessage":null}"#,
    );
    assert_eq!(validation.main_text(), Some("The model state is invalid."));
    assert!(
        validation
            .shown_text()
            .is_some_and(|text| text != "The model state is invalid.")
    );
    let details: Vec<_> = validation.details_of("name").collect();
    assert_eq!(details, ["The field Name is too long.", "second"]);

    let problem = ErrorBody::read(
        br#"{"type":"validation_error","title":"One or more errors","status":400,"errors":{"email":[{"type":"taken","detail":"In use."}]}}"#,
    );
    assert_eq!(problem.main_text(), Some("In use."));
    assert_eq!(problem.details_of("Email").next(), Some("In use."));

    for (body, text) in [
        (r#"{"message":"a","Message":"b"}"#, Some("a")),
        (r#"{"Message":"b","ErrorModel":{"Message":"c"}}"#, Some("b")),
        (
            r#"{"ErrorModel":{"Message":"c"},"validationErrors":{"x":["d"]}}"#,
            Some("c"),
        ),
        (r#"{"errorModel":{"message":"c"}}"#, Some("c")),
        (
            r#"{"message":"","validationErrors":{"x":["","d"]},"error_description":"f"}"#,
            Some("d"),
        ),
        (
            r#"{"errors":{"x":[{"detail":"e"}]},"error_description":"f"}"#,
            Some("e"),
        ),
        (
            r#"{"error":"code","error_description":"f","title":"g"}"#,
            Some("f"),
        ),
        (r#"{"title":"g"}"#, Some("g")),
        (
            r#"{"error":{"code":404,"reason":"Not Found","description":"h"}}"#,
            Some("h"),
        ),
        (r#"{"error":{"reason":"Not Found"}}"#, Some("Not Found")),
        (
            r#"{"message":null,"validationErrors":7,"errors":"x"}"#,
            None,
        ),
        ("{}", None),
    ] {
        let read = ErrorBody::read(body.as_bytes());
        assert_eq!(read.main_text(), text, "{body}");
        assert_eq!(read.kind, ErrorBodyKind::Json, "{body}");
    }
    for (body, kind) in [
        ("", ErrorBodyKind::Empty),
        (" \r\n", ErrorBodyKind::Empty),
        ("\n<html>", ErrorBodyKind::Html),
        ("Too many requests", ErrorBodyKind::Text),
        ("[1]", ErrorBodyKind::Text),
        ("{\"cut", ErrorBodyKind::Text),
    ] {
        let expected = ErrorBody {
            kind,
            ..ErrorBody::default()
        };
        assert_eq!(ErrorBody::read(body.as_bytes()), expected, "{body:?}");
    }
}

#[test]
fn requests_are_spelled_exactly() {
    let create = CreateClient {
        name: "N".into(),
        owner_email: "o@x".into(),
        plan_type: PlanType::TeamsMonthly,
        seats: 5,
        key: "2.k".into(),
        key_pair: KeyPair {
            public_key: "p".into(),
            encrypted_private_key: "2.e".into(),
        },
        collection_name: "2.c".into(),
    };
    assert_eq!(
        to_json(&create).unwrap(),
        r#"{"name":"N","ownerEmail":"o@x","planType":17,"seats":5,"key":"2.k","keyPair":{"publicKey":"p","encryptedPrivateKey":"2.e"},"collectionName":"2.c"}"#
    );
    let update = UpdateClient {
        assigned_seats: 3,
        name: "N".into(),
    };
    assert_eq!(
        to_json(&update).unwrap(),
        r#"{"assignedSeats":3,"name":"N"}"#
    );
    let existing = AddExisting {
        key: "2.k".into(),
        organization_id: "o".into(),
    };
    assert_eq!(
        to_json(&existing).unwrap(),
        r#"{"key":"2.k","organizationId":"o"}"#
    );
    let provider = UpdateProvider {
        name: "N".into(),
        business_name: "B".into(),
        billing_email: "b@x".into(),
    };
    assert_eq!(
        to_json(&provider).unwrap(),
        r#"{"name":"N","businessName":"B","billingEmail":"b@x"}"#
    );
    let grant = PasswordGrant {
        username: "u".into(),
        password: "hash".into(),
        device_type: 9,
        device_identifier: "d".into(),
        device_name: "chrome".into(),
        two_factor: Some(TwoFactorAnswer {
            provider: TwoFactorProviderType::Email,
            token: "123456".into(),
            remember: true,
        }),
        new_device_otp: None,
    };
    let fields = grant.fields();
    assert!(fields.contains(&("scope", "api offline_access".to_owned())));
    assert!(fields.contains(&("twoFactorProvider", "1".to_owned())));
    assert!(fields.contains(&("twoFactorRemember", "1".to_owned())));
    assert!(!fields.iter().any(|(name, _)| *name == "newDeviceOtp"));
}

#[test]
fn secrets_do_not_show_in_debug() {
    let verification = SecretVerification {
        master_password_hash: "very secret".into(),
    };
    assert!(!format!("{verification:?}").contains("very secret"));
    let token = TokenResponse {
        access_token: "very secret".into(),
        ..TokenResponse::default()
    };
    assert!(!format!("{token:?}").contains("very secret"));
}

#[test]
fn lists_of_rights_are_never_null_and_every_flag_is_sent() {
    assert_eq!(
        to_json(&SaveGroup::default()).unwrap(),
        r#"{"name":"","collections":[],"users":[]}"#
    );
    assert_eq!(
        to_json(&SaveCollection::default()).unwrap(),
        r#"{"name":"","externalId":null,"groups":[],"users":[]}"#
    );
    assert_eq!(
        to_json(&AccessSelection::default()).unwrap(),
        r#"{"id":"","readOnly":false,"hidePasswords":false,"manage":false}"#
    );
}

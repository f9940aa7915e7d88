use super::*;

/// The problems of a file as `key: fault`, its settings aside.
fn problems(text: &str) -> Vec<(String, Fault)> {
    let found = read(text).problems.into_iter();
    found.map(|problem| (problem.key, problem.fault)).collect()
}

fn problem(text: &str) -> (String, Fault) {
    let mut found = problems(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn nothing_said_is_a_portal_as_it_is() {
    for text in [
        "{}",
        " {\n} ",
        r#"{"//": "a note", "logo": null}"#,
        "\u{feff}{}",
    ] {
        assert_eq!(read(text), Reading::default(), "{text}");
    }
}

#[test]
fn everything_that_can_be_said() {
    let reading = read(
        r##"{
            "services": {"api": "https://api.example.com/", "identity": "/sub/identity", "events": "/sub/events"},
            "productName": " Acme Vault Desk ",
            "logo": "acme.svg",
            "accent": {"light": "#026585", "dark": "#177b9e"},
            "language": "nl",
            "hide": ["training", "export"],
            "helpRegion": "https://vault.example.com",
            "idleLock": {"default": 5, "longest": 30},
            "embedOrigins": ["https://Portal.example.com"]
        }"##,
    );
    assert_eq!(reading.problems, []);
    let settings = reading.settings;
    assert_eq!(settings.services.api, "https://api.example.com");
    assert_eq!(settings.services.identity, "/sub/identity");
    assert_eq!(settings.services.events, "/sub/events");
    assert_eq!(settings.product_name.as_deref(), Some("Acme Vault Desk"));
    assert_eq!(settings.logo.as_deref(), Some("acme.svg"));
    assert_eq!(settings.colours.len(), 8);
    assert_eq!(settings.language, Some("nl"));
    assert!(settings.hidden.has(Feature::Training) && settings.hidden.has(Feature::Export));
    assert!(!settings.hidden.has(Feature::Vault));
    let own = HelpRegion::Own("https://vault.example.com".into());
    assert_eq!(settings.help_region, Some(own));
    assert_eq!(settings.idle.default, Idle::Minutes(5));
    assert_eq!(settings.idle.longest, Idle::Minutes(30));
    assert_eq!(settings.embed_origins, ["https://portal.example.com"]);
}

#[test]
fn a_file_that_cannot_be_read_says_where_it_breaks() {
    let (key, fault) = problem("{\n  \"logo\": \"a.svg\",\n}");
    assert_eq!(key, "");
    assert_eq!(fault, Fault::NotJson { line: 3, column: 1 });
    assert_eq!(problem("").1, Fault::NotJson { line: 1, column: 0 });
    assert_eq!(problem(" <!doctype html>").1, Fault::WebPage);
    assert_eq!(problem("[]").1, Fault::WrongKind(Wanted::Group));
    let gone = Reading::not_loaded("HTTP 404");
    assert_eq!(gone.settings, Settings::default());
    assert_eq!(gone.problems[0].place(), "config.json");
}

#[test]
fn a_broken_value_leaves_the_others_alone() {
    let reading = read(
        r#"{"productName": 7, "language": "nl", "services": {"api": "ftp://x", "events": "/e"}}"#,
    );
    assert_eq!(reading.settings.language, Some("nl"));
    assert_eq!(reading.settings.product_name, None);
    assert_eq!(reading.settings.services.api, "/api");
    assert_eq!(reading.settings.services.events, "/e");
    let told: Vec<String> = reading.problems.iter().map(|it| it.to_string()).collect();
    assert_eq!(told.len(), 2);
    assert!(
        told[0].starts_with("productName = 7: A text in quotation marks"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("services.api = \"ftp://x\": This is not the address"),
        "{told:?}"
    );
}

#[test]
fn each_value_has_its_own_refusal() {
    for (text, key, fault) in [
        (
            r#"{"services": "x"}"#,
            "services",
            Fault::WrongKind(Wanted::Group),
        ),
        (
            r#"{"services": {"api": "/"}}"#,
            "services.api",
            Fault::Service,
        ),
        (
            r#"{"services": {"api": 1}}"#,
            "services.api",
            Fault::WrongKind(Wanted::Text),
        ),
        (r#"{"productName": " "}"#, "productName", Fault::Name),
        (
            r#"{"logo": "https://cdn.example.com/x.svg"}"#,
            "logo",
            Fault::Image,
        ),
        (r#"{"accent": "red"}"#, "accent", Fault::Colour),
        (
            r#"{"accent": {"dark": 3}}"#,
            "accent.dark",
            Fault::WrongKind(Wanted::Text),
        ),
        (
            r#"{"hide": "training"}"#,
            "hide",
            Fault::WrongKind(Wanted::List),
        ),
        (r#"{"helpRegion": "uk"}"#, "helpRegion", Fault::Region),
        (r#"{"helpRegion": "/own"}"#, "helpRegion", Fault::Region),
        (
            r#"{"idleLock": 5}"#,
            "idleLock",
            Fault::WrongKind(Wanted::Group),
        ),
        (
            r#"{"embedOrigins": "*"}"#,
            "embedOrigins",
            Fault::WrongKind(Wanted::List),
        ),
        (
            r#"{"embedOrigins": ["*"]}"#,
            "embedOrigins[0]",
            Fault::Origin,
        ),
    ] {
        assert_eq!(problem(text), (key.to_owned(), fault), "{text}");
        assert!(read(text).problems[0].is_error(), "{text}");
        assert_eq!(read(text).settings, Settings::default(), "{text}");
    }
}

#[test]
fn what_is_possible_is_listed() {
    let allowed = |text: &str| match problem(text) {
        (key, Fault::NotOneOf(allowed)) => (key, allowed),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        allowed(r#"{"language": "fr"}"#),
        ("language".into(), "en, de, es, nl, zh-CN".into())
    );
    let (key, features) = allowed(r#"{"hide": ["vault", "sends"]}"#);
    assert_eq!(key, "hide[1]");
    assert!(features.contains("training, vault, billing"), "{features}");
    for text in [
        r#"{"idleLock": {"longest": 10}}"#,
        r#"{"idleLock": {"longest": "5"}}"#,
        r#"{"idleLock": {"longest": -5}}"#,
    ] {
        assert_eq!(allowed(text).0, "idleLock.longest");
    }
}

#[test]
fn an_unknown_key_is_named_with_the_one_that_was_meant() {
    let meant = |text: &str| match problem(text) {
        (key, Fault::UnknownKey { meant }) => (key, meant),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        meant(r#"{"productname": "x"}"#),
        ("productname".into(), Some("productName"))
    );
    assert_eq!(
        meant(r#"{"langauge": "de"}"#),
        ("langauge".into(), Some("language"))
    );
    assert_eq!(
        meant(r#"{"services": {"icons": "/i"}}"#),
        ("services.icons".into(), None)
    );
    assert!(!read(r#"{"x": 1}"#).problems[0].is_error());
}

#[test]
fn the_default_never_exceeds_the_longest_idle_time() {
    let idle = |text: &str| read(text).settings.idle;
    let corrected = r#"{"idleLock": {"default": "never", "longest": 30}}"#;
    assert_eq!(
        problem(corrected),
        ("idleLock.default".into(), Fault::AboveLongest)
    );
    assert_eq!(idle(corrected).default, Idle::Minutes(30));
    let quiet = r#"{"idleLock": {"longest": 5}}"#;
    assert_eq!(problems(quiet), []);
    assert_eq!(idle(quiet).default, Idle::Minutes(5));
    assert_eq!(idle(r#"{"idleLock": {"default": 1}}"#).longest, Idle::Never);
}

#[test]
fn a_pale_accent_is_corrected_and_told() {
    let reading = read(r##"{"accent": {"light": "#ffe000", "dark": "#ffe000"}}"##);
    let [problem] = reading.problems.as_slice() else {
        panic!("{:?}", reading.problems)
    };
    assert!(matches!(
        &problem.fault,
        Fault::LowContrast {
            theme: crate::Theme::Light,
            ..
        }
    ));
    assert!(!problem.is_error());
    assert_eq!(reading.settings.colours[0].0, "--accent");
    assert!(reading.settings.colours[0].1.ends_with(", #ffe000)"));
    // One of two is enough.
    assert_eq!(
        read(r##"{"accent": {"dark": "#177b9e"}}"##)
            .settings
            .colours
            .len(),
        8
    );
}

#[test]
fn long_values_are_quoted_in_part() {
    let text = format!(r#"{{"logo": "https://{}"}}"#, "ü".repeat(200));
    let found = &read(&text).problems[0].found;
    assert_eq!(found.chars().count(), LONGEST_QUOTE_CHARS + 1);
    assert!(found.ends_with('…'));
}

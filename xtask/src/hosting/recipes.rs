//! Holds the recipes of `hosting/` against `hosting/headers.json` and `hosting/clouds.json`, so that none of them
//! drifts away.

use std::collections::BTreeMap;
use std::fs;

use super::policy;
use crate::paths;

fn recipe(name: &str) -> String {
    let file = paths::root().join("hosting").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Names and values of lines like `<before>Name "value"<after>`.
fn quoted(text: &str, before: &str, after: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter_map(|line| {
            let line = line.trim().strip_prefix(before)?.strip_suffix(after)?;
            let (name, value) = line.split_once(" \"")?;
            Some((
                name.trim_start_matches('?').to_owned(),
                value.strip_suffix('"')?.to_owned(),
            ))
        })
        .collect()
}

fn expected() -> BTreeMap<String, String> {
    let policy = policy::read().unwrap();
    policy.always.into_iter().chain(policy.https).collect()
}

#[test]
fn nginx_sends_the_headers() {
    let text = recipe("nginx/portal.conf");
    assert_eq!(quoted(&text, "add_header ", " always;"), expected());
    let policy = policy::read().unwrap();
    for cache in [&policy.cache.hashed, &policy.cache.other] {
        assert_eq!(text.matches(&format!("\"{cache}\";")).count(), 1, "{cache}");
    }
    let proxy = quoted(
        &recipe("nginx/portal-proxy.conf"),
        "add_header ",
        " always;",
    );
    assert_eq!(proxy, policy.https);
}

#[test]
fn caddy_sends_the_headers() {
    let text = recipe("caddy/Caddyfile");
    let block = text
        .split_once("\theader {\n")
        .and_then(|(_, rest)| rest.split_once("\t\t}\n"))
        .map(|(block, _)| block)
        .unwrap();
    let mut found = quoted(block, "", "");
    found.extend(quoted(&text, "header ?", ""));
    assert_eq!(found, expected());
    let policy = policy::read().unwrap();
    for (matcher, cache) in [
        ("@hashed", policy.cache.hashed),
        ("@other", policy.cache.other),
    ] {
        let line = format!("header {matcher} Cache-Control \"{cache}\"");
        assert!(text.contains(&line), "{line}");
    }
}

#[test]
fn the_services_are_passed_on() {
    let nginx = recipe("nginx/api-one-server.conf");
    let caddy = recipe("caddy/Caddyfile");
    assert!(nginx.contains(&format!("^/({})(/|$)", policy::SERVICES.join("|"))));
    for service in policy::SERVICES {
        assert!(
            caddy.contains(&format!(" /{service} /{service}/*")),
            "{service}"
        );
    }
}

#[test]
fn the_clouds_hosts_are_named() {
    let clouds: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(&recipe("clouds.json")).unwrap();
    let nginx = recipe("nginx/api-bitwarden-cloud.conf");
    let caddy = recipe("caddy/Caddyfile");
    let function = recipe("cloudflare/functions/[[path]].js");
    for (cloud, services) in &clouds {
        assert!(function.contains(&format!("\"{cloud}\": {{")), "{cloud}");
        for (service, address) in services {
            assert!(
                function.contains(&format!("{service}: \"{address}\"")),
                "{address}"
            );
        }
    }
    for (service, address) in &clouds["vault.bitwarden.com"] {
        assert!(
            caddy.contains(&format!("import cloud_service {service} {address}\n")),
            "{address}"
        );
        let location = format!("location /{service}/ {{\n    set $portal_server {address};\n");
        assert!(nginx.contains(&location), "{location}");
    }
}

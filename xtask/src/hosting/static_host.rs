//! `cargo xtask static-host UPSTREAM`: what hosts of static sites (Netlify, Cloudflare Pages and those that read the
//! same files) want to find beside the site: `_headers`, `_redirects`, `_routes.json` and a page for what is not
//! there. Written into the built site when asked for, because other web servers would only serve them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::policy::{self, Policy};
use crate::args::Args;
use crate::{Result, names, paths, site};

/// What Cloudflare reads of `_headers` at most.
const MOST_RULES: usize = 100;

/// Its own words: the site's pages all lie in one file.
const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\" />\n<title>Not found</title>\n\
    <p>There is no such file. <a href=\"/\">Open the portal</a></p>\n</html>\n";

/// `cargo xtask static-host UPSTREAM [--site FOLDER]`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let mut args = Args::new(arguments);
    let folder = args
        .value("--site")?
        .map_or_else(paths::dist, PathBuf::from);
    let rest = args.rest();
    let [upstream] = rest.as_slice() else {
        return Err(
            "static-host wants the server's address: cargo xtask static-host https://vault.example.com".into(),
        );
    };
    if !upstream.starts_with("https://") {
        return Err(format!("static-host wants an https:// address, not `{upstream}`").into());
    }
    if !folder.join("index.html").is_file() {
        return Err(format!(
            "there is no site in {}: run cargo xtask dist",
            folder.display()
        )
        .into());
    }
    let mut names = Vec::new();
    for file in site::files_below(&folder)? {
        names.push(file.to_string_lossy().replace('\\', "/"));
    }
    let redirects = redirects(upstream)?;
    for (name, text) in [
        ("_headers", headers(&names, &policy::read()?)?),
        ("_redirects", redirects),
        ("_routes.json", routes().to_string()),
        ("404.html", NOT_FOUND.to_owned()),
    ] {
        fs::write(folder.join(name), text)?;
        println!("{}", folder.join(name).display());
    }
    Ok(())
}

/// The services' paths go to the server; a cloud has a host for each.
fn redirects(upstream: &str) -> Result<String> {
    let upstream = upstream.trim_end_matches('/');
    let host = upstream.trim_start_matches("https://");
    let clouds: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("../../../hosting/clouds.json"))?;
    let mut text = String::new();
    if let Some(services) = clouds.get(host) {
        for (service, address) in services {
            writeln!(text, "/{service}/*  {address}/:splat  200")?;
        }
    } else {
        for service in policy::SERVICES {
            writeln!(text, "/{service}/*  {upstream}/{service}/:splat  200")?;
        }
    }
    Ok(text)
}

/// Which paths Cloudflare gives to the function in `hosting/cloudflare`.
fn routes() -> Value {
    let include: Vec<String> = policy::SERVICES
        .iter()
        .map(|service| format!("/{service}/*"))
        .collect();
    json!({ "version": 1, "include": include, "exclude": [] })
}

/// The rules for these files. No file is met by two rules with the same header: hosts join such values.
fn headers(names: &[String], policy: &Policy) -> Result<String> {
    let mut text = "/*\n".to_owned();
    for (name, value) in policy.always.iter().chain(&policy.https) {
        writeln!(text, "  {name}: {value}")?;
    }
    let patterns = hashed_patterns(names);
    for pattern in &patterns {
        write!(
            text,
            "/{pattern}\n  Cache-Control: {}\n",
            policy.cache.hashed
        )?;
    }
    let others: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !names::is_hashed(name) && !is_compressed(name) && !is_for_host(name))
        .chain([""])
        .collect();
    for name in &others {
        write!(text, "/{name}\n  Cache-Control: {}\n", policy.cache.other)?;
    }
    let rules = 1 + patterns.len() + others.len();
    if rules > MOST_RULES {
        return Err(format!("_headers would have {rules} rules; hosts read {MOST_RULES}").into());
    }
    Ok(text)
}

/// The files whose names carry a hash: a folder's files of one kind together where all of them do, otherwise one by
/// one.
fn hashed_patterns(names: &[String]) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in names.iter().filter(|name| names::is_hashed(name)) {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        let slash = if folder.is_empty() { "" } else { "/" };
        let pattern = format!("{folder}{slash}*.{extension}");
        groups.entry(pattern).or_default().push(name);
    }
    // `*` goes over slashes: a folder's pattern is of no use when another one has it already.
    let covering: Vec<String> = groups.keys().cloned().collect();
    let mut patterns = Vec::new();
    for (pattern, files) in groups {
        let is_inside = covering
            .iter()
            .any(|other| *other != pattern && is_safe(other, names) && matches(other, files[0]));
        if is_inside {
            continue;
        }
        if is_safe(&pattern, names) {
            patterns.push(pattern);
        } else {
            patterns.extend(files.iter().map(|file| (*file).to_owned()));
        }
    }
    patterns
}

/// Whether a pattern meets nothing whose name is without a hash.
fn is_safe(pattern: &str, names: &[String]) -> bool {
    names
        .iter()
        .filter(|name| matches(pattern, name))
        .all(|name| names::is_hashed(name))
}

/// Whether a rule's path, with one `*` at most, meets a file's.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => {
            name.len() >= before.len() + after.len()
                && name.starts_with(before)
                && name.ends_with(after)
        }
    }
}

/// Hosts of static sites compress by themselves; nobody asks for these.
fn is_compressed(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// Read by the host, not served.
fn is_for_host(name: &str) -> bool {
    ["_headers", "_redirects", "_routes.json"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 11] = [
        "index.html",
        "index.html.br",
        "config.json",
        "sw.js",
        "portal.0123456789abcdef.js",
        "portal_bg.0123456789abcdef.wasm",
        "portal_bg.0123456789abcdef.wasm.br",
        "chunk_1.0123456789abcdef.wasm",
        "style/index.0123456789abcdef.css",
        "i18n/de.0123456789abcdef.json",
        "fonts/deep/x.0123456789abcdef.wasm",
    ];

    fn names() -> Vec<String> {
        FILES.iter().map(|name| (*name).to_owned()).collect()
    }

    /// The values of a header that a host sends with a file.
    fn values<'a>(rules: &'a str, path: &str, header: &str) -> Vec<&'a str> {
        let mut found = Vec::new();
        let mut is_met = false;
        for line in rules.lines() {
            if let Some(pattern) = line.strip_prefix('/') {
                is_met = matches(pattern, path);
            } else if let Some((name, value)) = line.trim().split_once(": ")
                && is_met
                && name == header
            {
                found.push(value);
            }
        }
        found
    }

    #[test]
    fn each_file_has_each_header_once() {
        let policy = policy::read().unwrap();
        let rules = headers(&names(), &policy).unwrap();
        for path in FILES
            .iter()
            .filter(|name| !is_compressed(name))
            .chain([&""])
        {
            let expected = if names::is_hashed(path) {
                &policy.cache.hashed
            } else {
                &policy.cache.other
            };
            assert_eq!(
                values(&rules, path, "Cache-Control"),
                [expected],
                "{path}\n{rules}"
            );
            for (name, value) in policy.always.iter().chain(&policy.https) {
                assert_eq!(values(&rules, path, name), [value], "{path}: {name}");
            }
        }
        assert!(rules.contains("\n/*.wasm\n") && rules.contains("\n/i18n/*.json\n"));
        assert!(rules.contains("\n/portal.0123456789abcdef.js\n"), "{rules}");
    }

    #[test]
    fn too_many_rules_are_refused() {
        let names: Vec<String> = (0..100).map(|n| format!("notice-{n}.txt")).collect();
        assert!(headers(&names, &policy::read().unwrap()).is_err());
    }

    #[test]
    fn a_cloud_has_a_host_for_each_service() {
        let eu = redirects("https://vault.bitwarden.eu/").unwrap();
        assert!(eu.contains("/identity/*  https://identity.bitwarden.eu/:splat  200\n"));
        assert_eq!(eu.lines().count(), 5);
        let own = redirects("https://vault.example.com").unwrap();
        assert!(own.contains("/api/*  https://vault.example.com/api/:splat  200\n"));
        assert!(own.contains("/attachments/*  "));
    }

    #[test]
    fn the_server_has_to_be_named() {
        for line in [&[][..], &["http://x".to_owned()], &["vault".to_owned()]] {
            assert!(run(line).is_err(), "{line:?}");
        }
    }
}

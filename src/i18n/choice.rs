//! The first language: what was chosen before, else what the operator says, else what the browser asks for, else
//! English.

use super::lang::Lang;
#[cfg(target_arch = "wasm32")]
use crate::browser::storage;

/// The name under which the browser keeps the choice (the language's tag). `boot.js` reads it too, to
/// fetch the language file early.
#[cfg(target_arch = "wasm32")]
const STORED_AS: &str = "language";

/// Decides the first language. `configured` is the operator's, `preferred` are the browser's languages, best first.
pub fn first_choice(stored: Option<&str>, configured: Option<&str>, preferred: &[String]) -> Lang {
    stored
        .and_then(Lang::from_tag)
        .or_else(|| configured.and_then(Lang::from_tag))
        .or_else(|| preferred.iter().find_map(|tag| Lang::from_tag(tag)))
        .unwrap_or(Lang::En)
}

/// The tag for `Intl`: the reader's own region of the language where the browser names one (`en-GB`
/// writes dates unlike `en-US`), else the language alone.
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) fn format_tag(lang: Lang, preferred: &[String]) -> String {
    let is_region_of_lang = |tag: &&String| {
        let lower = tag.to_ascii_lowercase();
        let is_well_formed = tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let is_traditional = ["hant", "tw", "hk", "mo"]
            .iter()
            .any(|part| lower.split('-').any(|p| p == *part));
        is_well_formed && !is_traditional && Lang::from_tag(tag) == Some(lang)
    };
    match lang {
        Lang::Pseudo => "en".to_owned(),
        _ => preferred
            .iter()
            .find(is_region_of_lang)
            .cloned()
            .unwrap_or_else(|| lang.tag().to_owned()),
    }
}

/// The browser's languages, best first.
pub(super) fn browser_languages() -> Vec<String> {
    #[cfg(target_arch = "wasm32")]
    if let Some(window) = web_sys::window() {
        return window
            .navigator()
            .languages()
            .iter()
            .filter_map(|tag| tag.as_string())
            .collect();
    }
    Vec::new()
}

/// The stored choice.
pub(super) fn stored() -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return storage::get(storage::Kept::InBrowser, STORED_AS);
    #[cfg(not(target_arch = "wasm32"))]
    None
}

/// Remembers a choice.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(unused_variables, reason = "there is no storage")
)]
pub(super) fn store(lang: Lang) {
    #[cfg(target_arch = "wasm32")]
    storage::set(storage::Kept::InBrowser, STORED_AS, Some(lang.tag()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|tag| tag.to_string()).collect()
    }

    #[test]
    fn the_stored_choice_wins_then_the_operator_then_the_browser_then_english() {
        let first = |stored, configured, preferred: &[&str]| {
            first_choice(stored, configured, &tags(preferred))
        };
        assert_eq!(first(Some("nl"), Some("es"), &["de"]), Lang::Nl);
        assert_eq!(first(Some("klingon"), Some("zh-CN"), &["de"]), Lang::ZhCn);
        assert_eq!(
            first(Some("klingon"), None, &["fr", "es-MX", "de"]),
            Lang::Es
        );
        assert_eq!(first(None, None, &["fr", "pt-BR"]), Lang::En);
    }

    #[test]
    fn formats_follow_the_readers_region() {
        assert_eq!(format_tag(Lang::En, &tags(&["de-AT", "en-GB"])), "en-GB");
        assert_eq!(format_tag(Lang::De, &tags(&["de-AT", "en-GB"])), "de-AT");
        assert_eq!(format_tag(Lang::Es, &tags(&["en-US"])), "es");
        assert_eq!(format_tag(Lang::ZhCn, &tags(&["zh-TW", "zh-SG"])), "zh-SG");
        assert_eq!(
            format_tag(Lang::En, &tags(&["en-US@posix"])),
            "en",
            "Intl would throw"
        );
        assert_eq!(format_tag(Lang::Pseudo, &tags(&["en-XA"])), "en");
    }
}

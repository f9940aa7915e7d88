//! The promise of the palette, checked against the style sheet itself: text on its grounds has a
//! contrast of 4.5:1 at least, edges of controls 3:1, in both themes (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::HashMap;

use super::avatar::SLOTS;

const TOKENS: &str = include_str!("../../style/tokens.css");
/// The bundles: one for the first load, one for each pack of pages.
const BUNDLES: [&str; 5] = [
    include_str!("../../style/index.css"),
    include_str!("../../style/provider.css"),
    include_str!("../../style/events.css"),
    include_str!("../../style/jobs.css"),
    include_str!("../../style/console.css"),
];

type Rgb = [f64; 3];

/// Every `--name: light-dark(#rrggbb, #rrggbb);`.
fn palette() -> HashMap<&'static str, [Rgb; 2]> {
    TOKENS
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
            Some((name, pair(value.strip_suffix(';')?)?))
        })
        .collect()
}

/// `light-dark(#rrggbb, #rrggbb)`.
fn pair(value: &str) -> Option<[Rgb; 2]> {
    let inner = value.strip_prefix("light-dark(")?.strip_suffix(')')?;
    let (light, dark) = inner.split_once(", ")?;
    Some([colour(light)?, colour(dark)?])
}

fn colour(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| {
        u8::from_str_radix(&digits[at..at + 2], 16)
            .ok()
            .map(f64::from)
    };
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(rgb: Rgb) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    let (black, white) = ([0.0; 3], [255.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, [0x76 as f64; 3]) - 4.54).abs() < 0.01);
}

#[test]
fn text_can_be_read_and_controls_can_be_seen_in_both_themes() {
    check(&palette());
}

#[test]
fn so_they_can_with_an_accent_of_the_operators() {
    for accent in [
        "#ffe000", "#001f5b", "#7fdbff", "#e4572e", "#808080", "#000000", "#ffffff",
    ] {
        let file = format!(r#"{{"accent": "{accent}"}}"#);
        let mut palette = palette();
        for (token, value) in portal_config::read(&file).settings.colours {
            let known = palette.insert(
                token.trim_start_matches("--"),
                pair(&value).expect("a pair"),
            );
            assert!(known.is_some(), "{token} is no token of the style sheet");
        }
        check(&palette);
    }
}

fn check(palette: &HashMap<&'static str, [Rgb; 2]>) {
    let mut wanted: Vec<(String, String, f64)> = Vec::new();
    let mut want = |text: &str, ground: &str, least: f64| {
        wanted.push((text.to_owned(), ground.to_owned(), least));
    };
    for ground in [
        "page", "surface", "raised", "sunken", "hover", "pressed", "nav",
    ] {
        want("text", ground, 4.5);
        want("text-soft", ground, 4.5);
    }
    for ground in ["page", "surface", "raised", "sunken", "hover", "nav"] {
        for text in [
            "text-faint",
            "accent-text",
            "danger-text",
            "warning-text",
            "success-text",
        ] {
            want(text, ground, 4.5);
        }
    }
    for tone in ["accent", "danger", "warning", "success", "info"] {
        want(&format!("on-{tone}"), tone, 4.5);
        want(&format!("on-{tone}"), &format!("{tone}-hover"), 4.5);
        want(&format!("{tone}-text"), &format!("{tone}-soft"), 4.5);
        want("text", &format!("{tone}-soft"), 4.5);
        want("text-soft", &format!("{tone}-soft"), 4.5);
        want(tone, "raised", 3.0);
    }
    want("on-accent", "accent-pressed", 4.5);
    want("accent-text", "accent-soft-hover", 4.5);
    want("nav-vault-text", "nav-vault", 4.5);
    want("nav-vault-text", "nav-vault-active", 4.5);
    for ground in ["page", "surface", "raised", "sunken"] {
        want("line-strong", ground, 3.0);
        want("focus", ground, 3.0);
    }
    for slot in 0..SLOTS {
        want(&format!("slot-{slot}-text"), &format!("slot-{slot}"), 4.5);
    }
    for (text, ground, least) in wanted {
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            let pair = (palette.get(text.as_str()), palette.get(ground.as_str()));
            let (Some(front), Some(back)) = pair else {
                panic!("no token {text} or {ground}")
            };
            let found = contrast(front[theme], back[theme]);
            assert!(
                found >= least,
                "{name}: --{text} on --{ground} has {found:.2}, not {least}"
            );
        }
    }
}

#[test]
fn the_brackets_of_every_imported_sheet_close_and_it_stays_inside_the_portal() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut sheets = 0;
    for line in BUNDLES
        .iter()
        .flat_map(|it| it.lines())
        .filter(|line| line.starts_with("@import"))
    {
        let name = line.split('"').nth(1).expect("a quoted name");
        let text = std::fs::read_to_string(folder.join(name)).expect("the sheet exists");
        assert_eq!(
            text.matches('{').count(),
            text.matches('}').count(),
            "{name}"
        );
        for selector in top_level_selectors(&text) {
            assert!(
                selector.starts_with(".portal"),
                "{name}: {selector} reaches outside"
            );
        }
        sheets += 1;
    }
    assert!(sheets > 10, "only {sheets} sheets");
}

/// The selectors of all rules except those in `@keyframes`, one per comma at the outer level.
fn top_level_selectors(sheet: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut head = String::new();
    for char in text.chars() {
        match char {
            '{' => {
                let selector = head.trim().to_owned();
                let in_frames = open.iter().any(|outer| outer.starts_with("@keyframes"));
                let nested = open.iter().any(|outer| !outer.starts_with('@'));
                if !selector.starts_with('@') && !in_frames && !nested {
                    found.extend(selector.split(",\n").map(|part| part.trim().to_owned()));
                }
                open.push(selector);
                head.clear();
            }
            '}' => {
                open.pop();
                head.clear();
            }
            ';' => head.clear(),
            other => head.push(other),
        }
    }
    found
}

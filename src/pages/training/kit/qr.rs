//! A link as a QR code: one path of squares, black on white whatever the theme.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::i18n::{Text, t};

/// Modules of white around it, as the standard asks.
const QUIET: i32 = 4;

/// The code, read out as `label`. Nothing for a text that is too long for one.
#[component]
pub fn Qr(
    /// What it says.
    text: String,
    /// What it is.
    #[prop(into)]
    label: Text,
) -> impl IntoView {
    let drawing = draw(&text)?;
    Some(view! {
        <svg class="qr" viewBox=drawing.view_box role="img" aria-label=t(label)>
            <path class="qr__ground" d=drawing.ground />
            <path class="qr__squares" d=drawing.squares />
        </svg>
    })
}

#[derive(Debug, PartialEq, Eq)]
struct Drawing {
    view_box: String,
    ground: String,
    squares: String,
}

fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let whole = code.size() + 2 * QUIET;
    let mut squares = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // One stroke for the squares that stand side by side.
                let width = x - start;
                // Writing to a string cannot fail.
                _ = write!(
                    squares,
                    "M{} {}h{width}v1h-{width}z",
                    start + QUIET,
                    y + QUIET
                );
            }
            x += 1;
        }
    }
    Some(Drawing {
        view_box: format!("0 0 {whole} {whole}"),
        ground: format!("M0 0h{whole}v{whole}h-{whole}z"),
        squares,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares of a drawing, read back from its path.
    fn squares_of(drawing: &Drawing) -> Vec<(i32, i32)> {
        let mut squares = Vec::new();
        for run in drawing.squares.split('M').skip(1) {
            let numbers: Vec<i32> = run
                .split(|letter: char| !letter.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let (x, y, width) = (numbers[0], numbers[1], numbers[2]);
            squares.extend((x..x + width).map(|x| (x, y)));
        }
        squares
    }

    #[test]
    fn the_path_is_the_code() {
        let text = "https://vault.bitwarden.eu/#/register";
        let drawing = draw(text).unwrap();
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let squares = squares_of(&drawing);
        for y in 0..code.size() {
            for x in 0..code.size() {
                let is_drawn = squares.contains(&(x + QUIET, y + QUIET));
                assert_eq!(is_drawn, code.get_module(x, y), "{x} {y}");
            }
        }
        assert!(
            drawing
                .view_box
                .ends_with(&format!("{0} {0}", code.size() + 8))
        );
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert_eq!(draw(&"x".repeat(5000)), None);
    }
}

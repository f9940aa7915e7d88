//! The pseudo-language: English made longer and accented, so that a page shows where text would be
//! cut off, and which texts bypass the catalogue (they stay plain).

use crate::template::{Piece, parse};

/// About this much longer than English, as German and Dutch are.
const EXTRA_PERCENT: usize = 35;

/// The pseudo text; placeholders stay as they are.
pub(crate) fn pseudo(text: &str) -> String {
    let mut out = String::from("[");
    let mut letters = 0;
    for piece in parse(text).unwrap_or_default() {
        match piece {
            Piece::Placeholder(name) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            Piece::Literal(literal) => {
                letters += literal.chars().count();
                out.extend(literal.chars().map(accented));
            }
        }
    }
    let extra = (letters * EXTRA_PERCENT).div_ceil(100);
    out.push(' ');
    // Short words, so that the filler can wrap as real text does.
    out.extend("õñé twö thrêê fôûr fïvé sïx ".chars().cycle().take(extra));
    let length = out.trim_end().len();
    out.truncate(length);
    out.push(']');
    out
}

fn accented(letter: char) -> char {
    match letter {
        'a' => 'á',
        'c' => 'ç',
        'e' => 'é',
        'i' => 'ï',
        'n' => 'ñ',
        'o' => 'ö',
        'u' => 'ü',
        'y' => 'ý',
        'A' => 'Å',
        'C' => 'Ç',
        'E' => 'É',
        'I' => 'Î',
        'N' => 'Ñ',
        'O' => 'Ö',
        'S' => 'Š',
        'U' => 'Ü',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::placeholders;

    #[test]
    fn is_longer_and_keeps_placeholders() {
        let english = "Hello {name}, {count} seats are left";
        let result = pseudo(english);
        assert!(
            result.chars().count() * 10 >= english.chars().count() * 12,
            "{result}"
        );
        assert_eq!(placeholders(&result), placeholders(english));
        assert!(
            result.starts_with("[Hélló {name}") || result.starts_with("[Héllö {name}"),
            "{result}"
        );
        assert!(result.ends_with(']'));
    }

    #[test]
    fn doubled_braces_survive() {
        assert!(pseudo("a {{b}} c").contains("{{b}}"));
    }
}

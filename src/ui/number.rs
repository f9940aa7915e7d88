//! Whole numbers people type: what counts as one, and why something does not.

use std::ops::RangeInclusive;

use crate::i18n::{Text, m};

/// Why what was typed is not a number we can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberProblem {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Something other than digits: letters, `1e9`, `0x10`.
    #[error("not a number in digits")]
    NotDigits,
    /// Has a point or a comma. `1.000` is a thousand to some and one to others, so neither is guessed.
    #[error("not a whole number")]
    NotWhole,
    /// Below the least that is allowed.
    #[error("below {min}")]
    TooSmall {
        /// The least.
        min: i64,
    },
    /// Above the most that is allowed.
    #[error("above {max}")]
    TooLarge {
        /// The most.
        max: i64,
    },
}

impl NumberProblem {
    /// What to tell the person; a page that knows a better reason says that instead.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Empty => m::ui::NOT_A_NUMBER.into(),
            Self::NotDigits => m::ui::DIGITS_ONLY.into(),
            Self::NotWhole => m::ui::NOT_A_WHOLE_NUMBER.into(),
            Self::TooSmall { min } => m::ui::number_too_small(min),
            Self::TooLarge { max } => m::ui::number_too_large(max),
        }
    }
}

/// Reads a whole number in `range`. Blanks around it, a sign, and the full-width digits of Chinese
/// and Japanese keyboards are taken; everything else is refused with its reason.
///
/// # Errors
/// [`NumberProblem`] says what is in the way.
pub fn parse_whole_number(typed: &str, range: RangeInclusive<i64>) -> Result<i64, NumberProblem> {
    let plain: String = typed.trim().chars().map(to_half_width).collect();
    let (negative, digits) = match plain.as_bytes().first() {
        None => return Err(NumberProblem::Empty),
        Some(b'-') => (true, &plain[1..]),
        Some(b'+') => (false, &plain[1..]),
        Some(_) => (false, plain.as_str()),
    };
    if digits.is_empty() {
        return Err(NumberProblem::NotDigits);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let decimals = digits.contains(['.', ','])
            && digits
                .chars()
                .all(|char| char.is_ascii_digit() || char == '.' || char == ',')
            && digits.contains(|char: char| char.is_ascii_digit());
        return Err(if decimals {
            NumberProblem::NotWhole
        } else {
            NumberProblem::NotDigits
        });
    }
    let (min, max) = (*range.start(), *range.end());
    let too_large = NumberProblem::TooLarge { max };
    let too_small = NumberProblem::TooSmall { min };
    // Only the length can be at fault: a number with more digits than 64 bits hold.
    let Ok(amount) = digits.parse::<i64>() else {
        return Err(if negative { too_small } else { too_large });
    };
    match if negative { -amount } else { amount } {
        number if number < min => Err(too_small),
        number if number > max => Err(too_large),
        number => Ok(number),
    }
}

fn to_half_width(char: char) -> char {
    match char {
        '０'..='９' => char::from_u32(u32::from(char) - 0xFF10 + 0x30).unwrap_or(char),
        '－' | '−' => '-',
        '＋' => '+',
        '．' => '.',
        '，' => ',',
        other => other,
    }
}

/// The number one step away from what was typed, kept in `range`; from something that is no number,
/// the least of the range.
#[must_use]
pub fn step(typed: &str, by: i64, range: &RangeInclusive<i64>) -> i64 {
    let (min, max) = (*range.start(), *range.end());
    match parse_whole_number(typed, i64::MIN + 1..=i64::MAX) {
        Ok(number) => number.saturating_add(by).clamp(min, max.max(min)),
        Err(_) => min,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seats(typed: &str) -> Result<i64, NumberProblem> {
        parse_whole_number(typed, 1..=100_000)
    }

    #[test]
    fn whole_numbers_are_read() {
        assert_eq!(seats("15"), Ok(15));
        assert_eq!(seats("  20 "), Ok(20));
        assert_eq!(seats("+7"), Ok(7));
        assert_eq!(seats("007"), Ok(7));
        assert_eq!(seats("１５"), Ok(15));
        assert_eq!(parse_whole_number("-3", -5..=5), Ok(-3));
        assert_eq!(parse_whole_number("−3", -5..=5), Ok(-3));
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        assert_eq!(seats(""), Err(NumberProblem::Empty));
        assert_eq!(seats("   "), Err(NumberProblem::Empty));
        assert_eq!(seats("0"), Err(NumberProblem::TooSmall { min: 1 }));
        assert_eq!(seats("-1"), Err(NumberProblem::TooSmall { min: 1 }));
        assert_eq!(seats("1.5"), Err(NumberProblem::NotWhole));
        assert_eq!(seats("1,5"), Err(NumberProblem::NotWhole));
        assert_eq!(seats("1.000"), Err(NumberProblem::NotWhole));
        assert_eq!(seats("1e9"), Err(NumberProblem::NotDigits));
        assert_eq!(seats("10^9"), Err(NumberProblem::NotDigits));
        assert_eq!(
            seats("1000000000"),
            Err(NumberProblem::TooLarge { max: 100_000 })
        );
        assert_eq!(
            seats("99999999999999999999999"),
            Err(NumberProblem::TooLarge { max: 100_000 })
        );
        assert_eq!(
            seats("-99999999999999999999999"),
            Err(NumberProblem::TooSmall { min: 1 })
        );
        assert_eq!(seats("twelve"), Err(NumberProblem::NotDigits));
        assert_eq!(seats("-"), Err(NumberProblem::NotDigits));
        assert_eq!(seats("."), Err(NumberProblem::NotDigits));
        assert_eq!(seats("🪑"), Err(NumberProblem::NotDigits));
        assert_eq!(seats("1 2"), Err(NumberProblem::NotDigits));
    }

    #[test]
    fn steps_stay_in_the_range() {
        assert_eq!(step("5", 1, &(1..=10)), 6);
        assert_eq!(step("10", 1, &(1..=10)), 10);
        assert_eq!(step("1", -1, &(1..=10)), 1);
        assert_eq!(step("500", 1, &(1..=10)), 10);
        assert_eq!(step("many", 1, &(1..=10)), 1);
        assert_eq!(step("", 1, &(1..=10)), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_any_number_is_read(typed in ".*", number in 1i64..=100_000) {
            if let Ok(read) = seats(&typed) {
                prop_assert!((1..=100_000).contains(&read));
            }
            prop_assert_eq!(seats(&number.to_string()), Ok(number));
        }
    }
}

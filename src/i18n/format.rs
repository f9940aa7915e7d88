//! What a language must be able to write; `intl` does it in browsers, `plain` on the host.

use std::cmp::Ordering;

/// CLDR plural categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralCategory {
    /// Arabic and Welsh.
    Zero,
    /// One seat.
    One,
    /// Arabic, Hebrew and others.
    Two,
    /// Slavic languages.
    Few,
    /// Spanish millions: *un millón de clientes*.
    Many,
    /// Everything else; every language has it.
    Other,
}

impl PluralCategory {
    /// The category for CLDR's name of it; unknown names are `Other`.
    pub fn from_name(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// How much of a moment to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// Nov 20, 2026
    Date,
    /// Nov 20, 2026, 3:04 PM
    DateTime,
    /// 3:04 PM
    Time,
    /// November 2026
    Month,
}

/// Units of relative time, with `Intl`'s names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Seconds; 0 reads "now".
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days; 1 and −1 read "tomorrow" and "yesterday".
    Day,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// One language's way of writing. Nothing here fails: what cannot be written comes back bare.
pub trait Formats {
    /// The plural category of a number.
    fn plural(&self, number: f64) -> PluralCategory;
    /// 1,234.5
    fn number(&self, number: f64) -> String;
    /// 0.25 → 25 %
    fn percent(&self, share: f64) -> String;
    /// Money: amount in whole units, ISO 4217 code.
    fn currency(&self, amount: f64, code: &str) -> String;
    /// A moment in milliseconds since 1970, in the reader's time zone.
    fn date(&self, millis: f64, style: DateStyle) -> String;
    /// "3 days ago", "in 5 minutes"; negative is past.
    fn relative(&self, value: f64, unit: TimeUnit) -> String;
    /// "a, b and c"
    fn list(&self, items: &[String]) -> String;
    /// Alphabetical order for readers: accents and case count last, 2 comes before 10.
    fn compare(&self, a: &str, b: &str) -> Ordering;
    /// The place of each name in that order; equal names share a place.
    fn rank(&self, names: &[&str]) -> Vec<u32>;
}

/// The unit in which people would say how long ago something was, and how many of it.
pub(super) fn relative_parts(millis_from_now: f64) -> (f64, TimeUnit) {
    const MINUTE: f64 = 60_000.0;
    const HOUR: f64 = 60.0 * MINUTE;
    const DAY: f64 = 24.0 * HOUR;
    let distance = millis_from_now.abs();
    let (unit_millis, unit) = match distance {
        d if d < MINUTE => return (0.0, TimeUnit::Second),
        d if d < HOUR => (MINUTE, TimeUnit::Minute),
        d if d < DAY => (HOUR, TimeUnit::Hour),
        d if d < 30.0 * DAY => (DAY, TimeUnit::Day),
        d if d < 365.0 * DAY => (30.44 * DAY, TimeUnit::Month),
        _ => (365.25 * DAY, TimeUnit::Year),
    };
    // Whole units passed, and never "0 months".
    let units = (distance / unit_millis).floor().max(1.0);
    (units.copysign(millis_from_now), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_time_uses_the_unit_that_people_use() {
        let minute = 60_000.0;
        let day = 24.0 * 60.0 * minute;
        assert_eq!(relative_parts(-30_000.0), (0.0, TimeUnit::Second));
        assert_eq!(relative_parts(-5.5 * minute), (-5.0, TimeUnit::Minute));
        assert_eq!(relative_parts(120.0 * minute), (2.0, TimeUnit::Hour));
        assert_eq!(relative_parts(-29.9 * day), (-29.0, TimeUnit::Day));
        assert_eq!(relative_parts(-30.1 * day), (-1.0, TimeUnit::Month));
        assert_eq!(relative_parts(-365.0 * day), (-1.0, TimeUnit::Year));
        assert_eq!(relative_parts(-800.0 * day), (-2.0, TimeUnit::Year));
    }
}

//! From which day to which day: as typed, as it stands in the address, as the server is asked.
//!
//! Days are numbers counted from 1970-01-01 in the reader's calendar; only [`Calendar`] knows when such a
//! day begins.

use portal_types::date::{civil_date, days_since_1970, iso_of_ticks};

use crate::api::EventRange;

/// A day of the reader's calendar.
pub type Day = i64;

/// Ticks (steps of 100 ns) of a millisecond.
pub const MILLI_TICKS: i64 = portal_types::date::MILLI_TICKS;

/// The longest range that servers answer, in milliseconds.
const LONGEST_MILLIS: i64 = 367 * 24 * 60 * 60 * 1000;

/// What is shown when nobody asks for anything else.
pub const DEFAULT_DAYS: i64 = 30;

/// What can be asked for with one press.
pub const PRESETS: [i64; 4] = [7, DEFAULT_DAYS, 90, 365];

/// When days begin for the reader. Two functions, so that tests need no browser.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The moment a day begins, in milliseconds since 1970.
    pub midnight_millis: fn(Day) -> i64,
    /// The day of a moment in milliseconds since 1970.
    pub day_of: fn(f64) -> Day,
}

impl Calendar {
    /// The browser's time zone.
    pub fn of_browser() -> Self {
        Self {
            midnight_millis: |day| {
                let (year, month, day) = civil_date(day);
                let midnight = js_sys::Date::new_with_year_month_day(
                    year as u32,
                    month as i32 - 1,
                    day as i32,
                );
                midnight.get_time() as i64
            },
            day_of: |millis| {
                let date = js_sys::Date::new(&millis.into());
                days_since_1970(
                    i64::from(date.get_full_year()),
                    i64::from(date.get_month()) + 1,
                    i64::from(date.get_date()),
                )
            },
        }
    }

    /// The first tick of a day.
    pub fn midnight_ticks(self, day: Day) -> i64 {
        (self.midnight_millis)(day).saturating_mul(MILLI_TICKS)
    }

    /// The day of a moment in ticks.
    pub fn day_of_ticks(self, ticks: i64) -> Day {
        (self.day_of)(ticks.div_euclid(MILLI_TICKS) as f64)
    }
}

/// A stretch of days; both ends belong to it, the first is never after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Period {
    /// The last days, today among them.
    pub fn last(days: i64, today: Day) -> Self {
        Self {
            from: today - days + 1,
            to: today,
        }
    }

    /// Reads two dates; one that is missing or none is filled up. Says whether they were the wrong way
    /// round.
    pub fn read(from: Option<&str>, to: Option<&str>, today: Day) -> (Self, bool) {
        let (from, to) = (from.and_then(parse_day), to.and_then(parse_day));
        let period = match (from, to) {
            (Some(from), Some(to)) => Self { from, to },
            (Some(from), None) if from <= today => Self { from, to: today },
            (Some(from), None) => Self { from, to: from },
            (None, Some(to)) => Self::last(DEFAULT_DAYS, to),
            (None, None) => Self::last(DEFAULT_DAYS, today),
        };
        if period.from <= period.to {
            return (period, false);
        }
        let swapped = Self {
            from: period.to,
            to: period.from,
        };
        (swapped, true)
    }

    /// Whether servers would refuse it.
    pub fn is_too_long(self, calendar: Calendar) -> bool {
        let (start, end) = self.millis(calendar);
        end - start > LONGEST_MILLIS
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.to - self.from + 1
    }

    /// As the server is asked.
    pub fn range(self, calendar: Calendar) -> EventRange {
        let (start, end) = self.millis(calendar);
        EventRange {
            start: iso(start),
            end: iso(end),
        }
    }

    /// The first and the last millisecond.
    fn millis(self, calendar: Calendar) -> (i64, i64) {
        let midnight = calendar.midnight_millis;
        (midnight(self.from), midnight(self.to + 1) - 1)
    }
}

/// Milliseconds are all that old servers read.
fn iso(millis: i64) -> String {
    let mut text = iso_of_ticks(millis.saturating_mul(MILLI_TICKS));
    // "….1230000Z" becomes "….123Z".
    text.truncate(text.len().saturating_sub(5));
    text.push('Z');
    text
}

/// Reads `2026-11-20`, the form of date fields and of the address; `None` for what is no day.
pub fn parse_day(text: &str) -> Option<Day> {
    let mut parts = text.trim().splitn(3, '-');
    let mut part = |digits: usize| -> Option<i64> {
        let part = parts.next()?;
        let right = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        right.then(|| part.parse().ok()).flatten()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if year < 1970 {
        return None;
    }
    let days = days_since_1970(year, month, day);
    // February 30 would be another day.
    (civil_date(days) == (year, month, day)).then_some(days)
}

/// The day in the form of date fields and of the address.
pub fn day_text(day: Day) -> String {
    let (year, month, day) = civil_date(day);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

    pub(in super::super) fn utc() -> Calendar {
        Calendar {
            midnight_millis: |day| day * DAY_MILLIS,
            day_of: |millis| (millis as i64).div_euclid(DAY_MILLIS),
        }
    }

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    #[test]
    fn days_are_read_and_written() {
        for text in ["1970-01-01", "2024-02-29", "2026-11-20", "9999-12-31"] {
            assert_eq!(day_text(day(text)), text);
        }
        for text in [
            "",
            "2026-02-30",
            "2026-13-01",
            "20261120",
            "26-1-1",
            "1969-12-31",
            "2026-11-20T00",
            "+026-01-01",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn missing_ends_are_filled_up() {
        let today = day("2026-11-20");
        let read = |from, to| Period::read(from, to, today).0;
        let period = |from: &str, to: &str| Period {
            from: day(from),
            to: day(to),
        };
        assert_eq!(read(None, None), period("2026-10-22", "2026-11-20"));
        assert_eq!(read(None, None).days(), 30);
        assert_eq!(
            read(Some("2026-01-05"), None),
            period("2026-01-05", "2026-11-20")
        );
        assert_eq!(
            read(Some("2027-01-05"), None),
            period("2027-01-05", "2027-01-05")
        );
        assert_eq!(
            read(Some("x"), Some("2026-01-30")),
            period("2026-01-01", "2026-01-30")
        );
    }

    #[test]
    fn swapped_ends_are_swapped_back_and_told() {
        let today = day("2026-11-20");
        let (period, swapped) = Period::read(Some("2026-03-01"), Some("2026-02-01"), today);
        assert!(swapped);
        assert_eq!(
            (day_text(period.from).as_str(), period.days()),
            ("2026-02-01", 29)
        );
        assert!(!Period::read(Some("2026-03-01"), Some("2026-03-01"), today).1);
    }

    #[test]
    fn the_server_would_refuse_more_than_367_days() {
        let period = |days| Period::last(days, day("2026-11-20"));
        assert!(!period(367).is_too_long(utc()));
        assert!(period(368).is_too_long(utc()));
        assert!(PRESETS.iter().all(|days| !period(*days).is_too_long(utc())));
    }

    #[test]
    fn the_range_has_both_days() {
        let range = Period {
            from: day("2026-11-01"),
            to: day("2026-11-02"),
        }
        .range(utc());
        assert_eq!(range.start, "2026-11-01T00:00:00.000Z");
        assert_eq!(range.end, "2026-11-02T23:59:59.999Z");
    }
}

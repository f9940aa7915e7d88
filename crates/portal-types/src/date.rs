//! Dates of the wire: ISO 8601, UTC, up to seven fraction digits.
//!
//! Moments are counted in *ticks*, steps of 100 ns since 1970: what the seventh digit counts.

/// Ticks of a second.
pub const SECOND_TICKS: i64 = 10_000_000;
/// Ticks of a millisecond.
pub const MILLI_TICKS: i64 = 10_000;

const DAY_SECONDS: i64 = 86_400;
/// From the first of March of the year 0 to 1970.
const DAYS_TO_1970: i64 = 719_468;

/// Whole seconds since 1970 of `2026-11-20T09:47:05…`; fraction and zone are not looked at.
pub(crate) fn seconds_since_1970(text: &str) -> Option<i64> {
    let part = |from: usize, to: usize| -> Option<i64> {
        let digits = text.as_bytes().get(from..to)?;
        digits.iter().try_fold(0, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + i64::from(digit - b'0'))
        })
    };
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    Some(((days_since_1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

/// Ticks since 1970 of a date of the wire; `None` for anything else. A zone is not looked at: servers
/// write UTC.
#[must_use]
pub fn ticks_since_1970(text: &str) -> Option<i64> {
    let seconds = seconds_since_1970(text)?;
    let fraction = text.get(19..).and_then(|rest| rest.strip_prefix('.'));
    let digits = fraction.unwrap_or("").bytes().take(7);
    let mut ticks = 0;
    let mut unit = SECOND_TICKS;
    for digit in digits.take_while(u8::is_ascii_digit) {
        unit /= 10;
        ticks += i64::from(digit - b'0') * unit;
    }
    Some(seconds * SECOND_TICKS + ticks)
}

/// Milliseconds since 1970 of a date of the wire; `None` for anything else. See [`ticks_since_1970`].
#[must_use]
pub fn millis_since_1970(text: &str) -> Option<f64> {
    Some((ticks_since_1970(text)?.div_euclid(MILLI_TICKS)) as f64)
}

/// The date of a moment with seven fraction digits, as servers of the .NET family write it.
#[must_use]
pub fn iso_of_ticks(ticks: i64) -> String {
    let seconds = ticks.div_euclid(SECOND_TICKS);
    let (days, second) = (
        seconds.div_euclid(DAY_SECONDS),
        seconds.rem_euclid(DAY_SECONDS),
    );
    let (year, month, day) = civil_date(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let fraction = ticks.rem_euclid(SECOND_TICKS);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction:07}Z")
}

/// The number of a day counted from 1970-01-01 (proleptic Gregorian calendar).
#[must_use]
pub fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that the leap day is a year's last day.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 153 + 2) / 5
        + day
        - 1;
    days - DAYS_TO_1970
}

/// Year, month and day of a day number: the inverse of [`days_since_1970`].
#[must_use]
pub fn civil_date(days: i64) -> (i64, i64, i64) {
    let shifted = days + DAYS_TO_1970;
    let (cycle, of_cycle) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_cycle = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (
        cycle * 400 + year_of_cycle + i64::from(month <= 2),
        month,
        day,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_go_there_and_back() {
        for text in [
            "1970-01-01T00:00:00.0000000Z",
            "2000-02-29T23:59:59.9999999Z",
            "2026-11-20T09:47:05.1234567Z",
            "2100-03-01T00:00:00.0000001Z",
            "1969-12-31T23:59:59.9999999Z",
        ] {
            let ticks = ticks_since_1970(text).unwrap();
            assert_eq!(iso_of_ticks(ticks), text);
        }
    }

    #[test]
    fn fewer_digits_and_other_ends_are_read() {
        let whole = ticks_since_1970("2026-11-20T09:47:05Z").unwrap();
        for (text, more) in [
            ("2026-11-20T09:47:05", 0),
            ("2026-11-20T09:47:05.5Z", 5_000_000),
            ("2026-11-20T09:47:05.123456Z", 1_234_560),
            ("2026-11-20T09:47:05.123456789Z", 1_234_567),
            ("2026-11-20T09:47:05.+00:00", 0),
        ] {
            assert_eq!(ticks_since_1970(text), Some(whole + more), "{text}");
        }
        for text in ["", "yesterday", "2026-11-20", "2026-11-20T09:47"] {
            assert_eq!(ticks_since_1970(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_a_cycle_is_found_again() {
        for days in (-200_000..200_000).step_by(97) {
            let (year, month, day) = civil_date(days);
            assert_eq!(days_since_1970(year, month, day), days);
        }
    }
}

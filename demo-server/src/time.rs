//! Now, as milliseconds and as the dates of the wire.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds of a day.
pub(crate) const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// Milliseconds since 1970, UTC.
pub(crate) fn now_millis() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Steps of 100 ns in a millisecond.
pub(crate) const MILLI_TICKS: i64 = 10_000;

/// Steps of 100 ns since 1970, UTC: how finely the event log tells moments apart.
pub(crate) fn now_ticks() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_nanos() / 100).unwrap_or(i64::MAX)
}

/// ISO 8601 in UTC with seven fraction digits, as the API writes the dates of events.
pub(crate) fn iso_of_ticks(ticks: i64) -> String {
    let mut text = iso(ticks.div_euclid(MILLI_TICKS));
    text.pop();
    let rest = ticks.rem_euclid(MILLI_TICKS);
    format!("{text}{rest:04}Z")
}

/// Reads ISO 8601: a date, alone or with a time, without an offset in UTC.
pub(crate) fn parse_iso_ticks(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (time, offset_minutes) = split_offset(time)?;
    let day_ticks = parse_time_ticks(time)?;
    let days = days_from_civil(year, month, day);
    let midnight = days * DAY_MILLIS * MILLI_TICKS;
    Some(midnight + day_ticks - offset_minutes * 60_000 * MILLI_TICKS)
}

/// A time of day and its distance from UTC in minutes.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(sign) = time.find(['+', '-']) else {
        return Some((time, 0));
    };
    let (time, offset) = time.split_at(sign);
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
    Some((
        time,
        if offset.starts_with('-') {
            -minutes
        } else {
            minutes
        },
    ))
}

fn parse_time_ticks(time: &str) -> Option<i64> {
    if time.is_empty() {
        return Some(0);
    }
    let (clock, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut parts = clock.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) || !(0..60).contains(&second) {
        return None;
    }
    let seven: String = fraction.chars().chain("0000000".chars()).take(7).collect();
    let seconds = (hour * 60 + minute) * 60 + second;
    Some(seconds * 1000 * MILLI_TICKS + seven.parse::<i64>().ok()?)
}

/// Now as ISO 8601.
pub(crate) fn now_iso() -> String {
    iso(now_millis())
}

/// ISO 8601 in UTC with milliseconds, as the API writes dates.
pub(crate) fn iso(millis: i64) -> String {
    let (days, of_day) = (millis.div_euclid(DAY_MILLIS), millis.rem_euclid(DAY_MILLIS));
    let (year, month, day) = civil_from_days(days);
    let (hour, minute) = (of_day / 3_600_000, of_day / 60_000 % 60);
    let (second, milli) = (of_day / 1000 % 60, of_day % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// The month of a moment: year * 12 + month, January being 0.
pub(crate) fn month_of(millis: i64) -> i64 {
    let (year, month, _) = civil_from_days(millis.div_euclid(DAY_MILLIS));
    year * 12 + month - 1
}

/// The month of a date of the wire.
pub(crate) fn month_of_iso(date: &str) -> Option<i64> {
    let (year, rest) = date.split_once('-')?;
    let month: i64 = rest.get(..2)?.parse().ok()?;
    Some(year.parse::<i64>().ok()? * 12 + month - 1)
}

/// When a month begins, UTC; the other way round as [`month_of`].
pub(crate) fn millis_of_month(month: i64) -> i64 {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    days_from_civil(year, month, 1) * DAY_MILLIS
}

/// Year, month and day of a day number counted from 1970-01-01 (proleptic Gregorian calendar).
///
/// Counts in 400-year cycles of years that begin in March, so that the leap day comes last.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (cycle, day_of_cycle) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_cycle =
        (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_cycle + cycle * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The inverse of [`civil_from_days`].
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (cycle, year_of_cycle) = (year.div_euclid(400), year.rem_euclid(400));
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    cycle * 146_097 + day_of_cycle - 719_468
}

#[cfg(test)]
mod tests {
    use super::{iso, iso_of_ticks, millis_of_month, month_of, month_of_iso, parse_iso_ticks};

    #[test]
    fn months() {
        for month in (1970 * 12)..(2130 * 12) {
            let begin = millis_of_month(month);
            assert_eq!(month_of(begin), month);
            assert_eq!(month_of(begin - 1), month - 1);
            assert!(iso(begin).ends_with("-01T00:00:00.000Z"));
            assert_eq!(month_of_iso(&iso(begin)), Some(month));
        }
        assert_eq!(month_of_iso("soon"), None);
    }

    #[test]
    fn dates() {
        for (millis, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_163_441_504, "2026-11-20T08:30:41.504Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(iso(millis), text);
        }
    }
    #[test]
    fn reads_what_it_writes() {
        for millis in [0, 951_782_400_000, 1_795_163_441_504, 4_107_542_400_000, -1] {
            assert_eq!(parse_iso_ticks(&iso(millis)), Some(millis * 10_000));
        }
        let ticks = 17_951_634_415_041_234;
        assert_eq!(iso_of_ticks(ticks), "2026-11-20T08:30:41.5041234Z");
        assert_eq!(parse_iso_ticks(&iso_of_ticks(ticks)), Some(ticks));
    }

    #[test]
    fn reads_short_forms_and_offsets() {
        let morning = parse_iso_ticks("2026-11-20T08:30:00Z");
        for text in [
            "2026-11-20T08:30",
            "2026-11-20T09:30:00+01:00",
            "2026-11-20T05:00-03:30",
        ] {
            assert_eq!(parse_iso_ticks(text), morning, "{text}");
        }
        assert_eq!(
            parse_iso_ticks("2026-11-20"),
            parse_iso_ticks("2026-11-20T00:00:00Z")
        );
        for text in [
            "",
            "today",
            "2026-13-01",
            "2026-11-20T25:00",
            "2026-11-20T08:30:00.x",
        ] {
            assert_eq!(parse_iso_ticks(text), None, "{text}");
        }
    }
}

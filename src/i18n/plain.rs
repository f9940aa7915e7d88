//! Formats without a browser, for tests on the host: English and simple, except for the plural rules,
//! which are each language's own.

use std::cmp::Ordering;

use super::format::{DateStyle, Formats, PluralCategory, TimeUnit};
use super::lang::Lang;
use super::rank;

pub(super) struct PlainFormats {
    lang: Lang,
}

impl PlainFormats {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }
}

impl Formats for PlainFormats {
    fn plural(&self, number: f64) -> PluralCategory {
        let is_whole_millions = number != 0.0 && number % 1_000_000.0 == 0.0;
        match self.lang {
            Lang::ZhCn => PluralCategory::Other,
            _ if number == 1.0 => PluralCategory::One,
            Lang::Es if is_whole_millions => PluralCategory::Many,
            _ => PluralCategory::Other,
        }
    }

    fn number(&self, number: f64) -> String {
        let text = number.abs().to_string();
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text.as_str(), None),
        };
        let mut out = String::from(if number < 0.0 { "-" } else { "" });
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }

    fn percent(&self, share: f64) -> String {
        format!("{}%", (share * 100.0).round())
    }

    fn currency(&self, amount: f64, code: &str) -> String {
        format!("{code} {amount:.2}")
    }

    /// ISO 8601 in UTC.
    fn date(&self, millis: f64, style: DateStyle) -> String {
        if !millis.is_finite() {
            return String::new();
        }
        let seconds = (millis / 1000.0).floor();
        let (year, month, day) = civil_date((seconds / 86_400.0).floor() as i64);
        let of_day = seconds.rem_euclid(86_400.0) as u32;
        let time = format!("{:02}:{:02}", of_day / 3600, of_day / 60 % 60);
        match style {
            DateStyle::Date => format!("{year:04}-{month:02}-{day:02}"),
            DateStyle::DateTime => format!("{year:04}-{month:02}-{day:02} {time}"),
            DateStyle::Time => time,
            DateStyle::Month => format!("{year:04}-{month:02}"),
        }
    }

    fn relative(&self, value: f64, unit: TimeUnit) -> String {
        let unit = match unit {
            TimeUnit::Second => return "now".to_owned(),
            TimeUnit::Minute => "minutes",
            TimeUnit::Hour => "hours",
            TimeUnit::Day => "days",
            TimeUnit::Month => "months",
            TimeUnit::Year => "years",
        };
        match value < 0.0 {
            true => format!("{} {unit} ago", -value),
            false => format!("in {value} {unit}"),
        }
    }

    fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        rank::rough_key(a)
            .cmp(&rank::rough_key(b))
            .then_with(|| a.cmp(b))
    }

    fn rank(&self, names: &[&str]) -> Vec<u32> {
        rank::rank(names, '\0', |_| None)
    }
}

/// Year, month and day of a number of days since 1970-01-01 (the usual era arithmetic of the Gregorian
/// calendar: years begin in March, eras have 400 years).
fn civil_date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_on_the_host() {
        let formats = PlainFormats::new(Lang::En);
        assert_eq!(formats.date(0.0, DateStyle::DateTime), "1970-01-01 00:00");
        assert_eq!(
            formats.date(1_709_210_096_000.0, DateStyle::DateTime),
            "2024-02-29 12:34"
        );
        assert_eq!(formats.date(-1000.0, DateStyle::Date), "1969-12-31");
        assert_eq!(formats.date(f64::NAN, DateStyle::Date), "");
        assert_eq!(formats.number(1_234_567.5), "1,234,567.5");
        assert_eq!(formats.number(-999.0), "-999");
    }
}

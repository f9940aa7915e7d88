//! The query that all event logs share: a range of time and a position in it.
//!
//! As on the official server with a SQL database: pages of 50, newest first; the continuation
//! token is the .NET binary form of the last row's date; `end` no longer counts once a token is
//! sent. Its other back-end, Azure tables, may answer short or empty pages with a token;
//! `/demo/events/pages` imitates that.

use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::form::Form;
use crate::store::event_log::{LoggedEvent, Stretch};
use crate::time::{DAY_MILLIS, MILLI_TICKS, now_millis, parse_iso_ticks};

/// Rows of a full page.
pub(crate) const PAGE_ROWS: usize = 50;
const LONGEST_RANGE_DAYS: i64 = 367;
const DEFAULT_RANGE_DAYS: i64 = 30;
const DAY_TICKS: i64 = DAY_MILLIS * MILLI_TICKS;
/// 1970 in .NET's count of 100 ns since the year 1.
const EPOCH_TICKS: i64 = 621_355_968_000_000_000;
/// Marks a .NET binary date as UTC.
const UTC_KIND: i64 = 1 << 62;

/// What an address asks for.
pub(crate) struct EventQuery {
    start: Option<String>,
    end: Option<String>,
    continuation_token: Option<String>,
}

impl EventQuery {
    /// Reads the part of an address behind `?`.
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let form = Form::parse(query.unwrap_or_default().as_bytes());
        let field = |name| form.get(name).map(str::to_owned);
        Self {
            start: field("start"),
            end: field("end"),
            continuation_token: field("continuationToken"),
        }
    }

    /// The stretch to read for a page of at most `rows`.
    pub(crate) fn stretch(&self, rows: usize) -> Result<Stretch, ApiError> {
        let (from_ticks, until_ticks) = self.range(now_millis())?;
        let token = self.continuation_token.as_deref().and_then(read_token);
        Ok(Stretch {
            from_ticks,
            before_ticks: token.unwrap_or(until_ticks + 1),
            rows,
        })
    }

    /// First and last moment; without one of the two the last thirty days until tonight.
    fn range(&self, now_millis: i64) -> Result<(i64, i64), ApiError> {
        let start = moment("start", self.start.as_deref())?;
        let end = moment("end", self.end.as_deref())?;
        let (start, end) = match (start, end) {
            (Some(start), Some(end)) => (start.min(end), start.max(end)),
            _ => {
                let today = now_millis.div_euclid(DAY_MILLIS) * DAY_TICKS;
                (
                    today - DEFAULT_RANGE_DAYS * DAY_TICKS,
                    today + DAY_TICKS - MILLI_TICKS,
                )
            }
        };
        if end - start > LONGEST_RANGE_DAYS * DAY_TICKS {
            return Err(ApiError::BadRequest("Range too large.".into()));
        }
        Ok((start, end))
    }
}

fn moment(member: &'static str, text: Option<&str>) -> Result<Option<i64>, ApiError> {
    text.map(|text| {
        parse_iso_ticks(text)
            .ok_or_else(|| ApiError::invalid(member, &format!("The value '{text}' is not valid.")))
    })
    .transpose()
}

/// A page in the API's envelope. `next` is where a page goes on that is not full.
pub(crate) fn page(rows: Vec<LoggedEvent>, wanted: usize, next: Option<i64>) -> Value {
    let last = rows.last().filter(|_| rows.len() == wanted);
    let token = last.map(|row| row.date_ticks).or(next);
    let data: Vec<Value> = rows.into_iter().map(|row| row.model).collect();
    json!({ "object": "list", "data": data, "continuationToken": token.map(write_token) })
}

fn write_token(ticks: i64) -> String {
    ((ticks + EPOCH_TICKS) | UTC_KIND).to_string()
}

/// What is not a token counts as none.
fn read_token(text: &str) -> Option<i64> {
    let number: i64 = text.trim().parse().ok()?;
    Some((number & !UTC_KIND) - EPOCH_TICKS)
}

#[cfg(test)]
mod tests {
    use super::{EventQuery, read_token, write_token};
    use crate::time::parse_iso_ticks;

    const NOW: i64 = 1_795_163_441_504;

    fn query(start: &str, end: &str) -> EventQuery {
        EventQuery {
            start: Some(start.to_owned()).filter(|text| !text.is_empty()),
            end: Some(end.to_owned()).filter(|text| !text.is_empty()),
            continuation_token: None,
        }
    }

    fn ticks(text: &str) -> i64 {
        parse_iso_ticks(text).unwrap()
    }

    #[test]
    fn one_end_missing_means_the_last_thirty_days() {
        let expected = (
            ticks("2026-10-21T00:00:00Z"),
            ticks("2026-11-20T23:59:59.999Z"),
        );
        for query in [
            query("", ""),
            query("2020-01-01", ""),
            query("", "2020-01-01"),
        ] {
            assert_eq!(query.range(NOW).unwrap(), expected);
        }
    }

    #[test]
    fn swapped_ends_are_swapped_back() {
        let right = query("2026-01-01", "2026-02-01").range(NOW).unwrap();
        assert_eq!(query("2026-02-01", "2026-01-01").range(NOW).unwrap(), right);
    }

    #[test]
    fn more_than_367_days_are_refused() {
        assert!(query("2025-01-01", "2026-01-03").range(NOW).is_ok());
        assert!(
            query("2025-01-01", "2026-01-03T00:00:01Z")
                .range(NOW)
                .is_err()
        );
        assert!(query("never", "2026-01-03").range(NOW).is_err());
    }

    #[test]
    fn tokens_are_numbers() {
        let moment = ticks("2026-11-20T08:30:41.5041234Z");
        let token = write_token(moment);
        assert!(token.bytes().all(|byte| byte.is_ascii_digit()), "{token}");
        assert_eq!(read_token(&token), Some(moment));
        assert_eq!(read_token("next"), None);
    }
}

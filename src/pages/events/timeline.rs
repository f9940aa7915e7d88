//! A period cut into days or weeks, for counting events.

use super::period::{Calendar, Day, Period};

/// So many days are shown one by one; more are put together to weeks.
const MOST_SINGLE_DAYS: i64 = 92;

/// A period in pieces, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The first day of each piece, and the day after the last piece.
    first_days: Vec<Day>,
    /// The first tick of each of those days.
    starts: Vec<i64>,
}

impl Timeline {
    /// Days, or weeks that begin on Monday; the first and the last week may be shorter.
    pub fn new(period: Period, calendar: Calendar) -> Self {
        let by_weeks = period.days() > MOST_SINGLE_DAYS;
        let mut first_days: Vec<Day> = (period.from..=period.to)
            .filter(|day| !by_weeks || *day == period.from || is_monday(*day))
            .collect();
        first_days.push(period.to + 1);
        let starts = first_days
            .iter()
            .map(|day| calendar.midnight_ticks(*day))
            .collect();
        Self { first_days, starts }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.first_days.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The piece a moment lies in.
    pub fn piece_of(&self, ticks: i64) -> Option<usize> {
        let after = self.starts.partition_point(|start| *start <= ticks);
        after.checked_sub(1).filter(|piece| *piece < self.len())
    }

    /// The first and the last day of a piece.
    pub fn days_of(&self, piece: usize) -> Option<(Day, Day)> {
        let first = self.first_days.get(piece)?;
        let next = self.first_days.get(piece + 1)?;
        Some((*first, next - 1))
    }

    /// The pieces between two days, as far as they lie in the period.
    pub fn pieces_between(&self, first: Day, last: Day) -> Option<(usize, usize)> {
        let touches = |piece: &usize| {
            self.days_of(*piece)
                .is_some_and(|(from, to)| from <= last && to >= first)
        };
        let start = (0..self.len()).find(touches)?;
        let end = (0..self.len()).rfind(touches)?;
        Some((start, end))
    }
}

/// 1970-01-01 was a Thursday.
fn is_monday(day: Day) -> bool {
    (day + 3).rem_euclid(7) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::period::{day_text, parse_day, tests::utc};
    use super::*;

    fn timeline(from: &str, to: &str) -> Timeline {
        let (from, to) = (parse_day(from).unwrap(), parse_day(to).unwrap());
        Timeline::new(Period { from, to }, utc())
    }

    #[test]
    fn short_periods_are_days() {
        let timeline = timeline("2026-11-01", "2026-11-30");
        assert_eq!(timeline.len(), 30);
        let noon =
            |text: &str| utc().midnight_ticks(parse_day(text).unwrap()) + 12 * 36_000_000_000;
        assert_eq!(timeline.piece_of(noon("2026-11-01")), Some(0));
        assert_eq!(timeline.piece_of(noon("2026-11-30")), Some(29));
        assert_eq!(timeline.piece_of(noon("2026-10-31")), None);
        assert_eq!(timeline.piece_of(noon("2026-12-01")), None);
    }

    #[test]
    fn long_periods_are_weeks_from_monday() {
        // 2026-01-01 is a Thursday.
        let timeline = timeline("2026-01-01", "2026-12-31");
        let days = |piece| {
            timeline
                .days_of(piece)
                .map(|(a, b)| (day_text(a), day_text(b)))
        };
        assert_eq!(days(0), Some(("2026-01-01".into(), "2026-01-04".into())));
        assert_eq!(days(1), Some(("2026-01-05".into(), "2026-01-11".into())));
        assert_eq!(days(52), Some(("2026-12-28".into(), "2026-12-31".into())));
        assert_eq!((timeline.len(), days(53)), (53, None));
    }

    #[test]
    fn days_are_found_in_their_pieces() {
        let timeline = timeline("2026-01-01", "2026-12-31");
        let day = |text| parse_day(text).unwrap();
        let between = |a, b| timeline.pieces_between(day(a), day(b));
        assert_eq!(between("2026-01-06", "2026-01-12"), Some((1, 2)));
        assert_eq!(between("2020-01-01", "2030-01-01"), Some((0, 52)));
        assert_eq!(between("2020-01-01", "2020-02-01"), None);
        assert_eq!(Timeline::default().pieces_between(0, 9), None);
    }

    proptest! {
        #[test]
        fn every_moment_of_a_period_is_in_one_piece(from in 0i64..30_000, days in 1i64..400, at in 0.0f64..1.0) {
            let period = Period { from, to: from + days - 1 };
            let timeline = Timeline::new(period, utc());
            let (start, end) = (utc().midnight_ticks(from), utc().midnight_ticks(from + days));
            let moment = start + ((end - start - 1) as f64 * at) as i64;
            let piece = timeline.piece_of(moment).unwrap();
            let (first, last) = timeline.days_of(piece).unwrap();
            let day = utc().day_of_ticks(moment);
            prop_assert!(first <= day && day <= last);
            prop_assert_eq!(timeline.pieces_between(day, day), Some((piece, piece)));
        }
    }
}

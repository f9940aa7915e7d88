//! Numbers typed into the dialogs of an organisation's own subscription: which can be saved, and what is
//! sent for them.

use portal_types::organization_billing::{ChangeStorage, ChangeSubscription};

use crate::pages::provider::clients::seats::{MOST_SEATS, SeatProblem, SeatRules};
use crate::ui::{NumberProblem, parse_whole_number};

/// The most storage an organisation can have, in GB (contract part 2, 14).
pub(super) const MOST_STORAGE_GB: i64 = 100;

/// What is known of the seats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SeatState {
    /// How many there are.
    pub(super) seats: i64,
    /// How many are in use.
    pub(super) used: i64,
    /// Up to where they grow by themselves.
    pub(super) limit: Option<i64>,
}

/// Why a limit cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LimitProblem {
    /// It is no number.
    Number(NumberProblem),
    /// There would be more seats than the limit allows.
    BelowSeats(i64),
}

impl SeatState {
    /// The number of seats typed, if it can be saved.
    pub(super) fn read_seats(self, typed: &str) -> Result<i64, SeatProblem> {
        let rules = SeatRules {
            now: self.seats,
            used: self.used,
            pool: None,
            may_buy: true,
        };
        rules.read(typed)
    }

    /// What is sent for that.
    pub(super) fn change(self, seats: i64, limit: Option<i64>) -> Option<ChangeSubscription> {
        let is_same = seats == self.seats && limit == self.limit;
        (!is_same).then_some(ChangeSubscription {
            seat_adjustment: seats - self.seats,
            max_autoscale_seats: limit,
        })
    }
}

/// The limit typed, if it can be saved with so many seats.
pub(super) fn read_limit(typed: &str, seats: i64) -> Result<i64, LimitProblem> {
    let limit = parse_whole_number(typed, 1..=MOST_SEATS).map_err(LimitProblem::Number)?;
    if limit < seats {
        return Err(LimitProblem::BelowSeats(seats));
    }
    Ok(limit)
}

/// What is sent for the storage typed, in GB: nothing when it stays. Less than is in use cannot be.
pub(super) fn read_storage(
    typed: &str,
    now_gb: i64,
    used_gb: f64,
) -> Result<Option<ChangeStorage>, NumberProblem> {
    let wanted = parse_whole_number(typed, least_storage_gb(used_gb)..=MOST_STORAGE_GB)?;
    Ok((wanted != now_gb).then_some(ChangeStorage {
        storage_gb_adjustment: wanted - now_gb,
    }))
}

/// The least storage that holds what is in use.
pub(super) fn least_storage_gb(used_gb: f64) -> i64 {
    // A float-to-integer cast saturates, so nothing a server sends can overflow here.
    (used_gb.ceil() as i64).clamp(1, MOST_STORAGE_GB)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATE: SeatState = SeatState {
        seats: 10,
        used: 7,
        limit: Some(20),
    };

    #[test]
    fn seats_are_sent_as_a_difference_with_the_limit_beside() {
        let sent = |seats, limit| {
            STATE
                .change(seats, limit)
                .map(|body| (body.seat_adjustment, body.max_autoscale_seats))
        };
        assert_eq!(sent(12, Some(20)), Some((2, Some(20))));
        assert_eq!(sent(8, None), Some((-2, None)));
        assert_eq!(sent(10, Some(30)), Some((0, Some(30))));
        assert_eq!(sent(10, Some(20)), None);
    }

    #[test]
    fn fewer_seats_than_are_in_use_are_refused() {
        assert_eq!(STATE.read_seats("7"), Ok(7));
        assert_eq!(
            STATE.read_seats("6"),
            Err(SeatProblem::BelowUsed { used: 7 })
        );
        assert_eq!(STATE.read_seats("ten"), Err(SeatProblem::NotWhole));
    }

    #[test]
    fn a_limit_below_the_seats_is_refused() {
        assert_eq!(read_limit("12", 12), Ok(12));
        assert_eq!(read_limit("11", 12), Err(LimitProblem::BelowSeats(12)));
        assert_eq!(
            read_limit("", 12),
            Err(LimitProblem::Number(NumberProblem::Empty))
        );
    }

    #[test]
    fn storage_stays_between_what_is_used_and_the_most() {
        let sent = |typed| {
            read_storage(typed, 5, 2.3).map(|body| body.map(|body| body.storage_gb_adjustment))
        };
        assert_eq!(sent("8"), Ok(Some(3)));
        assert_eq!(sent("3"), Ok(Some(-2)));
        assert_eq!(sent("5"), Ok(None));
        assert_eq!(sent("2"), Err(NumberProblem::TooSmall { min: 3 }));
        assert_eq!(
            sent("101"),
            Err(NumberProblem::TooLarge {
                max: MOST_STORAGE_GB
            })
        );
        assert_eq!(least_storage_gb(f64::NAN), 1);
    }
}

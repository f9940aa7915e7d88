//! The arithmetic of provider seats.
//!
//! A provider pays a minimum of seats per plan and more when its clients need more. Everything
//! here is about one plan of one provider.

/// What a change of assigned seats does to a provider's plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SeatChange {
    /// Seats given to clients afterwards.
    pub(crate) allocated: i64,
    /// Seats bought beyond the minimum afterwards; `None` leaves the number as it is.
    pub(crate) purchased: Option<i64>,
    /// The change buys seats, which only provider admins may do.
    pub(crate) is_purchase: bool,
}

/// Seats assigned so far (`assigned`) plus `change`, measured against the paid `minimum`.
pub(crate) fn change_seats(minimum: i64, assigned: i64, change: i64) -> SeatChange {
    let after = assigned.saturating_add(change);
    let was_within = assigned <= minimum;
    let is_within = after <= minimum;
    let purchased = match (was_within, is_within) {
        (true, true) => None,
        (_, false) => Some(after.saturating_sub(minimum)),
        (false, true) => Some(0),
    };
    let is_purchase = !is_within && (was_within || change > 0);
    SeatChange {
        allocated: after,
        purchased,
        is_purchase,
    }
}

#[cfg(test)]
mod tests {
    use super::{SeatChange, change_seats};

    #[test]
    fn every_case_of_the_table() {
        for (minimum, assigned, change, allocated, purchased, is_purchase) in [
            // Within the minimum before and after.
            (25, 20, 5, 25, None, false),
            (25, 20, 0, 20, None, false),
            (25, 20, -20, 0, None, false),
            (0, 0, 0, 0, None, false),
            // Crossing upwards.
            (25, 20, 6, 26, Some(1), true),
            (25, 25, 1, 26, Some(1), true),
            (0, 0, 3, 3, Some(3), true),
            // Above before and after.
            (25, 30, 4, 34, Some(9), true),
            (25, 30, 0, 30, Some(5), false),
            (25, 30, -4, 26, Some(1), false),
            // Crossing downwards.
            (25, 30, -5, 25, Some(0), false),
            (25, 30, -30, 0, Some(0), false),
        ] {
            assert_eq!(
                change_seats(minimum, assigned, change),
                SeatChange {
                    allocated,
                    purchased,
                    is_purchase
                },
                "minimum {minimum}, assigned {assigned}, change {change}"
            );
        }
    }

    #[test]
    fn absurd_numbers_do_not_overflow() {
        assert_eq!(change_seats(0, i64::MAX, 1).allocated, i64::MAX);
        assert_eq!(change_seats(i64::MIN, 0, 1).purchased, Some(i64::MAX));
    }
}

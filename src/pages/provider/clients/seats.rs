//! What a change of seats means for the provider's pool (contract part 2, 2.2).
//!
//! The provider pays for a minimum of seats per plan in any case; seats beyond are bought, and only
//! provider admins may buy. All of this is known before the click, so it is said before the click.

use portal_types::billing::ProviderPlan;

use crate::ui::{NumberProblem, parse_whole_number};

/// The most seats that can be asked for. The servers take any number of 32 bits; beyond this somebody's
/// key got stuck.
pub const MOST_SEATS: i64 = 100_000;

/// The provider's seats in one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatPool {
    minimum: i64,
    assigned: i64,
}

/// What follows from giving a client more or fewer seats. All numbers are counts, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeatEffect {
    /// Seats of the minimum that no client has afterwards.
    pub unassigned: i64,
    /// Seats that are bought.
    pub bought: i64,
    /// Seats that return to the unassigned ones.
    pub given_back: i64,
    /// Bought seats that are no longer paid.
    pub no_longer_bought: i64,
}

impl SeatPool {
    /// The pool of a plan of the provider's subscription.
    pub fn of(plan: &ProviderPlan) -> Self {
        Self {
            minimum: plan.seat_minimum.max(0),
            assigned: plan.assigned_seats.max(0),
        }
    }

    /// Seats of the minimum that no client has.
    pub fn unassigned(self) -> i64 {
        (self.minimum - self.assigned).max(0)
    }

    /// What a change does: `change` seats more, or fewer when negative.
    pub fn effect(self, change: i64) -> SeatEffect {
        let after = Self {
            assigned: self.assigned.saturating_add(change).max(0),
            minimum: self.minimum,
        };
        SeatEffect {
            unassigned: after.unassigned(),
            bought: (after.beyond_minimum() - self.beyond_minimum()).max(0),
            given_back: (after.unassigned() - self.unassigned()).max(0),
            no_longer_bought: (self.beyond_minimum() - after.beyond_minimum()).max(0),
        }
    }

    fn beyond_minimum(self) -> i64 {
        (self.assigned - self.minimum).max(0)
    }
}

/// Why a number of seats cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeatProblem {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Missing,
    /// Not a whole number.
    #[error("not a whole number")]
    NotWhole,
    /// Less than one, or negative.
    #[error("too few")]
    BelowOne,
    /// Fewer than are in use.
    #[error("{used} seats are in use")]
    BelowUsed {
        /// How many are in use.
        used: i64,
    },
    /// More than can be.
    #[error("at most {most}")]
    TooMany {
        /// The most.
        most: i64,
    },
    /// Seats would be bought, and this person may not buy.
    #[error("would buy {bought} seats")]
    PurchaseNotAllowed {
        /// How many would be bought.
        bought: i64,
    },
}

/// What is known about the client whose seats are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatRules {
    /// Seats the client has now; 0 for a new one.
    pub now: i64,
    /// Seats in use.
    pub used: i64,
    /// The pool of its plan, where the server tells.
    pub pool: Option<SeatPool>,
    /// Whether this person may buy seats.
    pub may_buy: bool,
}

impl SeatRules {
    /// The fewest seats that can be saved.
    pub fn least(&self) -> i64 {
        self.used.max(1)
    }

    /// What these seats do to the pool, where the server tells of one.
    pub fn effect(&self, seats: i64) -> Option<SeatEffect> {
        self.pool
            .map(|pool| pool.effect(seats.saturating_sub(self.now)))
    }

    /// The number that was typed, if it can be saved.
    ///
    /// # Errors
    /// [`SeatProblem`] says what is in the way.
    pub fn read(&self, typed: &str) -> Result<i64, SeatProblem> {
        let seats = parse_whole_number(typed, 1..=MOST_SEATS).map_err(|problem| match problem {
            NumberProblem::Empty => SeatProblem::Missing,
            NumberProblem::NotDigits | NumberProblem::NotWhole => SeatProblem::NotWhole,
            NumberProblem::TooSmall { .. } => SeatProblem::BelowOne,
            NumberProblem::TooLarge { max } => SeatProblem::TooMany { most: max },
        })?;
        if seats < self.used {
            return Err(SeatProblem::BelowUsed { used: self.used });
        }
        match self.effect(seats) {
            Some(effect) if effect.bought > 0 && !self.may_buy => {
                Err(SeatProblem::PurchaseNotAllowed {
                    bought: effect.bought,
                })
            }
            _ => Ok(seats),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pool(minimum: i64, assigned: i64) -> SeatPool {
        SeatPool { minimum, assigned }
    }

    fn effect(minimum: i64, assigned: i64, change: i64) -> (i64, i64, i64, i64) {
        let effect = pool(minimum, assigned).effect(change);
        (
            effect.unassigned,
            effect.bought,
            effect.given_back,
            effect.no_longer_bought,
        )
    }

    #[test]
    fn the_four_ways_through_the_minimum() {
        // Stays below; goes over; stays over, both ways; comes back below.
        assert_eq!(effect(100, 40, 10), (50, 0, 0, 0));
        assert_eq!(effect(100, 95, 10), (0, 5, 0, 0));
        assert_eq!(effect(100, 110, 10), (0, 10, 0, 0));
        assert_eq!(effect(100, 110, -5), (0, 0, 0, 5));
        assert_eq!(effect(100, 110, -20), (10, 0, 10, 10));
        assert_eq!(effect(100, 40, -10), (70, 0, 10, 0));
        assert_eq!(effect(100, 100, 1), (0, 1, 0, 0));
        assert_eq!(effect(100, 99, 1), (0, 0, 0, 0));
        assert_eq!(effect(0, 0, 3), (0, 3, 0, 0));
    }

    #[test]
    fn a_wrong_count_of_the_server_does_no_harm() {
        assert_eq!(effect(100, 3, -10), (100, 0, 3, 0));
        assert_eq!(pool(5, 0).effect(i64::MAX).bought, i64::MAX - 5);
    }

    fn rules(used: i64, may_buy: bool) -> SeatRules {
        SeatRules {
            now: 15,
            used,
            pool: Some(pool(100, 90)),
            may_buy,
        }
    }

    #[test]
    fn what_people_type() {
        let admin = rules(3, true);
        assert_eq!(admin.read("20"), Ok(20));
        assert_eq!(admin.read(" 15 "), Ok(15));
        assert_eq!(admin.read(""), Err(SeatProblem::Missing));
        assert_eq!(admin.read("0"), Err(SeatProblem::BelowOne));
        assert_eq!(admin.read("-1"), Err(SeatProblem::BelowOne));
        assert_eq!(admin.read("1.5"), Err(SeatProblem::NotWhole));
        assert_eq!(admin.read("many"), Err(SeatProblem::NotWhole));
        assert_eq!(
            admin.read("1000000000"),
            Err(SeatProblem::TooMany { most: MOST_SEATS })
        );
        assert_eq!(admin.read("2"), Err(SeatProblem::BelowUsed { used: 3 }));
        assert_eq!(admin.read("200"), Ok(200));
    }

    #[test]
    fn a_service_user_is_told_before_the_click() {
        let service_user = rules(3, false);
        assert_eq!(service_user.read("25"), Ok(25), "ten seats are left");
        assert_eq!(
            service_user.read("26"),
            Err(SeatProblem::PurchaseNotAllowed { bought: 1 })
        );
        assert_eq!(service_user.read("14"), Ok(14));
        // Already beyond the minimum: every further seat is bought, fewer are free.
        let beyond = SeatRules {
            pool: Some(pool(100, 110)),
            ..service_user
        };
        assert_eq!(
            beyond.read("16"),
            Err(SeatProblem::PurchaseNotAllowed { bought: 1 })
        );
        assert_eq!(beyond.read("15"), Ok(15));
        assert_eq!(beyond.read("10"), Ok(10));
    }

    #[test]
    fn without_a_known_pool_the_server_decides() {
        let unknown = SeatRules {
            pool: None,
            ..rules(3, false)
        };
        assert_eq!(unknown.read("5000"), Ok(5000));
        assert_eq!(unknown.effect(5000), None);
    }

    proptest! {
        /// Paid seats are always the minimum and what goes beyond it; every seat is accounted for.
        #[test]
        fn seats_are_neither_made_nor_lost(minimum in 0i64..1000, assigned in 0i64..2000, change in -2000i64..2000) {
            let before = pool(minimum, assigned);
            let after = pool(minimum, (assigned + change).max(0));
            let effect = before.effect(change);
            prop_assert_eq!(effect.unassigned, after.unassigned());
            prop_assert_eq!(before.beyond_minimum() + effect.bought - effect.no_longer_bought, after.beyond_minimum());
            prop_assert!(effect.bought == 0 || (effect.given_back == 0 && effect.no_longer_bought == 0));
            // The contract's own words for a purchase.
            let (t, t_after) = (assigned, assigned + change);
            let is_purchase = (t <= minimum && t_after > minimum) || (t > minimum && t_after > t);
            prop_assert_eq!(effect.bought > 0, is_purchase);
        }
    }
}

//! The bill of a subscription: lines, discount, total (contract part 2, 3.1).

use portal_types::billing::{ProviderPlan, ProviderSubscription};

/// One plan on the bill.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// As the server names it: `Teams (Monthly)`.
    pub(super) plan: String,
    /// Seats that are paid: the minimum and those bought beyond it.
    pub(super) paid_seats: i64,
    /// US dollars for one seat and period, before discount.
    pub(super) seat_price: f64,
    /// US dollars for all of them, before discount.
    pub(super) cost: f64,
}

/// What a subscription comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bill {
    pub(super) lines: Vec<Line>,
    /// Percent, if there is a discount.
    pub(super) discount_percent: Option<f64>,
    /// What the discount takes off, US dollars.
    pub(super) discount: f64,
    /// US dollars, after discount.
    pub(super) total: f64,
    pub(super) period: Period,
}

/// What the total is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Period {
    #[default]
    Month,
    Year,
    /// Plans of both kinds, or of one nobody has heard of.
    Mixed,
}

impl Bill {
    /// Plans without a minimum and without bought seats are not on it.
    pub(super) fn of(subscription: &ProviderSubscription) -> Self {
        let on_it = || subscription.plans.iter().filter(|plan| is_on_bill(plan));
        let sum: f64 = on_it().map(|plan| plan.cost).sum();
        let discount_percent = subscription
            .discount_percentage
            .filter(|percent| *percent > 0.0)
            .map(|percent| percent.min(100.0));
        let discount = sum * discount_percent.unwrap_or(0.0) / 100.0;
        Self {
            lines: on_it().map(line).collect(),
            discount_percent,
            discount,
            total: sum - discount,
            period: period(on_it()),
        }
    }
}

/// Whether a plan is paid for at all.
pub(super) fn is_on_bill(plan: &ProviderPlan) -> bool {
    plan.seat_minimum > 0 || plan.purchased_seats > 0
}

fn line(plan: &ProviderPlan) -> Line {
    let paid_seats = paid_seats(plan);
    Line {
        plan: plan.plan_name.clone(),
        paid_seats,
        seat_price: plan.cost / paid_seats.max(1) as f64,
        cost: plan.cost,
    }
}

/// Seats that are paid, whoever has them.
pub(super) fn paid_seats(plan: &ProviderPlan) -> i64 {
    plan.seat_minimum
        .max(0)
        .saturating_add(plan.purchased_seats.max(0))
}

fn period<'a>(plans: impl Iterator<Item = &'a ProviderPlan>) -> Period {
    let mut periods = plans.map(|plan| match plan.cadence.as_str() {
        "Monthly" => Period::Month,
        "Annual" => Period::Year,
        _ => Period::Mixed,
    });
    let first = periods.next().unwrap_or_default();
    if periods.all(|period| period == first) {
        first
    } else {
        Period::Mixed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(minimum: i64, bought: i64, cost: f64, cadence: &str) -> ProviderPlan {
        ProviderPlan {
            plan_name: "Teams (Monthly)".into(),
            seat_minimum: minimum,
            purchased_seats: bought,
            cost,
            cadence: cadence.into(),
            ..ProviderPlan::default()
        }
    }

    fn bill(discount: Option<f64>, plans: Vec<ProviderPlan>) -> Bill {
        Bill::of(&ProviderSubscription {
            discount_percentage: discount,
            plans,
            ..ProviderSubscription::default()
        })
    }

    #[test]
    fn the_total_is_what_the_discount_leaves() {
        let plans = || vec![plan(25, 5, 120.0, "Monthly"), plan(40, 0, 240.0, "Monthly")];
        let full = bill(None, plans());
        assert_eq!(
            (full.total, full.discount, full.period),
            (360.0, 0.0, Period::Month)
        );
        assert_eq!(
            (full.lines[0].paid_seats, full.lines[0].seat_price),
            (30, 4.0)
        );
        let less = bill(Some(25.0), plans());
        assert_eq!((less.total, less.discount), (270.0, 90.0));
        assert_eq!(bill(Some(0.0), plans()).discount_percent, None);
        assert_eq!(
            bill(Some(250.0), plans()).total,
            0.0,
            "never less than nothing"
        );
    }

    #[test]
    fn plans_without_paid_seats_are_hidden() {
        let shown = bill(
            None,
            vec![plan(0, 0, 0.0, "Monthly"), plan(0, 3, 12.0, "Monthly")],
        );
        assert_eq!(shown.lines.len(), 1);
        assert_eq!(shown.lines[0].seat_price, 4.0);
        let nothing = bill(None, vec![plan(0, 0, 7.0, "Monthly")]);
        assert_eq!((nothing.lines.len(), nothing.total), (0, 0.0));
    }

    #[test]
    fn months_and_years_are_not_added_up_silently() {
        let of = |a, b| bill(None, vec![plan(1, 0, 1.0, a), plan(1, 0, 1.0, b)]).period;
        assert_eq!(of("Annual", "Annual"), Period::Year);
        assert_eq!(of("Annual", "Monthly"), Period::Mixed);
        assert_eq!(of("Weekly", "Weekly"), Period::Mixed);
    }
}

//! Where the paid seats of each plan are: a bar with its figures.

use leptos::prelude::*;
use portal_types::billing::ProviderPlan;

use super::bill::{is_on_bill, paid_seats};
use crate::i18n::{I18n, Text, m, t};
use crate::pages::provider::clients::plan_name;
use crate::ui::{Meter, Tone};

/// Seats of one plan. All are counts, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pool {
    minimum: i64,
    assigned: i64,
    bought: i64,
    free: i64,
    paid: i64,
}

impl Pool {
    fn of(plan: &ProviderPlan) -> Self {
        let paid = paid_seats(plan);
        let assigned = plan.assigned_seats.max(0);
        Self {
            minimum: plan.seat_minimum.max(0),
            assigned,
            bought: plan.purchased_seats.max(0),
            free: (paid - assigned).max(0),
            paid,
        }
    }

    /// Nothing free means that every further seat is bought.
    fn tone(self) -> Tone {
        if self.free == 0 {
            Tone::Warning
        } else {
            Tone::Accent
        }
    }
}

/// The seats of all plans that are paid for.
pub(super) fn pools(plans: &[ProviderPlan]) -> AnyView {
    let cards = plans.iter().filter(|plan| is_on_bill(plan)).map(pool);
    view! {
        <section class="section">
            <h2>{t(m::provider::billing::POOLS_TITLE)}</h2>
            <p class="page__lead">{t(m::provider::billing::POOLS_LEAD)}</p>
            <div class="columns">{cards.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn pool(plan: &ProviderPlan) -> AnyView {
    let i18n = I18n::use_context();
    let pool = Pool::of(plan);
    let share = pool.assigned as f64 / pool.paid.max(1) as f64;
    let fact = |label: Text, seats: i64| {
        view! {
            <dt>{t(label)}</dt>
            <dd class="num">{move || i18n.number(seats as f64)}</dd>
        }
    };
    view! {
        <article class="card stack gap-3">
            <h3>{t(plan_name(&plan.plan_name))}</h3>
            <div class="stack gap-2">
                <p>{t(m::provider::billing::pool_fill(pool.assigned, pool.paid))}</p>
                <span class="pool__bar">
                    <Meter share=Signal::stored(share) tone=Signal::stored(pool.tone()) />
                </span>
            </div>
            <dl class="facts facts--seats">
                {fact(m::provider::billing::POOL_MINIMUM.into(), pool.minimum)}
                {fact(m::clients::COLUMN_ASSIGNED.into(), pool.assigned)}
                {fact(m::provider::billing::POOL_BOUGHT.into(), pool.bought)}
                {fact(m::provider::billing::POOL_FREE.into(), pool.free)}
            </dl>
        </article>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(minimum: i64, bought: i64, assigned: i64) -> Pool {
        Pool::of(&ProviderPlan {
            seat_minimum: minimum,
            purchased_seats: bought,
            assigned_seats: assigned,
            ..ProviderPlan::default()
        })
    }

    #[test]
    fn every_paid_seat_is_somewhere() {
        assert_eq!(pool(25, 0, 20).free, 5);
        assert_eq!((pool(25, 5, 30).free, pool(25, 5, 30).paid), (0, 30));
        assert_eq!(pool(25, 0, 20).tone(), Tone::Accent);
        assert_eq!(pool(25, 5, 30).tone(), Tone::Warning);
        // Counts of a server that has lost count do no harm.
        assert_eq!(pool(25, 0, 40).free, 0);
        assert_eq!(pool(-1, -1, -1), pool(0, 0, 0));
    }
}

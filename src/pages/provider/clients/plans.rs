//! Which plans a provider can give to a client, at which price, and how many seats are left in each.

use portal_types::billing::{ProviderPlan, ProviderSubscription};
use portal_types::plan::{Plan, PlanType, ProductTierType};

use super::arrangement::plan_label;
use super::seats::SeatPool;

/// A plan on offer.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedPlan {
    /// Its number on the wire.
    pub plan_type: PlanType,
    /// Which family; decides what is said about it.
    pub tier: ProductTierType,
    /// Its name without the period: `Teams`.
    pub label: String,
    /// Its name as the list of clients has it: `Teams (Monthly)`.
    pub name: String,
    /// Price of a seat in US dollars after discount, per month or per year; `None` where unknown.
    pub seat_price: Option<f64>,
    /// Paid once a year.
    pub yearly: bool,
    /// The provider's discount in percent, if there is one.
    pub discount_percent: Option<f64>,
    /// The provider's seats in this plan.
    pub pool: SeatPool,
}

impl OfferedPlan {
    /// What `seats` more seats cost a month.
    pub fn monthly_cost(&self, seats: i64) -> Option<f64> {
        let price = self.seat_price?;
        let monthly = if self.yearly { price / 12.0 } else { price };
        Some(monthly * seats as f64)
    }
}

/// The plans of a provider's subscription, in the order of the subscription. Only those a client can have
/// (contract part 2, 2.1). `price_list` helps where the subscription has no seats to reckon a price from.
pub fn offered_plans(subscription: &ProviderSubscription, price_list: &[Plan]) -> Vec<OfferedPlan> {
    let offered = |plan: &&ProviderPlan| {
        matches!(
            plan.plan_type,
            PlanType::TeamsMonthly | PlanType::EnterpriseMonthly | PlanType::EnterpriseAnnually
        )
    };
    let discount_percent = subscription
        .discount_percentage
        .filter(|percent| *percent > 0.0);
    let share = 1.0 - discount_percent.unwrap_or(0.0).min(100.0) / 100.0;
    let plans = subscription.plans.iter().filter(offered);
    plans
        .map(|plan| OfferedPlan {
            plan_type: plan.plan_type,
            tier: plan.product_tier,
            label: plan_label(&plan.plan_name).to_owned(),
            name: plan.plan_name.clone(),
            seat_price: seat_price(plan, price_list).map(|price| price * share),
            yearly: plan.plan_type == PlanType::EnterpriseAnnually,
            discount_percent,
            pool: SeatPool::of(plan),
        })
        .collect()
}

/// The pool of the plan with this name, as the list of clients has it.
pub fn pool_of(subscription: &ProviderSubscription, plan_name: &str) -> Option<SeatPool> {
    subscription
        .plans
        .iter()
        .find(|plan| plan.plan_name == plan_name)
        .map(SeatPool::of)
}

/// The pool for an organisation that is to be added; there the plan has no period in its name.
pub fn pool_for_label(subscription: &ProviderSubscription, plan: &str) -> Option<SeatPool> {
    let same = |own: &&ProviderPlan| plan_label(&own.plan_name) == plan_label(plan);
    subscription.plans.iter().find(same).map(SeatPool::of)
}

fn seat_price(plan: &ProviderPlan, price_list: &[Plan]) -> Option<f64> {
    let paid = plan.seat_minimum.saturating_add(plan.purchased_seats);
    if paid > 0 && plan.cost > 0.0 {
        return Some(plan.cost / paid as f64);
    }
    price_list
        .iter()
        .find(|listed| listed.plan_type == plan.plan_type)
        .and_then(|listed| listed.password_manager.as_ref())
        .map(|prices| prices.provider_portal_seat_price)
        .filter(|price| *price > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::plan::PasswordManagerPlan;

    fn plan(plan_type: PlanType, name: &str, minimum: i64, cost: f64) -> ProviderPlan {
        ProviderPlan {
            plan_type,
            plan_name: name.to_owned(),
            seat_minimum: minimum,
            cost,
            ..ProviderPlan::default()
        }
    }

    fn subscription(discount: Option<f64>) -> ProviderSubscription {
        ProviderSubscription {
            discount_percentage: discount,
            plans: vec![
                plan(PlanType::TeamsMonthly, "Teams (Monthly)", 50, 200.0),
                plan(PlanType::EnterpriseMonthly, "Enterprise (Monthly)", 0, 0.0),
                plan(PlanType::FamiliesAnnually, "Families", 1, 1.0),
                plan(PlanType::Unknown(99), "Galaxy", 1, 1.0),
            ],
            ..ProviderSubscription::default()
        }
    }

    #[test]
    fn prices_come_from_the_bill_or_the_price_list() {
        let listed = Plan {
            plan_type: PlanType::EnterpriseMonthly,
            password_manager: Some(PasswordManagerPlan {
                provider_portal_seat_price: 6.0,
                ..PasswordManagerPlan::default()
            }),
            ..Plan::default()
        };
        let plans = offered_plans(&subscription(None), &[listed]);
        let seen: Vec<_> = plans
            .iter()
            .map(|plan| (plan.label.as_str(), plan.seat_price))
            .collect();
        assert_eq!(seen, [("Teams", Some(4.0)), ("Enterprise", Some(6.0))]);
        assert_eq!(plans[0].monthly_cost(5), Some(20.0));
        assert_eq!(offered_plans(&subscription(None), &[])[1].seat_price, None);
    }

    #[test]
    fn the_discount_is_taken_off() {
        let plans = offered_plans(&subscription(Some(25.0)), &[]);
        assert_eq!(
            (plans[0].seat_price, plans[0].discount_percent),
            (Some(3.0), Some(25.0))
        );
        assert_eq!(
            offered_plans(&subscription(Some(0.0)), &[])[0].discount_percent,
            None
        );
    }

    #[test]
    fn yearly_prices_are_spread_over_months() {
        let mut subscription = subscription(None);
        subscription.plans = vec![plan(
            PlanType::EnterpriseAnnually,
            "Enterprise (Annually)",
            10,
            600.0,
        )];
        let plans = offered_plans(&subscription, &[]);
        assert!(plans[0].yearly);
        assert_eq!(plans[0].monthly_cost(2), Some(10.0));
    }

    #[test]
    fn a_pool_is_found_by_either_name() {
        let subscription = subscription(None);
        assert!(pool_of(&subscription, "Teams (Monthly)").is_some());
        assert_eq!(pool_of(&subscription, "Teams"), None);
        assert_eq!(
            pool_for_label(&subscription, "Teams").map(SeatPool::unassigned),
            Some(50)
        );
    }
}

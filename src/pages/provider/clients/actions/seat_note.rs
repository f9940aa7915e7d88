//! What a number of seats means, said while it is typed.

use leptos::prelude::*;

use crate::i18n::{Arg, Text, m, t};
use crate::pages::provider::clients::seats::{SeatEffect, SeatProblem};

/// What follows from the number typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SeatNote {
    /// Nothing to say yet.
    Silent,
    /// The server does not tell how many seats are left.
    Unknown,
    /// What happens to the pool, and what that costs a month.
    Effect {
        effect: SeatEffect,
        monthly_cost: Option<f64>,
    },
}

/// The lines below the field for seats. They change while one types, so they are read out politely.
#[component]
pub(super) fn SeatNoteLines(note: Signal<SeatNote>) -> impl IntoView {
    let lines = move || {
        note.with(lines)
            .into_iter()
            .map(|(text, buys)| {
                view! { <p class="seat-note__line" class=("seat-note__line--buys", buys)>{t(text)}</p> }
            })
            .collect_view()
    };
    view! {
        <div class="seat-note" aria-live="polite">
            {lines}
        </div>
    }
}

/// The lines, and whether each is about buying.
fn lines(note: &SeatNote) -> Vec<(Text, bool)> {
    let (effect, monthly_cost) = match note {
        SeatNote::Silent => return Vec::new(),
        SeatNote::Unknown => {
            return vec![(m::client_actions::dialogs::SEATS_POOL_UNKNOWN.into(), false)];
        }
        SeatNote::Effect {
            effect,
            monthly_cost,
        } => (effect, monthly_cost),
    };
    let mut lines = vec![(
        m::client_actions::dialogs::unassigned_seats(effect.unassigned),
        false,
    )];
    if effect.bought > 0 {
        lines.push((
            m::client_actions::dialogs::seats_to_buy(effect.bought),
            true,
        ));
        if let Some(cost) = monthly_cost {
            lines.push((
                m::client_actions::dialogs::seats_to_buy_cost(Arg::currency(*cost, "USD")),
                true,
            ));
        }
    }
    if effect.given_back > 0 {
        lines.push((
            m::client_actions::dialogs::seats_given_back(effect.given_back),
            false,
        ));
    }
    if effect.no_longer_bought > 0 {
        lines.push((
            m::client_actions::dialogs::seats_no_longer_bought(effect.no_longer_bought),
            false,
        ));
    }
    lines
}

/// Why a number of seats cannot be saved, in words.
pub fn seat_problem_text(problem: SeatProblem, client: &str) -> Text {
    match problem {
        SeatProblem::Missing => m::client_actions::dialogs::SEATS_MISSING.into(),
        SeatProblem::NotWhole => m::client_actions::dialogs::SEATS_NOT_WHOLE.into(),
        SeatProblem::BelowOne => m::client_actions::dialogs::SEATS_BELOW_ONE.into(),
        SeatProblem::BelowUsed { used } => {
            m::client_actions::dialogs::seats_below_used(client, used)
        }
        SeatProblem::TooMany { most } => m::client_actions::dialogs::seats_too_many(most),
        SeatProblem::PurchaseNotAllowed { bought } => {
            m::client_actions::dialogs::seats_purchase_not_allowed(bought)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buying_is_said_with_its_price() {
        let note = SeatNote::Effect {
            effect: SeatEffect {
                bought: 3,
                ..SeatEffect::default()
            },
            monthly_cost: Some(12.0),
        };
        let said = lines(&note);
        assert_eq!(said.len(), 3);
        assert_eq!(said[1], (m::client_actions::dialogs::seats_to_buy(3), true));
        assert_eq!(lines(&SeatNote::Silent), []);
    }
}

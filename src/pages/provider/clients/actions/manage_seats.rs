//! Changes a client's seats; its name stays as it is.

use leptos::prelude::*;

use super::Target;
use super::failure::failure_of;
use super::offer::{Offer, use_offer};
use super::save::{Change, Outcome, save};
use super::seat_desk::SeatDesk;
use super::seat_note::{SeatNote, SeatNoteLines, seat_problem_text};
use crate::effect::effect;
use crate::i18n::{Text, m, t};
use crate::pages::provider::clients::plans::{offered_plans, pool_of};
use crate::pages::provider::clients::seats::{MOST_SEATS, SeatProblem, SeatRules};
use crate::ui::{DialogHead, FieldOptions, FormDialog, NumberField, toasts};

/// Asks for a number of seats, says what it means for the provider's pool, and saves it.
#[component]
pub fn ManageSeatsDialog(
    /// Where it is opened.
    desk: SeatDesk,
    /// Is it open?
    open: RwSignal<bool>,
    /// The client it is about.
    target: RwSignal<Target>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let checked = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let offer = use_offer(desk.session(), desk.provider_id(), open);
    effect(move || {
        if open.get() {
            let seats = target.with_untracked(|target| target.seats);
            typed.set(seats.map(|seats| seats.to_string()).unwrap_or_default());
            checked.set(false);
            failure.set(None);
            busy.set(false);
        }
    });
    let rules = Memo::new(move |_| {
        let target = target.get();
        let pool = offer.with(|offer| {
            offer
                .subscription()
                .and_then(|known| pool_of(known, &target.plan))
        });
        SeatRules {
            now: target.seats.unwrap_or(0),
            used: target.used,
            pool,
            may_buy: desk.may_buy(),
        }
    });
    let read = Memo::new(move |_| rules.get().read(&typed.read()));
    let error = Signal::derive(move || {
        let problem = read.get().err()?;
        // What is about buying is said at once, what is about typing after the first try.
        let at_once = matches!(
            problem,
            SeatProblem::PurchaseNotAllowed { .. } | SeatProblem::BelowUsed { .. }
        );
        (at_once || checked.get())
            .then(|| target.with(|target| seat_problem_text(problem, &target.name)))
    });
    let effect = Memo::new(move |_| read.get().ok().and_then(|seats| rules.get().effect(seats)));
    let note = Signal::derive(move || match (effect.get(), &*offer.read()) {
        (Some(effect), offer) => SeatNote::Effect {
            effect,
            monthly_cost: monthly_cost(offer, &target.read().plan, effect.bought),
        },
        (None, Offer::Unknown(_)) => SeatNote::Unknown,
        (None, _) => SeatNote::Silent,
    });
    let submit = move || {
        checked.set(true);
        let Ok(seats) = read.get_untracked() else {
            return;
        };
        let shown = target.get_untracked();
        if shown.seats == Some(seats) {
            toasts.info(m::client_actions::dialogs::SEATS_UNCHANGED);
            return open.set(false);
        }
        busy.set(true);
        failure.set(None);
        let (session, provider_id) = (desk.session(), desk.provider_id().get_untracked());
        leptos::task::spawn_local(async move {
            let change = Change::Seats(u32::try_from(seats).unwrap_or(u32::MAX));
            match save(&session, &provider_id, &shown, change).await {
                Ok(Outcome::Saved) => {
                    open.try_set(false);
                    toasts.success(m::client_actions::dialogs::seats_saved(&shown.name, seats));
                    desk.saved(&shown.link_id).await;
                }
                Ok(Outcome::SeatsDiffer(now)) => {
                    // The back button closes it even now, and then it may be about another client.
                    let is_shown = |target: &Target| target.link_id == shown.link_id;
                    if target.try_with_untracked(is_shown) == Some(true) {
                        let text = m::client_actions::dialogs::seats_changed_meanwhile(&now.name);
                        target.set(now);
                        failure.set(Some(text));
                    }
                }
                Ok(Outcome::Gone) => {
                    failure.try_set(Some(m::client_actions::dialogs::vanished(&shown.name)));
                    desk.saved(&shown.link_id).await;
                }
                Err(error) => {
                    let is_gone = desk.is_gone(&shown.link_id);
                    let text = failure_of(&shown, &error, is_gone).await;
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        let target = target.get();
        DialogHead::new(m::client_actions::dialogs::manage_seats_title(&target.name))
            .client(target.mark())
    });
    let submit_label = Signal::derive(move || {
        let buys = effect.get().is_some_and(|effect| effect.bought > 0);
        Text::from(if buys {
            m::client_actions::dialogs::BUY_AND_SAVE
        } else {
            m::ui::SAVE
        })
    });
    view! {
        <FormDialog open head submit_label busy error=failure on_submit=submit>
            <p class="muted">{move || t(m::client_actions::dialogs::seats_in_use(target.read().used))()}</p>
            <NumberField
                label=m::client_actions::dialogs::ASSIGNED_SEATS
                value=typed
                range=Signal::derive(move || rules.get().least()..=MOST_SEATS)
                error
                options=FieldOptions { autofocus: true, ..FieldOptions::default() }
            />
            <SeatNoteLines note />
        </FormDialog>
    }
}

/// What `bought` seats of the plan with this name cost a month.
fn monthly_cost(offer: &Offer, plan: &str, bought: i64) -> Option<f64> {
    let Offer::Known {
        subscription,
        price_list,
    } = offer
    else {
        return None;
    };
    offered_plans(subscription, price_list)
        .iter()
        .find(|offered| offered.name == plan)
        .and_then(|offered| offered.monthly_cost(bought))
}

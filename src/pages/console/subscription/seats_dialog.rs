//! Seats of an organisation that pays for itself, and up to where they may grow by themselves.

use leptos::prelude::*;

use super::area;
use super::figures::{LimitProblem, SeatState, read_limit};
use crate::api::RefusalKind;
use crate::effect::effect;
use crate::i18n::{Text, m, m::console::subscription as words};
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::problem::text_of_saving;
use crate::pages::provider::clients::seat_problem_text;
use crate::pages::provider::clients::seats::MOST_SEATS;
use crate::ui::{Checkbox, DialogHead, FieldOptions, FormDialog, NumberField, toasts};

#[component]
pub(super) fn SeatsDialog(
    client: Client,
    open: RwSignal<bool>,
    known: Memo<Option<SeatState>>,
) -> impl IntoView {
    let seats = RwSignal::new(String::new());
    let limit = RwSignal::new(String::new());
    let is_limited = RwSignal::new(false);
    let is_checked = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let state = RwSignal::new(SeatState::default());
    effect(move || {
        if let (true, Some(now)) = (open.get(), known.get_untracked()) {
            state.set(now);
            seats.set(now.seats.to_string());
            limit.set(now.limit.unwrap_or(now.seats).to_string());
            is_limited.set(now.limit.is_some());
            is_checked.set(false);
            failure.set(None);
        }
    });
    let read_seats = Memo::new(move |_| state.get().read_seats(&seats.read()));
    let read_limit = Memo::new(move |_| {
        if !is_limited.get() {
            return Ok(None);
        }
        let seats = read_seats.get().unwrap_or(1);
        read_limit(&limit.read(), seats).map(Some)
    });
    let seats_error = Signal::derive(move || {
        let problem = read_seats.get().err().filter(|_| is_checked.get())?;
        Some(seat_problem_text(problem, &client.name()))
    });
    let limit_error = Signal::derive(move || {
        let problem = read_limit.get().err().filter(|_| is_checked.get())?;
        Some(match problem {
            LimitProblem::Number(problem) => problem.text(),
            LimitProblem::BelowSeats(seats) => words::limit_below_seats(seats),
        })
    });
    let submit = move || {
        is_checked.set(true);
        let (Ok(wanted), Ok(limit)) = (read_seats.get_untracked(), read_limit.get_untracked())
        else {
            return;
        };
        let Some(body) = state.get_untracked().change(wanted, limit) else {
            toasts.info(m::client_actions::dialogs::SEATS_UNCHANGED);
            return open.set(false);
        };
        busy.set(true);
        failure.set(None);
        let (api, id) = (client.api(), client.id());
        let name = untrack(|| client.name());
        leptos::task::spawn_local(async move {
            let mut outcome = api.change_organization_subscription(&id, &body).await;
            // Some servers fail after they have stored it: what is stored counts.
            if let Err(error) = &outcome
                && error.kind() == Some(RefusalKind::Server)
                && let Ok(stored) = api.organization_subscription(&id).await
                && (stored.seats, stored.max_autoscale_seats) == (Some(wanted), limit)
            {
                outcome = Ok(());
            }
            match outcome {
                Ok(()) => {
                    open.try_set(false);
                    toasts.success(m::client_actions::dialogs::seats_saved(name, wanted));
                    client.changed(&[area::SUBSCRIPTION, areas::METADATA]);
                }
                Err(error) => {
                    failure.try_set(Some(text_of_saving(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(m::client_actions::dialogs::manage_seats_title(
            client.name(),
        ))
        .client(client.mark())
    });
    let range = move || state.get().used.max(1)..=MOST_SEATS;
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <p>{crate::i18n::t(words::CHANGE_SEATS_EFFECT)}</p>
            <NumberField
                label=words::SEATS_ASSIGNED
                value=seats
                range=Signal::derive(range)
                error=seats_error
                options=FieldOptions { autofocus: true, ..FieldOptions::default() }
            />
            <Checkbox
                label=Signal::stored(Text::from(words::LIMIT_ON))
                checked=is_limited
                hint=words::LIMIT_HINT
                on_change=move |is_on| is_limited.set(is_on)
            />
            <Show when=move || is_limited.get()>
                <NumberField
                    label=words::LIMIT
                    value=limit
                    range=Signal::stored(1..=MOST_SEATS)
                    error=limit_error
                />
            </Show>
        </FormDialog>
    }
}

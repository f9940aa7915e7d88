//! An organisation that pays for itself: plan, seats, storage, as far as the server answers.

use leptos::prelude::*;
use portal_types::organization_billing::{
    OrganizationMetadata, OrganizationSubscription, OrganizationWarnings, OwnSubscription,
};

use super::area;
use super::figures::SeatState;
use super::managed::SeatFigures;
use super::seats_dialog::SeatsDialog;
use super::storage_dialog::StorageDialog;
use crate::i18n::{I18n, Message, m::console::subscription as words, t};
use crate::nav::Nav;
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::provider::billing::{day_text, money_text, status_badge};
use crate::pages::provider::clients::plan_name;
use crate::session::Action;
use crate::ui::{Badge, Button, Callout, Tone};

#[component]
pub(super) fn OwnPage(client: Client) -> impl IntoView {
    let subscription: Data<OrganizationSubscription> = client
        .ask(area::SUBSCRIPTION, |api, id| async move {
            api.organization_subscription(&id).await
        });
    let metadata: Data<OrganizationMetadata> = client.ask(areas::METADATA, |api, id| async move {
        api.organization_metadata(&id).await
    });
    let warnings: Data<OrganizationWarnings> = client.ask(area::WARNINGS, |api, id| async move {
        api.organization_warnings(&id).await
    });
    let seats_open = RwSignal::new(false);
    let storage_open = RwSignal::new(false);
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(seats_open);
        nav.close_on_back(storage_open);
    }
    let used = move || {
        metadata
            .value()
            .map(|metadata| metadata.organization_occupied_seats)
    };
    let known = Memo::new(move |_| {
        let subscription = subscription.value()?;
        Some(SeatState {
            seats: subscription.seats?,
            used: used().unwrap_or(0),
            limit: subscription.max_autoscale_seats,
        })
    });
    let may_change = Memo::new(move |_| client.may(Action::ChangeSubscription));
    let content = subscription.show(words::FAILED, move |subscription| {
        let seats = match used() {
            Some(used) => view! { <SeatFigures seats=subscription.seats used /> }.into_any(),
            None => view! { <p class="muted">{t(words::USED_UNKNOWN)}</p> }.into_any(),
        };
        let may_change_seats = may_change.get() && subscription.seats.is_some();
        let may_change_storage = may_change.get() && subscription.max_storage_gb.is_some();
        view! {
            {plan(subscription)}
            <section class="card stack gap-3" aria-labelledby="seats">
                <h2 id="seats">{t(words::SEATS_TITLE)}</h2>
                {seats}
                {limit(subscription)}
                {may_change_seats
                    .then(|| {
                        view! {
                            <div class="row">
                                <Button on_press=move || seats_open.set(true)>
                                    {t(words::CHANGE_SEATS)}
                                </Button>
                            </div>
                        }
                    })}
            </section>
            {storage(subscription, may_change_storage.then_some(storage_open))}
        }
        .into_any()
    });
    view! {
        {move || warnings.value().and_then(|warnings| warning(&warnings))}
        {content}
        <SeatsDialog client open=seats_open known />
        <StorageDialog client open=storage_open subscription />
    }
}

/// What has to be done about the bill.
fn warning(warnings: &OrganizationWarnings) -> Option<AnyView> {
    let (tone, title, text) = if let Some(inactive) = &warnings.inactive_subscription {
        let text = match inactive.resolution.as_str() {
            "contact_provider" => words::INACTIVE_PROVIDER,
            "add_payment_method" => words::INACTIVE_PAYMENT,
            "resubscribe" => words::INACTIVE_RESUBSCRIBE,
            _ => words::INACTIVE_OWNER,
        };
        (Tone::Danger, words::INACTIVE_TITLE.into(), Some(text))
    } else {
        let trial = warnings.free_trial?;
        let days = trial.remaining_trial_days.max(0);
        (Tone::Info, words::trial_ends(days), None::<Message>)
    };
    Some(
        view! {
            <Callout tone title>
                {text.map(|text| view! { <p>{t(text)}</p> })}
            </Callout>
        }
        .into_any(),
    )
}

fn plan(subscription: &OrganizationSubscription) -> AnyView {
    let name = subscription.plan.as_ref().map(|plan| plan.name.clone());
    let name = name.filter(|name| !name.is_empty());
    let status = subscription.subscription.as_ref().map(|own| {
        let (label, tone) = status_badge(&own.status);
        view! { <Badge label=Signal::stored(label) tone=Signal::stored(tone) /> }
    });
    let own = subscription.subscription.as_ref();
    let dates = own.and_then(next_date).map(|(label, date)| {
        view! {
            <dt>{t(label)}</dt>
            <dd>{day_text(date)}</dd>
        }
    });
    let next = subscription.upcoming_invoice.as_ref();
    let charge = next.and_then(|next| next.amount).map(|amount| {
        view! {
            <dt>{t(words::NEXT_AMOUNT)}</dt>
            <dd>{money_text(amount)}</dd>
        }
    });
    let expiration = subscription.expiration.as_deref().map(|date| {
        view! {
            <dt>{t(words::LICENCE_UNTIL)}</dt>
            <dd>{day_text(date)}</dd>
        }
    });
    let none = own
        .is_none()
        .then(|| view! { <p class="muted">{t(words::NO_SUBSCRIPTION)}</p> });
    view! {
        <section class="card stack gap-3" aria-labelledby="plan">
            <div class="row gap-3">
                <h2 id="plan">
                    {match name {
                        Some(name) => t(plan_name(&name)).into_any(),
                        None => t(words::PLAN).into_any(),
                    }}
                </h2>
                {status}
            </div>
            <dl class="facts">{dates} {charge} {expiration}</dl>
            {none}
        </section>
    }
    .into_any()
}

/// The date that matters next, and what it is.
fn next_date(own: &OwnSubscription) -> Option<(Message, &str)> {
    let period_end = own.period_end_date.as_deref();
    if own.cancelled {
        return Some((
            words::ENDED_ON,
            own.cancelled_date.as_deref().or(period_end)?,
        ));
    }
    if own.cancel_at_end_date {
        return Some((words::ENDS_ON, period_end?));
    }
    match own.status.as_str() {
        "trialing" => Some((
            words::TRIAL_UNTIL,
            own.trial_end_date.as_deref().or(period_end)?,
        )),
        "past_due" | "unpaid" => Some((
            words::SUSPENDED_FROM,
            own.suspension_date.as_deref().or(period_end)?,
        )),
        _ => Some((words::RENEWS_ON, period_end?)),
    }
}

fn limit(subscription: &OrganizationSubscription) -> Option<AnyView> {
    subscription.seats?;
    let i18n = I18n::use_context();
    let text = match subscription.max_autoscale_seats {
        Some(limit) => view! { <p class="muted">{t(words::limit_is(limit))}</p> }.into_any(),
        None => view! { <p class="muted">{move || i18n.say(words::LIMIT_NONE)}</p> }.into_any(),
    };
    Some(text)
}

fn storage(
    subscription: &OrganizationSubscription,
    change: Option<RwSignal<bool>>,
) -> Option<AnyView> {
    let most = subscription.max_storage_gb?;
    let i18n = I18n::use_context();
    let used = subscription.storage_gb.unwrap_or(0.0);
    Some(
        view! {
            <section class="card stack gap-3" aria-labelledby="storage">
                <h2 id="storage">{t(words::STORAGE_TITLE)}</h2>
                <dl class="facts">
                    <dt>{t(words::STORAGE_GB)}</dt>
                    <dd>{move || i18n.number(most as f64)}</dd>
                    <dt>{t(words::STORAGE_USED_GB)}</dt>
                    <dd>{move || i18n.number(used)}</dd>
                </dl>
                {change
                    .map(|open| {
                        view! {
                            <div class="row">
                                <Button on_press=move || {
                                    open.set(true)
                                }>{t(words::CHANGE_STORAGE)}</Button>
                            </div>
                        }
                    })}
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_that_matters_depends_on_the_state() {
        let own = |status: &str| OwnSubscription {
            status: status.to_owned(),
            period_end_date: Some("end".into()),
            trial_end_date: Some("trial".into()),
            suspension_date: Some("stop".into()),
            ..OwnSubscription::default()
        };
        assert_eq!(next_date(&own("active")), Some((words::RENEWS_ON, "end")));
        assert_eq!(
            next_date(&own("trialing")),
            Some((words::TRIAL_UNTIL, "trial"))
        );
        assert_eq!(
            next_date(&own("past_due")),
            Some((words::SUSPENDED_FROM, "stop"))
        );
        let ending = OwnSubscription {
            cancel_at_end_date: true,
            ..own("active")
        };
        assert_eq!(next_date(&ending), Some((words::ENDS_ON, "end")));
        let ended = OwnSubscription {
            cancelled: true,
            ..own("canceled")
        };
        assert_eq!(next_date(&ended), Some((words::ENDED_ON, "end")));
        assert_eq!(next_date(&OwnSubscription::default()), None);
    }
}

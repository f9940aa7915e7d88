//! The page: status, notices, the bill, the seats.

use leptos::prelude::*;
use portal_types::billing::ProviderSubscription;

use super::super::scope::{Scope, area};
use super::super::words::{day_text, money, money_text};
use super::bill::{Bill, Line, Period};
use super::pools::pools;
use super::standing::{badge, notices};
use crate::i18n::{Arg, I18n, Message, Text, m, t};
use crate::nav::{Link, Route};
use crate::pages::frame::title::use_title;
use crate::pages::provider::clients::plan_name;
use crate::ui::{Badge, Callout, Tone};

/// `#/providers/{id}/billing/subscription`.
#[component]
pub(in super::super) fn SubscriptionPage(scope: Scope) -> impl IntoView {
    use_title(m::frame::SUBSCRIPTION);
    let subscription = scope.ask(area::SUBSCRIPTION, |api, id| async move {
        api.provider_subscription(&id).await
    });
    let status = move || {
        let subscription = subscription.value()?;
        let (label, tone) = badge(&subscription.status);
        Some(view! { <Badge label=Signal::stored(label) tone=Signal::stored(tone) /> })
    };
    view! {
        <div class="page page--billing">
            <header class="page__head">
                <div class="row gap-3">
                    <h1 class="page__title">{t(m::frame::SUBSCRIPTION)}</h1>
                    {status}
                </div>
            </header>
            {subscription
                .show(
                    m::provider::billing::SUBSCRIPTION_FAILED,
                    move |subscription| content(scope, subscription),
                )}
        </div>
    }
}

fn content(scope: Scope, subscription: &ProviderSubscription) -> AnyView {
    // The banner above the page has said it all already.
    let is_said = subscription.status == "unpaid" && scope.is_suspended();
    let notices = if is_said {
        Vec::new()
    } else {
        notices(subscription)
    };
    let notices = notices.into_iter().map(|notice| {
        let text = notice.text.map(|text| view! { <p>{t(text)}</p> });
        view! { <Callout tone=notice.tone title=notice.title>{text}</Callout> }
    });
    let bill = Bill::of(subscription);
    view! {
        {notices.collect_view()}
        {next_charge(scope, subscription, &bill)}
        {plans(&bill)}
        {(!bill.lines.is_empty()).then(|| pools(&subscription.plans))}
    }
    .into_any()
}

/// When what is paid, and how.
fn next_charge(scope: Scope, subscription: &ProviderSubscription, bill: &Bill) -> AnyView {
    let is_over = subscription.status == "canceled";
    let date = subscription
        .current_period_end_date
        .as_deref()
        .filter(|_| !is_over);
    let date = date.map(|date| {
        view! {
            <dt>{t(m::provider::billing::NEXT_CHARGE)}</dt>
            <dd>{day_text(date)}</dd>
        }
    });
    let way = match subscription.collection_method.as_deref() {
        Some("charge_automatically") => Some(m::provider::billing::COLLECTION_AUTOMATIC),
        Some("send_invoice") => Some(m::provider::billing::COLLECTION_INVOICE),
        _ => None,
    };
    let way = way.map(|way| {
        view! {
            <dt>{t(m::provider::billing::COLLECTION)}</dt>
            <dd>{t(way)}</dd>
        }
    });
    let credit = (subscription.account_credit > 0.0).then(|| {
        let text = m::provider::billing::credit_used_first(money(subscription.account_credit));
        view! {
            <dt>{t(m::provider::billing::CREDIT_TITLE)}</dt>
            <dd>{t(text)}</dd>
        }
    });
    view! {
        <section class="card stack gap-3">
            <p class="bill__total">
                <span class="bill__sum">{money_text(bill.total)}</span>
                <span class="muted">{t(period_text(bill.period))}</span>
            </p>
            <dl class="facts">{date} {way} {credit}</dl>
            <div class="row">
                <Link
                    to=Route::ProviderPaymentDetails { provider_id: scope.id() }
                    class="button button--small"
                >
                    {t(m::frame::PAYMENT_DETAILS)}
                </Link>
                <Link
                    to=Route::ProviderBillingHistory { provider_id: scope.id() }
                    class="button button--small"
                >
                    {t(m::frame::BILLING_HISTORY)}
                </Link>
            </div>
        </section>
    }
    .into_any()
}

fn period_text(period: Period) -> Message {
    match period {
        Period::Month => m::provider::billing::PER_MONTH,
        Period::Year => m::provider::billing::PER_YEAR,
        Period::Mixed => m::provider::billing::PER_PERIOD,
    }
}

/// Plans with seats and prices.
fn plans(bill: &Bill) -> AnyView {
    if bill.lines.is_empty() {
        let title = m::provider::billing::NO_LINES;
        return view! { <Callout tone=Tone::Info title /> }.into_any();
    }
    let discount = bill.discount_percent.map(|percent| {
        let label = m::provider::billing::discount(Arg::percent(percent / 100.0));
        view! {
            <tr>
                <th scope="row">
                    <Badge label=Signal::stored(label) tone=Signal::stored(Tone::Success) />
                </th>
                <td class="sheet__spare"></td>
                <td class="sheet__spare"></td>
                <td class="num">{money_text(-bill.discount)}</td>
            </tr>
        }
    });
    view! {
        <section class="section">
            <h2 id="bill-title">{t(m::provider::billing::PLANS_TITLE)}</h2>
            <div class="card card--flush sheet-frame">
                <table class="sheet" aria-labelledby="bill-title">
                    <thead>
                        <tr>
                            {head(m::clients::COLUMN_PLAN.into(), "")}
                            {head(m::clients::SEATS.into(), "num sheet__spare")}
                            {head(m::provider::billing::SEAT_PRICE.into(), "num sheet__spare")}
                            {head(m::provider::billing::AMOUNT.into(), "num")}
                        </tr>
                    </thead>
                    <tbody>{bill.lines.iter().map(line).collect_view()}</tbody>
                    <tfoot>
                        {discount} <tr>
                            <th scope="row">{t(m::provider::billing::TOTAL)}</th>
                            <td class="sheet__spare"></td>
                            <td class="sheet__spare"></td>
                            <td class="num">{money_text(bill.total)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn head(label: Text, class: &'static str) -> impl IntoView {
    view! { <th scope="col" class=class>{t(label)}</th> }
}

fn line(line: &Line) -> AnyView {
    let i18n = I18n::use_context();
    let seats = line.paid_seats;
    view! {
        <tr>
            <th scope="row">
                {t(plan_name(&line.plan))}
                <span class="sheet__figures">
                    {move || i18n.number(seats as f64)} " × " {money_text(line.seat_price)}
                </span>
            </th>
            <td class="num sheet__spare">{move || i18n.number(seats as f64)}</td>
            <td class="num sheet__spare">{money_text(line.seat_price)}</td>
            <td class="num">{money_text(line.cost)}</td>
        </tr>
    }
    .into_any()
}

//! The page: three cards.

use leptos::prelude::*;

use super::super::scope::{Scope, area};
use super::super::words::{money, money_text};
use super::address::AddressCard;
use super::method::MethodCard;
use crate::i18n::{m, t};
use crate::pages::frame::title::use_title;

/// `#/providers/{id}/billing/payment-details`.
#[component]
pub(in super::super) fn PaymentDetailsPage(scope: Scope) -> impl IntoView {
    use_title(m::frame::PAYMENT_DETAILS);
    view! {
        <div class="page page--billing">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::PAYMENT_DETAILS)}</h1>
            </header>
            <MethodCard scope />
            <AddressCard scope />
            <CreditCard scope />
        </div>
    }
}

/// What is put towards the next invoices, or added to them.
#[component]
fn CreditCard(scope: Scope) -> impl IntoView {
    let credit = scope.ask(area::CREDIT, |api, id| async move {
        api.account_credit(&id).await
    });
    view! {
        <section class="card stack">
            <h2>{t(m::provider::billing::CREDIT_TITLE)}</h2>
            {credit.show(m::provider::billing::CREDIT_FAILED, |credit| amount(*credit))}
        </section>
    }
}

fn amount(credit: Option<f64>) -> AnyView {
    match credit {
        Some(credit) if credit > 0.0 => view! {
            <p class="bill__sum">{money_text(credit)}</p>
            <p class="muted">{t(m::provider::billing::CREDIT_TEXT)}</p>
        }
        .into_any(),
        Some(credit) if credit < 0.0 => {
            let text = m::provider::billing::credit_owed(money(-credit));
            view! { <p>{t(text)}</p> }.into_any()
        }
        Some(_) | None => {
            view! { <p class="muted">{t(m::provider::billing::CREDIT_NONE)}</p> }.into_any()
        }
    }
}

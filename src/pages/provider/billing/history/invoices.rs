//! The invoices, newest first.

use leptos::prelude::*;
use portal_types::date;
use portal_types::payment::{Invoice, InvoiceList};

use super::super::links::safe_link;
use super::super::scope::Scope;
use super::super::words::{day_text, money_text};
use super::download::download_report;
use crate::i18n::{I18n, Text, m, t};
use crate::nav::{Link, Route};
use crate::pages::data::Data;
use crate::pages::frame::title::use_title;
use crate::ui::{Badge, Button, EmptyState, IconName, Tone, toasts};

#[component]
pub(super) fn Invoices(scope: Scope, invoices: Data<InvoiceList>) -> impl IntoView {
    use_title(m::frame::BILLING_HISTORY);
    view! {
        <div class="page page--billing">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::BILLING_HISTORY)}</h1>
            </header>
            {invoices
                .show(
                    m::provider::billing::INVOICES_FAILED,
                    move |list| {
                        if list.invoices.is_empty() {
                            nothing()
                        } else {
                            table(scope, &list.invoices)
                        }
                    },
                )}
        </div>
    }
}

fn nothing() -> AnyView {
    view! {
        <EmptyState
            icon=IconName::Billing
            title=m::provider::billing::NO_INVOICES_TITLE
            text=m::provider::billing::NO_INVOICES_TEXT
        />
    }
    .into_any()
}

fn table(scope: Scope, invoices: &[Invoice]) -> AnyView {
    // Servers send the newest first, and people rely on it.
    let mut sorted: Vec<&Invoice> = invoices.iter().collect();
    sorted.sort_by(|a, b| {
        let moment = |invoice: &Invoice| date::ticks_since_1970(&invoice.date);
        moment(b).cmp(&moment(a))
    });
    let rows = sorted.into_iter().map(|invoice| row(scope, invoice));
    let head = |label: Text, class: &'static str| {
        view! { <th scope="col" class=class>{t(label)}</th> }
    };
    view! {
        <div class="card card--flush sheet-frame">
            <table class="sheet">
                <caption class="sr-only">{t(m::frame::BILLING_HISTORY)}</caption>
                <thead>
                    <tr>
                        {head(m::provider::billing::COLUMN_DATE.into(), "sheet__spare")}
                        {head(m::provider::billing::COLUMN_INVOICE.into(), "")}
                        {head(m::provider::billing::COLUMN_STATUS.into(), "sheet__spare")}
                        {head(m::provider::billing::COLUMN_DUE.into(), "sheet__spare")}
                        {head(m::provider::billing::TOTAL.into(), "num")}
                        {head(m::provider::billing::COLUMN_CLIENTS.into(), "")}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A word for an invoice's status, and what it means.
fn status(invoice: &Invoice) -> (Text, Tone) {
    match invoice.status.as_str() {
        "open" => (m::provider::billing::INVOICE_OPEN.into(), Tone::Warning),
        "paid" => (m::provider::billing::INVOICE_PAID.into(), Tone::Success),
        "uncollectible" => (
            m::provider::billing::INVOICE_UNCOLLECTIBLE.into(),
            Tone::Danger,
        ),
        "" => (m::provider::billing::STATUS_UNKNOWN.into(), Tone::Neutral),
        other => (Text::plain(other), Tone::Neutral),
    }
}

/// What an invoice is called.
pub(super) fn number_of(invoice: &Invoice) -> Text {
    match invoice
        .number
        .as_deref()
        .filter(|number| !number.is_empty())
    {
        Some(number) => Text::plain(number),
        None => m::provider::billing::NO_NUMBER.into(),
    }
}

fn row(scope: Scope, invoice: &Invoice) -> AnyView {
    let number = number_of(invoice);
    let (label, tone) = status(invoice);
    let due = match invoice.due_date.as_deref() {
        Some(date) => day_text(date)(),
        None => "–".to_owned(),
    };
    let i18n = I18n::use_context();
    let toasts = toasts();
    let busy = RwSignal::new(false);
    let name = {
        let number = number.clone();
        move || i18n.text(&number)
    };
    let download = {
        let (invoice, name) = (invoice.clone(), name.clone());
        move || {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let (invoice, name) = (invoice.clone(), name());
            leptos::task::spawn_local(async move {
                download_report(scope, i18n, toasts, &invoice, &name).await;
                busy.try_set(false);
            });
        }
    };
    let shown = match safe_link(invoice.url.as_deref()) {
        Some(address) => view! {
            <a href=address target="_blank" rel="noopener noreferrer">
                {t(number)}
                <span class="sr-only">" " {t(m::provider::billing::NEW_TAB)}</span>
            </a>
        }
        .into_any(),
        None => view! { <span>{t(number)}</span> }.into_any(),
    };
    let report = {
        let invoice_id = invoice.id.clone();
        Signal::derive(move || Route::ProviderInvoice {
            provider_id: scope.id(),
            invoice_id: invoice_id.clone(),
        })
    };
    let (show_name, save_name) = (name.clone(), name);
    view! {
        <tr>
            <td class="sheet__spare">{day_text(&invoice.date)}</td>
            <th scope="row">
                {shown}
                <span class="sheet__figures">
                    {day_text(&invoice.date)} " · " {t(label.clone())}
                </span>
            </th>
            <td class="sheet__spare">
                <Badge label=Signal::stored(label) tone=Signal::stored(tone) />
            </td>
            <td class="sheet__spare">{due}</td>
            <td class="num">{money_text(invoice.total)}</td>
            <td class="sheet__actions">
                <span class="row row--nowrap">
                <Link to=report class="button button--small">
                    {t(m::provider::billing::REPORT_SHOW)}
                    <span class="sr-only">" " {show_name}</span>
                </Link>
                <Button small=true icon=IconName::Download busy on_press=download>
                    {t(m::provider::billing::REPORT_CSV)}
                    <span class="sr-only">" " {save_name}</span>
                </Button>
                </span>
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_nobody_knows_is_shown_as_it_came() {
        let of = |status_word: &str| {
            status(&Invoice {
                status: status_word.into(),
                ..Invoice::default()
            })
        };
        assert_eq!(of("void"), (Text::plain("void"), Tone::Neutral));
        assert_eq!(of("paid").1, Tone::Success);
        assert_eq!(
            number_of(&Invoice::default()),
            m::provider::billing::NO_NUMBER.into()
        );
    }
}

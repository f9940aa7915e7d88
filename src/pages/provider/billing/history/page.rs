//! The page: the invoices, or the clients on the one the address names.

use leptos::prelude::*;

use super::super::scope::{Scope, area};
use super::invoices::Invoices;
use super::report_page::ReportPage;
use crate::nav::Nav;

/// `#/providers/{id}/billing/history`, with `?invoice=` for the clients on one of them.
#[component]
pub(in super::super) fn HistoryPage(scope: Scope) -> impl IntoView {
    let invoices = scope.ask(
        area::INVOICES,
        |api, id| async move { api.invoices(&id).await },
    );
    let query = Nav::use_context().map(|nav| nav.query());
    let chosen = Memo::new(move |_| {
        let query = query?;
        query.with(|query| query.get("invoice").map(str::to_owned))
    });
    move || match chosen.get() {
        Some(invoice_id) => view! { <ReportPage scope invoices invoice_id /> }.into_any(),
        None => view! { <Invoices scope invoices /> }.into_any(),
    }
}

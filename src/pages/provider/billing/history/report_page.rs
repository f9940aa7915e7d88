//! Who was on an invoice, as a table of any length.

use std::sync::Arc;

use leptos::prelude::*;
use portal_types::payment::{Invoice, InvoiceList};

use super::super::scope::{Scope, area};
use super::super::words::{day, money_text};
use super::download::save_report;
use super::invoices::number_of;
use super::report::{Report, ReportRow};
use crate::cache::Load;
use crate::i18n::{I18n, m, t};
use crate::nav::{Link, Route};
use crate::pages::data::Data;
use crate::pages::frame::title::use_title;
use crate::pages::problem::Problem;
use crate::pages::provider::clients::plan_name;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::sort::{Direction, Ranks, unsorted};
use crate::ui::table::{ColumnView, DataTable, RowId, TableState, cell_tabindex};
use crate::ui::{Button, Callout, Icon, IconName, IconSize, Tone, toasts};

mod column {
    pub(super) const CLIENT: &str = "client";
    pub(super) const ASSIGNED: &str = "assigned";
    pub(super) const USED: &str = "used";
    pub(super) const REMAINING: &str = "remaining";
    pub(super) const PLAN: &str = "plan";
    pub(super) const ESTIMATE: &str = "estimate";
}

#[component]
pub(super) fn ReportPage(
    scope: Scope,
    invoices: Data<InvoiceList>,
    invoice_id: String,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let toasts = toasts();
    let id = StoredValue::new(invoice_id);
    let data = scope.ask_for(
        area::REPORT,
        Signal::derive(move || id.get_value()),
        move |api, invoice_id| async move {
            let csv = api.invoice_report(&scope.id_now(), &invoice_id).await?;
            Ok(Report::read(csv))
        },
    );
    let invoice = Memo::new(move |_| {
        let list = invoices.value()?;
        id.with_value(|id| {
            list.invoices
                .iter()
                .find(|invoice| invoice.id == *id)
                .cloned()
        })
    });
    let number = move || match invoice.get() {
        Some(invoice) => i18n.text(&number_of(&invoice)),
        None => id.get_value(),
    };
    let title = move || t(m::provider::billing::report_title(number()))();
    use_title(crate::i18n::Text::reactive(move || {
        m::provider::billing::report_title(number())
    }));
    let save = move || {
        let Some(report) = untrack(|| data.value()) else {
            return;
        };
        let invoice = invoice.get_untracked().unwrap_or_else(|| Invoice {
            id: id.get_value(),
            ..Invoice::default()
        });
        save_report(i18n, toasts, &invoice, &untrack(number), &report.csv);
    };
    let back = Signal::derive(move || Route::ProviderBillingHistory {
        provider_id: scope.id(),
    });
    let lead = move || {
        let date = day(&invoice.get()?.date);
        Some(t(m::provider::billing::report_lead(date))())
    };
    view! {
        <div class="page page--table">
            <div>
                <Link to=back class="back-link">
                    <Icon name=IconName::ArrowLeft size=IconSize::Small />
                    {t(m::provider::billing::BACK_TO_HISTORY)}
                </Link>
            </div>
            <header class="page__head">
                <h1 class="page__title">{title}</h1>
                <Button
                    icon=IconName::Download
                    disabled=Signal::derive(move || data.value().is_none())
                    on_press=save
                >
                    {t(m::provider::billing::REPORT_CSV)}
                </Button>
            </header>
            <p class="page__lead">{lead}</p>
            <ReportTable data />
        </div>
    }
}

#[component]
fn ReportTable(data: Data<Report>) -> impl IntoView {
    let i18n = I18n::use_context();
    let report = RwSignal::new(Arc::new(Report::default()));
    // The server's order to begin with: clients by plan, what nobody has behind them.
    let sort = RwSignal::new((String::new(), Direction::Ascending));
    let loading = Signal::derive(move || matches!(data.get(), Load::Idle | Load::Loading));
    let table = TableState::new(sort.into(), loading);
    Effect::new(move |_| {
        if let Some(value) = data.value() {
            report.set(value);
        }
    });
    Effect::new(move |_| {
        let report = report.get();
        let order = sort.with(|(column, direction)| order(i18n, &report, column, *direction));
        table.show(true, |shown| *shown = order);
    });
    let failure = move || match data.get() {
        Load::Failed(error, _) => Some(
            view! {
                <Problem
                    error
                    title=m::provider::billing::REPORT_FAILED
                    on_retry=move || data.reload()
                />
            }
            .into_any(),
        ),
        Load::Ready(report) if report.rows.is_empty() => Some(
            view! {
                <Callout tone=Tone::Warning title=m::provider::billing::REPORT_UNREADABLE />
            }
            .into_any(),
        ),
        _ => None,
    };
    let is_shown = Memo::new(move |_| loading.get() || !report.read().rows.is_empty());
    view! {
        {failure}
        <div class="clients-table" hidden=move || !is_shown.get()>
            <DataTable
                state=table
                columns=columns(i18n, report)
                caption=m::provider::billing::REPORT_CAPTION
                on_sort=move |id: ColumnId| {
                    sort.update(|(column, direction)| {
                        if column == id {
                            *direction = direction.reversed();
                        } else {
                            (*column, *direction) = (id.to_owned(), Direction::Ascending);
                        }
                    });
                }
            >
                <p></p>
            </DataTable>
        </div>
    }
}

/// The rows by a column; in the server's order where it is none.
fn order(i18n: I18n, report: &Report, by: &str, direction: Direction) -> Vec<RowId> {
    let all = unsorted(report.rows.len());
    let by_number = |value: fn(&ReportRow) -> i64| {
        let values: Vec<_> = report.rows.iter().map(|row| Some(value(row))).collect();
        Ranks::of_numbers(&values)
    };
    let by_text = |text: fn(&ReportRow) -> &str| {
        Ranks::from_ranks(untrack(|| i18n.rank(report.rows.iter().map(text))))
    };
    let ranks = match by {
        column::CLIENT => by_text(|row| &row.client),
        column::PLAN => by_text(|row| &row.plan),
        column::ASSIGNED => by_number(|row| row.assigned),
        column::USED => by_number(|row| row.used),
        column::REMAINING => by_number(|row| row.remaining),
        column::ESTIMATE => by_number(|row| (row.estimate * 100.0).round() as i64),
        _ => return all,
    };
    ranks.order(&all, direction)
}

fn columns(i18n: I18n, report: RwSignal<Arc<Report>>) -> Vec<ColumnView> {
    let number = move |id, head, value: fn(&ReportRow) -> i64, total: fn(&Report) -> i64| {
        ColumnView::new(id, head, move |row| {
            move || {
                let seats = with_row(report, row.get(), value);
                seats.map(|seats| i18n.number(seats as f64))
            }
        })
        .class("num col-number")
        .sortable()
        .total(move || move || i18n.number(total(&report.read()) as f64))
    };
    vec![
        ColumnView::new(column::CLIENT, m::clients::COLUMN_CLIENT, move |row| {
            move || with_row(report, row.get(), client_cell)
        })
        .class("col-name")
        .sortable()
        .total(move || t(m::clients::TOTALS)),
        number(
            column::ASSIGNED,
            m::clients::COLUMN_ASSIGNED,
            |row| row.assigned,
            |report| report.totals.assigned,
        ),
        number(
            column::USED,
            m::clients::COLUMN_USED,
            |row| row.used,
            |report| report.totals.used,
        ),
        number(
            column::REMAINING,
            m::clients::COLUMN_REMAINING,
            |row| row.remaining,
            |report| report.totals.remaining,
        ),
        ColumnView::new(column::PLAN, m::clients::COLUMN_PLAN, move |row| {
            move || with_row(report, row.get(), |row| t(plan_name(&row.plan))())
        })
        .class("col-plan")
        .sortable(),
        ColumnView::new(
            column::ESTIMATE,
            m::provider::billing::COLUMN_ESTIMATE,
            move |row| move || with_row(report, row.get(), |row| money_text(row.estimate)()),
        )
        .class("num col-amount")
        .sortable()
        .total(move || move || money_text(report.read().totals.estimate)()),
    ]
}

fn with_row<T>(
    report: RwSignal<Arc<Report>>,
    row: RowId,
    show: impl FnOnce(&ReportRow) -> T,
) -> Option<T> {
    report.with(|report| report.rows.get(row as usize).map(show))
}

/// The client, with a link to its console; what nobody had is in words of ours.
fn client_cell(row: &ReportRow) -> AnyView {
    let i18n = I18n::use_context();
    let name = match &row.organization_id {
        Some(id) => view! {
            <a
                class="client-cell__name name"
                href=Route::organization(id).href()
                tabindex=cell_tabindex()
            >
                {row.client.clone()}
            </a>
        }
        .into_any(),
        None => view! {
            <span class="muted">{t(m::provider::billing::UNASSIGNED_SEATS)}</span>
        }
        .into_any(),
    };
    // On a narrow screen, in place of the columns that are hidden there.
    let (used, assigned) = (row.used as f64, row.assigned as f64);
    let plan = t(plan_name(&row.plan));
    let figures = move || {
        format!(
            "{} / {} · {}",
            i18n.number(used),
            i18n.number(assigned),
            plan()
        )
    };
    view! {
        <span class="client-cell__text">
            {name} <span class="client-cell__figures">{figures}</span>
        </span>
    }
    .into_any()
}

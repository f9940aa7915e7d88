//! What the columns of the Clients table show. Cells follow their row, not the list: when that changes, the table draws
//! all of them anew (`TableState::data_changed`).

use leptos::prelude::*;

use super::actions::RowMenu;
use super::arrangement::{column, fill_permille};
use super::names::{name_of, plan_name};
use super::view::ClientsView;
use crate::i18n::{DateStyle, I18n, m, t};
use crate::nav::Route;
use crate::ui::table::{ColumnView, RowId, cell_tabindex};
use crate::ui::{Avatar, AvatarShape, Meter, Tone};

/// The columns of a provider's clients. `actions` is what the menus at the rows' ends open.
pub(super) fn provider_columns(
    view: ClientsView,
    actions: super::actions::Actions,
) -> Vec<ColumnView> {
    let mut columns = vec![name_column(view), assigned_column(view)];
    columns.extend([
        ColumnView::new(column::USED, m::clients::COLUMN_USED, move |row| {
            number(view, move |view| {
                view.list.read_untracked().occupied(row.get())
            })
        })
        .class("num col-number")
        .sortable()
        .optional(false)
        .total(move || number(view, |view| Some(view.totals.get().occupied))),
        ColumnView::new(
            column::REMAINING,
            m::clients::COLUMN_REMAINING,
            move |row| remaining_cell(view, row),
        )
        .class("num col-number")
        .sortable()
        .optional(false)
        .total(move || number(view, |view| Some(view.totals.get().remaining))),
        ColumnView::new(column::FILL, m::clients::COLUMN_FILL, move |row| {
            fill_cell(view, row)
        })
        .class("col-fill")
        .sortable()
        .optional(false)
        .total(move || total_fill(view)),
        ColumnView::new(column::PENDING, m::clients::COLUMN_PENDING, move |row| {
            number(view, move |view| {
                Some(view.list.read_untracked().pending(row.get()))
            })
        })
        .class("num col-number")
        .sortable()
        .optional(true)
        .total(move || number(view, |view| Some(view.totals.get().pending))),
        plan_column(view),
        ColumnView::new(column::ADDED, m::clients::COLUMN_CREATED, move |row| {
            move || {
                let seconds = view.list.read_untracked().created_seconds(row.get());
                (seconds > 0).then(|| view.i18n.date(f64::from(seconds) * 1000.0, DateStyle::Date))
            }
        })
        .class("col-date")
        .sortable()
        .optional(true),
        ColumnView::new(column::MENU, m::ui::OPTIONS, move |row| {
            view! { <RowMenu view actions row /> }
        })
        .class("col-menu")
        .head_hidden(),
    ]);
    columns
}

/// The columns for organisations one administers: how many of the seats are used is not known there.
pub(super) fn membership_columns(view: ClientsView) -> Vec<ColumnView> {
    vec![name_column(view), assigned_column(view), plan_column(view)]
}

fn name_column(view: ClientsView) -> ColumnView {
    ColumnView::new(column::NAME, m::clients::COLUMN_CLIENT, move |row| {
        name_cell(view, row)
    })
    .class("col-name")
    .sortable()
    .total(move || {
        let label = move || {
            let filtered = view.totals.get().clients < view.list.read().len();
            let label = if filtered {
                m::clients::TOTALS_FILTERED
            } else {
                m::clients::TOTALS
            };
            t(label)()
        };
        let figures = move || {
            let totals = view.totals.get();
            // How many of one's own organisations' seats are used nobody says.
            let used = (!view.is_memberships()).then_some(totals.occupied);
            figures_text(view.i18n, used, Some(totals.seats))
        };
        view! {
            <span class="client-cell__text">
                <span class="truncate">{label}</span>
                <span class="client-cell__figures">{figures}</span>
            </span>
        }
    })
}

fn assigned_column(view: ClientsView) -> ColumnView {
    ColumnView::new(column::ASSIGNED, m::clients::COLUMN_ASSIGNED, move |row| {
        move || match view.list.read_untracked().seats(row.get()) {
            Some(seats) => shown_number(view.i18n, seats),
            None => t(m::clients::SEATS_UNLIMITED)(),
        }
    })
    .class("num col-number")
    .sortable()
    .optional(false)
    .total(move || number(view, |view| Some(view.totals.get().seats)))
}

fn plan_column(view: ClientsView) -> ColumnView {
    ColumnView::new(column::PLAN, m::clients::COLUMN_PLAN, move |row| {
        move || plan_text(view.list.read_untracked().plan(row.get()))
    })
    .class("col-plan")
    .sortable()
    .optional(false)
}

fn plan_text(plan: &str) -> String {
    t(plan_name(plan))()
}

fn name_cell(view: ClientsView, row: Signal<RowId>) -> impl IntoView {
    let name = Memo::new(move |_| name_of(view, row.get()));
    let organization = Memo::new(move |_| {
        view.list
            .with_untracked(|list| list.organization_id(row.get()))
    });
    let href = move || Route::organization(organization.get()).href();
    let figures = move || {
        let list = view.list.read_untracked();
        let row = row.get();
        let seats = figures_text(view.i18n, list.occupied(row), list.seats(row));
        let pending = Some(list.pending(row)).filter(|pending| *pending > 0);
        let pending = pending.map(|pending| t(m::clients::pending_badge(pending))());
        let parts = [seats, Some(plan_text(list.plan(row))), pending];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    };
    view! {
        <span class="client-cell">
            <Avatar name seed=organization shape=AvatarShape::Square />
            <span class="client-cell__text">
                <a class="client-cell__name name" href=href tabindex=cell_tabindex() title=name>
                    {name}
                </a>
                <span class="client-cell__figures">{figures}</span>
            </span>
            {pending_badge(view, row)}
        </span>
    }
}

/// On a narrow screen the figures of the hidden columns stand below the name: used and assigned seats.
fn figures_text(i18n: I18n, used: Option<i64>, assigned: Option<i64>) -> Option<String> {
    let assigned = match assigned {
        Some(assigned) => shown_number(i18n, assigned),
        None => "∞".to_owned(),
    };
    Some(format!("{} / {assigned}", shown_number(i18n, used?)))
}

/// "2 pending": people who are invited or wait for confirmation, which costs no request to know.
fn pending_badge(view: ClientsView, row: Signal<RowId>) -> impl IntoView {
    let pending = Memo::new(move |_| view.list.read_untracked().pending(row.get()));
    // Hidden, not removed: rows pass by too fast to build elements.
    view! {
        <span
            class="badge badge--warning client-cell__pending"
            hidden=move || pending.get() == 0
            title=move || t(m::clients::pending_explained(pending.get()))()
        >
            {move || t(m::clients::pending_badge(pending.get()))()}
        </span>
    }
}

fn remaining_cell(view: ClientsView, row: Signal<RowId>) -> impl IntoView {
    let remaining = Memo::new(move |_| view.list.read_untracked().remaining(row.get()));
    view! {
        <span class=("seats-gone", move || remaining.get().is_some_and(|left| left <= 0))>
            {move || number_text(view.i18n, remaining.get())}
        </span>
    }
}

fn fill_cell(view: ClientsView, row: Signal<RowId>) -> impl IntoView {
    let fill = Memo::new(move |_| fill_permille(&view.list.read_untracked(), row.get()));
    fill_bar(view.i18n, fill.into())
}

fn total_fill(view: ClientsView) -> impl IntoView {
    let fill = Signal::derive(move || {
        let totals = view.totals.get();
        // Seats without a limit cannot be full.
        (totals.seats > 0 && totals.unlimited == 0).then(|| totals.occupied * 1000 / totals.seats)
    });
    fill_bar(view.i18n, fill)
}

fn fill_bar(i18n: I18n, fill_permille: Signal<Option<i64>>) -> impl IntoView {
    let share = Signal::derive(move || fill_permille.get().unwrap_or(0) as f64 / 1000.0);
    let tone = Signal::derive(move || match fill_permille.get() {
        Some(1000..) => Tone::Danger,
        Some(900..) => Tone::Warning,
        _ => Tone::Accent,
    });
    let percent = move || match fill_permille.get() {
        Some(permille) => i18n.percent(permille as f64 / 1000.0),
        None => "–".to_owned(),
    };
    view! {
        <span class="fill">
            <Meter share tone />
            <span class="fill__share">{percent}</span>
        </span>
    }
}

fn number(
    view: ClientsView,
    value: impl Fn(ClientsView) -> Option<i64> + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    move || number_text(view.i18n, value(view))
}

fn number_text(i18n: I18n, number: Option<i64>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| shown_number(i18n, number))
}

/// Small numbers look alike in all our languages and need no call to the browser; there are a hundred of
/// them on the screen.
fn shown_number(i18n: I18n, number: i64) -> String {
    if (0..1000).contains(&number) {
        number.to_string()
    } else {
        i18n.number(number as f64)
    }
}

//! What stands above the table: search, filters, the view's settings.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrangement::filter;
use super::export::save_csv;
use super::names::plan_name;
use super::view::{ClientsView, Load};
use crate::chunk::chunk;
use crate::effect::effect;
use crate::i18n::{Text, m, t};
use crate::pages::view_menu::ViewMenu;
use crate::ui::table::ColumnView;
use crate::ui::table::models::sort::shown_rows;
use crate::ui::{Button, ButtonVariant, Chip, IconButton, IconName, SearchField, Toasts, toasts};

/// So many plans get a filter of their own; a server with more of them has names for plans that nobody
/// would look for.
const MOST_PLAN_FILTERS: usize = 5;

/// How long the count waits before it is read out: not at every key.
const ANNOUNCE_DELAY: Duration = Duration::from_millis(700);

/// The tools above the table.
#[component]
pub(super) fn Toolbar(
    view: ClientsView,
    /// For choosing among them.
    columns: Vec<ColumnView>,
) -> impl IntoView {
    view! {
        <div class="clients-tools">
            <SearchField label=m::clients::SEARCH_PLACEHOLDER value=view.search />
            <div class="clients-tools__chips" role="group" aria-label=t(m::clients::FILTER_GROUP)>
                <Chips view />
            </div>
            <div class="clients-tools__end">
                <ViewMenu table=view.table columns />
                <IconButton
                    icon=IconName::Download
                    label=Text::from(m::clients::EXPORT_CSV)
                    variant=ButtonVariant::Secondary
                    on_press=move || export(view, false)
                    disabled=Signal::derive(move || view.table.shown.read().is_empty())
                />
            </div>
            <Announcement view />
        </div>
    }
}

#[component]
fn Chips(view: ClientsView) -> impl IntoView {
    let chip = move |label: Text, name: &'static str, value: String, count: usize| {
        let (pressed_value, changed_value) = (value.clone(), value);
        let pressed = Signal::derive(move || {
            view.query
                .with(|query| query.has_filter(name, &pressed_value))
        });
        let number = Signal::derive(move || Text::plain(view.i18n.number(count as f64)));
        view! {
            <Chip
                label
                pressed
                count=number
                disabled=Signal::derive(move || count == 0 && !pressed.get())
                on_change=move |_| {
                    let value = changed_value.clone();
                    view.ask(|query| query.toggle_filter(name, &value));
                }
            />
        }
    };
    let plans = move || {
        let plans = view.facts.get().plans;
        // With one plan there is nothing to choose.
        let shown = if plans.len() > 1 {
            MOST_PLAN_FILTERS
        } else {
            0
        };
        plans
            .into_iter()
            .take(shown)
            .map(|plan| {
                chip(
                    plan_name(&plan.label),
                    filter::PLAN,
                    plan.slug,
                    plan.clients,
                )
            })
            .collect_view()
    };
    let states = move || {
        let facts = view.facts.get();
        [
            (m::clients::FILTER_NO_SEATS_LEFT, filter::FULL, facts.full),
            (m::clients::FILTER_PENDING, filter::PENDING, facts.pending),
        ]
        .into_iter()
        .filter(|_| !view.is_memberships())
        .map(|(label, value, count)| chip(label.into(), filter::SHOW, value.to_owned(), count))
        .collect_view()
    };
    // The search field has a cross of its own; a button that comes with the first letter would push the
    // table down while one types.
    let narrowed = move || view.query.with(|query| !query.filters.is_empty());
    view! {
        {plans}
        {states}
        <Show when=narrowed>
            <Button variant=ButtonVariant::Quiet small=true on_press=move || view.clear_filters()>
                {t(m::ui::CLEAR_FILTERS)}
            </Button>
        </Show>
    }
}

/// How many clients are shown, of how many.
pub(super) fn count_text(view: ClientsView) -> String {
    if view.load.read() != Load::Ready {
        return String::new();
    }
    let (shown, all) = (view.table.shown.read().len(), view.list.read().len());
    let text = if shown == all {
        m::clients::count(all)
    } else {
        m::clients::count_filtered(all, shown)
    };
    t(text)()
}

/// Reads the number of clients out after searching and filtering.
#[component]
fn Announcement(view: ClientsView) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    effect(move || {
        let text = count_text(view);
        stop();
        let say = move || {
            said.try_set(text);
        };
        timer.set_value(set_timeout_with_handle(say, ANNOUNCE_DELAY).ok());
    });
    on_cleanup(stop);
    view! {
        <p class="sr-only" role="status">
            {said}
        </p>
    }
}

/// Saves what is shown, or what is chosen, as a file.
pub(super) fn export(view: ClientsView, chosen_only: bool) {
    let toasts = toasts();
    spawn_local(async move {
        if save(view, chosen_only, toasts).await.is_err() {
            toasts.error(m::errors::UNREACHABLE);
        }
    });
}

chunk! {
    client_actions, fn load_save;
    fn save(view: ClientsView, chosen_only: bool, toasts: Toasts) -> () {
        save_now(view, chosen_only, toasts);
    }
}

fn save_now(view: ClientsView, chosen_only: bool, toasts: Toasts) {
    let list = view.list.get_untracked();
    let rows = if chosen_only {
        // In the order of the table, and those that the filters hide after them.
        let mut rows = Vec::new();
        view.table.selection.with_untracked(|selection| {
            let shown = view.table.shown.read_untracked();
            shown_rows(&shown, selection.rows(), &mut rows);
            let mut hidden = selection.rows().clone();
            rows.iter().for_each(|row| hidden.set(*row, false));
            rows.extend(hidden.iter());
        });
        rows
    } else {
        view.table.shown.get_untracked()
    };
    if save_csv(view.i18n, &list, &rows) {
        toasts.success(m::clients::exported(rows.len()));
    } else {
        toasts.error(m::errors::UNKNOWN);
    }
}

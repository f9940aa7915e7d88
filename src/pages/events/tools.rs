//! What stands around the table: search, filters, files.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::arrangement::{Arrangement, Choice, Facet, filter, filter_value, set_filter};
use super::export;
use super::view::EventsView;
use crate::browser::download::save_text;
use crate::i18n::{Message, Text, m, m::events::log as words, t};
use crate::ui::{
    Button, ButtonVariant, IconName, Menu, MenuAlign, MenuItem, MenuLook, SearchField, Select,
    SelectOption, toasts,
};

/// So many values of a filter are offered, the most frequent ones; the search finds the rest.
const MOST_CHOICES: usize = 300;

/// How long the count waits before it is read out: not at every key.
const ANNOUNCE_DELAY: Duration = Duration::from_millis(700);

/// The tools above the table.
#[component]
pub(super) fn Tools(view: EventsView) -> impl IntoView {
    let narrowed = move || {
        view.query
            .with(|query| query.filters.iter().any(|(name, _)| name != filter::DAYS))
    };
    view! {
        <div class="events-tools">
            <SearchField label=words::SEARCH value=view.search />
            <div class="events-tools__filters" role="group" aria-label=t(words::FILTERS)>
                <Filter view name=filter::USER label=words::FILTER_PERSON all=words::ALL_PEOPLE of=|it| &it.people />
                <Filter view name=filter::KIND label=words::FILTER_KIND all=words::ALL_KINDS of=|it| &it.kinds />
                <Filter view name=filter::CLIENT label=words::FILTER_CLIENT all=words::ALL_CLIENTS of=|it| &it.clients />
                <Filter view name=filter::DEVICE label=words::FILTER_DEVICE all=words::ALL_DEVICES of=|it| &it.devices />
                <Filter view name=filter::ADDRESS label=words::FILTER_ADDRESS all=words::ALL_ADDRESSES of=|it| &it.addresses />
            </div>
            <Show when=narrowed>
                <Button variant=ButtonVariant::Quiet on_press=move || view.clear_filters()>
                    {t(m::ui::CLEAR_FILTERS)}
                </Button>
            </Show>
            <Announcement view />
        </div>
    }
}

/// One drop-down: everything, or one of the values that occur.
#[component]
fn Filter(
    view: EventsView,
    name: &'static str,
    label: Message,
    all: Message,
    /// The values.
    of: fn(&Arrangement) -> &Facet,
) -> impl IntoView {
    let value = RwSignal::new(String::new());
    // What the address says may be the row of a provider's person; the choice is their account.
    let asked = Memo::new(move |_| {
        let asked = view
            .query
            .with(|query| filter_value(query, name).map(str::to_owned));
        let asked = asked.unwrap_or_default();
        match name {
            filter::USER => view.describer().names.account_of(&asked).to_owned(),
            _ => asked,
        }
    });
    Effect::new(move |_| value.set(asked.get()));
    Effect::new(move |before: Option<()>| {
        let chosen = value.get();
        if before.is_some() && chosen != asked.get_untracked() {
            let chosen = Some(chosen).filter(|chosen| !chosen.is_empty());
            view.ask(|query| set_filter(query, name, chosen.as_deref()));
        }
    });
    let found = Memo::new(move |_| {
        view.version.track();
        let choices = view
            .arrangement
            .try_with_value(|arrangement| of(arrangement).choices());
        let mut choices = choices.unwrap_or_default();
        choices.sort_by_key(|choice| std::cmp::Reverse(choice.events));
        choices.truncate(MOST_CHOICES);
        choices.sort_by(|left, right| view.i18n.compare(&left.label, &right.label));
        // A bookmark may ask for what did not happen.
        let asked = asked.get();
        if !asked.is_empty() && !choices.iter().any(|choice| choice.key == asked) {
            let label = match name {
                filter::USER => view.describer().person_label(&asked),
                filter::CLIENT => view.describer().client_label(&asked),
                _ => asked.clone(),
            };
            choices.push(Choice {
                key: asked,
                label,
                events: 0,
            });
        }
        choices
    });
    let choices = Signal::derive(move || {
        let all = SelectOption::new("", all);
        let each = found.get().into_iter().map(|choice| {
            let label = words::choice(choice.events as f64, choice.label);
            SelectOption::new(choice.key, label)
        });
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    });
    view! { <Select label value choices /> }
}

/// What is shown, as a file.
#[component]
pub(super) fn ExportMenu(view: EventsView) -> impl IntoView {
    let is_empty = Signal::derive(move || view.table.shown.read().is_empty());
    view! {
        <Menu
            label=Text::from(words::EXPORT)
            look=MenuLook::Button(ButtonVariant::Secondary, Some(IconName::Download))
            align=MenuAlign::End
            disabled=is_empty
        >
            <MenuItem label=words::EXPORT_CSV on_select=move || save(view, Format::Csv) />
            <MenuItem label=words::EXPORT_JSON on_select=move || save(view, Format::Json) />
        </Menu>
    }
}

#[derive(Clone, Copy)]
enum Format {
    Csv,
    Json,
}

/// Saves what is shown.
fn save(view: EventsView, format: Format) {
    let rows = view.table.shown.get_untracked();
    let describer = untrack(|| view.describer());
    let written = view.log.with_value(|log| {
        view.arrangement.with_value(|arrangement| match format {
            Format::Csv => Some(export::csv(log, arrangement, &describer, &rows)),
            Format::Json => export::json(log, arrangement, &describer, &rows).ok(),
        })
    });
    let (ending, media_type) = match format {
        Format::Csv => ("csv", "text/csv;charset=utf-8"),
        Format::Json => ("json", "application/json"),
    };
    let name = format!("{}.{ending}", view.i18n.say(words::FILE_NAME));
    if written.is_some_and(|text| save_text(&name, media_type, &text)) {
        toasts().success(words::exported(rows.len()));
    } else {
        toasts().error(m::errors::UNKNOWN);
    }
}

/// How many events are shown, of how many.
pub(super) fn count_text(view: EventsView) -> String {
    let (all, _) = view.progress.get();
    let shown = view.table.shown.read().len();
    if all == 0 {
        return String::new();
    }
    let text = if shown == all {
        words::count(all)
    } else {
        words::count_filtered(all, shown as f64)
    };
    t(text)()
}

/// Reads the number of events out after searching and filtering.
#[component]
fn Announcement(view: EventsView) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move |_| {
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

//! What the columns of the log show.

use leptos::prelude::*;

use super::arrangement::{column, filter, set_filter};
use super::devices::{DeviceKind, device};
use super::log::Field;
use super::view::EventsView;
use crate::i18n::{DateStyle, m::events::log as words, t};
use crate::ui::table::{ColumnView, RowId, cell_tabindex};
use crate::ui::{Avatar, AvatarShape, AvatarSize, Icon, IconSize};

/// The columns.
pub(super) fn columns(view: EventsView) -> Vec<ColumnView> {
    vec![
        ColumnView::new(column::TIME, words::COLUMN_TIME, move |row| {
            time_cell(view, row)
        })
        .class("col-time")
        .sortable(),
        ColumnView::new(column::PERSON, words::COLUMN_PERSON, move |row| {
            person_cell(view, row)
        })
        .class("col-person")
        .sortable(),
        ColumnView::new(column::EVENT, words::COLUMN_EVENT, move |row| {
            event_cell(view, row)
        })
        .class("col-event")
        .sortable(),
        ColumnView::new(column::CLIENT, words::COLUMN_CLIENT, move |row| {
            client_cell(view, row)
        })
        .class("col-client")
        .sortable(),
        ColumnView::new(column::DEVICE, words::COLUMN_DEVICE, move |row| {
            device_cell(view, row)
        })
        .class("col-device")
        .sortable(),
        ColumnView::new(column::ADDRESS, words::COLUMN_ADDRESS, move |row| {
            address_cell(view, row)
        })
        .class("col-address")
        .sortable(),
    ]
}

/// The sentence of a row: what names it for who cannot see it.
fn sentence(view: EventsView, row: RowId) -> String {
    let describer = view.describer();
    view.of_row(row, |log, _, row| describer.sentence(log, row))
        .unwrap_or_default()
}

fn time_cell(view: EventsView, row: Signal<RowId>) -> impl IntoView {
    let millis = Memo::new(move |_| {
        view.of_row(row.get(), |log, _, row| log.millis(row))
            .flatten()
    });
    let exact = Memo::new(move |_| {
        let event = view.of_row(row.get(), |log, _, row| log.event(row).date);
        event.unwrap_or_default()
    });
    let text = move || match millis.get() {
        Some(millis) => view.i18n.date(millis, DateStyle::DateTime),
        None => "–".to_owned(),
    };
    view! {
        <time datetime=exact title=exact>
            {text}
        </time>
    }
}

fn person_cell(view: EventsView, row: Signal<RowId>) -> impl IntoView {
    let of = move |read: fn(&super::arrangement::Facet, RowId) -> &str| {
        Memo::new(move |_| {
            view.of_row(row.get(), |_, it, row| read(&it.people, row).to_owned())
                .unwrap_or_default()
        })
    };
    let (name, key) = (
        of(|facet, row| facet.label(row)),
        of(|facet, row| facet.key(row)),
    );
    // The colour that the person has everywhere: that of the address.
    let seed = Memo::new(move |_| {
        let key = key.get();
        let describer = view.describer();
        match describer.person_email(&key) {
            "" => key,
            email => email.to_owned(),
        }
    });
    view! {
        <span class="event-who">
            <Avatar name seed size=AvatarSize::Small />
            <bdi class="truncate" title=name>
                {name}
            </bdi>
        </span>
    }
}

fn event_cell(view: EventsView, row: Signal<RowId>) -> impl IntoView {
    let text = Memo::new(move |_| sentence(view, row.get()));
    let number = move || view.of_row(row.get(), |log, _, row| log.event_type(row));
    // On a narrow screen who and where stand below.
    let aside = move || {
        view.of_row(row.get(), |_, it, row| {
            let parts = [it.people.label(row), it.clients.label(row)];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <span class="event-what">
            <span class="event-what__text" title=text data-event=number>
                {text}
            </span>
            <span class="event-what__aside">{aside}</span>
        </span>
    }
}

fn client_cell(view: EventsView, row: Signal<RowId>) -> impl IntoView {
    let client = Memo::new(move |_| {
        view.of_row(row.get(), |_, it, row| {
            (
                it.clients.key(row).to_owned(),
                it.clients.label(row).to_owned(),
            )
        })
        .unwrap_or_default()
    });
    let object = Memo::new(move |_| {
        let describer = view.describer();
        view.of_row(row.get(), |log, _, row| describer.object_label(log, row))
            .flatten()
    });
    let key = Signal::derive(move || client.get().0);
    let name = Signal::derive(move || client.get().1);
    let without_client = move || match object.get() {
        Some(object) => object,
        None => "–".to_owned(),
    };
    // Hidden, not removed: rows pass by too fast to build elements.
    view! {
        <span class="event-who" hidden=move || key.read().is_empty()>
            <Avatar name seed=key shape=AvatarShape::Square size=AvatarSize::Small />
            <bdi class="truncate" title=name>
                {name}
            </bdi>
        </span>
        <bdi class="event-object truncate" hidden=move || !key.read().is_empty()>
            {without_client}
        </bdi>
    }
}

fn device_cell(view: EventsView, row: Signal<RowId>) -> impl IntoView {
    let kind = Memo::new(move |_| {
        view.of_row(row.get(), |log, _, row| log.device_type(row))
            .flatten()
            .map(|number| device(number).0)
    });
    let label = Memo::new(move |_| {
        view.of_row(row.get(), |_, it, row| it.devices.label(row).to_owned())
            .unwrap_or_default()
    });
    let icon = Signal::derive(move || kind.get().unwrap_or(DeviceKind::Unknown).icon());
    // The drawing says what sort of application it is; for who cannot see it there are the whole words.
    let short = move || {
        let number = view.of_row(row.get(), |log, _, row| log.device_type(row));
        match number.flatten().map(|number| device(number).1) {
            Some("") | None => label.get(),
            Some(name) => name.to_owned(),
        }
    };
    view! {
        <span class="event-who" hidden=move || kind.read().is_none() title=label>
            <Icon name=icon size=IconSize::Small />
            <span class="truncate" aria-hidden="true">
                {short}
            </span>
            <span class="sr-only">{label}</span>
        </span>
    }
}

/// A press shows everything from there.
fn address_cell(view: EventsView, row: Signal<RowId>) -> impl IntoView {
    let address = Memo::new(move |_| {
        view.of_row(row.get(), |log, _, row| {
            log.text(row, Field::IpAddress).map(str::to_owned)
        })
        .flatten()
        .unwrap_or_default()
    });
    view! {
        <button
            type="button"
            class="event-address truncate"
            hidden=move || address.read().is_empty()
            tabindex=cell_tabindex()
            title=move || t(words::only_from(address.get()))()
            on:click=move |_| {
                let address = address.get_untracked();
                view.ask(|query| set_filter(query, filter::ADDRESS, Some(&address)));
            }
        >
            {address}
        </button>
    }
}

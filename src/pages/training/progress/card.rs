//! One client: what was done, with whom, and what is open.

use leptos::prelude::*;
use portal_types::date::days_since_1970;

use super::{
    dialog::EntryDialog,
    entry::{Entry, Step, Subject},
    overview::ClientProgress,
    store::Progress,
};
use crate::{
    browser::host::Host,
    effect::effect,
    i18n::{DateStyle, I18n, Text, m::training::progress as words, t},
    pages::events::period::{Calendar, parse_day},
    pages::training::{
        guide::TASKS,
        jump::{go_to, go_to_main},
        resources::RESOURCES,
    },
    ui::{
        Badge, Button, ButtonVariant, ClientMark, ClientTag, Icon, IconButton, IconName, IconSize,
        Select, SelectOption, Toast, Toasts, Tone, toasts, unique_id,
    },
};

#[component]
pub(super) fn ClientCard(
    client: Memo<ClientProgress>,
    dialog: EntryDialog,
    undo: Undo,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let id = unique_id("record");
    let heading = StoredValue::new(id.clone());
    let person = RwSignal::new(String::new());
    let people = Memo::new(move |_| client.read().people.clone());
    let choices = Signal::derive(move || {
        let everybody = SelectOption::new("", words::ALL_PEOPLE);
        let of = |name: String| SelectOption::new(name.clone(), Text::plain(name));
        let people = people.get().into_iter().map(of);
        [everybody].into_iter().chain(people).collect::<Vec<_>>()
    });
    // Somebody without entries any more is nobody to choose.
    effect(move || {
        if !people.read().contains(&*person.read_untracked()) {
            person.set(String::new());
        }
    });
    let has_people = Memo::new(move |_| !people.read().is_empty());
    let name = Memo::new(move |_| client.with(|client| (client.id.clone(), client.name.clone())));
    let head = move || match name.get() {
        (_, name) if name.is_empty() => view! { {t(words::NO_CLIENT)} }.into_any(),
        (id, name) => {
            let seed = id.unwrap_or_else(|| name.clone());
            view! { <ClientTag client=ClientMark::new(seed, name) /> }.into_any()
        }
    };
    let counts = move || {
        let (resources, tasks) = client.with(|client| client.counts(&person.read()));
        i18n.say(words::counts(
            RESOURCES.len(),
            TASKS.len(),
            resources,
            tasks,
        ))
    };
    let entries = move || {
        let entries: Vec<Entry> =
            client.with(|client| client.entries_of(&person.read()).cloned().collect());
        let line = |entry| view! { <EntryLine entry dialog undo heading /> };
        entries.into_iter().map(line).collect_view()
    };
    let open = Memo::new(move |_| {
        let person = person.read();
        client.with(|client| {
            let open = client.open(&person).into_iter();
            open.map(|subject| (subject, client.step(subject, &person)))
                .collect::<Vec<_>>()
        })
    });
    let add = move |subject: Option<Subject>| {
        let (_, name) = name.get_untracked();
        dialog.add(&name, &person.read_untracked(), subject);
    };
    let open_of = StoredValue::new(format!("{id}-open"));
    view! {
        <section class="card record" aria-labelledby=id.clone()>
            <div class="split">
                <div class="stack gap-1">
                    <h2 class="record__client" id=id.clone() tabindex="-1">
                        {head}
                    </h2>
                    <p class="small muted">{counts}</p>
                </div>
                <div class="no-print">
                    <Button small=true icon=IconName::Check on_press=move || add(None)>
                        {t(words::TICK_OFF)}
                    </Button>
                </div>
            </div>
            <Show when=move || has_people.get()>
                <div class="record__person no-print">
                    <Select label=words::SHOWN_PERSON value=person choices />
                </div>
            </Show>
            <ul class="record__list">{entries}</ul>
            <Show when=move || !open.read().is_empty()>
                <div class="record__open">
                    <h3 class="small muted" id=open_of.get_value()>
                        {t(words::OPEN)}
                    </h3>
                    <ul class="record__subjects-open" aria-labelledby=open_of.get_value()>
                        {move || {
                            open.get()
                                .into_iter()
                                .map(|(subject, step)| {
                                    view! {
                                        <li>
                                            <Button
                                                small=true
                                                variant=ButtonVariant::Quiet
                                                icon=subject.icon()
                                                on_press=move || add(Some(subject))
                                            >
                                                <span class="sr-only">{t(words::TICK_OFF)} ": "</span>
                                                {t(subject.title())}
                                                {(step == Some(Step::HandedOver))
                                                    .then(|| {
                                                        view! {
                                                            <span class="muted">" · " {t(words::HANDED_OVER)}</span>
                                                        }
                                                    })}
                                            </Button>
                                        </li>
                                    }
                                })
                                .collect_view()
                        }}
                    </ul>
                </div>
            </Show>
        </section>
    }
}

/// The entry that was deleted last, and the way back. Outlives the card that it stood in.
#[derive(Clone, Copy)]
pub(super) struct Undo {
    progress: Progress,
    deleted: RwSignal<Option<Entry>>,
    bring_back: Callback<()>,
}

impl Undo {
    pub(super) fn new(progress: Progress) -> Self {
        let deleted = RwSignal::new(None::<Entry>);
        let bring_back = Callback::new(move |()| {
            let Some(entry) = deleted.get_untracked() else {
                return;
            };
            progress.change(|list| {
                if !list.iter().any(|it| it.id == entry.id) {
                    list.push(entry);
                }
            });
        });
        Self {
            progress,
            deleted,
            bring_back,
        }
    }

    fn delete(self, entry: Entry, toasts: Toasts) {
        let is_kept = self
            .progress
            .change(|list| list.retain(|it| it.id != entry.id));
        self.deleted.set(is_kept.then_some(entry));
        toasts.show(match is_kept {
            true => Toast::new(Tone::Success, words::DELETED).action(words::UNDO, self.bring_back),
            false => Toast::new(Tone::Danger, words::NOT_KEPT),
        });
    }
}

#[component]
fn EntryLine(
    entry: Entry,
    dialog: EntryDialog,
    undo: Undo,
    /// The id of the card's heading.
    heading: StoredValue<String>,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let host = Host::use_context();
    let toasts = toasts();
    let what = entry.subject.title();
    let whom = match entry.person.is_empty() {
        true => Text::from(words::EVERYBODY),
        false => Text::plain(entry.person.clone()),
    };
    let tone = match entry.step {
        Step::Trained => Tone::Success,
        Step::HandedOver => Tone::Info,
    };
    let noon = noon_millis(&entry.day);
    let note = entry.note.clone();
    let kept = StoredValue::new(entry.clone());
    let edit = move || dialog.edit(kept.get_value());
    let delete = move || {
        let heading = heading.get_value();
        undo.delete(kept.get_value(), toasts);
        // What had the focus is gone.
        request_animation_frame(move || match host.find(&format!("#{heading}")) {
            Some(_) => go_to(host, &heading),
            None => go_to_main(host),
        });
    };
    view! {
        <li class="record__entry">
            <span class="record__what">
                <Icon name=entry.subject.icon() size=IconSize::Small />
                <span>{t(what)}</span>
                <Badge tone label=Text::from(entry.step.name()) />
            </span>
            <span class="record__whom">
                <bdi>{t(whom.clone())}</bdi>
                " · "
                {move || i18n.date(noon, DateStyle::Date)}
                {(!note.is_empty()).then(|| view! { " · " <bdi>{note}</bdi> })}
            </span>
            <span class="record__actions no-print">
                <IconButton
                    icon=IconName::Edit
                    label=words::edit_of(what, whom.clone())
                    small=true
                    on_press=edit
                />
                <IconButton
                    icon=IconName::Trash
                    label=words::delete_of(what, whom)
                    small=true
                    on_press=delete
                />
            </span>
        </li>
    }
}

/// The middle of a day: the same day in every time zone it is written in.
fn noon_millis(day: &str) -> f64 {
    const HALF_DAY: i64 = 12 * 60 * 60 * 1000;
    let day = parse_day(day).unwrap_or_else(|| days_since_1970(1970, 1, 1));
    ((Calendar::of_browser().midnight_millis)(day) + HALF_DAY) as f64
}

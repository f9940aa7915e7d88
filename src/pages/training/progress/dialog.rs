//! The dialog in which an entry is made or changed.

use leptos::prelude::*;

use super::{
    entry::{Entry, MAX_NAME_CHARS, MAX_NOTE_CHARS, Step, Subject},
    store::{Progress, new_id, today},
};
use crate::{
    i18n::{I18n, Text, m, m::training::progress as words, t},
    nav::Nav,
    pages::{
        events::period::parse_day,
        training::{clients::Chosen, kit::ClientField},
    },
    ui::{
        Checkbox, DateField, DialogHead, FieldOptions, FormDialog, Segment, Segments, TextField,
        Toast, Tone, toasts,
    },
};

/// What the dialog shows, and how it is opened.
#[derive(Clone, Copy)]
pub(super) struct EntryDialog {
    pub(super) open: RwSignal<bool>,
    /// The entry that is changed; none for new ones.
    changed: RwSignal<Option<Entry>>,
    client: RwSignal<String>,
    person: RwSignal<String>,
    day: RwSignal<String>,
    note: RwSignal<String>,
    step: RwSignal<Step>,
    subjects: RwSignal<Vec<Subject>>,
    was_sent: RwSignal<bool>,
}

impl EntryDialog {
    pub(super) fn new() -> Self {
        let open = RwSignal::new(false);
        if let Some(nav) = Nav::use_context() {
            nav.close_on_back(open);
        }
        Self {
            open,
            changed: RwSignal::new(None),
            client: RwSignal::default(),
            person: RwSignal::default(),
            day: RwSignal::default(),
            note: RwSignal::default(),
            step: RwSignal::new(Step::Trained),
            subjects: RwSignal::default(),
            was_sent: RwSignal::default(),
        }
    }

    /// For new entries.
    pub(super) fn add(self, client: &str, person: &str, subject: Option<Subject>) {
        self.changed.set(None);
        self.client.set(client.to_owned());
        self.person.set(person.to_owned());
        self.day.set(today());
        self.note.set(String::new());
        self.step.set(Step::Trained);
        self.subjects.set(subject.into_iter().collect());
        self.show();
    }

    /// For one that exists.
    pub(super) fn edit(self, entry: Entry) {
        self.client.set(entry.client.clone());
        self.person.set(entry.person.clone());
        self.day.set(entry.day.clone());
        self.note.set(entry.note.clone());
        self.step.set(entry.step);
        self.subjects.set(vec![entry.subject]);
        self.changed.set(Some(entry));
        self.show();
    }

    fn show(self) {
        self.was_sent.set(false);
        self.open.set(true);
    }

    /// What is wrong, field by field, once somebody has tried to save. Reactive.
    fn problems(self) -> Problems {
        let is_longer = |text: &str, most: u32| text.trim().chars().count() > most as usize;
        let is_nobody =
            self.client.read().trim().is_empty() && self.person.read().trim().is_empty();
        Problems {
            name: (is_nobody || is_longer(&self.client.read(), MAX_NAME_CHARS))
                .then(|| words::NEEDS_NAME.into()),
            person: is_longer(&self.person.read(), MAX_NAME_CHARS).then(|| words::TOO_LONG.into()),
            day: match parse_day(&self.day.read()) {
                None => Some(words::NEEDS_DAY.into()),
                Some(_) if *self.day.read() > today() => Some(words::DAY_LATER.into()),
                Some(_) => None,
            },
            note: is_longer(&self.note.read(), MAX_NOTE_CHARS).then(|| words::TOO_LONG.into()),
            subjects: self
                .subjects
                .read()
                .is_empty()
                .then(|| words::NEEDS_SUBJECT.into()),
        }
    }

    /// The entries as typed.
    fn entries(self, known: &[Chosen]) -> Vec<Entry> {
        let client = self.client.get_untracked().trim().to_owned();
        let live = known.iter().find(|it| it.name == client);
        let before = self.changed.get_untracked();
        let of = |subject: &Subject| Entry {
            id: before.as_ref().map_or_else(new_id, |it| it.id.clone()),
            client_id: match (live, &before) {
                (Some(live), _) => live.id.clone(),
                // One that is not known now keeps its id as long as it keeps its name.
                (None, Some(before)) if before.client == client => before.client_id.clone(),
                _ => String::new(),
            },
            client: client.clone(),
            person: self.person.get_untracked().trim().to_owned(),
            subject: *subject,
            step: self.step.get_untracked(),
            day: self.day.get_untracked().trim().to_owned(),
            note: self.note.get_untracked().trim().to_owned(),
        };
        self.subjects
            .with_untracked(|subjects| subjects.iter().map(of).collect())
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Problems {
    name: Option<Text>,
    person: Option<Text>,
    day: Option<Text>,
    note: Option<Text>,
    subjects: Option<Text>,
}

impl Problems {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

const NAME: FieldOptions = FieldOptions {
    optional: true,
    autofocus: false,
    max_chars: Some(MAX_NAME_CHARS),
    autocomplete: None,
    read_only: false,
};

const NOTE: FieldOptions = FieldOptions {
    max_chars: Some(MAX_NOTE_CHARS),
    ..NAME
};

#[component]
pub(super) fn EntryForm(
    dialog: EntryDialog,
    progress: Progress,
    /// The clients that the person looks after.
    known: Memo<Vec<Chosen>>,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let toasts = toasts();
    let failure = RwSignal::new(None::<Text>);
    let is_new = Memo::new(move |_| dialog.changed.read().is_none());
    let problems = Memo::new(move |_| match dialog.was_sent.get() {
        true => dialog.problems(),
        false => Problems::default(),
    });
    let save = move || {
        dialog.was_sent.set(true);
        if !untrack(|| dialog.problems()).is_empty() {
            return;
        }
        let entries = dialog.entries(&known.read_untracked());
        let count = entries.len();
        let is_kept = progress.change(|list| {
            for entry in entries {
                match list.iter_mut().find(|own| own.id == entry.id) {
                    Some(own) => *own = entry,
                    None => list.push(entry),
                }
            }
        });
        if !is_kept {
            return failure.set(Some(words::NOT_KEPT.into()));
        }
        failure.set(None);
        dialog.open.set(false);
        let done = match is_new.get_untracked() {
            true => words::added(count),
            false => words::CHANGED.into(),
        };
        toasts.show(Toast::new(Tone::Success, done));
    };
    let head = Signal::derive(move || {
        DialogHead::new(match is_new.get() {
            true => words::TICK_OFF,
            false => words::EDIT_TITLE,
        })
    });
    let submit_label = Signal::derive(move || {
        Text::from(match is_new.get() {
            true => words::TICK_OFF,
            false => m::ui::SAVE,
        })
    });
    let steps = Step::ALL
        .map(|step| Segment::new(step.key(), step.name()))
        .to_vec();
    let steps = StoredValue::new(steps);
    view! {
        <FormDialog open=dialog.open head submit_label error=failure on_submit=save>
            <ClientField value=dialog.client error=Signal::derive(move || problems.read().name.clone()) />
            <TextField
                label=words::PERSON
                value=dialog.person
                hint=Text::from(words::PERSON_HINT)
                error=Signal::derive(move || problems.read().person.clone())
                options=NAME
            />
            <Show
                when=move || is_new.get()
                fallback=move || {
                    let subject = dialog.subjects.with(|subjects| subjects.first().copied());
                    subject.map(|subject| view! { <p class="strong">{t(subject.title())}</p> })
                }
            >
                <SubjectFields subjects=dialog.subjects label=words::RESOURCES is_resource=true />
                <SubjectFields subjects=dialog.subjects label=words::TASKS is_resource=false />
                <p class="field__error" role="alert">
                    {move || problems.read().subjects.as_ref().map(|text| i18n.text(text))}
                </p>
            </Show>
            <Segments
                label=words::STEP
                value=Signal::derive(move || dialog.step.get().key().to_owned())
                segments=steps.get_value()
                on_change=move |key: String| {
                    if let Some(step) = Step::of(&key) {
                        dialog.step.set(step);
                    }
                }
            />
            <DateField
                label=words::DAY
                value=dialog.day
                latest=Signal::derive(|| Some(today()))
                error=Signal::derive(move || problems.read().day.clone())
            />
            <TextField
                label=words::NOTE
                value=dialog.note
                hint=Text::from(words::NOTE_HINT)
                error=Signal::derive(move || problems.read().note.clone())
                options=NOTE
            />
        </FormDialog>
    }
}

#[component]
fn SubjectFields(
    subjects: RwSignal<Vec<Subject>>,
    #[prop(into)] label: Text,
    is_resource: bool,
) -> impl IntoView {
    let all = Subject::all().filter(move |it| it.is_resource() == is_resource);
    let field = move |subject: Subject| {
        let change = move |is_in: bool| {
            subjects.update(|subjects| {
                subjects.retain(|it| *it != subject);
                if is_in {
                    subjects.push(subject);
                }
            });
        };
        view! {
            <Checkbox
                label=Text::from(subject.title())
                checked=Signal::derive(move || subjects.read().contains(&subject))
                on_change=change
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{t(label)}</legend>
            <div class="record__subjects">{all.map(field).collect_view()}</div>
        </fieldset>
    }
}

//! From one browser to another: the list as a file, and a file into the list.

use leptos::prelude::*;

use super::{
    entry::{Entry, EntryProblem},
    file::{self, FileProblem},
    merge::Comparison,
    store::{Progress, today},
};
use crate::{
    browser::download::save_text,
    i18n::{I18n, Text, m::training::progress as words, t},
    nav::Nav,
    ui::{
        Button, Callout, DialogHead, FileField, FormDialog, IconName, Segment, Segments, Toast,
        Tone, toasts,
    },
};

const KEEP: &str = "keep";
const REPLACE: &str = "replace";

/// So many of those that differ are named.
const MOST_NAMED: usize = 8;

/// The two buttons, and what comes of a file.
#[component]
pub(super) fn CarryTools(
    progress: Progress,
    problem: RwSignal<Option<FileProblem>>,
) -> impl IntoView {
    let toasts = toasts();
    let comparison = RwSignal::new(Comparison::default());
    let open = RwSignal::new(false);
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    let is_empty = Signal::derive(move || progress.entries().is_empty());
    let save = move || {
        let text = file::write(&untrack(|| progress.entries()));
        if !save_file(&text) {
            toasts.show(Toast::new(Tone::Danger, words::NOT_SAVED));
        }
    };
    let read = move |text: String| match file::read(&text) {
        Err(wrong) => problem.set(Some(wrong)),
        Ok(entries) => {
            problem.set(None);
            let found = Comparison::of(&untrack(|| progress.entries()), entries);
            if found.is_empty() {
                toasts.show(Toast::new(Tone::Info, words::nothing_new(found.same_count)));
                return;
            }
            comparison.set(found);
            open.set(true);
        }
    };
    view! {
        <Button small=true icon=IconName::Download disabled=is_empty on_press=save>
            {t(words::SAVE_FILE)}
        </Button>
        <FileField
            label=words::READ_FILE
            accept=".json,application/json"
            most_bytes=file::MOST_BYTES
            too_big=words::FILE_TOO_BIG
            on_text=read
        />
        <MergeDialog open comparison progress />
    }
}

/// Hands a list to the person; whether the browser allowed it.
pub(super) fn save_file(text: &str) -> bool {
    let name = format!("training-progress-{}.json", today());
    save_text(&name, "application/json", text)
}

/// Why a file was not read.
#[component]
pub(super) fn FileTrouble(problem: RwSignal<Option<FileProblem>>) -> impl IntoView {
    move || {
        problem.get().map(|problem| {
            view! {
                <Callout tone=Tone::Danger title=words::FILE_BAD>
                    <p>{t(explain(problem))}</p>
                </Callout>
            }
        })
    }
}

fn explain(problem: FileProblem) -> Text {
    match problem {
        FileProblem::NotJson => words::FILE_NOT_JSON.into(),
        FileProblem::NotOurs => words::FILE_NOT_OURS.into(),
        FileProblem::Newer(version) => words::file_newer(version),
        FileProblem::TooMany => words::FILE_TOO_BIG.into(),
        FileProblem::Entry(number, problem) => {
            let what: Text = match problem {
                EntryProblem::NoId => words::ENTRY_NO_ID.into(),
                EntryProblem::NoName => words::NEEDS_NAME.into(),
                EntryProblem::TooLong => words::TOO_LONG.into(),
                EntryProblem::Day(day) => words::entry_day(day),
                EntryProblem::Subject(key) => words::entry_unknown(key),
                EntryProblem::Step(key) => words::entry_unknown(key),
                EntryProblem::Twice => words::ENTRY_TWICE.into(),
            };
            words::file_entry(number, what)
        }
    }
}

/// What a file would change, before it does.
#[component]
fn MergeDialog(
    open: RwSignal<bool>,
    comparison: RwSignal<Comparison>,
    progress: Progress,
) -> impl IntoView {
    let toasts = toasts();
    let choice = RwSignal::new(KEEP.to_owned());
    let failure = RwSignal::new(None::<Text>);
    let differs = Memo::new(move |_| !comparison.read().differing.is_empty());
    let add = move || {
        let found = comparison.get_untracked();
        let replaces = *choice.read_untracked() == REPLACE;
        let new = found.new.len();
        let replaced = if replaces { found.differing.len() } else { 0 };
        if !progress.change(|list| found.add_to(list, replaces)) {
            return failure.set(Some(words::NOT_KEPT.into()));
        }
        failure.set(None);
        open.set(false);
        choice.set(KEEP.to_owned());
        toasts.show(Toast::new(Tone::Success, words::merged(new, replaced)));
    };
    let head = Signal::stored(DialogHead::new(words::MERGE_TITLE));
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(words::MERGE))
            error=failure
            on_submit=add
        >
            <p>
                {move || {
                    comparison
                        .with(|it| t(words::merge_counts(it.differing.len(), it.new.len(), it.same_count))())
                }}
            </p>
            <p class="small muted">{t(words::MERGE_TEXT)}</p>
            <Show when=move || differs.get()>
                <Segments
                    label=words::DIFFERING
                    value=choice
                    segments=vec![
                        Segment::new(KEEP, words::KEEP_OURS),
                        Segment::new(REPLACE, words::TAKE_THEIRS),
                    ]
                    on_change=move |key: String| choice.set(key)
                />
                <ul class="record__differing small">
                    {move || {
                        comparison
                            .with(|it| {
                                it.differing.iter().take(MOST_NAMED).map(differing).collect_view()
                            })
                    }}
                </ul>
            </Show>
        </FormDialog>
    }
}

fn differing(entry: &Entry) -> impl IntoView + use<> {
    let i18n = I18n::use_context();
    let what = entry.subject.title();
    let whom: Vec<String> = [&entry.client, &entry.person]
        .into_iter()
        .filter(|name| !name.is_empty())
        .cloned()
        .collect();
    view! { <li>{move || i18n.say(what)} " · " <bdi>{whom.join(" · ")}</bdi> " · " {entry.day.clone()}</li> }
}

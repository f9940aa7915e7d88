//! Invites the people of a table, each with a role, groups and collections of their own: the file is checked
//! row by row before anything is sent.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;
use portal_types::account::OrganizationUserType;

use super::form::Settings;
use super::import_rows::{Import, ImportRow, Known, RowProblem, read_import};
use super::invite::{job_words, kept_plan, send};
use super::run::{INVITE, keep_unfinished};
use super::seats::{Room, SeatsNote, room};
use crate::browser::download::save_text;
use crate::i18n::{I18n, Text, m, m::console::members as words, t};
use crate::jobs::Job;
use crate::pages::addresses::address_problem_text;
use crate::pages::console::access::collections::Collections;
use crate::pages::console::access::rights::Right;
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::role_name;
use crate::pages::job_dialog::{JobDialog, JobDialogState, LongList};
use crate::ui::table::models::csv::Csv;
use crate::ui::{
    Button, ButtonVariant, Callout, DialogHead, DialogSize, FileField, IconName, TextArea, Tone,
};

/// So many rows with mistakes are listed; the others are counted.
const MOST_LISTED: usize = 50;

/// Of a file that is read; tables of people are smaller.
const MOST_BYTES: u32 = 2_000_000;

#[component]
pub(super) fn ImportDialog(view: MembersView, state: JobDialogState) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let is_checked = RwSignal::new(false);
    let plan = RwSignal::new(Vec::<Settings>::new());
    let collections = RwSignal::new(None::<Collections>);
    keep_unfinished(
        view,
        state,
        || INVITE,
        move || plan.with_untracked(|plan| kept_plan(plan)),
    );
    let owner = StoredValue::new(Owner::current());
    Effect::new(move |_| {
        if state.open.get() && state.job.read_untracked().is_none() {
            text.set(String::new());
            is_checked.set(false);
            if collections.read_untracked().is_none() {
                // Asked for with the first import, kept for the next.
                let ask = || untrack(|| Collections::names(view.client));
                let asked = owner.with_value(|owner| owner.as_ref().map(|owner| owner.with(ask)));
                collections.set(asked);
            }
        }
    });
    let known = Memo::new(move |_| known(view, collections.get()));
    let import = Memo::new(move |_| read_import(&text.read(), &known.read()));
    let count = Memo::new(move |_| import.read().good().count());
    let is_short = Signal::derive(move || {
        let left = view.seats().and_then(|seats| seats.left());
        matches!(
            room(&view.client.rights(), left, count.get()),
            Room::Missing(_)
        )
    });
    let error = Signal::derive(move || {
        let is_empty = import.read().rows.is_empty();
        (is_checked.get() && is_empty).then(|| words::IMPORT_EMPTY.into())
    });
    let submit = move || {
        is_checked.set(true);
        if untrack(|| is_short.get() || count.get() == 0) {
            return;
        }
        let (rows, batches) = import.read_untracked().plan();
        plan.set(batches);
        let rows = rows
            .into_iter()
            .map(|(address, batch)| (address.clone(), address, batch));
        let job = Job::in_batches(rows);
        state.job.set(Some(job.clone()));
        send(view, state, job, plan.get_untracked());
    };
    let head = Signal::derive(move || {
        DialogHead::new(words::import_title(view.client.name()))
            .client(view.client.mark())
            .size(DialogSize::Large)
    });
    let words_of_job = Signal::derive(move || job_words(submit_text(count.get())));
    view! {
        <JobDialog
            state
            head
            words=words_of_job
            on_submit=submit
            on_retry=move |job| send(view, state, job, plan.get_untracked())
        >
            <p>{t(words::IMPORT_TEXT)}</p>
            <div class="row gap-3">
                <FileField
                    label=words::IMPORT_FILE
                    accept=".csv,.tsv,.txt,text/csv,text/plain"
                    most_bytes=MOST_BYTES
                    too_big=words::IMPORT_TOO_BIG
                    on_text=move |read| text.set(read)
                />
                <Button
                    small=true
                    icon=IconName::Download
                    variant=ButtonVariant::Quiet
                    on_press=move || save_template(view.i18n)
                >
                    {t(words::IMPORT_TEMPLATE)}
                </Button>
            </div>
            <TextArea label=words::IMPORT_LABEL value=text error hint=words::IMPORT_HINT />
            <Findings view import />
            <SeatsNote view count />
            <p class="muted">{t(words::INVITE_EFFECT)}</p>
        </JobDialog>
    }
}

/// What the client has at this moment; reactive.
fn known(view: MembersView, collections: Option<Collections>) -> Known {
    let rights = view.client.rights();
    let roles = [
        OrganizationUserType::User,
        OrganizationUserType::Admin,
        OrganizationUserType::Owner,
    ];
    let groups = view.names.groups();
    Known {
        members: view.members.with(|members| {
            let members = members.iter();
            members
                .map(|it| it.email.to_lowercase())
                .collect::<HashSet<_>>()
        }),
        groups: groups
            .iter()
            .map(|group| (group.id.clone(), group.name.clone()))
            .collect(),
        collections: collections
            .and_then(Collections::get)
            .unwrap_or_default()
            .iter()
            .filter(|it| !it.is_my_items())
            .filter_map(|it| Some((it.collection.id.clone(), it.name.clone()?)))
            .collect(),
        role_words: roles
            .iter()
            .map(|role| (view.i18n.say(role_name(*role)).to_lowercase(), *role))
            .collect::<HashMap<_, _>>(),
        roles: roles
            .into_iter()
            .filter(|role| rights.manages(*role))
            .collect(),
    }
}

fn submit_text(count: usize) -> Text {
    if count == 0 {
        words::INVITE_SUBMIT.into()
    } else {
        words::invite_submit_count(count)
    }
}

/// How many rows can be invited, and what is wrong with the others. They can be put right in the field, or
/// taken home in a file.
#[component]
fn Findings(view: MembersView, import: Memo<Import>) -> impl IntoView {
    move || {
        let import_now = import.read();
        if import_now.rows.is_empty() {
            return None;
        }
        let good = import_now.good().count();
        let bad: Vec<&ImportRow> = import_now.bad().collect();
        if bad.is_empty() {
            return Some(
                view! { <Callout tone=Tone::Success title=words::import_good(good) /> }.into_any(),
            );
        }
        let more = bad.len().saturating_sub(MOST_LISTED);
        let lines = bad
            .iter()
            .take(MOST_LISTED)
            .map(|row| {
                let problems = row
                    .problems
                    .iter()
                    .map(|it| view.i18n.say(problem_text(it)));
                let problems: Vec<String> = problems.collect();
                view! {
                    <li>
                        <span class="muted">{t(words::import_line(row.line))}</span>
                        " "
                        <bdi class="remarks__address">{row.address.clone()}</bdi>
                        " "
                        <span>{problems.join(" ")}</span>
                    </li>
                }
            })
            .collect_view();
        let save = move || save_rows(view.i18n, &import.read_untracked());
        Some(
            view! {
                <Callout tone=Tone::Warning title=words::import_bad(bad.len(), good)>
                    <Button small=true icon=IconName::Download on_press=save>
                        {t(words::IMPORT_SAVE_BAD)}
                    </Button>
                </Callout>
                <LongList label=words::IMPORT_PROBLEMS>
                    <ul class="remarks">
                        {lines}
                        {(more > 0)
                            .then(|| view! { <li>{t(m::jobs::dialog::and_more(more))}</li> })}
                    </ul>
                </LongList>
            }
            .into_any(),
        )
    }
}

fn problem_text(problem: &RowProblem) -> Text {
    match problem {
        RowProblem::NoAddress => words::IMPORT_NO_ADDRESS.into(),
        RowProblem::Address(problem) => address_problem_text(*problem),
        RowProblem::LookAlike(letter) => m::jobs::addresses::look_alike(letter.to_string()),
        RowProblem::Repeated(line) => words::import_repeated(*line),
        RowProblem::Member => words::IMPORT_MEMBER.into(),
        RowProblem::Role(role) => words::import_role(role.clone()),
        RowProblem::RoleNotYours => words::IMPORT_ROLE_NOT_YOURS.into(),
        RowProblem::CustomRole => words::IMPORT_CUSTOM_ROLE.into(),
        RowProblem::Group(name) => words::import_group(name.clone()),
        RowProblem::SeveralGroups(name) => words::import_several_groups(name.clone()),
        RowProblem::Collection(name) => words::import_collection(name.clone()),
        RowProblem::SeveralCollections(name) => words::import_several_collections(name.clone()),
        RowProblem::Right(word) => words::import_right(word.clone()),
    }
}

const FIELDS: [&str; 4] = ["email", "role", "groups", "collections"];

/// A file to begin with. Its heads are English in every language: files pass from hand to hand.
fn save_template(i18n: I18n) {
    let mut csv = Csv::new();
    FIELDS.iter().for_each(|head| {
        csv.text(head);
    });
    csv.end_line();
    csv.text("first.last@example.com")
        .text("user")
        .text(&i18n.say(words::IMPORT_EXAMPLE_GROUPS))
        .text(&format!(
            "{}={}",
            i18n.say(words::IMPORT_EXAMPLE_COLLECTION),
            Right::View.key()
        ));
    csv.end_line();
    let name = format!("{}.csv", i18n.say(words::IMPORT_TEMPLATE_NAME));
    save_text(&name, "text/csv;charset=utf-8", &csv.finish());
}

/// The rows with mistakes as they stood there, each with what is wrong.
fn save_rows(i18n: I18n, import: &Import) {
    let mut csv = Csv::new();
    let heads = match import.heads.is_empty() {
        true => FIELDS.map(str::to_owned).to_vec(),
        false => import.heads.clone(),
    };
    heads.iter().for_each(|head| {
        csv.text(head);
    });
    csv.text(&i18n.say(words::IMPORT_PROBLEMS));
    csv.end_line();
    for row in import.bad() {
        for place in 0..heads.len() {
            csv.text(row.fields.get(place).map_or("", String::as_str));
        }
        let problems: Vec<String> = row
            .problems
            .iter()
            .map(|it| i18n.say(problem_text(it)))
            .collect();
        csv.text(&problems.join(" "));
        csv.end_line();
    }
    let name = format!("{}.csv", i18n.say(words::IMPORT_BAD_NAME));
    save_text(&name, "text/csv;charset=utf-8", &csv.finish());
}

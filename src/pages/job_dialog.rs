//! A dialog for work on many things: asks first, shows how far it is, and ends with what became of each row.

use std::sync::Arc;

use leptos::prelude::*;

use super::problem::text_of_saving;
use crate::i18n::{Text, m, t};
use crate::jobs::{Job, JobRow, JobState, Phase, RowFault, RowState, Tally};
use crate::nav::Nav;
use crate::ui::{
    Button, ButtonVariant, Callout, Dialog, DialogHead, Dismiss, Form, Icon, IconName, IconSize,
    Loading, Progress, Tone,
};

/// With more rows than this those that were done are only counted.
const MOST_SHOWN_ROWS: usize = 200;

/// The state of such a dialog; cheap to copy.
#[derive(Clone, Copy)]
pub struct JobDialogState {
    /// Is it open?
    pub open: RwSignal<bool>,
    /// What is being done; none while the dialog still asks.
    pub job: RwSignal<Option<Job>>,
    /// Is the job being prepared?
    pub busy: RwSignal<bool>,
    /// Why it could not begin.
    pub error: RwSignal<Option<Text>>,
}

impl JobDialogState {
    /// Closed. The browser's back button closes it instead of leaving the page.
    pub fn new() -> Self {
        let state = Self {
            open: RwSignal::new(false),
            job: RwSignal::new(None),
            busy: RwSignal::new(false),
            error: RwSignal::new(None),
        };
        if let Some(nav) = Nav::use_context() {
            nav.close_on_back(state.open);
        }
        state
    }

    /// Opens it, with its question.
    pub fn ask(self) {
        self.job.set(None);
        self.busy.set(false);
        self.error.set(None);
        self.open.set(true);
    }

    fn is_running(self) -> bool {
        self.job.get().is_some_and(|job| job.state().is_running())
    }
}

impl Default for JobDialogState {
    fn default() -> Self {
        Self::new()
    }
}

/// Says why a row was not done.
pub type Explain = Arc<dyn Fn(&JobRow, &RowFault) -> Text + Send + Sync>;

/// What such a dialog says.
#[derive(Clone)]
pub struct JobWords {
    /// On the button that begins.
    pub submit: Text,
    /// Takes something away?
    pub danger: bool,
    /// While it goes on.
    pub running: Text,
    /// Of a row that was done.
    pub row_done: Text,
    /// How many were done, all together.
    pub done: fn(usize) -> Text,
    /// Why a row was not done; [`fault_text`] where nothing better is known.
    pub explain: Explain,
}

/// Why a row was not done, in words that fit everywhere.
pub fn fault_text(fault: &RowFault) -> Text {
    match fault {
        RowFault::Call(error) => text_of_saving(error),
        RowFault::Told(words) => m::errors::refused_with_reason(words.clone()),
        RowFault::Unmentioned => m::jobs::dialog::UNMENTIONED.into(),
        RowFault::NoKey => m::jobs::dialog::NO_KEY.into(),
        RowFault::Interrupted => m::jobs::dialog::INTERRUPTED.into(),
    }
}

/// The dialog. Its content is the question; once there is a job, its rows take the place.
#[component]
pub fn JobDialog(
    /// Open, asking, running.
    state: JobDialogState,
    /// Title and size.
    #[prop(into)]
    head: Signal<DialogHead>,
    /// What it says.
    #[prop(into)]
    words: Signal<JobWords>,
    /// Cannot begin; the content says why.
    #[prop(optional, into)]
    blocked: Signal<bool>,
    /// Check what was asked and begin.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Send again what was not done.
    #[prop(into)]
    on_retry: Callback<Job>,
    /// The question.
    children: ChildrenFn,
) -> impl IntoView {
    let JobDialogState {
        open,
        job,
        busy,
        error,
    } = state;
    let form_id = StoredValue::new(crate::ui::unique_id("job"));
    let dismiss = Signal::derive(move || {
        if busy.get() || state.is_running() {
            Dismiss::Never
        } else {
            Dismiss::default()
        }
    });
    on_cleanup(move || {
        if let Some(Some(job)) = job.try_get_untracked() {
            job.cancel();
        }
    });
    let children = StoredValue::new(children);
    let asks = Memo::new(move |_| job.read().is_none());
    let footer = move || {
        if asks.get() {
            let is_danger = words.with_untracked(|words| words.danger);
            return view! {
                <Button
                    variant=if is_danger { ButtonVariant::Danger } else { ButtonVariant::Primary }
                    submit=true
                    busy
                    disabled=blocked
                    attr:form=form_id.get_value()
                >
                    {move || t(words.read().submit.clone())()}
                </Button>
                <Button disabled=busy on_press=move || open.set(false) attr:autofocus=is_danger>
                    {t(m::ui::CANCEL)}
                </Button>
            }
            .into_any();
        }
        view! { <JobButtons state on_retry /> }.into_any()
    };
    view! {
        <Dialog open head dismiss footer>
            {move || {
                if asks.get() {
                    return view! {
                        <Form id=form_id.get_value() busy on_submit>
                            {move || {
                                error
                                    .get()
                                    .map(|text| view! { <Callout tone=Tone::Danger title=text /> })
                            }}
                            {children.with_value(|children| children())}
                        </Form>
                    }
                        .into_any();
                }
                job.get().map(|job| view! { <JobPanel job words /> }).into_any()
            }}
        </Dialog>
    }
}

#[component]
fn JobButtons(state: JobDialogState, on_retry: Callback<Job>) -> impl IntoView {
    let is_running = Memo::new(move |_| state.is_running());
    let left = Memo::new(move |_| state.job.get().map_or(0, |job| job.state().tally().left()));
    let current = move || state.job.get_untracked();
    move || {
        if is_running.get() {
            return view! {
                <Button on_press=move || {
                    if let Some(job) = current() {
                        job.cancel();
                    }
                }>{t(m::jobs::dialog::STOP)}</Button>
            }
            .into_any();
        }
        let retry = (left.get() > 0).then(|| {
            view! {
                <Button
                    variant=ButtonVariant::Primary
                    icon=IconName::Refresh
                    on_press=move || {
                        if let Some(job) = current() {
                            job.retry();
                            on_retry.run(job);
                        }
                    }
                >
                    {move || t(m::jobs::dialog::retry(left.get()))()}
                </Button>
            }
        });
        view! {
            {retry}
            <Button on_press=move || state.open.set(false) attr:autofocus=true>
                {t(m::ui::CLOSE)}
            </Button>
        }
        .into_any()
    }
}

/// How far a job is, and what became of each row.
#[component]
fn JobPanel(job: Job, words: Signal<JobWords>) -> impl IntoView {
    let job = StoredValue::new(job);
    let state = Memo::new(move |_| job.with_value(Job::state));
    let tally = Memo::new(move |_| state.read().tally());
    let share = Signal::derive(move || Some(tally.get().share()));
    let detail = Signal::derive(move || {
        let tally = tally.get();
        m::jobs::dialog::progress(tally.all(), tally.all() - tally.ahead)
    });
    let headline = move || match state.read().phase {
        Phase::Idle | Phase::Running => {
            view! { <Progress label=words.read_untracked().running.clone() share detail /> }
                .into_any()
        }
        Phase::Pausing(seconds) => view! {
            <Progress label=words.read_untracked().running.clone() share detail />
            <Loading label=m::jobs::dialog::pausing(seconds) />
        }
        .into_any(),
        Phase::Checking => view! { <Loading label=m::jobs::dialog::CHECKING /> }.into_any(),
        Phase::Finished => view! { <Outcome tally=tally.get() words /> }.into_any(),
    };
    let lines = move || {
        let state = state.read();
        let is_long = state.rows.len() > MOST_SHOWN_ROWS;
        let rows = state
            .rows
            .iter()
            .filter(|row| !is_long || matches!(row.state, RowState::Failed(_) | RowState::NotSent))
            .take(MOST_SHOWN_ROWS);
        rows.map(|row| line(row, &words.read_untracked()))
            .collect_view()
    };
    view! {
        <div class="job">
            {headline}
            <LongList label=m::jobs::dialog::ROWS>
                <ul class="job__rows">{lines}</ul>
            </LongList>
        </div>
    }
}

/// A list that may be longer than a dialog: it scrolls by itself, for the keyboard as well, and what stands
/// around it stays in view.
#[component]
pub fn LongList(
    /// What it lists; read out only.
    #[prop(into)]
    label: Text,
    /// The list.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="long-list" role="region" aria-label=t(label) tabindex="0">
            {children()}
        </div>
    }
}

/// The end of a job in one sentence.
#[component]
fn Outcome(tally: Tally, words: Signal<JobWords>) -> impl IntoView {
    let done = (words.read_untracked().done)(tally.done);
    match (tally.left(), tally.done) {
        (0, _) => view! { <Callout tone=Tone::Success title=done /> }.into_any(),
        (left, 0) => view! { <Callout tone=Tone::Danger title=m::jobs::dialog::none_done(left) /> }
            .into_any(),
        (left, _) => view! {
            <Callout tone=Tone::Warning title=done>
                <p>{t(m::jobs::dialog::some_left(left))}</p>
            </Callout>
        }
        .into_any(),
    }
}

fn line(row: &JobRow, words: &JobWords) -> impl IntoView + use<> {
    let (class, icon, state): (_, _, Text) = match &row.state {
        RowState::Waiting => ("job__row", IconName::Clock, m::jobs::dialog::WAITING.into()),
        RowState::Sending => (
            "job__row",
            IconName::Refresh,
            m::jobs::dialog::SENDING.into(),
        ),
        RowState::Done => (
            "job__row job__row--done",
            IconName::CheckCircle,
            words.row_done.clone(),
        ),
        RowState::Failed(fault) => (
            "job__row job__row--failed",
            IconName::Danger,
            (words.explain)(row, fault),
        ),
        RowState::NotSent => (
            "job__row",
            IconName::Clock,
            m::jobs::dialog::NOT_SENT.into(),
        ),
    };
    let label = row.label.clone();
    view! {
        <li class=class>
            <Icon name=icon size=IconSize::Small />
            <span class="job__label">{label}</span>
            <span class="job__state">{t(state)}</span>
        </li>
    }
}

/// Whether everything was done.
pub fn is_all_done(state: &JobState) -> bool {
    state.tally().left() == 0
}

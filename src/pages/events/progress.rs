//! How far reading is, and what to do when it does not go on.

use leptos::prelude::*;

use super::view::{EventsView, ReadState};
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{DateStyle, Text, m::events::log as words, t};
use crate::pages::problem::Problem;
use crate::ui::{Button, Callout, IconName, Progress, Tone};

/// Between the range and what was read.
#[component]
pub(super) fn ReadingProgress(view: EventsView) -> impl IntoView {
    let kind = Memo::new(move |_| match &*view.state.read() {
        ReadState::Reading | ReadState::Waiting(_) => Shown::Progress,
        ReadState::Complete => Shown::Nothing,
        ReadState::Stopped => Shown::Stopped,
        ReadState::TooLong => Shown::TooLong,
        ReadState::Failed(error) => Shown::Failed(error.clone()),
    });
    let swapped = move || {
        view.asked
            .read()
            .swapped
            .then(|| view! { <Callout tone=Tone::Warning title=words::SWAPPED /> })
    };
    let shown = move || match kind.get() {
        Shown::Nothing => ().into_any(),
        Shown::Progress => view! { <Bar view /> }.into_any(),
        Shown::TooLong => {
            view! { <Callout tone=Tone::Warning title=words::RANGE_TOO_LONG /> }.into_any()
        }
        Shown::Stopped => view! {
            <Callout tone=Tone::Info title=Text::reactive(move || so_far(view))>
                <Button icon=IconName::Refresh on_press=move || view.go_on()>
                    {t(words::GO_ON)}
                </Button>
            </Callout>
        }
        .into_any(),
        Shown::Failed(error) => view! { <Failure view error /> }.into_any(),
    };
    view! {
        {swapped}
        {shown}
    }
}

#[derive(Clone, PartialEq)]
enum Shown {
    Nothing,
    Progress,
    TooLong,
    Stopped,
    Failed(ApiError),
}

/// "1,234 events so far, back to Nov 3, 2026".
fn so_far(view: EventsView) -> Text {
    let (count, oldest) = view.progress.get();
    match oldest {
        Some(ticks) => {
            let millis = ticks.div_euclid(super::period::MILLI_TICKS) as f64;
            words::read_so_far(count, view.i18n.date(millis, DateStyle::Date))
        }
        None => words::READ_NOTHING_YET.into(),
    }
}

#[component]
fn Bar(view: EventsView) -> impl IntoView {
    // How much of the time is behind us: how many events are to come, no server says.
    let share = Signal::derive(move || {
        let period = view.asked.read().period;
        let (_, oldest) = view.progress.get();
        let (start, end) = (
            view.calendar.midnight_ticks(period.from),
            view.calendar.midnight_ticks(period.to + 1),
        );
        Some((end - oldest?) as f64 / (end - start).max(1) as f64)
    });
    let label = Text::reactive(move || match *view.state.read() {
        ReadState::Waiting(seconds) => words::waiting(seconds),
        _ => words::READING.into(),
    });
    view! {
        <div class="events-progress">
            <Progress label share detail=Signal::derive(move || so_far(view)) />
            <Button small=true icon=IconName::Close on_press=move || view.cancel()>
                {t(words::STOP)}
            </Button>
        </div>
    }
}

/// What was read stays; who may not read is told so, and everybody else can go on from there.
#[component]
fn Failure(view: EventsView, error: ApiError) -> impl IntoView {
    let is_refused = matches!(
        error.kind(),
        Some(RefusalKind::NotAllowed | RefusalKind::NotFound)
    );
    if is_refused {
        return view! {
            <Callout tone=Tone::Warning title=words::MAY_NOT_TITLE>
                <p>{t(words::MAY_NOT_TEXT)}</p>
            </Callout>
        }
        .into_any();
    }
    let title = Text::reactive(move || match view.progress.read().0 {
        0 => words::READING_FAILED.into(),
        count => words::reading_broke_off(count),
    });
    view! { <Problem error title on_retry=move || view.go_on() /> }.into_any()
}

//! From when to when: presets, two days, and reading anew.

use leptos::prelude::*;

use super::period::{PRESETS, Period, day_text, parse_day};
use super::view::{AskedPeriod, EventsView, ReadState};
use crate::i18n::{Text, m::events::log as words, t};
use crate::ui::{Button, DateField, Form, IconButton, IconName, Segment, Segments};

/// The tools that decide what is read.
#[component]
pub(super) fn RangeBar(view: EventsView) -> impl IntoView {
    let from = RwSignal::new(String::new());
    let to = RwSignal::new(String::new());
    let from_error = RwSignal::new(None::<Text>);
    let to_error = RwSignal::new(None::<Text>);
    // The fields show what is asked for, wherever it was asked.
    Effect::new(move |_| {
        let AskedPeriod { period, .. } = view.asked.get();
        from.set(day_text(period.from));
        to.set(day_text(period.to));
        from_error.set(None);
        to_error.set(
            period
                .is_too_long(view.calendar)
                .then(|| words::RANGE_TOO_LONG.into()),
        );
    });
    let submit = move || {
        let (first, last) = (
            parse_day(&from.read_untracked()),
            parse_day(&to.read_untracked()),
        );
        let missing = |day: Option<_>| day.is_none().then(|| Text::from(words::DAY_MISSING));
        from_error.set(missing(first));
        to_error.set(missing(last));
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        let period = Period {
            from: first.min(last),
            to: first.max(last),
        };
        if period.is_too_long(view.calendar) {
            to_error.set(Some(words::RANGE_TOO_LONG.into()));
            return;
        }
        let is_same = view.asked.read_untracked().period == period;
        view.ask_for(period, first > last);
        if is_same {
            view.reload();
        }
    };
    let preset = Signal::derive(move || {
        let period = view.asked.read().period;
        let today = view.today();
        let chosen = PRESETS
            .iter()
            .find(|days| Period::last(**days, today) == period);
        chosen.map(i64::to_string).unwrap_or_default()
    });
    let choose_preset = move |days: String| {
        if let Ok(days) = days.parse::<i64>() {
            view.ask_for(Period::last(days, view.today()), false);
        }
    };
    let segments = PRESETS
        .map(|days| Segment::new(days.to_string(), words::preset_days(days)))
        .to_vec();
    let today = Signal::derive(move || Some(day_text(view.today())));
    view! {
        <div class="events-range">
            <Segments
                label=words::PRESETS
                value=preset
                segments
                on_change=choose_preset
            />
            <IconButton
                icon=IconName::Refresh
                label=Text::from(words::REFRESH)
                disabled=Signal::derive(move || *view.state.read() == ReadState::TooLong)
                on_press=move || view.reload()
            />
            <Form on_submit=submit>
                <div class="events-range__days">
                    <DateField label=words::FROM value=from error=from_error latest=today />
                    <DateField label=words::TO value=to error=to_error latest=today />
                    <Button submit=true>{t(words::SHOW)}</Button>
                </div>
            </Form>
        </div>
    }
}

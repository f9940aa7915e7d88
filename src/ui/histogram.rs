//! How often something happened over time, with a stretch of it to choose.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::button::{Button, ButtonVariant};
use super::dom::unique_id;
use super::histogram_keys::{Edge, drag, step};
use super::icon::IconName;
use crate::i18n::{I18n, Text, t};

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramBar {
    /// When, for example *Nov 3, 2026*.
    pub label: String,
    /// How often.
    pub count: u32,
}

/// What a [`Histogram`] says.
#[derive(Clone, Debug)]
pub struct HistogramWords {
    /// What it shows.
    pub title: Text,
    /// How to use it, for who cannot see it.
    pub description: Text,
    /// The name of the slider at the beginning of the chosen stretch.
    pub start: Text,
    /// The name of the slider at its end.
    pub end: Text,
    /// The button that gives the choice up.
    pub clear: Text,
    /// Opens the same numbers as a table.
    pub as_table: Text,
    /// The head of the column of times.
    pub time: Text,
    /// The head of the column of numbers.
    pub count: Text,
}

/// The bars that are chosen: the first and the last.
pub type Stretch = (usize, usize);

/// Bars over time. A stretch of them is chosen by dragging, or with the two sliders at its edges: arrow
/// keys, page keys, Home and End. The same numbers are there as a table.
#[component]
pub fn Histogram(
    /// What it says.
    words: HistogramWords,
    /// The bars, the oldest first.
    #[prop(into)]
    bars: Signal<Vec<HistogramBar>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Option<Stretch>>,
    /// The new choice.
    #[prop(into)]
    on_choose: Callback<Option<Stretch>>,
) -> impl IntoView {
    let plot = NodeRef::<html::Div>::new();
    // Where dragging began, and the bar under the pointer.
    let anchor = RwSignal::new(None::<usize>);
    let under = RwSignal::new(None::<usize>);
    let length = Memo::new(move |_| bars.read().len());
    let bar_at = move |event: &PointerEvent| {
        let place = plot.get_untracked()?.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
        let bar = (share.clamp(0.0, 1.0) * length.get_untracked() as f64) as usize;
        Some(bar.min(length.get_untracked().checked_sub(1)?))
    };
    let shown = Memo::new(move |_| match (anchor.get(), under.get()) {
        (Some(from), Some(to)) => Some((from.min(to), from.max(to))),
        _ => chosen.get(),
    });
    let press = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let bar = bar_at(&event);
        anchor.set(bar);
        under.set(bar);
        if let Some(plot) = plot.get_untracked() {
            // Without it dragging ends at the edge, which is no harm.
            drop(plot.set_pointer_capture(event.pointer_id()));
        }
    };
    let release = move |event: PointerEvent| {
        if let (Some(from), Some(to)) = (anchor.get_untracked(), bar_at(&event)) {
            anchor.set(None);
            on_choose.run(drag(from, to, chosen.get_untracked()));
        }
    };
    let told = move || {
        let bar = under.get().or(match shown.get()? {
            (from, to) if from == to => Some(from),
            _ => None,
        })?;
        let bars = bars.read();
        let bar = bars.get(bar)?;
        Some(format!("{}: {}", bar.label, bar.count))
    };
    let stretch_label = move || {
        let (from, to) = shown.get()?;
        let bars = bars.read();
        let (from, to) = (bars.get(from)?.label.clone(), bars.get(to)?.label.clone());
        Some(if from == to {
            from
        } else {
            format!("{from} – {to}")
        })
    };
    let slider = move |edge: Edge, name: Text| {
        view! { <Slider edge name length bars chosen on_choose /> }
    };
    let clear = StoredValue::new(words.clear);
    let id = unique_id("histogram");
    let described = format!("{id}-description");
    view! {
        <div class="histogram" role="group" aria-labelledby=id.clone() aria-describedby=described.clone()>
            <div class="histogram__head">
                <span id=id.clone() class="histogram__title">{t(words.title.clone())}</span>
                <span class="histogram__told" aria-hidden="true">{told}</span>
                <span class="histogram__stretch" role="status">{stretch_label}</span>
                <Show when=move || chosen.get().is_some()>
                    <Button
                        variant=ButtonVariant::Quiet
                        small=true
                        icon=IconName::Close
                        on_press=move || on_choose.run(None)
                    >
                        {t(clear.get_value())}
                    </Button>
                </Show>
            </div>
            <p id=described.clone() class="sr-only">{t(words.description)}</p>
            <div class="histogram__area">
                <div
                    class="histogram__plot"
                    node_ref=plot
                    on:pointerdown=press
                    on:pointermove=move |event| under.set(bar_at(&event))
                    on:pointerup=release
                    on:pointercancel=move |_| anchor.set(None)
                    on:pointerleave=move |_| {
                        if anchor.get_untracked().is_none() {
                            under.set(None);
                        }
                    }
                >
                    <Bars bars shown under />
                </div>
                {slider(Edge::Start, words.start)}
                {slider(Edge::End, words.end)}
            </div>
            <Axis bars />
            <AsTable bars summary=words.as_table caption=words.title time=words.time count=words.count />
        </div>
    }
}

#[component]
fn Bars(
    bars: Signal<Vec<HistogramBar>>,
    shown: Memo<Option<Stretch>>,
    under: RwSignal<Option<usize>>,
) -> impl IntoView {
    let view_box = move || format!("0 0 {} 100", bars.read().len().max(1));
    let drawn = move || {
        let bars = bars.read();
        let highest = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
        let draw = |(index, bar): (usize, &HistogramBar)| {
            let height = match bar.count {
                0 => 0.0,
                // Also a single event among thousands can be seen.
                count => (f64::from(count) / f64::from(highest) * 100.0).max(3.0),
            };
            view! {
                <rect
                    class="histogram__bar"
                    class=(
                        "histogram__bar--out",
                        move || shown.get().is_some_and(|(from, to)| index < from || index > to),
                    )
                    class=("histogram__bar--under", move || under.get() == Some(index))
                    x=format!("{:.2}", index as f64 + 0.1)
                    y=format!("{:.2}", 100.0 - height)
                    width="0.8"
                    height=format!("{height:.2}")
                />
            }
        };
        bars.iter().enumerate().map(draw).collect_view()
    };
    view! {
        <svg
            class="histogram__bars"
            viewBox=view_box
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {drawn}
        </svg>
    }
}

/// One edge of the chosen stretch. With nothing chosen the edges are those of the whole.
#[component]
fn Slider(
    edge: Edge,
    name: Text,
    length: Memo<usize>,
    bars: Signal<Vec<HistogramBar>>,
    chosen: Signal<Option<Stretch>>,
    on_choose: Callback<Option<Stretch>>,
) -> impl IntoView {
    let stretch = move || {
        let whole = (0, length.get().saturating_sub(1));
        chosen.get().unwrap_or(whole)
    };
    let value = Memo::new(move |_| match edge {
        Edge::Start => stretch().0,
        Edge::End => stretch().1,
    });
    let place = move || {
        let bar = match edge {
            Edge::Start => value.get(),
            Edge::End => value.get() + 1,
        };
        format!("{:.4}", bar as f64 / length.get().max(1) as f64)
    };
    let words = move || bars.read().get(value.get()).map(|bar| bar.label.clone());
    let pressed = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let length = length.get_untracked();
        let now = untrack(stretch);
        if let Some(next) = step(&event.key(), edge, now, length) {
            event.prevent_default();
            let whole = (0, length.saturating_sub(1));
            on_choose.run((next != whole).then_some(next));
        }
    };
    view! {
        <span
            class="histogram__edge"
            class=("histogram__edge--chosen", move || chosen.get().is_some())
            role="slider"
            tabindex="0"
            aria-label=t(name)
            aria-valuemin="1"
            aria-valuemax=move || length.get().max(1).to_string()
            aria-valuenow=move || (value.get() + 1).to_string()
            aria-valuetext=words
            style:--at=place
            on:keydown=pressed
        ></span>
    }
}

/// The first, the middle and the last time, and how high the highest bar is.
#[component]
fn Axis(bars: Signal<Vec<HistogramBar>>) -> impl IntoView {
    let label = move |index: usize| bars.read().get(index).map(|bar| bar.label.clone());
    let last = move || bars.read().len().saturating_sub(1);
    view! {
        <div class="histogram__axis" aria-hidden="true">
            <span>{move || label(0)}</span>
            <span>{move || (last() > 3).then(|| label(last() / 2)).flatten()}</span>
            <span>{move || (last() > 0).then(|| label(last())).flatten()}</span>
        </div>
    }
}

#[component]
fn AsTable(
    bars: Signal<Vec<HistogramBar>>,
    summary: Text,
    caption: Text,
    time: Text,
    count: Text,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let open = RwSignal::new(false);
    let rows = move || {
        let bars = bars.read();
        let row = |bar: &HistogramBar| {
            view! {
                <tr>
                    <th scope="row">{bar.label.clone()}</th>
                    <td class="num">{i18n.number(f64::from(bar.count))}</td>
                </tr>
            }
        };
        bars.iter().map(row).collect_view()
    };
    view! {
        <details class="histogram__table" prop:open=open on:toggle=move |event| {
            let details: web_sys::HtmlDetailsElement = event_target(&event);
            open.set(details.open());
        }>
            <summary>{t(summary)}</summary>
            // Only for who looks: it would be made anew with every page that arrives.
            <Show when=move || open.get()>
                <table>
                    <caption class="sr-only">{t(caption.clone())}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(time.clone())}</th>
                            <th scope="col" class="num">{t(count.clone())}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Show>
        </details>
    }
}

//! How far something is, how full something is, and that something is going on.

use leptos::prelude::*;

use super::dom::unique_id;
use super::tone::Tone;
use crate::i18n::{Text, m, t};

/// How far a job is. Without a share (not known yet) the bar runs.
#[component]
pub fn Progress(
    /// What is going on.
    #[prop(into)]
    label: Text,
    /// 0 to 1; none while nobody knows.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// How far in words, for example *12 of 40*.
    #[prop(optional, into)]
    detail: Option<Signal<Text>>,
) -> impl IntoView {
    let id = unique_id("progress");
    let percent = move || share.get().map(to_percent);
    view! {
        <div class="progress">
            <div class="progress__head">
                <span id=id.clone()>{t(label)}</span>
                {detail
                    .map(|detail| {
                        view! {
                            <span class="progress__value">{move || t(detail.get())()}</span>
                        }
                    })}
            </div>
            <span
                class="progress__track"
                class=("progress__track--unknown", move || share.read().is_none())
                role="progressbar"
                aria-labelledby=id
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=percent
            >
                <span
                    class="progress__bar"
                    style:--share=move || percent().map(|percent| format!("{percent}%"))
                ></span>
            </span>
        </div>
    }
}

/// How full something is: a small bar beside the figures. The figures are the text; the bar is
/// decoration and hidden from assistive technology.
#[component]
pub fn Meter(
    /// 0 to 1; more than full is drawn as full.
    #[prop(into)]
    share: Signal<f64>,
    /// What that means: warning when nearly full, danger when full.
    #[prop(optional, into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    view! {
        <span class=move || format!("meter meter--{}", tone.get().name()) aria-hidden="true">
            <span
                class="meter__bar"
                style:--share=move || format!("{}%", to_percent(share.get()))
            ></span>
        </span>
    }
}

/// Says that something is being fetched, for a place whose shape is not known.
#[component]
pub fn Loading(
    /// What is being fetched.
    #[prop(optional, into)]
    label: Option<Text>,
) -> impl IntoView {
    view! {
        <div class="row muted" role="status">
            <span class="spinner" aria-hidden="true"></span>
            <span>{t(label.unwrap_or_else(|| m::ui::LOADING.into()))}</span>
        </div>
    }
}

/// A share as whole percent, within the bar.
fn to_percent(share: f64) -> u32 {
    if share.is_nan() {
        0
    } else {
        (share.clamp(0.0, 1.0) * 100.0).round() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::to_percent;

    #[test]
    fn a_bar_never_leaves_its_track() {
        assert_eq!(to_percent(0.25), 25);
        assert_eq!(to_percent(-1.0), 0);
        assert_eq!(to_percent(7.0), 100);
        assert_eq!(to_percent(f64::NAN), 0);
        assert_eq!(to_percent(f64::INFINITY), 100);
    }
}

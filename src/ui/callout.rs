//! A message that belongs to its place on the page and stays there.

use leptos::prelude::*;

use super::icon::Icon;
use super::tone::Tone;
use crate::i18n::{Text, t};

/// A framed message: what happened or matters, why, and (in the children) the way out.
/// A danger is read out at once, a warning or success when there is time.
#[component]
pub fn Callout(
    /// What it means.
    #[prop(default = Tone::Info)]
    tone: Tone,
    /// The message in one sentence.
    #[prop(into)]
    title: Text,
    /// More, and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = match tone {
        Tone::Danger => Some("alert"),
        Tone::Warning | Tone::Success => Some("status"),
        _ => None,
    };
    view! {
        <div class=format!("callout callout--{}", tone.name()) role=role>
            <Icon name=tone.icon() />
            <div class="callout__content">
                <p class="callout__title">{t(title)}</p>
                {children
                    .map(|children| view! { <div class="callout__body">{children()}</div> })}
            </div>
        </div>
    }
}

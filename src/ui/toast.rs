//! Toasts: short news in the corner of the window, for what happened and needs no answer.
//!
//! What went wrong with a form belongs into the form ([`Callout`](super::Callout)); a toast tells
//! of what happened elsewhere or is done.

use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::button::{Button, ButtonVariant, IconButton};
use super::icon::{Icon, IconName};
use super::keyed::keyed;
use super::tone::Tone;
use crate::effect::effect;
use crate::i18n::{Text, m, t};

/// So many at a time; the oldest makes room.
const MOST: usize = 4;

/// One piece of news.
#[derive(Clone, Debug)]
pub struct Toast {
    tone: Tone,
    text: Text,
    detail: Option<Text>,
    action: Option<(Text, Callback<()>)>,
    stays: Option<Duration>,
}

impl Toast {
    /// News with a meaning.
    pub fn new(tone: Tone, text: impl Into<Text>) -> Self {
        Self {
            tone,
            text: text.into(),
            detail: None,
            action: None,
            stays: None,
        }
    }

    /// With a second, quieter sentence.
    #[must_use]
    pub fn detail(self, detail: impl Into<Text>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..self
        }
    }

    /// With one thing to do about it, for example *Undo*.
    #[must_use]
    pub fn action(self, label: impl Into<Text>, action: impl Into<Callback<()>>) -> Self {
        Self {
            action: Some((label.into(), action.into())),
            ..self
        }
    }

    /// For as long as this, instead of what its meaning asks for.
    #[must_use]
    pub fn stay(self, stays: Duration) -> Self {
        Self {
            stays: Some(stays),
            ..self
        }
    }

    /// How long it stays; none: until it is taken away. Bad news stays.
    fn lifetime(&self) -> Option<Duration> {
        if self.stays.is_some() {
            return self.stays;
        }
        match (self.tone, self.action.is_some()) {
            (Tone::Danger, _) => None,
            (_, true) => Some(Duration::from_secs(12)),
            (_, false) => Some(Duration::from_secs(6)),
        }
    }
}

/// The toasts of one portal. Get it with [`toasts`].
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<(u64, Toast)>>,
    next_id: StoredValue<u64>,
}

impl Toasts {
    pub(super) fn new() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
            next_id: StoredValue::new(0),
        }
    }

    /// Shows one. Its id takes it away again.
    pub fn show(&self, toast: Toast) -> u64 {
        let id = self
            .next_id
            .try_update_value(|next| {
                *next += 1;
                *next
            })
            .unwrap_or_default();
        self.shown.try_update(|shown| add(shown, id, toast));
        id
    }

    /// It worked.
    pub fn success(&self, text: impl Into<Text>) -> u64 {
        self.show(Toast::new(Tone::Success, text))
    }

    /// Good to know.
    pub fn info(&self, text: impl Into<Text>) -> u64 {
        self.show(Toast::new(Tone::Info, text))
    }

    /// Mind this.
    pub fn warning(&self, text: impl Into<Text>) -> u64 {
        self.show(Toast::new(Tone::Warning, text))
    }

    /// It did not work. Stays until it is taken away.
    pub fn error(&self, text: impl Into<Text>) -> u64 {
        self.show(Toast::new(Tone::Danger, text))
    }

    /// Takes one away.
    pub fn dismiss(&self, id: u64) {
        self.shown
            .try_update(|shown| shown.retain(|(other, _)| *other != id));
    }

    /// Takes all away: what they say may not outlive a lock.
    pub fn clear(&self) {
        self.shown.try_update(Vec::clear);
    }
}

/// Appends; the same news twice is shown once, as the newest.
fn add(shown: &mut Vec<(u64, Toast)>, id: u64, toast: Toast) {
    shown.retain(|(_, other)| {
        other.tone != toast.tone || other.text != toast.text || other.detail != toast.detail
    });
    shown.push((id, toast));
    if shown.len() > MOST {
        shown.remove(0);
    }
}

/// The toasts of this portal; a widget on its own gets some that nobody sees.
#[must_use]
pub fn toasts() -> Toasts {
    use_context().unwrap_or_else(Toasts::new)
}

/// Where toasts appear: a live region that exists before they do, above everything, dialogs too.
/// They wait while the pointer or the focus is on them.
#[component]
pub(super) fn Toaster() -> impl IntoView {
    let toasts = toasts();
    let node = NodeRef::<Div>::new();
    let paused = RwSignal::new(false);
    effect(move || {
        toasts.shown.track();
        let Some(node) = node.get() else { return };
        // Popovers lie in the order in which they were opened: open again to be above a dialog
        // that came later. Both only fail if it already is as wanted.
        let beneath_dialog = node.parent_element().is_some_and(|portal| {
            portal
                .query_selector(":modal")
                .is_ok_and(|dialog| dialog.is_some())
        });
        if beneath_dialog {
            drop(node.hide_popover());
        }
        drop(node.show_popover());
    });
    view! {
        <div
            class="toaster"
            popover="manual"
            role="region"
            aria-label=t(m::ui::NOTIFICATIONS)
            node_ref=node
            on:pointerenter=move |_| paused.set(true)
            on:pointerleave=move |_| paused.set(false)
            on:focusin=move |_| paused.set(true)
            on:focusout=move |_| paused.set(false)
        >
            <ol class="toaster__list" aria-live="polite" aria-relevant="additions">
                {keyed(
                    move || toasts.shown.read().iter().map(|(id, _)| *id).collect(),
                    move |id| {
                        let shown = toasts.shown.read_untracked();
                        let toast = shown.iter().find(|(shown, _)| *shown == id);
                        toast
                            .map(|(_, toast)| {
                                view! { <ToastItem id toast=toast.clone() paused toasts /> }
                            })
                            .into_any()
                    },
                )}
            </ol>
        </div>
    }
}

/// One of them.
#[component]
fn ToastItem(
    /// Which.
    id: u64,
    /// What it says.
    toast: Toast,
    /// Is somebody reading?
    paused: RwSignal<bool>,
    /// All of them.
    toasts: Toasts,
) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    if let Some(lifetime) = toast.lifetime() {
        effect(move || {
            stop();
            if !paused.get() {
                let handle = set_timeout_with_handle(move || toasts.dismiss(id), lifetime);
                timer.try_set_value(handle.ok());
            }
        });
    }
    on_cleanup(stop);
    let tone = toast.tone;
    view! {
        <li
            class=format!("toast toast--{}", tone.name())
            role=(tone == Tone::Danger).then_some("alert")
        >
            <Icon name=tone.icon() />
            <div class="toast__text">
                <p>{t(toast.text)}</p>
                {toast.detail.map(|detail| view! { <p class="toast__detail">{t(detail)}</p> })}
            </div>
            <div class="toast__close">
                <IconButton
                    icon=IconName::Close
                    label=Text::from(m::ui::DISMISS)
                    small=true
                    on_press=move || toasts.dismiss(id)
                />
            </div>
            {toast
                .action
                .map(|(label, action)| {
                    let press = move || {
                        toasts.dismiss(id);
                        action.try_run(());
                    };
                    view! {
                        <div class="toast__action">
                            <Button variant=ButtonVariant::Quiet small=true on_press=press>
                                {t(label)}
                            </Button>
                        </div>
                    }
                })}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(text: &str) -> Toast {
        Toast::new(Tone::Info, Text::plain(text))
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut shown = Vec::new();
        for id in 0..6 {
            add(&mut shown, id, news(&id.to_string()));
        }
        assert_eq!(
            shown.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
            [2, 3, 4, 5]
        );
    }

    #[test]
    fn the_same_news_twice_is_shown_once() {
        let mut shown = Vec::new();
        add(&mut shown, 1, news("saved"));
        add(&mut shown, 2, news("gone"));
        add(&mut shown, 3, news("saved"));
        assert_eq!(shown.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn bad_news_stays() {
        assert_eq!(Toast::new(Tone::Danger, Text::plain("no")).lifetime(), None);
        assert!(news("yes").lifetime().is_some());
    }
}

//! After how much idle time the portal locks itself.

use leptos::prelude::*;

use crate::{
    chunk::chunk,
    config::{Config, Idle},
    effect::effect,
    i18n::{Text, m},
    session::Session,
    ui::{Callout, Dialog, DialogHead, DialogSize, Dismiss, RadioCard, RadioCards, Tone},
};

chunk! {
    rest, fn load_idle_lock_dialog;
    pub(super) fn idle_lock_dialog(open: RwSignal<bool>) { view! { <IdleLockDialog open /> } }
}

/// A choice that holds at once; nothing to save.
#[component]
fn IdleLockDialog(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::use_context();
    let setting = session.idle_lock();
    let longest = Config::use_context().idle.longest;
    let allowed = Idle::ALL.into_iter().filter(|choice| *choice <= longest);
    let cards = allowed
        .map(|choice| RadioCard::new(choice.name(), label(choice)))
        .collect::<Vec<_>>();
    let chosen = RwSignal::new(setting.get_untracked().name());
    effect({
        let setting = setting.clone();
        move || chosen.set(setting.get().name())
    });
    let mut before = None;
    effect(move || {
        let now = chosen.get();
        let choice = Idle::of_name(&now);
        if before
            .replace(now.clone())
            .is_some_and(|before| before != now)
            && let Some(choice) = choice
        {
            session.set_idle_lock(choice);
        }
    });
    let is_never = move || setting.get() == Idle::Never;
    let is_never = Signal::derive(is_never);
    view! {
        <Dialog
            open
            head=DialogHead::new(m::settings::LOCK_AFTER).size(DialogSize::Small)
            dismiss=Dismiss::Anywhere
        >
            <div class="stack">
                <p>{crate::i18n::t(m::settings::LOCK_AFTER_HINT)}</p>
                <RadioCards
                    label=m::settings::LOCK_AFTER
                    value=chosen
                    cards=cards.clone()
                />
                {(longest != Idle::Never)
                    .then(|| view! { <p class="muted small">{crate::i18n::t(m::settings::LOCK_LIMITED)}</p> })}
                <Show when=move || is_never.get()>
                    <Callout tone=Tone::Warning title=m::settings::LOCK_NEVER_WARNING />
                </Show>
            </div>
        </Dialog>
    }
}

fn label(choice: Idle) -> Text {
    match choice.minutes() {
        Some(minutes) => m::settings::lock_minutes(minutes),
        None => m::settings::LOCK_NEVER.into(),
    }
}

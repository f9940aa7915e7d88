//! The last question before something happens that cannot be taken back easily.

use leptos::prelude::*;

use super::button::{Button, ButtonVariant};
use super::callout::Callout;
use super::dialog::{Dialog, DialogHead, Dismiss};
use super::tone::Tone;
use crate::i18n::{Text, m, t};

/// Asks whether: names the client (in `head`) and the `effect`, and repeats on its button what is
/// going to happen. *Cancel* has the focus when it is dangerous.
#[component]
pub fn ConfirmDialog(
    /// Is it open? The page closes it when it is done.
    open: RwSignal<bool>,
    /// Title and client.
    #[prop(into)]
    head: Signal<DialogHead>,
    /// What happens, and what is lost.
    #[prop(into)]
    effect: Signal<Text>,
    /// What happens, as a verb: never just *OK*.
    #[prop(into)]
    confirm_label: Signal<Text>,
    /// Does it destroy something or take it away?
    #[prop(optional)]
    danger: bool,
    /// Is it going on?
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it did not work.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Do it.
    #[prop(into)]
    on_confirm: Callback<()>,
) -> impl IntoView {
    let dismiss = Signal::derive(move || {
        if busy.get() {
            Dismiss::Never
        } else {
            Dismiss::default()
        }
    });
    let variant = if danger {
        ButtonVariant::Danger
    } else {
        ButtonVariant::Primary
    };
    let footer = move || {
        view! {
            <Button variant busy on_press=on_confirm attr:autofocus=!danger>
                {move || t(confirm_label.get())()}
            </Button>
            <Button disabled=busy on_press=move || open.set(false) attr:autofocus=danger>
                {t(m::ui::CANCEL)}
            </Button>
        }
    };
    view! {
        <Dialog open head dismiss footer>
            <div class="stack">
                {move || {
                    error
                        .get()
                        .map(|text| view! { <Callout tone=Tone::Danger title=text /> })
                }} <p class="dialog__effect">{move || t(effect.get())()}</p>
            </div>
        </Dialog>
    }
}

//! A button that copies a secret.

use leptos::prelude::*;

use crate::browser::clipboard;
use crate::i18n::{m::console::recovery as words, t};
use crate::ui::{Button, IconName, toasts};

/// Copies what `secret` holds at the moment of the press.
#[component]
pub(super) fn CopyButton(
    /// What is copied.
    #[prop(into)]
    secret: Signal<String>,
) -> impl IntoView {
    let toasts = toasts();
    let copy = move || {
        let text = secret.get_untracked();
        leptos::task::spawn_local(async move {
            if clipboard::copy(&text).await {
                toasts.success(words::COPIED);
            } else {
                toasts.warning(words::NOT_COPIED);
            }
        });
    };
    view! {
        <Button small=true icon=IconName::Copy on_press=copy>
            {t(words::COPY)}
        </Button>
    }
}

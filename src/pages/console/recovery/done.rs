//! After it worked: the new password once more, to be told to the member.

use leptos::prelude::*;

use crate::i18n::{m::console::recovery as words, t};
use crate::pages::console::copy_button::CopyButton;
use crate::ui::{Callout, FieldOptions, PasswordField, Tone};

/// What was done; `password` is empty when none was set.
#[component]
pub(super) fn Done(
    name: String,
    password: RwSignal<String>,
    removed_two_step: bool,
) -> impl IntoView {
    let has_password = !password.read_untracked().is_empty();
    let shown = has_password.then(|| {
        let text = words::done_password(name.clone());
        view! {
            <p>{t(text)}</p>
            <PasswordField
                label=words::NEW_PASSWORD
                value=password
                options=FieldOptions {
                    read_only: true,
                    ..FieldOptions::default()
                }
            />
            <div class="row">
                <CopyButton secret=password />
            </div>
        }
    });
    view! {
        <div class="stack">
            <Callout tone=Tone::Success title=words::done_title(name)>
                {removed_two_step.then(|| view! { <p>{t(words::DONE_TWO_STEP)}</p> })}
            </Callout>
            {shown}
        </div>
    }
}

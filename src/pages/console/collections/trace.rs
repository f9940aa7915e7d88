//! Before a provider's staff open the collections for the first time: that it is written into the client's
//! log (contract part 2, 2.4). Remembered per account in this browser.

use leptos::prelude::*;

use crate::browser::storage::{self, Kept};
use crate::i18n::{Text, m::console::collections as words, t};
use crate::pages::console::Client;
use crate::ui::{Button, ButtonVariant, Callout, Tone};

/// Whether this account was told, or leaves no trace.
pub(super) fn is_told(client: Client) -> bool {
    untrack(|| {
        client.acting_for().is_none()
            || name_of(client).is_none_or(|name| storage::get(Kept::InBrowser, &name).is_some())
    })
}

/// The words and the button that opens the page.
#[component]
pub(super) fn TraceNotice(
    client: Client,
    /// The person has read it.
    #[prop(into)]
    on_continue: Callback<()>,
) -> impl IntoView {
    let go_on = move || {
        if let Some(name) = untrack(|| name_of(client)) {
            storage::set(Kept::InBrowser, &name, Some("1"));
        }
        on_continue.run(());
    };
    let provider = client.acting_for().map(|it| it.name).unwrap_or_default();
    let title = words::trace_title(client.name());
    view! {
        <Callout tone=Tone::Info title>
            <p>{t(words::trace_text(client.name(), provider))}</p>
            <Button variant=ButtonVariant::Primary on_press=go_on>
                {t(Text::from(words::TRACE_CONTINUE))}
            </Button>
        </Callout>
    }
}

fn name_of(client: Client) -> Option<String> {
    let profile = client.session().profile()?;
    Some(format!("told-of-trace.{}", profile.id))
}

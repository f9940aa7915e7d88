//! What one does with a kit: print it, mail it, copy its text or its link.

use leptos::{prelude::*, task::spawn_local};

use super::{
    letter::{is_long, mail_address, plain_text, title},
    model::Kit,
    sheet::texts_of,
};
use crate::{
    browser::clipboard,
    i18n::{Message, Text, m::training::kit as words, m::training::resources, t},
    ui::{Button, ButtonVariant, Callout, Icon, IconName, Toast, Toasts, Tone, toasts, unique_id},
};

/// Prints the sheet: everything else on the page hides from paper.
#[component]
pub(super) fn PrintButton() -> impl IntoView {
    let print = move || {
        // A browser without a printer does nothing.
        _ = window().print();
    };
    view! {
        <Button variant=ButtonVariant::Primary icon=IconName::Download on_press=print>
            {t(words::PRINT)}
        </Button>
    }
}

#[component]
pub(super) fn Actions(
    kit: Memo<Kit>,
    /// Why the kit is not ready.
    problem: Signal<Option<Text>>,
) -> impl IntoView {
    let toasts = toasts();
    let texts = texts_of(kit);
    let text = Memo::new(move |_| {
        let texts = texts.get().map(|texts| plain_text(&kit.read(), texts));
        texts.unwrap_or_default()
    });
    let mail = Memo::new(move |_| {
        let subject = texts.get().map(|texts| texts.say(title(&kit.read())));
        mail_address(&subject.unwrap_or_default(), &text.read())
    });
    let copy_text = move || copy(toasts, text.get_untracked(), words::TEXT_COPIED);
    let copy_link = move || {
        let here = window().location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default();
        let link = format!("{page}{}", kit.read_untracked().sheet_route().href());
        copy(toasts, link, resources::LINK_COPIED);
    };
    let text_id = unique_id("kit-text");
    let is_ready = Memo::new(move |_| problem.read().is_none());
    view! {
        <div class="stack gap-3 no-print">
            {move || problem.get().map(|title| view! { <Callout tone=Tone::Warning title /> })}
            <Show when=move || is_ready.get()>
                <div class="row">
                    <PrintButton />
                    <a class="button" href=mail>
                        <span class="button__content">
                            <Icon name=IconName::Send />
                            <span class="button__label">{t(words::MAIL)}</span>
                        </span>
                    </a>
                    <Button icon=IconName::Copy on_press=copy_text>
                        {t(words::COPY_TEXT)}
                    </Button>
                    <Button icon=IconName::Link on_press=copy_link>
                        {t(words::COPY_LINK)}
                    </Button>
                </div>
                <Show when=move || is_long(&mail.read())>
                    <p class="small muted measure">{t(words::MAIL_LONG)}</p>
                </Show>
                <p class="small muted measure">{t(words::LINK_NOTE)}</p>
            </Show>
            <details class="kit__text">
                <summary id=text_id.clone()>{t(words::TEXT)}</summary>
                <p class="small muted">{t(words::TEXT_HINT)}</p>
                <pre
                    class="kit__letter"
                    tabindex="0"
                    role="region"
                    aria-labelledby=text_id
                    lang=move || kit.read().lang.tag()
                >
                    {move || text.get()}
                </pre>
            </details>
        </div>
    }
}

fn copy(toasts: Toasts, text: String, done: Message) {
    spawn_local(async move {
        let toast = match clipboard::copy(&text).await {
            true => Toast::new(Tone::Success, done),
            false => Toast::new(Tone::Danger, resources::NOT_COPIED),
        };
        toasts.show(toast);
    });
}

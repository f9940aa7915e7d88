//! A link as it is drawn: in another tab, with its language where that is not the reader's.

use leptos::{prelude::*, task::spawn_local};

use super::Link;
use crate::{
    browser::clipboard,
    i18n::{I18n, Lang, Text, m::training::desk as words, m::training::resources, t},
    ui::{Badge, Icon, IconButton, IconName, IconSize, Toast, Tone, toasts},
};

/// A page elsewhere, by its name. Beside a translation stands the way to the English original.
#[component]
pub fn HelpLink(
    /// Which one.
    link: Link,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let address = Memo::new(move |_| link.address(i18n.lang()));
    let is_foreign = move || {
        let reads_english = matches!(i18n.lang(), Lang::En | Lang::Pseudo);
        !reads_english && address.read().lang == Lang::En
    };
    let original = move || {
        (address.read().lang != Lang::En).then(|| {
            let name = t(words::english_original_of(link.label));
            view! {
                <a
                    class="help-link__original"
                    href=link.english()
                    target="_blank"
                    rel="noopener noreferrer"
                    hreflang="en"
                    aria-label=name
                >
                    {t(words::ENGLISH_ORIGINAL)}
                </a>
            }
        })
    };
    view! {
        <span class="help-link">
            <OutsideLink
                href=Signal::derive(move || address.read().href.clone())
                label=link.label
                lang=Signal::derive(move || address.read().lang)
            />
            <Show when=is_foreign>
                <Badge label=Text::from(words::IN_ENGLISH) />
            </Show>
            <Show when=move || address.read().is_community>
                <Badge tone=Tone::Info label=Text::from(words::COMMUNITY) />
            </Show>
            {original}
        </span>
    }
}

/// Copies the address, in the reader's language where there is one: to be passed on.
#[component]
pub fn CopyLink(
    /// Which page.
    link: Link,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let toasts = toasts();
    let copy = move || {
        let address = link.address(i18n.lang()).href;
        spawn_local(async move {
            let toast = match clipboard::copy(&address).await {
                true => Toast::new(Tone::Success, resources::LINK_COPIED),
                false => Toast::new(Tone::Danger, resources::NOT_COPIED),
            };
            toasts.show(toast);
        });
    };
    view! {
        <span class="no-print">
            <IconButton
                icon=IconName::Copy
                label=resources::copy_link_to(link.label)
                small=true
                on_press=copy
            />
        </span>
    }
}

/// A link that leaves the portal, and says so.
#[component]
pub fn OutsideLink(
    /// Where to.
    #[prop(into)]
    href: Signal<String>,
    /// Its name.
    #[prop(into)]
    label: Text,
    /// The language of the page.
    #[prop(into)]
    lang: Signal<Lang>,
) -> impl IntoView {
    view! {
        <a
            class="outside-link"
            href=href
            target="_blank"
            rel="noopener noreferrer"
            hreflang=move || lang.get().tag()
        >
            <span>{t(label)}</span>
            <Icon name=IconName::External size=IconSize::Small />
            <span class="sr-only">{t(words::OPENS_NEW_TAB)}</span>
        </a>
    }
}

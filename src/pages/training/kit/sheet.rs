//! The kit as one sheet of paper, in its own language.

use leptos::prelude::*;

use super::{
    letter::{self, Line},
    model::Kit,
    qr::Qr,
};
use crate::{
    effect::effect,
    i18n::{I18n, Text, m::training::kit as words, t},
    pages::training::{languages::Languages, links::OutsideLink},
    ui::{Callout, Loading, Tone},
};

/// The texts in the language of a kit, as soon as they are here. Reactive.
pub(super) fn texts_of(kit: Memo<Kit>) -> Signal<Option<I18n>, LocalStorage> {
    let languages = Languages::use_context();
    let lang = Memo::new(move |_| kit.read().lang);
    effect(move || languages.bring(lang.get()));
    Signal::derive_local(move || languages.texts(lang.get()))
}

/// The sheet, or why it is not there.
#[component]
pub fn Sheet(
    /// What it says.
    kit: Memo<Kit>,
    /// Whether accounts may be created on the kit's own server.
    #[prop(into)]
    is_trusted: Signal<bool>,
) -> impl IntoView {
    let languages = Languages::use_context();
    let texts = texts_of(kit);
    move || match texts.get() {
        Some(i18n) => view! { <Paper kit i18n is_trusted /> }.into_any(),
        None if languages.has_failed(kit.read().lang) => {
            view! { <Callout tone=Tone::Danger title=words::NOT_LOADED /> }.into_any()
        }
        None => view! { <Loading /> }.into_any(),
    }
}

#[component]
fn Paper(kit: Memo<Kit>, i18n: I18n, is_trusted: Signal<bool>) -> impl IntoView {
    // Everything below is in the language of the kit.
    provide_context(i18n);
    let title = Text::reactive(move || letter::title(&kit.read()).into());
    let greeting = Text::reactive(move || letter::greeting(&kit.read()));
    let intro = Text::reactive(move || letter::intro(&kit.read()));
    let warning = Text::reactive(move || letter::warning(&kit.read()));
    let lines = Memo::new(move |_| letter::lines(&kit.read(), is_trusted.get()));
    view! {
        <article
            class="sheet"
            lang=move || i18n.lang().tag()
            style:--kit-color=move || kit.read().color.clone()
        >
            <header class="sheet__head">
                <div>
                    <h1 class="sheet__title">{t(title)}</h1>
                    <p class="sheet__client">
                        <bdi>{move || kit.read().client.clone()}</bdi>
                    </p>
                </div>
                <p class="sheet__sender">
                    <bdi>{move || kit.read().sender.clone()}</bdi>
                </p>
            </header>
            <p>{t(greeting)}</p>
            <p>{t(intro)}</p>
            <ol class="sheet__steps">
                {move || {
                    lines.get().into_iter().map(|line| view! { <Step line /> }).collect_view()
                }}
            </ol>
            <footer class="sheet__foot">
                {move || letter::ask(&kit.read()).map(|text| view! { <p>{i18n.text(&text)}</p> })}
                <p>{t(warning)}</p>
            </footer>
        </article>
    }
}

#[component]
fn Step(line: Line) -> impl IntoView {
    let i18n = I18n::use_context();
    let place = match line.href {
        Some(href) => {
            let label = words::qr_of(line.title);
            let shown = href.trim_start_matches("https://").to_owned();
            view! {
                <div class="sheet__place">
                    <Qr text=href.clone() label />
                    <div>
                        <OutsideLink
                            href=Signal::stored(href)
                            label=Text::plain(shown)
                            lang=Signal::derive(move || i18n.lang())
                        />
                        {line
                            .is_foreign
                            .then(|| view! { <span class="muted">" " {t(words::IN_ENGLISH)}</span> })}
                    </div>
                </div>
            }
            .into_any()
        }
        None => view! { <p class="muted">{t(words::ASK_ADDRESS)}</p> }.into_any(),
    };
    view! {
        <li class="sheet__step">
            <h2>{t(line.title)}</h2>
            <p>{t(line.text)}</p>
            {place}
        </li>
    }
}

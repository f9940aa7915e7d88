//! What was found, by kind.

use leptos::prelude::*;

use super::{
    field::Typed,
    index::{Group, Index, Kind},
    line::Line,
};
use crate::{
    config::Config,
    i18n::{I18n, Lang, Message, m::training::search as words, t},
    pages::training::{
        guide::{ClientChoice, chosen_client},
        languages::Languages,
    },
    session::Session,
    ui::{EmptyState, IconName},
};

/// So many of each kind are shown.
pub(super) const MOST: usize = 8;

/// The results in place of the page.
#[component]
pub(super) fn Results(typed: Typed) -> impl IntoView {
    let i18n = I18n::use_context();
    let languages = Languages::use_context();
    let config = Config::use_context();
    // Anew for each language that arrives.
    let index = Memo::new_with_compare(
        move |_| {
            let reader = match i18n.lang() {
                Lang::Pseudo => Lang::En,
                lang => lang,
            };
            let texts = Lang::ALL.map(|lang| (lang, languages.texts(lang)));
            let say = |lang: Lang, message: Message| {
                if lang == reader {
                    return Some(i18n.say(message));
                }
                let (_, texts) = texts.iter().find(|(of, _)| *of == lang)?;
                texts.map(|texts| texts.say(message))
            };
            Index::build(reader, &config, &say)
        },
        |_, _| true,
    );
    let groups = Memo::new(move |_| index.read().find(&typed.text()));
    let count = Memo::new(move |_| {
        groups.with(|it| it.iter().map(|group| group.hits.len()).sum::<usize>())
    });
    view! {
        <section class="finder__results stack gap-6" aria-labelledby="finder-title">
            <header>
                <h1 class="page__title" id="finder-title">
                    {t(words::TITLE)}
                </h1>
                <p class="page__lead" role="status">
                    {move || i18n.say(words::count(count.get(), typed.text()))}
                </p>
            </header>
            <Show when=move || count.get() == 0>
                <EmptyState
                    icon=IconName::Search
                    title=words::NOTHING_TITLE
                    text=words::NOTHING_TEXT
                />
            </Show>
            <div class="finder__groups">
                {move || groups.get().into_iter().map(|group| view! { <Found group /> }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn Found(group: Group) -> impl IntoView {
    let id = format!("finder-{}", group.kind.key());
    let left_out = group.hits.len().saturating_sub(MOST);
    let is_pages = group.kind == Kind::Pages;
    view! {
        <section class="card stack gap-3" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{t(group.kind.name())}</h2>
            {is_pages.then(|| view! { <WhoseClient /> })}
            <ul class="finder__list">
                {group.hits.into_iter().take(MOST).map(|hit| view! { <Line hit /> }).collect_view()}
            </ul>
            {(left_out > 0)
                .then(|| view! { <p class="small muted">{t(words::more(left_out))}</p> })}
        </section>
    }
}

/// For whom the pages of a client open: the same choice as in the guide.
#[component]
fn WhoseClient() -> impl IntoView {
    let session = Session::use_context();
    let is_signed_in = Memo::new(move |_| session.profile().is_some());
    let chosen = chosen_client();
    view! {
        <Show
            when=move || is_signed_in.get()
            fallback=|| view! { <p class="small muted">{t(words::SIGN_IN_TEXT)}</p> }
        >
            // The arrows in the drop-down are its own.
            <div on:keydown=|event| event.stop_propagation()>
                <ClientChoice chosen hint=words::CLIENT_HINT />
            </div>
        </Show>
    }
}

//! `#/training/glossary`: every term, by topic and alphabet, with a filter.

use leptos::prelude::*;

use super::{ALL, Kind, Term, Topic, card::TermCard, heading_id, term};
use crate::{
    effect::effect,
    i18n::{I18n, Lang, m::training::desk, m::training::glossary as words, m::training::kit, t},
    nav::Nav,
    pages::{
        frame::title::use_title,
        training::{jump::jump_to, links, links::HelpLink, search::Folded},
    },
    ui::{Button, EmptyState, IconName, SearchField, Select, SelectOption},
};

/// In the address: the term to begin at.
pub const TERM: &str = "term";

/// The page.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    use_title(desk::GLOSSARY);
    let i18n = I18n::use_context();
    let filter = RwSignal::new(String::new());
    let topic = RwSignal::new(String::new());
    let query = Nav::use_context().map(|nav| nav.query());
    // Whoever follows a link to a term has to see it.
    effect(move || {
        if query.is_some_and(|query| query.with(|query| query.get(TERM).is_some())) {
            filter.set(String::new());
            topic.set(String::new());
        }
    });
    jump_to(TERM, |key| term(key).map(|term| heading_id(&term)));
    let shown = Memo::new(move |_| {
        let typed = Folded::of(&filter.read());
        let topic = topic.get();
        let mut shown = ALL.to_vec();
        shown.retain(|term| {
            (topic.is_empty() || term.topic.key() == topic)
                && (typed.is_empty() || has(term, &typed))
        });
        let reader = i18n.lang();
        shown.sort_by(|a, b| i18n.compare(a.word(reader), b.word(reader)));
        shown
    });
    let topics = Topic::ALL.map(|topic| SelectOption::new(topic.key(), topic.name()));
    let choices: Vec<_> = [SelectOption::new("", words::ALL_TOPICS)]
        .into_iter()
        .chain(topics)
        .collect();
    // A browser without a printer does nothing.
    let print = move || _ = window().print();
    let count = move || i18n.say(words::count(shown.read().len()));
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{t(desk::GLOSSARY)}</h1>
                <p class="page__lead">{t(words::LEAD)}</p>
            </div>
            <div class="row no-print">
                <Button icon=IconName::Download on_press=print>
                    {t(kit::PRINT)}
                </Button>
            </div>
        </header>
        <div class="glossary__tools no-print">
            <SearchField label=words::FILTER value=filter />
            <Select label=words::TOPIC value=topic choices />
            <p class="muted" role="status">
                {count}
            </p>
        </div>
        <ul class="glossary__kinds small muted" aria-label=t(words::KINDS)>
            {Kind::ALL.map(|kind| view! { <li>{t(kind.explained())}</li> }).collect_view()}
        </ul>
        <Show when=move || shown.read().is_empty()>
            <EmptyState icon=IconName::List title=words::NONE_TITLE text=words::NONE_TEXT />
        </Show>
        {Topic::ALL.map(|topic| view! { <TopicList topic shown /> }).collect_view()}
        <p class="small muted">
            <HelpLink link=links::OFFICIAL_GLOSSARY />
        </p>
    }
}

/// In any language, ours or not.
fn has(term: &Term, typed: &Folded) -> bool {
    let ours = Lang::ALL.map(|lang| term.word(lang));
    let elsewhere = term.variants.iter().map(|it| it.word);
    let mut all = ours.into_iter().chain(elsewhere);
    all.any(|word| Folded::of(word).answers(typed).is_some())
}

#[component]
fn TopicList(topic: Topic, shown: Memo<Vec<Term>>) -> impl IntoView {
    let own = Memo::new(move |_| {
        let mut own = shown.get();
        own.retain(|term| term.topic == topic);
        own
    });
    let id = format!("topic-{}", topic.key());
    let id = StoredValue::new(id);
    view! {
        <Show when=move || !own.read().is_empty()>
            <section class="stack gap-3" aria-labelledby=id.get_value()>
                <h2 id=id.get_value()>{t(topic.name())}</h2>
                <ul class="glossary">
                    {move || own.get().into_iter().map(|term| view! { <TermCard term /> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

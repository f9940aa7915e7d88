//! One term: the word in every language side by side, what it means, and what it is called elsewhere.

use leptos::prelude::*;

use super::{Kind, Term, Variant};
use crate::{
    i18n::{I18n, Lang, Text, m::training::glossary as words, t},
    ui::{Badge, Tone},
};

/// The id of a term's heading, which links lead to.
pub fn heading_id(term: &Term) -> String {
    format!("term-{}", term.key)
}

#[component]
pub(super) fn TermCard(term: Term) -> impl IntoView {
    let i18n = I18n::use_context();
    let id = heading_id(&term);
    let name = Text::from_fn(move || term.word(i18n.lang()).to_owned());
    view! {
        <li class="term" aria-labelledby=id.clone()>
            <div class="term__about">
                <h3 class="term__name" id=id.clone() tabindex="-1">
                    {t(name.clone())}
                </h3>
                <p>{t(term.meaning)}</p>
            </div>
            <dl class="term__words" aria-label=t(words::words_of(name))>
                {Lang::ALL.map(|lang| word(term, lang)).collect_view()}
            </dl>
        </li>
    }
}

fn word(term: Term, lang: Lang) -> impl IntoView {
    let i18n = I18n::use_context();
    let is_own = move || lang == i18n.lang();
    let variants: Vec<_> = term.variants_in(lang).map(|it| variant(*it)).collect();
    view! {
        <div class="term__language" class=("term__language--own", is_own)>
            <dt lang=lang.tag()>{lang.native_name()}</dt>
            <dd>
                <span class="term__word" lang=lang.tag()>
                    {term.word(lang)}
                </span>
                {(!variants.is_empty()).then(|| view! { <ul class="term__variants">{variants}</ul> })}
            </dd>
        </div>
    }
}

fn variant(variant: Variant) -> impl IntoView {
    let Variant { lang, kind, word } = variant;
    let tone = match kind {
        Kind::Official => Tone::Info,
        Kind::Wrong | Kind::Typo => Tone::Warning,
        Kind::Older | Kind::Other => Tone::Neutral,
    };
    view! {
        <li>
            <span lang=lang.tag()>{word}</span>
            " "
            <Badge tone label=Text::from(kind.name()) />
        </li>
    }
}

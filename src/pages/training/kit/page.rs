//! `#/training/kit`: the form with a preview; with `sheet=1` in the address the sheet alone.

use leptos::prelude::*;

use super::{
    actions::{Actions, PrintButton},
    form::{KitFields, KitForm},
    model::{Kit, is_sheet},
    sheet::Sheet,
    trust::is_own_server,
};
use crate::{
    i18n::{I18n, m::training::desk, m::training::kit as words, t},
    nav::{Link, Nav},
    pages::frame::title::use_title,
};

/// The page.
#[component]
pub fn KitPage() -> impl IntoView {
    use_title(desk::KIT);
    let query = Nav::use_context().map(|nav| nav.query());
    let is_sheet = Memo::new(move |_| query.is_some_and(|query| query.with(is_sheet)));
    move || match is_sheet.get() {
        true => view! { <OpenedKit /> }.into_any(),
        false => view! { <KitDesk /> }.into_any(),
    }
}

/// What somebody sees who opens the link of a kit.
#[component]
fn OpenedKit() -> impl IntoView {
    let i18n = I18n::use_context();
    let query = Nav::use_context().map(|nav| nav.query());
    let kit = Memo::new(move |_| {
        let query = query.map(|query| query.get()).unwrap_or_default();
        Kit::of(&query, i18n.lang())
    });
    let is_trusted = is_own_server(Signal::derive(move || kit.read().own_server.clone()));
    let editor = Signal::derive(move || kit.read().editor_route());
    view! {
        <div class="split no-print">
            <p class="small muted measure">{t(words::FROM_LINK)}</p>
            <div class="row">
                <PrintButton />
                <Link to=editor class="button button--quiet">
                    {t(words::CHANGE)}
                </Link>
            </div>
        </div>
        <Sheet kit is_trusted />
    }
}

/// The form, the preview, and what one does with it.
#[component]
fn KitDesk() -> impl IntoView {
    let fields = KitFields::new();
    let kit = Memo::new(move |_| fields.kit());
    view! {
        <header class="page__head no-print">
            <div>
                <h1 class="page__title">{t(desk::KIT)}</h1>
                <p class="page__lead">{t(words::LEAD)}</p>
            </div>
        </header>
        <div class="kit">
            <div class="kit__form no-print">
                <KitForm fields />
            </div>
            <div class="kit__result">
                <Actions kit problem=Signal::derive(move || fields.problem()) />
                <section class="kit__preview" aria-label=t(words::PREVIEW)>
                    <Sheet kit is_trusted=Signal::stored(true) />
                </section>
            </div>
        </div>
    }
}

//! One result: where it leads, and by which word it was found.

use leptos::prelude::*;

use super::{
    index::{Found, Hit, Source, Thing},
    pages::Page,
};
use crate::{
    browser::host::Host,
    i18n::{I18n, Message, Text, m::training::search as words, t},
    nav::{Query, Route, TrainingRoom},
    pages::training::{
        glossary::{self, TERM, Term},
        guide::{self, chosen_client},
        jump::{go_to, go_to_main},
        links::HelpLink,
        resources::{self, RESOURCE},
    },
    session::Session,
    ui::{Icon, IconName, IconSize},
};

#[component]
pub(super) fn Line(hit: Hit) -> impl IntoView {
    let Hit { thing, found, .. } = hit;
    let found = why(found);
    let shown = match thing {
        Thing::Term(term) => {
            let name = of_reader(term);
            let to = in_desk(TrainingRoom::Glossary, TERM, term.key);
            let id = glossary::heading_id(&term);
            inside(IconName::List, name, Some(term.meaning), to, Some(id)).into_any()
        }
        Thing::Task(task) => {
            let to = Signal::derive(move || guide::route_of(task));
            let id = guide::heading_id(task);
            inside(task.icon, task.title.into(), Some(task.what), to, Some(id)).into_any()
        }
        Thing::Resource(resource) => {
            let to = in_desk(TrainingRoom::Resources, RESOURCE, resource.key);
            let id = resources::heading_id(resource);
            inside(
                resource.icon,
                resource.title.into(),
                Some(resource.what),
                to,
                Some(id),
            )
            .into_any()
        }
        Thing::Page(page) => view! { <PageLine page /> }.into_any(),
        Thing::Help(link, of) => view! {
            <HelpLink link />
            {of.map(|of| view! { <span class="finder__text">{t(of)}</span> })}
        }
        .into_any(),
    };
    view! { <li class="finder__line">{shown} {found}</li> }
}

/// The recommended word in the reader's language.
fn of_reader(term: Term) -> Text {
    let i18n = I18n::use_context();
    Text::from_fn(move || term.word(i18n.lang()).to_owned())
}

fn in_desk(room: TrainingRoom, name: &'static str, key: &'static str) -> Signal<Route> {
    let mut query = Query::default();
    query.set(name, Some(key.to_owned()));
    Signal::stored(Route::Training { room, query })
}

/// A link to a place in the desk; `heading` is what it leads to where one is there already.
fn inside(
    icon: IconName,
    name: Text,
    text: Option<Message>,
    to: Signal<Route>,
    heading: Option<String>,
) -> impl IntoView {
    let host = Host::use_context();
    let follow = move |_| {
        let heading = heading.clone();
        // As soon as the page shows again in place of the results.
        request_animation_frame(move || match heading {
            Some(heading) => go_to(host, &heading),
            None => go_to_main(host),
        });
    };
    view! {
        <a class="finder__link" href=move || to.read().href() on:click=follow>
            <Icon name=icon size=IconSize::Small />
            <span>{t(name)}</span>
        </a>
        {text.map(|text| view! { <span class="finder__text">{t(text)}</span> })}
    }
}

/// A page of the portal: for the client of the moment, or what stands in the way.
#[component]
fn PageLine(page: Page) -> impl IntoView {
    let session = Session::use_context();
    let client = chosen_client();
    let way = Memo::new(move |_| {
        let profile = session.profile();
        client.with(|client| page.way(profile.as_deref(), client.as_ref()))
    });
    let area = of_reader(page.area());
    move || match way.get() {
        Ok(route) => view! {
            {inside(IconName::ArrowRight, page.name.into(), None, Signal::stored(route), None)}
            <span class="finder__text">{t(area.clone())}</span>
        }
        .into_any(),
        Err(why) => view! {
            <span class="finder__link">
                <Icon name=IconName::Lock size=IconSize::Small />
                <span>{t(page.name)}</span>
            </span>
            <span class="finder__text">{t(area.clone())} " · " {t(why)}</span>
        }
        .into_any(),
    }
}

/// By which word, where it is not the one that is shown.
fn why(found: Found) -> impl IntoView {
    let i18n = I18n::use_context();
    let Found {
        source,
        word,
        about,
    } = found;
    let by = match source {
        Source::Own => None,
        Source::Language(lang) => Some(words::in_language(lang.native_name(), word)),
        Source::Elsewhere(lang, kind) => Some(Text::reactive(move || match lang == i18n.lang() {
            true => words::also_called(kind.name(), &word),
            false => words::also_called_in(lang.native_name(), kind.name(), &word),
        })),
    };
    let about = about.map(|term| words::about(of_reader(term)));
    let is_explained = by.is_some() || about.is_some();
    is_explained.then(|| {
        let parts = about.into_iter().chain(by);
        let parts = parts.map(|part| view! { <span>{t(part)}</span> });
        view! { <span class="finder__why">{parts.collect_view()}</span> }
    })
}

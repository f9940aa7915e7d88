//! The page.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    drawing::Drawing,
    shape::{Staff, example, live},
};
use crate::{
    cache::{Asked, Cache, Load},
    effect::effect,
    i18n::{Message, Text, m::training::about as words, m::training::desk, t},
    nav::{Link, Route},
    pages::{
        frame::{entries, title::use_title},
        provider::ask_for_people,
        training::links::{self, HelpLink},
    },
    session::Session,
    ui::{Select, SelectOption},
};
use portal_types::provider_user::ProviderUser;

const HELP: [links::Link; 8] = [
    links::PROVIDERS,
    links::PROVIDER_USERS,
    links::MANAGE_CLIENT_ORGS,
    links::CLIENT_SETUP,
    links::ADD_EXISTING,
    links::CLIENT_REMOVAL,
    links::PROVIDER_EVENTS,
    links::PROVIDERS_FAQS,
];

/// `#/providers/about`.
#[component]
pub fn AboutPage() -> impl IntoView {
    use_title(desk::ABOUT);
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{t(desk::ABOUT)}</h1>
                <p class="page__lead">{t(words::LEAD)}</p>
            </div>
        </header>
        <div class="about">
            <div class="stack gap-6">
                {part(words::WHAT_TITLE, view! { <p>{t(words::WHAT_TEXT)}</p> }.into_any())}
                {part(words::PEOPLE_TITLE, view! { <PeopleText /> }.into_any())}
                {part(words::CLIENTS_TITLE, view! { <p>{t(words::CLIENTS_TEXT)}</p> }.into_any())}
                {part(words::OWN_TITLE, view! { <p>{t(words::OWN_TEXT)}</p> }.into_any())}
                {part(words::BECOME_TITLE, view! { <Becoming /> }.into_any())}
            </div>
            <Structure />
        </div>
        <section class="card stack gap-3" aria-labelledby="about-help">
            <h2 id="about-help">{t(words::HELP_TITLE)}</h2>
            <ul class="columns link-list gap-2">
                {HELP
                    .map(|link| {
                        view! {
                            <li>
                                <HelpLink link />
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

fn part(title: Message, content: AnyView) -> impl IntoView {
    view! {
        <section class="stack gap-2 measure">
            <h2>{t(title)}</h2>
            {content}
        </section>
    }
}

#[component]
fn PeopleText() -> impl IntoView {
    let session = Session::use_context();
    let provider = Memo::new(move |_| {
        let profile = session.profile()?;
        entries::providers(&profile).next().map(|it| it.id.clone())
    });
    let matrix = move || {
        provider.get().map(|provider_id| {
            view! {
                <p class="no-print">
                    <Link to=Route::ProviderPermissions { provider_id }>{t(words::MATRIX)}</Link>
                </p>
            }
        })
    };
    view! {
        <ul class="guide__ways">
            <li>
                <strong>{t(words::PART_SERVICE)}</strong>
                " "
                {t(words::SERVICE_TEXT)}
            </li>
            <li>
                <strong>{t(words::PART_ADMINS)}</strong>
                " "
                {t(words::ADMIN_TEXT)}
            </li>
        </ul>
        <p>{t(words::BOTH_TEXT)}</p>
        {matrix}
    }
}

#[component]
fn Becoming() -> impl IntoView {
    view! {
        <p>{t(words::BECOME_INTRO)}</p>
        <ol class="steps">
            <li>{t(words::BECOME_1)}</li>
            <li>{t(words::BECOME_2)}</li>
        </ol>
        <p>{t(words::BECOME_ASK)}</p>
    }
}

/// The drawing with its caption; which provider, where there are several.
#[component]
fn Structure() -> impl IntoView {
    let session = Session::use_context();
    let mine = Memo::new({
        let session = session.clone();
        move |_| {
            let Some(profile) = session.profile() else {
                return Vec::new();
            };
            entries::providers(&profile)
                .map(|it| (it.id.clone(), it.name.clone().unwrap_or_default()))
                .collect::<Vec<_>>()
        }
    });
    let chosen = RwSignal::new(String::new());
    effect(move || {
        let first = mine.with(|mine| mine.first().map(|(id, _)| id.clone()));
        if let Some(first) = first
            && !mine.with(|mine| mine.iter().any(|(id, _)| *id == *chosen.read_untracked()))
        {
            chosen.set(first);
        }
    });
    let people = people_of(chosen);
    let shape = Memo::new(move |_| {
        let id = chosen.get();
        let Some(profile) = session.profile().filter(|_| !id.is_empty()) else {
            return example();
        };
        let answer = people.get().map(|asked| asked.get());
        let known = answer.as_ref().and_then(Load::value).map(Arc::clone);
        let staff = match (&known, &answer) {
            (Some(known), _) => Staff::Known(known),
            (None, None) => Staff::Hidden,
            (None, Some(Load::Failed(..))) => Staff::Failed,
            (None, Some(_)) => Staff::Loading,
        };
        live(&profile, &id, staff).unwrap_or_else(example)
    });
    let is_live = Memo::new(move |_| !mine.read().is_empty());
    let caption = Text::reactive(move || match is_live.get() {
        true => words::DRAWING_LIVE.into(),
        false => words::DRAWING_DEMO.into(),
    });
    let choices = Signal::derive(move || {
        mine.get()
            .into_iter()
            .map(|(id, name)| SelectOption::new(id, Text::plain(name)))
            .collect::<Vec<_>>()
    });
    view! {
        <figure class="about__figure" aria-labelledby="about-drawing">
            <figcaption class="stack gap-1">
                <h2 id="about-drawing">{t(words::DRAWING_TITLE)}</h2>
                <p class="muted">{t(caption)}</p>
            </figcaption>
            <Show when=move || { mine.read().len() > 1 }>
                <Select label=words::DRAWING_CHOOSE value=chosen choices />
            </Show>
            <Drawing shape />
        </figure>
    }
}

type People = Asked<Vec<ProviderUser>>;

/// The people of the chosen provider, for its admins only: others would be refused.
fn people_of(chosen: RwSignal<String>) -> RwSignal<Option<People>, LocalStorage> {
    let session = Session::use_context();
    let cache = Cache::use_context();
    let people = RwSignal::new_local(None::<People>);
    effect(move || {
        let id = chosen.get();
        let is_admin = session
            .unlocked()
            .is_some_and(|open| open.may(|may| may.administers_provider(&id)));
        people.set(is_admin.then(|| ask_for_people(&cache, &session, &id)));
    });
    people
}

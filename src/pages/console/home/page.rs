//! The eight cards.

use std::sync::Arc;

use leptos::prelude::*;

use super::help::HelpArticle;
use super::standing::{Facts, Standing, standing};
use super::tasks::Task;
use crate::cache::Load;
use crate::i18n::{m, m::console::home as words, t};
use crate::nav::{ConsolePage, Link, Route};
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::console::policies;
use crate::pages::console::table::{about, is_built, is_left_out};
use crate::pages::data::Data;
use crate::pages::frame::title::use_title;
use crate::session::Action;
use crate::ui::{Avatar, AvatarShape, AvatarSize, Badge, Skeleton, SkeletonShape};

#[component]
pub(super) fn HomePage() -> impl IntoView {
    use_title(m::console::frame::HOME);
    let client = Client::use_context();
    let facts = facts(client);
    let cards = Task::ALL.map(|task| view! { <TaskCard client facts task /> });
    view! {
        <div class="page">
            <header class="page__head">
                <div class="row row--nowrap gap-3">
                    <Avatar
                        name=Signal::derive(move || client.name())
                        seed=client.id()
                        shape=AvatarShape::Square
                        size=AvatarSize::Large
                    />
                    <div>
                        <h1 class="page__title">
                            <bdi>{move || client.name()}</bdi>
                        </h1>
                        <p class="page__lead">{t(words::LEAD)}</p>
                    </div>
                </div>
            </header>
            <ul class="tasks" aria-label=t(words::TASKS)>
                {cards.into_iter().collect_view()}
            </ul>
        </div>
    }
}

/// Reads what this person may read, and nothing that the client's log would mention.
fn facts(client: Client) -> Signal<Facts> {
    let rights = client.rights_now();
    let members = rights.may(Action::ListMembers).then(|| {
        client.ask(areas::MEMBER_NAMES, |api, id| async move {
            api.mini_members(&id).await
        })
    });
    let metadata = rights.may(Action::SeeBilling).then(|| {
        client.ask(areas::METADATA, |api, id| async move {
            api.organization_metadata(&id).await
        })
    });
    let policies = rights
        .may(Action::ManagePolicies)
        .then(|| policies::ask(client));
    let collections = rights.may(Action::ListCollections).then(|| {
        client.ask(areas::COLLECTION_NAMES, |api, id| async move {
            api.collections(&id).await
        })
    });
    Signal::derive(move || Facts {
        members: members.map(Data::get),
        occupied: metadata.map(|data| map(data.get(), |it| it.organization_occupied_seats)),
        policies: policies.map(Data::get),
        collections: collections.map(|data| map(data.get(), Vec::len)),
    })
}

fn map<T, U>(load: Load<T>, read: impl Fn(&T) -> U) -> Load<U> {
    let read = |value: Arc<T>| Arc::new(read(&value));
    match load {
        Load::Idle => Load::Idle,
        Load::Loading => Load::Loading,
        Load::Ready(value) => Load::Ready(read(value)),
        Load::Failed(error, value) => Load::Failed(error, value.map(read)),
    }
}

#[component]
fn TaskCard(client: Client, facts: Signal<Facts>, task: Task) -> impl IntoView {
    let (name, text) = task.words();
    let state = Memo::new(move |_| facts.with(|facts| standing(task, &client.rights(), facts)));
    let shown = move || match state.get() {
        Standing::Loading => view! { <Skeleton shape=SkeletonShape::Lines(1) /> }.into_any(),
        Standing::Known(text, tone) => {
            view! { <Badge label=Signal::stored(text) tone=Signal::stored(tone) /> }.into_any()
        }
        Standing::Untold(text) => view! { <span class="muted">{t(text)}</span> }.into_any(),
    };
    let pages = move || {
        task.pages()
            .iter()
            .map(|page| line(client, *page))
            .collect_view()
    };
    view! {
        <li class="card task">
            <h2 class="task__name">{t(name)}</h2>
            <p class="task__text">{t(text)}</p>
            <div class="task__state">{shown}</div>
            <div class="task__foot">
                {pages} <HelpArticle task />
            </div>
        </li>
    }
}

/// The way to a page: for who may see it, and with a word where it does not exist yet.
fn line(client: Client, page: ConsolePage) -> Option<AnyView> {
    let (name, action) = about(page);
    if !client.may(action) || is_left_out(page) {
        return None;
    }
    if !is_built(page) {
        let text = words::page_not_built(t(name)());
        return Some(view! { <span class="muted">{t(text)}</span> }.into_any());
    }
    Some(
        view! {
            <Link to=Route::console(client.id(), page) class="button button--small">
                {t(name)}
            </Link>
        }
        .into_any(),
    )
}

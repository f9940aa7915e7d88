//! `#/guide`: the client at the top, the two ways in, the tasks.

use leptos::prelude::*;

use super::{
    TASKS, Task,
    client::{CLIENT, ClientChoice, chosen_client},
    task::{TaskCard, heading_id},
};
use crate::{
    browser::host::Host,
    i18n::{m::training::desk, m::training::guide as words, t},
    nav::{Link, Nav, Query, Route, TrainingRoom},
    pages::{
        frame::{entries, title::use_title},
        training::jump::{go_to, jump_to},
    },
    session::Session,
};

/// In the address: the task to begin at.
pub const TASK: &str = "task";

/// The address of a task, for the client that is chosen.
pub fn route_of(task: Task) -> Route {
    let client = Nav::use_context().and_then(|nav| {
        nav.query()
            .with(|query| query.get(CLIENT).map(str::to_owned))
    });
    let mut query = Query::default();
    query.set(CLIENT, client);
    query.set(TASK, Some(task.key.to_owned()));
    Route::Training {
        room: TrainingRoom::Guide,
        query,
    }
}

/// The page.
#[component]
pub fn GuidePage() -> impl IntoView {
    use_title(desk::GUIDE);
    let host = Host::use_context();
    let client = chosen_client();
    jump_to(TASK, |key| {
        let task = TASKS.into_iter().find(|task| task.key == key)?;
        Some(heading_id(task))
    });
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{t(desk::GUIDE)}</h1>
                <p class="page__lead">{t(words::LEAD)}</p>
            </div>
        </header>
        <ClientChoice chosen=client />
        <WaysIn />
        <nav class="card guide__contents no-print" aria-labelledby="guide-tasks">
            <h2 id="guide-tasks">{t(words::TASKS)}</h2>
            <ol>
                {TASKS
                    .map(|task| {
                        let to = Signal::derive(move || route_of(task));
                        view! {
                            <li>
                                <a
                                    href=move || to.read().href()
                                    // Also when it is the one in the address already.
                                    on:click=move |_| request_animation_frame(move || go_to(host, &heading_id(task)))
                                >
                                    {t(task.title)}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </nav>
        {TASKS.map(|task| view! { <TaskCard task client /> }).collect_view()}
    }
}

#[component]
fn WaysIn() -> impl IntoView {
    let session = Session::use_context();
    let has_providers = Memo::new(move |_| {
        session
            .profile()
            .is_some_and(|profile| entries::providers(&profile).next().is_some())
    });
    view! {
        <section class="card stack gap-3" aria-labelledby="guide-ways">
            <h2 id="guide-ways">{t(words::WAYS_IN)}</h2>
            <ul class="guide__ways">
                <li>{t(words::WAY_TODAY)}</li>
                <li>{t(words::WAY_BEFORE)}</li>
            </ul>
            <Show when=move || has_providers.get()>
                <div class="row no-print">
                    <Link to=Route::Home class="button">
                        {t(words::TO_CLIENTS)}
                    </Link>
                    <Link to=Route::Providers class="button">
                        {t(words::TO_PROVIDERS)}
                    </Link>
                </div>
            </Show>
        </section>
    }
}

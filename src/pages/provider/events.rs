//! `#/providers/{id}/manage/events`: the event log of a provider, for its admins. In a chunk of its own,
//! with the words of all events in a pack of their own.

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::FutureExt as _;
use leptos::prelude::*;
use portal_types::account::Profile;
use portal_types::client_list::ClientList;
use portal_types::provider_user::ProviderUser;

use super::area::for_admins;
use super::members::ask_for_people;
use crate::cache::{Asked, Cache, Key};
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::{m, packs, t};
use crate::nav::path_param;
use crate::pages::areas;
use crate::pages::events::names::{Names, Person};
use crate::pages::events::{EventLogPage, EventSource};
use crate::pages::frame::title::use_title;
use crate::session::Session;
use crate::ui::{EmptyState, IconName};

/// The page, as soon as it is here.
pub fn provider_events() -> AnyView {
    later_with(
        packs::EVENTS,
        load_provider_events,
        show_provider_events,
        Meanwhile::Loading,
    )
}

chunk! {
    events, fn load_provider_events;
    fn show_provider_events() {
        for_admins(|| view! { <ProviderEventsPage /> }.into_any())
    }
}

#[component]
fn ProviderEventsPage() -> impl IntoView {
    let session = Session::use_context();
    let provider_id = path_param("provider_id");
    let uses_events = Memo::new({
        let session = session.clone();
        move |_| {
            let profile = session.profile();
            let id = provider_id.read();
            profile.is_some_and(|profile| {
                let provider = profile.providers.iter().find(|it| it.id == *id);
                provider.is_some_and(|provider| provider.use_events)
            })
        }
    });
    move || {
        if !uses_events.get() {
            return view! { <WithoutEvents /> }.into_any();
        }
        // Another provider's log is another page.
        let source = source_of(&session, provider_id.get());
        view! { <EventLogPage source /> }.into_any()
    }
}

/// This provider keeps no log.
#[component]
fn WithoutEvents() -> impl IntoView {
    use_title(m::frame::EVENT_LOGS);
    view! {
        <div class="page">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::EVENT_LOGS)}</h1>
            </header>
            <EmptyState
                icon=IconName::Events
                title=m::events::log::UNUSED_TITLE
                text=m::events::log::UNUSED_TEXT
            />
        </div>
    }
}

fn source_of(session: &Session, provider_id: String) -> EventSource {
    let names = names_of(session, &provider_id);
    let session = session.clone();
    EventSource {
        fetch: Arc::new(move |range, token| {
            let (session, provider_id) = (session.clone(), provider_id.clone());
            async move {
                session
                    .api()
                    .provider_events(&provider_id, &range, token.as_deref())
                    .await
            }
            .boxed_local()
        }),
        names,
    }
}

/// The provider's people, its clients, and oneself. A list that cannot be had leaves ids where names would
/// be; the log is there all the same.
fn names_of(session: &Session, provider_id: &str) -> Signal<Arc<Names>> {
    let cache = Cache::use_context();
    let people = ask_for_people(&cache, session, provider_id);
    let clients: Asked<ClientList> = cache.ask(Key::new(areas::PROVIDER_CLIENTS, provider_id), {
        let (session, id) = (session.clone(), provider_id.to_owned());
        move || {
            let (session, id) = (session.clone(), id.clone());
            async move { session.api().provider_clients(&id).await }
        }
    });
    let session = session.clone();
    let names = RwSignal::new(Arc::new(Names::default()));
    Effect::new(move |_| {
        let people = people.value();
        names.set(Arc::new(gather(
            people.as_deref().map(Vec::as_slice).unwrap_or_default(),
            clients.value(),
            session.profile().as_deref(),
        )));
    });
    names.into()
}

fn gather(users: &[ProviderUser], clients: Option<Arc<ClientList>>, me: Option<&Profile>) -> Names {
    let mut names = Names {
        clients,
        ..Names::default()
    };
    if let Some(me) = me {
        let person = Person {
            name: me.name.clone().unwrap_or_default(),
            email: me.email.clone(),
        };
        names.people.insert(me.id.clone(), person);
    }
    let person_of = |user: &ProviderUser| Person {
        name: user.name.clone().unwrap_or_default(),
        email: user.email.clone(),
    };
    let with_account = |user: &ProviderUser| Some((user.user_id.clone()?, person_of(user)));
    names.people.extend(users.iter().filter_map(with_account));
    let rows = users.iter();
    names.provider_users = rows
        .map(|user| (user.id.clone(), (user.user_id.clone(), person_of(user))))
        .collect::<HashMap<_, _>>();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_account_and_by_row() {
        let user = |id: &str, user_id: Option<&str>, name: Option<&str>| ProviderUser {
            id: id.into(),
            user_id: user_id.map(str::to_owned),
            name: name.map(str::to_owned),
            email: format!("{id}@demo.example"),
            ..ProviderUser::default()
        };
        let users = [user("r1", Some("u1"), Some("Ada")), user("r2", None, None)];
        let me = Profile {
            id: "me".into(),
            email: "me@demo.example".into(),
            ..Profile::default()
        };
        let names = gather(&users, None, Some(&me));
        let shown = |id: &str| names.people.get(id).map(Person::shown);
        assert_eq!(shown("u1"), Some("Ada"));
        assert_eq!(shown("me"), Some("me@demo.example"));
        assert_eq!(shown("r2"), None);
        assert_eq!(names.account_of("r1"), "u1");
        let invited = names.provider_user("r2").map(Person::shown);
        assert_eq!(invited, Some("r2@demo.example"));
    }
}

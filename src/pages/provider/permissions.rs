//! Who may do what in a provider: both roles side by side, so that nobody has to try.

use leptos::prelude::*;

use crate::{
    i18n::{Message, Text, m, m::provider::permissions as words, t},
    nav::{Link, Route, path_param},
    pages::frame::title::use_title,
    session::Session,
    ui::{Badge, Callout, Tone},
};

/// What a role may do about a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    Limited,
    No,
}

impl Answer {
    fn shown(self) -> (Tone, Message) {
        match self {
            Self::Yes => (Tone::Success, words::YES),
            Self::Limited => (Tone::Warning, words::LIMITED),
            Self::No => (Tone::Neutral, words::NO),
        }
    }
}

struct Task {
    name: Message,
    note: Option<Message>,
    service_user: Answer,
    provider_admin: Answer,
}

const fn task(name: Message, note: Option<Message>, roles: (Answer, Answer)) -> Task {
    Task {
        name,
        note,
        service_user: roles.0,
        provider_admin: roles.1,
    }
}

/// As the server checks it; the order is that of a technician's day.
const TASKS: [Task; 12] = {
    use Answer::{Limited, No, Yes};
    [
        task(
            words::OPEN_CLIENTS,
            Some(words::OPEN_CLIENTS_NOTE),
            (Yes, Yes),
        ),
        task(
            words::CLIENT_MEMBERS,
            Some(words::CLIENT_MEMBERS_NOTE),
            (Yes, Yes),
        ),
        task(words::IMPORT_ITEMS, None, (Yes, Yes)),
        task(words::SEE_FREE_SEATS, None, (Yes, Yes)),
        task(
            words::CHANGE_SEATS,
            Some(words::CHANGE_SEATS_NOTE),
            (Limited, Yes),
        ),
        task(words::CREATE_CLIENT, None, (No, Yes)),
        task(
            words::ADD_EXISTING,
            Some(words::ADD_EXISTING_NOTE),
            (No, Yes),
        ),
        task(
            words::UNLINK_CLIENT,
            Some(words::UNLINK_CLIENT_NOTE),
            (No, Yes),
        ),
        task(words::PROVIDER_ROOMS, None, (No, Yes)),
        task(
            words::DELETE_PROVIDER,
            Some(words::DELETE_PROVIDER_NOTE),
            (No, Yes),
        ),
        task(
            words::CLIENT_ITEMS,
            Some(words::CLIENT_ITEMS_NOTE),
            (No, No),
        ),
        task(
            words::LIMIT_TO_CLIENTS,
            Some(words::LIMIT_TO_CLIENTS_NOTE),
            (No, No),
        ),
    ]
};

/// `#/providers/{id}/permissions`.
#[component]
pub fn PermissionsPage() -> impl IntoView {
    use_title(m::frame::PERMISSIONS);
    let session = Session::use_context();
    let id = path_param("provider_id");
    let is_admin = Memo::new(move |_| {
        session
            .unlocked()
            .is_some_and(|open| open.may(|may| may.administers_provider(&id.read())))
    });
    let provider_id = move || id.get();
    let role = move || {
        if is_admin.get() {
            let to = Route::ProviderMembers {
                provider_id: provider_id(),
            };
            view! {
                <Callout title=words::YOU_ARE_ADMIN>
                    <Link to>{t(m::frame::MEMBERS)}</Link>
                </Callout>
            }
            .into_any()
        } else {
            view! {
                <Callout title=words::YOU_ARE_SERVICE_USER>
                    <p>{t(words::ASK_TEXT)}</p>
                    <Link to=Route::provider_clients(provider_id())>
                        {t(m::frame::BACK_TO_CLIENTS)}
                    </Link>
                </Callout>
            }
            .into_any()
        }
    };
    view! {
        <div class="page page--narrow">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::PERMISSIONS)}</h1>
            </header>
            <p class="page__lead">{t(words::LEAD)}</p>
            {role}
            <div class="card card--flush sheet-frame">
                <table class="sheet sheet--text">
                    <caption class="sr-only">{t(words::TABLE_CAPTION)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(words::COLUMN_TASK)}</th>
                            <th scope="col">{t(m::common::SERVICE_USER)}</th>
                            <th scope="col">{t(m::common::PROVIDER_ADMIN)}</th>
                        </tr>
                    </thead>
                    <tbody>{TASKS.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

fn row(task: &'static Task) -> impl IntoView {
    let cell = |answer: Answer| {
        let (tone, label) = answer.shown();
        view! {
            <td>
                <Badge tone label=Text::from(label) />
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">
                {t(task.name)}
                {task.note.map(|note| view! { <span class="sheet__note">{t(note)}</span> })}
            </th>
            {cell(task.service_user)}
            {cell(task.provider_admin)}
        </tr>
    }
}

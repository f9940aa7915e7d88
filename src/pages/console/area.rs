//! Shows a page of a console to who may see it, and tells the others why not and what to do.

use leptos::prelude::*;

use super::Client;
use crate::{
    config::Feature,
    i18n::{Text, m, m::console::frame as words, t},
    nav::{Link, Route},
    pages::brand::is_hidden,
    session::{Action, Hindrance},
    ui::{EmptyState, IconName},
};

/// The page, if this person may do `action` in this client. The context [`Client`] is there for both.
pub fn in_client(action: Action, page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let client = Client::use_context();
    let hindrance = Memo::new(move |_| client.check(action).err());
    (move || match hindrance.get() {
        None => page(),
        Some(hindrance) => view! { <NotForYou client hindrance /> }.into_any(),
    })
    .into_any()
}

#[component]
fn NotForYou(client: Client, hindrance: Hindrance) -> impl IntoView {
    let name = client.name();
    let (title, text, icon) = match hindrance {
        Hindrance::Server => (
            words::NOT_ON_SERVER_TITLE,
            Text::from(words::NOT_ON_SERVER_TEXT),
            IconName::Info,
        ),
        Hindrance::Role => (
            m::frame::NO_ACCESS_TITLE,
            words::no_access_role(name),
            IconName::Lock,
        ),
        Hindrance::ManagedByProvider => (
            m::frame::NO_ACCESS_TITLE,
            words::no_access_managed(name, provider_of(client)),
            IconName::Provider,
        ),
        Hindrance::Plan => (
            words::NOT_IN_PLAN_TITLE,
            words::not_in_plan_text(name),
            IconName::Info,
        ),
        Hindrance::Suspended => (
            words::SUSPENDED_TITLE,
            words::suspended_page(name),
            IconName::Lock,
        ),
    };
    let may_enter = client.may(Action::OpenConsole);
    view! {
        <div class="page">
            <EmptyState icon title is_page=true text>
                {if may_enter {
                    view! {
                        <Link to=Route::organization(client.id()) class="button">
                            {t(words::TO_HOME)}
                        </Link>
                    }
                        .into_any()
                } else if is_hidden(Feature::Vault) {
                    ().into_any()
                } else {
                    view! {
                        <Link to=Route::Vault class="button">
                            {t(m::frame::PASSWORD_MANAGER)}
                        </Link>
                    }
                        .into_any()
                }}
            </EmptyState>
        </div>
    }
}

fn provider_of(client: Client) -> Text {
    let rights = client.rights();
    match &rights.organization().provider_name {
        Some(name) if !name.is_empty() => Text::plain(name.clone()),
        _ => Text::from(words::ITS_PROVIDER),
    }
}

//! Every page of a console: finds the organisation, rewrites old addresses, shows the page with what is
//! said above it.

use leptos::{context::Provider, prelude::*};

use super::{
    Client,
    banner::Banner,
    entry::{Entry, entry_of},
    switcher::remember,
    table,
};
use crate::{
    api::ApiError,
    effect::effect,
    i18n::{Text, m, m::console::frame as words},
    nav::{ConsolePage, Nav, legacy_console, path_param},
    pages::{
        frame::title::{TitleOwner, use_title},
        not_found::NotFoundPage,
        problem::Problem,
    },
    session::{Action, Rights, Session},
    ui::{EmptyState, IconName, Loading},
};

/// `#/organizations/{id}/…`. Another organisation, or another page, is built anew: nothing of the one
/// before, no dialog and no data, is left on the screen.
#[component]
pub(super) fn Console() -> impl IntoView {
    let id = path_param("organization_id");
    let nav = Nav::use_context();
    let rest = Memo::new(move |_| {
        nav.map(|nav| rest_of(&nav.path().read()).to_owned())
            .unwrap_or_default()
    });
    let entry = entry_of(id.into());
    let stage = Memo::new(move |_| {
        entry.with(|entry| match entry {
            Entry::Waiting => Stage::Waiting,
            Entry::Unreachable => Stage::Unreachable,
            Entry::Failed(error) => Stage::Failed(error.clone()),
            Entry::Open(rights) => place(&rest.read(), rights),
        })
    });
    effect(move || {
        if let (Stage::Elsewhere(modern), Some(nav)) = (stage.get(), nav) {
            nav.replace_path_only(address_of(&nav.path().get_untracked(), &modern));
        }
    });
    let shown = Memo::new(move |_| (id.get(), stage.get()));
    move || {
        let (id, stage) = shown.get();
        match (stage, entry.with_untracked(|entry| entry.rights().cloned())) {
            (Stage::Waiting | Stage::Elsewhere(_), _) => waiting(),
            (Stage::Here(page), Some(rights)) => {
                view! { <ClientPage id entry rights page /> }.into_any()
            }
            (Stage::Failed(error), _) => view! {
                <div class="page">
                    <Problem error />
                </div>
            }
            .into_any(),
            (Stage::Unreachable, _) | (_, None) => view! { <Unreachable /> }.into_any(),
            (Stage::Nowhere, _) => view! { <NotFoundPage /> }.into_any(),
        }
    }
}

/// What is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Waiting,
    Unreachable,
    Failed(ApiError),
    /// An old address; this is today's.
    Elsewhere(String),
    Here(ConsolePage),
    Nowhere,
}

/// What stands at an address below the organisation's, for somebody with these rights.
fn place(rest: &str, rights: &Rights) -> Stage {
    if rest == "reporting" {
        let page = if rights.may(Action::ReadEvents) || !rights.may(Action::ReadReports) {
            ConsolePage::Events
        } else {
            ConsolePage::Reports
        };
        return Stage::Elsewhere(page.path().to_owned());
    }
    if let Some(modern) = legacy_console::modern(rest) {
        return Stage::Elsewhere(modern);
    }
    ConsolePage::of(rest).map_or(Stage::Nowhere, Stage::Here)
}

/// The address of another page of the same organisation.
fn address_of(path: &str, rest: &str) -> String {
    let organization = path
        .match_indices('/')
        .nth(2)
        .map_or(path, |(at, _)| &path[..at]);
    format!("{organization}/{rest}")
}

/// The part of a path behind `/organizations/{id}/`.
pub(super) fn rest_of(path: &str) -> &str {
    path.splitn(4, '/').nth(3).unwrap_or_default()
}

#[component]
fn ClientPage(id: String, entry: Memo<Entry>, rights: Rights, page: ConsolePage) -> impl IntoView {
    // Somebody who loses access keeps the last picture until the page above notices.
    let rights = Memo::new(move |before: Option<&Rights>| {
        entry
            .with(|entry| entry.rights().cloned())
            .or_else(|| before.cloned())
            .unwrap_or_else(|| rights.clone())
    });
    let session = Session::use_context();
    let user = untrack(|| session.profile()).map(|profile| profile.id.clone());
    if let Some(user) = user {
        remember(&user, &id);
    }
    let client = Client::new(id, rights);
    let title_owner = TitleOwner(Signal::derive(move || client.name()));
    // For what is inside only: what is shown in its place later must find neither.
    view! {
        <Provider value=title_owner>
            <Provider value=client>
                <Banner client />
                {table::show(page)}
            </Provider>
        </Provider>
    }
}

fn waiting() -> AnyView {
    view! {
        <div class="page">
            <Loading />
        </div>
    }
    .into_any()
}

#[component]
fn Unreachable() -> impl IntoView {
    use_title(m::frame::ADMIN_CONSOLE);
    view! {
        <div class="page">
            <EmptyState
                icon=IconName::Lock
                title=m::frame::NO_ACCESS_TITLE
                is_page=true
                text=Text::from(words::UNREACHABLE)
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(member: &str) -> Rights {
        let profile =
            format!(r#"{{"organizations":[{{"id":"o","status":2,"enabled":true,{member}}}]}}"#);
        let profile = serde_json::from_str(&profile).expect("a profile");
        Rights::of(&profile, "o").expect("a member")
    }

    #[test]
    fn addresses_below_an_organisation() {
        assert_eq!(rest_of("/organizations/o"), "");
        assert_eq!(rest_of("/organizations/o/members"), "members");
        assert_eq!(
            rest_of("/organizations/o/settings/policies"),
            "settings/policies"
        );
        assert_eq!(
            address_of("/organizations/o", "members"),
            "/organizations/o/members"
        );
        assert_eq!(
            address_of("/organizations/a%2Fb/manage/people", "members"),
            "/organizations/a%2Fb/members"
        );
        let owner = rights(r#""type":0,"useEvents":true"#);
        assert_eq!(place("", &owner), Stage::Here(ConsolePage::Home));
        assert_eq!(place("nowhere", &owner), Stage::Nowhere);
        assert_eq!(
            place("manage/people", &owner),
            Stage::Elsewhere("members".into())
        );
    }

    #[test]
    fn reporting_leads_to_what_one_may_read() {
        let to = |page: ConsolePage| Stage::Elsewhere(page.path().to_owned());
        let reports = rights(r#""type":4,"useEvents":true,"permissions":{"accessReports":true}"#);
        let events = rights(r#""type":4,"useEvents":true,"permissions":{"accessEventLogs":true}"#);
        let no_events = rights(r#""type":0"#);
        assert_eq!(place("reporting", &reports), to(ConsolePage::Reports));
        assert_eq!(place("reporting", &events), to(ConsolePage::Events));
        assert_eq!(place("reporting", &no_events), to(ConsolePage::Reports));
    }
}

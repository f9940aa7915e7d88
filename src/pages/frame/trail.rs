//! Where we are, as a trail from the product to the page.

use leptos::prelude::*;
use portal_types::account::Profile;

use super::{
    entries::{self, Area},
    title::PageTitles,
};
use crate::{
    i18n::{Text, m},
    nav::{Nav, Route},
    session::Session,
    ui::{Breadcrumb, Crumb},
};

/// The trail in the bar.
#[component]
pub(super) fn Trail() -> impl IntoView {
    let path = Nav::use_context().map(|nav| nav.path());
    let session = Session::use_context();
    let titles = PageTitles::use_context();
    let crumbs = Signal::derive(move || {
        let path = path.map(|path| path.get()).unwrap_or_default();
        session
            .profile()
            .map(|profile| crumbs(&path, &profile, titles.of(&path)))
            .unwrap_or_default()
    });
    view! {
        <div class="frame__trail">
            <Breadcrumb crumbs />
        </div>
    }
}

/// The last one is the page itself and leads nowhere. `title` is what a page of the console has told of
/// itself.
fn crumbs(path: &str, profile: &Profile, title: Option<Text>) -> Vec<Crumb> {
    let to = |label: Text, route: Route| Crumb::link(label, route.href());
    match Area::of(path) {
        Area::Provider(id) => {
            let provider = entries::providers(profile).find(|provider| provider.id == id);
            let name = provider
                .and_then(|provider| provider.name.clone())
                .unwrap_or_default();
            let mut crumbs = Vec::new();
            if entries::only_provider(profile).is_none() {
                crumbs.push(to(m::frame::PROVIDERS_TITLE.into(), Route::Providers));
            }
            crumbs.push(to(Text::plain(name), Route::provider_clients(id)));
            crumbs.push(Crumb::here(provider_page(path)));
            crumbs
        }
        Area::Providers => vec![Crumb::here(m::frame::PROVIDERS_TITLE)],
        Area::Organizations => vec![Crumb::here(m::frame::CLIENTS)],
        Area::Console(id) => {
            let organization = entries::organization(profile, &id);
            let mut crumbs = Vec::new();
            if let Some(provider_id) = organization.and_then(|it| it.provider_id.as_ref())
                && entries::providers(profile).any(|provider| provider.id == *provider_id)
            {
                crumbs.push(to(
                    m::frame::CLIENTS.into(),
                    Route::provider_clients(provider_id),
                ));
            }
            let name = organization.map(|it| Text::plain(it.name.clone()));
            let home = Route::organization(id);
            match (title.filter(|_| home.path() != path), name) {
                (Some(title), name) => {
                    // One whose name is not known is not reached either.
                    crumbs.extend(name.map(|name| to(name, home)));
                    crumbs.push(Crumb::here(title));
                }
                (None, name) => crumbs.extend(name.map(Crumb::here)),
            }
            crumbs
        }
        Area::Vault => vec![Crumb::here(m::frame::PASSWORD_MANAGER)],
        Area::Other => Vec::new(),
    }
}

fn provider_page(path: &str) -> Text {
    let rest = path.splitn(4, '/').nth(3).unwrap_or_default();
    match rest {
        "manage/members" => m::frame::MEMBERS,
        "manage/events" => m::frame::EVENT_LOGS,
        "billing/subscription" => m::frame::SUBSCRIPTION,
        "billing/payment-details" => m::frame::PAYMENT_DETAILS,
        "billing/history" => m::frame::BILLING_HISTORY,
        "settings/account" => m::frame::SETTINGS,
        "permissions" => m::frame::PERMISSIONS,
        _ => m::frame::CLIENTS,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use portal_types::account::{ProfileOrganization, ProfileProvider};
    use portal_types::provider::ProviderUserStatusType;

    use super::*;

    fn profile(providers: usize) -> Profile {
        let provider = |n: usize| ProfileProvider {
            id: format!("p{n}"),
            name: Some(format!("Provider {n}")),
            status: ProviderUserStatusType::Confirmed,
            ..Default::default()
        };
        Profile {
            providers: (1..=providers).map(provider).collect(),
            provider_organizations: vec![ProfileOrganization {
                id: "o1".into(),
                name: "<b>One</b>".into(),
                provider_id: Some("p1".into()),
                ..Default::default()
            }],
            ..Default::default()
        }
    }

    fn hrefs(crumbs: &[Crumb]) -> Vec<Option<&str>> {
        crumbs.iter().map(|crumb| crumb.href.as_deref()).collect()
    }

    #[test]
    fn one_provider_needs_no_list() {
        let trail = crumbs("/providers/p1/manage/members", &profile(1), None);
        assert_eq!(hrefs(&trail), [Some("#/providers/p1/clients"), None]);
        assert_eq!(trail[1].label, m::frame::MEMBERS.into());
    }

    #[test]
    fn several_providers_start_at_their_list() {
        let trail = crumbs("/providers/p2/clients", &profile(2), None);
        assert_eq!(
            hrefs(&trail),
            [Some("#/providers"), Some("#/providers/p2/clients"), None]
        );
    }

    #[test]
    fn a_client_leads_back_to_the_clients() {
        let home = m::frame::ADMIN_CONSOLE;
        let trail = crumbs("/organizations/o1", &profile(1), Some(home.into()));
        assert_eq!(hrefs(&trail), [Some("#/providers/p1/clients"), None]);
        assert_eq!(trail[1].label, Text::plain("<b>One</b>"));
    }

    #[test]
    fn a_page_of_a_client_leads_back_to_its_home() {
        let trail = |title| crumbs("/organizations/o1/members", &profile(1), title);
        let told = trail(Some(m::frame::MEMBERS.into()));
        let above = [
            Some("#/providers/p1/clients"),
            Some("#/organizations/o1"),
            None,
        ];
        assert_eq!(hrefs(&told), above);
        assert_eq!(told[2].label, m::frame::MEMBERS.into());
        // Until the page has come.
        assert_eq!(hrefs(&trail(None)), [Some("#/providers/p1/clients"), None]);
    }

    #[test]
    fn an_organization_that_is_not_reached_has_no_nameless_step() {
        let trail = |title| crumbs("/organizations/strange/members", &profile(1), title);
        let told = trail(Some(m::frame::ADMIN_CONSOLE.into()));
        assert_eq!(hrefs(&told), [None]);
        assert!(trail(None).is_empty());
    }
}

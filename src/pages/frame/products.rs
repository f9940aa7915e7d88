//! The product switcher: the same account, seen as one's own vault, as an organisation's
//! administration, or as a provider.

use leptos::prelude::*;

use super::{
    entries::{self, Area},
    nav_entry::NavEntry,
};
use crate::{
    browser::letters,
    config::Feature,
    i18n::{I18n, Text, m, t},
    nav::Route,
    pages::brand::is_hidden,
    session::Session,
    ui::{IconName, SearchField},
};

/// From this many providers on, their list has a search.
const SEARCHED_FROM: usize = 6;

/// What this person may use, the active one marked. Several providers stand below their product.
#[component]
pub(super) fn Products(
    /// Where we are.
    area: Memo<Area>,
) -> impl IntoView {
    let session = Session::use_context();
    let i18n = I18n::use_context();
    let profile = Memo::new(move |_| session.profile());
    let in_vault = Signal::derive(move || *area.read() == Area::Vault);
    let in_console =
        Signal::derive(move || matches!(*area.read(), Area::Console(_) | Area::Organizations));
    let in_provider =
        Signal::derive(move || matches!(*area.read(), Area::Provider(_) | Area::Providers));
    let console = move || {
        let to = profile.with(|profile| {
            let profile = profile.as_ref()?;
            area.with(|area| entries::console_target(profile, area))
        })?;
        Some(view! {
            <li>
                <NavEntry
                    to
                    label=m::frame::ADMIN_CONSOLE
                    icon=IconName::Console
                    is_current=in_console
                />
            </li>
        })
    };
    let providers = Memo::new(move |_| {
        profile
            .with(|profile| {
                let profile = profile.as_ref()?;
                let named = |p: &portal_types::account::ProfileProvider| {
                    let name = p.name.clone();
                    // A provider that waits to be set up has no name.
                    let name = name.unwrap_or_else(|| i18n.say(m::frame::PROVIDER_NOT_SET_UP));
                    (p.id.clone(), name)
                };
                Some(entries::providers(profile).map(named).collect::<Vec<_>>())
            })
            .unwrap_or_default()
    });
    let has_several = Memo::new(move |_| providers.read().len() > 1);
    let provider_portal = move || {
        let to = match providers.read().as_slice() {
            [] => return None,
            [(id, _)] => Route::provider_clients(id),
            _ => Route::Providers,
        };
        Some(view! {
            <li>
                <NavEntry
                    to
                    label=m::frame::PROVIDER_PORTAL
                    icon=IconName::Provider
                    is_current=in_provider
                />
                <Show when=move || has_several.get()>
                    <ProviderList providers area />
                </Show>
            </li>
        })
    };
    view! {
        <ul class="side__products" aria-label=t(m::frame::PRODUCT_SWITCHER)>
            {(!is_hidden(Feature::Vault))
                .then(|| {
                    view! {
                        <li>
                            <NavEntry
                                to=Route::Vault
                                label=m::frame::PASSWORD_MANAGER
                                icon=IconName::Vault
                                is_current=in_vault
                            />
                        </li>
                    }
                })}
            {console}
            {provider_portal}
        </ul>
    }
}

#[component]
fn ProviderList(providers: Memo<Vec<(String, String)>>, area: Memo<Area>) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let is_searched = Memo::new(move |_| providers.read().len() >= SEARCHED_FROM);
    let found = move || {
        let wanted = letters::small(&search.read());
        let is_wanted = |name: &str| wanted.is_empty() || letters::small(name).contains(&wanted);
        providers
            .get()
            .into_iter()
            .filter(|(_, name)| is_wanted(name))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="side__group side__group--providers">
            <Show when=move || is_searched.get()>
                <SearchField label=m::frame::SEARCH_PROVIDERS value=search />
            </Show>
            <ul>
                {move || {
                    let entry = |(id, name): (String, String)| {
                        let own_id = id.clone();
                        let is_current = Signal::derive(move || {
                            matches!(&*area.read(), Area::Provider(id) if *id == own_id)
                        });
                        view! {
                            <li>
                                <NavEntry
                                    to=Route::provider_clients(id)
                                    label=Text::plain(name)
                                    is_current
                                />
                            </li>
                        }
                            .into_any()
                    };
                    found().into_iter().map(entry).collect_view()
                }}
            </ul>
        </div>
    }
}

//! The navigation at the side: the pages of the product we are in, then the products.

use leptos::prelude::*;

use super::{
    entries::{self, Area},
    nav_entry::NavEntry,
    products::Products,
    provider_nav::ProviderNav,
};
use crate::{
    i18n::{m, t},
    nav::{Nav, Route},
    session::Session,
    ui::{Icon, IconName},
};

/// The side navigation; `is_rail` shows icons only.
#[component]
pub(super) fn Side(is_rail: RwSignal<bool>) -> impl IntoView {
    let path = Nav::use_context().map(|nav| nav.path());
    let area =
        Memo::new(move |_| path.map_or(Area::Other, |path| path.with(|path| Area::of(path))));
    let session = Session::use_context();
    let title = move || match *area.read() {
        Area::Vault => t(m::frame::PASSWORD_MANAGER)(),
        Area::Console(_) | Area::Organizations => t(m::frame::ADMIN_CONSOLE)(),
        _ => t(m::frame::PROVIDER_PORTAL)(),
    };
    let pages = move || match area.get() {
        Area::Provider(id) => session.unlocked().and_then(|open| {
            let profile = open.profile();
            let provider = entries::providers(&profile)
                .find(|provider| provider.id == id)?
                .clone();
            let is_admin = open.may(|may| may.administers_provider(&id));
            Some(view! { <ProviderNav provider is_admin /> }.into_any())
        }),
        Area::Organizations => Some(
            view! {
                <ul>
                    <li>
                        <NavEntry
                            to=Route::Organizations { query: Default::default() }
                            label=m::frame::CLIENTS
                            icon=IconName::Clients
                        />
                    </li>
                </ul>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <nav class="side" aria-label=t(m::frame::MAIN_NAVIGATION)>
            <div class="side__title">
                <img class="side__mark" src="favicon.svg" alt="" />
                <span class="side__label">{title}</span>
            </div>
            {pages}
            <div class="side__push"></div>
            <Products area />
            <div class="side__foot">
                <button
                    type="button"
                    class="side__entry"
                    aria-expanded=move || (!is_rail.get()).to_string()
                    on:click=move |_| is_rail.update(|is_rail| *is_rail = !*is_rail)
                >
                    <Icon name=IconName::Panel />
                    <span class="side__label">{t(m::frame::COLLAPSE_NAVIGATION)}</span>
                </button>
            </div>
        </nav>
    }
}

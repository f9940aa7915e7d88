//! The navigation at the side: the pages of the product we are in, then the products.

use leptos::{ev, html::Nav, prelude::*};
use web_sys::HtmlElement;

use super::{
    entries::{self, Area},
    nav_entry::NavEntry,
    products::Products,
    provider_nav::ProviderNav,
};
use crate::{
    config::{Config, Feature},
    effect::effect,
    i18n::{m, t},
    nav::{Route, TrainingRoom},
    pages::{brand::logo, console::console_navigation},
    session::Session,
    ui::{Icon, IconName, focused_element},
};

/// The side navigation.
#[component]
pub(super) fn Side(
    /// Shows icons only.
    is_rail: RwSignal<bool>,
    /// Lies over the page, where there is no room beside it.
    is_open_on_phone: RwSignal<bool>,
) -> impl IntoView {
    let nav = NodeRef::<Nav>::new();
    let mark = logo();
    let opener = StoredValue::new_local(None::<HtmlElement>);
    // What lies over the page has the keyboard, and gives it back.
    let mut was_open = false;
    effect(move || {
        let is_open = is_open_on_phone.get();
        if is_open && let Some(nav) = nav.get_untracked() {
            opener.set_value(focused_element(&nav));
            _ = nav.focus();
        } else if was_open {
            // The page below is out of reach until it has been drawn again.
            request_animation_frame(move || {
                _ = opener.try_with_value(|opener| opener.as_ref().map(HtmlElement::focus));
            });
        }
        was_open = is_open;
    });
    let close = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && is_open_on_phone.try_get_untracked() == Some(true) {
            is_open_on_phone.set(false);
        }
    });
    on_cleanup(move || close.remove());
    let path = crate::nav::Nav::use_context().map(|nav| nav.path());
    let area =
        Memo::new(move |_| path.map_or(Area::Other, |path| path.with(|path| Area::of(path))));
    let in_training = Signal::derive(move || {
        path.is_some_and(|path| path.with(|path| TrainingRoom::of(path).is_some()))
    });
    let session = Session::use_context();
    let config = Config::use_context();
    let name = config.product_name.clone();
    let title = move || match (&name, &*area.read()) {
        // A name of the operator's own is not one product's: the switcher shows in which one is.
        (Some(name), _) => name.clone(),
        (None, Area::Vault) => t(m::frame::PASSWORD_MANAGER)(),
        (None, Area::Console(_) | Area::Organizations) => t(m::frame::ADMIN_CONSOLE)(),
        (None, _) => t(m::frame::PROVIDER_PORTAL)(),
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
        Area::Console(id) => Some(console_navigation(id)),
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
        <nav class="side" aria-label=t(m::frame::MAIN_NAVIGATION) tabindex="-1" node_ref=nav>
            <div class="side__title">
                <img class="side__mark" src=mark alt="" />
                <span class="side__label">{title}</span>
            </div>
            {pages}
            {(!config.hides(Feature::Training))
                .then(|| {
                    view! {
                        <ul>
                            <li>
                                <NavEntry
                                    to=Route::training(TrainingRoom::Resources)
                                    label=m::frame::TRAINING
                                    icon=IconName::Training
                                    is_current=in_training
                                />
                            </li>
                        </ul>
                    }
                })}
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

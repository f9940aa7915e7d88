//! What stands around every page: navigation at the side, a bar on top, notices, the page.

mod account_menu;
mod idle_dialog;
mod nav_entry;
mod offline;
mod products;
mod provider_nav;
mod side;
mod trail;

pub mod entries;
pub mod title;

pub(in crate::pages) use self::{
    account_menu::{LanguageChoices, ThemeChoices},
    nav_entry::{NavEntry, NavGroup},
    offline::OfflineNotice,
};

use leptos::{html::Main, prelude::*};

use self::{account_menu::AccountMenu, side::Side, trail::Trail};
use crate::{
    browser::storage::{self, Kept},
    effect::effect,
    i18n::{Text, m, t},
    nav::Nav,
    ui::{IconButton, IconName},
};

/// Where the choice to show only icons at the side is kept.
const RAIL: &str = "side-rail";

/// The frame of somebody who is signed in and unlocked.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    title::PageTitles::provide();
    let is_rail = RwSignal::new(storage::get(Kept::InBrowser, RAIL).is_some());
    let is_open_on_phone = RwSignal::new(false);
    let main = NodeRef::<Main>::new();
    effect(move || {
        storage::set(Kept::InBrowser, RAIL, is_rail.get().then_some("yes"));
    });
    begin_at_top(main, move || is_open_on_phone.set(false));
    view! {
        // A button, not a link: an address in the fragment would be taken for a page.
        <button
            type="button"
            class="skip-link"
            on:click=move |_| {
                if let Some(main) = main.get_untracked() {
                    _ = main.focus();
                }
            }
        >
            {t(m::frame::SKIP_TO_CONTENT)}
        </button>
        <div class="frame" class:frame--rail=is_rail class:frame--open=is_open_on_phone>
            <Side is_rail is_open_on_phone />
            <Show when=move || is_open_on_phone.get()>
                <div class="frame__shade" aria-hidden="true" on:click=move |_| is_open_on_phone.set(false)></div>
            </Show>
            <div class="frame__body" inert=move || is_open_on_phone.get()>
                <header class="frame__bar">
                    <span class="frame__menu-button">
                        <IconButton
                            icon=IconName::Menu
                            label=Text::from(m::frame::OPEN_NAVIGATION)
                            on_press=Callback::new(move |()| is_open_on_phone.set(true))
                        />
                    </span>
                    <Trail />
                    <AccountMenu />
                </header>
                <OfflineNotice text=m::frame::OFFLINE_BANNER />
                <main class="frame__main" tabindex="-1" node_ref=main>
                    {children()}
                </main>
            </div>
        </div>
    }
}

/// A new page begins at its top, for the eyes and for the keyboard.
pub(in crate::pages) fn begin_at_top(main: NodeRef<Main>, on_new_page: impl Fn() + 'static) {
    let Some(nav) = Nav::use_context() else {
        return;
    };
    let path = nav.path();
    let mut before = None;
    effect(move || {
        let now = path.get();
        if before
            .replace(now.clone())
            .is_some_and(|before| before != now)
        {
            on_new_page();
            if let Some(main) = main.get_untracked() {
                main.set_scroll_top(0);
                _ = main.focus();
            }
        }
    });
}

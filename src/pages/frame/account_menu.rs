//! Who is signed in, and this browser's settings.

use leptos::{prelude::*, task::spawn_local};

use super::idle_dialog::{idle_lock_dialog, load_idle_lock_dialog};
use crate::{
    chunk::{self, Meanwhile, chunk},
    i18n::{I18n, Lang, Message, Text, m},
    nav::Nav,
    session::Session,
    ui::{
        Avatar, IconName, Menu, MenuAlign, MenuArrived, MenuChoice, MenuGroup, MenuItem, MenuLine,
        MenuLook, Toast, Tone,
        appearance::{Appearance, Density, Theme},
        toasts,
    },
};

const THEMES: [(Theme, Message, IconName); 3] = [
    (Theme::Light, m::frame::THEME_LIGHT, IconName::Sun),
    (Theme::Dark, m::frame::THEME_DARK, IconName::Moon),
    (Theme::System, m::frame::THEME_SYSTEM, IconName::System),
];

const DENSITIES: [(Density, Message); 2] = [
    (Density::Comfortable, m::frame::DENSITY_COMFORTABLE),
    (Density::Compact, m::frame::DENSITY_COMPACT),
];

/// The menu behind one's own avatar: language, theme, density, idle lock, lock, sign out.
#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let session = Session::use_context();
    let email = Memo::new({
        let session = session.clone();
        move |_| {
            session
                .profile()
                .map(|profile| profile.email.clone())
                .unwrap_or_default()
        }
    });
    let name = Memo::new(move |_| {
        let name = session.profile().and_then(|profile| profile.name.clone());
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| email.get())
    });
    let idle_open = RwSignal::new(false);
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(idle_open);
    }
    // From the first time on it stays.
    let is_idle_wanted = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|before| *before) || idle_open.get()
    });
    view! {
        <Menu
            label=Signal::derive(move || m::frame::account_menu_of(name.get()))
            look=MenuLook::Custom
            face=move || {
                view! {
                    <span class="row" on:pointerenter=move |_| chunk::prefetch(load_entries)>
                        <Avatar name seed=email />
                    </span>
                }
            }
            align=MenuAlign::End
        >
            {chunk::later(load_entries, move || entries(email, idle_open), Meanwhile::Nothing)}
        </Menu>
        {move || {
            is_idle_wanted.get().then(|| {
                chunk::later(
                    load_idle_lock_dialog,
                    move || idle_lock_dialog(idle_open),
                    Meanwhile::Nothing,
                )
            })
        }}
    }
}

// Rarely opened, so it does not weigh on the first load.
chunk! {
    rest, fn load_entries;
    fn entries(email: Memo<String>, idle_open: RwSignal<bool>) {
        view! { <Entries email idle_open /> }
    }
}

#[component]
fn Entries(email: Memo<String>, idle_open: RwSignal<bool>) -> impl IntoView {
    let session = Session::use_context();
    let (lock, sign_out) = (session.clone(), session);
    let lock = Callback::new(move |()| lock.lock());
    let sign_out = Callback::new(move |()| sign_out.sign_out());
    let appearance = Appearance::use_context();
    view! {
        <MenuGroup label=Text::from_fn(move || email.get())>
            <MenuItem
                icon=IconName::Clock
                label=m::settings::LOCK_AFTER
                on_select=Callback::new(move |()| idle_open.set(true))
            />
            <MenuItem icon=IconName::Lock label=m::frame::LOCK_NOW on_select=lock />
            <MenuItem icon=IconName::LogOut label=m::frame::SIGN_OUT on_select=sign_out />
        </MenuGroup>
        <MenuLine />
        <LanguageChoices />
        <ThemeChoices />
        <MenuGroup label=m::frame::DENSITY>
            {DENSITIES
                .map(|(density, label)| {
                    view! {
                        <MenuChoice
                            label
                            checked=Signal::derive(move || appearance.density() == density)
                            on_select=move |()| appearance.set_density(density)
                        />
                    }
                })
                .collect_view()}
        </MenuGroup>
        <MenuArrived />
    }
}

/// Light, dark, or as the system is.
#[component]
pub(in crate::pages) fn ThemeChoices() -> impl IntoView {
    let appearance = Appearance::use_context();
    view! {
        <MenuGroup label=m::frame::THEME>
            {THEMES
                .map(|(theme, label, icon)| {
                    view! {
                        <MenuChoice
                            label
                            icon
                            checked=Signal::derive(move || appearance.theme() == theme)
                            on_select=move |()| appearance.set_theme(theme)
                        />
                    }
                })
                .collect_view()}
        </MenuGroup>
    }
}

/// Each language by its own name: whoever looks for theirs may not read the present one.
#[component]
pub(in crate::pages) fn LanguageChoices() -> impl IntoView {
    let i18n = I18n::use_context();
    let toasts = toasts();
    let choose = move |lang: Lang| {
        spawn_local(async move {
            if i18n.set_lang(lang).await.is_err() {
                let text = m::frame::language_not_loaded(lang.native_name().to_owned());
                toasts.show(Toast::new(Tone::Danger, text));
            }
        });
    };
    view! {
        <MenuGroup label=m::frame::LANGUAGE>
            {Lang::ALL
                .map(|lang| {
                    view! {
                        <MenuChoice
                            label=Text::plain(lang.native_name())
                            checked=Signal::derive(move || i18n.lang() == lang)
                            on_select=move |()| choose(lang)
                        />
                    }
                })
                .collect_view()}
        </MenuGroup>
    }
}

//! What stands around the training desk where nobody is signed in: language, theme, and the way in.

use leptos::{html::Main, prelude::*};

use super::desk::Desk;
use crate::{
    i18n::{I18n, Text, m, m::training::desk as words, t},
    nav::{Link, Route},
    pages::{
        brand::{logo, portal_name},
        frame::{LanguageChoices, ThemeChoices, begin_at_top},
    },
    ui::{ButtonVariant, IconName, Menu, MenuAlign, MenuLook},
};

#[component]
pub(super) fn Doorway() -> impl IntoView {
    let i18n = I18n::use_context();
    let mark = logo();
    let main = NodeRef::<Main>::new();
    begin_at_top(main, || {});
    view! {
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
        <div class="doorway">
            <header class="doorway__top">
                <span class="doorway__brand">
                    <img class="doorway__mark" src=mark alt="" />
                    {t(portal_name(m::common::PRODUCT_NAME))}
                </span>
                <div class="row">
                    <Menu
                        label=Signal::derive(move || Text::plain(i18n.lang().native_name()))
                        look=MenuLook::Button(ButtonVariant::Quiet, Some(IconName::Language))
                        align=MenuAlign::End
                    >
                        <LanguageChoices />
                    </Menu>
                    <Menu
                        label=Signal::stored(Text::from(words::APPEARANCE))
                        look=MenuLook::Button(ButtonVariant::Quiet, Some(IconName::Sun))
                        align=MenuAlign::End
                    >
                        <ThemeChoices />
                    </Menu>
                    <Link to=Route::Home class="button">
                        {t(words::SIGN_IN)}
                    </Link>
                </div>
            </header>
            <main class="doorway__main" tabindex="-1" node_ref=main>
                <Desk />
            </main>
            <footer class="doorway__foot">
                <p>{t(m::common::NOT_AFFILIATED)}</p>
                <p>
                    // Made by `cargo xtask` from what ends up in the app.
                    <a href="licences.txt">{t(m::training::about::LICENCES)}</a>
                </p>
            </footer>
        </div>
    }
}

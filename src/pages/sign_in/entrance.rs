//! What stands around the forms before anybody is signed in.

use leptos::{prelude::*, task::spawn_local};

use super::config_notice::{config_notice, load_config_notice};
use crate::{
    chunk::{self, Meanwhile},
    config::{Config, Feature},
    i18n::{I18n, Text, m, packs, t},
    nav::{Link, Route, TrainingRoom},
    pages::{
        brand::{logo, portal_name},
        frame::{LanguageChoices, OfflineNotice},
    },
    session::{Notice, Session},
    ui::{ButtonVariant, Callout, IconName, Menu, MenuAlign, MenuLook, Tone},
};

/// One narrow card in the middle, the choice of language above it.
#[component]
pub(super) fn Entrance(
    /// The heading.
    #[prop(into)]
    title: Text,
    /// One sentence below it.
    #[prop(into)]
    lead: Text,
    /// The form.
    children: Children,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let config = Config::use_context();
    let has_training = !config.hides(Feature::Training);
    let mark = logo();
    view! {
        <div class="entrance">
            <header class="entrance__top">
                <span class="entrance__brand">
                    <img class="entrance__mark" src=mark alt="" />
                    {t(portal_name(m::common::PRODUCT_NAME))}
                </span>
                <Menu
                    label=Signal::derive(move || Text::plain(i18n.lang().native_name()))
                    look=MenuLook::Button(ButtonVariant::Quiet, Some(IconName::Language))
                    align=MenuAlign::End
                >
                    <LanguageChoices />
                </Menu>
            </header>
            <main class="entrance__card card">
                <header class="entrance__head">
                    <h1 class="entrance__title">{t(title)}</h1>
                    <p class="entrance__lead">{t(lead)}</p>
                    <OfflineNotice text=m::sign_in::OFFLINE />
                </header>
                {children()}
            </main>
            {(!config.problems().is_empty())
                .then(|| {
                    chunk::later_with(
                        packs::CONFIG,
                        load_config_notice,
                        config_notice,
                        Meanwhile::Nothing,
                    )
                })}
            <footer class="entrance__foot">
                {has_training
                    .then(|| {
                        view! {
                            <p>
                                <Link to=Route::training(TrainingRoom::Resources)>
                                    {t(m::frame::TRAINING)}
                                </Link>
                            </p>
                        }
                    })} {t(m::common::NOT_AFFILIATED)}
            </footer>
        </div>
    }
}

/// Why somebody finds themselves here, if there is a reason to tell.
#[component]
pub(super) fn NoticeCallout() -> impl IntoView {
    let notice = Session::use_context().notice();
    move || {
        notice.get().map(|notice| {
            let (tone, title): (Tone, Text) = match notice {
                Notice::SignedOut => (Tone::Success, m::sign_in::SIGNED_OUT.into()),
                Notice::SignedOutElsewhere => (Tone::Info, m::sign_in::SIGNED_OUT_ELSEWHERE.into()),
                Notice::LockedOut => (Tone::Warning, m::sign_in::LOCKED_OUT.into()),
                Notice::LockedAfterIdle(minutes) => {
                    (Tone::Info, m::sign_in::locked_after_idle(minutes))
                }
            };
            view! { <Callout tone title /> }
        })
    }
}

/// Says so when the server is one for trying. A server that does not answer says nothing here: signing in
/// will.
#[component]
pub(super) fn DemoNotice() -> impl IntoView {
    let api = Session::use_context().api().clone();
    let is_demo = RwSignal::new(false);
    spawn_local(async move {
        if let Ok(config) = api.server_config().await {
            let name = config.server.map(|server| server.name).unwrap_or_default();
            is_demo.try_set(name.contains("demo server"));
        }
    });
    view! {
        <Show when=move || is_demo.get()>
            <Callout tone=Tone::Info title=m::sign_in::DEMO_HINT />
        </Show>
    }
}

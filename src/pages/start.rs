//! What stands before the pages: loading the language, signing in, unlocking.

use leptos::{prelude::*, task::spawn_local};

use super::{
    sign_in::{self, UnlockPage},
    training::open_training_desk,
};
use crate::{
    browser::host::Host,
    chunk::{self, Meanwhile},
    config::{Config, Feature},
    crash::{self, CrashPage, CrashTexts},
    effect::effect,
    i18n::{I18n, m, packs},
    nav::{Nav, TrainingRoom},
    session::{Session, Status},
};
#[cfg(debug_assertions)]
use crate::{nav::Route, ui::Gallery};

/// Shows the app only to somebody who is signed in and unlocked. The address stays what it was, so that
/// one lands on the page one asked for.
#[component]
pub fn Start(
    /// Follows the language.
    crash_page: CrashPage,
    /// The app.
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let host = Host::use_context();
    let config = Config::use_context();
    let language = config.language;
    spawn_local(async move {
        let asked = host.says("language");
        if i18n.load_first(asked, language).await.is_err() {
            crash::report_missing_file();
        }
    });
    if let Some(root) = host.element() {
        i18n.mark_root(root);
    }
    effect(move || {
        if i18n.is_ready() {
            crash_page.set_texts(CrashTexts {
                title: i18n.say(m::frame::CRASH_TITLE),
                explanation: i18n.say(m::frame::CRASH_TEXT),
                reload: i18n.say(m::ui::RELOAD),
                copy: i18n.say(m::frame::COPY_DETAILS),
                copied: i18n.say(m::ui::COPIED),
            });
        }
    });
    let path = Nav::use_context().map(|nav| nav.path());
    // The training desk is open to those who are not signed in.
    let has_training = !config.hides(Feature::Training);
    let is_for_all = Memo::new(move |_| {
        has_training && path.is_some_and(|path| path.with(|path| TrainingRoom::of(path).is_some()))
    });
    let status = Session::use_context().status();
    if matches!(*status.read_untracked(), Status::SignedOut) && !is_for_all.get_untracked() {
        // While the language is on its way.
        chunk::prefetch(sign_in::load_sign_in_page);
    }
    let is_expired = Memo::new({
        let status = status.clone();
        move |_| matches!(*status.read(), Status::Expired(_))
    });
    // That a session has expired must not rebuild the page behind it.
    let stage = Memo::new(move |_| match *status.read() {
        Status::SignedOut => Stage::SignedOut,
        Status::Locked(_) => Stage::Locked,
        Status::Unlocked(_) | Status::Expired(_) => Stage::Open,
    });
    let is_ready = Memo::new(move |_| i18n.is_ready());
    effect(move || {
        if is_ready.get() {
            let stage = match stage.get() {
                Stage::SignedOut => "signed-out",
                Stage::Locked => "locked",
                Stage::Open => "open",
            };
            host.tell("portal-status", stage);
        }
    });
    // For who builds widgets: needs nobody to be signed in.
    #[cfg(debug_assertions)]
    let is_gallery =
        Memo::new(move |_| path.is_some_and(|path| *path.read() == Route::Gallery.path()));
    let children = StoredValue::new(children);
    move || {
        if !is_ready.get() {
            return ().into_any();
        }
        #[cfg(debug_assertions)]
        if is_gallery.get() {
            return view! { <Gallery /> }.into_any();
        }
        match stage.get() {
            // Whoever is locked out of their own session wants to go on where they were.
            Stage::SignedOut if is_for_all.get() => open_training_desk(),
            Stage::SignedOut => chunk::later_with(
                packs::SIGNING_IN,
                sign_in::load_sign_in_page,
                sign_in::sign_in_page,
                Meanwhile::Loading,
            ),
            Stage::Locked => view! { <UnlockPage /> }.into_any(),
            Stage::Open => view! {
                // What was typed stays as it is behind the sign-in, unseen and out of reach.
                <div class:veiled=is_expired inert=is_expired>
                    {children.with_value(|children| children())}
                </div>
                <Show when=move || is_expired.get()>
                    {chunk::later_with(
                        packs::SIGNING_IN,
                        sign_in::load_sign_in_again,
                        sign_in::sign_in_again,
                        Meanwhile::Nothing,
                    )}
                </Show>
            }
            .into_any(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    SignedOut,
    Locked,
    Open,
}

//! What is around every page of the training desk: the way from one to the other.

use leptos::prelude::*;

use super::{
    about::AboutPage,
    guide::GuidePage,
    kit::{KitPage, model::is_sheet},
    languages::Languages,
    resources::ResourcesPage,
};
use crate::{
    i18n::{Message, m::training::desk as words, t},
    nav::{Link, Nav, Route, TrainingRoom},
};

/// The pages that exist, as they are called.
const ROOMS: [(TrainingRoom, Message); 4] = [
    (TrainingRoom::Resources, words::RESOURCES),
    (TrainingRoom::Kit, words::KIT),
    (TrainingRoom::Guide, words::GUIDE),
    (TrainingRoom::About, words::ABOUT),
];

#[component]
pub(super) fn Desk() -> impl IntoView {
    let nav = Nav::use_context();
    let path = nav.map(|nav| nav.path());
    let languages = Languages::provide();
    // Whoever was handed a kit reads that, in one language, and goes.
    if !nav.is_some_and(|nav| nav.query().with_untracked(is_sheet)) {
        languages.bring_all();
    }
    let room = Memo::new(move |_| {
        path.and_then(|path| path.with(|path| TrainingRoom::of(path)))
            .unwrap_or(TrainingRoom::Resources)
    });
    view! {
        <div class="page desk">
            <nav class="tabs no-print" aria-label=t(words::ROOMS)>
                {ROOMS
                    .map(|(own, name)| {
                        let current = Signal::derive(move || room.get() == own);
                        view! {
                            <Link to=Route::training(own) current class="tab">
                                {t(name)}
                            </Link>
                        }
                    })
                    .collect_view()}
            </nav>
            {move || match room.get() {
                TrainingRoom::Kit => view! { <KitPage /> }.into_any(),
                TrainingRoom::Guide => view! { <GuidePage /> }.into_any(),
                TrainingRoom::About => view! { <AboutPage /> }.into_any(),
                TrainingRoom::Resources => view! { <ResourcesPage /> }.into_any(),
            }}
        </div>
    }
}

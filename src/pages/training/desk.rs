//! What is around every page of the training desk: the search, and the way from one to the other.

use leptos::prelude::*;

use super::{
    about::AboutPage,
    glossary::GlossaryPage,
    guide::GuidePage,
    kit::{KitPage, model::is_sheet},
    languages::Languages,
    progress::ProgressPage,
    resources::ResourcesPage,
    search::{Finder, Typed},
};
use crate::{
    i18n::{Message, m::training::desk as words, t},
    nav::{Link, Nav, Route, TrainingRoom},
};

/// The pages that exist, as they are called.
pub(super) const ROOMS: [(TrainingRoom, Message); 6] = [
    (TrainingRoom::Resources, words::RESOURCES),
    (TrainingRoom::Kit, words::KIT),
    (TrainingRoom::Guide, words::GUIDE),
    (TrainingRoom::Glossary, words::GLOSSARY),
    (TrainingRoom::Progress, words::PROGRESS),
    (TrainingRoom::About, words::ABOUT),
];

#[component]
pub(super) fn Desk() -> impl IntoView {
    let nav = Nav::use_context();
    let path = nav.map(|nav| nav.path());
    Languages::provide();
    // Whoever was handed a kit reads that, in one language, and goes: the others come with the search.
    let is_handed = Memo::new(move |_| nav.is_some_and(|nav| nav.query().with(is_sheet)));
    let typed = Typed::of_address();
    let is_searching = move || typed.is_searching() && !is_handed.get();
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
            <Show when=move || !is_handed.get()>
                <Finder typed />
            </Show>
            // Out of sight while results are shown, and as it was when they are gone.
            <div class="desk__room" hidden=is_searching>
                {move || match room.get() {
                    TrainingRoom::Kit => view! { <KitPage /> }.into_any(),
                    TrainingRoom::Guide => view! { <GuidePage /> }.into_any(),
                    TrainingRoom::Glossary => view! { <GlossaryPage /> }.into_any(),
                    TrainingRoom::Progress => view! { <ProgressPage /> }.into_any(),
                    TrainingRoom::About => view! { <AboutPage /> }.into_any(),
                    TrainingRoom::Resources => view! { <ResourcesPage /> }.into_any(),
                }}
            </div>
        </div>
    }
}

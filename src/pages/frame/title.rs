//! What the page of the moment is called: in the browser's tab, and at the end of the trail.

use leptos::prelude::*;

use crate::browser::host::Host;
use crate::effect::effect;
use crate::i18n::{I18n, Text, m};
use crate::nav::Nav;
use crate::pages::brand::portal_name;

/// What the page of the moment has told of itself, and at which path. Made by the frame.
#[derive(Clone, Copy)]
pub(super) struct PageTitles(RwSignal<Option<(String, Text)>>);

impl PageTitles {
    /// Nothing told yet.
    pub(super) fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// Those of this frame.
    pub(super) fn use_context() -> Self {
        expect_context()
    }

    /// What the page at this path is called, once it has told. Reactive.
    pub(super) fn of(self, path: &str) -> Option<Text> {
        self.0.with(|told| {
            let (at, title) = told.as_ref()?;
            (at == path).then(|| title.clone())
        })
    }
}

/// Whose pages they are, between the page and the portal in the tab's name: *Members · Client · Provider
/// Portal*. Provided by an area.
#[derive(Clone, Copy)]
pub struct TitleOwner(pub Signal<String>);

/// Names the tab after the page for as long as the page is shown: *Clients · Provider Portal*, or what the operator
/// calls it. In somebody else's page the tab is not ours to name.
pub fn use_title(page: impl Into<Text>) {
    let i18n = I18n::use_context();
    let page = page.into();
    if let (Some(PageTitles(told)), Some(nav)) = (use_context(), Nav::use_context()) {
        told.set(Some((nav.path().get_untracked(), page.clone())));
    }
    if Host::use_context().site().is_some() {
        return;
    }
    let owner = use_context::<TitleOwner>();
    let portal = portal_name(m::frame::PROVIDER_PORTAL);
    effect(move || {
        let mut title = i18n.text(&page);
        let owner = owner.and_then(|TitleOwner(owner)| owner.try_get());
        for part in owner.into_iter().chain([i18n.text(&portal)]) {
            title.push_str(" · ");
            title.push_str(&part);
        }
        document().set_title(&title);
    });
}

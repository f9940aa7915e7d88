//! The field, what was typed, and the key that leads there.

use leptos::{ev, html::Input, leptos_dom::helpers::window_event_listener, prelude::*};

use super::results::Results;
use crate::{
    effect::effect,
    i18n::{m::training::search as words, t},
    nav::{Nav, Query},
    pages::training::languages::Languages,
    ui::{ArrowList, SearchField},
};

/// In the address.
const TYPED: &str = "find";

/// What was typed into the search, in step with the address.
#[derive(Clone, Copy)]
pub struct Typed(RwSignal<String>);

impl Typed {
    /// What the address says, now and later.
    pub fn of_address() -> Self {
        let typed = Self(RwSignal::new(String::new()));
        let Some(nav) = Nav::use_context() else {
            return typed;
        };
        let of = |query: &Query| query.get(TYPED).unwrap_or_default().to_owned();
        // The address leads: whoever follows a result or goes back is not searching any more.
        effect(move || {
            let said = nav.query().with(of);
            if *typed.0.read_untracked() != said {
                typed.0.set(said);
            }
        });
        effect(move || {
            let now = typed.0.get();
            let mut query = nav.query().get_untracked();
            if of(&query) != now {
                query.set(TYPED, Some(now).filter(|it| !it.is_empty()));
                nav.replace_query(&query);
            }
        });
        typed
    }

    /// Whether results stand in place of the page. Reactive.
    pub fn is_searching(self) -> bool {
        !self.0.read().trim().is_empty()
    }

    /// What was typed. Reactive.
    pub fn text(self) -> String {
        self.0.read().trim().to_owned()
    }
}

/// The field with its results below.
#[component]
pub fn Finder(
    /// What was typed.
    typed: Typed,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    Languages::use_context().bring_all();
    let pressed = window_event_listener(ev::keydown, move |event| {
        let is_ours =
            (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if !is_ours || !matches!(event.key().as_str(), "k" | "K") {
            return;
        }
        if let Some(input) = field.try_get_untracked().flatten() {
            event.prevent_default();
            _ = input.focus();
            input.select();
        }
    });
    on_cleanup(move || pressed.remove());
    view! {
        <div class="finder">
            <ArrowList>
                <div class="finder__field no-print">
                    <SearchField label=words::LABEL value=typed.0 node_ref=field />
                    <span class="finder__key small muted">
                        <kbd>"Ctrl"</kbd>
                        " + "
                        <kbd>"K"</kbd>
                        <span class="sr-only">{t(words::SHORTCUT)}</span>
                    </span>
                </div>
                <Show when=move || typed.is_searching()>
                    <Results typed />
                </Show>
            </ArrowList>
        </div>
    }
}

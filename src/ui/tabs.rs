//! Views of one thing, one at a time. For tabs that are pages of their own use links with the
//! class `tab` in a `<nav class="tabs">` instead: they have addresses.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::dom::{all_matching, focus, unique_id};
use super::menu_keys::step;
use crate::i18n::{Text, t};

/// One tab and what it shows.
#[derive(Clone)]
pub struct Tab {
    key: String,
    label: Text,
    count: Option<Signal<Text>>,
    panel: ViewFn,
}

impl Tab {
    /// A tab: its key in the selection, its label, its view.
    pub fn new(key: impl Into<String>, label: impl Into<Text>, panel: impl Into<ViewFn>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            count: None,
            panel: panel.into(),
        }
    }

    /// With a number behind the label.
    #[must_use]
    pub fn count(self, count: impl Into<Signal<Text>>) -> Self {
        Self {
            count: Some(count.into()),
            ..self
        }
    }
}

/// Tabs and the view of the selected one. Arrow keys move, the list is one stop.
#[component]
pub fn Tabs(
    /// What they are views of; read out only.
    #[prop(into)]
    label: Text,
    /// The tabs.
    tabs: Vec<Tab>,
    /// The key of the selected one.
    selected: RwSignal<String>,
) -> impl IntoView {
    let id = unique_id("tabs");
    let panel_id = format!("{id}-panel");
    let list = NodeRef::<html::Div>::new();
    let keys: Vec<String> = tabs.iter().map(|tab| tab.key.clone()).collect();
    let panels: Vec<(String, ViewFn)> = tabs
        .iter()
        .map(|tab| (tab.key.clone(), tab.panel.clone()))
        .collect();
    let move_focus = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let rtl = list.matches(":dir(rtl)").unwrap_or(false);
        let key = match (event.key().as_str(), rtl) {
            ("ArrowRight", false) | ("ArrowLeft", true) => "ArrowDown".to_owned(),
            ("ArrowLeft", false) | ("ArrowRight", true) => "ArrowUp".to_owned(),
            ("Home" | "End", _) => event.key(),
            _ => return,
        };
        let current = keys
            .iter()
            .position(|key| *key == *selected.read_untracked());
        let Some(next) = step(&key, current, keys.len()) else {
            return;
        };
        event.prevent_default();
        selected.set(keys[next].clone());
        if let Some(tab) = all_matching(&list, "[role=tab]").get(next) {
            focus(tab);
        }
    };
    let labelled_by = {
        let id = id.clone();
        move || format!("{id}-{}", selected.get())
    };
    view! {
        <div class="tabs" role="tablist" aria-label=t(label) node_ref=list on:keydown=move_focus>
            {tabs
                .into_iter()
                .map(|Tab { key, label, count, .. }| {
                    let is_selected = {
                        let key = key.clone();
                        Memo::new(move |_| *selected.read() == key)
                    };
                    view! {
                        <button
                            type="button"
                            class="tab"
                            role="tab"
                            id=format!("{id}-{key}")
                            aria-controls=panel_id.clone()
                            aria-selected=move || if is_selected.get() { "true" } else { "false" }
                            tabindex=move || if is_selected.get() { "0" } else { "-1" }
                            on:click=move |_| selected.set(key.clone())
                        >
                            <span>{t(label)}</span>
                            {count
                                .map(|count| {
                                    view! {
                                        <span class="tab__count">{move || t(count.get())()}</span>
                                    }
                                })}
                        </button>
                    }
                })
                .collect_view()}
        </div>
        <div
            class="tab-panel"
            role="tabpanel"
            id=panel_id.clone()
            tabindex="0"
            aria-labelledby=labelled_by
        >
            {move || {
                let selected = selected.read();
                panels.iter().find(|(key, _)| *key == *selected).map(|(_, panel)| panel.run())
            }}
        </div>
    }
}

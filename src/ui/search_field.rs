//! Looking for something in what is on the page.

use leptos::html::Input;
use leptos::prelude::*;

use super::button::IconButton;
use super::dom::focus;
use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, m, t};

/// A search field. `value` changes with every key; Esc and the cross empty it.
#[component]
pub fn SearchField(
    /// What is searched, for example *Search clients*: name and placeholder in one.
    #[prop(into)]
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// The input, for a page that has a key to get there.
    #[prop(optional)]
    node_ref: NodeRef<Input>,
) -> impl IntoView {
    let name = t(label);
    let clear = move || {
        value.set(String::new());
        if let Some(input) = node_ref.get_untracked() {
            focus(&input);
        }
    };
    view! {
        <div class="search" role="search" aria-label=name.clone()>
            <span class="input">
                <span class="input__lead">
                    <Icon name=IconName::Search size=IconSize::Small />
                </span>
                <input
                    class="input__control"
                    type="search"
                    enterkeyhint="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    dir="auto"
                    aria-label=name.clone()
                    placeholder=name.clone()
                    node_ref=node_ref
                    prop:value=value
                    on:input=move |event| {
                        value.try_set(event_target_value(&event));
                    }
                    on:keydown=move |event| {
                        if event.key() == "Escape" && !value.read_untracked().is_empty() {
                            event.prevent_default();
                            event.stop_propagation();
                            clear();
                        }
                    }
                />
                <Show when=move || !value.read().is_empty()>
                    <span class="input__tail">
                        <IconButton
                            icon=IconName::Close
                            label=Text::from(m::ui::CLEAR_SEARCH)
                            small=true
                            on_press=clear
                        />
                    </span>
                </Show>
            </span>
        </div>
    }
}

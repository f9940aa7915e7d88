//! A secret to type.

use leptos::prelude::*;

use super::button::IconButton;
use super::field::{Field, FieldIds, FieldOptions, focus_when_shown, invalid};
use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, m, t};

/// A password, hidden unless the person asks to see it; says when caps lock is on.
///
/// `options.autocomplete` tells the browser which password this is: `current-password` or
/// `new-password`.
#[component]
pub fn PasswordField(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// The rest.
    #[prop(optional)]
    options: FieldOptions,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let node = NodeRef::new();
    focus_when_shown(node, options);
    let described_by = ids.described_by(error, hint.is_some());
    let revealed = RwSignal::new(false);
    let caps_lock = RwSignal::new(false);
    let watch_caps_lock = move |event: leptos::ev::KeyboardEvent| {
        let on = event.get_modifier_state("CapsLock");
        if caps_lock.get_untracked() != on {
            caps_lock.set(on);
        }
    };
    view! {
        <Field ids=ids.clone() label hint error options value>
            <span class="input input--secret">
                <input
                    id=ids.control.clone()
                    class="input__control"
                    type=move || if revealed.get() { "text" } else { "password" }
                    autocomplete=options.autocomplete.unwrap_or("off")
                    autocapitalize="off"
                    spellcheck="false"
                    dir="ltr"
                    required=!options.optional
                    node_ref=node
                    autofocus=options.autofocus
                    readonly=options.read_only
                    disabled=disabled
                    aria-invalid=invalid(error)
                    aria-describedby=described_by
                    prop:value=value
                    on:input=move |event| {
                        value.try_set(event_target_value(&event));
                    }
                    on:keydown=watch_caps_lock
                    on:keyup=watch_caps_lock
                    on:blur=move |_| caps_lock.set(false)
                />
                <span class="input__tail">
                    <IconButton
                        icon=Signal::derive(move || {
                            if revealed.get() { IconName::EyeOff } else { IconName::Eye }
                        })
                        label=Signal::derive(move || {
                            if revealed.get() {
                                m::ui::HIDE_PASSWORD.into()
                            } else {
                                m::ui::SHOW_PASSWORD.into()
                            }
                        })
                        small=true
                        disabled
                        on_press=move || revealed.update(|shown| *shown = !*shown)
                    />
                </span>
            </span>
            <div role="status">
                <Show when=move || caps_lock.get()>
                    <p class="field__warning">
                        <Icon name=IconName::Warning size=IconSize::Small />
                        {t(m::ui::CAPS_LOCK_ON)}
                    </p>
                </Show>
            </div>
        </Field>
    }
}

//! Buttons. `Button` says what it does in words; `IconButton` has a name that is read out and
//! shown as a tooltip.

use leptos::prelude::*;

use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, t};

/// How much a button stands out. One primary per view at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing to do here.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// Without an outline: in bars and rows, where many stand together.
    Quiet,
    /// Destroys or takes away, after the last question.
    Danger,
    /// The first step towards something destructive.
    QuietDanger,
    /// In running text.
    Link,
}

impl ButtonVariant {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
            Self::QuietDanger => "button button--quiet-danger",
            Self::Link => "button button--link",
        }
    }
}

/// A button with words, and an icon before them if that helps to find it.
///
/// While `busy` it keeps its width and the focus, says so to assistive technology, and swallows
/// every further press: a double click on *Save* saves once. `submit` makes it the button that
/// sends its form, which then asks `busy` itself.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Smaller, for bars and rows.
    #[prop(optional)]
    small: bool,
    /// Before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Is what it started still going on?
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Cannot be pressed; the page says why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// What happens.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
            return;
        }
        if let Some(on_press) = on_press {
            on_press.try_run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=variant.class()
            class=("button--small", small)
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            <span class="button__content">
                {icon
                    .map(|name| {
                        let size = if small { IconSize::Small } else { IconSize::Medium };
                        view! { <Icon name size /> }
                    })} <span class="button__label">{children()}</span>
            </span>
            <Show when=move || busy.get()>
                <span class="spinner" aria-hidden="true"></span>
            </Show>
        </button>
    }
}

/// A button that is only an icon. `label` is its name and its tooltip.
#[component]
pub fn IconButton(
    /// The drawing.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What it does, in words.
    #[prop(into)]
    label: Signal<Text>,
    /// How much it stands out; `Quiet` is usual.
    #[prop(default = ButtonVariant::Quiet)]
    variant: ButtonVariant,
    /// Smaller, for rows and fields.
    #[prop(optional)]
    small: bool,
    /// For a button that is on or off: is it on?
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What happens.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let name = move || t(label.get())();
    view! {
        <button
            type="button"
            class=variant.class()
            class=("button--icon", true)
            class=("button--small", small)
            disabled=disabled
            aria-label=name
            data-tip=""
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.try_run(());
                }
            }
        >
            <Icon name=icon size=if small { IconSize::Small } else { IconSize::Medium } />
        </button>
    }
}

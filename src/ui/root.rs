//! The element everything is drawn in.

use leptos::{html::Div, prelude::*};
use web_sys::HtmlElement;

use super::appearance::{Appearance, Theme};
use super::icon::IconSprite;
use super::toast::{Toaster, Toasts};
use super::tooltip::{TooltipLayer, Tooltips};
use crate::effect::effect;

/// The portal's root element: theme, density, sprite, toasts and tooltips for what is inside.
///
/// One per portal. All styles are scoped to its class `portal`, so that it can stand in another
/// page. Provides [`Toasts`].
#[component]
pub fn Root(
    /// Design tokens that have other values here than in the style sheet.
    #[prop(optional)]
    tokens: Vec<(&'static str, String)>,
    /// The app.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    if !tokens.is_empty() {
        effect(move || {
            if let Some(root) = root.get() {
                for (name, value) in &tokens {
                    // Fixed, valid names.
                    _ = HtmlElement::style(&root).set_property(name, value);
                }
            }
        });
    }
    let appearance = Appearance::use_context();
    provide_context(Toasts::new());
    let tooltips = Tooltips::new();
    view! {
        <div
            class="portal"
            node_ref=root
            data-theme=move || match appearance.theme() {
                Theme::System => None,
                chosen => Some(chosen.name()),
            }
            data-density=move || appearance.density().name()
            on:pointerover=move |event| tooltips.pointer_over(&event)
            on:pointerleave=move |_| tooltips.hide()
            on:pointerdown=move |_| tooltips.hide()
            on:focusin=move |event| tooltips.focus_in(&event)
            on:focusout=move |_| tooltips.hide()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    tooltips.hide();
                }
            }
        >
            <IconSprite />
            {children()}
            <Toaster />
            <TooltipLayer tooltips />
        </div>
    }
}

//! Icons: one sprite per root, one `<use>` per icon.
//!
//! An icon never speaks: it is hidden from assistive technology, and the widget it stands in has
//! the name.

use leptos::prelude::*;

pub use super::icon_shapes::IconName;
use super::icon_shapes::SYMBOLS;

impl IconName {
    /// Does it point along the line, so that it turns round in right-to-left text?
    #[must_use]
    pub fn is_directed(self) -> bool {
        matches!(
            self,
            Self::ArrowLeft
                | Self::ArrowRight
                | Self::ChevronRight
                | Self::External
                | Self::List
                | Self::LogOut
                | Self::Panel
                | Self::Send
        )
    }
}

/// How big an icon is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 16 px: in small buttons and lines of small text.
    Small,
    /// 18 px: in buttons, menus and the navigation.
    #[default]
    Medium,
    /// 24 px: alone.
    Large,
}

/// An icon from the sprite, in the colour of the text around it.
#[component]
pub fn Icon(
    /// Which one.
    #[prop(into)]
    name: Signal<IconName>,
    /// How big.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    let class = move || {
        let size = match size {
            IconSize::Small => "icon icon--small",
            IconSize::Medium => "icon",
            IconSize::Large => "icon icon--large",
        };
        if name.get().is_directed() {
            format!("{size} icon--directed")
        } else {
            size.to_owned()
        }
    };
    view! {
        <svg class=class aria-hidden="true" focusable="false">
            <use href=move || name.get().href()></use>
        </svg>
    }
}

/// The drawings all icons refer to. [`Root`](super::Root) puts it into the page once.
#[component]
pub fn IconSprite() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" focusable="false" inner_html=SYMBOLS></svg> }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_icon_has_its_own_symbol_in_the_sprite() {
        let mut seen = HashSet::new();
        for icon in IconName::ALL {
            let id = icon.href().trim_start_matches('#');
            assert!(seen.insert(id), "{id} is there twice");
            assert!(
                SYMBOLS.contains(&format!("<symbol id=\"{id}\" ")),
                "{id} has no drawing"
            );
        }
        assert_eq!(SYMBOLS.matches("<symbol ").count(), IconName::ALL.len());
    }

    #[test]
    fn the_drawings_are_strokes_without_colours_or_styles() {
        for forbidden in ["style=", "fill=", "stroke=", "<script", "href"] {
            assert!(!SYMBOLS.contains(forbidden), "{forbidden} in the sprite");
        }
    }
}

//! Theme and density: what this person chose for this browser.

use leptos::prelude::*;

use crate::browser::storage::{self, Kept};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Whatever the operating system wishes.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

/// How tall rows and controls are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Room to breathe.
    #[default]
    Comfortable,
    /// More rows on the screen.
    Compact,
}

impl Theme {
    /// What stands in the storage and, unless it is the system's, in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
    }
}

impl Density {
    /// What stands in the storage and in `data-density`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Comfortable, Self::Compact]
            .into_iter()
            .find(|density| density.name() == name)
    }
}

const THEME: &str = "theme";
const DENSITY: &str = "density";

/// The choices as signals; a change is kept in this browser.
#[derive(Clone, Copy)]
pub struct Appearance {
    theme: RwSignal<Theme>,
    density: RwSignal<Density>,
}

impl Appearance {
    /// Reads the stored choices and puts the handle into the context.
    pub fn provide() -> Self {
        let stored = |name| storage::get(Kept::InBrowser, name);
        let appearance = Self {
            theme: RwSignal::new(
                stored(THEME)
                    .and_then(|name| Theme::from_name(&name))
                    .unwrap_or_default(),
            ),
            density: RwSignal::new(
                stored(DENSITY)
                    .and_then(|name| Density::from_name(&name))
                    .unwrap_or_default(),
            ),
        };
        provide_context(appearance);
        appearance
    }

    /// The handle of this portal; a widget on its own (in a test) gets the defaults.
    pub fn use_context() -> Self {
        use_context().unwrap_or_else(|| Self {
            theme: RwSignal::default(),
            density: RwSignal::default(),
        })
    }

    /// The theme; reactive.
    pub fn theme(&self) -> Theme {
        self.theme.get()
    }

    /// The density; reactive.
    pub fn density(&self) -> Density {
        self.density.get()
    }

    /// Changes the theme by its name, for as long as the portal is shown: somebody else's page wants it so. A name
    /// that is none changes nothing.
    pub fn show_theme(&self, name: &str) {
        if let Some(theme) = Theme::from_name(name) {
            self.theme.set(theme);
        }
    }

    /// Changes and keeps the theme.
    pub fn set_theme(&self, theme: Theme) {
        self.theme.set(theme);
        storage::set(Kept::InBrowser, THEME, Some(theme.name()));
    }

    /// Changes and keeps the density.
    pub fn set_density(&self, density: Density) {
        self.density.set(density);
        storage::set(Kept::InBrowser, DENSITY, Some(density.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_the_choice() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::from_name(theme.name()), Some(theme));
        }
        for density in [Density::Comfortable, Density::Compact] {
            assert_eq!(Density::from_name(density.name()), Some(density));
        }
        assert_eq!(Theme::from_name("sepia"), None);
    }
}

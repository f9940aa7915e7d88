//! Every widget in every state, both themes side by side. In debug builds only: the texts here are
//! samples and have no translations.

mod actions;
mod choices;
mod fields;
mod marks;
mod messages;
mod overlays;
mod structure;

use leptos::prelude::*;

use crate::i18n::Text;

/// The gallery page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <link rel="stylesheet" href="style/gallery.css" />
        <div class="gallery">
            <Theme name="light" />
            <Theme name="dark" />
        </div>
    }
}

/// All of it in one theme.
#[component]
fn Theme(
    /// `light` or `dark`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <section class="gallery__theme" data-theme=name aria-label=name>
            <h1>{format!("Widgets, {name}")}</h1>
            <structure::Type />
            <actions::Buttons />
            <fields::Fields />
            <choices::Choices />
            <overlays::Overlays />
            <messages::Messages />
            <marks::Marks />
            <structure::Structure />
            <structure::Waiting />
            <marks::Icons />
        </section>
    }
}

/// One family of widgets.
#[component]
fn Group(
    /// Its name.
    title: &'static str,
    /// The widgets.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="gallery__group">
            <h2>{title}</h2>
            {children()}
        </div>
    }
}

/// A sample text, the same in every language.
fn sample(text: &'static str) -> Text {
    Text::plain(text)
}

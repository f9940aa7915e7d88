//! The lines of the side navigation.

use leptos::prelude::*;

use crate::{
    i18n::{Text, t},
    nav::{Link, Nav, Route},
    ui::{Icon, IconName, IconSize},
};

/// A link with an icon; marked when we are on its page. Collapsed, its name is a tooltip.
#[component]
pub(in crate::pages) fn NavEntry(
    /// Where it goes.
    to: Route,
    /// Its name.
    #[prop(into)]
    label: Text,
    /// Before the name; entries inside a group have none.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Marked by something else than the path, for a whole product.
    #[prop(optional, into)]
    is_current: Option<Signal<bool>>,
) -> impl IntoView {
    let path = Nav::use_context().map(|nav| nav.path());
    let own_path = to.path().split('?').next().unwrap_or_default().to_owned();
    let current = is_current.unwrap_or_else(|| {
        Signal::derive(move || path.is_some_and(|path| *path.read() == own_path))
    });
    let name = t(label);
    view! {
        <Link to current class="side__entry">
            {icon.map(|name| view! { <Icon name /> })} <span class="side__label">{name}</span>
        </Link>
    }
}

/// Entries that belong together; open when we are on one of them.
#[component]
pub(in crate::pages) fn NavGroup(
    /// Its name.
    #[prop(into)]
    label: Text,
    /// Before the name.
    icon: IconName,
    /// The part of the path that all its pages have.
    below: &'static str,
    /// The entries.
    children: Children,
) -> impl IntoView {
    let path = Nav::use_context().map(|nav| nav.path());
    let is_here = move || path.is_some_and(|path| path.read().contains(below));
    view! {
        <li>
            <details class="side__group" open=is_here>
                <summary class="side__entry">
                    <Icon name=icon />
                    <span class="side__label">{t(label)}</span>
                    <span class="side__turn">
                        <Icon name=IconName::ChevronRight size=IconSize::Small />
                    </span>
                </summary>
                <ul>{children()}</ul>
            </details>
        </li>
    }
}

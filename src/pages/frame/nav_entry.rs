//! One line of the side navigation.

use leptos::prelude::*;

use crate::{
    i18n::{Text, t},
    nav::{Link, Nav, Route},
    ui::{Icon, IconName},
};

/// A link with an icon; marked when we are on its page. Collapsed, its name is a tooltip.
#[component]
pub(super) fn NavEntry(
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

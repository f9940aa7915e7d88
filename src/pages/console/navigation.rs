//! The console's part of the navigation at the side: what this person may use here, in the order of the
//! official one. What nobody can use in this client is not shown.

use leptos::prelude::*;

use super::{
    entry::entry_of,
    page::rest_of,
    switcher::ClientSwitcher,
    table::{about, is_left_out},
};
use crate::{
    i18n::{Message, m, m::console::frame as words},
    nav::{ConsolePage, Nav, Route},
    pages::frame::{NavEntry, NavGroup},
    session::Rights,
    ui::IconName,
};

const REPORTING: [ConsolePage; 2] = [ConsolePage::Events, ConsolePage::Reports];

const BILLING: [ConsolePage; 3] = [
    ConsolePage::Subscription,
    ConsolePage::PaymentDetails,
    ConsolePage::BillingHistory,
];

const SETTINGS: [ConsolePage; 4] = [
    ConsolePage::Settings,
    ConsolePage::Policies,
    ConsolePage::Import,
    ConsolePage::Export,
];

/// The entries for one organisation.
#[component]
pub(super) fn ConsoleNavigation(organization_id: String) -> impl IntoView {
    let entry = entry_of(Signal::stored(organization_id.clone()));
    let name = Memo::new(move |_| {
        entry.with(|entry| {
            entry
                .rights()
                .map(|rights| rights.organization().name.clone())
        })
    });
    let path = Nav::use_context().map(|nav| nav.path());
    let page = Memo::new(move |_| {
        let path = path.map(|path| path.get()).unwrap_or_default();
        ConsolePage::of(rest_of(&path)).unwrap_or(ConsolePage::Home)
    });
    let id = organization_id.clone();
    // Outlives the switcher, which may still read it while it goes away.
    let shown_name = Signal::derive(move || name.get().unwrap_or_default());
    let switcher = move || {
        let is_known = name.read().is_some();
        is_known
            .then(|| view! { <ClientSwitcher organization_id=id.clone() name=shown_name page /> })
    };
    let entries = move || {
        entry.with(|entry| {
            let rights = entry.rights()?;
            Some(entries(&organization_id, rights))
        })
    };
    view! {
        {switcher}
        {entries}
    }
}

fn entries(id: &str, rights: &Rights) -> AnyView {
    let line = |page, icon| {
        let (label, action) = about(page);
        (rights.may(action) && !is_left_out(page)).then(|| {
            let to = Route::console(id, page);
            view! {
                <li>
                    <NavEntry to label icon=icon />
                </li>
            }
        })
    };
    view! {
        <ul>
            {line(ConsolePage::Home, IconName::Console)}
            {line(ConsolePage::Collections, IconName::Collection)}
            {line(ConsolePage::Members, IconName::User)} {line(ConsolePage::Groups, IconName::Group)}
            {group(id, rights, words::REPORTING, IconName::Reports, "/reporting/", &REPORTING)}
            {group(id, rights, m::frame::BILLING, IconName::Billing, "/billing/", billing(rights))}
            {group(id, rights, m::frame::SETTINGS, IconName::Settings, "/settings/", &SETTINGS)}
        </ul>
    }
    .into_any()
}

/// A managed client has no payment details and no invoices of its own.
fn billing(rights: &Rights) -> &'static [ConsolePage] {
    if rights.is_managed() {
        &BILLING[..1]
    } else {
        &BILLING
    }
}

/// The pages of a group that this person may see; no group without any.
fn group(
    id: &str,
    rights: &Rights,
    label: Message,
    icon: IconName,
    below: &'static str,
    pages: &[ConsolePage],
) -> Option<AnyView> {
    let lines: Vec<_> = pages
        .iter()
        .map(|page| (page, about(*page)))
        .filter(|(page, (_, action))| rights.may(*action) && !is_left_out(**page))
        .map(|(page, (label, _))| {
            let to = Route::console(id, *page);
            view! {
                <li>
                    <NavEntry to label />
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <NavGroup label icon below>{lines}</NavGroup> }.into_any())
}

//! What a provider pays for and how: subscription, payment details, invoices, its name, its beginning and
//! its end. One chunk, loaded with the first of these pages.
//!
//! - [`billing_page`] and [`setup_page`] are the pages, [`billing_notice`] the banner above every page of a
//!   suspended provider.
//! - `bill`, `report`, `address_form`, `standing` and the like decide; they know no view. The rest draws.
//! - What is fetched is shared through [`scope::Scope`].

mod history;
mod links;
mod notice;
mod payment;
mod scope;
mod settings;
mod setup;
mod subscription;
mod words;

pub(in crate::pages) use self::{
    subscription::status_badge,
    words::{day_text, money_text},
};

use leptos::prelude::*;

use self::{
    history::HistoryPage,
    notice::{SuspensionNotice, TaxIdNotice},
    payment::PaymentDetailsPage,
    scope::Scope,
    settings::SettingsPage,
    setup::SetupPage,
    subscription::SubscriptionPage,
};
use super::for_admins;
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// One of these pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillingPage {
    /// Plans, seats, prices.
    Subscription,
    /// Payment method, address, credit.
    PaymentDetails,
    /// Invoices and who was on them.
    History,
    /// Name and billing address; deletion.
    Settings,
}

/// A page about a provider's money, as soon as it is here.
pub fn billing_page(page: BillingPage) -> AnyView {
    later_with(
        packs::PROVIDER,
        load_billing,
        move || show_billing(page),
        Meanwhile::Loading,
    )
}

/// The page that turns an invitation into a provider.
pub fn setup_page() -> AnyView {
    later_with(packs::PROVIDER, load_setup, show_setup, Meanwhile::Loading)
}

/// Why the provider is suspended, who can help, and what still works.
pub fn suspension_notice() -> AnyView {
    later_with(
        packs::PROVIDER,
        load_notice,
        show_notice,
        Meanwhile::Nothing,
    )
}

chunk! {
    provider, fn load_billing;
    fn show_billing(page: BillingPage) {
        for_admins(move || {
            let scope = Scope::new();
            let content = match page {
                BillingPage::Subscription => view! { <SubscriptionPage scope /> }.into_any(),
                BillingPage::PaymentDetails => view! { <PaymentDetailsPage scope /> }.into_any(),
                BillingPage::History => view! { <HistoryPage scope /> }.into_any(),
                BillingPage::Settings => view! { <SettingsPage scope /> }.into_any(),
            };
            view! {
                <TaxIdNotice scope />
                {content}
            }
            .into_any()
        })
    }
}

chunk! {
    provider, fn load_setup;
    fn show_setup() { view! { <SetupPage /> } }
}

chunk! {
    provider, fn load_notice;
    fn show_notice() { view! { <SuspensionNotice scope=Scope::new() /> } }
}

//! Billing ▸ Subscription of one organisation.
//!
//! A managed client pays through its provider: [`managed`] says who pays and changes seats by the
//! provider's own call. Everybody else pays alone: [`own`] shows plan, seats and storage as far as the
//! server answers. [`figures`] reads what was typed; it knows no view.

mod figures;
mod managed;
mod own;
mod seats_dialog;
mod storage_dialog;

use leptos::prelude::*;

use self::{managed::ManagedPage, own::OwnPage};
use super::Client;
use crate::chunk::{Meanwhile, chunk, later_with_all};
use crate::i18n::{m, packs, t};
use crate::pages::frame::title::use_title;

/// `#/organizations/{id}/billing/subscription`, as soon as it is here: with the words of the provider's
/// subscription, which has the same states.
pub fn subscription_page() -> AnyView {
    later_with_all(
        &[packs::PROVIDER, packs::CLIENT_ACTIONS],
        load_subscription,
        show_subscription,
        Meanwhile::Loading,
    )
}

chunk! {
    console, fn load_subscription;
    fn show_subscription() { view! { <SubscriptionPage /> } }
}

/// Areas of the cache that only these pages know.
mod area {
    pub(super) const SUBSCRIPTION: &str = "organization-subscription";
    pub(super) const WARNINGS: &str = "organization-warnings";
}

#[component]
fn SubscriptionPage() -> impl IntoView {
    use_title(m::frame::SUBSCRIPTION);
    let client = Client::use_context();
    let is_managed = Memo::new(move |_| client.rights().is_managed());
    view! {
        <div class="page page--billing">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::SUBSCRIPTION)}</h1>
            </header>
            {move || match is_managed.get() {
                true => view! { <ManagedPage client /> }.into_any(),
                false => view! { <OwnPage client /> }.into_any(),
            }}
        </div>
    }
}

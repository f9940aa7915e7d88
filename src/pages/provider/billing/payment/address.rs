//! The billing address as it is stored.

use leptos::prelude::*;
use portal_types::payment::BillingAddress;

use super::super::scope::{Scope, area};
use super::address_dialog::AddressDialog;
use super::countries::country_name;
use crate::i18n::{I18n, m, t};
use crate::pages::data::Data;
use crate::ui::{Button, IconName};

#[component]
pub(super) fn AddressCard(scope: Scope) -> impl IntoView {
    let address: Data<Option<BillingAddress>> = scope.ask(area::ADDRESS, |api, id| async move {
        api.billing_address(&id).await
    });
    let open = RwSignal::new(false);
    let is_here = Memo::new(move |_| address.value().is_some());
    let has_one = Memo::new(move |_| address.value().is_some_and(|address| address.is_some()));
    view! {
        <section class="card stack">
            <div class="split">
                <h2>{t(m::provider::billing::ADDRESS_TITLE)}</h2>
                <Show when=move || is_here.get()>
                    <Button icon=IconName::Edit small=true on_press=move || open.set(true)>
                        {move || {
                            let label = if has_one.get() {
                                m::provider::billing::ADDRESS_EDIT
                            } else {
                                m::provider::billing::ADDRESS_ADD
                            };
                            t(label)()
                        }}
                    </Button>
                </Show>
            </div>
            {address
                .show(
                    m::provider::billing::ADDRESS_FAILED,
                    |address| match address {
                        Some(address) => lines(address),
                        None => {
                            view! { <p class="muted">{t(m::provider::billing::ADDRESS_NONE)}</p> }
                                .into_any()
                        }
                    },
                )}
        </section>
        <AddressDialog scope open address />
    }
}

/// In the order of an envelope, with the tax id below.
fn lines(address: &BillingAddress) -> AnyView {
    let i18n = I18n::use_context();
    let country = address.country.clone();
    let place = [
        address.postal_code.clone(),
        address.city.clone().unwrap_or_default(),
    ];
    let place = place.iter().filter(|part| !part.is_empty()).cloned();
    let place = place.collect::<Vec<_>>().join(" ");
    let lines = [
        address.line1.clone(),
        address.line2.clone(),
        Some(place),
        address.state.clone(),
    ];
    let lines = lines
        .into_iter()
        .flatten()
        .filter(|line| !line.trim().is_empty());
    let tax_id = match &address.tax_id {
        Some(tax_id) => tax_id.value.clone(),
        None => "–".to_owned(),
    };
    view! {
        <dl class="facts">
            <dt>{t(m::provider::billing::ADDRESS)}</dt>
            <dd>
                <address class="postal">
                    {lines.map(|line| view! { <span>{line}</span> }).collect_view()}
                    <span>{move || country_name(i18n, &country)}</span>
                </address>
            </dd>
            <dt>{t(m::provider::billing::TAX_ID)}</dt>
            <dd>{tax_id}</dd>
        </dl>
    }
    .into_any()
}

//! Where a payment method comes from. On real servers from the payment provider's own page, which only the
//! server's own web app can open; our demo server takes test methods, and tells which.

use leptos::prelude::*;
use portal_types::payment::{DemoServer, TokenizedPaymentMethod};

use super::super::links::safe_link;
use crate::api::Api;
use crate::browser::host::Host;
use crate::i18n::{Message, Text, m};
use crate::ui::{RadioCard, RadioCards};

/// The test methods to choose from.
#[component]
pub(in super::super) fn TestMethods(
    methods: Vec<TokenizedPaymentMethod>,
    /// The token of the chosen one.
    chosen: RwSignal<String>,
    /// What is wrong with the choice.
    error: RwSignal<Option<Text>>,
) -> impl IntoView {
    let cards: Vec<RadioCard> = methods
        .iter()
        .map(|method| {
            RadioCard::new(&method.token, kind_words(&method.kind))
                .note(Text::plain(&*method.token))
        })
        .collect();
    Effect::new(move |_| {
        chosen.track();
        error.set(None);
    });
    view! {
        <RadioCards
            label=m::provider::billing::TEST_METHODS
            value=chosen
            cards=Signal::stored(cards)
            error
        />
    }
}

fn kind_words(kind: &str) -> Message {
    match kind {
        "card" => m::provider::billing::TEST_CARD,
        "bankAccount" => m::provider::billing::TEST_BANK,
        "payPal" => m::provider::billing::TEST_PAYPAL,
        _ => m::provider::billing::METHOD_TITLE,
    }
}

/// What a server takes besides what its payment provider's page gives.
pub(in super::super) async fn test_methods(api: &Api) -> Vec<TokenizedPaymentMethod> {
    let DemoServer { payment_tokens } = api.demo_notice().await.unwrap_or_default();
    payment_tokens
}

/// The server's own web app, if it is not this portal.
pub(in super::super) async fn own_web_app(host: Host, api: &Api) -> Option<String> {
    let vault = api.server_config().await.ok()?.environment.vault;
    let vault = vault.trim_end_matches('/');
    if vault.is_empty() || vault == host.address().trim_end_matches('/') {
        return None;
    }
    safe_link(Some(vault))
}

//! The payment method: what is known of it, and how it can be changed.

use leptos::prelude::*;
use portal_types::payment::{PaymentMethod, TokenizedPaymentMethod};

use super::super::links::safe_link;
use super::super::scope::{Scope, area};
use super::super::words::plain_or_dash;
use super::method_dialog::MethodDialog;
use super::test_methods::{own_web_app, test_methods};
use crate::browser::host::Host;
use crate::i18n::{Text, m, t};
use crate::ui::{Button, Callout, Icon, IconName, Tone};

/// What can be said of a payment method.
#[derive(Clone, Debug, PartialEq)]
struct Description {
    text: Text,
    more: Option<Text>,
}

impl Description {
    fn of(method: &PaymentMethod) -> Self {
        let last4 = plain_or_dash(method.last4.as_deref());
        match method.kind.as_str() {
            "card" => Self {
                text: m::provider::billing::method_card(
                    brand(method.brand.as_deref().unwrap_or_default()),
                    last4,
                ),
                more: method
                    .expiration
                    .clone()
                    .map(m::provider::billing::method_valid_through),
            },
            "bankAccount" => Self {
                text: m::provider::billing::method_bank(
                    plain_or_dash(method.bank_name.as_deref()),
                    last4,
                ),
                more: None,
            },
            "payPal" => Self {
                text: m::provider::billing::method_paypal(plain_or_dash(method.email.as_deref())),
                more: None,
            },
            other => Self {
                text: m::provider::billing::method_unknown(plain_or_dash(Some(other))),
                more: None,
            },
        }
    }
}

/// `visa` → `Visa`; names of cards are not translated.
fn brand(brand: &str) -> String {
    match brand {
        "amex" => "American Express".to_owned(),
        "unionpay" => "UnionPay".to_owned(),
        "jcb" => "JCB".to_owned(),
        other => {
            let mut letters = other.chars();
            match letters.next() {
                Some(first) => first.to_uppercase().chain(letters).collect(),
                None => "–".to_owned(),
            }
        }
    }
}

#[component]
pub(super) fn MethodCard(scope: Scope) -> impl IntoView {
    let method = scope.ask(area::METHOD, |api, id| async move {
        api.payment_method(&id).await
    });
    let open = RwSignal::new(false);
    let tests = RwSignal::new(None::<Vec<TokenizedPaymentMethod>>);
    let web_app = RwSignal::new(None::<String>);
    let api = scope.api();
    let host = Host::use_context();
    leptos::task::spawn_local(async move {
        let methods = test_methods(&api).await;
        if methods.is_empty() {
            web_app.try_set(own_web_app(host, &api).await);
        }
        tests.try_set(Some(methods));
    });
    let has_one = Memo::new(move |_| method.value().is_some_and(|method| method.is_some()));
    let change = move || {
        let methods = tests.get()?;
        Some(if methods.is_empty() {
            elsewhere(web_app.get())
        } else {
            view! {
                <p class="muted">{t(m::provider::billing::METHOD_CHANGE_DEMO)}</p>
                <div class="row">
                    <Button icon=IconName::Card on_press=move || open.set(true)>
                        {move || {
                            let label = if has_one.get() {
                                m::provider::billing::METHOD_REPLACE
                            } else {
                                m::provider::billing::METHOD_ADD
                            };
                            t(label)()
                        }}
                    </Button>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <section class="card stack">
            <h2>{t(m::provider::billing::METHOD_TITLE)}</h2>
            {method
                .show(
                    m::provider::billing::METHOD_FAILED,
                    |method| match method {
                        Some(method) => known(method),
                        None => {
                            view! { <p class="muted">{t(m::provider::billing::METHOD_NONE)}</p> }
                                .into_any()
                        }
                    },
                )} {change}
        </section>
        {move || {
            tests
                .get()
                .filter(|methods| !methods.is_empty())
                .map(|methods| view! { <MethodDialog scope open methods /> })
        }}
    }
}

fn known(method: &PaymentMethod) -> AnyView {
    let Description { text, more } = Description::of(method);
    let verification = method.hosted_verification_url.as_deref().map(|address| {
        let way = match safe_link(Some(address)) {
            Some(address) => link_away(address, m::provider::billing::METHOD_VERIFY.into()),
            None => view! { <p>{t(m::provider::billing::METHOD_VERIFY_NO_LINK)}</p> }.into_any(),
        };
        view! {
            <Callout tone=Tone::Warning title=m::provider::billing::METHOD_UNVERIFIED_TITLE>
                <p>{t(m::provider::billing::METHOD_UNVERIFIED_TEXT)}</p>
                {way}
            </Callout>
        }
    });
    view! {
        <p class="row gap-3">
            <Icon name=IconName::Card />
            <span class="stack gap-1">
                <span class="method__text">{t(text)}</span>
                {more.map(|more| view! { <span class="muted">{t(more)}</span> })}
            </span>
        </p>
        {verification}
    }
    .into_any()
}

/// Why it cannot be changed here, and where it can.
fn elsewhere(web_app: Option<String>) -> AnyView {
    view! {
        <p class="muted">{t(m::provider::billing::METHOD_CHANGE_ELSEWHERE)}</p>
        {web_app.map(|address| link_away(address, m::provider::billing::WEB_APP_OPEN.into()))}
    }
    .into_any()
}

/// A link to another site, in a tab of its own that knows nothing of this one.
pub(in super::super) fn link_away(address: String, label: Text) -> AnyView {
    view! {
        <p>
            <a class="button" href=address target="_blank" rel="noopener noreferrer">
                {t(label)}
                <span class="sr-only">" " {t(m::provider::billing::NEW_TAB)}</span>
            </a>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_words() {
        let method = |kind: &str| PaymentMethod {
            kind: kind.into(),
            brand: Some("visa".into()),
            last4: Some("4242".into()),
            bank_name: Some("Bank".into()),
            email: Some("a@b.example".into()),
            ..PaymentMethod::default()
        };
        let text = |kind| Description::of(&method(kind)).text;
        assert_eq!(
            text("card"),
            m::provider::billing::method_card("Visa", "4242")
        );
        assert_eq!(
            text("bankAccount"),
            m::provider::billing::method_bank("Bank", "4242")
        );
        assert_eq!(
            text("payPal"),
            m::provider::billing::method_paypal("a@b.example")
        );
        assert_eq!(
            text("klarna"),
            m::provider::billing::method_unknown("klarna")
        );
        assert_eq!(
            Description::of(&PaymentMethod::default()).text,
            m::provider::billing::method_unknown("–")
        );
    }

    #[test]
    fn brands_are_names() {
        assert_eq!(brand("visa"), "Visa");
        assert_eq!(brand("amex"), "American Express");
        assert_eq!(brand(""), "–");
    }
}

//! Name, address and payment method of a new provider: `POST /providers/{id}/setup`. Its key is made here and
//! wrapped to whoever sets it up; the server never sees it.

use leptos::prelude::*;
use portal_types::payment::TokenizedPaymentMethod;
use portal_types::provider::SetupProvider;

use super::super::payment::{AddressFields, AddressForm, TestMethods, own_web_app, test_methods};
use super::super::settings::NAMING;
use super::invitation::Invitation;
use crate::api::ApiError;
use crate::browser::host::Host;
use crate::i18n::{Text, m, t};
use crate::nav::{Nav, Route};
use crate::pages::naming::{Naming, NamingFields};
use crate::pages::problem::text_of_key;
use crate::session::Session;
use crate::ui::{Button, ButtonVariant, Callout, Form, Loading, Tone, toasts};

/// Where the payment method can come from.
#[derive(Clone, Debug, PartialEq)]
enum Payment {
    Asking,
    /// Test methods of a demo server.
    Tests(Vec<TokenizedPaymentMethod>),
    /// Only from the payment provider's page, in the server's own web app if its address is known.
    Elsewhere(Option<String>),
}

#[component]
pub(super) fn SetupForm(invitation: Invitation) -> impl IntoView {
    let session = Session::use_context();
    let payment = RwSignal::new(Payment::Asking);
    let api = session.api().clone();
    let host = Host::use_context();
    let link = Route::SetupProvider {
        query: invitation.to_query(),
    };
    leptos::task::spawn_local(async move {
        let methods = test_methods(&api).await;
        let found = if methods.is_empty() {
            let web_app = own_web_app(host, &api).await;
            Payment::Elsewhere(web_app.map(|address| format!("{address}/{}", link.href())))
        } else {
            Payment::Tests(methods)
        };
        payment.try_set(found);
    });
    let invitation = StoredValue::new(invitation);
    move || match payment.get() {
        Payment::Asking => view! { <Loading /> }.into_any(),
        Payment::Tests(methods) => {
            view! { <Fields invitation=invitation.get_value() methods /> }.into_any()
        }
        Payment::Elsewhere(web_app) => elsewhere(web_app),
    }
}

/// Why the setup cannot be finished here, and where it can.
fn elsewhere(web_app: Option<String>) -> AnyView {
    let way = match web_app {
        Some(address) => view! {
            <a class="button button--primary" href=address rel="noopener noreferrer">
                {t(m::provider::billing::SETUP_WEB_APP)}
            </a>
        }
        .into_any(),
        None => view! { <p>{t(m::provider::billing::SETUP_NO_WEB_APP)}</p> }.into_any(),
    };
    view! {
        <Callout tone=Tone::Info title=m::provider::billing::SETUP_ELSEWHERE_TITLE>
            <p>{t(m::provider::billing::SETUP_ELSEWHERE_TEXT)}</p>
            {way}
        </Callout>
    }
    .into_any()
}

#[component]
fn Fields(invitation: Invitation, methods: Vec<TokenizedPaymentMethod>) -> impl IntoView {
    let session = StoredValue::new(Session::use_context());
    let naming = Naming::new(NAMING);
    naming
        .email
        .set(invitation.email.clone().unwrap_or_default());
    let address = AddressForm::new();
    let chosen = RwSignal::new(String::new());
    let choice_error = RwSignal::new(None::<Text>);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let nav = Nav::use_context();
    let offered = StoredValue::new(methods);
    let invitation = StoredValue::new(invitation);
    let submit = move || {
        let method = chosen.with_untracked(|token| {
            offered.with_value(|all| all.iter().find(|method| method.token == *token).cloned())
        });
        if method.is_none() {
            choice_error.set(Some(m::provider::billing::METHOD_MISSING.into()));
        }
        let (Some((name, billing_email)), Some(billing_address), Some(payment_method)) =
            (naming.read(), address.read(), method)
        else {
            return;
        };
        let Invitation {
            provider_id, token, ..
        } = invitation.get_value();
        let wish = Wish {
            provider_id,
            body: SetupProvider {
                business_name: name.clone(),
                name,
                billing_email,
                token: token.unwrap_or_default(),
                key: String::new(),
                payment_method,
                billing_address,
            },
        };
        busy.set(true);
        failure.set(None);
        let session = session.get_value();
        leptos::task::spawn_local(async move {
            let (provider_id, name) = (wish.provider_id.clone(), wish.body.name.clone());
            match set_up(&session, wish).await {
                Ok(is_known) => {
                    if is_known {
                        toasts.success(m::provider::billing::setup_done(name));
                    } else {
                        toasts.warning(m::provider::billing::setup_done_not_synced(name));
                    }
                    if let (true, Some(nav)) = (is_known, nav) {
                        nav.replace(&Route::provider_clients(provider_id));
                    }
                }
                Err(SetupError::Key(text)) => {
                    failure.try_set(Some(text));
                }
                Err(SetupError::Api(error)) if naming.refuse(&error) => {}
                Err(SetupError::Api(error)) if is_about_the_link(&error) => {
                    failure.try_set(Some(m::provider::billing::SETUP_TOKEN_REFUSED.into()));
                }
                Err(SetupError::Api(error)) => {
                    failure.try_set(address.refuse(&error));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <p class="page__lead">{t(m::provider::billing::SETUP_LEAD)}</p>
        <Form busy on_submit=submit>
            {move || {
                failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
            }} <section class="card stack">
                <h2>{t(m::provider::billing::SETUP_PROVIDER)}</h2>
                <NamingFields naming email_hint=m::provider::billing::BILLING_EMAIL_HINT />
                <p class="muted">{t(m::provider::billing::SETUP_KEY_NOTE)}</p>
            </section> <section class="card stack">
                <h2>{t(m::provider::billing::ADDRESS_TITLE)}</h2>
                <AddressFields form=address />
            </section> <section class="card stack">
                <h2>{t(m::provider::billing::METHOD_TITLE)}</h2>
                <p class="muted">{t(m::provider::billing::METHOD_CHANGE_DEMO)}</p>
                <TestMethods methods=offered.get_value() chosen error=choice_error />
            </section> <div class="row">
                <Button variant=ButtonVariant::Primary submit=true busy>
                    {t(m::provider::billing::SETUP_SUBMIT)}
                </Button>
            </div>
        </Form>
    }
}

/// What is to be set up; the key is still to be made.
struct Wish {
    provider_id: String,
    body: SetupProvider,
}

enum SetupError {
    /// The key could not be made.
    Key(Text),
    /// The server did not take it.
    Api(ApiError),
}

/// Sets the provider up. Gives whether this session knows of it: once the server has it, nothing that fails
/// after that may look as if it had not.
async fn set_up(session: &Session, mut wish: Wish) -> Result<bool, SetupError> {
    let keys =
        untrack(|| session.keys()).ok_or_else(|| SetupError::Key(m::errors::SIGNED_OUT.into()))?;
    let key = keys
        .new_provider_key()
        .await
        .map_err(|error| SetupError::Key(text_of_key(&error, &wish.body.name)))?;
    wish.body.key = key.to_string();
    session
        .api()
        .set_up_provider(&wish.provider_id, &wish.body)
        .await
        .map_err(SetupError::Api)?;
    Ok(session.memberships_changed().await.is_ok())
}

/// Servers say so in words only.
fn is_about_the_link(error: &ApiError) -> bool {
    error
        .server_message()
        .is_some_and(|words| words.to_lowercase().contains("token"))
}

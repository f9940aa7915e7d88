//! Name and billing address.

use leptos::prelude::*;
use portal_types::organization::{Organization, UpdateOrganization};

use super::AREA;
use crate::i18n::{Text, m, t};
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::naming::{Naming, NamingFields, NamingWords};
use crate::pages::problem::text_of_saving;
use crate::session::Action;
use crate::ui::{Button, ButtonVariant, Callout, Form, Tone, toasts};

use m::console::settings as words;

const NAMING: NamingWords = NamingWords {
    name: words::NAME,
    name_missing: words::NAME_MISSING,
    email: words::EMAIL,
    email_missing: words::EMAIL_MISSING,
};

#[component]
pub(super) fn InfoForm(client: Client, organization: Data<Organization>) -> impl IntoView {
    let naming = Naming::new(NAMING);
    // Not again when newer data comes: what is being typed would be lost.
    let filled = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(organization) = organization.value() else {
            return;
        };
        if !filled.get_value() {
            naming.name.set(organization.name.clone());
            naming.email.set(organization.billing_email.clone());
            filled.set_value(true);
        }
    });
    organization.show(words::LOADING_FAILED, move |_| {
        view! { <Fields client naming /> }.into_any()
    })
}

/// Whether the billing address is this person's to change: of a managed client it is the provider's.
fn may_change_email(client: Client) -> bool {
    client.rights().is_vaultwarden() || client.may(Action::ChangeSubscription)
}

#[component]
fn Fields(client: Client, naming: Naming) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let toasts = toasts();
    let submit = move || {
        let body = if untrack(|| may_change_email(client)) {
            naming.read().map(|(name, email)| UpdateOrganization {
                name,
                billing_email: Some(email),
            })
        } else {
            naming.read_name().map(|name| UpdateOrganization {
                name,
                billing_email: None,
            })
        };
        let Some(body) = body else { return };
        busy.set(true);
        failure.set(None);
        let (api, session, id) = (client.api(), client.session(), client.id());
        leptos::task::spawn_local(async move {
            match api.update_organization(&id, &body).await {
                Ok(saved) => {
                    // Self-hosted servers answer with success and keep what they have.
                    if saved.name == body.name {
                        toasts.success(words::saved(body.name));
                    } else {
                        toasts.warning(words::IGNORED);
                    }
                    client.changed(&[AREA, areas::PROVIDER_CLIENTS]);
                    drop(session.reload_profile().await);
                }
                Err(error) => {
                    if !naming.refuse(&error) {
                        failure.try_set(Some(text_of_saving(&error)));
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let fields = move || {
        if may_change_email(client) {
            return view! { <NamingFields naming /> }.into_any();
        }
        let rights = client.rights();
        let provider = rights.organization().provider_name.clone();
        let hint = words::email_managed(provider.unwrap_or_default());
        view! { <NamingFields naming email_hint=hint email_is_fixed=true /> }.into_any()
    };
    view! {
        <Form busy on_submit=submit>
            {move || {
                failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
            }} {fields} <div class="row">
                <Button variant=ButtonVariant::Primary submit=true busy>
                    {t(m::ui::SAVE)}
                </Button>
            </div>
        </Form>
    }
}

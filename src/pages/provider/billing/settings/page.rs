//! The page: name and billing address, and the danger zone.

use leptos::prelude::*;
use portal_types::provider::{Provider, UpdateProvider};

use super::super::scope::{Scope, area};
use super::NAMING;
use super::delete::DangerZone;
use crate::i18n::{Text, m, t};
use crate::pages::data::Data;
use crate::pages::frame::title::use_title;
use crate::pages::naming::{Naming, NamingFields};
use crate::pages::problem::text_of_saving;
use crate::ui::{
    Avatar, AvatarShape, AvatarSize, Button, ButtonVariant, Callout, Form, Tone, toasts,
};

/// `#/providers/{id}/settings/account`.
#[component]
pub(in super::super) fn SettingsPage(scope: Scope) -> impl IntoView {
    use_title(m::frame::SETTINGS);
    let provider: Data<Provider> =
        scope.ask(
            area::PROVIDER,
            |api, id| async move { api.provider(&id).await },
        );
    let naming = Naming::new(NAMING);
    // Not again when newer data comes: what is being typed would be lost.
    let filled = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let Some(provider) = provider.value() else {
            return;
        };
        if filled.get_untracked().as_ref() != Some(&provider.id) {
            naming.name.set(provider.name.clone().unwrap_or_default());
            naming
                .email
                .set(provider.billing_email.clone().unwrap_or_default());
            filled.set(Some(provider.id.clone()));
        }
    });
    view! {
        <div class="page page--billing">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::SETTINGS)}</h1>
            </header>
            <section class="card stack">
                <div class="row gap-3">
                    <Avatar
                        name=Signal::derive(move || scope.name())
                        seed=Signal::derive(move || scope.id())
                        shape=AvatarShape::Square
                        size=AvatarSize::Large
                    />
                    <h2>{move || scope.name()}</h2>
                </div>
                {provider
                    .show(
                        m::provider::billing::SETTINGS_FAILED,
                        move |_| view! { <SettingsForm scope naming /> }.into_any(),
                    )}
            </section>
            <DangerZone scope />
        </div>
    }
}

#[component]
fn SettingsForm(scope: Scope, naming: Naming) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let toasts = toasts();
    let submit = move || {
        let Some((name, billing_email)) = naming.read() else {
            return;
        };
        busy.set(true);
        failure.set(None);
        let body = UpdateProvider {
            business_name: name.clone(),
            name,
            billing_email,
        };
        let (api, session, id) = (scope.api(), scope.session(), scope.id_now());
        leptos::task::spawn_local(async move {
            match api.update_provider(&id, &body).await {
                Ok(saved) => {
                    // Self-hosted servers answer with success and keep what they have.
                    if saved.name.as_deref() == Some(body.name.as_str()) {
                        toasts.success(m::provider::billing::SETTINGS_SAVED);
                    } else {
                        toasts.warning(m::provider::billing::SETTINGS_IGNORED);
                    }
                    drop(session.reload_profile().await);
                    naming
                        .email
                        .try_set(saved.billing_email.unwrap_or_default());
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
    view! {
        <Form busy on_submit=submit>
            {move || {
                failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
            }} <NamingFields naming email_hint=m::provider::billing::BILLING_EMAIL_HINT /> <div class="row">
                <Button variant=ButtonVariant::Primary submit=true busy>
                    {t(m::ui::SAVE)}
                </Button>
            </div>
        </Form>
    }
}

//! Deletes the provider: `DELETE /providers/{id}`. The server asks neither for clients nor for a password, so
//! both are asked for here.

use leptos::prelude::*;
use portal_types::client_list::ClientList;

use super::super::scope::Scope;
use crate::i18n::{Text, m, t};
use crate::nav::{Link, Nav, Route};
use crate::pages::areas;
use crate::pages::password_proof::{PasswordProof, PasswordProofField};
use crate::pages::problem::text_of_saving;
use crate::ui::{Button, ButtonVariant, Callout, DialogHead, FormDialog, IconName, Tone, toasts};

#[component]
pub(super) fn DangerZone(scope: Scope) -> impl IntoView {
    let clients = scope.ask(areas::PROVIDER_CLIENTS, |api, id| async move {
        api.provider_clients(&id).await
    });
    let open = RwSignal::new(false);
    view! {
        <section class="card card--danger stack">
            <h2>{t(m::provider::billing::DANGER_TITLE)}</h2>
            <p>{move || t(m::provider::billing::delete_text(scope.name()))()}</p>
            {clients
                .show(
                    m::provider::billing::DELETE_CLIENTS_UNKNOWN,
                    move |clients| match clients.len() {
                        0 => {
                            view! {
                                <div class="row">
                                    <Button
                                        variant=ButtonVariant::QuietDanger
                                        icon=IconName::Trash
                                        on_press=move || open.set(true)
                                    >
                                        {t(m::provider::billing::DELETE_BUTTON)}
                                    </Button>
                                </div>
                            }
                                .into_any()
                        }
                        _ => still_has_clients(scope, clients),
                    },
                )}
        </section>
        <DeleteDialog scope open />
    }
}

/// So many are named; the rest is counted.
const MOST_NAMES: usize = 5;

fn still_has_clients(scope: Scope, clients: &ClientList) -> AnyView {
    let title = m::provider::billing::delete_blocked(clients.len(), scope.name());
    let names: Vec<String> = clients
        .names()
        .take(MOST_NAMES)
        .map(str::to_owned)
        .collect();
    let names = names.into_iter().map(|name| view! { <li>{name}</li> });
    let more = (clients.len() > MOST_NAMES).then(|| view! { <li>"…"</li> });
    let to = Route::provider_clients(scope.id());
    view! {
        <Callout tone=Tone::Info title>
            <p>{t(m::provider::billing::DELETE_BLOCKED_TEXT)}</p>
            <ul class="bullets">{names.collect_view()} {more}</ul>
            <div class="row">
                <Link to class="button">
                    {t(m::frame::CLIENTS)}
                </Link>
            </div>
        </Callout>
    }
    .into_any()
}

#[component]
fn DeleteDialog(scope: Scope, open: RwSignal<bool>) -> impl IntoView {
    let password = PasswordProof::new();
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let nav = Nav::use_context();
    if let Some(nav) = nav {
        nav.close_on_back(open);
    }
    Effect::new(move |_| {
        // Also when it closes: a password is not kept.
        open.track();
        password.forget();
        failure.set(None);
        busy.set(false);
    });
    let submit = move || {
        let typed = password.typed();
        let (session, id) = (scope.session(), scope.id_now());
        let name = untrack(|| scope.name());
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match session.verify_password(typed).await {
                Err(error) => {
                    failure.try_set(password.refuse(&error));
                }
                Ok(()) => match session.api().delete_provider(&id).await {
                    Err(error) => {
                        failure.try_set(Some(text_of_saving(&error)));
                    }
                    Ok(()) => {
                        open.try_set(false);
                        // Home asks the profile where home is: it has to know first.
                        let is_known = session.memberships_changed().await.is_ok();
                        if is_known {
                            toasts.success(m::provider::billing::deleted(name));
                        } else {
                            toasts.warning(m::provider::billing::deleted_not_synced(name));
                        }
                        if let Some(nav) = nav {
                            nav.replace(&Route::Home);
                        }
                    }
                },
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(m::provider::billing::delete_dialog_title(scope.name()))
    });
    let losses = [
        m::provider::billing::DELETE_LOSES_KEY,
        m::provider::billing::DELETE_LOSES_STAFF,
        m::provider::billing::DELETE_LOSES_HISTORY,
    ];
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::provider::billing::DELETE_SUBMIT))
            busy
            error=failure
            on_submit=submit
        >
            <p>{move || t(m::provider::billing::delete_effect(scope.name()))()}</p>
            <ul class="bullets">
                {losses.map(|loss| view! { <li>{t(loss)}</li> }).collect_view()}
            </ul>
            <PasswordProofField proof=password />
        </FormDialog>
    }
}

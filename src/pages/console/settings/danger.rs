//! Deletes the organisation: behind its typed name and one's own master password.

use leptos::prelude::*;

use crate::i18n::{Text, m, t};
use crate::nav::{Nav, Query, Route};
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::password_proof::{PasswordProof, PasswordProofField, of_proven};
use crate::ui::{
    Button, ButtonVariant, DialogHead, FieldOptions, FormDialog, IconName, TextField, toasts,
};

use m::console::settings as words;

#[component]
pub(super) fn DangerZone(client: Client) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <section class="card card--danger stack">
            <h2>{t(words::DANGER_TITLE)}</h2>
            <p>{move || t(words::delete_text(client.name()))()}</p>
            <div class="row">
                <Button
                    variant=ButtonVariant::QuietDanger
                    icon=IconName::Trash
                    on_press=move || open.set(true)
                >
                    {t(words::DELETE_BUTTON)}
                </Button>
            </div>
            <p class="muted">{t(words::PURGE_TEXT)}</p>
        </section>
        <DeleteDialog client open />
    }
}

#[component]
fn DeleteDialog(client: Client, open: RwSignal<bool>) -> impl IntoView {
    let typed_name = RwSignal::new(String::new());
    let name_error = RwSignal::new(None::<Text>);
    let proof = PasswordProof::new();
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let nav = Nav::use_context();
    if let Some(nav) = nav {
        nav.close_on_back(open);
    }
    Effect::new(move |_| {
        open.track();
        typed_name.set(String::new());
        proof.forget();
        failure.set(None);
        busy.set(false);
    });
    Effect::new(move |_| {
        typed_name.track();
        name_error.set(None);
    });
    let submit = move || {
        let name = untrack(|| client.name());
        if typed_name.read_untracked().trim() != name.trim() {
            return name_error.set(Some(words::delete_name_wrong(name)));
        }
        let back = match untrack(|| client.acting_for()) {
            Some(acting) => Route::provider_clients(acting.provider_id),
            None => Route::Organizations {
                query: Query::default(),
            },
        };
        let (session, api, id) = (client.session(), client.api(), client.id());
        let password = proof.typed();
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            let outcome = async {
                let hash = session.password_hash(password).await?;
                let deleted = api.delete_organization(&id, hash).await;
                deleted.map_err(of_proven)
            };
            match outcome.await {
                Err(error) => {
                    failure.try_set(proof.refuse(&error));
                }
                Ok(()) => {
                    // Closed before the address changes: its entry in the history lies above this page's.
                    open.try_set(false);
                    client.changed(&[areas::PROVIDER_CLIENTS]);
                    if session.memberships_changed().await.is_ok() {
                        toasts.success(words::deleted(name));
                    } else {
                        toasts.warning(words::deleted_not_synced(name));
                    }
                    if let Some(nav) = nav {
                        nav.replace(&back);
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(words::delete_title(client.name())).client(client.mark())
    });
    let losses = [
        words::DELETE_LOSES_VAULT,
        words::DELETE_LOSES_MEMBERS,
        words::DELETE_LOSES_LOG,
    ];
    let seats = move || {
        let rights = client.rights();
        let provider = rights.organization().provider_name.clone()?;
        (rights.is_managed()).then(|| view! { <p>{t(words::delete_seats(provider))}</p> })
    };
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(words::DELETE_SUBMIT))
            busy
            error=failure
            on_submit=submit
        >
            <p>{move || t(words::delete_effect(client.name()))()}</p>
            <ul class="bullets">
                {losses.map(|loss| view! { <li>{t(loss)}</li> }).collect_view()}
            </ul>
            {seats}
            <TextField
                label=words::DELETE_TYPE_NAME
                value=typed_name
                error=name_error
                options=FieldOptions {
                    autofocus: true,
                    ..FieldOptions::default()
                }
            />
            <PasswordProofField proof autofocus=false />
        </FormDialog>
    }
}

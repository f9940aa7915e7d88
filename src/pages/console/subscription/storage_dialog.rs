//! Storage of an organisation that pays for itself.

use leptos::prelude::*;
use portal_types::organization_billing::OrganizationSubscription;

use super::area;
use super::figures::{MOST_STORAGE_GB, least_storage_gb, read_storage};
use crate::effect::effect;
use crate::i18n::{Text, m, m::console::subscription as words, t};
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::problem::text_of_saving;
use crate::ui::{DialogHead, DialogSize, FieldOptions, FormDialog, NumberField, toasts};

#[component]
pub(super) fn StorageDialog(
    client: Client,
    open: RwSignal<bool>,
    subscription: Data<OrganizationSubscription>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let is_checked = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    // Storage there is, storage in use.
    let state = RwSignal::new((0_i64, 0.0_f64));
    effect(move || {
        if let (true, Some(now)) = (open.get(), untrack(|| subscription.value())) {
            let storage_gb = now.max_storage_gb.unwrap_or(0);
            state.set((storage_gb, now.storage_gb.unwrap_or(0.0)));
            typed.set(storage_gb.to_string());
            is_checked.set(false);
            failure.set(None);
        }
    });
    let read = move || {
        let (now, used) = state.get();
        read_storage(&typed.read(), now, used)
    };
    let error = Signal::derive(move || {
        let problem = read().err().filter(|_| is_checked.get())?;
        Some(problem.text())
    });
    let submit = move || {
        is_checked.set(true);
        let Ok(change) = untrack(read) else { return };
        let Some(body) = change else {
            return open.set(false);
        };
        busy.set(true);
        failure.set(None);
        let (api, id) = (client.api(), client.id());
        let text = words::storage_saved(untrack(|| client.name()));
        leptos::task::spawn_local(async move {
            match api.change_organization_storage(&id, &body).await {
                Ok(()) => {
                    open.try_set(false);
                    toasts.success(text);
                    client.changed(&[area::SUBSCRIPTION]);
                }
                Err(error) => {
                    failure.try_set(Some(text_of_saving(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(words::change_storage_title(client.name()))
            .client(client.mark())
            .size(DialogSize::Small)
    });
    let range = move || least_storage_gb(state.get().1)..=MOST_STORAGE_GB;
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <p>{t(words::CHANGE_STORAGE_EFFECT)}</p>
            <NumberField
                label=words::STORAGE_GB
                value=typed
                range=Signal::derive(range)
                error
                options=FieldOptions { autofocus: true, ..FieldOptions::default() }
            />
        </FormDialog>
    }
}

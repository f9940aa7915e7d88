//! Changes the billing address: `PUT .../vnext/address`.

use leptos::prelude::*;
use portal_types::payment::BillingAddress;

use super::super::scope::{Scope, area};
use super::address_fields::AddressFields;
use super::address_form::AddressForm;
use crate::i18n::{Text, m, t};
use crate::nav::Nav;
use crate::pages::data::Data;
use crate::ui::{DialogHead, FormDialog, toasts};

#[component]
pub(super) fn AddressDialog(
    scope: Scope,
    open: RwSignal<bool>,
    address: Data<Option<BillingAddress>>,
) -> impl IntoView {
    let form = AddressForm::new();
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    // Before the fields are made: they look at what is stored.
    Effect::new_isomorphic(move |_| {
        if open.get() {
            let stored = untrack(|| address.value());
            form.fill(stored.as_deref().and_then(Option::as_ref));
            failure.set(None);
            busy.set(false);
        }
    });
    let submit = move || {
        let Some(body) = form.read() else {
            return;
        };
        let deletes = body.tax_id.is_none() && !form.stored_tax_id.read_untracked().is_empty();
        busy.set(true);
        failure.set(None);
        let (api, id) = (scope.api(), scope.id_now());
        leptos::task::spawn_local(async move {
            match api.save_billing_address(&id, &body).await {
                Ok(_) => {
                    open.try_set(false);
                    toasts.success(if deletes {
                        m::provider::billing::ADDRESS_SAVED_TAX_ID_DELETED
                    } else {
                        m::provider::billing::ADDRESS_SAVED
                    });
                    scope.changed(&[area::ADDRESS, area::WARNINGS, area::SUBSCRIPTION]);
                }
                Err(error) => {
                    failure.try_set(form.refuse(&error));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(m::provider::billing::address_dialog_title(scope.name()))
    });
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <p class="muted">{t(m::provider::billing::ADDRESS_EFFECT)}</p>
            <AddressFields form />
        </FormDialog>
    }
}

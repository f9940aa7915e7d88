//! Replaces the payment method by a test method: `PUT .../vnext/payment-method`.

use leptos::prelude::*;
use portal_types::payment::TokenizedPaymentMethod;

use super::super::scope::{Scope, area};
use super::super::words::text_of_payment_failure;
use super::test_methods::TestMethods;
use crate::i18n::{Text, m, t};
use crate::nav::Nav;
use crate::ui::{DialogHead, FormDialog, toasts};

#[component]
pub(super) fn MethodDialog(
    scope: Scope,
    open: RwSignal<bool>,
    methods: Vec<TokenizedPaymentMethod>,
) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let choice_error = RwSignal::new(None::<Text>);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    Effect::new(move |_| {
        if open.get() {
            chosen.set(String::new());
            choice_error.set(None);
            failure.set(None);
            busy.set(false);
        }
    });
    let offered = StoredValue::new(methods);
    let submit = move || {
        let method = chosen.with_untracked(|token| {
            offered.with_value(|all| all.iter().find(|method| method.token == *token).cloned())
        });
        let Some(method) = method else {
            return choice_error.set(Some(m::provider::billing::METHOD_MISSING.into()));
        };
        busy.set(true);
        failure.set(None);
        let (api, id, session) = (scope.api(), scope.id_now(), scope.session());
        leptos::task::spawn_local(async move {
            match api.save_payment_method(&id, &method).await {
                Ok(_) => {
                    open.try_set(false);
                    toasts.success(m::provider::billing::METHOD_SAVED);
                    // It may have ended a suspension.
                    drop(session.reload_profile().await);
                    scope.changed(&[
                        area::METHOD,
                        area::SUBSCRIPTION,
                        area::INVOICES,
                        area::WARNINGS,
                    ]);
                }
                Err(error) => {
                    failure.try_set(Some(text_of_payment_failure(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(m::provider::billing::method_dialog_title(scope.name()))
    });
    let effect = move || {
        if scope.is_suspended() {
            t(m::provider::billing::method_effect_suspended(scope.name()))()
        } else {
            t(m::provider::billing::METHOD_EFFECT)()
        }
    };
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <p class="muted">{effect}</p>
            <TestMethods methods=offered.get_value() chosen error=choice_error />
        </FormDialog>
    }
}

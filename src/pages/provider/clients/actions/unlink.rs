//! Unlinks a client: `DELETE /providers/{id}/organizations/{link}`. The organisation lives on.

use leptos::prelude::*;

use super::Target;
use super::failure::action_failure;
use crate::api::RefusalKind;
use crate::effect::effect;
use crate::i18n::{Text, m};
use crate::pages::provider::clients::view::ClientsView;
use crate::ui::{ConfirmDialog, DialogHead, toasts};

#[component]
pub(super) fn UnlinkDialog(
    view: ClientsView,
    open: RwSignal<bool>,
    target: RwSignal<Target>,
) -> impl IntoView {
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    effect(move || {
        if open.get() {
            failure.set(None);
            busy.set(false);
        }
    });
    let confirm = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let target = target.get_untracked();
        leptos::task::spawn_local(async move {
            let session = view.session();
            let outcome = session
                .api()
                .unlink_provider_client(&view.provider_id(), &target.link_id)
                .await;
            match outcome {
                Ok(()) => {
                    open.try_set(false);
                    toasts.success(m::client_actions::dialogs::unlinked(&target.name));
                    // The person no longer belongs to it; a failure here only leaves an old token.
                    _ = session.memberships_changed().await;
                    view.reload();
                }
                Err(error) => {
                    let text = action_failure(view, &target, &error).await;
                    let is_gone = !view.has(&target.link_id);
                    // The one rule the server knows and we cannot: somebody must be left who owns it.
                    let text = if error.kind() == Some(RefusalKind::Invalid) && !is_gone {
                        m::client_actions::dialogs::UNLINK_NEEDS_OWNER.into()
                    } else {
                        text
                    };
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        let target = target.get();
        DialogHead::new(m::client_actions::dialogs::unlink_title(&target.name))
            .client(target.mark())
    });
    let effect = Signal::derive(move || {
        let target = target.get();
        m::client_actions::dialogs::unlink_text(&target.name, view.provider_name())
    });
    view! {
        <ConfirmDialog
            open
            head
            effect
            confirm_label=Signal::stored(Text::from(m::client_actions::dialogs::UNLINK_SUBMIT))
            danger=true
            busy
            error=failure
            on_confirm=confirm
        />
    }
}

//! Deletes groups: `DELETE /organizations/{id}/groups`, all of them in one call.

use leptos::{prelude::*, task::spawn_local};
use portal_types::group::Group;

use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m::console::groups as words};
use crate::pages::console::groups::view::GroupsView;
use crate::pages::problem::text_of_saving;
use crate::ui::{ConfirmDialog, DialogHead};

#[component]
pub(super) fn DeleteDialog(
    view: GroupsView,
    open: RwSignal<bool>,
    targets: RwSignal<Vec<Group>>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    Effect::new(move |_| {
        if open.get() {
            busy.set(false);
            failure.set(None);
        }
    });
    let confirm = move || {
        busy.set(true);
        failure.set(None);
        let (api, id) = (view.client.api(), view.client.id());
        let groups = targets.get_untracked();
        spawn_local(async move {
            let ids = groups.iter().map(|group| group.id.clone()).collect();
            let mut outcome = api.delete_groups(&id, ids).await;
            if is_gone(&outcome) {
                // All or none: somebody else deleted one of them meanwhile.
                outcome = match api.groups(&id).await {
                    Ok(left) => {
                        let ids: Vec<String> = groups
                            .iter()
                            .map(|group| group.id.clone())
                            .filter(|id| left.iter().any(|group| group.id == *id))
                            .collect();
                        match ids.is_empty() {
                            true => Ok(()),
                            false => api.delete_groups(&id, ids).await,
                        }
                    }
                    Err(error) => Err(error),
                };
            }
            match outcome {
                Ok(()) => {
                    open.try_set(false);
                    view.list.choose_none();
                    view.toasts.success(match groups.as_slice() {
                        [group] => words::deleted_one(&group.name),
                        groups => words::deleted(groups.len()),
                    });
                    view.changed();
                }
                Err(error) => {
                    failure.try_set(Some(text_of_saving(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        let title = match targets.read().as_slice() {
            [group] => words::delete_title_one(&group.name),
            groups => words::delete_title(groups.len()),
        };
        DialogHead::new(title).client(view.client.mark())
    });
    let effect = Signal::derive(move || {
        let names: Vec<String> = targets.read().iter().map(|it| it.name.clone()).collect();
        words::delete_effect(view.client.name(), names.join(", "))
    });
    let label = Signal::derive(move || Text::from(words::MENU_DELETE));
    view! {
        <ConfirmDialog
            open
            head
            effect
            confirm_label=label
            danger=true
            busy
            error=failure
            on_confirm=confirm
        />
    }
}

fn is_gone(outcome: &Result<(), ApiError>) -> bool {
    outcome
        .as_ref()
        .is_err_and(|error| error.kind() == Some(RefusalKind::NotFound))
}

//! Deletes collections: `DELETE /organizations/{id}/collections`, all of them in one call.

use leptos::{prelude::*, task::spawn_local};

use super::left_out::LeftOut;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m::console::collections as words, t};
use crate::pages::console::collections::columns::name_of;
use crate::pages::console::collections::tree::Node;
use crate::pages::console::collections::view::CollectionsView;
use crate::pages::problem::text_of_saving;
use crate::ui::{Button, ButtonVariant, Callout, Dialog, DialogHead, Dismiss, Tone};

#[component]
pub(super) fn DeleteDialog(
    view: CollectionsView,
    open: RwSignal<bool>,
    targets: RwSignal<Vec<Node>>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    Effect::new(move |_| {
        if open.get() {
            busy.set(false);
            failure.set(None);
        }
    });
    let affected = Memo::new(move |_| {
        let mut nodes = targets.get();
        nodes.retain(|node| view.delete_obstacle(node).is_none());
        nodes
    });
    let confirm = move || {
        busy.set(true);
        failure.set(None);
        let nodes = affected.get_untracked();
        spawn_local(async move {
            match delete(view, &nodes).await {
                Ok(()) => {
                    open.try_set(false);
                    view.list.choose_none();
                    view.toasts.success(match nodes.as_slice() {
                        [node] => words::deleted_one(name_of(node)),
                        nodes => words::deleted(nodes.len()),
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
        let title = match affected.read().as_slice() {
            [node] => words::delete_title_one(name_of(node)),
            nodes => words::delete_title(nodes.len()),
        };
        DialogHead::new(title).client(view.client.mark())
    });
    let dismiss = Signal::derive(move || match busy.get() {
        true => Dismiss::Never,
        false => Dismiss::Esc,
    });
    let names = move || {
        let nodes = affected.read();
        (nodes.len() > 1).then(|| {
            let names = nodes
                .iter()
                .map(|node| view! { <li class="name">{t(name_of(node))}</li> });
            view! { <ul class="names-list">{names.collect_view()}</ul> }
        })
    };
    let has_children = move || affected.read().iter().any(|node| node.has_children);
    let footer = move || {
        view! {
            <Button variant=ButtonVariant::Danger busy on_press=confirm>
                {t(words::MENU_DELETE)}
            </Button>
            <Button
                disabled=busy
                on_press=move || open.set(false)
                attr:autofocus=true
            >
                {t(crate::i18n::m::ui::CANCEL)}
            </Button>
        }
    };
    view! {
        <Dialog open head dismiss footer>
            <div class="stack">
                {move || {
                    failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
                }}
                <p class="dialog__effect">
                    {move || t(words::delete_effect(view.client.name()))()}
                </p>
                {names}
                <Show when=has_children>
                    <p>{t(words::DELETE_NESTED)}</p>
                </Show>
                <LeftOut targets affected />
            </div>
        </Dialog>
    }
}

/// All of them; what somebody else deleted meanwhile is as good as done.
async fn delete(view: CollectionsView, nodes: &[Node]) -> Result<(), ApiError> {
    let (api, id) = (view.client.api(), view.client.id());
    let all = nodes.iter().map(|node| node.named.collection.id.clone());
    let Err(error) = api.delete_collections(&id, all.clone().collect()).await else {
        return Ok(());
    };
    if error.kind() != Some(RefusalKind::NotFound) {
        return Err(error);
    }
    let rows = api.collections(&id).await?;
    let left: Vec<String> = all
        .filter(|id| rows.iter().any(|row| row.id == *id))
        .collect();
    match left.len() {
        0 => Ok(()),
        // None is gone: they are refused for another reason.
        count if count == nodes.len() => Err(error),
        _ => api.delete_collections(&id, left).await,
    }
}

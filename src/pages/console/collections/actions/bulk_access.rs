//! Gives several collections to groups and members at once. Nothing is taken away.
//!
//! Official servers have a call that adds. Vaultwarden's call of that name replaces, so there each
//! collection is saved with what it had and what is added, at the server's pace.

use leptos::{prelude::*, task::spawn_local};
use portal_types::access::AccessSelection;
use portal_types::collection::{BulkCollectionAccess, SaveCollection};

use super::access_tab::AccessTab;
use super::left_out::LeftOut;
use crate::api::ApiError;
use crate::i18n::{Text, m::console::collections as words, t};
use crate::jobs::{Job, RowFault, RowState, StepOutcome};
use crate::pages::console::access::rights::joined;
use crate::pages::console::collections::tree::Node;
use crate::pages::console::collections::view::CollectionsView;
use crate::pages::problem::text_of_saving;
use crate::ui::{Callout, DialogHead, DialogSize, FormDialog, Tone};

#[component]
pub(super) fn BulkAccessDialog(
    view: CollectionsView,
    open: RwSignal<bool>,
    targets: RwSignal<Vec<Node>>,
) -> impl IntoView {
    let groups = RwSignal::new(Vec::<AccessSelection>::new());
    let members = RwSignal::new(Vec::<AccessSelection>::new());
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    Effect::new(move |_| {
        if open.get() {
            busy.set(false);
            failure.set(None);
        }
    });
    // Each time the dialog opens.
    let choose_nobody = move || {
        groups.set(Vec::new());
        members.set(Vec::new());
    };
    let affected = Memo::new(move |_| {
        let mut nodes = targets.get();
        nodes.retain(|node| view.update_obstacle(node).is_none());
        nodes
    });
    let submit = move || {
        let (groups, members) = (groups.get_untracked(), members.get_untracked());
        if groups.is_empty() && members.is_empty() {
            return failure.set(Some(words::BULK_NOBODY.into()));
        }
        busy.set(true);
        failure.set(None);
        let nodes = affected.get_untracked();
        let is_vaultwarden = view.client.rights_now().is_vaultwarden();
        spawn_local(async move {
            let outcome = match is_vaultwarden {
                true => save_each(view, &nodes, &groups, &members).await,
                false => add_to_all(view, &nodes, groups, members).await,
            };
            view.changed();
            match outcome {
                Ok(()) => {
                    open.try_set(false);
                    view.list.choose_none();
                    view.toasts.success(words::bulk_done(nodes.len()));
                }
                Err(text) => {
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(words::bulk_title(affected.read().len()))
            .client(view.client.mark())
            .size(DialogSize::Large)
    });
    let replaces = move || {
        let is_vaultwarden = view.client.rights().is_vaultwarden();
        is_vaultwarden.then(|| view! { <Callout tone=Tone::Info title=words::BULK_ONE_BY_ONE /> })
    };
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(words::BULK_SUBMIT))
            busy
            error=failure
            on_submit=submit
        >
            {choose_nobody()}
            <p class="dialog__effect">{move || t(words::bulk_effect(view.client.name()))()}</p>
            {replaces}
            <LeftOut targets affected />
            <AccessTab view groups members />
        </FormDialog>
    }
}

async fn add_to_all(
    view: CollectionsView,
    nodes: &[Node],
    groups: Vec<AccessSelection>,
    users: Vec<AccessSelection>,
) -> Result<(), Text> {
    let body = BulkCollectionAccess {
        collection_ids: nodes
            .iter()
            .map(|node| node.named.collection.id.clone())
            .collect(),
        groups,
        users,
    };
    let (api, id) = (view.client.api(), view.client.id());
    let outcome: Result<(), ApiError> = api.give_access_to_collections(&id, &body).await;
    outcome.map_err(|error| text_of_saving(&error))
}

async fn save_each(
    view: CollectionsView,
    nodes: &[Node],
    groups: &[AccessSelection],
    users: &[AccessSelection],
) -> Result<(), Text> {
    let job = Job::new(nodes.iter().map(|node| {
        let id = node.named.collection.id.clone();
        (id, node.named.name.clone().unwrap_or_default())
    }));
    let (api, organization_id) = (view.client.api(), view.client.id());
    let send = async |ids: Vec<String>| -> StepOutcome {
        let mut outcomes = Vec::new();
        for id in ids {
            let node = nodes.iter().find(|node| node.named.collection.id == id);
            let outcome = match node {
                Some(node) => {
                    let body = with_more(node, groups, users);
                    api.update_collection(&organization_id, &id, &body).await?;
                    Ok(())
                }
                None => Err(RowFault::Unmentioned),
            };
            outcomes.push((id, outcome));
        }
        Ok(outcomes)
    };
    view.queue().run(&api, &job, 1, send).await;
    let left: Vec<String> = job.with(|state| {
        let open = state.rows.iter().filter(|row| row.state != RowState::Done);
        open.map(|row| row.label.clone()).collect()
    });
    if left.is_empty() {
        Ok(())
    } else {
        Err(words::bulk_left(left.len(), left.join(", ")))
    }
}

/// The collection with what it had and what is added.
fn with_more(node: &Node, groups: &[AccessSelection], users: &[AccessSelection]) -> SaveCollection {
    let collection = &node.named.collection;
    SaveCollection {
        name: collection.name.clone(),
        external_id: collection.external_id.clone(),
        groups: joined(&collection.groups, groups),
        users: joined(&collection.users, users),
    }
}

#[cfg(test)]
mod tests {
    use portal_types::collection::OrganizationCollection;

    use super::*;
    use crate::pages::console::access::collections::Named;
    use crate::pages::console::access::rights::Right;

    #[test]
    fn where_the_server_replaces_nothing_is_lost() {
        let collection = OrganizationCollection {
            name: "2.sealed".into(),
            external_id: Some("ou".into()),
            groups: vec![Right::Manage.to("old-group")],
            users: vec![Right::View.to("old-member"), Right::Edit.to("changed")],
            ..OrganizationCollection::default()
        };
        let node = Node {
            named: Named {
                collection,
                name: None,
            },
            parent: None,
            depth: 0,
            label: None,
            has_children: false,
        };
        let body = with_more(
            &node,
            &[Right::View.to("new-group")],
            &[Right::Manage.to("changed")],
        );
        assert_eq!(body.name, "2.sealed");
        assert_eq!(body.external_id.as_deref(), Some("ou"));
        assert_eq!(
            body.groups,
            [Right::Manage.to("old-group"), Right::View.to("new-group")]
        );
        assert_eq!(
            body.users,
            [Right::View.to("old-member"), Right::Manage.to("changed")]
        );
    }
}

//! Ties data, address and table together.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use portal_types::access::AccessSelection;
use portal_types::account::OrganizationUserStatusType;
use portal_types::group::Group;
use portal_types::organization_user::MiniMember;

use super::rules::{Obstacle, delete_obstacle, update_obstacle};
use super::tree::{self, Node};
use crate::api::ApiError;
use crate::i18n::I18n;
use crate::jobs::JobQueue;
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::console::access::collections::Collections;
use crate::pages::console::access::list::{List, ListRow};
use crate::pages::console::access::picker::{Candidate, candidate};
use crate::pages::data::Data;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::sort::Direction;
use crate::ui::{Toasts, toasts};

/// The columns of the table.
pub(super) mod column {
    use super::ColumnId;

    pub(in crate::pages::console::collections) const NAME: ColumnId = "name";
    pub(in crate::pages::console::collections) const GROUPS: ColumnId = "groups";
    pub(in crate::pages::console::collections) const MEMBERS: ColumnId = "members";
    pub(in crate::pages::console::collections) const RIGHT: ColumnId = "right";
    pub(in crate::pages::console::collections) const MENU: ColumnId = "menu";
}

impl ListRow for Node {
    fn id(&self) -> &str {
        &self.named.collection.id
    }
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct CollectionsView {
    /// Whose collections.
    pub(super) client: Client,
    /// The tree and its table.
    pub(super) list: List<Node>,
    /// What the server says of them, opened.
    pub(super) collections: Collections,
    /// Ids of those whose children are hidden.
    pub(super) closed: RwSignal<HashSet<String>>,
    /// For news after something was awaited, when nobody's context is at hand any more.
    pub(super) toasts: Toasts,
    pub(super) i18n: I18n,
    /// Where the plan and the server have groups.
    groups: Option<Data<Vec<Group>>>,
    names: Data<Vec<MiniMember>>,
    queue: StoredValue<JobQueue>,
}

impl CollectionsView {
    /// Starts loading and keeps everything in step, until the current owner is cleaned up. What it asks for
    /// leaves a trace in the client's log when a provider's staff ask.
    pub(super) fn new() -> Self {
        let client = Client::use_context();
        let i18n = I18n::use_context();
        let collections = Collections::with_access(client);
        let has_groups = client.rights_now().organization().use_groups;
        let closed = RwSignal::new(HashSet::new());
        let list = List::new(column::NAME, &[], move |nodes: &[Node], query| {
            let names = nodes
                .iter()
                .map(|node| node.named.name.as_deref().unwrap_or_default());
            let (_, direction) = query.effective_sort(column::NAME);
            let is_ascending = direction == Direction::Ascending;
            let ranks = i18n.rank(names);
            closed.with(|closed| tree::shown(nodes, &ranks, is_ascending, closed, &query.search))
        });
        Effect::new(move |_| {
            if let Some(named) = collections.get() {
                list.adopt(Arc::new(tree::nodes(&named)));
            }
        });
        Effect::new(move |before: Option<()>| {
            closed.track();
            if before.is_some() {
                list.arrange(false);
            }
        });
        Self {
            client,
            list,
            collections,
            closed,
            toasts: toasts(),
            i18n,
            groups: has_groups.then(|| {
                client.ask(areas::GROUP_NAMES, |api, id| async move {
                    api.groups(&id).await
                })
            }),
            names: client.ask(areas::MEMBER_NAMES, |api, id| async move {
                api.mini_members(&id).await
            }),
            queue: StoredValue::new(JobQueue::use_context()),
        }
    }

    pub(super) fn queue(&self) -> JobQueue {
        self.queue.get_value()
    }

    /// Something about collections changed.
    pub(super) fn changed(&self) {
        self.client.changed(areas::ABOUT_COLLECTIONS);
    }

    /// Why a collection cannot be changed; reactive.
    pub(super) fn update_obstacle(&self, node: &Node) -> Option<Obstacle> {
        update_obstacle(&self.client.rights(), &node.named.collection)
    }

    /// Why a collection cannot be deleted; reactive.
    pub(super) fn delete_obstacle(&self, node: &Node) -> Option<Obstacle> {
        delete_obstacle(&self.client.rights(), &node.named.collection)
    }

    /// Whether there can be groups at all.
    pub(super) fn has_groups(&self) -> bool {
        self.groups.is_some()
    }

    /// The groups, by name; reactive. Nothing until they are here.
    pub(super) fn groups(&self) -> Option<Vec<Candidate>> {
        let groups = self.groups?.value()?;
        let candidate = |group: &Group| Candidate {
            id: group.id.clone(),
            name: group.name.clone(),
            note: String::new(),
        };
        Some(self.sorted(groups.iter().map(candidate).collect()))
    }

    /// Why the members are not here; reactive.
    pub(super) fn people_failure(&self) -> Option<ApiError> {
        self.names.failure()
    }

    /// Fetches the members anew.
    pub(super) fn reload_people(&self) {
        self.names.reload();
    }

    /// Why the groups are not here; reactive.
    pub(super) fn groups_failure(&self) -> Option<ApiError> {
        self.groups.and_then(Data::failure)
    }

    /// Fetches the groups anew.
    pub(super) fn reload_groups(&self) {
        if let Some(groups) = self.groups {
            groups.reload();
        }
    }

    /// Everybody who can be given a collection, by name; reactive. Nothing until they are here.
    pub(super) fn people(&self) -> Option<Vec<Candidate>> {
        let people = self.names.value()?;
        let people = people
            .iter()
            .filter(|it| it.status != OrganizationUserStatusType::Revoked)
            .map(|it| candidate(&it.id, it.name.as_deref(), &it.email))
            .collect();
        Some(self.sorted(people))
    }

    /// Names of the groups among these rights, in the order of the language; reactive.
    pub(super) fn group_names(&self, rights: &[AccessSelection]) -> Vec<String> {
        let groups = self.groups().unwrap_or_default();
        groups
            .into_iter()
            .filter(|group| rights.iter().any(|right| right.id == group.id))
            .map(|group| group.name)
            .collect()
    }

    /// Hides or shows what is nested under a collection.
    pub(super) fn toggle(&self, id: &str) {
        self.closed.update(|closed| {
            if !closed.remove(id) {
                closed.insert(id.to_owned());
            }
        });
    }

    fn sorted(&self, mut all: Vec<Candidate>) -> Vec<Candidate> {
        all.sort_by(|a, b| self.i18n.compare(&a.name, &b.name));
        all
    }
}

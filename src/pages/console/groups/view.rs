//! Ties data, address and table together.

use std::sync::Arc;

use leptos::prelude::*;
use portal_types::account::OrganizationUserStatusType;
use portal_types::group::Group;
use portal_types::organization_user::{MiniMember, OrganizationUser};

use crate::api::ApiError;
use crate::cache::Load;
use crate::i18n::I18n;
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::console::access::collections::Collections;
use crate::pages::console::access::list::{List, ListRow};
use crate::pages::console::access::picker::{Candidate, candidate};
use crate::pages::data::Data;
use crate::session::Action;
use crate::ui::table::RowId;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::filter::{Search, SearchText};
use crate::ui::table::models::sort::{Direction, Ranks, shown_rows, unsorted};
use crate::ui::table::models::url::TableQuery;
use crate::ui::{Toasts, toasts};

/// The columns of the table.
pub(super) mod column {
    use super::ColumnId;

    pub(in crate::pages::console::groups) const NAME: ColumnId = "name";
    pub(in crate::pages::console::groups) const MEMBERS: ColumnId = "members";
    pub(in crate::pages::console::groups) const COLLECTIONS: ColumnId = "collections";
    pub(in crate::pages::console::groups) const MENU: ColumnId = "menu";
}

impl ListRow for Group {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct GroupsView {
    /// Whose groups.
    pub(super) client: Client,
    /// The groups and their table.
    pub(super) list: List<Group>,
    /// For news after something was awaited, when nobody's context is at hand any more.
    pub(super) toasts: Toasts,
    pub(super) i18n: I18n,
    groups: Data<Vec<Group>>,
    /// Who is in which group: asked for by those who may read it.
    members: Option<Data<Vec<OrganizationUser>>>,
    names: Option<Data<Vec<MiniMember>>>,
    /// What groups can be given.
    pub(super) collections: Collections,
}

impl GroupsView {
    /// Starts loading and keeps everything in step, until the current owner is cleaned up.
    pub(super) fn new() -> Self {
        let client = Client::use_context();
        let i18n = I18n::use_context();
        let may = |action| untrack(|| client.may(action));
        let groups = client.ask(areas::GROUPS, |api, id| async move {
            api.groups_with_collections(&id).await
        });
        let members = may(Action::ManageMembers).then(|| {
            client.ask(
                areas::MEMBERS,
                |api, id| async move { api.members(&id).await },
            )
        });
        let names = members.is_none().then(|| {
            client.ask(areas::MEMBER_NAMES, |api, id| async move {
                api.mini_members(&id).await
            })
        });
        let sizes = move || members.and_then(Data::value);
        let list = List::new(column::NAME, &[], move |rows: &[Group], query| {
            let sizes = sizes().map(|members| sizes_of(rows, &members));
            let ranks = i18n.rank(rows.iter().map(|group| group.name.as_str()));
            arrange(rows, ranks, sizes.as_deref(), query)
        });
        Effect::new(move |_| {
            if let Some(groups) = groups.value() {
                list.adopt(groups);
            }
        });
        // The order may depend on the sizes.
        Effect::new(move |_| {
            if sizes().is_some() {
                list.arrange(false);
            }
        });
        Self {
            client,
            list,
            toasts: toasts(),
            i18n,
            groups,
            members,
            names,
            collections: Collections::names(client),
        }
    }

    /// Why the groups are not here; reactive.
    pub(super) fn failure(&self) -> Option<ApiError> {
        match self.groups.get() {
            Load::Failed(error, _) => Some(error),
            Load::Idle | Load::Loading | Load::Ready(_) => None,
        }
    }

    /// Fetches the groups anew.
    pub(super) fn reload(&self) {
        self.groups.reload();
    }

    /// Something about groups changed.
    pub(super) fn changed(&self) {
        self.client.changed(areas::ABOUT_GROUPS);
    }

    /// Whether who looks may change groups; reactive.
    pub(super) fn may_change(&self) -> bool {
        self.client.may(Action::ManageGroups)
    }

    /// How many members a group has, as far as who looks may know; reactive.
    pub(super) fn size(&self, group: &Group) -> Option<usize> {
        let members = self.members?.value()?;
        Some(
            members
                .iter()
                .filter(|member| member.groups.contains(&group.id))
                .count(),
        )
    }

    /// Whether sizes can be known at all.
    pub(super) fn has_sizes(&self) -> bool {
        self.members.is_some()
    }

    /// Names of what a group reaches, in the order of the language; reactive.
    pub(super) fn reached(&self, group: &Group) -> Vec<String> {
        let collections = self.collections.get().unwrap_or_default();
        let mut names: Vec<String> = collections
            .iter()
            .filter(|it| group.collections.iter().any(|to| to.id == it.collection.id))
            .filter_map(|it| it.name.clone())
            .collect();
        names.sort_by(|a, b| self.i18n.compare(a, b));
        names
    }

    /// Why the members are not here; reactive.
    pub(super) fn people_failure(&self) -> Option<ApiError> {
        match (self.members, self.names) {
            (Some(members), _) => members.failure(),
            (None, Some(names)) => names.failure(),
            (None, None) => None,
        }
    }

    /// Fetches the members anew.
    pub(super) fn reload_people(&self) {
        if let Some(members) = self.members {
            members.reload();
        }
        if let Some(names) = self.names {
            names.reload();
        }
    }

    /// Everybody who can be in a group, by name; reactive. Nothing until they are here.
    pub(super) fn people(&self) -> Option<Vec<Candidate>> {
        let mut people: Vec<Candidate> = match (self.members, self.names) {
            (Some(members), _) => members
                .value()?
                .iter()
                .filter(|it| it.status != OrganizationUserStatusType::Revoked)
                .map(|it| candidate(&it.id, it.name.as_deref(), &it.email))
                .collect(),
            (None, Some(names)) => names
                .value()?
                .iter()
                .filter(|it| it.status != OrganizationUserStatusType::Revoked)
                .map(|it| candidate(&it.id, it.name.as_deref(), &it.email))
                .collect(),
            (None, None) => Vec::new(),
        };
        people.sort_by(|a, b| self.i18n.compare(&a.name, &b.name));
        Some(people)
    }
}

fn sizes_of(groups: &[Group], members: &Arc<Vec<OrganizationUser>>) -> Vec<Option<i64>> {
    let size = |group: &Group| {
        let in_it = members.iter().filter(|it| it.groups.contains(&group.id));
        i64::try_from(in_it.count()).ok()
    };
    groups.iter().map(size).collect()
}

/// Which groups are shown in which order.
fn arrange(
    groups: &[Group],
    ranks: Vec<u32>,
    sizes: Option<&[Option<i64>]>,
    query: &TableQuery,
) -> Vec<RowId> {
    let by_name = Ranks::from_ranks(ranks);
    let (wanted, direction) = query.effective_sort(column::NAME);
    let first = || by_name.order(&unsorted(groups.len()), Direction::Ascending);
    let order = match (wanted.as_str(), sizes) {
        (column::MEMBERS, Some(sizes)) => Ranks::of_numbers(sizes).order(&first(), direction),
        (column::COLLECTIONS, _) => {
            let counts: Vec<_> = groups
                .iter()
                .map(|group| i64::try_from(group.collections.len()).ok())
                .collect();
            Ranks::of_numbers(&counts).order(&first(), direction)
        }
        _ => by_name.order(&unsorted(groups.len()), direction),
    };
    let text = SearchText::of(groups.iter().map(|group| group.name.as_str()));
    let mut search = Search::default();
    let kept = search.run(&text, &query.search);
    let mut shown = Vec::new();
    shown_rows(&order, kept, &mut shown);
    shown
}

#[cfg(test)]
mod tests {
    use portal_types::access::AccessSelection;

    use super::*;

    fn group(name: &str, collections: usize) -> Group {
        Group {
            id: name.to_lowercase(),
            name: name.to_owned(),
            collections: vec![AccessSelection::default(); collections],
            ..Group::default()
        }
    }

    fn shown(pairs: &[(&str, &str)], sizes: Option<&[Option<i64>]>) -> Vec<RowId> {
        let groups = [group("Office", 1), group("Ärzte", 3), group("IT", 0)];
        let query = TableQuery::from_pairs(pairs.iter().copied(), &[]);
        // Ärzte, IT, Office.
        arrange(&groups, vec![2, 0, 1], sizes, &query)
    }

    #[test]
    fn groups_are_sorted_and_searched() {
        let sizes = [Some(2), Some(2), Some(9)];
        assert_eq!(shown(&[], None), [1, 2, 0]);
        assert_eq!(shown(&[("sort", "-name")], None), [0, 2, 1]);
        assert_eq!(shown(&[("sort", "collections")], None), [2, 0, 1]);
        assert_eq!(shown(&[("sort", "-members")], Some(&sizes)), [2, 1, 0]);
        // Who may not know the sizes gets the names' order.
        assert_eq!(shown(&[("sort", "members")], None), [1, 2, 0]);
        assert_eq!(shown(&[("search", "arz")], None), [1]);
        assert_eq!(shown(&[("search", "nothing")], None), [] as [RowId; 0]);
    }
}

//! What the groups of a client are called, for cells, filters and files.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use portal_types::group::Group;

use crate::api::ApiError;
use crate::i18n::I18n;
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::session::Action;

/// The groups of a client by name; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Names {
    /// Asked for by those who may read them, where the plan has groups.
    groups: Option<Data<Vec<Group>>>,
}

impl Names {
    pub(super) fn ask(client: Client) -> Self {
        let may = untrack(|| client.may(Action::ListGroups));
        Self {
            groups: may.then(|| {
                client.ask(areas::GROUP_NAMES, |api, id| async move {
                    api.groups(&id).await
                })
            }),
        }
    }

    /// Whether there can be groups at all.
    pub(super) fn has_groups(self) -> bool {
        self.groups.is_some()
    }

    /// Whether the groups have arrived; reactive.
    pub(super) fn are_groups_here(self) -> bool {
        self.groups.is_some_and(|groups| groups.value().is_some())
    }

    /// Why they have not; reactive.
    pub(super) fn groups_failure(self) -> Option<ApiError> {
        self.groups?.get().error().cloned()
    }

    /// Fetches the groups anew.
    pub(super) fn reload_groups(self) {
        if let Some(groups) = self.groups {
            groups.reload();
        }
    }

    /// The groups as far as they are known; reactive.
    pub(super) fn groups(self) -> Arc<Vec<Group>> {
        self.groups.and_then(Data::value).unwrap_or_default()
    }

    /// The names of these groups, in the order of the language; groups that are gone have none. Reactive.
    pub(super) fn group_names(self, i18n: I18n, ids: &[String]) -> Vec<String> {
        let groups = self.groups();
        let mut names: Vec<String> = groups
            .iter()
            .filter(|group| ids.contains(&group.id))
            .map(|group| group.name.clone())
            .collect();
        names.sort_by(|a, b| i18n.compare(a, b));
        names
    }

    /// The place of each group by name; reactive.
    pub(super) fn group_ranks(self, i18n: I18n) -> HashMap<String, i64> {
        let groups = self.groups();
        let ranks = i18n.rank(groups.iter().map(|group| group.name.as_str()));
        let ids = groups.iter().map(|group| group.id.clone());
        ids.zip(ranks.into_iter().map(i64::from)).collect()
    }
}

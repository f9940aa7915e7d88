//! Ties data, address and table together.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_channel::oneshot;
use leptos::prelude::*;
use portal_types::account::Permissions;
use portal_types::organization_user::OrganizationUser;

use super::arrangement::{Arrangement, Counts, column, filter};
use super::names::Names;
use super::people::{Deed, Obstacle, Team, name_of};
use crate::api::{Api, ApiError, TransportError};
use crate::browser::storage::{self, Kept};
use crate::cache::Load as Fetched;
use crate::i18n::I18n;
use crate::jobs::JobQueue;
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::job_run::JobPage;
use crate::pages::table_address::TableAddress;
use crate::session::Action;
use crate::ui::table::models::columns::ColumnChoice;
use crate::ui::table::models::url::TableQuery;
use crate::ui::table::{RowId, TableState};
use crate::ui::{Toasts, toasts};

/// Where the chosen columns are kept.
const COLUMNS: &str = "members.columns";

/// So few names are put into their final order before they are shown.
const RANKED_AT_ONCE: usize = 2_000;

/// Whom to tell how fetching went.
type Waiting = oneshot::Sender<Result<(), ApiError>>;

/// Whether the list is here.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Load {
    /// It is on its way, for the first time.
    Loading,
    /// It is here.
    Ready,
    /// It could not be had.
    Failed(ApiError),
}

/// The seats of the client, as far as its list of members tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seats {
    /// Seats of the subscription; `None` without a limit.
    pub(super) all: Option<i64>,
    /// Invited, accepted and confirmed members.
    pub(super) used: i64,
}

impl Seats {
    /// Seats that are free; `None` without a limit.
    pub(super) fn left(self) -> Option<i64> {
        self.all.map(|all| (all - self.used).max(0))
    }
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct MembersView {
    /// Whose members.
    pub(super) client: Client,
    /// Everybody.
    pub(super) members: RwSignal<Arc<Vec<OrganizationUser>>>,
    /// Whether they are here.
    pub(super) load: RwSignal<Load>,
    /// What is searched for, as typed.
    pub(super) search: RwSignal<String>,
    /// What is asked of the table.
    pub(super) query: RwSignal<TableQuery>,
    /// The table.
    pub(super) table: TableState,
    /// What groups and collections are called.
    pub(super) names: Names,
    /// How many members each tab shows.
    pub(super) counts: Memo<Counts>,
    arrangement: StoredValue<Arrangement>,
    queue: StoredValue<JobQueue>,
    /// The language for texts outside views.
    pub(super) i18n: I18n,
    /// For news after something was awaited, when nobody's context is at hand any more.
    pub(super) toasts: Toasts,
    /// The members, asked for as long as the page is open.
    asked: Data<Vec<OrganizationUser>>,
    /// Who waits for the next answer.
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
}

impl MembersView {
    /// Starts loading and keeps address and table in step, until the current owner is cleaned up.
    pub(super) fn new() -> Self {
        let client = Client::use_context();
        let query = RwSignal::new(TableQuery::default());
        let load = RwSignal::new(Load::Loading);
        let sort = Memo::new(move |_| query.with(|query| query.effective_sort(column::NAME)));
        let table = TableState::new(
            sort.into(),
            Signal::derive(move || load.get() == Load::Loading),
        );
        let saved = storage::get(Kept::InBrowser, COLUMNS).unwrap_or_default();
        table.columns.set(ColumnChoice::from_saved(&saved));
        let members = RwSignal::<Arc<Vec<OrganizationUser>>>::default();
        let view = Self {
            client,
            members,
            load,
            search: RwSignal::default(),
            query,
            table,
            names: Names::ask(client),
            counts: Memo::new(move |_| members.with(|members| Counts::of(members))),
            arrangement: StoredValue::default(),
            queue: StoredValue::new(JobQueue::use_context()),
            i18n: I18n::use_context(),
            toasts: toasts(),
            asked: ask_for_members(client),
            waiting: StoredValue::new_local(Vec::new()),
        };
        TableAddress {
            query,
            search: view.search,
            filter_names: filter::NAMES,
            on_change: Callback::new(move |()| view.arrange(true)),
        }
        .keep();
        view.keep_columns();
        view.follow_language();
        view.follow_answers();
        view
    }

    /// Account id of who looks; reactive.
    pub(super) fn own_user_id(&self) -> String {
        let profile = self.client.session().profile();
        profile.map(|it| it.id.clone()).unwrap_or_default()
    }

    /// Everybody, as who looks sees them; reactive.
    pub(super) fn with_team<T>(&self, ask: impl FnOnce(Team<'_>) -> T) -> T {
        let (own_user_id, rights) = (self.own_user_id(), self.client.rights());
        self.members.with(|members| {
            ask(Team {
                members,
                own_user_id: &own_user_id,
                rights: &rights,
            })
        })
    }

    /// Why something cannot be done with somebody; reactive.
    pub(super) fn obstacle(&self, deed: Deed, member: &OrganizationUser) -> Option<Obstacle> {
        self.with_team(|team| team.obstacle(deed, member))
    }

    /// Whether members may be managed at all; reactive.
    pub(super) fn manages(&self) -> bool {
        self.client.may(Action::ManageMembers)
    }

    /// The custom permissions that whoever looks may hand out; reactive.
    pub(super) fn grantable(&self) -> Permissions {
        super::people::grantable(&self.client.rights())
    }

    /// The seats; reactive. Only who sees all members knows them.
    pub(super) fn seats(&self) -> Option<Seats> {
        (self.manages() && self.load.get() == Load::Ready).then(|| Seats {
            all: self.client.rights().organization().seats,
            used: i64::try_from(self.counts.get().seats).unwrap_or(i64::MAX),
        })
    }

    /// The member of a row; reactive.
    pub(super) fn member(&self, row: RowId) -> Option<OrganizationUser> {
        self.members
            .with(|members| members.get(row as usize).cloned())
    }

    /// The member with this id, as they are now.
    pub(super) fn find(&self, id: &str) -> Option<OrganizationUser> {
        self.members
            .try_with_untracked(|members| members.iter().find(|it| it.id == id).cloned())
            .flatten()
    }

    /// What the member of a row is called; reactive.
    pub(super) fn name(&self, row: RowId) -> String {
        self.members.with(|members| {
            let member = members.get(row as usize);
            member.map(|it| name_of(it).to_owned()).unwrap_or_default()
        })
    }

    /// The rows that are chosen, in the order of the table, those that the filters hide after them; reactive.
    pub(super) fn chosen_rows(&self) -> Vec<RowId> {
        let selection = self.table.selection.read();
        let shown = self.table.shown.read();
        let mut hidden = selection.rows().clone();
        let mut rows = Vec::with_capacity(selection.len());
        for row in shown.iter().copied().filter(|row| selection.contains(*row)) {
            hidden.set(row, false);
            rows.push(row);
        }
        rows.extend(hidden.iter());
        rows
    }

    /// The chosen members; reactive.
    pub(super) fn chosen(&self) -> Vec<OrganizationUser> {
        let rows = self.chosen_rows();
        let members = self.members.read();
        rows.into_iter()
            .filter_map(|row| members.get(row as usize).cloned())
            .collect()
    }

    /// Fetches the members anew; what is shown stays until they are here.
    pub(super) fn reload(self) {
        self.client.changed(areas::ABOUT_MEMBERS);
    }

    /// Changes what is asked of the table, and shows the answer from its beginning.
    pub(super) fn ask(self, change: impl FnOnce(&mut TableQuery)) {
        self.query.update(change);
        self.arrange(true);
    }

    /// No search and no filters; the sorting stays.
    pub(super) fn clear_filters(self) {
        self.ask(|query| {
            query.search.clear();
            query.filters.clear();
        });
        self.search.set(String::new());
    }

    /// Shows every answer, and tells those who wait for it.
    fn follow_answers(self) {
        Effect::new(move |_| {
            let answer = self.asked.get();
            match &answer {
                Fetched::Idle | Fetched::Loading => self.load.set(Load::Loading),
                Fetched::Ready(members) => self.adopt(Arc::clone(members)),
                Fetched::Failed(error, _) => self.load.set(Load::Failed(error.clone())),
            }
            if self.asked.is_fetching() {
                return;
            }
            for told in self
                .waiting
                .try_update_value(std::mem::take)
                .unwrap_or_default()
            {
                // Who waited may have gone away.
                _ = told.send(answer.error().map_or(Ok(()), |error| Err(error.clone())));
            }
        });
    }

    /// Shows a list that has just arrived.
    fn adopt(self, members: Arc<Vec<OrganizationUser>>) {
        let before = self.members.get_untracked();
        if !Arc::ptr_eq(&members, &before) {
            let places: HashMap<&str, RowId> = (0..)
                .zip(members.iter())
                .map(|(row, it)| (it.id.as_str(), row))
                .collect();
            let selection = self.table.selection.with_untracked(|selection| {
                selection.carried_over(members.len(), |row| {
                    places.get(before.get(row as usize)?.id.as_str()).copied()
                })
            });
            self.table.selection.set(selection);
            self.table.highlight.set(None);
            self.members.set(members);
            self.prepare();
        }
        self.load.set(Load::Ready);
    }

    /// The list or the language is another one.
    fn prepare(self) {
        let members = self.members.get_untracked();
        self.arrangement.set_value(Arrangement::new(&members));
        if members.len() <= RANKED_AT_ONCE {
            self.rank();
        } else {
            // For very many names the order of the language takes longer than a frame.
            self.arrange(false);
            request_animation_frame(move || set_timeout(move || self.rank(), Duration::ZERO));
        }
    }

    /// Puts the names into the order of the language.
    fn rank(self) {
        let Some(members) = self.members.try_get_untracked() else {
            return;
        };
        let ranks = untrack(|| self.i18n.rank(members.iter().map(name_of)));
        self.arrangement
            .try_update_value(|arrangement| arrangement.set_name_ranks(ranks));
        self.arrange(false);
    }

    /// Decides anew who is shown.
    fn arrange(self, from_top: bool) {
        let members = self.members.get_untracked();
        let query = self.query.get_untracked();
        let group_ranks = untrack(|| self.names.group_ranks(self.i18n));
        self.table.show(from_top, |shown| {
            self.arrangement.update_value(|arrangement| {
                let rank = |id: &str| group_ranks.get(id).copied();
                arrangement.arrange(&members, &query, rank, shown);
            });
        });
    }

    /// Every language sorts names its own way.
    fn follow_language(self) {
        Effect::new(move |before: Option<_>| {
            let now = (self.i18n.lang(), self.names.are_groups_here());
            if before.is_some_and(|before| before != now) {
                self.prepare();
            }
            now
        });
    }

    fn keep_columns(self) {
        Effect::new(move |before: Option<()>| {
            let saved = self.table.columns.with(ColumnChoice::to_saved);
            if before.is_some() {
                let saved = Some(saved).filter(|saved| !saved.is_empty());
                storage::set(Kept::InBrowser, COLUMNS, saved.as_deref());
            }
        });
    }
}

impl JobPage for MembersView {
    fn queue(self) -> JobQueue {
        self.queue.get_value()
    }

    fn api(self) -> Api {
        self.client.api()
    }

    /// What is shown stays when the members could not be fetched.
    async fn refresh(self) -> Result<(), ApiError> {
        let (told, answer) = oneshot::channel();
        self.waiting.try_update_value(|waiting| waiting.push(told));
        self.reload();
        // Nobody tells any more: the page was left.
        answer
            .await
            .unwrap_or(Err(ApiError::Transport(TransportError::Aborted)))
    }

    fn toasts(self) -> Toasts {
        self.toasts
    }

    /// By id or address.
    fn reveal(self, who: &str) {
        let row = self.members.try_with_untracked(|members| {
            let is_meant =
                |it: &OrganizationUser| it.id == who || it.email.eq_ignore_ascii_case(who);
            RowId::try_from(members.iter().position(is_meant)?).ok()
        });
        if let Some(Some(row)) = row
            && self.table.shown.read_untracked().contains(&row)
        {
            self.table.reveal(row);
        }
    }

    fn clear_selection(self) {
        self.table
            .selection
            .try_update(|selection| selection.clear());
    }
}

/// The members of a client, shared with whoever else of the console asks for them.
pub fn ask_for_members(client: Client) -> Data<Vec<OrganizationUser>> {
    client.ask(
        areas::MEMBERS,
        |api, id| async move { api.members(&id).await },
    )
}

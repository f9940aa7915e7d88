//! Ties data, address and table together.

use std::collections::HashMap;
use std::sync::Arc;

use futures_channel::oneshot;
use leptos::prelude::*;
use portal_types::provider_user::ProviderUser;

use super::arrangement::{Arrangement, Counts, column, filter};
use super::ask::{ask_for_people, cache_key};
use super::people::{Deed, Obstacle, Staff, name_of};
use crate::api::{Api, ApiError, TransportError};
use crate::cache::{Asked, Cache, Load as Fetched};
use crate::i18n::I18n;
use crate::jobs::JobQueue;
use crate::nav::path_param;
use crate::pages::job_run::JobPage;
use crate::pages::table_address::TableAddress;
use crate::session::Session;
use crate::ui::table::models::url::TableQuery;
use crate::ui::table::{RowId, TableState};
use crate::ui::{Toasts, toasts};

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

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct MembersView {
    provider_id: Memo<String>,
    /// Everybody.
    pub(super) people: RwSignal<Arc<Vec<ProviderUser>>>,
    /// Whether they are here.
    pub(super) load: RwSignal<Load>,
    /// What is searched for, as typed.
    pub(super) search: RwSignal<String>,
    /// What is asked of the table.
    pub(super) query: RwSignal<TableQuery>,
    /// The table.
    pub(super) table: TableState,
    arrangement: StoredValue<Arrangement>,
    session: StoredValue<Session>,
    cache: StoredValue<Cache>,
    queue: StoredValue<JobQueue>,
    i18n: I18n,
    /// For news after something was awaited, when nobody's context is at hand any more.
    pub(super) toasts: Toasts,
    /// The people, asked for as long as the page is open.
    asked: RwSignal<Option<Asked<Vec<ProviderUser>>>, LocalStorage>,
    /// Who waits for the next answer.
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
}

impl MembersView {
    /// Starts loading and keeps address and table in step, until the current owner is cleaned up.
    pub(super) fn new() -> Self {
        let query = RwSignal::new(TableQuery::default());
        let load = RwSignal::new(Load::Loading);
        let sort = Memo::new(move |_| query.with(|query| query.effective_sort(column::NAME)));
        let table = TableState::new(
            sort.into(),
            Signal::derive(move || load.get() == Load::Loading),
        );
        let view = Self {
            provider_id: path_param("provider_id"),
            people: RwSignal::default(),
            load,
            search: RwSignal::default(),
            query,
            table,
            arrangement: StoredValue::default(),
            session: StoredValue::new(Session::use_context()),
            cache: StoredValue::new(Cache::use_context()),
            queue: StoredValue::new(JobQueue::use_context()),
            i18n: I18n::use_context(),
            toasts: toasts(),
            asked: RwSignal::new_local(None),
            waiting: StoredValue::new_local(Vec::new()),
        };
        TableAddress {
            query,
            search: view.search,
            filter_names: filter::NAMES,
            on_change: Callback::new(move |()| view.arrange(true)),
        }
        .keep();
        view.follow_language();
        view.ask_for_people();
        view.follow_answers();
        view
    }

    /// The session, for actions.
    pub(super) fn session(&self) -> Session {
        self.session.get_value()
    }

    pub(super) fn cache(&self) -> Cache {
        self.cache.get_value()
    }

    /// The provider's id.
    pub(super) fn provider_id(&self) -> String {
        self.provider_id.get_untracked()
    }

    /// The provider's name; reactive.
    pub(super) fn provider_name(&self) -> String {
        let id = self.provider_id.get();
        let profile = self.session().profile();
        profile
            .and_then(|profile| {
                let provider = profile.providers.iter().find(|it| it.id == id)?;
                provider.name.clone()
            })
            .unwrap_or_default()
    }

    /// Account id of who looks; reactive.
    pub(super) fn own_user_id(&self) -> String {
        let profile = self.session().profile();
        profile.map(|it| it.id.clone()).unwrap_or_default()
    }

    /// Everybody, as who looks sees them; reactive.
    pub(super) fn with_staff<T>(&self, ask: impl FnOnce(Staff<'_>) -> T) -> T {
        let own_user_id = self.own_user_id();
        self.people.with(|people| {
            ask(Staff {
                people,
                own_user_id: &own_user_id,
            })
        })
    }

    /// Why something cannot be done with somebody; reactive.
    pub(super) fn obstacle(&self, deed: Deed, person: &ProviderUser) -> Option<Obstacle> {
        self.with_staff(|staff| staff.obstacle(deed, person))
    }

    /// How many people each tab shows; reactive.
    pub(super) fn counts(&self) -> Counts {
        self.people.with(|people| Counts::of(people))
    }

    /// The person of a row; reactive.
    pub(super) fn person(&self, row: RowId) -> Option<ProviderUser> {
        self.people.with(|people| people.get(row as usize).cloned())
    }

    /// The person with this id, as they are now.
    pub(super) fn find(&self, id: &str) -> Option<ProviderUser> {
        self.people
            .try_with_untracked(|people| people.iter().find(|it| it.id == id).cloned())
            .flatten()
    }

    /// What the person of a row is called; reactive.
    pub(super) fn name(&self, row: RowId) -> String {
        self.people.with(|people| {
            let person = people.get(row as usize);
            person.map(|it| name_of(it).to_owned()).unwrap_or_default()
        })
    }

    /// The chosen people, in the order of the table, those that the filters hide after them; reactive.
    pub(super) fn chosen(&self) -> Vec<ProviderUser> {
        let selection = self.table.selection.read();
        let shown = self.table.shown.read();
        let people = self.people.read();
        let visible = shown.iter().copied().filter(|row| selection.contains(*row));
        let hidden = selection.iter().filter(|row| !shown.contains(row));
        visible
            .chain(hidden)
            .filter_map(|row| people.get(row as usize).cloned())
            .collect()
    }

    /// Fetches the people anew; what is shown stays until they are here.
    pub(super) fn reload(self) {
        if let Some(id) = self.provider_id.try_get_untracked() {
            self.cache
                .try_with_value(|cache| cache.invalidate(&cache_key(&id)));
        }
    }

    /// Changes what is asked of the table, and shows the answer from its beginning.
    pub(super) fn ask(self, change: impl FnOnce(&mut TableQuery)) {
        self.query.update(change);
        self.arrange(true);
    }

    /// No search and everybody's tab; the sorting stays.
    pub(super) fn clear_filters(self) {
        self.ask(|query| {
            query.search.clear();
            query.filters.clear();
        });
        self.search.set(String::new());
    }

    fn ask_for_people(self) {
        Effect::new(move |_| {
            let id = self.provider_id.get();
            let session = self.session();
            let asked = self
                .cache
                .with_value(|cache| ask_for_people(cache, &session, &id));
            self.people.set(Arc::default());
            self.asked.set(Some(asked));
        });
    }

    /// Shows every answer, and tells those who wait for it.
    fn follow_answers(self) {
        Effect::new(move |_| {
            let Some(asked) = self.asked.get() else {
                return;
            };
            let answer = asked.get();
            match &answer {
                Fetched::Idle | Fetched::Loading => self.load.set(Load::Loading),
                Fetched::Ready(people) => self.adopt(Arc::clone(people)),
                Fetched::Failed(error, _) => self.load.set(Load::Failed(error.clone())),
            }
            if asked.is_fetching() {
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
    fn adopt(self, people: Arc<Vec<ProviderUser>>) {
        let before = self.people.get_untracked();
        if !Arc::ptr_eq(&people, &before) {
            let places: HashMap<&str, RowId> = (0..)
                .zip(people.iter())
                .map(|(row, it)| (it.id.as_str(), row))
                .collect();
            let selection = self.table.selection.with_untracked(|selection| {
                selection.carried_over(people.len(), |row| {
                    places.get(before.get(row as usize)?.id.as_str()).copied()
                })
            });
            self.table.selection.set(selection);
            self.table.highlight.set(None);
            self.people.set(people);
            self.prepare();
        }
        self.load.set(Load::Ready);
    }

    /// The list or the language is another one.
    fn prepare(self) {
        let people = self.people.get_untracked();
        let ranks = untrack(|| self.i18n.rank(people.iter().map(name_of)));
        self.arrangement.set_value(Arrangement::new(&people, ranks));
        self.arrange(false);
    }

    /// Decides anew who is shown.
    fn arrange(self, from_top: bool) {
        let people = self.people.get_untracked();
        let query = self.query.get_untracked();
        self.table.show(from_top, |shown| {
            self.arrangement.update_value(|arrangement| {
                arrangement.arrange(&people, &query, shown);
            });
        });
    }

    /// Every language sorts names its own way.
    fn follow_language(self) {
        Effect::new(move |before: Option<_>| {
            let lang = self.i18n.lang();
            if before.is_some_and(|before| before != lang) {
                self.prepare();
            }
            lang
        });
    }
}

impl JobPage for MembersView {
    fn queue(self) -> JobQueue {
        self.queue.get_value()
    }

    fn api(self) -> Api {
        self.session().api().clone()
    }

    /// What is shown stays when the people could not be fetched.
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
        let row = self.people.try_with_untracked(|people| {
            let is_meant = |it: &ProviderUser| it.id == who || it.email.eq_ignore_ascii_case(who);
            RowId::try_from(people.iter().position(is_meant)?).ok()
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

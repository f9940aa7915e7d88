//! Ties data, address and table together.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use futures_channel::oneshot;
use leptos::prelude::*;
use portal_types::client_list::{ClientList, ClientTotals, CompactId};

use super::arrangement::{Arrangement, PlanChoice, SEEN_FIRST, column, filter};
use super::memberships::memberships;
use crate::api::{ApiError, TransportError};
use crate::browser::storage::{self, Kept};
use crate::cache::{Asked, Cache, Key, Load as Fetched};
use crate::effect::effect;
use crate::i18n::I18n;
use crate::pages::areas;
use crate::pages::table_address::TableAddress;
use crate::session::Session;
use crate::ui::table::models::columns::ColumnChoice;
use crate::ui::table::models::url::TableQuery;
use crate::ui::table::{RowId, TableState};

/// Where the chosen columns are kept.
const COLUMNS: &str = "clients.columns";

/// So few names are put into their final order before they are shown.
const RANKED_AT_ONCE: usize = 2_000;

/// Where the clients come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The clients of the provider with this id.
    Provider(String),
    /// The organisations this person owns or administers: on servers without providers.
    Memberships,
}

impl Source {
    fn provider_id(&self) -> Option<String> {
        match self {
            Self::Provider(id) => Some(id.clone()),
            Self::Memberships => None,
        }
    }
}

/// Whom to tell how fetching went.
type Waiting = oneshot::Sender<Result<(), ApiError>>;

fn cache_key(provider_id: &str) -> Key {
    Key::new(areas::PROVIDER_CLIENTS, provider_id)
}

/// What may be done with the clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Powers {
    /// Names and seats can be changed.
    pub(super) manages: bool,
    /// Clients can be added and unlinked, and seats bought.
    pub(super) administers: bool,
    /// The provider is suspended: nothing can be changed.
    pub(super) suspended: bool,
}

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

/// What the filters offer, with numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FilterFacts {
    pub(super) plans: Vec<PlanChoice>,
    pub(super) full: usize,
    pub(super) pending: usize,
}

/// The state of the Clients page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ClientsView {
    source: Memo<Source>,
    /// What may be done; reactive.
    pub(super) powers: Memo<Powers>,
    /// The clients.
    pub(super) list: RwSignal<Arc<ClientList>>,
    /// Whether they are here.
    pub(super) load: RwSignal<Load>,
    /// What is searched for, as typed.
    pub(super) search: RwSignal<String>,
    /// What is asked of the table.
    pub(super) query: RwSignal<TableQuery>,
    /// The table.
    pub(super) table: TableState,
    /// The sums over the clients shown.
    pub(super) totals: RwSignal<ClientTotals>,
    /// What the filters offer.
    pub(super) facts: RwSignal<FilterFacts>,
    arrangement: StoredValue<Arrangement>,
    session: StoredValue<Session>,
    /// The language for texts outside views.
    pub(super) i18n: I18n,
    cache: StoredValue<Cache>,
    /// A provider's clients, asked for as long as the page is open.
    asked: RwSignal<Option<Asked<ClientList>>, LocalStorage>,
    /// Who waits for the next answer.
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
}

impl ClientsView {
    /// Starts loading and keeps address and table in step, until the current owner is cleaned up.
    pub(super) fn new(source: Memo<Source>) -> Self {
        let session = Session::use_context();
        let query = RwSignal::new(TableQuery::default());
        let load = RwSignal::new(Load::Loading);
        let sort = Memo::new(move |_| query.with(|query| query.effective_sort(column::NAME)));
        let table = TableState::new(
            sort.into(),
            Signal::derive(move || load.get() == Load::Loading),
        );
        let saved = storage::get(Kept::InBrowser, COLUMNS).unwrap_or_default();
        table.columns.set(ColumnChoice::from_saved(&saved));
        let powers = Memo::new({
            let session = session.clone();
            move |_| match source.get() {
                Source::Memberships => Powers::default(),
                Source::Provider(id) => powers_of(&session, &id),
            }
        });
        let view = Self {
            source,
            powers,
            list: RwSignal::default(),
            load,
            search: RwSignal::default(),
            query,
            table,
            totals: RwSignal::default(),
            facts: RwSignal::default(),
            arrangement: StoredValue::default(),
            session: StoredValue::new(session),
            i18n: I18n::use_context(),
            cache: StoredValue::new(Cache::use_context()),
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
        view.keep_columns();
        view.follow_language();
        view.ask_for_clients();
        view.follow_answers();
        view
    }

    /// The session, for actions.
    pub(super) fn session(&self) -> Session {
        self.session.get_value()
    }

    /// The provider's id; empty where there is none.
    pub(super) fn provider_id(&self) -> String {
        self.source
            .with_untracked(Source::provider_id)
            .unwrap_or_default()
    }

    /// The same; reactive.
    pub(super) fn provider(&self) -> Signal<String> {
        let source = self.source;
        Signal::derive(move || source.with(Source::provider_id).unwrap_or_default())
    }

    /// Whether these are memberships, not a provider's clients; reactive.
    pub(super) fn is_memberships(&self) -> bool {
        self.source.with(|source| *source == Source::Memberships)
    }

    /// Fetches the clients anew; what is shown stays until they are here.
    pub(super) fn reload(self) {
        if let Some(id) = self
            .source
            .try_with_untracked(Source::provider_id)
            .flatten()
        {
            self.cache
                .try_with_value(|cache| cache.invalidate(&cache_key(&id)));
        }
    }

    /// Fetches the clients anew and shows them.
    ///
    /// # Errors
    /// Everything of [`ApiError`]; what is shown stays then.
    pub(super) async fn refresh(self) -> Result<(), ApiError> {
        let (told, answer) = oneshot::channel();
        self.waiting.try_update_value(|waiting| waiting.push(told));
        self.reload();
        // Nobody tells any more: the page was left.
        answer
            .await
            .unwrap_or(Err(ApiError::Transport(TransportError::Aborted)))
    }

    /// Changes what is asked of the table, and shows the answer from its beginning.
    pub(super) fn ask(self, change: impl FnOnce(&mut TableQuery)) {
        self.query.update(change);
        self.arrange(true);
    }

    /// No search and no filters any more; the sorting stays.
    pub(super) fn clear_filters(self) {
        self.ask(|query| {
            query.search.clear();
            query.filters.clear();
        });
        self.search.set(String::new());
    }

    /// Shows a client that was just made or changed, even if the filters would hide it.
    pub(super) fn reveal(self, row: RowId) {
        if !self.table.shown.read_untracked().contains(&row) {
            self.clear_filters();
        }
        self.table.reveal(row);
    }

    /// Fetches the clients anew and shows the one that was just changed. A failure leaves the old list,
    /// with a way to try again.
    pub(super) async fn refresh_and_reveal(self, link_id: &str) {
        self.refresh_and_reveal_where(|list| list.find(link_id))
            .await;
    }

    /// The same for an organisation whose link is not known yet.
    pub(super) async fn refresh_and_reveal_organization(self, organization_id: &str) {
        self.refresh_and_reveal_where(|list| list.find_organization(organization_id))
            .await;
    }

    async fn refresh_and_reveal_where(self, find: impl Fn(&ClientList) -> Option<RowId>) {
        match self.refresh().await {
            Ok(()) => {
                let row = self.list.try_with_untracked(|list| find(list)).flatten();
                if let Some(row) = row {
                    self.reveal(row);
                }
            }
            Err(error) if error.is_aborted() => {}
            Err(error) => {
                self.load.try_set(Load::Failed(error));
            }
        }
    }

    /// Whether the client is (still) in the list.
    pub(super) fn has(&self, link_id: &str) -> bool {
        self.list
            .try_with_untracked(|list| list.find(link_id).is_some())
            .unwrap_or(false)
    }

    /// The newest client of this name that was not there before.
    pub(super) fn newest(&self, name: &str, before: &HashSet<CompactId>) -> Option<RowId> {
        self.list.try_with_untracked(|list| {
            (0..list.len() as RowId)
                .filter(|row| {
                    list.compact_id(*row)
                        .is_some_and(|id| !before.contains(&id))
                })
                .filter(|row| list.name(*row) == name)
                .max_by_key(|row| list.created_seconds(*row))
        })?
    }

    /// The provider's name; reactive.
    pub(super) fn provider_name(&self) -> String {
        let id = self.provider_id();
        let profile = self.session().profile();
        profile
            .and_then(|profile| {
                profile
                    .providers
                    .iter()
                    .find(|it| it.id == id)?
                    .name
                    .clone()
            })
            .unwrap_or_default()
    }

    /// All link ids, to find out later which client is new.
    pub(super) fn ids(&self) -> HashSet<CompactId> {
        self.list.with_untracked(|list| {
            (0..list.len() as RowId)
                .filter_map(|row| list.compact_id(row))
                .collect()
        })
    }

    /// Asks for the clients of the source of the moment.
    fn ask_for_clients(self) {
        effect(move || {
            let Some(id) = self.source.with(Source::provider_id) else {
                let profile = self.session().profile();
                self.adopt(Arc::new(
                    profile.map(|it| memberships(&it)).unwrap_or_default(),
                ));
                return;
            };
            let session = self.session();
            let load = {
                let id = id.clone();
                move || {
                    let (session, id) = (session.clone(), id.clone());
                    async move { session.api().provider_clients(&id).await }
                }
            };
            let asked = self
                .cache
                .with_value(|cache| cache.ask(cache_key(&id), load));
            self.list.set(Arc::default());
            self.table.show(true, Vec::clear);
            self.asked.set(Some(asked));
        });
    }

    /// Shows every answer, and tells those who wait for it.
    fn follow_answers(self) {
        effect(move || {
            let Some(asked) = self.asked.get() else {
                return;
            };
            let answer = asked.get();
            match &answer {
                Fetched::Idle | Fetched::Loading => self.load.set(Load::Loading),
                Fetched::Ready(list) => self.adopt(Arc::clone(list)),
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
    fn adopt(self, list: Arc<ClientList>) {
        if Arc::ptr_eq(&list, &self.list.get_untracked()) {
            self.load.set(Load::Ready);
            return;
        }
        // Once rows have been seen they must not leave their place, not even for a moment.
        let is_first = self.list.with_untracked(|list| list.is_empty());
        let mut arrangement = match is_first {
            true => Arrangement::with_ends(&list, SEEN_FIRST),
            false => Arrangement::new(&list),
        };
        let is_short = list.len() <= RANKED_AT_ONCE;
        if is_short {
            arrangement.set_name_ranks(untrack(|| self.i18n.rank(list.names())));
        }
        let facts = FilterFacts {
            plans: arrangement.plans().cloned().collect(),
            full: arrangement.full_count(),
            pending: arrangement.pending_count(),
        };
        let Some(selection) = self.table.selection.try_with_untracked(|selection| {
            let places: HashMap<CompactId, RowId> = match selection.is_empty() {
                true => HashMap::new(),
                false => (0..list.len() as RowId)
                    .filter_map(|row| Some((list.compact_id(row)?, row)))
                    .collect(),
            };
            let before = self.list.get_untracked();
            selection.carried_over(list.len(), |row| {
                places.get(&before.compact_id(row)?).copied()
            })
        }) else {
            // The page was left while the answer came in.
            return;
        };
        self.arrangement.try_set_value(arrangement);
        self.table.selection.try_set(selection);
        self.table.highlight.try_set(None);
        self.list.try_set(list);
        self.table.data_changed();
        self.facts.try_set(facts);
        self.arrange(false);
        self.load.try_set(Load::Ready);
        if !is_short {
            self.rank_after_paint();
        }
    }

    /// Decides anew what is shown.
    fn arrange(self, from_top: bool) {
        let Some(list) = self.list.try_get_untracked() else {
            return;
        };
        let Some(query) = self.query.try_get_untracked() else {
            return;
        };
        let mut totals = None;
        self.table.show(from_top, |shown| {
            totals = self
                .arrangement
                .try_update_value(|arrangement| arrangement.arrange(&list, &query, shown));
        });
        self.totals.try_set(totals.unwrap_or_default());
    }

    /// Puts names into the order of the language once the rows are on the screen: for very many names
    /// that takes longer than a frame.
    fn rank_after_paint(self) {
        request_animation_frame(move || {
            set_timeout(
                move || {
                    let Some(list) = self.list.try_get_untracked() else {
                        return;
                    };
                    let ranks = untrack(|| self.i18n.rank(list.names()));
                    self.arrangement.try_update_value(|arrangement| {
                        arrangement.set_name_ranks(ranks);
                    });
                    self.arrange(false);
                },
                Duration::ZERO,
            );
        });
    }

    /// Every language sorts names its own way.
    fn follow_language(self) {
        let mut before = None;
        effect(move || {
            let lang = self.i18n.lang();
            if before.replace(lang).is_some_and(|before| before != lang) {
                self.rank_after_paint();
            }
        });
    }

    fn keep_columns(self) {
        let mut is_first = true;
        effect(move || {
            let saved = self.table.columns.with(ColumnChoice::to_saved);
            if !std::mem::take(&mut is_first) {
                let saved = Some(saved).filter(|saved| !saved.is_empty());
                storage::set(Kept::InBrowser, COLUMNS, saved.as_deref());
            }
        });
    }
}

fn powers_of(session: &Session, provider_id: &str) -> Powers {
    let Some(open) = session.unlocked() else {
        return Powers::default();
    };
    let suspended = open
        .profile()
        .providers
        .iter()
        .any(|it| it.id == provider_id && !it.enabled);
    Powers {
        manages: !suspended && open.may(|may| may.sees_provider(provider_id)),
        administers: !suspended && open.may(|may| may.administers_provider(provider_id)),
        suspended,
    }
}

//! Fetched data by key, shared by all views that ask for it; wiped on lock.
//!
//! A view calls [`Cache::ask`] and keeps what it gets for as long as it lives. Who asks first causes the
//! request, who asks meanwhile shares it, and when the last one goes away an unfinished request is given
//! up. What changes something on the server says so with [`Cache::invalidate`]: views on screen get new
//! data, the rest is forgotten.

mod entry;
#[cfg(test)]
mod tests;

use std::{
    any::Any,
    collections::HashMap,
    fmt,
    future::Future,
    sync::{Arc, Mutex},
};

use futures_util::future::LocalBoxFuture;
use leptos::prelude::{ArcReadSignal, Get as _, GetUntracked as _, expect_context};

use crate::api::{ApiError, lock};
use entry::{AnyEntry, Entry};

/// What is known of something that is fetched.
#[derive(Debug)]
pub enum Load<T> {
    /// Nobody has asked yet, or it was wiped.
    Idle,
    /// The first answer is on its way: show a skeleton.
    Loading,
    /// Here it is. A newer version may be on its way.
    Ready(Arc<T>),
    /// It could not be fetched; perhaps an older version is still there to be shown.
    Failed(ApiError, Option<Arc<T>>),
}

impl<T> Load<T> {
    /// The data, old data after a failure included.
    pub fn value(&self) -> Option<&Arc<T>> {
        match self {
            Self::Ready(value) | Self::Failed(_, Some(value)) => Some(value),
            Self::Idle | Self::Loading | Self::Failed(_, None) => None,
        }
    }

    /// What went wrong last.
    pub fn error(&self) -> Option<&ApiError> {
        if let Self::Failed(error, _) = self {
            Some(error)
        } else {
            None
        }
    }
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Idle => Self::Idle,
            Self::Loading => Self::Loading,
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
            Self::Failed(error, value) => Self::Failed(error.clone(), value.clone()),
        }
    }
}

/// What is asked for: an area (`provider-clients`) and whose.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    area: &'static str,
    id: String,
}

impl Key {
    /// Something there are several of: one per `id`.
    pub fn new(area: &'static str, id: impl Into<String>) -> Self {
        Self {
            area,
            id: id.into(),
        }
    }

    /// Something there is one of.
    pub fn single(area: &'static str) -> Self {
        Self::new(area, "")
    }
}

/// Runs a future in the background, on the browser's one thread.
pub type Spawn = Arc<dyn Fn(LocalBoxFuture<'static, ()>) + Send + Sync>;

/// The cache. Cheap to clone; all clones are one cache.
#[derive(Clone)]
pub struct Cache {
    inner: Arc<Inner>,
}

struct Inner {
    spawn: Spawn,
    now_millis: Arc<dyn Fn() -> f64 + Send + Sync>,
    entries: Mutex<HashMap<Key, Slot>>,
}

/// An entry twice: as what a caller who knows the type gets, and as what the cache itself handles.
struct Slot {
    typed: Arc<dyn Any + Send + Sync>,
    entry: Arc<dyn AnyEntry>,
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cache({} entries)", lock(&self.inner.entries).len())
    }
}

impl Cache {
    /// An empty cache with a way to run requests and a clock (milliseconds since 1970).
    pub fn new(spawn: Spawn, now_millis: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        let inner = Inner {
            spawn,
            now_millis: Arc::new(now_millis),
            entries: Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The browser's: its tasks, its clock.
    pub fn in_browser() -> Self {
        Self::new(
            Arc::new(wasm_bindgen_futures::spawn_local),
            js_sys::Date::now,
        )
    }

    /// The cache of the portal this view belongs to.
    ///
    /// # Panics
    /// Outside of a portal, where nobody provided one.
    pub fn use_context() -> Self {
        expect_context()
    }

    /// Asks for something, fetching it with `load` unless it is there and recent. Keep the answer for as
    /// long as the data is wanted.
    ///
    /// One key has one type and one way to load it, wherever it is asked for.
    pub fn ask<T, F, Fut>(&self, key: Key, load: F) -> Asked<T>
    where
        T: Send + Sync + 'static,
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let entry = self.entry(key, load);
        entry.ask();
        Asked {
            guard: Arc::new(Guard { entry }),
        }
    }

    fn entry<T, F, Fut>(&self, key: Key, load: F) -> Arc<Entry<T>>
    where
        T: Send + Sync + 'static,
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let mut entries = lock(&self.inner.entries);
        let known = entries
            .get(&key)
            .map(|slot| Arc::clone(&slot.typed).downcast::<Entry<T>>());
        if let Some(Ok(entry)) = known {
            return entry;
        }
        let entry = Arc::new(Entry::new(
            Arc::new(move || Box::pin(load())),
            Arc::clone(&self.inner.spawn),
            Arc::clone(&self.inner.now_millis),
        ));
        let slot = Slot {
            typed: Arc::clone(&entry) as _,
            entry: Arc::clone(&entry) as _,
        };
        entries.insert(key, slot);
        entry
    }

    /// Something changed on the server: what is on screen is fetched anew (the old data stays until then),
    /// what is not is forgotten.
    pub fn invalidate(&self, key: &Key) {
        self.invalidate_where(|known| known == key);
    }

    /// The same for everything of an area.
    pub fn invalidate_area(&self, area: &'static str) {
        self.invalidate_where(|known| known.area == area);
    }

    fn invalidate_where(&self, is_meant: impl Fn(&Key) -> bool) {
        let mut wanted = Vec::new();
        lock(&self.inner.entries).retain(|key, slot| {
            if !is_meant(key) {
                return true;
            }
            let is_wanted = slot.entry.is_wanted();
            if is_wanted {
                wanted.push(Arc::clone(&slot.entry));
            }
            is_wanted
        });
        for entry in wanted {
            entry.fetch();
        }
    }

    /// Forgets everything and gives up what is on its way. For lock and sign-out.
    pub fn clear(&self) {
        let entries = std::mem::take(&mut *lock(&self.inner.entries));
        for slot in entries.into_values() {
            slot.entry.wipe();
        }
    }
}

/// Something asked for. Clones are one asking; when the last is gone, nobody asks any more.
pub struct Asked<T: Send + Sync + 'static> {
    guard: Arc<Guard<T>>,
}

struct Guard<T: Send + Sync + 'static> {
    entry: Arc<Entry<T>>,
}

impl<T: Send + Sync + 'static> Asked<T> {
    /// What is known. Reactive.
    pub fn get(&self) -> Load<T> {
        self.guard.entry.state().get()
    }

    /// What is known, without tracking.
    pub fn get_untracked(&self) -> Load<T> {
        self.guard.entry.state().get_untracked()
    }

    /// The data of the moment, old data after a failure included. Reactive.
    pub fn value(&self) -> Option<Arc<T>> {
        self.get().value().cloned()
    }

    /// What is known, as a signal.
    pub fn signal(&self) -> ArcReadSignal<Load<T>> {
        self.guard.entry.state()
    }

    /// Whether a request is on its way; also while older data is shown. Reactive.
    pub fn is_fetching(&self) -> bool {
        self.guard.entry.fetching().get()
    }

    /// Puts what was just saved into the data of the moment, so that nobody sees the old until the server is
    /// asked again. Nothing where there is no data.
    pub fn amend(&self, change: impl FnOnce(&T) -> T) {
        self.guard.entry.amend(change);
    }

    /// Fetches anew; the data of the moment stays until the answer comes.
    pub fn reload(&self) {
        self.guard.entry.start();
    }
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        Self {
            guard: Arc::clone(&self.guard),
        }
    }
}

impl<T: Send + Sync + 'static> fmt::Debug for Asked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asked")
    }
}

impl<T: Send + Sync + 'static> Drop for Guard<T> {
    fn drop(&mut self) {
        self.entry.leave();
    }
}

//! Something a page has fetched through the cache, and how it is shown: what stands there until it is here,
//! what when it could not be had.

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;

use super::problem::Problem;
use crate::api::ApiError;
use crate::cache::{Asked, Cache, Key, Load};
use crate::i18n::Text;
use crate::ui::{Loading, Skeleton, SkeletonShape};

/// Something fetched; cheap to copy.
pub struct Data<T: Send + Sync + 'static> {
    asked: RwSignal<Option<Asked<T>>, LocalStorage>,
}

impl<T: Send + Sync + 'static> std::fmt::Debug for Data<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Data")
    }
}

impl<T: Send + Sync + 'static> Clone for Data<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Data<T> {}

impl<T: Send + Sync + 'static> Data<T> {
    /// Fetches something by area and id, shared with whoever else asks for it; another id, another thing.
    pub fn ask<Fut>(
        cache: Cache,
        area: &'static str,
        id: Signal<String>,
        load: impl Fn(String) -> Fut + Clone + Send + Sync + 'static,
    ) -> Self
    where
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let asked = RwSignal::new_local(None::<Asked<T>>);
        Effect::new(move |_| {
            let id = id.get();
            let load = load.clone();
            let key = Key::new(area, id.clone());
            asked.set(Some(cache.ask(key, move || load(id.clone()))));
        });
        Self { asked }
    }

    /// What is known; reactive.
    pub fn get(self) -> Load<T> {
        self.asked
            .with(|asked| asked.as_ref().map_or(Load::Loading, Asked::get))
    }

    /// The data of the moment, old data after a failure included; reactive.
    pub fn value(self) -> Option<Arc<T>> {
        self.get().value().cloned()
    }

    /// Whether a request is on its way; also while older data is shown. Reactive.
    pub fn is_fetching(self) -> bool {
        self.asked
            .with(|asked| asked.as_ref().is_some_and(Asked::is_fetching))
    }

    /// Why there is nothing, not even old data; reactive.
    pub fn failure(self) -> Option<ApiError> {
        match self.get() {
            Load::Failed(error, None) => Some(error),
            _ => None,
        }
    }

    /// Puts what was just saved into the data of the moment, so that nobody sees the old until it is fetched anew.
    pub fn amend(self, change: impl FnOnce(&T) -> T) {
        self.asked.try_with_untracked(|asked| {
            if let Some(asked) = asked {
                asked.amend(change);
            }
        });
    }

    /// Fetches it anew.
    pub fn reload(self) {
        self.asked.try_with_untracked(|asked| {
            if let Some(asked) = asked {
                asked.reload();
            }
        });
    }

    /// Its view, what stands there until it is here, or why it is not. After a failure what was there
    /// before stays below the reason.
    pub fn show(
        self,
        failure: impl Into<Text>,
        view: impl Fn(&T) -> AnyView + Send + 'static,
    ) -> impl Fn() -> AnyView + Send {
        let failure = failure.into();
        move || match self.get() {
            Load::Idle | Load::Loading => waiting(),
            Load::Ready(value) => view(&value),
            Load::Failed(error, before) => {
                let before = before.map(|value| view(&value));
                view! {
                    <Problem error title=failure.clone() on_retry=move || self.reload() />
                    {before}
                }
                .into_any()
            }
        }
    }
}

fn waiting() -> AnyView {
    view! {
        <Skeleton shape=SkeletonShape::Lines(3) />
        <div class="sr-only">
            <Loading />
        </div>
    }
    .into_any()
}

//! The view of the table in the address: it can be bookmarked, sent to a colleague, and found again.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::arrangement::filter;
use super::view::ClientsView;
use crate::nav::Query;
use crate::ui::table::models::url::TableQuery;

/// How long the address waits for the next key.
const ADDRESS_DELAY: Duration = Duration::from_millis(300);

impl ClientsView {
    /// A bookmark, a link or the back button asks for another view of the table.
    pub(super) fn follow_address(self) {
        let Some(nav) = self.nav else { return };
        let address = nav.query();
        Effect::new(move |_| {
            let asked = address.get();
            if self
                .written
                .with_value(|written| written.as_ref() == Some(&asked))
            {
                return;
            }
            let names = ["search", "sort"]
                .into_iter()
                .chain(filter::NAMES.iter().copied());
            let pairs = names.filter_map(|name| Some((name, asked.get(name)?)));
            let query = TableQuery::from_pairs(pairs, filter::NAMES);
            if self.query.with_untracked(|now| *now != query) {
                self.search.set(query.search.clone());
                self.ask(|now| *now = query);
            }
        });
    }

    pub(super) fn follow_search(self) {
        Effect::new(move |_| {
            let search = self.search.get();
            if self.query.with_untracked(|query| query.search != search) {
                self.ask(|query| query.search = search);
            }
        });
    }

    /// Writes the view of the table into the address, once the person pauses.
    pub(super) fn write_address(self) {
        let Some(nav) = self.nav else { return };
        let timer = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(Some(timer)) = timer.try_update_value(Option::take) {
                timer.clear();
            }
        };
        Effect::new(move |before: Option<()>| {
            let pairs = self.query.with(TableQuery::to_pairs);
            stop();
            if before.is_none() {
                return;
            }
            let write = move || {
                let mut query = Query::default();
                for (name, value) in pairs {
                    query.set(&name, Some(value));
                }
                self.written.try_set_value(Some(query.clone()));
                nav.replace_query(&query);
            };
            timer.set_value(set_timeout_with_handle(write, ADDRESS_DELAY).ok());
        });
        on_cleanup(stop);
    }
}

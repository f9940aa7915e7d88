//! The view of a table in the address: it can be bookmarked, sent to a colleague, and found again.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::effect::effect;
use crate::nav::{Nav, Query};
use crate::ui::table::models::url::TableQuery;

/// How long the address waits for the next key.
const ADDRESS_DELAY: Duration = Duration::from_millis(300);

/// What of a table stands in the address; cheap to copy.
#[derive(Clone, Copy)]
pub struct TableAddress {
    /// What is asked of the table.
    pub query: RwSignal<TableQuery>,
    /// What is searched for, as typed.
    pub search: RwSignal<String>,
    /// The names of the table's filters.
    pub filter_names: &'static [&'static str],
    /// Told whenever something else is asked of the table.
    pub on_change: Callback<()>,
}

impl TableAddress {
    /// Keeps address and table in step, until the current owner is cleaned up.
    pub fn keep(self) {
        let Some(nav) = Nav::use_context() else {
            return self.follow_search();
        };
        let written = StoredValue::new(None::<Query>);
        self.follow_address(nav, written);
        self.follow_search();
        self.write_address(nav, written);
    }

    /// A bookmark, a link or the back button asks for another view of the table.
    fn follow_address(self, nav: Nav, written: StoredValue<Option<Query>>) {
        let address = nav.query();
        effect(move || {
            let asked = address.get();
            if written.with_value(|written| written.as_ref() == Some(&asked)) {
                return;
            }
            let names = ["search", "sort"]
                .into_iter()
                .chain(self.filter_names.iter().copied());
            let pairs = names.filter_map(|name| Some((name, asked.get(name)?)));
            let query = TableQuery::from_pairs(pairs, self.filter_names);
            if self.query.with_untracked(|now| *now != query) {
                self.search.set(query.search.clone());
                self.query.set(query);
                self.on_change.run(());
            }
        });
    }

    fn follow_search(self) {
        effect(move || {
            let search = self.search.get();
            if self.query.with_untracked(|query| query.search != search) {
                self.query.update(|query| query.search = search);
                self.on_change.run(());
            }
        });
    }

    /// Writes the view of the table into the address, once the person pauses.
    fn write_address(self, nav: Nav, written: StoredValue<Option<Query>>) {
        let timer = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(Some(timer)) = timer.try_update_value(Option::take) {
                timer.clear();
            }
        };
        let mut is_first = true;
        effect(move || {
            let pairs = self.query.with(TableQuery::to_pairs);
            stop();
            if std::mem::take(&mut is_first) {
                return;
            }
            let write = move || {
                let mut query = Query::default();
                for (name, value) in pairs {
                    query.set(&name, Some(value));
                }
                written.try_set_value(Some(query.clone()));
                nav.replace_query(&query);
            };
            timer.set_value(set_timeout_with_handle(write, ADDRESS_DELAY).ok());
        });
        on_cleanup(stop);
    }
}

//! Where the list is kept: in this browser, one for each account, and one for those who are not signed in.
//! Other tabs may change it: every change begins with what is kept at that moment.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

use super::{entry::Entry, file, merge::Comparison};
use crate::{
    browser::storage::{self, Kept},
    effect::effect,
    pages::events::period::{Calendar, day_text},
    session::Session,
};

/// For those who are not signed in; with an account's id behind it for those who are.
const NAME: &str = "training-progress";

/// The list of the person of the moment.
#[derive(Clone, Copy)]
pub struct Progress {
    name: Memo<String>,
    list: RwSignal<List>,
}

/// What is kept.
#[derive(Clone, Debug, PartialEq)]
enum List {
    Entries(Vec<Entry>),
    /// Something we cannot read; nothing is written over it.
    Unreadable(String),
}

impl List {
    fn kept(name: &str) -> Self {
        match storage::get(Kept::InBrowser, name) {
            None => Self::Entries(Vec::new()),
            Some(text) => match file::read(&text) {
                Ok(entries) => Self::Entries(entries),
                Err(_) => Self::Unreadable(text),
            },
        }
    }
}

impl Progress {
    /// The list of whoever is signed in, or of those who are not; follows other tabs.
    pub fn use_kept() -> Self {
        let session = Session::use_context();
        let name = Memo::new(move |_| match session.profile() {
            Some(profile) => format!("{NAME}.{}", profile.id),
            None => NAME.to_owned(),
        });
        let list = RwSignal::new(List::kept(&name.get_untracked()));
        let progress = Self { name, list };
        effect(move || progress.read_again(&name.read()));
        let told = window_event_listener_untyped("storage", move |_| {
            if let Some(name) = name.try_get_untracked() {
                progress.read_again(&name);
            }
        });
        on_cleanup(move || told.remove());
        progress
    }

    fn read_again(self, name: &str) {
        let kept = List::kept(name);
        if self.list.try_with_untracked(|list| *list != kept) == Some(true) {
            self.list.try_set(kept);
        }
    }

    /// The entries. Reactive.
    pub fn entries(self) -> Vec<Entry> {
        match &*self.list.read() {
            List::Entries(entries) => entries.clone(),
            List::Unreadable(_) => Vec::new(),
        }
    }

    /// What is kept but cannot be read. Reactive.
    pub fn unreadable(self) -> Option<String> {
        match &*self.list.read() {
            List::Entries(_) => None,
            List::Unreadable(text) => Some(text.clone()),
        }
    }

    /// Changes the list. False: the browser did not keep it, and it stays as it was.
    pub fn change(self, change: impl FnOnce(&mut Vec<Entry>)) -> bool {
        let name = self.name.get_untracked();
        let List::Entries(mut entries) = List::kept(&name) else {
            return false;
        };
        change(&mut entries);
        let is_kept = keep(&name, &entries);
        self.read_again(&name);
        is_kept
    }

    /// Throws away what cannot be read.
    pub fn begin_anew(self) {
        let name = self.name.get_untracked();
        storage::set(Kept::InBrowser, &name, None);
        self.read_again(&name);
    }

    /// What was ticked off in this browser without signing in, for somebody who is signed in. Reactive.
    pub fn of_nobody(self) -> Vec<Entry> {
        // Whatever changes here may have taken them over.
        self.list.track();
        match (*self.name.read() == NAME, List::kept(NAME)) {
            (false, List::Entries(entries)) => entries,
            _ => Vec::new(),
        }
    }

    /// Puts those with this account's. What is here in another form stays where it was.
    pub fn take_over(self) -> bool {
        let name = self.name.get_untracked();
        let (List::Entries(here), List::Entries(there)) = (List::kept(&name), List::kept(NAME))
        else {
            return false;
        };
        let comparison = Comparison::of(&here, there);
        let left = comparison.differing.clone();
        let is_kept = self.change(|entries| comparison.add_to(entries, false));
        if is_kept {
            keep(NAME, &left);
            self.list.notify();
        }
        is_kept
    }
}

/// Writes a list and looks whether it is there: a browser may be full, or forbid it.
fn keep(name: &str, entries: &[Entry]) -> bool {
    let text = (!entries.is_empty()).then(|| file::write(entries));
    storage::set(Kept::InBrowser, name, text.as_deref());
    storage::get(Kept::InBrowser, name) == text
}

/// An id that no other entry has.
pub fn new_id() -> String {
    let bytes = portal_crypto::random_array::<8>();
    let number = bytes.map_or_else(|_| js_sys::Date::now().to_bits(), u64::from_be_bytes);
    format!("{number:016x}")
}

/// The day of the person's calendar: `2026-11-20`.
pub fn today() -> String {
    let day_of = Calendar::of_browser().day_of;
    day_text(day_of(js_sys::Date::now()))
}

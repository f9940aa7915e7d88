//! One message in one language, before anything is known about the others.

use std::collections::BTreeMap;

/// One message in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// One text for every case.
    Text(String),
    /// One text per plural category, by category name.
    Plural(BTreeMap<String, String>),
}

impl Entry {
    /// Every text of the entry.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Entry::Text(text) => vec![text],
            Entry::Plural(forms) => forms.values().map(String::as_str).collect(),
        }
    }

    /// The same entry with every text changed by `change`.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Entry {
        match self {
            Entry::Text(text) => Entry::Text(change(text)),
            Entry::Plural(forms) => Entry::Plural(
                forms
                    .iter()
                    .map(|(category, text)| (category.clone(), change(text)))
                    .collect(),
            ),
        }
    }
}

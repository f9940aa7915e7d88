//! The glossary: what things are called here in five languages, and what they are called elsewhere.
//!
//! The words stand in one table ([`table`]) and not among the messages, because all five languages are shown
//! side by side and searched together. What a term means is a message.

mod card;
mod page;
mod table;

pub use card::heading_id;
pub use page::{GlossaryPage, TERM};
pub use table::*;

use crate::i18n::{Lang, Message, m::training::glossary as words};

/// A thing with its names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// In addresses.
    pub key: &'static str,
    /// Where it belongs.
    pub topic: Topic,
    /// What it is.
    pub meaning: Message,
    words: [&'static str; Lang::ALL.len()],
    /// What people meet elsewhere.
    pub variants: &'static [Variant],
}

impl Term {
    /// The word we use in a language.
    pub fn word(&self, lang: Lang) -> &'static str {
        let at = Lang::ALL.iter().position(|it| *it == lang);
        // What is none of the languages to choose is a kind of English.
        self.words[at.unwrap_or_default()]
    }

    /// The words that people meet elsewhere in a language.
    pub fn variants_in(&self, lang: Lang) -> impl Iterator<Item = &'static Variant> {
        self.variants.iter().filter(move |it| it.lang == lang)
    }
}

/// Where a term belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Providers and their clients.
    Provider,
    /// Seats, plans, billing.
    Seats,
    /// Organisations, people, access.
    Access,
    /// Vault, items, Send.
    Vault,
    /// Reports and logs.
    Reports,
}

impl Topic {
    /// In the order of the table.
    pub const ALL: [Self; 5] = [
        Self::Provider,
        Self::Seats,
        Self::Access,
        Self::Vault,
        Self::Reports,
    ];

    /// In addresses and ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Seats => "seats",
            Self::Access => "access",
            Self::Vault => "vault",
            Self::Reports => "reports",
        }
    }

    /// Its name.
    pub fn name(self) -> Message {
        match self {
            Self::Provider => words::TOPIC_PROVIDER,
            Self::Seats => words::TOPIC_SEATS,
            Self::Access => words::TOPIC_ACCESS,
            Self::Vault => words::TOPIC_VAULT,
            Self::Reports => words::TOPIC_REPORTS,
        }
    }
}

/// A word that people meet elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its language.
    pub lang: Lang,
    /// What to think of it.
    pub kind: Kind,
    /// The word.
    pub word: &'static str,
}

/// What to think of a word that is not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The makers' product or help says so today.
    Official,
    /// The product or its documents said so once.
    Older,
    /// A translation that means something else.
    Wrong,
    /// Spelled wrongly somewhere.
    Typo,
    /// Another good word for it.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Official,
        Self::Older,
        Self::Wrong,
        Self::Typo,
        Self::Other,
    ];

    /// Its name.
    pub fn name(self) -> Message {
        match self {
            Self::Official => words::KIND_OFFICIAL,
            Self::Older => words::KIND_OLDER,
            Self::Wrong => words::KIND_WRONG,
            Self::Typo => words::KIND_TYPO,
            Self::Other => words::KIND_OTHER,
        }
    }

    /// What its name says.
    pub fn explained(self) -> Message {
        match self {
            Self::Official => words::KIND_OFFICIAL_TEXT,
            Self::Older => words::KIND_OLDER_TEXT,
            Self::Wrong => words::KIND_WRONG_TEXT,
            Self::Typo => words::KIND_TYPO_TEXT,
            Self::Other => words::KIND_OTHER_TEXT,
        }
    }
}

/// The term of a key.
pub fn term(key: &str) -> Option<Term> {
    ALL.iter().copied().find(|term| term.key == key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use leptos::prelude::Owner;

    use super::*;
    use crate::i18n::I18n;

    #[test]
    fn every_term_has_a_word_and_a_meaning_in_every_language() {
        let owner = Owner::new();
        owner.set();
        let mut keys = BTreeSet::new();
        for term in ALL {
            assert!(keys.insert(term.key), "{} twice", term.key);
            for lang in Lang::ALL {
                assert!(!term.word(lang).trim().is_empty(), "{}", term.key);
            }
            assert_eq!(super::term(term.key), Some(*term));
        }
        for lang in Lang::ALL {
            let i18n = I18n::for_tests_in(lang);
            let mut said = BTreeSet::new();
            for term in ALL {
                let meaning = i18n.say(term.meaning);
                assert!(meaning.ends_with(['.', '。', '”']), "{meaning}");
                assert!(
                    said.insert(meaning),
                    "{} means the same as another",
                    term.key
                );
            }
        }
    }

    #[test]
    fn a_variant_is_never_the_word_itself_and_stands_once() {
        for term in ALL {
            let mut seen = BTreeSet::new();
            for Variant { lang, word, .. } in term.variants {
                assert!(seen.insert((lang.tag(), word)), "{} {word}", term.key);
                assert_ne!(term.word(*lang), *word, "{}", term.key);
                assert!(Lang::ALL.contains(lang));
            }
        }
    }

    #[test]
    fn chinese_words_are_chinese() {
        let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        for term in ALL {
            let word = term.word(Lang::ZhCn);
            assert!(word == "Send" || word.chars().any(is_han), "{word}");
            for lang in [Lang::En, Lang::De, Lang::Es, Lang::Nl] {
                assert!(!term.word(lang).chars().any(is_han), "{}", term.key);
            }
        }
    }
}

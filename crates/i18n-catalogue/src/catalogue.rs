//! What a sound catalogue looks like in memory.

use std::collections::BTreeMap;
use std::path::Path;

use crate::check::{self, Problems};
use crate::entry::Entry;
use crate::language::{LANGUAGES, PSEUDO};
use crate::{pseudo, read, template};

/// One message in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The folder it stands in; none for the messages that are always there.
    pub pack: Option<String>,
    /// The file it stands in, without `.json`.
    pub area: String,
    /// Its key, snake case.
    pub key: String,
    /// Placeholder names in alphabetical order.
    pub placeholders: Vec<String>,
    /// Whether it has plural forms; then `count` is among the placeholders.
    pub is_plural: bool,
    /// By language tag, the pseudo-language included.
    pub entries: BTreeMap<String, Entry>,
}

impl Message {
    /// The English entry. Empty text if there is none, which a checked catalogue rules out.
    pub fn english(&self) -> Entry {
        self.entries
            .get("en")
            .cloned()
            .unwrap_or_else(|| Entry::Text(String::new()))
    }
}

/// All messages, ordered by pack, area and key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The messages; those without a pack first.
    pub messages: Vec<Message>,
}

/// The messages that come in one file per language: a message's position is its index in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pack<'a> {
    /// Its folder; none for the messages that are always there.
    pub name: Option<&'a str>,
    /// Its messages in index order.
    pub messages: &'a [Message],
}

impl Catalogue {
    /// Reads and checks `locales_dir`.
    ///
    /// # Errors
    /// Every problem of every file at once, each with file and key.
    pub fn read(locales_dir: &Path) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut languages = BTreeMap::new();
        for language in LANGUAGES {
            languages.insert(
                language.tag,
                read::read_language(locales_dir, language.tag, &mut problems),
            );
        }
        read::refuse_unknown_folders(locales_dir, &mut problems);
        check::check(&languages, &mut problems);
        if !problems.is_empty() {
            return Err(Problems(problems));
        }

        let mut messages = Vec::new();
        for (path, keys) in languages.get("en").into_iter().flatten() {
            let (pack, area) = match path.split_once('/') {
                Some((pack, area)) => (Some(pack), area),
                None => (None, path.as_str()),
            };
            for (key, english) in keys {
                let mut entries: BTreeMap<String, Entry> = languages
                    .iter()
                    .filter_map(|(tag, areas)| {
                        Some((tag.to_string(), areas.get(path)?.get(key)?.clone()))
                    })
                    .collect();
                entries.insert(PSEUDO.tag.to_owned(), english.map(pseudo::pseudo));
                messages.push(Message {
                    pack: pack.map(str::to_owned),
                    area: area.to_owned(),
                    key: key.clone(),
                    placeholders: template::placeholders_of_all(&english.texts()),
                    is_plural: matches!(english, Entry::Plural(_)),
                    entries,
                });
            }
        }
        // Stable, so areas and keys stay in order.
        messages.sort_by(|a: &Message, b| a.pack.cmp(&b.pack));
        Ok(Self { messages })
    }

    /// The packs; the first is that of the messages that are always there.
    pub fn packs(&self) -> Vec<Pack<'_>> {
        self.messages
            .chunk_by(|a, b| a.pack == b.pack)
            .map(|messages| Pack {
                name: messages.first().and_then(|first| first.pack.as_deref()),
                messages,
            })
            .collect()
    }
}

impl Pack<'_> {
    /// The name of its Rust constant.
    pub(crate) fn constant(&self) -> String {
        self.name.unwrap_or("core").to_uppercase()
    }

    /// A fingerprint of everything a language file must agree on with the compiled app: which messages,
    /// in which order, with which placeholders and plural forms. Texts do not change it. 16 hex digits.
    pub fn schema(&self) -> String {
        let mut hash = Fnv::new();
        for message in self.messages {
            hash.add(&message.area);
            hash.add(&message.key);
            hash.add(if message.is_plural { "plural" } else { "text" });
            hash.add(&message.placeholders.join(","));
        }
        hash.hex()
    }
}

/// FNV-1a, 64 bits: enough to notice a stale file, and the same on every machine and compiler.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and an end mark, so that "ab" + "c" differs from "a" + "bc".
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

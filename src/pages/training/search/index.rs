//! Everything that can be found, with all its names. No view: tested on the host.

use super::{
    elsewhere,
    fold::{Folded, Level},
    pages::{Page, pages},
};
use crate::{
    config::Config,
    i18n::{Lang, Message, m::training::search as words},
    pages::training::{
        glossary::{self, Kind as WordKind, Term},
        guide::{TASKS, Task},
        links::{self, Link},
        resources::{RESOURCES, Resource},
    },
};

/// Something that can be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Thing {
    /// A term of the glossary.
    Term(Term),
    /// A task of the guide.
    Task(Task),
    /// A page of the portal.
    Page(Page),
    /// A training resource.
    Resource(Resource),
    /// A page elsewhere, and the resource it belongs to as one of several.
    Help(Link, Option<Message>),
}

/// A sort of things: they are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Terms of the glossary.
    Terms,
    /// Tasks of the guide.
    Tasks,
    /// Pages of the portal.
    Pages,
    /// Training resources.
    Resources,
    /// Pages elsewhere.
    Help,
}

impl Kind {
    /// Every kind, in the order of equals.
    pub const ALL: [Self; 5] = [
        Self::Terms,
        Self::Tasks,
        Self::Pages,
        Self::Resources,
        Self::Help,
    ];

    /// In ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Tasks => "tasks",
            Self::Pages => "pages",
            Self::Resources => "resources",
            Self::Help => "help",
        }
    }

    /// What its things are called together.
    pub fn name(self) -> Message {
        match self {
            Self::Terms => words::TERMS,
            Self::Tasks => words::TASKS,
            Self::Pages => words::PAGES,
            Self::Resources => words::RESOURCES,
            Self::Help => words::HELP,
        }
    }
}

impl Thing {
    fn kind(&self) -> Kind {
        match self {
            Self::Term(_) => Kind::Terms,
            Self::Task(_) => Kind::Tasks,
            Self::Page(_) => Kind::Pages,
            Self::Resource(_) => Kind::Resources,
            Self::Help(..) => Kind::Help,
        }
    }
}

/// Where a name comes from; the best one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It is what the thing is called in the reader's language.
    Own,
    /// Its name in another language.
    Language(Lang),
    /// What it is called elsewhere.
    Elsewhere(Lang, WordKind),
}

impl Source {
    fn rank(self) -> u8 {
        match self {
            Self::Own => 0,
            Self::Language(_) => 1,
            Self::Elsewhere(..) => 2,
        }
    }
}

/// The name that answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it comes from.
    pub source: Source,
    /// As it is written.
    pub word: String,
    /// The term it belongs to, where that is another thing than the one found.
    pub about: Option<Term>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What.
    pub thing: Thing,
    /// By which name.
    pub found: Found,
    rank: (Level, u8),
}

/// The hits of one kind, the best one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Which kind.
    pub kind: Kind,
    /// Never empty.
    pub hits: Vec<Hit>,
}

/// Everything that can be found, in all languages that have arrived.
#[derive(Clone, Debug, Default)]
pub struct Index(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    thing: Thing,
    names: Vec<Name>,
    about: &'static [Term],
}

#[derive(Clone, Debug)]
struct Name {
    source: Source,
    word: String,
    folded: Folded,
}

impl Index {
    /// For a reader of this portal. `say` gives a message in a language that has arrived.
    pub fn build(
        reader: Lang,
        config: &Config,
        say: &dyn Fn(Lang, Message) -> Option<String>,
    ) -> Self {
        let builder = Builder { reader, say };
        let mut entries = Vec::new();
        for term in glossary::ALL {
            let words = Lang::ALL.map(|lang| (lang, term.word(lang).to_owned()));
            let variants = term.variants.iter().map(|it| (it.lang, it.kind, it.word));
            entries.push(Entry {
                thing: Thing::Term(*term),
                names: builder.names(words, variants),
                about: &[],
            });
        }
        for task in TASKS {
            let others = elsewhere::TASKS.iter().filter(|it| it.0 == task.key);
            entries.push(Entry {
                thing: Thing::Task(task),
                names: builder.names(
                    builder.said(task.title),
                    others.map(|(_, lang, kind, word)| (*lang, *kind, *word)),
                ),
                about: terms_of_task(task.key),
            });
        }
        let is_there = |page: &Page| !page.feature().is_some_and(|it| config.hides(it));
        for page in pages().filter(is_there) {
            entries.push(Entry {
                thing: Thing::Page(page),
                names: builder.names(builder.said(page.name), []),
                about: page.about,
            });
        }
        for resource in RESOURCES {
            let others = elsewhere::RESOURCES
                .iter()
                .filter(|it| it.0 == resource.key);
            entries.push(Entry {
                thing: Thing::Resource(resource),
                names: builder.names(
                    builder.said(resource.title),
                    others.map(|(_, lang, kind, word)| (*lang, *kind, *word)),
                ),
                about: terms_of_resource(resource.key),
            });
        }
        for link in links::ALL {
            let belongs_to = RESOURCES.into_iter().find(|resource| {
                let variants = resource.variants.map_or(&[][..], |it| it.links);
                variants.iter().any(|(_, variant)| variant == link)
            });
            let mut names = builder.names(builder.said(link.label), []);
            if let Some(resource) = belongs_to {
                // "LastPass" alone is not what somebody types.
                let whole = builder.said(resource.title).into_iter();
                let whole = whole.zip(builder.said(link.label));
                let whole =
                    whole.map(|((lang, title), (_, label))| (lang, format!("{title}: {label}")));
                names.extend(builder.names(whole, []));
            }
            entries.push(Entry {
                thing: Thing::Help(*link, belongs_to.map(|resource| resource.title)),
                names,
                about: &[],
            });
        }
        Self(entries)
    }

    /// What answers to what was typed, by kind: the kind with the best hit first.
    pub fn find(&self, typed: &str) -> Vec<Group> {
        let query = Folded::of(typed);
        // The words of a term find what it is about.
        let of_terms: Vec<(Term, Rank, &Name)> = self
            .0
            .iter()
            .filter_map(|entry| {
                let Thing::Term(term) = entry.thing else {
                    return None;
                };
                let (rank, name) = best(&entry.names, &query)?;
                Some((term, rank, name))
            })
            .collect();
        let mut hits: Vec<Hit> = Vec::new();
        for entry in &self.0 {
            let own = best(&entry.names, &query).map(|(rank, name)| (rank, name, None));
            let by_term = of_terms
                .iter()
                .filter(|(term, ..)| entry.about.contains(term))
                .map(|(term, (level, _), name)| ((*level, BY_TERM), *name, Some(*term)))
                .min_by_key(|(rank, ..)| *rank);
            let best = own
                .into_iter()
                .chain(by_term)
                .min_by_key(|(rank, ..)| *rank);
            if let Some((rank, name, about)) = best {
                hits.push(Hit {
                    thing: entry.thing,
                    found: Found {
                        source: name.source,
                        word: name.word.clone(),
                        about,
                    },
                    rank,
                });
            }
        }
        // Equals stay in the order of their tables.
        hits.sort_by_key(|hit| hit.rank);
        let of_kind = |kind: Kind| {
            let hits: Vec<Hit> = hits
                .iter()
                .filter(|it| it.thing.kind() == kind)
                .cloned()
                .collect();
            (!hits.is_empty()).then_some(Group { kind, hits })
        };
        let mut groups: Vec<Group> = Kind::ALL.into_iter().filter_map(of_kind).collect();
        groups.sort_by_key(|group| group.hits.first().map(|hit| hit.rank));
        groups
    }
}

type Rank = (Level, u8);

/// Worse than every name of its own.
const BY_TERM: u8 = 3;

fn best<'a>(names: &'a [Name], query: &Folded) -> Option<(Rank, &'a Name)> {
    names
        .iter()
        .filter_map(|name| Some(((name.folded.answers(query)?, name.source.rank()), name)))
        .min_by_key(|(rank, _)| *rank)
}

struct Builder<'a> {
    reader: Lang,
    say: &'a dyn Fn(Lang, Message) -> Option<String>,
}

impl Builder<'_> {
    fn said(&self, message: Message) -> Vec<(Lang, String)> {
        Lang::ALL
            .into_iter()
            .filter_map(|lang| Some((lang, (self.say)(lang, message)?)))
            .collect()
    }

    fn names(
        &self,
        words: impl IntoIterator<Item = (Lang, String)>,
        elsewhere: impl IntoIterator<Item = (Lang, WordKind, &'static str)>,
    ) -> Vec<Name> {
        let source = |lang| match lang == self.reader {
            true => Source::Own,
            false => Source::Language(lang),
        };
        let words = words.into_iter().map(|(lang, word)| (source(lang), word));
        let elsewhere = elsewhere
            .into_iter()
            .map(|(lang, kind, word)| (Source::Elsewhere(lang, kind), word.to_owned()));
        words
            .chain(elsewhere)
            .map(|(source, word)| Name {
                source,
                folded: Folded::of(&word),
                word,
            })
            .collect()
    }
}

/// The terms whose words find a task too.
fn terms_of_task(key: &str) -> &'static [Term] {
    match key {
        "users" => &[
            glossary::ONBOARDING,
            glossary::OFFBOARDING,
            glossary::MEMBER,
            glossary::NEEDS_CONFIRMATION,
            glossary::FINGERPRINT,
        ],
        "permissions" => &[
            glossary::USER_TYPES,
            glossary::PERMISSION,
            glossary::CUSTOM_ROLE,
            glossary::GROUP,
        ],
        "seats" => &[glossary::SEAT, glossary::MANAGE_SEATS],
        "recovery" => &[glossary::ACCOUNT_RECOVERY, glossary::MASTER_PASSWORD],
        "share" => &[
            glossary::SHARING,
            glossary::ITEM,
            glossary::COLLECTION,
            glossary::IMPORT,
        ],
        "send" => &[glossary::SEND, glossary::ONE_TIME_SHARING],
        "health" => &[
            glossary::VAULT_HEALTH,
            glossary::REPORTS,
            glossary::EVENT_LOG,
            glossary::EXPOSED,
        ],
        "billing" => &[
            glossary::BILLING,
            glossary::INVOICE,
            glossary::PAYMENT_METHOD,
        ],
        _ => &[],
    }
}

/// The terms whose words find a resource too.
fn terms_of_resource(key: &str) -> &'static [Term] {
    match key {
        "import" => &[glossary::IMPORT],
        "two-step" => &[glossary::TWO_STEP],
        "demos" => &[glossary::WEBINARS],
        _ => &[],
    }
}

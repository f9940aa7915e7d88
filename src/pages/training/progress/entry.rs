//! One tick: somebody got to know something.

use crate::{
    i18n::{Message, m::training::progress as words},
    pages::{
        events::period::parse_day,
        training::{
            guide::{TASKS, Task},
            resources::{RESOURCES, Resource},
        },
    },
    ui::IconName,
};

/// Longer names are refused.
pub const MAX_NAME_CHARS: u32 = 80;
/// Longer notes are refused.
pub const MAX_NOTE_CHARS: u32 = 300;

/// One tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its own for ever, so that two lists can be brought together.
    pub id: String,
    /// The client's id, where it is one that the person looks after; else empty.
    pub client_id: String,
    /// The client's name. Empty for somebody who belongs to none.
    pub client: String,
    /// The person. Empty for everybody at the client.
    pub person: String,
    /// What it was about.
    pub subject: Subject,
    /// How far it went.
    pub step: Step,
    /// `2026-11-20`
    pub day: String,
    /// What else there is to say.
    pub note: String,
}

/// What people are trained on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// One of the training resources.
    Resource(Resource),
    /// One of the tasks of the guide.
    Task(Task),
}

impl Subject {
    /// All of them: the resources, then the tasks.
    pub fn all() -> impl Iterator<Item = Self> {
        let resources = RESOURCES.into_iter().map(Self::Resource);
        resources.chain(TASKS.into_iter().map(Self::Task))
    }

    /// In files: `resource:import`, `task:users`.
    pub fn key(self) -> String {
        match self {
            Self::Resource(resource) => format!("resource:{}", resource.key),
            Self::Task(task) => format!("task:{}", task.key),
        }
    }

    /// The subject of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::all().find(|subject| subject.key() == key)
    }

    /// What it is called.
    pub fn title(self) -> Message {
        match self {
            Self::Resource(resource) => resource.title,
            Self::Task(task) => task.title,
        }
    }

    /// Beside its name.
    pub fn icon(self) -> IconName {
        match self {
            Self::Resource(resource) => resource.icon,
            Self::Task(task) => task.icon,
        }
    }

    /// One of the resources, not of the tasks.
    pub fn is_resource(self) -> bool {
        matches!(self, Self::Resource(_))
    }
}

/// How far it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// They have got the material.
    HandedOver,
    /// They were shown it.
    Trained,
}

impl Step {
    /// In the order in which they happen.
    pub const ALL: [Self; 2] = [Self::HandedOver, Self::Trained];

    /// In files.
    pub fn key(self) -> &'static str {
        match self {
            Self::HandedOver => "handed-over",
            Self::Trained => "trained",
        }
    }

    /// The step of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::HandedOver => words::HANDED_OVER,
            Self::Trained => words::TRAINED,
        }
    }
}

/// Why something is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// Nothing by which to know it again.
    NoId,
    /// Neither a client nor a person.
    NoName,
    /// A name or note is too long.
    TooLong,
    /// Not a day.
    Day(String),
    /// Something nobody is trained on here.
    Subject(String),
    /// Neither handed over nor trained.
    Step(String),
    /// The same id as another one.
    Twice,
}

impl Entry {
    /// What is wrong with it.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), EntryProblem> {
        let is_longer = |text: &str, most: u32| text.chars().count() > most as usize;
        if self.id.is_empty() || is_longer(&self.id, MAX_NAME_CHARS) {
            Err(EntryProblem::NoId)
        } else if self.client.is_empty() && self.person.is_empty() {
            Err(EntryProblem::NoName)
        } else if [&self.client, &self.person, &self.client_id]
            .iter()
            .any(|text| is_longer(text, MAX_NAME_CHARS))
            || is_longer(&self.note, MAX_NOTE_CHARS)
        {
            Err(EntryProblem::TooLong)
        } else if parse_day(&self.day).is_none() {
            Err(EntryProblem::Day(self.day.clone()))
        } else {
            Ok(())
        }
    }

    /// Whether it says the same of the same people, whenever that was.
    pub fn repeats(&self, other: &Self) -> bool {
        let same_client = self.client == other.client;
        same_client
            && self.person == other.person
            && self.subject == other.subject
            && self.step == other.step
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An entry for tests: `id`, client, person, key of the subject.
    pub(in super::super) fn entry(id: &str, client: &str, person: &str, subject: &str) -> Entry {
        Entry {
            id: id.into(),
            client_id: String::new(),
            client: client.into(),
            person: person.into(),
            subject: Subject::of(subject).expect("a subject"),
            step: Step::Trained,
            day: "2026-11-20".into(),
            note: String::new(),
        }
    }

    #[test]
    fn subjects_and_steps_are_read_back() {
        assert_eq!(Subject::all().count(), 14);
        for subject in Subject::all() {
            assert_eq!(Subject::of(&subject.key()), Some(subject));
        }
        for step in Step::ALL {
            assert_eq!(Step::of(step.key()), Some(step));
        }
        assert_eq!(Subject::of("task:cooking"), None);
    }

    #[test]
    fn an_entry_needs_somebody_and_a_day() {
        let good = entry("1", "Client", "", "task:users");
        assert_eq!(good.check(), Ok(()));
        let bad = |change: fn(&mut Entry)| {
            let mut entry = good.clone();
            change(&mut entry);
            entry.check().expect_err("not an entry")
        };
        assert_eq!(bad(|it| it.id.clear()), EntryProblem::NoId);
        assert_eq!(bad(|it| it.client.clear()), EntryProblem::NoName);
        assert_eq!(bad(|it| it.note = "x".repeat(301)), EntryProblem::TooLong);
        assert_eq!(bad(|it| it.person = "é".repeat(81)), EntryProblem::TooLong);
        assert_eq!(
            bad(|it| it.day = "2026-02-30".into()),
            EntryProblem::Day("2026-02-30".into())
        );
    }
}

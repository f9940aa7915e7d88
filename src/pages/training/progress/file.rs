//! The list as a file, and as it is kept in the browser.

use portal_types::record::{Place, Record, readable};
use serde::Serialize;

use super::entry::{Entry, EntryProblem, Step, Subject};

/// By which a file is known.
const FORMAT: &str = "training-progress";
/// Of the files written here.
const VERSION: u32 = 1;
/// More are not read.
pub const MOST_ENTRIES: usize = 20_000;
/// A bigger file is not read.
pub const MOST_BYTES: u32 = 8_000_000;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Not JSON at all, or cut off.
    NotJson,
    /// JSON, but nothing of ours.
    NotOurs,
    /// Written by a later version of the portal.
    Newer(u32),
    /// More entries than we read.
    TooMany,
    /// The entry at this place, counted from one.
    Entry(usize, EntryProblem),
}

#[derive(Default, Serialize)]
struct Document {
    format: String,
    version: u32,
    entries: Vec<Line>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    id: String,
    client_id: String,
    client: String,
    person: String,
    subject: String,
    step: String,
    day: String,
    note: String,
}

impl Record for Document {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "format" => Place::Text(&mut self.format),
            "version" => Place::Whole(&mut self.version),
            "entries" => Place::List(&mut self.entries),
            _ => Place::Nowhere,
        }
    }
}

impl Record for Line {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "id" => Place::Text(&mut self.id),
            "clientId" => Place::Text(&mut self.client_id),
            "client" => Place::Text(&mut self.client),
            "person" => Place::Text(&mut self.person),
            "subject" => Place::Text(&mut self.subject),
            "step" => Place::Text(&mut self.step),
            "day" => Place::Text(&mut self.day),
            "note" => Place::Text(&mut self.note),
            _ => Place::Nowhere,
        }
    }
}

readable!(Document, Line);

/// The list as text.
pub fn write(entries: &[Entry]) -> String {
    let document = Document {
        format: FORMAT.to_owned(),
        version: VERSION,
        entries: entries.iter().map(line).collect(),
    };
    // Text and numbers can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn line(entry: &Entry) -> Line {
    Line {
        id: entry.id.clone(),
        client_id: entry.client_id.clone(),
        client: entry.client.clone(),
        person: entry.person.clone(),
        subject: entry.subject.key(),
        step: entry.step.key().to_owned(),
        day: entry.day.clone(),
        note: entry.note.clone(),
    }
}

/// Reads a list, all of it or nothing.
///
/// # Errors
/// What is wrong, and where.
pub fn read(text: &str) -> Result<Vec<Entry>, FileProblem> {
    // Editors of Windows begin a file with a mark.
    let text = text.trim_start_matches('\u{feff}');
    let document: Document = serde_json::from_str(text).map_err(|error| match error.is_data() {
        true => FileProblem::NotOurs,
        false => FileProblem::NotJson,
    })?;
    if document.format != FORMAT || document.version == 0 {
        return Err(FileProblem::NotOurs);
    }
    if document.version > VERSION {
        return Err(FileProblem::Newer(document.version));
    }
    if document.entries.len() > MOST_ENTRIES {
        return Err(FileProblem::TooMany);
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(document.entries.len());
    let mut ids = std::collections::HashSet::new();
    for (index, line) in document.entries.into_iter().enumerate() {
        let problem = |problem| FileProblem::Entry(index + 1, problem);
        let entry = entry(line).map_err(problem)?;
        if !ids.insert(entry.id.clone()) {
            return Err(problem(EntryProblem::Twice));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn entry(line: Line) -> Result<Entry, EntryProblem> {
    let subject = Subject::of(&line.subject).ok_or(EntryProblem::Subject(line.subject))?;
    let step = Step::of(&line.step).ok_or(EntryProblem::Step(line.step))?;
    let clean = |text: String| {
        let line = text.trim().chars();
        line.filter(|letter| !letter.is_control())
            .collect::<String>()
    };
    let entry = Entry {
        id: line.id,
        client_id: line.client_id,
        client: clean(line.client),
        person: clean(line.person),
        subject,
        step,
        day: line.day,
        note: clean(line.note),
    };
    entry.check()?;
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entry::tests::entry;
    use super::*;

    fn good() -> String {
        write(&[
            entry("a", "Client & Söhne", "Zoë", "resource:import"),
            entry("b", "客户", "", "task:users"),
        ])
    }

    #[test]
    fn what_is_written_is_read_back() {
        let entries = read(&good()).unwrap();
        assert_eq!(entries.len(), 2);
        assert_eq!(read(&write(&entries)), Ok(entries));
        assert_eq!(read(&write(&[])), Ok(Vec::new()));
        assert!(read(&format!("\u{feff}{}", good())).is_ok());
    }

    #[test]
    fn the_problem_is_named() {
        let changed = |from: &str, to: &str| {
            let text = good();
            assert!(text.contains(from), "{from}");
            read(&text.replace(from, to)).expect_err("not a file of ours")
        };
        for (text, problem) in [
            ("", FileProblem::NotJson),
            ("{", FileProblem::NotJson),
            ("id,client\n1,2", FileProblem::NotJson),
            ("{}", FileProblem::NotOurs),
            ("[]", FileProblem::NotOurs),
            ("null", FileProblem::NotOurs),
            (r#"{"format":"training-progress"}"#, FileProblem::NotOurs),
            (r#"{"format":"other","version":1}"#, FileProblem::NotOurs),
        ] {
            assert_eq!(read(text), Err(problem), "{text}");
        }
        assert_eq!(
            changed("\"version\": 1", "\"version\": 7"),
            FileProblem::Newer(7)
        );
        assert_eq!(
            changed("task:users", "task:cooking"),
            FileProblem::Entry(2, EntryProblem::Subject("task:cooking".into()))
        );
        assert_eq!(
            changed("\"id\": \"b\"", "\"id\": \"a\""),
            FileProblem::Entry(2, EntryProblem::Twice)
        );
        assert_eq!(
            changed("trained\"", "asleep\""),
            FileProblem::Entry(1, EntryProblem::Step("asleep".into()))
        );
        assert_eq!(
            changed("2026-11-20", "20.11.2026"),
            FileProblem::Entry(1, EntryProblem::Day("20.11.2026".into()))
        );
        assert_eq!(
            changed("客户", " "),
            FileProblem::Entry(2, EntryProblem::NoName)
        );
        let cut = good();
        assert_eq!(read(&cut[..cut.len() / 2]), Err(FileProblem::NotJson));
    }

    #[test]
    fn what_does_not_belong_into_a_line_is_left_out() {
        let text = good().replace("Zoë", " Z\\u0000o\\në ");
        assert_eq!(read(&text).unwrap()[0].person, "Zoë");
    }

    proptest! {
        #[test]
        fn any_entry_survives(client in "[^\\p{C}]{1,40}", note in "[^\\p{C}]{0,80}") {
            let mut written = entry("x", client.trim(), "Ada", "task:send");
            written.note = note.trim().to_owned();
            let read_back = read(&write(std::slice::from_ref(&written)));
            prop_assert_eq!(read_back, Ok(vec![written]));
        }

        #[test]
        fn no_file_breaks_the_reader(text in "\\PC{0,200}") {
            _ = read(&text);
        }
    }
}

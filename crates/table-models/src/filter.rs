//! Searching rows by text.
//!
//! [`SearchText`] holds the folded text of all rows end to end, so that one pass over one piece of
//! memory finds the hits of all rows. [`Search`] remembers the last query: a query that contains the
//! last one can only lose rows, so only the rows found so far are looked at.

use crate::RowId;
use crate::bits::RowSet;
use crate::fold::{fold, fold_into};

/// What separates rows in the arena. It cannot be part of a query.
const SEPARATOR: char = '\n';

/// The folded text of every row.
#[derive(Clone, Debug, Default)]
pub struct SearchText {
    arena: String,
    /// Where each row's text ends (its separator stands there).
    ends: Vec<u32>,
}

impl SearchText {
    /// An empty text with room for `rows` rows of `bytes` bytes together.
    pub fn with_capacity(rows: usize, bytes: usize) -> Self {
        Self {
            arena: String::with_capacity(bytes + rows),
            ends: Vec::with_capacity(rows),
        }
    }

    /// Folds the text of many rows.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut search_text = Self::default();
        for text in texts {
            search_text.push(text);
        }
        search_text
    }

    /// Adds the next row.
    pub fn push(&mut self, text: &str) {
        let start = self.arena.len();
        fold_into(text, &mut self.arena);
        // A line break inside a name would look like the end of the row.
        if self
            .arena
            .as_bytes()
            .get(start..)
            .is_some_and(|tail| tail.contains(&b'\n'))
        {
            let cleaned = self
                .arena
                .get(start..)
                .unwrap_or("")
                .replace(SEPARATOR, " ");
            self.arena.truncate(start);
            self.arena.push_str(&cleaned);
        }
        self.ends.push(self.arena.len() as u32);
        self.arena.push(SEPARATOR);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The folded text of a row; empty for rows that do not exist.
    pub fn get(&self, row: RowId) -> &str {
        let row = row as usize;
        let start = match row.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).map_or(0, |end| *end as usize + 1),
        };
        self.ends
            .get(row)
            .and_then(|end| self.arena.get(start..*end as usize))
            .unwrap_or("")
    }

    /// All rows that contain the folded `needle` (which is not empty).
    fn find_all(&self, needle: &str) -> RowSet {
        let mut hits = RowSet::empty(self.len());
        let haystack = self.arena.as_bytes();
        let needle = needle.as_bytes();
        let mut row = 0usize;
        let mut at = 0usize;
        while let Some(found) = find(haystack, needle, at) {
            while self
                .ends
                .get(row)
                .is_some_and(|end| (*end as usize) < found)
            {
                row += 1;
            }
            let Some(end) = self.ends.get(row) else {
                break;
            };
            hits.set(row as RowId, true);
            // One hit is enough: go on with the next row.
            at = *end as usize + 1;
            row += 1;
        }
        hits
    }

    /// Takes out the rows that do not contain the folded `needle`.
    fn narrow(&self, needle: &str, hits: &mut RowSet) {
        let gone: Vec<RowId> = hits
            .iter()
            .filter(|row| find(self.get(*row).as_bytes(), needle.as_bytes(), 0).is_none())
            .collect();
        for row in gone {
            hits.set(row, false);
        }
    }
}

/// The first place at or after `from` where `needle` begins.
///
/// Looks for the needle's last byte first: in names the first one ("c" of "client") is often everywhere.
fn find(haystack: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let (last, head) = needle.split_last()?;
    let mut at = from + head.len();
    while let Some(rest) = haystack.get(at..) {
        let step = rest.iter().position(|byte| byte == last)?;
        let start = at + step - head.len();
        if haystack.get(start..at + step) == Some(head) {
            return Some(start);
        }
        at += step + 1;
    }
    None
}

/// A search in progress: the queries on the way to the present one, and the rows each found. Whoever
/// types goes from one to the next, whoever deletes goes back.
#[derive(Clone, Debug, Default)]
pub struct Search {
    steps: Vec<(String, RowSet)>,
    rows: usize,
    /// What was found before anything was searched for.
    nothing: RowSet,
}

/// So many steps are remembered; going back further searches anew.
const MOST_STEPS: usize = 32;

impl Search {
    /// Searches for `query`; blank space around it does not count. An empty query finds all rows.
    pub fn run(&mut self, text: &SearchText, query: &str) -> &RowSet {
        let query = fold(query.trim()).replace(SEPARATOR, " ");
        if self.rows != text.len() || self.steps.len() > MOST_STEPS {
            self.steps.clear();
        }
        self.rows = text.len();
        while self
            .steps
            .last()
            .is_some_and(|(last, _)| !query.contains(last))
        {
            self.steps.pop();
        }
        if self.steps.last().is_none_or(|(last, _)| *last != query) {
            let hits = match self.steps.last() {
                _ if query.is_empty() => RowSet::full(text.len()),
                // With many rows left, one pass over all text is quicker than many small ones.
                Some((_, before)) if before.len() * 2 < text.len() => {
                    let mut hits = before.clone();
                    text.narrow(&query, &mut hits);
                    hits
                }
                _ => text.find_all(&query),
            };
            self.steps.push((query, hits));
        }
        self.steps.last().map_or(&self.nothing, |(_, hits)| hits)
    }

    /// Forgets the queries. Needed when the rows change.
    pub fn reset(&mut self) {
        self.steps.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &SearchText, query: &str) -> Vec<RowId> {
        Search::default().run(text, query).iter().collect()
    }

    #[test]
    fn finds_parts_of_names() {
        let text = SearchText::of(
            [
                "My Client's Organization",
                "Second Client",
                "",
                "Müller GmbH",
            ]
            .into_iter(),
        );
        assert_eq!(found(&text, "client"), [0, 1]);
        assert_eq!(found(&text, "MULLER"), [3]);
        assert_eq!(found(&text, "  second "), [1]);
        assert_eq!(found(&text, ""), [0, 1, 2, 3]);
        assert_eq!(found(&text, "nobody"), [] as [RowId; 0]);
    }

    #[test]
    fn a_hit_never_spans_two_rows() {
        let text = SearchText::of(["ab", "cd", "x\ny"].into_iter());
        assert_eq!(found(&text, "bc"), [] as [RowId; 0]);
        assert_eq!(found(&text, "b\nc"), [] as [RowId; 0]);
        assert_eq!(found(&text, "x y"), [2]);
    }

    #[test]
    fn new_rows_are_found_after_a_reset() {
        let mut search = Search::default();
        assert_eq!(
            search
                .run(&SearchText::of(["a", "b"].into_iter()), "a")
                .len(),
            1
        );
        search.reset();
        assert_eq!(
            search
                .run(&SearchText::of(["a", "a"].into_iter()), "a")
                .len(),
            2
        );
    }

    #[test]
    fn deleting_letters_finds_again_what_was_found_before() {
        let text = SearchText::of(["alpha", "albert", "beta"].into_iter());
        let mut search = Search::default();
        let sizes: Vec<usize> = ["a", "al", "alb", "al", "a", "", "b", "be", "a"]
            .into_iter()
            .map(|query| search.run(&text, query).len())
            .collect();
        assert_eq!(sizes, [3, 2, 1, 2, 3, 3, 2, 2, 3]);
        for length in 0..100 {
            assert_eq!(
                search.run(&text, &"a".repeat(length)).len(),
                [3, 3, 0][length.min(2)]
            );
        }
    }

    proptest! {
        #[test]
        fn finds_what_contains_finds(
            names in prop::collection::vec("[abAB äé☃\n]{0,8}", 0..40),
            queries in prop::collection::vec("[abAé ]{0,3}", 1..8),
        ) {
            let text = SearchText::of(names.iter().map(String::as_str));
            let mut search = Search::default();
            for query in queries {
                let needle = fold(query.trim());
                let expected: Vec<RowId> = names
                    .iter()
                    .enumerate()
                    .filter(|(_, name)| fold(name).replace('\n', " ").contains(&needle))
                    .map(|(row, _)| row as RowId)
                    .collect();
                prop_assert_eq!(search.run(&text, &query).iter().collect::<Vec<_>>(), expected);
            }
        }

        #[test]
        fn typing_letter_by_letter_equals_searching_at_once(
            names in prop::collection::vec("[a-d]{0,10}", 0..60),
            query in "[a-d]{1,5}",
        ) {
            let text = SearchText::of(names.iter().map(String::as_str));
            let mut typed = Search::default();
            for end in 1..=query.len() {
                typed.run(&text, &query[..end]);
            }
            let mut at_once = Search::default();
            prop_assert_eq!(typed.run(&text, &query), at_once.run(&text, &query));
        }
    }
}

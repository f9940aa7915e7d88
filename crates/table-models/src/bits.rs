//! A set of row positions: one bit for each row.

use crate::RowId;

/// A set of rows out of a fixed number of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    words: Vec<u64>,
    rows: usize,
}

impl RowSet {
    /// The empty set for a table of `rows` rows.
    pub fn empty(rows: usize) -> Self {
        Self {
            words: vec![0; rows.div_ceil(64)],
            rows,
        }
    }

    /// The set of all rows of a table of `rows` rows.
    pub fn full(rows: usize) -> Self {
        let mut set = Self {
            words: vec![u64::MAX; rows.div_ceil(64)],
            rows,
        };
        set.trim();
        set
    }

    /// How many rows the table has (not how many are in the set).
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Whether the row is in the set. Rows beyond the table are not.
    pub fn contains(&self, row: RowId) -> bool {
        let row = row as usize;
        row < self.rows
            && self
                .words
                .get(row / 64)
                .is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Puts the row in or takes it out. Rows beyond the table are ignored.
    pub fn set(&mut self, row: RowId, present: bool) {
        let row = row as usize;
        if row >= self.rows {
            return;
        }
        if let Some(word) = self.words.get_mut(row / 64) {
            let bit = 1 << (row % 64);
            if present { *word |= bit } else { *word &= !bit }
        }
    }

    /// How many rows are in the set.
    pub fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Whether no row is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Empties the set, for a table of `rows` rows; keeps the memory.
    pub fn reset(&mut self, rows: usize) {
        self.words.clear();
        self.words.resize(rows.div_ceil(64), 0);
        self.rows = rows;
    }

    /// Keeps only the rows that are in `other` too.
    pub fn intersect(&mut self, other: &Self) {
        for (index, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(index).copied().unwrap_or(0);
        }
    }

    /// Adds the rows of `other`.
    pub fn unite(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
        self.trim();
    }

    /// One bit for each row: the first row's is the lowest of the first word. Bits beyond the table are not set.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The rows in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = RowId> {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                if left == 0 {
                    return None;
                }
                let bit = left.trailing_zeros();
                left &= left - 1;
                Some((index * 64) as RowId + bit)
            })
        })
    }

    fn trim(&mut self) {
        let spare = self.words.len() * 64 - self.rows;
        if let Some(last) = self.words.last_mut()
            && spare > 0
        {
            *last &= u64::MAX >> spare;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_has_exactly_its_rows() {
        for rows in [0, 1, 63, 64, 65, 128, 1000] {
            let set = RowSet::full(rows);
            assert_eq!(set.len(), rows);
            assert!(!set.contains(rows as RowId));
        }
    }

    #[test]
    fn sets_are_united_and_intersected() {
        let of = |rows: &[RowId]| {
            let mut set = RowSet::empty(70);
            rows.iter().for_each(|row| set.set(*row, true));
            set
        };
        let mut set = of(&[0, 3, 69]);
        set.unite(&of(&[3, 5, 64]));
        assert_eq!(set, of(&[0, 3, 5, 64, 69]));
        set.intersect(&of(&[3, 69, 1]));
        assert_eq!(set, of(&[3, 69]));
        set.unite(&RowSet::full(1000));
        assert_eq!(
            set.len(),
            70,
            "a larger set adds no rows the table does not have"
        );
    }

    #[test]
    fn rows_beyond_the_table_are_ignored() {
        let mut set = RowSet::empty(3);
        set.set(3, true);
        set.set(9999, true);
        assert!(set.is_empty());
    }

    proptest! {
        #[test]
        fn behaves_like_a_set(rows in 1usize..300, changes in prop::collection::vec((0u32..300, any::<bool>()), 0..200)) {
            let mut set = RowSet::empty(rows);
            let mut model = std::collections::BTreeSet::new();
            for (row, present) in changes {
                set.set(row, present);
                if (row as usize) < rows {
                    if present { model.insert(row); } else { model.remove(&row); }
                }
            }
            prop_assert_eq!(set.len(), model.len());
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), model.iter().copied().collect::<Vec<_>>());
            for row in 0..rows as u32 {
                prop_assert_eq!(set.contains(row), model.contains(&row));
            }
        }
    }
}

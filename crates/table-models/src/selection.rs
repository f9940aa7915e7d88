//! Which rows are chosen. Choosing outlives sorting and filtering: a row stays chosen while it is not
//! shown, and the bulk bar counts it.

use crate::RowId;
use crate::bits::RowSet;

/// What the checkbox in the table's head shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadState {
    /// None of the shown rows is chosen.
    None,
    /// Some of them are.
    Some,
    /// All of them are (and there is at least one).
    All,
}

/// The chosen rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: RowSet,
    /// The row where the last single choice was made: the fixed end of a range.
    anchor: Option<RowId>,
}

impl Selection {
    /// Nothing chosen, in a table of `rows` rows.
    pub fn new(rows: usize) -> Self {
        Self {
            chosen: RowSet::empty(rows),
            anchor: None,
        }
    }

    /// Whether the row is chosen.
    pub fn contains(&self, row: RowId) -> bool {
        self.chosen.contains(row)
    }

    /// How many rows are chosen, shown or not.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether no row is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The chosen rows as a set.
    pub fn rows(&self) -> &RowSet {
        &self.chosen
    }

    /// The chosen rows in the order of the data.
    pub fn iter(&self) -> impl Iterator<Item = RowId> {
        self.chosen.iter()
    }

    /// Chooses the row, or gives it up; the next range starts here.
    pub fn toggle(&mut self, row: RowId) {
        self.chosen.set(row, !self.chosen.contains(row));
        self.anchor = Some(row);
    }

    /// Makes all rows between the last single choice and `row` (as they are shown) what the last single
    /// choice was. Without one, or when it is not shown any more, this is [`Self::toggle`].
    pub fn extend_to(&mut self, row: RowId, shown: &[RowId]) {
        let anchor = self.anchor.and_then(|anchor| position(shown, anchor));
        let (Some(from), Some(to)) = (anchor, position(shown, row)) else {
            self.toggle(row);
            return;
        };
        let present = self
            .anchor
            .is_some_and(|anchor| self.chosen.contains(anchor));
        for row in shown.iter().skip(from.min(to)).take(from.abs_diff(to) + 1) {
            self.chosen.set(*row, present);
        }
    }

    /// Chooses all shown rows, or gives all shown rows up. Rows that are not shown keep their state.
    pub fn set_all(&mut self, shown: &[RowId], present: bool) {
        for row in shown {
            self.chosen.set(*row, present);
        }
        self.anchor = None;
    }

    /// Gives everything up.
    pub fn clear(&mut self) {
        self.chosen.reset(self.chosen.rows());
        self.anchor = None;
    }

    /// What the checkbox in the head shows for these shown rows.
    pub fn head_state(&self, shown: &[RowId]) -> HeadState {
        if self.is_empty() || shown.is_empty() {
            return HeadState::None;
        }
        let chosen = shown
            .iter()
            .filter(|row| self.chosen.contains(**row))
            .count();
        match chosen {
            0 => HeadState::None,
            all if all == shown.len() => HeadState::All,
            _ => HeadState::Some,
        }
    }

    /// Carries the choice over to new data of `rows` rows. `new_place` says where a row is now, if it is
    /// still there.
    pub fn carried_over(&self, rows: usize, new_place: impl Fn(RowId) -> Option<RowId>) -> Self {
        let mut carried = Self::new(rows);
        for row in self.iter().filter_map(&new_place) {
            carried.chosen.set(row, true);
        }
        carried.anchor = self.anchor.and_then(new_place);
        carried
    }
}

fn position(shown: &[RowId], row: RowId) -> Option<usize> {
    shown.iter().position(|candidate| *candidate == row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chosen(selection: &Selection) -> Vec<RowId> {
        selection.iter().collect()
    }

    #[test]
    fn a_range_follows_what_is_shown() {
        let shown = [9, 4, 7, 0, 2];
        let mut selection = Selection::new(10);
        selection.toggle(4);
        selection.extend_to(0, &shown);
        assert_eq!(chosen(&selection), [0, 4, 7]);
        selection.toggle(7);
        selection.extend_to(9, &shown);
        assert_eq!(chosen(&selection), [0], "a range after giving up gives up");
    }

    #[test]
    fn a_range_without_a_visible_beginning_is_a_single_choice() {
        let mut selection = Selection::new(10);
        selection.extend_to(3, &[1, 2, 3]);
        assert_eq!(chosen(&selection), [3]);
        selection.extend_to(5, &[5, 6]);
        assert_eq!(chosen(&selection), [3, 5]);
    }

    #[test]
    fn the_head_counts_shown_rows_only() {
        let mut selection = Selection::new(5);
        selection.toggle(0);
        assert_eq!(selection.head_state(&[1, 2]), HeadState::None);
        assert_eq!(selection.head_state(&[0, 2]), HeadState::Some);
        selection.set_all(&[1, 2], true);
        assert_eq!(selection.head_state(&[1, 2]), HeadState::All);
        assert_eq!(selection.head_state(&[]), HeadState::None);
        selection.set_all(&[1, 2], false);
        assert_eq!(
            chosen(&selection),
            [0],
            "rows out of sight keep their state"
        );
    }

    #[test]
    fn the_choice_follows_rows_to_their_new_place() {
        let mut selection = Selection::new(4);
        selection.toggle(1);
        selection.toggle(3);
        let carried = selection.carried_over(3, |row| (row != 1).then(|| row - 1));
        assert_eq!(chosen(&carried), [2]);
        assert_eq!(carried.anchor, Some(2));
    }

    proptest! {
        #[test]
        fn selecting_all_twice_and_none_gives_none(rows in 0usize..200) {
            let shown: Vec<RowId> = (0..rows as RowId).collect();
            let mut selection = Selection::new(rows);
            selection.set_all(&shown, true);
            selection.set_all(&shown, true);
            prop_assert_eq!(selection.len(), rows);
            selection.set_all(&shown, false);
            prop_assert!(selection.is_empty());
        }
    }
}

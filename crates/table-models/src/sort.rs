//! Sorting by ranks.
//!
//! A rank is the place of a row's value among all values of its column; equal values share a rank.
//! Ranks are computed once for a column ([`Ranks`]). Every sorting after that, and reversing, is one
//! counting pass over whole numbers, however dear the comparison was (a language's collator is dear).

use std::cmp::Ordering;

use crate::RowId;
use crate::bits::RowSet;
use crate::filter::SearchText;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The smallest value first.
    #[default]
    Ascending,
    /// The largest value first.
    Descending,
}

impl Direction {
    /// The other way round.
    pub fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// The rank of every row in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranks {
    ranks: Vec<u32>,
    /// One more than the highest rank.
    distinct: u32,
}

impl Ranks {
    /// Takes ranks that somebody else has computed (the browser's collator).
    pub fn from_ranks(ranks: Vec<u32>) -> Self {
        let distinct = ranks
            .iter()
            .max()
            .map_or(0, |highest| highest.saturating_add(1));
        Self { ranks, distinct }
    }

    /// Ranks whole numbers; rows without a number come first.
    pub fn of_numbers(values: &[Option<i64>]) -> Self {
        // Without a sign, in the same order: 0 is no number, 1 the least.
        let unsigned = |value: i64| (value.cast_unsigned() ^ (1 << 63)).max(1);
        let firsts = values.iter().map(|value| value.map_or(0, unsigned));
        let mut sorted: Vec<(u64, RowId)> = firsts.zip(0..).collect();
        sort_rows(&mut sorted, &|left, right| left.cmp(&right));
        Self::from_sorted(&sorted, |_, left, right| left.0 == right.0)
    }

    /// Ranks the first `count` and the last `count` of folded texts byte by byte; what stands between them
    /// shares one rank. Cheap, right for plain Latin names, and all that is seen until the collator has had
    /// its say.
    pub fn of_text_ends(text: &SearchText, count: usize) -> Self {
        let order = text_ends(text, count);
        let between = count..order.len().saturating_sub(count);
        Self::from_sorted(&order, |place, left, right| {
            if between.contains(&place) {
                place != between.start
            } else {
                // Nothing is known of the last one between.
                let is_first_after = place == between.end && !between.is_empty();
                !is_first_after && left.0 == right.0 && text.get(left.1) == text.get(right.1)
            }
        })
    }

    /// `is_same` is told a place, what stands before it and what stands there.
    fn from_sorted<T>(
        sorted: &[(T, RowId)],
        is_same: impl Fn(usize, &(T, RowId), &(T, RowId)) -> bool,
    ) -> Self {
        let mut ranks = vec![0; sorted.len()];
        let mut rank = 0;
        let mut before = None;
        for (place, entry) in sorted.iter().enumerate() {
            if before.is_some_and(|before| !is_same(place, before, entry)) {
                rank += 1;
            }
            if let Some(rank_of_row) = ranks.get_mut(entry.1 as usize) {
                *rank_of_row = rank;
            }
            before = Some(entry);
        }
        let distinct = if sorted.is_empty() { 0 } else { rank + 1 };
        Self { ranks, distinct }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    /// The rank of a row; rows that do not exist come last.
    pub fn get(&self, row: RowId) -> u32 {
        self.ranks.get(row as usize).copied().unwrap_or(u32::MAX)
    }

    /// Puts the rows of `base` in the order of these ranks. Rows of the same rank keep the order they
    /// have in `base`, whatever the direction: clients with equal seats stay sorted by name.
    pub fn order(&self, base: &[RowId], direction: Direction) -> Vec<RowId> {
        let last = self.distinct.saturating_sub(1);
        let place_of = |row: RowId| {
            let rank = self.get(row).min(last);
            match direction {
                Direction::Ascending => rank as usize,
                Direction::Descending => (last - rank) as usize,
            }
        };
        let mut starts = vec![0u32; self.distinct as usize + 1];
        for row in base {
            if let Some(count) = starts.get_mut(place_of(*row) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut sorted = vec![0; base.len()];
        for row in base {
            if let Some(next) = starts.get_mut(place_of(*row)) {
                if let Some(place) = sorted.get_mut(*next as usize) {
                    *place = *row;
                }
                *next += 1;
            }
        }
        sorted
    }
}

/// All rows with their folded texts' first eight bytes: the first and the last `count` in order, the
/// others in any order between them.
fn text_ends(text: &SearchText, count: usize) -> Vec<(u64, RowId)> {
    let mut rows: Vec<(u64, RowId)> = (0..text.len() as RowId)
        .map(|row| (first_bytes(text.get(row)), row))
        .collect();
    let ties = |left: RowId, right: RowId| {
        let by_text = text.get(left).cmp(text.get(right));
        by_text.then_with(|| left.cmp(&right))
    };
    let last_from = rows.len().saturating_sub(count);
    if count >= last_from {
        sort_rows(&mut rows, &ties);
        return rows;
    }
    part(&mut rows, count, &ties);
    let (first, rest) = rows.split_at_mut(count);
    sort_rows(first, &ties);
    let last_from = last_from - count;
    part(rest, last_from, &ties);
    sort_rows(&mut rest[last_from..], &ties);
    rows
}

/// Brings the rows that would stand before `at` before it, and the others behind, each side in any order. As the
/// standard library's `select_nth_unstable_by`, which would be 2 kB more to load.
fn part(mut rows: &mut [(u64, RowId)], mut at: usize, ties: &dyn Fn(RowId, RowId) -> Ordering) {
    const FEW: usize = 32;
    let mut tries = 4 * rows.len().checked_ilog2().unwrap_or(0);
    while rows.len() > FEW && tries > 0 {
        tries -= 1;
        let pivot = middle([rows[0], rows[rows.len() / 2], rows[rows.len() - 1]], ties);
        let mut before = 0;
        for row in 0..rows.len() {
            if compare_rows(&rows[row], &pivot, ties).is_lt() {
                rows.swap(row, before);
                before += 1;
            }
        }
        let (smaller, others) = rows.split_at_mut(before);
        if at < before {
            rows = smaller;
        } else {
            rows = others;
            at -= before;
        }
    }
    // A few rows, or some that will not be halved.
    sort_rows(rows, ties);
}

fn middle(mut three: [(u64, RowId); 3], ties: &dyn Fn(RowId, RowId) -> Ordering) -> (u64, RowId) {
    for pair in [0, 1, 0] {
        if compare_rows(&three[pair + 1], &three[pair], ties).is_lt() {
            three.swap(pair, pair + 1);
        }
    }
    three[1]
}

/// Sorts rows by a number each, and where those are equal by what `ties` says of the rows. Most comparisons are decided
/// by the numbers at hand: the first eight bytes of a text, say. All long lists are sorted by this, because a sorting
/// is compiled anew for every kind of list, some 8 kB each.
pub fn sort_rows(rows: &mut [(u64, RowId)], ties: &dyn Fn(RowId, RowId) -> Ordering) {
    rows.sort_unstable_by(|left, right| compare_rows(left, right, ties));
}

fn compare_rows(
    left: &(u64, RowId),
    right: &(u64, RowId),
    ties: &dyn Fn(RowId, RowId) -> Ordering,
) -> Ordering {
    left.0.cmp(&right.0).then_with(|| ties(left.1, right.1))
}

/// The first eight bytes as a number that sorts like the bytes.
fn first_bytes(text: &str) -> u64 {
    text.bytes()
        .chain(std::iter::repeat(0))
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// All rows in the order of the data.
pub fn unsorted(rows: usize) -> Vec<RowId> {
    (0..rows as RowId).collect()
}

/// The rows of `order` that are in `kept`, in that order. Re-uses the memory of `shown`.
pub fn shown_rows(order: &[RowId], kept: &RowSet, shown: &mut Vec<RowId>) {
    shown.clear();
    shown.extend(order.iter().copied().filter(|row| kept.contains(*row)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_values_share_a_rank() {
        let ranks = Ranks::of_numbers(&[Some(5), None, Some(-1), Some(5)]);
        assert_eq!(
            ranks,
            Ranks {
                ranks: vec![2, 0, 1, 2],
                distinct: 3
            }
        );
    }

    #[test]
    fn ties_keep_their_order_both_ways() {
        let ranks = Ranks::of_numbers(&[Some(1), Some(2), Some(1), Some(2)]);
        let base = [3, 2, 1, 0];
        assert_eq!(ranks.order(&base, Direction::Ascending), [2, 0, 3, 1]);
        assert_eq!(ranks.order(&base, Direction::Descending), [3, 1, 2, 0]);
    }

    #[test]
    fn texts_are_ranked_by_their_folded_form() {
        let text = SearchText::of(
            ["beta", "Alpha", "alphabet soup", "ALPHA", "alphabet soda"].into_iter(),
        );
        assert_eq!(Ranks::of_text_ends(&text, 9).ranks, [3, 0, 2, 0, 1]);
    }

    #[test]
    fn ranks_from_elsewhere_may_be_too_short() {
        let ranks = Ranks::from_ranks(vec![1, 0]);
        let sorted = ranks.order(&unsorted(4), Direction::Ascending);
        let mut rows = sorted.clone();
        rows.sort_unstable();
        assert_eq!(rows, [0, 1, 2, 3]);
        assert_eq!(sorted[0], 1);
    }

    #[test]
    fn nothing_sorts_to_nothing() {
        assert!(
            Ranks::of_numbers(&[])
                .order(&[], Direction::Descending)
                .is_empty()
        );
        assert!(Ranks::of_text_ends(&SearchText::default(), 3).is_empty());
    }

    proptest! {
        #[test]
        fn sorts_like_the_standard_library(values in prop::collection::vec(prop::option::of(-20i64..20), 0..200)) {
            let ranks = Ranks::of_numbers(&values);
            let base = unsorted(values.len());
            let mut expected = base.clone();
            expected.sort_by_key(|row| values[*row as usize]);
            prop_assert_eq!(ranks.order(&base, Direction::Ascending), expected.clone());
            expected.sort_by_key(|row| std::cmp::Reverse(values[*row as usize]));
            prop_assert_eq!(ranks.order(&base, Direction::Descending), expected);
        }

        #[test]
        fn the_ends_of_texts_sort_like_the_standard_library(
            names in prop::collection::vec("[a-cA-C é]{0,12}", 0..300),
            count in 0usize..60,
        ) {
            let text = SearchText::of(names.iter().map(String::as_str));
            let base = unsorted(names.len());
            let mut expected = base.clone();
            expected.sort_by_key(|row| crate::fold::fold(&names[*row as usize]));
            let sorted = Ranks::of_text_ends(&text, count).order(&base, Direction::Ascending);
            let is_end = |place: usize| place < count || place + count >= names.len();
            for (place, row) in sorted.iter().enumerate().filter(|(place, _)| is_end(*place)) {
                prop_assert_eq!(text.get(*row), text.get(expected[place]));
            }
            let mut rows = sorted;
            rows.sort_unstable();
            prop_assert_eq!(rows, base);
        }

        #[test]
        fn shown_rows_keep_the_order(order in Just(unsorted(120)).prop_shuffle(), kept in prop::collection::vec(0u32..120, 0..60)) {
            let mut set = RowSet::empty(120);
            for row in &kept { set.set(*row, true); }
            let mut shown = Vec::new();
            shown_rows(&order, &set, &mut shown);
            let expected: Vec<RowId> = order.iter().copied().filter(|row| kept.contains(row)).collect();
            prop_assert_eq!(shown, expected);
        }
    }
}

//! Where a key leads in a menu: arrows, Home, End, and the first letters of an entry.

use crate::browser::letters::small;

/// The entry a key leads to, out of `count`, coming from `current`. None: not a key of ours.
pub(super) fn step(key: &str, current: Option<usize>, count: usize) -> Option<usize> {
    if count == 0 {
        return None;
    }
    let last = count - 1;
    match (key, current) {
        ("Home", _) | ("ArrowDown", None) => Some(0),
        ("End", _) | ("ArrowUp", None) => Some(last),
        ("ArrowDown", Some(at)) => Some(if at >= last { 0 } else { at + 1 }),
        ("ArrowUp", Some(at)) => Some(if at == 0 { last } else { at - 1 }),
        _ => None,
    }
}

/// The next entry whose label begins with what was typed. One letter goes on to the next such
/// entry; more letters may stay where they are.
pub(super) fn find(labels: &[String], current: Option<usize>, typed: &str) -> Option<usize> {
    let wanted = small(typed);
    let mut letters = wanted.chars();
    let first = letters.next()?;
    let repeated = letters.all(|letter| letter == first);
    let wanted = if repeated { first.to_string() } else { wanted };
    let start = current.map_or(0, |at| if repeated { at + 1 } else { at });
    (0..labels.len())
        .map(|offset| (start + offset) % labels.len())
        .find(|index| small(labels[*index].trim()).starts_with(&wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<String> {
        ["Rename", "Manage seats", "Manage plan", "Unlink"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn arrows_go_round() {
        assert_eq!(step("ArrowDown", None, 4), Some(0));
        assert_eq!(step("ArrowDown", Some(0), 4), Some(1));
        assert_eq!(step("ArrowDown", Some(3), 4), Some(0));
        assert_eq!(step("ArrowUp", Some(0), 4), Some(3));
        assert_eq!(step("ArrowUp", None, 4), Some(3));
        assert_eq!(step("Home", Some(2), 4), Some(0));
        assert_eq!(step("End", Some(2), 4), Some(3));
        assert_eq!(step("x", Some(2), 4), None);
        assert_eq!(step("ArrowDown", None, 0), None);
    }

    #[test]
    fn letters_find_entries() {
        assert_eq!(find(&labels(), None, "u"), Some(3));
        assert_eq!(find(&labels(), Some(0), "m"), Some(1));
        assert_eq!(find(&labels(), Some(1), "m"), Some(2));
        assert_eq!(find(&labels(), Some(2), "mm"), Some(1));
        assert_eq!(find(&labels(), Some(1), "manage p"), Some(2));
        assert_eq!(find(&labels(), Some(1), "manage s"), Some(1));
        assert_eq!(find(&labels(), Some(1), "z"), None);
        assert_eq!(find(&labels(), Some(1), ""), None);
        assert_eq!(find(&[], None, "a"), None);
    }
}

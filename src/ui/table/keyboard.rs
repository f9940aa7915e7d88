//! What keys do on a row.

/// A key press on a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyPress<'a> {
    /// `KeyboardEvent.key`.
    pub(super) key: &'a str,
    pub(super) shift: bool,
    /// Control, or Command on a Mac.
    pub(super) command: bool,
    pub(super) alt: bool,
}

/// What follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowAction {
    /// Another row gets the keyboard; with `extend` everything on the way is chosen.
    Move { to: usize, extend: bool },
    /// The row is chosen or given up.
    Toggle,
    /// The row is chosen together with all rows since the last choice.
    ToggleRange,
    /// The row's page opens.
    Open,
    /// All shown rows are chosen.
    ChooseAll,
    /// Nothing is chosen any more.
    ChooseNone,
}

/// What a key does on the row at `position` of `total`; `page` rows fit on the screen.
pub(super) fn row_action(
    press: KeyPress<'_>,
    position: usize,
    total: usize,
    page: usize,
) -> Option<RowAction> {
    let last = total.checked_sub(1)?;
    if press.alt {
        return None;
    }
    let moved = |to: usize| {
        Some(RowAction::Move {
            to: to.min(last),
            extend: press.shift,
        })
    };
    match press.key {
        "a" | "A" if press.command => Some(RowAction::ChooseAll),
        "Home" => moved(0),
        "End" => moved(last),
        _ if press.command => None,
        "ArrowDown" => moved(position + 1),
        "ArrowUp" => moved(position.saturating_sub(1)),
        "PageDown" => moved(position + page),
        "PageUp" => moved(position.saturating_sub(page)),
        " " if press.shift => Some(RowAction::ToggleRange),
        " " => Some(RowAction::Toggle),
        "Enter" => Some(RowAction::Open),
        "Escape" => Some(RowAction::ChooseNone),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str, position: usize) -> Option<RowAction> {
        let press = KeyPress {
            key,
            shift: false,
            command: false,
            alt: false,
        };
        row_action(press, position, 100, 10)
    }

    #[test]
    fn arrows_and_pages_stay_inside_the_table() {
        let to = |to| Some(RowAction::Move { to, extend: false });
        assert_eq!(pressed("ArrowDown", 98), to(99));
        assert_eq!(pressed("ArrowDown", 99), to(99));
        assert_eq!(pressed("ArrowUp", 0), to(0));
        assert_eq!(pressed("PageDown", 95), to(99));
        assert_eq!(pressed("PageUp", 5), to(0));
        assert_eq!(pressed("Home", 50), to(0));
        assert_eq!(pressed("End", 50), to(99));
    }

    #[test]
    fn rows_are_chosen_and_opened() {
        assert_eq!(pressed(" ", 3), Some(RowAction::Toggle));
        assert_eq!(pressed("Enter", 3), Some(RowAction::Open));
        let shifted = KeyPress {
            key: "ArrowDown",
            shift: true,
            command: false,
            alt: false,
        };
        assert_eq!(
            row_action(shifted, 3, 100, 10),
            Some(RowAction::Move {
                to: 4,
                extend: true
            })
        );
        let all = KeyPress {
            key: "a",
            shift: false,
            command: true,
            alt: false,
        };
        assert_eq!(row_action(all, 3, 100, 10), Some(RowAction::ChooseAll));
    }

    #[test]
    fn the_browser_keeps_its_own_keys() {
        assert_eq!(pressed("a", 3), None);
        assert_eq!(pressed("Tab", 3), None);
        let back = KeyPress {
            key: "ArrowLeft",
            shift: false,
            command: false,
            alt: true,
        };
        assert_eq!(row_action(back, 3, 100, 10), None);
        assert_eq!(
            pressed("ArrowDown", 0).and(row_action(back, 0, 0, 10)),
            None
        );
    }
}

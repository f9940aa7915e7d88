//! Where a popover goes beside its anchor, for browsers that cannot tie them together in CSS.

/// A rectangle in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Which edges of anchor and popover are in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

/// Between anchor and popover, and between popover and the edge of the window.
const GAP: f64 = 4.0;
const MARGIN: f64 = 8.0;

/// Left and top for a popover of `size` at `anchor` in a window of `view`: below if there is room,
/// else above, never outside the window.
pub(super) fn place(anchor: Area, size: (f64, f64), view: (f64, f64), align: Align) -> (f64, f64) {
    let (width, height) = size;
    let left = match align {
        Align::Left => anchor.left,
        Align::Centre => anchor.left + (anchor.width - width) / 2.0,
        Align::Right => anchor.left + anchor.width - width,
    };
    let below = anchor.top + anchor.height + GAP;
    let above = anchor.top - GAP - height;
    let top = if below + height + MARGIN > view.1 && above >= MARGIN {
        above
    } else {
        below
    };
    (inside(left, width, view.0), inside(top, height, view.1))
}

fn inside(start: f64, length: f64, room: f64) -> f64 {
    start.min(room - MARGIN - length).max(MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: (f64, f64) = (1000.0, 800.0);

    fn button(left: f64, top: f64) -> Area {
        Area {
            left,
            top,
            width: 40.0,
            height: 36.0,
        }
    }

    #[test]
    fn below_and_in_line_where_there_is_room() {
        assert_eq!(
            place(button(100.0, 50.0), (200.0, 300.0), VIEW, Align::Left),
            (100.0, 90.0)
        );
        assert_eq!(
            place(button(500.0, 50.0), (200.0, 300.0), VIEW, Align::Right),
            (340.0, 90.0)
        );
        assert_eq!(
            place(button(500.0, 50.0), (80.0, 30.0), VIEW, Align::Centre),
            (480.0, 90.0)
        );
    }

    #[test]
    fn above_where_there_is_none_below() {
        assert_eq!(
            place(button(100.0, 700.0), (200.0, 300.0), VIEW, Align::Left),
            (100.0, 396.0)
        );
    }

    #[test]
    fn never_outside_the_window() {
        assert_eq!(
            place(button(950.0, 50.0), (200.0, 300.0), VIEW, Align::Left).0,
            792.0
        );
        assert_eq!(
            place(button(0.0, 50.0), (200.0, 300.0), VIEW, Align::Right).0,
            8.0
        );
        assert_eq!(
            place(button(0.0, 400.0), (200.0, 3000.0), VIEW, Align::Right).1,
            8.0
        );
    }
}

//! Which rows are on the screen. Rows have one height, so this is arithmetic.

use std::ops::Range;

/// The rows to draw: those the viewport shows, and `overscan` more on either side, never beyond the
/// table. Lengths are in CSS pixels. Nonsense (a negative scroll position while the page bounces, a
/// height of zero before the first layout, NaN) gives a sensible range, never a panic.
pub fn visible_range(
    scroll_top: f64,
    viewport_height: f64,
    row_height: f64,
    total: usize,
    overscan: usize,
) -> Range<usize> {
    if total == 0 || !row_height.is_finite() || row_height <= 0.0 {
        return 0..0;
    }
    let wanted = pool_size(viewport_height, row_height, overscan).min(total);
    let scroll_top = if scroll_top.is_finite() {
        scroll_top.max(0.0)
    } else {
        0.0
    };
    let first_shown = (scroll_top / row_height) as usize;
    // The number of drawn rows stays the same everywhere: the rows of the screen are re-used, and a
    // constant number means that none has to be made or removed while scrolling.
    let first = first_shown.saturating_sub(overscan).min(total - wanted);
    first..first + wanted
}

/// How many rows cover a viewport at any scroll position, with `overscan` more on either side.
pub fn pool_size(viewport_height: f64, row_height: f64, overscan: usize) -> usize {
    if !row_height.is_finite() || row_height <= 0.0 {
        return 0;
    }
    let viewport_height = if viewport_height.is_finite() {
        viewport_height.max(0.0)
    } else {
        0.0
    };
    // One more than fits: a row may be cut at the top and another one at the bottom.
    let shown = (viewport_height / row_height).ceil() as usize + 1;
    shown.saturating_add(overscan.saturating_mul(2))
}

/// The scroll position that brings a row fully into view with the least movement.
/// `viewport_height` is the height in which rows can be seen (without sticky head and foot).
pub fn scroll_to_row(row: usize, scroll_top: f64, viewport_height: f64, row_height: f64) -> f64 {
    let top = row as f64 * row_height;
    let bottom = top + row_height;
    if top < scroll_top {
        top
    } else if bottom > scroll_top + viewport_height {
        // A viewport lower than one row shows the row's beginning.
        (bottom - viewport_height).min(top).max(0.0)
    } else {
        scroll_top
    }
}

/// How many rows Page Up and Page Down move: a screen less one row, so that the eye keeps its place.
pub fn page_step(viewport_height: f64, row_height: f64) -> usize {
    if !row_height.is_finite() || row_height <= 0.0 || !viewport_height.is_finite() {
        return 1;
    }
    ((viewport_height / row_height) as usize)
        .saturating_sub(1)
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn starts_at_the_top() {
        assert_eq!(visible_range(0.0, 440.0, 44.0, 100_000, 4), 0..19);
    }

    #[test]
    fn ends_at_the_end() {
        let range = visible_range(1e12, 440.0, 44.0, 100_000, 4);
        assert_eq!(range.end, 100_000);
        assert_eq!(range.len(), 19);
    }

    #[test]
    fn nonsense_is_survived() {
        assert_eq!(visible_range(f64::NAN, 440.0, 44.0, 5, 4), 0..5);
        assert_eq!(visible_range(-300.0, f64::NAN, 44.0, 5, 0), 0..1);
        assert_eq!(visible_range(0.0, 440.0, 0.0, 5, 4), 0..0);
        assert_eq!(visible_range(0.0, 440.0, f64::NAN, 5, 4), 0..0);
        assert_eq!(visible_range(0.0, 440.0, 44.0, 0, 4), 0..0);
    }

    #[test]
    fn a_row_in_view_needs_no_scrolling() {
        assert_eq!(scroll_to_row(3, 100.0, 440.0, 44.0), 100.0);
        assert_eq!(scroll_to_row(0, 100.0, 440.0, 44.0), 0.0);
        assert_eq!(scroll_to_row(20, 0.0, 440.0, 44.0), 484.0);
        assert_eq!(scroll_to_row(20, 0.0, 10.0, 44.0), 880.0);
    }

    #[test]
    fn a_page_is_a_screen_less_one_row() {
        assert_eq!(page_step(440.0, 44.0), 9);
        assert_eq!(page_step(10.0, 44.0), 1);
        assert_eq!(page_step(440.0, 0.0), 1);
    }

    proptest! {
        #[test]
        fn every_row_of_the_viewport_is_drawn(
            scroll in 0.0f64..5_000_000.0,
            viewport in 0.0f64..2_000.0,
            row_height in 20.0f64..80.0,
            total in 0usize..100_000,
            overscan in 0usize..20,
        ) {
            let range = visible_range(scroll, viewport, row_height, total, overscan);
            prop_assert!(range.start <= range.end && range.end <= total);
            prop_assert!(range.len() <= pool_size(viewport, row_height, overscan));
            // The browser never scrolls further than the content.
            let scroll = scroll.min((total as f64 * row_height - viewport).max(0.0));
            let range = visible_range(scroll, viewport, row_height, total, overscan);
            for row in 0..total.min(3_000) + usize::from(total > 3_000) {
                let row = if row == 3_000 { total - 1 } else { row };
                let (top, bottom) = (row as f64 * row_height, (row + 1) as f64 * row_height);
                if bottom > scroll && top < scroll + viewport {
                    prop_assert!(range.contains(&row), "row {} of {:?}", row, range);
                }
            }
        }

        #[test]
        fn scrolling_to_a_row_shows_it(
            row in 0usize..100_000,
            scroll in 0.0f64..4_400_000.0,
            viewport in 50.0f64..2_000.0,
        ) {
            let scroll = scroll_to_row(row, scroll, viewport, 44.0);
            prop_assert!(row as f64 * 44.0 >= scroll - 1e-6);
            prop_assert!((row + 1) as f64 * 44.0 <= scroll + viewport + 1e-6);
        }
    }
}

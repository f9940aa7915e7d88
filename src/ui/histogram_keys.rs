//! What keys and pointer choose in a [`Histogram`](super::Histogram); no browser needed.

/// One end of the chosen stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// The first bar.
    Start,
    /// The last bar.
    End,
}

/// How far the page keys go.
const PAGE: usize = 7;

/// Where a key moves one edge of a stretch among `length` bars: never past the other edge. `None` for keys
/// that move nothing.
pub(super) fn step(
    key: &str,
    edge: Edge,
    (start, end): (usize, usize),
    length: usize,
) -> Option<(usize, usize)> {
    let last = length.checked_sub(1)?;
    let at = match edge {
        Edge::Start => start,
        Edge::End => end,
    };
    let to = match key {
        "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
        "ArrowRight" | "ArrowUp" => at + 1,
        "PageDown" => at.saturating_sub(PAGE),
        "PageUp" => at + PAGE,
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(match edge {
        Edge::Start => (to.min(end), end),
        Edge::End => (start, to.clamp(start, last)),
    })
}

/// What dragging from one bar to another chooses. A press on the only bar that is chosen gives it up.
pub(super) fn drag(
    from: usize,
    to: usize,
    chosen: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    let stretch = (from.min(to), from.max(to));
    (chosen != Some(stretch) || from != to).then_some(stretch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_an_edge_and_never_past_the_other() {
        let start = |key, stretch| step(key, Edge::Start, stretch, 30);
        let end = |key, stretch| step(key, Edge::End, stretch, 30);
        assert_eq!(start("ArrowRight", (0, 29)), Some((1, 29)));
        assert_eq!(start("ArrowLeft", (0, 29)), Some((0, 29)));
        assert_eq!(start("PageUp", (25, 29)), Some((29, 29)));
        assert_eq!(start("End", (3, 9)), Some((9, 9)));
        assert_eq!(end("PageDown", (20, 29)), Some((20, 22)));
        assert_eq!(end("Home", (20, 29)), Some((20, 20)));
        assert_eq!(end("ArrowUp", (0, 29)), Some((0, 29)));
        assert_eq!(end("x", (0, 29)), None);
        assert_eq!(step("Home", Edge::End, (0, 0), 0), None);
    }

    #[test]
    fn dragging_chooses_whichever_way_it_goes() {
        assert_eq!(drag(3, 7, None), Some((3, 7)));
        assert_eq!(drag(7, 3, Some((3, 7))), Some((3, 7)));
        assert_eq!(drag(5, 5, None), Some((5, 5)));
        assert_eq!(drag(5, 5, Some((5, 5))), None);
    }
}

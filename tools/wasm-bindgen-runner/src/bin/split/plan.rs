//! Which files are better one: fewer requests, against bytes that somebody fetches and does not need.

use std::collections::BTreeSet;

/// What a further request costs whoever waits for a chunk, as bytes of a module (which compress to a third).
const REQUEST_BYTES: usize = 4_000;

/// What naming a file costs everybody, on their first visit.
const NAME_BYTES: usize = 100;

/// A file that chunks need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The names of the modules it is made of, without `.wasm`; it is called by the first.
    pub(crate) stems: Vec<String>,
    /// How many bytes of code and data.
    bytes: usize,
    /// Who needs it.
    pub(crate) chunks: BTreeSet<String>,
}

impl Part {
    /// Nobody needs it yet.
    pub(crate) fn new(stem: &str, bytes: usize) -> Self {
        Self {
            stems: vec![stem.to_owned()],
            bytes,
            chunks: BTreeSet::new(),
        }
    }

    /// One that belongs to a single chunk keeps to itself: its name says which.
    fn is_shared(&self) -> bool {
        self.chunks.len() > 1
    }

    /// What making one file of both saves; negative if it costs more.
    fn gain(&self, other: &Self) -> i64 {
        if !self.is_shared() || !other.is_shared() {
            return i64::MIN;
        }
        let both = self.chunks.intersection(&other.chunks).count();
        let only_other = other.chunks.len() - both;
        let only_self = self.chunks.len() - both;
        let saved = both * REQUEST_BYTES + NAME_BYTES;
        let cost = self.bytes * only_other + other.bytes * only_self;
        let signed = |bytes: usize| i64::try_from(bytes).unwrap_or(i64::MAX);
        signed(saved) - signed(cost)
    }

    fn join(&mut self, other: Self) {
        self.stems.extend(other.stems);
        self.bytes += other.bytes;
        self.chunks.extend(other.chunks);
    }
}

/// The same modules in fewer files: the two that gain the most by it become one, as long as two gain.
pub(crate) fn fewer(mut parts: Vec<Part>) -> Vec<Part> {
    loop {
        let pairs = (0..parts.len()).flat_map(|a| (a + 1..parts.len()).map(move |b| (a, b)));
        let best = pairs
            .map(|(a, b)| (parts[a].gain(&parts[b]), a, b))
            // The first of equals, so that the same modules always make the same files.
            .max_by_key(|&(gain, a, b)| (gain, std::cmp::Reverse((a, b))));
        match best {
            Some((gain, a, b)) if gain > 0 => {
                let other = parts.remove(b);
                parts[a].join(other);
            }
            _ => return parts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(stem: &str, bytes: usize, chunks: &[&str]) -> Part {
        let mut part = Part::new(stem, bytes);
        part.chunks = chunks.iter().map(|&chunk| chunk.to_owned()).collect();
        part
    }

    fn stems(parts: &[Part]) -> Vec<String> {
        parts.iter().map(|part| part.stems.join("+")).collect()
    }

    #[test]
    fn small_files_go_with_those_that_are_fetched_anyway() {
        let parts = fewer(vec![
            part("big", 200_000, &["a", "b"]),
            part("small", 300, &["a", "b", "c"]),
            part("tiny", 20, &["b", "c"]),
        ]);
        // Nobody of `c` fetches the big one for the sake of a small one.
        assert_eq!(stems(&parts), ["big", "small+tiny"]);
        assert_eq!(parts[1].chunks.len(), 3);
    }

    #[test]
    fn what_the_same_chunks_share_is_one_file() {
        let parts = fewer(vec![
            part("one", 90_000, &["a", "b"]),
            part("other", 80_000, &["a", "b"]),
        ]);
        assert_eq!(stems(&parts), ["one+other"]);
    }

    #[test]
    fn what_belongs_to_one_chunk_stays_alone() {
        let parts = vec![
            part("split_a", 10, &["a"]),
            part("chunk_1", 10, &["a", "b"]),
        ];
        assert_eq!(fewer(parts.clone()), parts);
    }
}

//! Bringing two lists together. Nothing is overwritten unless somebody wants it.

use super::entry::Entry;

/// What another list has, seen from ours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Not here yet.
    pub new: Vec<Entry>,
    /// Here already, and the same.
    pub same_count: usize,
    /// Here already, and different there.
    pub differing: Vec<Entry>,
}

impl Comparison {
    /// Compares by id.
    pub fn of(here: &[Entry], there: Vec<Entry>) -> Self {
        let mut comparison = Self::default();
        for entry in there {
            match here.iter().find(|own| own.id == entry.id) {
                None => comparison.new.push(entry),
                Some(own) if *own == entry => comparison.same_count += 1,
                Some(_) => comparison.differing.push(entry),
            }
        }
        comparison
    }

    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.differing.is_empty()
    }

    /// Our list with what is new, and with their form of what differs if wanted.
    pub fn add_to(self, here: &mut Vec<Entry>, replaces: bool) {
        if replaces {
            for entry in self.differing {
                if let Some(own) = here.iter_mut().find(|own| own.id == entry.id) {
                    *own = entry;
                }
            }
        }
        // Somebody may have added them in another tab meanwhile.
        for entry in self.new {
            if !here.iter().any(|own| own.id == entry.id) {
                here.push(entry);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::entry;
    use super::*;

    fn changed(id: &str) -> Entry {
        Entry {
            note: "changed".into(),
            ..entry(id, "Client", "Ada", "task:users")
        }
    }

    fn ours() -> Vec<Entry> {
        ["a", "b"]
            .map(|id| entry(id, "Client", "Ada", "task:users"))
            .to_vec()
    }

    #[test]
    fn nothing_is_overwritten_unless_wanted() {
        let there = vec![ours()[0].clone(), changed("b"), changed("c")];
        let comparison = Comparison::of(&ours(), there);
        assert_eq!(comparison.same_count, 1);
        assert_eq!(comparison.new, [changed("c")]);
        assert_eq!(comparison.differing, [changed("b")]);

        let mut kept = ours();
        comparison.clone().add_to(&mut kept, false);
        assert_eq!(kept, [ours(), vec![changed("c")]].concat());

        let mut replaced = ours();
        comparison.add_to(&mut replaced, true);
        assert_eq!(replaced, [ours()[0].clone(), changed("b"), changed("c")]);
    }

    #[test]
    fn the_same_file_twice_changes_nothing() {
        let mut here = ours();
        assert!(Comparison::of(&here, ours()).is_empty());
        let comparison = Comparison::of(&[], ours());
        comparison.add_to(&mut here, true);
        assert_eq!(here, ours(), "added meanwhile");
    }
}

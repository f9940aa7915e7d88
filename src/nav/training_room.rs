//! The pages of the training desk, which everybody may open, signed in or not.

/// A page of the training desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainingRoom {
    /// What to hand to the people one trains.
    Resources,
    /// A welcome for a client or a person, to print or send.
    Kit,
    /// How the tasks of administration are done.
    Guide,
    /// What things are called, in five languages.
    Glossary,
    /// Who was trained on what.
    Progress,
    /// What a provider is, and how one becomes one.
    About,
}

impl TrainingRoom {
    /// Every page, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Resources,
        Self::Kit,
        Self::Guide,
        Self::Glossary,
        Self::Progress,
        Self::About,
    ];

    /// Its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Resources => "/training",
            Self::Kit => "/training/kit",
            Self::Guide => "/guide",
            Self::Glossary => "/training/glossary",
            Self::Progress => "/training/progress",
            Self::About => "/providers/about",
        }
    }

    /// The page at an address.
    pub fn of(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|room| room.path() == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nav::legacy;

    #[test]
    fn every_page_is_found_at_its_address() {
        for room in TrainingRoom::ALL {
            assert_eq!(TrainingRoom::of(room.path()), Some(room));
            assert_eq!(legacy::modern(room.path()), None);
        }
        assert_eq!(TrainingRoom::of("/training/cellar"), None);
    }
}

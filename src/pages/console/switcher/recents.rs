//! Which organisations were opened last, kept per account in this browser. Ids only: names of clients are
//! nobody's business who looks into a browser's storage.

use crate::browser::storage::{self, Kept};

/// So many are kept.
const MOST_KEPT: usize = 6;

/// Those opened last by this account, the last one first.
pub(super) fn recent(user_id: &str) -> Vec<String> {
    storage::get(Kept::InBrowser, &name_of(user_id))
        .map(|text| read(&text))
        .unwrap_or_default()
}

/// One was opened.
pub(in crate::pages::console) fn remember(user_id: &str, organization_id: &str) {
    let ids = with(recent(user_id), organization_id);
    storage::set(Kept::InBrowser, &name_of(user_id), Some(&ids.join(" ")));
}

fn name_of(user_id: &str) -> String {
    format!("recent-organizations.{user_id}")
}

fn read(text: &str) -> Vec<String> {
    text.split_ascii_whitespace()
        .take(MOST_KEPT)
        .map(str::to_owned)
        .collect()
}

fn with(mut ids: Vec<String>, opened: &str) -> Vec<String> {
    ids.retain(|id| id != opened);
    // An id of several words would be read back as several.
    if !opened.contains(|letter: char| letter.is_whitespace()) {
        ids.insert(0, opened.to_owned());
    }
    ids.truncate(MOST_KEPT);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_comes_first_and_once() {
        let ids = ["a", "b", "a", "c"].into_iter().fold(Vec::new(), with);
        assert_eq!(ids, ["c", "a", "b"]);
        assert_eq!(read(&ids.join(" ")), ids);
        assert_eq!(with(ids.clone(), "not an id"), ids);
    }

    #[test]
    fn only_a_few_are_kept() {
        let ids = (0..20).fold(Vec::new(), |ids, n| with(ids, &n.to_string()));
        assert_eq!(ids.len(), MOST_KEPT);
        assert_eq!(ids[0], "19");
    }
}

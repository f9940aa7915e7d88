//! Which people are shown, and in which order. No view, no browser: tested on the host.

use portal_types::provider::ProviderUserStatusType;
use portal_types::provider_user::ProviderUser;

use super::people::name_of;
use crate::ui::table::RowId;
use crate::ui::table::models::bits::RowSet;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::filter::{Search, SearchText};
use crate::ui::table::models::sort::{Direction, Ranks, shown_rows, unsorted};
use crate::ui::table::models::url::TableQuery;

/// The columns of the table.
pub mod column {
    use super::ColumnId;

    /// Name, address and picture.
    pub const NAME: ColumnId = "name";
    /// How far the invitation has come.
    pub const STATUS: ColumnId = "status";
    /// Admin or service user.
    pub const ROLE: ColumnId = "role";
    /// The menu at the row's end.
    pub const MENU: ColumnId = "menu";
}

/// The filter of the table, as it stands in the address: which tab is open.
pub mod filter {
    /// [`INVITED`] or [`WAITING`]; everybody without it.
    pub const SHOW: &str = "show";
    /// Has not accepted yet.
    pub const INVITED: &str = "invited";
    /// Has accepted and waits for an admin.
    pub const WAITING: &str = "needs-confirmation";
    /// All names.
    pub const NAMES: &[&str] = &[SHOW];
}

/// How many people each tab shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Everybody.
    pub all: usize,
    /// Not accepted yet.
    pub invited: usize,
    /// Accepted, not confirmed.
    pub waiting: usize,
}

impl Counts {
    /// Counts.
    pub fn of(people: &[ProviderUser]) -> Self {
        let with = |status| people.iter().filter(|it| it.status == status).count();
        Self {
            all: people.len(),
            invited: with(ProviderUserStatusType::Invited),
            waiting: with(ProviderUserStatusType::Accepted),
        }
    }
}

/// Searches, filters and sorts one list of people.
#[derive(Debug, Default)]
pub struct Arrangement {
    text: SearchText,
    search: Search,
    by_name: Vec<RowId>,
    name_ranks: Ranks,
}

impl Arrangement {
    /// Prepares a list; `ranks` are the places of the names in the order of the language.
    pub fn new(people: &[ProviderUser], ranks: Vec<u32>) -> Self {
        let texts: Vec<String> = people
            .iter()
            .map(|person| format!("{} {}", name_of(person), person.email))
            .collect();
        let text = SearchText::of(texts.iter().map(String::as_str));
        let name_ranks = Ranks::from_ranks(ranks);
        Self {
            by_name: name_ranks.order(&unsorted(people.len()), Direction::Ascending),
            name_ranks,
            text,
            search: Search::default(),
        }
    }

    /// Writes the rows that the query asks for into `shown`.
    pub fn arrange(&mut self, people: &[ProviderUser], query: &TableQuery, shown: &mut Vec<RowId>) {
        let (wanted, direction) = query.effective_sort(column::NAME);
        let numbers = |number: fn(&ProviderUser) -> i64| {
            let numbers: Vec<_> = people.iter().map(|person| Some(number(person))).collect();
            Ranks::of_numbers(&numbers).order(&self.by_name, direction)
        };
        let order = match wanted.as_str() {
            column::STATUS => numbers(|person| person.status.number()),
            column::ROLE => numbers(|person| person.user_type.number()),
            _ => self.name_ranks.order(&unsorted(people.len()), direction),
        };
        let mut kept = self.search.run(&self.text, &query.search).clone();
        if let Some(status) = wanted_status(query) {
            let mut with_status = RowSet::empty(people.len());
            for (row, person) in (0..).zip(people) {
                with_status.set(row, person.status == status);
            }
            kept.intersect(&with_status);
        }
        shown_rows(&order, &kept, shown);
    }
}

fn wanted_status(query: &TableQuery) -> Option<ProviderUserStatusType> {
    if query.has_filter(filter::SHOW, filter::INVITED) {
        Some(ProviderUserStatusType::Invited)
    } else if query.has_filter(filter::SHOW, filter::WAITING) {
        Some(ProviderUserStatusType::Accepted)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<ProviderUser> {
        [
            ("Tom", "tom@x.example", 1, 2),
            ("", "new@y.example", 0, 0),
            ("Ada", "ada@x.example", 0, 2),
            ("Priya", "priya@y.example", 1, 1),
        ]
        .map(|(name, email, user_type, status)| ProviderUser {
            id: email.into(),
            name: Some(name.into()),
            email: email.into(),
            user_type: user_type.into(),
            status: status.into(),
            ..ProviderUser::default()
        })
        .into()
    }

    fn shown(pairs: &[(&str, &str)]) -> Vec<RowId> {
        let people = people();
        let query = TableQuery::from_pairs(pairs.iter().copied(), filter::NAMES);
        let mut shown = Vec::new();
        // Ada, new@…, Priya, Tom.
        Arrangement::new(&people, vec![3, 1, 0, 2]).arrange(&people, &query, &mut shown);
        shown
    }

    #[test]
    fn people_stand_by_name_and_the_nameless_by_address() {
        assert_eq!(shown(&[]), [2, 1, 3, 0]);
        assert_eq!(shown(&[("sort", "-name")]), [0, 3, 1, 2]);
        assert_eq!(shown(&[("sort", "status")]), [1, 3, 2, 0]);
        assert_eq!(shown(&[("sort", "role")]), [2, 1, 3, 0]);
        assert_eq!(shown(&[("sort", "-role")]), [3, 0, 2, 1]);
        assert_eq!(shown(&[("sort", "nonsense")]), [2, 1, 3, 0]);
    }

    #[test]
    fn tabs_and_search_narrow() {
        assert_eq!(shown(&[("show", "invited")]), [1]);
        assert_eq!(shown(&[("show", "needs-confirmation")]), [3]);
        assert_eq!(shown(&[("show", "nonsense")]), [2, 1, 3, 0]);
        assert_eq!(shown(&[("search", "Y.EXAMPLE")]), [1, 3]);
        assert_eq!(
            shown(&[("search", "pri"), ("show", "invited")]),
            [] as [RowId; 0]
        );
    }

    #[test]
    fn tabs_say_how_many() {
        let counts = Counts::of(&people());
        assert_eq!((counts.all, counts.invited, counts.waiting), (4, 1, 1));
    }

    #[test]
    fn the_order_of_the_language_counts() {
        let people = people();
        let mut shown = Vec::new();
        Arrangement::new(&people, vec![0, 1, 2, 3]).arrange(
            &people,
            &TableQuery::default(),
            &mut shown,
        );
        assert_eq!(shown, [0, 1, 2, 3]);
    }
}

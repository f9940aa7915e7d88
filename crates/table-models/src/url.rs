//! The state of a table as query parameters, so that a view can be bookmarked, sent to a colleague, and
//! found again by the browser's back button.

use crate::sort::Direction;

/// What is asked of a table. Names of columns and filters are those of the page; what the page does not
/// know, it ignores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableQuery {
    /// What is searched for; empty for nothing.
    pub search: String,
    /// The sorted column and its direction; `None` for the table's own order.
    pub sort: Option<(String, Direction)>,
    /// Chosen filters, as name and value. One name may have several values; in the address they stand
    /// in one parameter, separated by commas, so a value must not contain one.
    pub filters: Vec<(String, String)>,
}

const SEARCH: &str = "search";
const SORT: &str = "sort";

impl TableQuery {
    /// Reads the parameters of a table out of decoded name/value pairs. `filter_names` are the filters
    /// that the page knows; all other names are somebody else's.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        filter_names: &[&str],
    ) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs {
            match name {
                SEARCH => query.search = value.to_owned(),
                SORT => query.sort = read_sort(value),
                _ if filter_names.contains(&name) => {
                    for chosen in value.split(',').filter(|chosen| !chosen.is_empty()) {
                        if !query.has_filter(name, chosen) {
                            query.filters.push((name.to_owned(), chosen.to_owned()));
                        }
                    }
                }
                _ => {}
            }
        }
        query
    }

    /// The parameters as name/value pairs, without those that say nothing; every name once.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if !self.search.is_empty() {
            pairs.push((SEARCH.to_owned(), self.search.clone()));
        }
        if let Some((column, direction)) = &self.sort {
            let sign = if *direction == Direction::Descending {
                "-"
            } else {
                ""
            };
            pairs.push((SORT.to_owned(), format!("{sign}{column}")));
        }
        let filters_start = pairs.len();
        for (name, value) in &self.filters {
            let filters = pairs.get_mut(filters_start..).unwrap_or_default();
            match filters.iter_mut().find(|(other, _)| other == name) {
                Some((_, values)) => {
                    values.push(',');
                    values.push_str(value);
                }
                None => pairs.push((name.clone(), value.clone())),
            }
        }
        pairs
    }

    /// Whether a filter has this value chosen.
    pub fn has_filter(&self, name: &str, value: &str) -> bool {
        self.filters
            .iter()
            .any(|(other, chosen)| other == name && chosen == value)
    }

    /// Chooses a filter's value, or gives it up.
    pub fn toggle_filter(&mut self, name: &str, value: &str) {
        if self.has_filter(name, value) {
            self.filters
                .retain(|(other, chosen)| other != name || chosen != value);
        } else {
            self.filters.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The column the table is sorted by, and how. `own` is the column of the table's own order.
    pub fn effective_sort(&self, own: &str) -> (String, Direction) {
        self.sort
            .clone()
            .unwrap_or_else(|| (own.to_owned(), Direction::Ascending))
    }

    /// What a click on a column's head asks for: this column ascending, or the other way round when it
    /// is sorted already. The table's own order is remembered as "none".
    pub fn click_head(&mut self, column: &str, own: &str) {
        let (sorted, direction) = self.effective_sort(own);
        let direction = if sorted == column {
            direction.reversed()
        } else {
            Direction::Ascending
        };
        let is_own = column == own && direction == Direction::Ascending;
        self.sort = (!is_own).then(|| (column.to_owned(), direction));
    }
}

fn read_sort(value: &str) -> Option<(String, Direction)> {
    let (column, direction) = match value.strip_prefix('-') {
        Some(column) => (column, Direction::Descending),
        None => (value, Direction::Ascending),
    };
    (!column.is_empty()).then(|| (column.to_owned(), direction))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILTERS: &[&str] = &["plan", "show"];

    fn read(pairs: &[(&str, &str)]) -> TableQuery {
        TableQuery::from_pairs(pairs.iter().copied(), FILTERS)
    }

    fn round_trip(query: &TableQuery) -> TableQuery {
        let pairs = query.to_pairs();
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        TableQuery::from_pairs(pairs, FILTERS)
    }

    #[test]
    fn a_bookmark_comes_back() {
        let query = read(&[
            ("search", "Müller & Co"),
            ("sort", "-used"),
            ("plan", "teams,enterprise,,teams"),
            ("show", "full"),
            ("other", "1"),
        ]);
        assert_eq!(query.search, "Müller & Co");
        assert_eq!(query.sort, Some(("used".to_owned(), Direction::Descending)));
        assert!(query.has_filter("plan", "teams") && query.has_filter("plan", "enterprise"));
        assert!(query.has_filter("show", "full"));
        assert_eq!(query.filters.len(), 3);
        assert_eq!(round_trip(&query), query);
        assert_eq!(
            query.to_pairs()[2],
            ("plan".to_owned(), "teams,enterprise".to_owned())
        );
    }

    #[test]
    fn an_untouched_table_has_no_parameters() {
        assert!(TableQuery::default().to_pairs().is_empty());
        assert_eq!(
            read(&[("sort", ""), ("sort", "-"), ("plan", "")]),
            TableQuery::default()
        );
    }

    #[test]
    fn heads_are_clicked() {
        let mut query = TableQuery::default();
        query.click_head("used", "name");
        assert_eq!(query.sort, Some(("used".to_owned(), Direction::Ascending)));
        query.click_head("used", "name");
        assert_eq!(query.sort, Some(("used".to_owned(), Direction::Descending)));
        query.click_head("name", "name");
        assert_eq!(
            query,
            TableQuery::default(),
            "the table's own order leaves no trace"
        );
        query.click_head("name", "name");
        assert_eq!(query.sort, Some(("name".to_owned(), Direction::Descending)));
    }

    #[test]
    fn a_filter_is_chosen_and_given_up() {
        let mut query = TableQuery::default();
        query.toggle_filter("plan", "Teams");
        query.toggle_filter("plan", "Enterprise");
        query.toggle_filter("plan", "Teams");
        assert_eq!(
            query.filters,
            [("plan".to_owned(), "Enterprise".to_owned())]
        );
    }

    proptest! {
        #[test]
        fn every_query_survives_the_address(search in "\\PC{0,20}", plan in "[a-z]{1,12}", descending in any::<bool>()) {
            let direction = if descending { Direction::Descending } else { Direction::Ascending };
            let query = TableQuery {
                search,
                sort: Some(("used".to_owned(), direction)),
                filters: vec![("plan".to_owned(), plan)],
            };
            prop_assert_eq!(round_trip(&query), query);
        }
    }
}

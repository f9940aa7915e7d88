//! Which clients are shown, and in which order. No view, no browser: tested on the host.
//!
//! Everything that costs is computed once per list (folded names, a rough order) or once per column and
//! filter when first asked for (ranks, sets). After that a key press is one search and two passes over
//! whole numbers.

use portal_types::client_list::{ClientList, ClientTotals};

use crate::browser::letters;
use crate::ui::table::RowId;
use crate::ui::table::models::bits::RowSet;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::filter::{Search, SearchText};
use crate::ui::table::models::sort::{Direction, Ranks, shown_rows, unsorted};
use crate::ui::table::models::url::TableQuery;

/// More rows than any screen shows: so many from either end stand by name at once, the others when the
/// browser's collator has put all of them in order.
pub const SEEN_FIRST: usize = 250;

/// The columns of the Clients table.
pub mod column {
    use super::ColumnId;

    /// The client's name.
    pub const NAME: ColumnId = "name";
    /// Assigned seats.
    pub const ASSIGNED: ColumnId = "assigned";
    /// Seats in use.
    pub const USED: ColumnId = "used";
    /// Seats left.
    pub const REMAINING: ColumnId = "remaining";
    /// How full the client is.
    pub const FILL: ColumnId = "fill";
    /// Invited or waiting people.
    pub const PENDING: ColumnId = "pending";
    /// The plan.
    pub const PLAN: ColumnId = "plan";
    /// When it became a client.
    pub const ADDED: ColumnId = "added";
    /// The menu at the row's end.
    pub const MENU: ColumnId = "menu";
}

/// The filters of the Clients table, as they stand in the address.
pub mod filter {
    /// Names of plans, in small letters; several mean any of them.
    pub const PLAN: &str = "plan";
    /// [`FULL`] and [`PENDING`]; both mean both.
    pub const SHOW: &str = "show";
    /// Clients without a free seat.
    pub const FULL: &str = "full";
    /// Clients with people invited or waiting.
    pub const PENDING: &str = "pending";
    /// All names.
    pub const NAMES: &[&str] = &[PLAN, SHOW];
}

/// The plan without what says how it is paid: `Enterprise (Monthly)` is `Enterprise`.
pub fn plan_label(plan: &str) -> &str {
    plan.split(" (").next().unwrap_or(plan).trim()
}

/// The plan as it stands in the address.
pub fn plan_slug(plan: &str) -> String {
    letters::small(plan_label(plan)).replace(',', " ")
}

/// A plan that some clients have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChoice {
    /// As it stands in the address.
    pub slug: String,
    /// As people read it.
    pub label: String,
    /// How many clients have it.
    pub clients: usize,
}

/// Searches, filters and sorts one list of clients.
#[derive(Debug, Default)]
pub struct Arrangement {
    text: SearchText,
    search: Search,
    name_ranks: Ranks,
    /// All rows by name, the order in which equal values of other columns stand.
    by_name: Vec<RowId>,
    other_ranks: Vec<(ColumnId, Ranks)>,
    full: RowSet,
    pending: RowSet,
    plans: Vec<(PlanChoice, RowSet)>,
    order: Vec<RowId>,
    order_key: Option<(String, Direction)>,
}

impl Arrangement {
    /// Prepares a list. The order by name is a rough one until [`Self::set_name_ranks`].
    pub fn new(list: &ClientList) -> Self {
        Self::with_ends(list, list.len())
    }

    /// As [`Self::new`], with an order by name of the first and the last `count` clients only: for a list
    /// of which nobody has seen anything yet.
    pub fn with_ends(list: &ClientList, count: usize) -> Self {
        let mut text = SearchText::with_capacity(list.len(), list.names_bytes());
        list.names().for_each(|name| text.push(name));
        let name_ranks = Ranks::of_text_ends(&text, count);
        let mut full = RowSet::empty(list.len());
        let mut pending = RowSet::empty(list.len());
        for row in 0..list.len() as RowId {
            if list.remaining(row).is_some_and(|remaining| remaining <= 0) {
                full.set(row, true);
            }
            if list.pending(row) > 0 {
                pending.set(row, true);
            }
        }
        Self {
            by_name: name_ranks.order(&unsorted(list.len()), Direction::Ascending),
            plans: plans_of(list),
            name_ranks,
            text,
            full,
            pending,
            ..Self::default()
        }
    }

    /// Takes the order of names of a language: the browser's collator is dear, so it comes later.
    pub fn set_name_ranks(&mut self, ranks: Vec<u32>) {
        if ranks.len() != self.text.len() {
            return;
        }
        self.name_ranks = Ranks::from_ranks(ranks);
        self.by_name = self
            .name_ranks
            .order(&unsorted(self.text.len()), Direction::Ascending);
        self.order_key = None;
    }

    /// The plans that occur, the most frequent first.
    pub fn plans(&self) -> impl Iterator<Item = &PlanChoice> {
        self.plans.iter().map(|(choice, _)| choice)
    }

    /// How many clients have no free seat.
    pub fn full_count(&self) -> usize {
        self.full.len()
    }

    /// How many clients have people invited or waiting.
    pub fn pending_count(&self) -> usize {
        self.pending.len()
    }

    /// Writes the rows that the query asks for into `shown`; returns their sums.
    pub fn arrange(
        &mut self,
        list: &ClientList,
        query: &TableQuery,
        shown: &mut Vec<RowId>,
    ) -> ClientTotals {
        self.sort(list, query);
        let hits = self.search.run(&self.text, &query.search);
        let mut kept: Option<RowSet> = None;
        let mut keep = |set: &RowSet| match &mut kept {
            Some(kept) => kept.intersect(set),
            None => kept = Some(set.clone()),
        };
        if query.has_filter(filter::SHOW, filter::FULL) {
            keep(&self.full);
        }
        if query.has_filter(filter::SHOW, filter::PENDING) {
            keep(&self.pending);
        }
        let mut wanted_plans: Option<RowSet> = None;
        for (choice, rows) in &self.plans {
            if query.has_filter(filter::PLAN, &choice.slug) {
                match &mut wanted_plans {
                    Some(wanted) => wanted.unite(rows),
                    None => wanted_plans = Some(rows.clone()),
                }
            }
        }
        if let Some(wanted) = &wanted_plans {
            keep(wanted);
        } else if query.filters.iter().any(|(name, _)| name == filter::PLAN) {
            // A bookmark with a plan that nobody has.
            keep(&RowSet::empty(list.len()));
        }
        if let Some(kept) = &mut kept {
            kept.intersect(hits);
        }
        let kept = kept.as_ref().unwrap_or(hits);
        shown_rows(&self.order, kept, shown);
        list.totals(kept.words())
    }

    fn sort(&mut self, list: &ClientList, query: &TableQuery) {
        let key = query.effective_sort(column::NAME);
        if self.order_key.as_ref() == Some(&key) && self.order.len() == list.len() {
            return;
        }
        let (wanted, direction) = &key;
        self.order = if wanted == column::NAME && *direction == Direction::Ascending {
            self.by_name.clone()
        } else if wanted == column::NAME {
            self.name_ranks.order(&unsorted(list.len()), *direction)
        } else {
            let by_name = std::mem::take(&mut self.by_name);
            let order = self
                .ranks(list, wanted)
                .map(|ranks| ranks.order(&by_name, *direction));
            self.by_name = by_name;
            order.unwrap_or_else(|| self.by_name.clone())
        };
        self.order_key = Some(key);
    }

    /// The ranks of a column of numbers, computed when first asked for.
    fn ranks(&mut self, list: &ClientList, wanted: &str) -> Option<&Ranks> {
        let place = match self
            .other_ranks
            .iter()
            .position(|(known, _)| *known == wanted)
        {
            Some(place) => place,
            None => {
                let (id, value) = value_of(wanted)?;
                let values: Vec<Option<i64>> = (0..list.len() as RowId)
                    .map(|row| value(list, row))
                    .collect();
                self.other_ranks.push((id, Ranks::of_numbers(&values)));
                self.other_ranks.len() - 1
            }
        };
        self.other_ranks.get(place).map(|(_, ranks)| ranks)
    }
}

type Value = fn(&ClientList, RowId) -> Option<i64>;

/// What a column is sorted by.
fn value_of(wanted: &str) -> Option<(ColumnId, Value)> {
    let values: [(ColumnId, Value); 7] = [
        (column::ASSIGNED, |list, row| list.seats(row)),
        (column::USED, |list, row| list.occupied(row)),
        (column::REMAINING, |list, row| list.remaining(row)),
        (column::FILL, |list, row| fill_permille(list, row)),
        (column::PENDING, |list, row| Some(list.pending(row))),
        (column::PLAN, |list, row| Some(plan_rank(list, row))),
        (column::ADDED, |list, row| {
            Some(i64::from(list.created_seconds(row)))
        }),
    ];
    values.into_iter().find(|(id, _)| *id == wanted)
}

/// Used seats of a thousand; `None` without a limit.
pub fn fill_permille(list: &ClientList, row: RowId) -> Option<i64> {
    let (seats, occupied) = (list.seats(row)?, list.occupied(row)?);
    Some(if seats > 0 {
        occupied * 1000 / seats
    } else if occupied > 0 {
        1001
    } else {
        1000
    })
}

/// The alphabetical place of the plan's name among all plans.
fn plan_rank(list: &ClientList, row: RowId) -> i64 {
    let own = plan_label(list.plan(row));
    list.plans()
        .iter()
        .filter(|plan| plan_label(plan) < own)
        .count() as i64
}

fn plans_of(list: &ClientList) -> Vec<(PlanChoice, RowSet)> {
    let mut plans: Vec<(PlanChoice, RowSet)> = Vec::new();
    // Several plans of the server may be one to people: monthly and yearly.
    let mut choice_of_plan = Vec::new();
    for plan in list.plans() {
        let slug = plan_slug(plan);
        let known = plans.iter().position(|(choice, _)| choice.slug == slug);
        choice_of_plan.push(known.unwrap_or(plans.len()));
        if known.is_none() {
            let label = plan_label(plan).to_owned();
            plans.push((
                PlanChoice {
                    slug,
                    label,
                    clients: 0,
                },
                RowSet::empty(list.len()),
            ));
        }
    }
    for row in 0..list.len() as RowId {
        let choice = choice_of_plan
            .get(usize::from(list.plan_number(row)))
            .and_then(|choice| plans.get_mut(*choice));
        if let Some((choice, rows)) = choice {
            choice.clients += 1;
            rows.set(row, true);
        }
    }
    plans.retain(|(choice, _)| !choice.slug.is_empty());
    let comes_before = |left: &PlanChoice, right: &PlanChoice| {
        let by_clients = right.clients.cmp(&left.clients);
        by_clients
            .then_with(|| left.label.cmp(&right.label))
            .is_lt()
    };
    // A handful: the standard library's sorting, compiled anew for these, would be 1 kB more to load.
    let mut sorted: Vec<(PlanChoice, RowSet)> = Vec::with_capacity(plans.len());
    for plan in plans {
        let at = sorted.partition_point(|(other, _)| comes_before(other, &plan.0));
        sorted.insert(at, plan);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::client_list::ClientRow;

    fn list() -> ClientList {
        let mut list = ClientList::default();
        for (name, plan, seats, occupied, confirmed) in [
            ("My Client's Organization", "Enterprise (Monthly)", 15, 1, 1),
            ("Second Client's Organization", "Teams (Monthly)", 20, 1, 1),
            (
                "Third Client's Organization",
                "Enterprise (Monthly)",
                10,
                10,
                8,
            ),
            ("Ärzte am Markt", "Enterprise (Annually)", 5, 6, 6),
            ("Zebra", "", 20, 3, 1),
        ] {
            list.push(ClientRow {
                name,
                plan,
                seats: Some(seats),
                occupied: Some(occupied),
                confirmed: Some(confirmed),
                ..ClientRow::default()
            });
        }
        list
    }

    fn shown(query: &[(&str, &str)]) -> Vec<RowId> {
        let list = list();
        let query = TableQuery::from_pairs(query.iter().copied(), filter::NAMES);
        let mut shown = Vec::new();
        Arrangement::new(&list).arrange(&list, &query, &mut shown);
        shown
    }

    #[test]
    fn clients_stand_by_name() {
        assert_eq!(shown(&[]), [3, 0, 1, 2, 4]);
        assert_eq!(shown(&[("sort", "-name")]), [4, 2, 1, 0, 3]);
    }

    #[test]
    fn equal_seats_stay_by_name_both_ways() {
        assert_eq!(shown(&[("sort", "assigned")]), [3, 2, 0, 1, 4]);
        assert_eq!(shown(&[("sort", "-assigned")]), [1, 4, 0, 2, 3]);
        assert_eq!(shown(&[("sort", "-fill")]), [3, 2, 4, 0, 1]);
        assert_eq!(shown(&[("sort", "plan")]), [4, 3, 0, 2, 1]);
        assert_eq!(shown(&[("sort", "nonsense")]), [3, 0, 1, 2, 4]);
    }

    #[test]
    fn filters_narrow() {
        assert_eq!(shown(&[("show", "full")]), [3, 2]);
        assert_eq!(shown(&[("show", "pending")]), [2, 4]);
        assert_eq!(shown(&[("show", "pending,full")]), [2]);
        assert_eq!(shown(&[("plan", "enterprise")]), [3, 0, 2]);
        assert_eq!(shown(&[("plan", "enterprise,teams")]), [3, 0, 1, 2]);
        assert_eq!(shown(&[("plan", "teams"), ("search", "CLIENT")]), [1]);
        assert_eq!(shown(&[("plan", "families")]), [] as [RowId; 0]);
        assert_eq!(shown(&[("search", "arzte")]), [3]);
    }

    #[test]
    fn plans_are_offered_once_with_their_number() {
        let arrangement = Arrangement::new(&list());
        let plans: Vec<_> = arrangement
            .plans()
            .map(|plan| (plan.label.as_str(), plan.clients))
            .collect();
        assert_eq!(plans, [("Enterprise", 3), ("Teams", 1)]);
        assert_eq!(
            (arrangement.full_count(), arrangement.pending_count()),
            (2, 2)
        );
    }

    #[test]
    fn the_ends_of_a_new_list_stand_by_name_both_ways() {
        let list = list();
        let mut shown = Vec::new();
        let mut first_of = |sort: &str| {
            let query = TableQuery::from_pairs([("sort", sort)], filter::NAMES);
            Arrangement::with_ends(&list, 1).arrange(&list, &query, &mut shown);
            (shown.first().copied(), shown.len())
        };
        assert_eq!(first_of("name"), (Some(3), 5));
        assert_eq!(first_of("-name"), (Some(4), 5));
    }

    #[test]
    fn the_collator_has_the_last_word() {
        let list = list();
        let mut arrangement = Arrangement::new(&list);
        let mut shown = Vec::new();
        arrangement.arrange(&list, &TableQuery::default(), &mut shown);
        arrangement.set_name_ranks(vec![4, 3, 2, 1, 0]);
        arrangement.arrange(&list, &TableQuery::default(), &mut shown);
        assert_eq!(shown, [4, 3, 2, 1, 0]);
        arrangement.set_name_ranks(vec![0]);
        arrangement.arrange(&list, &TableQuery::default(), &mut shown);
        assert_eq!(
            shown,
            [4, 3, 2, 1, 0],
            "ranks of another list are not taken"
        );
    }
}

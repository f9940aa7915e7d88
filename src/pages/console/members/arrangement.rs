//! Which members are shown, and in which order. No view, no browser: tested on the host.

use portal_types::account::{OrganizationUserStatusType, OrganizationUserType};
use portal_types::organization_user::OrganizationUser;

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
    /// How far the membership has come.
    pub const STATUS: ColumnId = "status";
    /// What the member is.
    pub const ROLE: ColumnId = "role";
    /// The groups the member is in.
    pub const GROUPS: ColumnId = "groups";
    /// Two-step login.
    pub const TWO_STEP: ColumnId = "two-step";
    /// Enrolment in account recovery.
    pub const RECOVERY: ColumnId = "recovery";
    /// When the membership began.
    pub const SINCE: ColumnId = "since";
    /// The menu at the row's end.
    pub const MENU: ColumnId = "menu";
}

/// The filters of the table, as they stand in the address.
pub mod filter {
    /// Which tab is open: [`INVITED`], [`WAITING`] or [`REVOKED`]; everybody without it.
    pub const SHOW: &str = "show";
    /// Has not accepted yet.
    pub const INVITED: &str = "invited";
    /// Has accepted and waits for somebody who confirms.
    pub const WAITING: &str = "needs-confirmation";
    /// Access was withdrawn.
    pub const REVOKED: &str = "revoked";
    /// `owner`, `admin`, `user`, `custom`; several mean any of them.
    pub const ROLE: &str = "role";
    /// [`OFF`].
    pub const TWO_STEP: &str = "two-step";
    /// [`OFF`].
    pub const RECOVERY: &str = "recovery";
    /// Is not switched on.
    pub const OFF: &str = "off";
    /// Ids of groups; several mean any of them.
    pub const GROUP: &str = "group";
    /// All names.
    pub const NAMES: &[&str] = &[SHOW, ROLE, TWO_STEP, RECOVERY, GROUP];
}

/// A role as it stands in the address.
pub fn role_word(role: OrganizationUserType) -> &'static str {
    match role {
        OrganizationUserType::Owner => "owner",
        OrganizationUserType::Admin => "admin",
        OrganizationUserType::User => "user",
        OrganizationUserType::Manager | OrganizationUserType::Custom => "custom",
        OrganizationUserType::Unknown(_) => "unknown",
    }
}

/// How many members each tab and filter shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Everybody.
    pub all: usize,
    /// Not accepted yet.
    pub invited: usize,
    /// Accepted, not confirmed.
    pub waiting: usize,
    /// Access withdrawn.
    pub revoked: usize,
    /// Confirmed without two-step login.
    pub without_two_step: usize,
    /// Confirmed and not enrolled in account recovery.
    pub without_recovery: usize,
    /// In use: invited, accepted and confirmed members.
    pub seats: usize,
}

impl Counts {
    /// Counts.
    pub fn of(members: &[OrganizationUser]) -> Self {
        let mut counts = Self {
            all: members.len(),
            ..Self::default()
        };
        for member in members {
            match member.status {
                OrganizationUserStatusType::Invited => counts.invited += 1,
                OrganizationUserStatusType::Accepted => counts.waiting += 1,
                OrganizationUserStatusType::Revoked => counts.revoked += 1,
                _ => {}
            }
            counts.without_two_step += usize::from(lacks_two_step(member));
            counts.without_recovery += usize::from(lacks_recovery(member));
            counts.seats += usize::from(super::people::takes_seat(member));
        }
        counts
    }
}

fn lacks_two_step(member: &OrganizationUser) -> bool {
    member.status == OrganizationUserStatusType::Confirmed && !member.two_factor_enabled
}

fn lacks_recovery(member: &OrganizationUser) -> bool {
    member.status == OrganizationUserStatusType::Confirmed && !member.reset_password_enrolled
}

/// Searches, filters and sorts one list of members.
#[derive(Debug, Default)]
pub struct Arrangement {
    text: SearchText,
    search: Search,
    by_name: Vec<RowId>,
    name_ranks: Ranks,
}

impl Arrangement {
    /// Prepares a list. The order by name is a rough one until [`Self::set_name_ranks`].
    pub fn new(members: &[OrganizationUser]) -> Self {
        let names = SearchText::of(members.iter().map(name_of));
        let mut arrangement = Self {
            text: SearchText::with_capacity(members.len(), 0),
            name_ranks: Ranks::of_text_ends(&names, members.len()),
            ..Self::default()
        };
        for member in members {
            let text = format!("{} {}", name_of(member), member.email);
            arrangement.text.push(&text);
        }
        arrangement.follow_ranks();
        arrangement
    }

    /// Takes the places of the names in the order of the language.
    pub fn set_name_ranks(&mut self, ranks: Vec<u32>) {
        if ranks.len() == self.text.len() {
            self.name_ranks = Ranks::from_ranks(ranks);
            self.follow_ranks();
        }
    }

    fn follow_ranks(&mut self) {
        let rows = unsorted(self.text.len());
        self.by_name = self.name_ranks.order(&rows, Direction::Ascending);
    }

    /// Writes the rows that the query asks for into `shown`. `group_rank` is the place of a group by name.
    pub fn arrange(
        &mut self,
        members: &[OrganizationUser],
        query: &TableQuery,
        group_rank: impl Fn(&str) -> Option<i64>,
        shown: &mut Vec<RowId>,
    ) {
        let (wanted, direction) = query.effective_sort(column::NAME);
        let numbers = |number: &dyn Fn(&OrganizationUser) -> Option<i64>| {
            let numbers: Vec<_> = members.iter().map(number).collect();
            Ranks::of_numbers(&numbers).order(&self.by_name, direction)
        };
        let order = match wanted.as_str() {
            column::STATUS => numbers(&|member| Some(member.status.number())),
            column::ROLE => numbers(&|member| Some(member.user_type.number())),
            column::TWO_STEP => numbers(&|member| Some(i64::from(member.two_factor_enabled))),
            column::RECOVERY => numbers(&|member| Some(i64::from(member.reset_password_enrolled))),
            // Those without groups stand at the end.
            column::GROUPS => numbers(&|member| {
                let first = member.groups.iter().filter_map(|id| group_rank(id)).min();
                first.or(Some(i64::MAX))
            }),
            column::SINCE => numbers(&|member| {
                portal_types::date::ticks_since_1970(member.creation_date.as_deref()?)
            }),
            _ => self.name_ranks.order(&unsorted(members.len()), direction),
        };
        let mut kept = self.search.run(&self.text, &query.search).clone();
        if !query.filters.is_empty() {
            let mut passing = RowSet::empty(members.len());
            for (row, member) in (0..).zip(members) {
                passing.set(row, passes(member, query));
            }
            kept.intersect(&passing);
        }
        shown_rows(&order, &kept, shown);
    }
}

/// Several values of one filter mean any of them; several filters mean all of them.
fn passes(member: &OrganizationUser, query: &TableQuery) -> bool {
    let any = |name: &str, is_meant: &dyn Fn(&str) -> bool| {
        let mut values = query.filters.iter().filter(|(it, _)| it == name).peekable();
        values.peek().is_none() || values.any(|(_, value)| is_meant(value))
    };
    any(filter::SHOW, &|value| match value {
        filter::INVITED => member.status == OrganizationUserStatusType::Invited,
        filter::WAITING => member.status == OrganizationUserStatusType::Accepted,
        filter::REVOKED => member.status == OrganizationUserStatusType::Revoked,
        _ => true,
    }) && any(filter::ROLE, &|value| role_word(member.user_type) == value)
        && any(filter::TWO_STEP, &|_| lacks_two_step(member))
        && any(filter::RECOVERY, &|_| lacks_recovery(member))
        && any(filter::GROUP, &|value| {
            member.groups.iter().any(|id| id == value)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Vec<OrganizationUser> {
        [
            ("Tom", "tom@x.example", 2, 2),
            ("", "new@y.example", 2, 0),
            ("Ada", "ada@x.example", 0, 2),
            ("Priya", "priya@y.example", 4, 1),
            ("Zoë", "zoe@y.example", 1, -1),
        ]
        .map(|(name, email, user_type, status)| OrganizationUser {
            id: email.into(),
            name: Some(name.into()),
            email: email.into(),
            user_type: user_type.into(),
            status: status.into(),
            two_factor_enabled: name == "Ada",
            reset_password_enrolled: name == "Tom",
            groups: match name {
                "Tom" => vec!["sales".into(), "it".into()],
                "Ada" => vec!["sales".into()],
                _ => Vec::new(),
            },
            ..OrganizationUser::default()
        })
        .into()
    }

    fn shown(pairs: &[(&str, &str)]) -> Vec<RowId> {
        let members = members();
        let query = TableQuery::from_pairs(pairs.iter().copied(), filter::NAMES);
        let mut shown = Vec::new();
        let mut arrangement = Arrangement::new(&members);
        // Ada, new@…, Priya, Tom, Zoë.
        arrangement.set_name_ranks(vec![3, 1, 0, 2, 4]);
        let rank = |id: &str| Some(i64::from(id == "sales"));
        arrangement.arrange(&members, &query, rank, &mut shown);
        shown
    }

    #[test]
    fn members_stand_by_name_and_the_nameless_by_address() {
        assert_eq!(shown(&[]), [2, 1, 3, 0, 4]);
        assert_eq!(shown(&[("sort", "-name")]), [4, 0, 3, 1, 2]);
        assert_eq!(shown(&[("sort", "status")]), [4, 1, 3, 2, 0]);
        assert_eq!(shown(&[("sort", "role")]), [2, 4, 1, 0, 3]);
        assert_eq!(shown(&[("sort", "-two-step")])[0], 2);
        assert_eq!(shown(&[("sort", "-recovery")])[0], 0);
        // The first group by name decides; those without one come last.
        assert_eq!(shown(&[("sort", "groups")]), [0, 2, 1, 3, 4]);
        assert_eq!(shown(&[("sort", "nonsense")]), [2, 1, 3, 0, 4]);
    }

    #[test]
    fn tabs_filters_and_search_narrow() {
        assert_eq!(shown(&[("show", "invited")]), [1]);
        assert_eq!(shown(&[("show", "needs-confirmation")]), [3]);
        assert_eq!(shown(&[("show", "revoked")]), [4]);
        assert_eq!(shown(&[("show", "nonsense")]).len(), 5);
        assert_eq!(shown(&[("role", "owner,admin")]), [2, 4]);
        assert_eq!(shown(&[("two-step", "off")]), [0]);
        assert_eq!(shown(&[("recovery", "off")]), [2]);
        assert_eq!(shown(&[("group", "it")]), [0]);
        assert_eq!(shown(&[("search", "Y.EXAMPLE")]), [1, 3, 4]);
        assert_eq!(
            shown(&[("search", "pri"), ("show", "invited")]),
            [] as [RowId; 0]
        );
    }

    #[test]
    fn tabs_say_how_many() {
        assert_eq!(
            Counts::of(&members()),
            Counts {
                all: 5,
                invited: 1,
                waiting: 1,
                revoked: 1,
                without_two_step: 1,
                without_recovery: 1,
                seats: 4,
            }
        );
    }
}

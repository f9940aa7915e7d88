//! A pasted or chosen table of people, read row by row: what can be invited, and what is wrong with the rest.
//! No view: tested on the host.

use std::collections::{HashMap, HashSet};

use portal_types::access::AccessSelection;
use portal_types::account::OrganizationUserType;

use super::form::Settings;
use crate::pages::addresses::read::{AddressProblem, Typed};
use crate::pages::console::access::rights::Right;
use crate::ui::table::models::csv_reader::{Line, read_lines};

/// Separates several groups or collections in one field.
const LIST_SEPARATOR: char = '|';

/// Separates a collection from the right to it.
const RIGHT_SEPARATOR: char = '=';

/// The columns, by the words that their heads may have; English ones always, for files pass from hand to
/// hand.
const HEADS: [(&str, &[&str]); 4] = [
    ("email", &["email", "e-mail", "mail", "address"]),
    ("role", &["role", "type"]),
    ("groups", &["groups", "group"]),
    ("collections", &["collections", "collection"]),
];

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowProblem {
    /// There is no address.
    NoAddress,
    /// The address cannot be used.
    Address(AddressProblem),
    /// A letter that looks like one of another script.
    LookAlike(char),
    /// The same address stands above, in this line.
    Repeated(usize),
    /// Is a member already.
    Member,
    /// Nobody knows this role.
    Role(String),
    /// Whoever imports cannot give this role.
    RoleNotYours,
    /// Permissions are chosen one by one, not in a file.
    CustomRole,
    /// There is no such group.
    Group(String),
    /// There are several groups of this name.
    SeveralGroups(String),
    /// There is no such collection.
    Collection(String),
    /// There are several collections of this name.
    SeveralCollections(String),
    /// There is no such right.
    Right(String),
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ImportRow {
    /// The line of the text.
    pub(super) line: usize,
    /// The fields as they stand there.
    pub(super) fields: Vec<String>,
    /// The address.
    pub(super) address: String,
    /// What the person will be, if nothing is wrong.
    pub(super) settings: Settings,
    /// What is wrong.
    pub(super) problems: Vec<RowProblem>,
}

/// What the client has, to check rows against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Addresses of members, in small letters.
    pub(super) members: HashSet<String>,
    /// Id and name of every group.
    pub(super) groups: Vec<(String, String)>,
    /// Id and name of every collection.
    pub(super) collections: Vec<(String, String)>,
    /// The roles that may be given.
    pub(super) roles: Vec<OrganizationUserType>,
    /// Words for roles in the reader's language, in small letters, besides the English ones.
    pub(super) role_words: HashMap<String, OrganizationUserType>,
}

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Import {
    /// The heads as they stand there; empty when the text has none.
    pub(super) heads: Vec<String>,
    /// The rows.
    pub(super) rows: Vec<ImportRow>,
}

impl Import {
    /// The rows that can be invited.
    pub(super) fn good(&self) -> impl Iterator<Item = &ImportRow> {
        self.rows.iter().filter(|row| row.problems.is_empty())
    }

    /// The rows that cannot.
    pub(super) fn bad(&self) -> impl Iterator<Item = &ImportRow> {
        self.rows.iter().filter(|row| !row.problems.is_empty())
    }

    /// The invitations: address and batch of each row, and the settings of each batch.
    pub(super) fn plan(&self) -> (Vec<(String, usize)>, Vec<Settings>) {
        let mut batches: Vec<Settings> = Vec::new();
        let mut places: HashMap<&Settings, usize> = HashMap::new();
        let mut rows = Vec::new();
        for row in self.good() {
            let batch = *places.entry(&row.settings).or_insert_with(|| {
                batches.push(row.settings.clone());
                batches.len() - 1
            });
            rows.push((row.address.clone(), batch));
        }
        (rows, batches)
    }
}

/// Reads a text. The first line may name the columns; without heads they are address, role, groups,
/// collections.
pub(super) fn read_import(text: &str, known: &Known) -> Import {
    let mut lines = read_lines(text);
    let mut places = [Some(0), Some(1), Some(2), Some(3)];
    let mut import = Import::default();
    if let Some(found) = lines.first().and_then(|line| places_of(&line.fields)) {
        places = found;
        import.heads = lines.remove(0).fields;
    }
    let mut seen = HashMap::new();
    import.rows = lines
        .into_iter()
        .map(|line| read_row(line, places, known, &mut seen))
        .collect();
    import
}

/// Where the columns are, if the line names them.
fn places_of(fields: &[String]) -> Option<[Option<usize>; 4]> {
    let place = |words: &[&str]| {
        fields
            .iter()
            .position(|field| words.contains(&field.to_lowercase().as_str()))
    };
    let places = HEADS.map(|(_, words)| place(words));
    // A line with an address is no head.
    let is_head = places[0].is_some() && !fields.iter().any(|field| field.contains('@'));
    is_head.then_some(places)
}

fn read_row(
    line: Line,
    places: [Option<usize>; 4],
    known: &Known,
    seen: &mut HashMap<String, usize>,
) -> ImportRow {
    let field = |place: Option<usize>| {
        place
            .and_then(|place| line.fields.get(place))
            .map_or("", String::as_str)
    };
    let mut problems = Vec::new();
    let typed = Typed::new(field(places[0]));
    check_address(&typed, line.number, known, seen, &mut problems);
    let role = read_role(field(places[1]), known, &mut problems);
    let groups = parts(field(places[2]))
        .filter_map(|name| match of_name(&known.groups, name) {
            Ok(id) => Some(id),
            Err(true) => {
                problems.push(RowProblem::SeveralGroups(name.to_owned()));
                None
            }
            Err(false) => {
                problems.push(RowProblem::Group(name.to_owned()));
                None
            }
        })
        .collect();
    let collections = parts(field(places[3]))
        .filter_map(|part| read_right(part, known, &mut problems))
        .collect();
    ImportRow {
        line: line.number,
        address: typed.address,
        settings: Settings {
            role: role.number(),
            permissions: 0,
            groups,
            collections,
        },
        problems,
        fields: line.fields,
    }
}

fn check_address(
    typed: &Typed,
    line: usize,
    known: &Known,
    seen: &mut HashMap<String, usize>,
    problems: &mut Vec<RowProblem>,
) {
    if typed.address.is_empty() {
        return problems.push(RowProblem::NoAddress);
    }
    if let Some(problem) = typed.problem {
        return problems.push(RowProblem::Address(problem));
    }
    if let Some(letter) = typed.look_alike {
        problems.push(RowProblem::LookAlike(letter));
    }
    let small = typed.address.to_lowercase();
    if known.members.contains(&small) {
        problems.push(RowProblem::Member);
    }
    match seen.get(&small) {
        Some(above) => problems.push(RowProblem::Repeated(*above)),
        None => {
            seen.insert(small, line);
        }
    }
}

fn read_role(text: &str, known: &Known, problems: &mut Vec<RowProblem>) -> OrganizationUserType {
    let small = text.to_lowercase();
    let role = match small.as_str() {
        "" | "user" => Some(OrganizationUserType::User),
        "admin" => Some(OrganizationUserType::Admin),
        "owner" => Some(OrganizationUserType::Owner),
        "custom" => Some(OrganizationUserType::Custom),
        other => known.role_words.get(other).copied(),
    };
    match role {
        None => problems.push(RowProblem::Role(text.to_owned())),
        Some(OrganizationUserType::Custom) => problems.push(RowProblem::CustomRole),
        Some(role) if !known.roles.contains(&role) => problems.push(RowProblem::RoleNotYours),
        Some(_) => {}
    }
    role.unwrap_or(OrganizationUserType::User)
}

/// `IT/Servers=manage`; without a right it is the one to edit.
fn read_right(
    part: &str,
    known: &Known,
    problems: &mut Vec<RowProblem>,
) -> Option<AccessSelection> {
    // A name may have the sign in it: then the whole of it is a name.
    let whole = of_name(&known.collections, part);
    let (name, word) = match (whole, part.rsplit_once(RIGHT_SEPARATOR)) {
        (Err(false), Some((name, word))) => (name.trim(), word.trim().to_lowercase()),
        _ => (part, "edit".to_owned()),
    };
    let id = match of_name(&known.collections, name) {
        Ok(id) => id,
        Err(several) => {
            problems.push(match several {
                true => RowProblem::SeveralCollections(name.to_owned()),
                false => RowProblem::Collection(name.to_owned()),
            });
            return None;
        }
    };
    match Right::of_key(&word) {
        Some(right) => Some(right.to(id)),
        None => {
            problems.push(RowProblem::Right(word));
            None
        }
    }
}

fn parts(field: &str) -> impl Iterator<Item = &str> {
    field
        .split(LIST_SEPARATOR)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The id of what has this name; an error says whether there are several.
fn of_name(all: &[(String, String)], name: &str) -> Result<String, bool> {
    let same = |a: &str, b: &str| a == b || a.to_lowercase() == b.to_lowercase();
    let exact: Vec<_> = all.iter().filter(|(_, it)| it == name).collect();
    let found = match exact.is_empty() {
        true => all.iter().filter(|(_, it)| same(it, name)).collect(),
        false => exact,
    };
    match found.as_slice() {
        [(id, _)] => Ok(id.clone()),
        [] => Err(false),
        _ => Err(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known() -> Known {
        let pairs = |names: &[&str]| {
            let each = names.iter().enumerate();
            each.map(|(index, name)| (format!("{name}-{index}"), (*name).to_owned()))
                .collect()
        };
        Known {
            members: HashSet::from(["ada@x.example".to_owned()]),
            groups: pairs(&["Sales", "IT", "Twice", "Twice"]),
            collections: pairs(&["IT/Servers", "a=b", "Public"]),
            roles: vec![OrganizationUserType::User, OrganizationUserType::Admin],
            role_words: HashMap::from([("administrator".to_owned(), OrganizationUserType::Admin)]),
        }
    }

    fn problems(text: &str) -> Vec<Vec<RowProblem>> {
        let import = read_import(text, &known());
        import.rows.into_iter().map(|row| row.problems).collect()
    }

    #[test]
    fn a_table_becomes_invitations_in_batches() {
        let import = read_import(
            "Role;Email;Groups;Collections\n\
             ;tom@x.example;sales|IT;IT/Servers=view-hidden|a=b\n\
             admin;eve@x.example;;\n\
             User;new@x.example;it|Sales;\n\
             Administrator;max@x.example;;",
            &known(),
        );
        assert_eq!(import.bad().count(), 0, "{import:?}");
        let (rows, batches) = import.plan();
        assert_eq!(batches.len(), 3);
        let batch = |address: &str| {
            let row = rows.iter().find(|(it, _)| it == address);
            row.map(|(_, batch)| *batch)
        };
        assert_eq!(batch("eve@x.example"), batch("max@x.example"));
        let tom = &batches[0];
        assert_eq!((tom.role, tom.groups.len()), (2, 2));
        assert!(tom.collections[0].read_only && tom.collections[0].hide_passwords);
        assert_eq!(tom.collections[1].id, "a=b-1");
        assert!(!tom.collections[1].manage && !tom.collections[1].read_only);
    }

    #[test]
    fn without_heads_the_order_counts() {
        let import = read_import("tom@x.example,admin,Sales", &known());
        assert!(import.heads.is_empty());
        assert_eq!(import.rows[0].settings.role, 1);
        assert_eq!(import.rows[0].settings.groups, ["Sales-0"]);
        assert_eq!(read_import("email\n", &known()).rows, []);
    }

    #[test]
    fn every_mistake_is_told_in_its_row() {
        use RowProblem::{
            Address, Collection, CustomRole, Group, LookAlike, Member, NoAddress, Repeated, Role,
            RoleNotYours, SeveralGroups,
        };
        let found = problems(
            "email,role,groups,collections\n\
             ,user,,\n\
             bad@,,,\n\
             ADA@x.example,,,\n\
             tom@x.example,boss,,\n\
             TOM@x.example,owner,,\n\
             eve@x.example,custom,Nobody|Twice,Nowhere|Public=own\n\
             \u{430}nna@x.example,,,",
        );
        assert_eq!(
            found,
            [
                vec![NoAddress],
                vec![Address(AddressProblem::NoDomain)],
                vec![Member],
                vec![Role("boss".into())],
                vec![Repeated(5), RoleNotYours],
                vec![
                    CustomRole,
                    Group("Nobody".into()),
                    SeveralGroups("Twice".into()),
                    Collection("Nowhere".into()),
                    RowProblem::Right("own".into()),
                ],
                vec![LookAlike('\u{430}')],
            ]
        );
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_and_nothing_is_lost(text in "\\PC*") {
            let import = read_import(&text, &known());
            let lines = read_lines(&text).len();
            let heads = usize::from(!import.heads.is_empty());
            prop_assert_eq!(import.rows.len() + heads, lines);
            prop_assert_eq!(import.good().count() + import.bad().count(), import.rows.len());
        }
    }
}

//! A tree of collections out of their names: a slash in a name nests. No view: tested on the host.
//!
//! A parent is another collection whose name is the beginning of this one; where there is none in between,
//! the rest of the name stays together (`Projects/Bridge` without a collection `Projects`). Names that cannot
//! be read stand at the end, beside no one.

use std::collections::{HashMap, HashSet};

use crate::pages::console::access::collections::Named;
use crate::ui::table::RowId;
use crate::ui::table::models::filter::{Search, SearchText};

/// What separates a parent's name from its child's.
pub const SEPARATOR: char = '/';

/// One collection in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The collection with its whole name.
    pub named: Named,
    /// The place of the nearest parent.
    pub parent: Option<usize>,
    /// How many parents stand above it.
    pub depth: usize,
    /// The part of the name below the parent; `None` when it cannot be read.
    pub label: Option<String>,
    /// Whether something is nested under it.
    pub has_children: bool,
}

/// The nodes, in the order of the rows.
#[must_use]
pub fn nodes(rows: &[Named]) -> Vec<Node> {
    // The first of several that are called alike is the parent.
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let (Some(name), false) = (&row.name, row.is_my_items()) {
            by_name.entry(name).or_insert(place);
        }
    }
    let mut nodes: Vec<Node> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| node(row, place, &by_name))
        .collect();
    for place in 0..nodes.len() {
        let depth = ancestors(&nodes, place).len();
        let parent = nodes.get(place).and_then(|node| node.parent);
        if let Some(node) = nodes.get_mut(place) {
            node.depth = depth;
        }
        if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent)) {
            parent.has_children = true;
        }
    }
    nodes
}

fn node(row: &Named, place: usize, by_name: &HashMap<&str, usize>) -> Node {
    let mut node = Node {
        named: row.clone(),
        parent: None,
        depth: 0,
        label: row.name.clone(),
        has_children: false,
    };
    let (Some(name), false) = (&row.name, row.is_my_items()) else {
        return node;
    };
    for (at, _) in name.rmatch_indices(SEPARATOR) {
        let parent = name.get(..at).and_then(|start| by_name.get(start));
        if let Some(parent) = parent.filter(|parent| **parent != place) {
            node.parent = Some(*parent);
            node.label = name.get(at + 1..).map(str::to_owned);
            break;
        }
    }
    node
}

/// The parents of a node, the nearest first. A parent's name is shorter, so there is no circle.
fn ancestors(nodes: &[Node], place: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = nodes.get(place).and_then(|node| node.parent);
    while let Some(place) = next {
        found.push(place);
        next = nodes.get(place).and_then(|node| node.parent);
    }
    found
}

/// Everything that is nested under a collection, by the beginning of its name.
#[must_use]
pub fn nested_under<'nodes>(nodes: &'nodes [Node], name: &str) -> Vec<&'nodes Node> {
    let start = format!("{name}{SEPARATOR}");
    nodes
        .iter()
        .filter(|node| !node.named.is_my_items())
        .filter(|node| {
            let name = node.named.name.as_deref();
            name.is_some_and(|name| name.starts_with(&start))
        })
        .collect()
}

/// Which rows are shown in which order: brothers by `ranks`, children below their parents. A search finds
/// whole names and opens everything on the way; without one `closed` hides what is nested under these ids.
#[must_use]
pub fn shown(
    nodes: &[Node],
    ranks: &[u32],
    is_ascending: bool,
    closed: &HashSet<String>,
    search: &str,
) -> Vec<RowId> {
    let is_searching = !search.trim().is_empty();
    let kept = kept(nodes, search);
    let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (place, node) in nodes.iter().enumerate() {
        if kept.contains(&place) {
            children.entry(node.parent).or_default().push(place);
        }
    }
    for brothers in children.values_mut() {
        brothers.sort_by_key(|place| {
            let rank = ranks.get(*place).copied().unwrap_or_default();
            let rank = if is_ascending { rank } else { u32::MAX - rank };
            let unreadable = nodes.get(*place).is_some_and(|node| node.label.is_none());
            (unreadable, rank, *place)
        });
    }
    let mut order = Vec::new();
    let mut stack: Vec<usize> = children.remove(&None).unwrap_or_default();
    stack.reverse();
    while let Some(place) = stack.pop() {
        order.extend(RowId::try_from(place));
        let Some(node) = nodes.get(place) else {
            continue;
        };
        if is_searching || !closed.contains(&node.named.collection.id) {
            let below = children.remove(&Some(place)).unwrap_or_default();
            stack.extend(below.into_iter().rev());
        }
    }
    order
}

/// The places that match, and their parents.
fn kept(nodes: &[Node], search: &str) -> HashSet<usize> {
    let names = nodes
        .iter()
        .map(|node| node.named.name.as_deref().unwrap_or_default());
    let text = SearchText::of(names);
    let mut hits = Search::default();
    let hits = hits.run(&text, search);
    let mut kept = HashSet::new();
    for place in hits.iter().map(|row| row as usize) {
        kept.insert(place);
        kept.extend(ancestors(nodes, place));
    }
    kept
}

#[cfg(test)]
mod tests {
    use portal_types::collection::{CollectionType, OrganizationCollection};

    use super::*;

    fn named(id: &str, name: Option<&str>) -> Named {
        Named {
            collection: OrganizationCollection {
                id: id.to_owned(),
                ..OrganizationCollection::default()
            },
            name: name.map(str::to_owned),
        }
    }

    fn world() -> Vec<Node> {
        nodes(&[
            named("linux", Some("IT/Servers/Linux")),
            named("it", Some("IT")),
            named("bridge", Some("Projects/Bridge")),
            named("sealed", None),
            named("servers", Some("IT/Servers")),
            named("office", Some("Office")),
            named("deep", Some("Office/a/b")),
        ])
    }

    fn ids(nodes: &[Node], order: &[RowId]) -> Vec<String> {
        let ids = order.iter().map(|row| &nodes[*row as usize]);
        ids.map(|node| node.named.collection.id.clone()).collect()
    }

    /// By name, as a language would.
    fn ranks(nodes: &[Node]) -> Vec<u32> {
        let mut names: Vec<_> = nodes.iter().map(|it| it.named.name.clone()).collect();
        names.sort();
        let rank = |node: &Node| names.iter().position(|name| *name == node.named.name);
        nodes
            .iter()
            .map(|node| u32::try_from(rank(node).unwrap()).unwrap())
            .collect()
    }

    #[test]
    fn names_make_a_tree_and_missing_parents_stay_in_the_label() {
        let nodes = world();
        let shown: Vec<_> = nodes
            .iter()
            .map(|node| (node.label.as_deref(), node.depth, node.has_children))
            .collect();
        assert_eq!(
            shown,
            [
                (Some("Linux"), 2, false),
                (Some("IT"), 0, true),
                (Some("Projects/Bridge"), 0, false),
                (None, 0, false),
                (Some("Servers"), 1, true),
                (Some("Office"), 0, true),
                (Some("a/b"), 1, false),
            ]
        );
        let below: Vec<_> = nested_under(&nodes, "IT")
            .iter()
            .map(|node| node.named.collection.id.as_str())
            .collect();
        assert_eq!(below, ["linux", "servers"]);
        assert!(nested_under(&nodes, "I").is_empty());
    }

    #[test]
    fn children_stand_below_their_parents_and_can_be_hidden() {
        let nodes = world();
        let ranks = ranks(&nodes);
        let none = HashSet::new();
        let order = shown(&nodes, &ranks, true, &none, "");
        assert_eq!(
            ids(&nodes, &order),
            [
                "it", "servers", "linux", "office", "deep", "bridge", "sealed"
            ]
        );
        let backwards = shown(&nodes, &ranks, false, &none, "");
        assert_eq!(
            ids(&nodes, &backwards),
            [
                "bridge", "office", "deep", "it", "servers", "linux", "sealed"
            ]
        );
        let closed = HashSet::from(["it".to_owned()]);
        assert_eq!(
            ids(&nodes, &shown(&nodes, &ranks, true, &closed, "")),
            ["it", "office", "deep", "bridge", "sealed"]
        );
    }

    #[test]
    fn a_search_keeps_the_parents_of_what_it_finds() {
        let nodes = world();
        let closed = HashSet::from(["it".to_owned()]);
        let order = shown(&nodes, &ranks(&nodes), true, &closed, "LINUX");
        assert_eq!(ids(&nodes, &order), ["it", "servers", "linux"]);
        assert!(shown(&nodes, &ranks(&nodes), true, &closed, "nowhere").is_empty());
    }

    #[test]
    fn odd_names_are_no_trap() {
        let mut own = named("own", Some("IT/x"));
        own.collection.collection_type = CollectionType::MyItems;
        let nodes = nodes(&[
            named("a", Some("A")),
            named("b", Some("A")),
            named("c", Some("A/")),
            named("d", Some("/")),
            named("e", Some("")),
            named("f", Some("/x")),
            named("g", Some("A//B")),
            own,
        ]);
        let parents: Vec<_> = nodes.iter().map(|node| node.parent).collect();
        assert_eq!(
            parents,
            [None, None, Some(0), Some(4), None, Some(4), Some(2), None]
        );
        let order = shown(&nodes, &[0; 8], true, &HashSet::new(), "");
        assert_eq!(order.len(), 8, "each once");
    }
}

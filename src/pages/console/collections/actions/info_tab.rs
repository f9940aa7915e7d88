//! Name, parent and external id of a collection.

use leptos::prelude::*;

use super::edit::Fields;
use crate::i18n::{Text, m::console::access as common, m::console::collections as words, t};
use crate::pages::console::collections::tree::{Node, SEPARATOR};
use crate::pages::console::collections::view::CollectionsView;
use crate::ui::{FieldOptions, Select, SelectOption, TextField};

/// The most characters of an external id (contract part 2, 14).
pub(super) const MOST_EXTERNAL_ID_CHARS: u32 = 300;

/// A name below its parent that can be saved, or why not.
pub(super) fn read_label(typed: &str) -> Result<String, Text> {
    let label = typed.trim();
    if label.is_empty() {
        return Err(words::NAME_MISSING.into());
    }
    let mut parts = label.split(SEPARATOR).map(str::trim);
    if parts.any(str::is_empty) {
        return Err(words::NAME_EMPTY_PART.into());
    }
    Ok(label.to_owned())
}

/// The whole name of something nested under a parent.
pub(super) fn full_name(parent: Option<&str>, label: &str) -> String {
    match parent {
        Some(parent) => format!("{parent}{SEPARATOR}{label}"),
        None => label.to_owned(),
    }
}

/// Where it can be nested: everywhere but in itself and below itself.
pub(super) fn parents(nodes: &[Node], of: Option<&Node>) -> Vec<(String, String)> {
    let own = of.and_then(|node| node.named.name.as_deref());
    let is_below = |name: &str| {
        own.is_some_and(|own| {
            name == own
                || name
                    .strip_prefix(own)
                    .is_some_and(|rest| rest.starts_with(SEPARATOR))
        })
    };
    let mut seen = std::collections::HashSet::new();
    nodes
        .iter()
        .filter(|node| !node.named.is_my_items())
        .filter_map(|node| Some((node.named.collection.id.clone(), node.named.name.clone()?)))
        .filter(|(_, name)| !is_below(name))
        .filter(|(_, name)| seen.insert(name.clone()))
        .collect()
}

#[component]
pub(super) fn InfoTab(view: CollectionsView, fields: Fields, node: Option<Node>) -> impl IntoView {
    let choices = {
        let node = node.clone();
        Signal::derive(move || {
            let mut parents = view.list.rows.with(|nodes| parents(nodes, node.as_ref()));
            parents.sort_by(|(_, a), (_, b)| view.i18n.compare(a, b));
            let none = SelectOption::new("", words::PARENT_NONE);
            let others = parents
                .into_iter()
                .map(|(id, name)| SelectOption::new(id, Text::plain(name)));
            std::iter::once(none).chain(others).collect::<Vec<_>>()
        })
    };
    let follow = move || {
        let (can, cannot) = fields.followers(view);
        (can + cannot > 0).then(|| {
            let left = (cannot > 0).then(|| t(words::children_stay(cannot)));
            view! {
                <p class="muted" role="status">
                    {t(words::children_follow(can))}
                    " "
                    {left}
                </p>
            }
        })
    };
    view! {
        <TextField
            label=words::NAME_LABEL
            value=fields.label
            error=fields.label_error
            hint=words::NAME_HINT
            options=FieldOptions {
                autofocus: true,
                ..FieldOptions::default()
            }
        />
        <Select label=words::PARENT_LABEL value=fields.parent choices />
        {follow}
        <TextField
            label=common::EXTERNAL_ID
            value=fields.external_id
            error=fields.external_id_error
            hint=words::EXTERNAL_ID_HINT
            options=FieldOptions {
                optional: true,
                max_chars: Some(MOST_EXTERNAL_ID_CHARS),
                ..FieldOptions::default()
            }
        />
    }
}

#[cfg(test)]
mod tests {
    use portal_types::collection::OrganizationCollection;

    use super::*;
    use crate::pages::console::access::collections::Named;
    use crate::pages::console::collections::tree::nodes;

    #[test]
    fn names_have_no_empty_parts() {
        assert_eq!(
            read_label(" <b>IT</b>&🦊 "),
            Ok("<b>IT<".to_owned() + "/b>&🦊")
        );
        assert_eq!(read_label("a / b"), Ok("a / b".to_owned()));
        assert_eq!(read_label("  "), Err(words::NAME_MISSING.into()));
        for odd in ["/a", "a/", "a//b", "a/ /b", "/"] {
            assert_eq!(read_label(odd), Err(words::NAME_EMPTY_PART.into()), "{odd}");
        }
        assert_eq!(full_name(Some("IT/Servers"), "Linux"), "IT/Servers/Linux");
        assert_eq!(full_name(None, "Linux"), "Linux");
    }

    #[test]
    fn nothing_is_nested_under_itself() {
        let named = |name: &str| Named {
            collection: OrganizationCollection {
                id: name.to_owned(),
                ..OrganizationCollection::default()
            },
            name: Some(name.to_owned()),
        };
        let nodes = nodes(&["IT", "IT/Servers", "ITx", "Office", "Office"].map(named));
        let names = |of: Option<&Node>| {
            let parents = parents(&nodes, of).into_iter();
            parents.map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(None), ["IT", "IT/Servers", "ITx", "Office"]);
        assert_eq!(names(nodes.first()), ["ITx", "Office"]);
    }
}

//! The dialog of a collection, new or old: what it is called, and who reaches it.

use leptos::{prelude::*, task::spawn_local};
use portal_types::access::AccessSelection;

use super::access_tab::AccessTab;
use super::info_tab::{InfoTab, MOST_EXTERNAL_ID_CHARS, full_name, read_label};
use super::save::{Draft, Failure, save};
use super::{Place, Target};
use crate::i18n::{Text, m, m::console::access as common, m::console::collections as words};
use crate::pages::console::access::rights::Right;
use crate::pages::console::collections::columns::name_of;
use crate::pages::console::collections::rules::needs_manager;
use crate::pages::console::collections::tree::{Node, nested_under};
use crate::pages::console::collections::view::CollectionsView;
use crate::ui::{DialogHead, DialogSize, FormDialog, Tab, Tabs};

/// What is typed and chosen; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// The name below the parent.
    pub(super) label: RwSignal<String>,
    pub(super) label_error: RwSignal<Option<Text>>,
    /// Id of the parent; empty without one.
    pub(super) parent: RwSignal<String>,
    pub(super) external_id: RwSignal<String>,
    pub(super) external_id_error: RwSignal<Option<Text>>,
    pub(super) groups: RwSignal<Vec<AccessSelection>>,
    pub(super) members: RwSignal<Vec<AccessSelection>>,
    target: RwSignal<Target>,
}

impl Fields {
    fn new(target: RwSignal<Target>) -> Self {
        Self {
            label: RwSignal::default(),
            label_error: RwSignal::new(None),
            parent: RwSignal::default(),
            external_id: RwSignal::default(),
            external_id_error: RwSignal::new(None),
            groups: RwSignal::default(),
            members: RwSignal::default(),
            target,
        }
    }

    fn fill(self, view: CollectionsView) {
        self.label_error.set(None);
        self.external_id_error.set(None);
        match self.target.get_untracked() {
            Target::New { parent } => {
                self.label.set(String::new());
                self.parent.set(parent.unwrap_or_default());
                self.external_id.set(String::new());
                self.groups.set(Vec::new());
                self.members.set(first_manager(view));
            }
            Target::Old(node) => {
                let parent = view.list.rows.with_untracked(|nodes| {
                    let parent = nodes.get(node.parent?)?;
                    Some(parent.named.collection.id.clone())
                });
                self.label.set(node.label.clone().unwrap_or_default());
                self.parent.set(parent.unwrap_or_default());
                let collection = node.named.collection;
                self.external_id
                    .set(collection.external_id.unwrap_or_default());
                self.groups.set(collection.groups);
                self.members.set(collection.users);
            }
        }
    }

    fn old(self) -> Option<Node> {
        self.target.with_untracked(|target| match target {
            Target::New { .. } => None,
            Target::Old(node) => Some((**node).clone()),
        })
    }

    fn parent_name(self, view: CollectionsView) -> Option<String> {
        let id = self.parent.get();
        let node = view.list.rows.with(|nodes| {
            let node = nodes.iter().find(|node| node.named.collection.id == id);
            node.cloned()
        });
        node?.named.name
    }

    /// The whole name that is typed and chosen; reactive.
    fn full_name(self, view: CollectionsView) -> String {
        let label = self.label.read().trim().to_owned();
        full_name(self.parent_name(view).as_deref(), &label)
    }

    /// How many nested collections take part in another name, and how many cannot; reactive.
    pub(super) fn followers(self, view: CollectionsView) -> (usize, usize) {
        let Some(old) = self.old().and_then(|node| node.named.name) else {
            return (0, 0);
        };
        if self.full_name(view) == old {
            return (0, 0);
        }
        let nodes = view.list.rows.get();
        let below = nested_under(&nodes, &old);
        let can = below
            .iter()
            .filter(|node| view.update_obstacle(node).is_none())
            .count();
        (can, below.len() - can)
    }
}

/// Where somebody has to manage each collection, that is first who makes it, if they are a member.
fn first_manager(view: CollectionsView) -> Vec<AccessSelection> {
    let rights = view.client.rights_now();
    let own = rights.organization().organization_user_id.clone();
    own.filter(|_| needs_manager(&rights))
        .map(|id| Right::Manage.to(id))
        .into_iter()
        .collect()
}

#[component]
pub(super) fn EditDialog(
    view: CollectionsView,
    open: RwSignal<bool>,
    target: RwSignal<Target>,
    place: RwSignal<String>,
) -> impl IntoView {
    let fields = Fields::new(target);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    Effect::new(move |_| {
        if open.get() {
            busy.set(false);
            failure.set(None);
        }
    });
    Effect::new(move |_| {
        fields.label.track();
        fields.label_error.set(None);
    });
    Effect::new(move |_| {
        fields.external_id.track();
        fields.external_id_error.set(None);
    });
    let submit = move || {
        let draft = match untrack(|| read(view, fields)) {
            Ok(draft) => draft,
            Err(Refused { at, text }) => {
                place.set(at.key().to_owned());
                if let Some(text) = text {
                    failure.set(Some(text));
                }
                return;
            }
        };
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            match save(view, draft).await {
                Ok(()) => {
                    open.try_set(false);
                }
                Err(Failure { text, place: at }) => {
                    failure.try_set(Some(text));
                    if let Some(at) = at {
                        place.try_set(at.key().to_owned());
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        let title = match &*target.read() {
            Target::New { .. } => words::NEW.into(),
            Target::Old(node) => words::edit_title(name_of(node)),
        };
        DialogHead::new(title)
            .client(view.client.mark())
            .size(DialogSize::Large)
    });
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <EditTabs view fields place />
        </FormDialog>
    }
}

#[component]
fn EditTabs(view: CollectionsView, fields: Fields, place: RwSignal<String>) -> impl IntoView {
    // Made anew each time the dialog opens.
    untrack(|| fields.fill(view));
    let node = fields.old();
    let info = move || view! { <InfoTab view fields node=node.clone() /> };
    let access = move || view! { <AccessTab view groups=fields.groups members=fields.members /> };
    let count = Signal::derive(move || {
        let count = fields.groups.read().len() + fields.members.read().len();
        Text::plain(count.to_string())
    });
    let tabs = vec![
        Tab::new(Place::Info.key(), common::TAB_INFO, info),
        Tab::new(Place::Access.key(), common::TAB_ACCESS, access).count(count),
    ];
    view! { <Tabs label=words::TABS_LABEL tabs selected=place /> }
}

/// Why what is typed cannot be saved, and where that is.
struct Refused {
    at: Place,
    /// Where no field says so itself.
    text: Option<Text>,
}

fn read(view: CollectionsView, fields: Fields) -> Result<Draft, Refused> {
    let old = fields.old();
    let info = Refused {
        at: Place::Info,
        text: None,
    };
    // What cannot be read keeps its name unless somebody types another one.
    let is_unread = old.as_ref().is_some_and(|node| node.label.is_none());
    let name = if is_unread && fields.label.read().trim().is_empty() {
        None
    } else {
        match read_label(&fields.label.read()) {
            Ok(_) => Some(fields.full_name(view)),
            Err(problem) => {
                fields.label_error.set(Some(problem));
                return Err(info);
            }
        }
    };
    let external_id = fields.external_id.read().trim().to_owned();
    if external_id.encode_utf16().count() > MOST_EXTERNAL_ID_CHARS as usize {
        let problem = words::external_id_too_long(MOST_EXTERNAL_ID_CHARS);
        fields.external_id_error.set(Some(problem));
        return Err(info);
    }
    let (groups, members) = (fields.groups.get(), fields.members.get());
    let is_managed = groups.iter().chain(&members).any(|right| right.manage);
    if needs_manager(&view.client.rights_now()) && !is_managed {
        return Err(Refused {
            at: Place::Access,
            text: Some(words::NEEDS_MANAGER.into()),
        });
    }
    Ok(Draft {
        old,
        name,
        external_id: Some(external_id).filter(|id| !id.is_empty()),
        groups,
        members,
    })
}

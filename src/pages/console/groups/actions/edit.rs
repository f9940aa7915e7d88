//! A new group, or another name, other members and other rights for one that is there.

use leptos::{prelude::*, task::spawn_local};
use portal_types::access::AccessSelection;
use portal_types::group::{Group, SaveGroup};

use super::Place;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m, m::console::access as common, m::console::groups as words};
use crate::pages::console::access::collections_field::CollectionsField;
use crate::pages::console::access::picker::BoxPicker;
use crate::pages::console::groups::view::GroupsView;
use crate::pages::problem::{Problem, text_of_saving};
use crate::ui::{DialogHead, DialogSize, FieldOptions, FormDialog, Loading, Tab, Tabs, TextField};

/// The most characters of a name (contract part 2, 14).
const MOST_NAME_CHARS: u32 = 100;

/// A name that can be saved, or why not.
fn read_name(typed: &str) -> Result<String, Text> {
    let name = typed.trim();
    let length = name.encode_utf16().count();
    if name.is_empty() {
        Err(words::NAME_MISSING.into())
    } else if length > MOST_NAME_CHARS as usize {
        Err(words::name_too_long(length, MOST_NAME_CHARS))
    } else {
        Ok(name.to_owned())
    }
}

/// What is typed and chosen; cheap to copy.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    name_error: RwSignal<Option<Text>>,
    /// Ids of memberships; nothing until they are known.
    members: RwSignal<Vec<String>>,
    members_state: RwSignal<Members>,
    rights: RwSignal<Vec<AccessSelection>>,
}

impl Fields {
    fn fill(self, group: Option<&Group>) {
        let name = group.map(|it| it.name.clone());
        let rights = group.map(|it| it.collections.clone());
        self.name.set(name.unwrap_or_default());
        self.name_error.set(None);
        self.rights.set(rights.unwrap_or_default());
    }
}

/// Whether it is known who belongs to the group.
#[derive(Clone, Debug, PartialEq)]
enum Members {
    Loading,
    Known,
    Failed(ApiError),
}

#[component]
pub(super) fn EditDialog(
    view: GroupsView,
    open: RwSignal<bool>,
    target: RwSignal<Option<Group>>,
    place: RwSignal<String>,
) -> impl IntoView {
    let fields = Fields {
        name: RwSignal::default(),
        name_error: RwSignal::new(None),
        members: RwSignal::default(),
        members_state: RwSignal::new(Members::Loading),
        rights: RwSignal::default(),
    };
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    Effect::new(move |_| {
        if open.get() {
            busy.set(false);
            failure.set(None);
        }
    });
    Effect::new(move |_| {
        fields.name.track();
        fields.name_error.set(None);
    });
    let submit = move || {
        let name = match fields.name.with_untracked(|name| read_name(name)) {
            Ok(name) => name,
            Err(problem) => {
                place.set(Place::Info.key().to_owned());
                return fields.name_error.set(Some(problem));
            }
        };
        // Without knowing who belongs to it, saving would empty the group.
        match fields.members_state.get_untracked() {
            Members::Known => {}
            Members::Loading | Members::Failed(_) => {
                place.set(Place::Members.key().to_owned());
                return failure.set(Some(words::MEMBERS_UNKNOWN.into()));
            }
        }
        let group = target.get_untracked();
        let body = SaveGroup {
            name,
            collections: fields.rights.get_untracked(),
            users: fields.members.get_untracked(),
            access_all: group.as_ref().is_some_and(|it| it.access_all),
        };
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            match save(view, group.as_ref(), &body).await {
                Ok(id) => {
                    open.try_set(false);
                    view.toasts.success(match group {
                        None => words::created(&body.name),
                        Some(_) => words::saved(&body.name),
                    });
                    view.list.reveal(&id);
                    view.changed();
                }
                Err(error) => {
                    let text = failure_text(view, fields, group.as_ref(), &error).await;
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        let title = match &*target.read() {
            Some(group) => words::edit_title(&group.name),
            None => words::NEW.into(),
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
            <EditTabs view fields target place />
        </FormDialog>
    }
}

#[component]
fn EditTabs(
    view: GroupsView,
    fields: Fields,
    target: RwSignal<Option<Group>>,
    place: RwSignal<String>,
) -> impl IntoView {
    // Made anew each time the dialog opens.
    let group = target.get_untracked();
    let external_id = group.as_ref().and_then(|it| it.external_id.clone());
    fields.fill(group.as_ref());
    ask_for_members(view, fields, group);
    let info = move || {
        let external_id = external_id.clone().filter(|id| !id.is_empty());
        view! {
            <TextField
                label=words::NAME_LABEL
                value=fields.name
                error=fields.name_error
                options=FieldOptions {
                    autofocus: true,
                    max_chars: Some(MOST_NAME_CHARS),
                    ..FieldOptions::default()
                }
            />
            {external_id
                .map(|id| {
                    view! {
                        <TextField
                            label=common::EXTERNAL_ID
                            value=RwSignal::new(id)
                            hint=common::EXTERNAL_ID_OF_DIRECTORY
                            options=FieldOptions {
                                read_only: true,
                                ..FieldOptions::default()
                            }
                        />
                    }
                })}
        }
    };
    let members = move || view! { <MembersTab view fields target /> };
    let collections =
        move || view! { <CollectionsField collections=view.collections value=fields.rights /> };
    let number =
        |count: Signal<usize>| Signal::derive(move || Text::plain(count.get().to_string()));
    let member_count = Signal::derive(move || fields.members.read().len());
    let right_count = Signal::derive(move || fields.rights.read().len());
    let tabs = vec![
        Tab::new(Place::Info.key(), common::TAB_INFO, info),
        Tab::new(Place::Members.key(), common::MEMBERS, members).count(number(member_count)),
        Tab::new(Place::Collections.key(), common::COLLECTIONS, collections)
            .count(number(right_count)),
    ];
    view! { <Tabs label=words::TABS_LABEL tabs selected=place /> }
}

#[component]
fn MembersTab(view: GroupsView, fields: Fields, target: RwSignal<Option<Group>>) -> impl IntoView {
    let people = Signal::derive(move || view.people().unwrap_or_default());
    move || {
        if let Some(error) = view.people_failure() {
            let retry = move || view.reload_people();
            return view! { <Problem error title=common::MEMBERS_FAILED on_retry=retry /> }
                .into_any();
        }
        match fields.members_state.get() {
            Members::Failed(error) => {
                let retry = move || ask_for_members(view, fields, target.get_untracked());
                view! { <Problem error title=words::MEMBERS_FAILED on_retry=retry /> }.into_any()
            }
            Members::Known if view.people().is_some() => view! {
                <BoxPicker
                    label=common::MEMBERS
                    search_label=common::SEARCH_MEMBERS
                    nobody=common::NO_MEMBERS
                    candidates=people
                    value=fields.members
                />
            }
            .into_any(),
            Members::Loading | Members::Known => view! { <Loading /> }.into_any(),
        }
    }
}

/// Asks who belongs to the group; a new one has nobody.
fn ask_for_members(view: GroupsView, fields: Fields, group: Option<Group>) {
    fields.members.set(Vec::new());
    let Some(group) = group else {
        return fields.members_state.set(Members::Known);
    };
    fields.members_state.set(Members::Loading);
    let (api, id) = (view.client.api(), view.client.id());
    spawn_local(async move {
        match api.group_members(&id, &group.id).await {
            Ok(members) => {
                fields.members.try_set(members);
                fields.members_state.try_set(Members::Known);
            }
            Err(error) => {
                fields.members_state.try_set(Members::Failed(error));
            }
        }
    });
}

/// The id of what was saved.
async fn save(
    view: GroupsView,
    group: Option<&Group>,
    body: &SaveGroup,
) -> Result<String, ApiError> {
    let (api, id) = (view.client.api(), view.client.id());
    match group {
        None => Ok(api.create_group(&id, body).await?.id),
        Some(group) => {
            api.update_group(&id, &group.id, body).await?;
            Ok(group.id.clone())
        }
    }
}

/// Why it was not saved, by what the server says now.
async fn failure_text(
    view: GroupsView,
    fields: Fields,
    group: Option<&Group>,
    error: &ApiError,
) -> Text {
    if error.kind() != Some(RefusalKind::NotFound) {
        return text_of_saving(error);
    }
    let (api, id) = (view.client.api(), view.client.id());
    if let (Some(group), Ok(groups)) = (group, api.groups(&id).await)
        && !groups.iter().any(|it| it.id == group.id)
    {
        view.changed();
        return words::gone(&group.name);
    }
    let Ok(collections) = api.collections(&id).await else {
        return text_of_saving(error);
    };
    let is_there = |right: &AccessSelection| collections.iter().any(|it| it.id == right.id);
    let has_lost = fields
        .rights
        .try_update(|rights| {
            let before = rights.len();
            rights.retain(is_there);
            rights.len() < before
        })
        .unwrap_or_default();
    if has_lost {
        view.collections.reload();
        return words::COLLECTION_GONE.into();
    }
    text_of_saving(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_1_to_100_characters() {
        assert_eq!(read_name(" <b>IT</b> "), Ok("<b>IT</b>".to_owned()));
        assert_eq!(read_name(" \t"), Err(words::NAME_MISSING.into()));
        assert!(read_name(&"é".repeat(100)).is_ok());
        assert!(read_name(&"🦊".repeat(51)).is_err());
    }
}

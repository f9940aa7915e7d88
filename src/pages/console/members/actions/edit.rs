//! Changes what a member is and reaches: `PUT /organizations/{id}/users/{membership}`.

use leptos::{prelude::*, task::spawn_local};
use portal_types::account::OrganizationUserType;
use portal_types::organization_user::{OrganizationUser, UpdateMember};

use super::form::{MemberForm, RoleFields, owner_lock};
use super::groups_field::GroupsField;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m, m::console::members as words, t};
use crate::pages::console::access::collections::Collections;
use crate::pages::console::access::collections_field::CollectionsField;
use crate::pages::console::members::people::{label_of, name_of};
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::{obstacle_text, revocation_text, status_name};
use crate::pages::job_run::JobPage as _;
use crate::pages::problem::text_of_saving;
use crate::session::Standing;
use crate::ui::{Badge, Callout, DialogHead, DialogSize, FormDialog, Tab, Tabs, Tone};

/// The tabs of the dialog.
const ROLE: &str = "role";
const GROUPS: &str = "groups";
const COLLECTIONS: &str = "collections";

#[component]
pub(super) fn EditDialog(
    view: MembersView,
    open: RwSignal<bool>,
    targets: RwSignal<Vec<OrganizationUser>>,
) -> impl IntoView {
    let form = MemberForm::new(view);
    let tab = RwSignal::new(ROLE.to_owned());
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let target = Memo::new(move |_| targets.read().first().cloned().unwrap_or_default());
    Effect::new(move |_| {
        if open.get() {
            let member = target.get_untracked();
            form.set(
                member.user_type,
                member.permissions,
                member.groups,
                member.collections,
            );
            tab.set(ROLE.to_owned());
            failure.set(None);
            busy.set(false);
        }
    });
    let reach = Memo::new(move |_| view.with_team(|team| team.reach(&target.read())));
    let is_self = Memo::new(move |_| view.with_team(|team| team.is_self(&target.read())));
    let locked = Signal::derive(move || target.with(|member| owner_lock(view, member)));
    let gives_up = move || {
        let is_demoted = target.read().user_type != form.chosen_role();
        is_self.get() && is_demoted && view.client.acting_for().is_none()
    };
    let submit = move || {
        let member = target.get_untracked();
        let update = untrack(|| UpdateMember {
            user_type: form.chosen_role(),
            permissions: form.chosen_permissions(),
            collections: form.collections.get(),
            groups: form.groups.get(),
            access_secrets_manager: member.access_secrets_manager,
            access_pam: member.access_pam,
        });
        if reach.get_untracked().is_some() || is_same(&member, &update) {
            return open.set(false);
        }
        busy.set(true);
        failure.set(None);
        let (api, id) = (view.client.api(), view.client.id());
        let session = view.client.session();
        let is_self = is_self.get_untracked();
        let is_staff = untrack(|| view.client.rights().standing()) == Standing::Provider;
        spawn_local(async move {
            let outcome = api.update_member(&id, &member.id, &update).await;
            match outcome {
                Ok(()) => {
                    open.try_set(false);
                    view.toasts.success(words::saved(name_of(&member)));
                    if is_self {
                        // Perhaps this page is no longer for them; a failure only leaves it on screen.
                        _ = session.memberships_changed().await;
                    }
                    if view.refresh().await.is_ok() {
                        view.reveal(&member.id);
                    }
                }
                Err(error) => {
                    let found = failure_of(view, &member, &update, &error, is_staff).await;
                    match found {
                        // The answer got lost, the change did not.
                        None => {
                            open.try_set(false);
                            view.toasts.success(words::saved(name_of(&member)));
                        }
                        Some(found) => {
                            failure.try_set(Some(found));
                        }
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(words::edit_title(name_of(&target.read())))
            .client(view.client.mark())
            .size(DialogSize::Large)
    });
    let kept = Signal::derive(move || Some(target.read().user_type));
    let is_out_of_reach = Signal::derive(move || reach.get().is_some());
    let tabs = move || {
        let mut tabs = vec![Tab::new(ROLE, words::COLUMN_ROLE, move || {
            view! {
                <Panel disabled=is_out_of_reach>
                    <RoleFields form kept locked />
                </Panel>
            }
        })];
        if view.names.has_groups() {
            let count = Signal::derive(move || Text::plain(form.groups.read().len().to_string()));
            tabs.push(
                Tab::new(GROUPS, words::COLUMN_GROUPS, move || {
                    view! {
                        <Panel disabled=is_out_of_reach>
                            <GroupsField view value=form.groups />
                        </Panel>
                    }
                })
                .count(count),
            );
        }
        let count = Signal::derive(move || Text::plain(form.collections.read().len().to_string()));
        tabs.push(
            Tab::new(COLLECTIONS, words::COLLECTIONS, move || {
                view! {
                    <Panel disabled=is_out_of_reach>
                        <CollectionsField
                            collections=Collections::names(view.client)
                            value=form.collections
                        />
                    </Panel>
                }
            })
            .count(count),
        );
        tabs
    };
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::derive(move || match reach.get() {
                None => Text::from(m::ui::SAVE),
                Some(_) => Text::from(m::ui::CLOSE),
            })
            busy
            error=Signal::derive(move || failure.get().map(|failure| failure.title))
            on_submit=submit
        >
            {move || {
                failure
                    .get()
                    .and_then(|failure| failure.way_round)
                    .map(|text| view! { <p>{t(text)}</p> })
            }}
            <MemberFacts member=target />
            {move || {
                reach
                    .get()
                    .map(|why| {
                        view! { <Callout tone=Tone::Info title=obstacle_text(why) /> }
                    })
            }}
            <div class="edit-member">
                <Tabs label=words::EDIT_TABS tabs=tabs() selected=tab />
            </div>
            <Show when=gives_up>
                <Callout tone=Tone::Warning title=words::GIVING_UP />
            </Show>
        </FormDialog>
    }
}

/// What stands below a tab; can be read but not changed where the member is out of reach.
#[component]
fn Panel(disabled: Signal<bool>, children: Children) -> impl IntoView {
    view! {
        <fieldset class="edit-member__panel" disabled=disabled>
            <legend class="sr-only">{t(words::EDIT_LEGEND)}</legend>
            {children()}
        </fieldset>
    }
}

/// Address and state.
#[component]
fn MemberFacts(member: Memo<OrganizationUser>) -> impl IntoView {
    let why = move || {
        let text = revocation_text(member.read().revocation_reason)?;
        Some(view! { <span class="muted">{t(text)}</span> })
    };
    let external = move || {
        let id = member
            .read()
            .external_id
            .clone()
            .filter(|id| !id.is_empty())?;
        Some(view! { <span class="muted">{t(words::external_id(id))}</span> })
    };
    view! {
        <p class="row gap-3">
            <bdi>{move || label_of(&member.read())}</bdi>
            <Badge
                tone=Signal::derive(move || status_name(member.read().status).1)
                label=Signal::derive(move || status_name(member.read().status).0)
            />
            {why}
            {external}
        </p>
    }
}

/// Whether nothing would change.
fn is_same(member: &OrganizationUser, update: &UpdateMember) -> bool {
    let same_set =
        |a: &[String], b: &[String]| a.len() == b.len() && a.iter().all(|it| b.contains(it));
    let is_custom = update.user_type == OrganizationUserType::Custom;
    let same_rights = member.collections.len() == update.collections.len()
        && member
            .collections
            .iter()
            .all(|right| update.collections.contains(right));
    member.user_type == update.user_type
        && (!is_custom || member.permissions == update.permissions)
        && same_set(&member.groups, &update.groups)
        && same_rights
}

/// Why it could not be saved, and what to do instead.
#[derive(Clone, Debug, PartialEq)]
struct Failure {
    title: Text,
    way_round: Option<Text>,
}

/// Why it was not saved, by what the list says now; nothing when it was saved after all.
async fn failure_of(
    view: MembersView,
    member: &OrganizationUser,
    update: &UpdateMember,
    error: &ApiError,
    is_staff: bool,
) -> Option<Failure> {
    let plain = |title: Text| {
        Some(Failure {
            title,
            way_round: None,
        })
    };
    let is_refused = error.refusal().is_some_and(|refusal| refusal.status < 500);
    if is_refused
        && !matches!(
            error.kind(),
            Some(RefusalKind::NotFound | RefusalKind::Invalid)
        )
    {
        return plain(text_of_saving(error));
    }
    if view.refresh().await.is_err() {
        return plain(text_of_saving(error));
    }
    let Some(now) = view.find(&member.id) else {
        return plain(words::gone_named(name_of(member)));
    };
    if !is_refused && is_same(&now, update) {
        return None;
    }
    if error.kind() == Some(RefusalKind::NotFound) {
        // The member is there: a group or a collection is not.
        return plain(words::SOMETHING_GONE.into());
    }
    let crashed = error.refusal().is_some_and(|refusal| refusal.status == 500);
    if crashed && is_staff {
        return Some(Failure {
            title: words::STAFF_EDIT_FAILED.into(),
            way_round: Some(words::STAFF_EDIT_WAY_ROUND.into()),
        });
    }
    plain(text_of_saving(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::access::AccessSelection;
    use portal_types::account::Permissions;

    #[test]
    fn the_same_in_another_order_is_no_change() {
        let right = |id: &str, manage| AccessSelection {
            id: id.into(),
            manage,
            ..AccessSelection::default()
        };
        let member = OrganizationUser {
            user_type: OrganizationUserType::User,
            groups: vec!["a".into(), "b".into()],
            collections: vec![right("c", false), right("d", true)],
            ..OrganizationUser::default()
        };
        let mut update = UpdateMember {
            user_type: OrganizationUserType::User,
            permissions: Permissions {
                manage_users: true,
                ..Permissions::default()
            },
            collections: vec![right("d", true), right("c", false)],
            groups: vec!["b".into(), "a".into()],
            access_secrets_manager: false,
            access_pam: false,
        };
        // Permissions count for the custom role only.
        assert!(is_same(&member, &update));
        update.collections[0].manage = false;
        assert!(!is_same(&member, &update));
        update.collections[0].manage = true;
        update.user_type = OrganizationUserType::Custom;
        assert!(!is_same(&member, &update));
    }
}

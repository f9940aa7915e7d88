//! Changes several members at once: another role, into groups, out of groups. Every other thing of each
//! member stays as it is.

use leptos::prelude::*;
use portal_types::account::{OrganizationUserType, Permissions};
use portal_types::organization_user::{OrganizationUser, UpdateMember};
use serde::{Deserialize, Serialize};

use super::chosen::Leftovers;
use super::form::{MemberForm, RoleFields};
use super::groups_field::GroupsField;
use super::run::{Kind, job_on, keep_unfinished, run};
use crate::i18n::{Text, m, m::console::members as words, t};
use crate::jobs::{Job, RowFault};
use crate::pages::console::members::people::{Obstacle, Team, is_confirmed_owner, label_of};
use crate::pages::console::members::view::MembersView;
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords, fault_text};
use crate::ui::{Checkbox, DialogHead, DialogSize};

/// The word that changes are kept under when a reload cuts them short.
pub(in crate::pages::console::members) const CHANGE: &str = "change";

/// One member in one request. What is not certain may be sent again: it comes to the same.
pub(super) const CHANGE_KIND: Kind = Kind {
    per_step: 1,
    is_done: |_, _| false,
    news: |label| words::saved(label),
};

/// What becomes different.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    /// The role's number and the permissions that go with it; `None` leaves both.
    pub(super) role: Option<(i64, u16)>,
    /// Ids of groups to be in.
    pub(super) add: Vec<String>,
    /// Ids of groups to be in no longer.
    pub(super) remove: Vec<String>,
}

impl Change {
    fn is_empty(&self) -> bool {
        self.role.is_none() && self.add.is_empty() && self.remove.is_empty()
    }

    /// The body that changes a member so. Nothing that is not named is left out.
    fn of(&self, member: &OrganizationUser) -> UpdateMember {
        let (user_type, permissions) = match self.role {
            Some((role, bits)) => (
                OrganizationUserType::from(role),
                Permissions::from_bits(bits),
            ),
            None => (member.user_type, member.permissions),
        };
        let mut groups = member.groups.clone();
        groups.retain(|id| !self.remove.contains(id));
        let new = self.add.iter().filter(|id| !member.groups.contains(id));
        groups.extend(new.cloned());
        UpdateMember {
            user_type,
            permissions,
            collections: member.collections.clone(),
            groups,
            access_secrets_manager: member.access_secrets_manager,
            access_pam: member.access_pam,
        }
    }

    /// Those of the targets it can be done with, and the others with the reason.
    fn split(
        &self,
        team: &Team<'_>,
        targets: &[OrganizationUser],
    ) -> (Vec<OrganizationUser>, Vec<(OrganizationUser, Obstacle)>) {
        let demotes = self.role.is_some_and(|(role, _)| {
            OrganizationUserType::from(role) != OrganizationUserType::Owner
        });
        let is_managed = team.rights.organization().provider_id.is_some();
        let (mut possible, mut left_out) = (Vec::<OrganizationUser>::new(), Vec::new());
        for target in targets {
            let obstacle = team.reach(target).or_else(|| {
                let is_role_change = self.role.is_some() && team.is_self(target);
                if is_role_change {
                    return Some(Obstacle::Yourself);
                }
                let ends = demotes && !is_managed && is_confirmed_owner(target);
                let ids = possible.iter().map(|it| it.id.as_str());
                let ids: Vec<&str> = ids.chain([target.id.as_str()]).collect();
                (ends && !team.has_owner_besides(&ids)).then_some(Obstacle::LastOwner)
            });
            match obstacle {
                None => possible.push(target.clone()),
                Some(obstacle) => left_out.push((target.clone(), obstacle)),
            }
        }
        (possible, left_out)
    }
}

fn start(view: MembersView, state: JobDialogState, job: Job, change: Change) {
    let (api, id) = (view.client.api(), view.client.id());
    run(view, state, job, CHANGE_KIND, async move |ids| {
        let mut rows = Vec::new();
        for member_id in ids {
            // As the list has them at this moment: somebody may have changed them meanwhile.
            let Some(member) = view.find(&member_id) else {
                rows.push((member_id, Err(RowFault::Unmentioned)));
                continue;
            };
            api.update_member(&id, &member_id, &change.of(&member))
                .await?;
            rows.push((member_id, Ok(())));
        }
        Ok(rows)
    });
}

#[component]
pub(super) fn ChangeDialog(
    view: MembersView,
    state: JobDialogState,
    targets: RwSignal<Vec<OrganizationUser>>,
    /// What goes on after a reload.
    resumed: RwSignal<Option<String>>,
) -> impl IntoView {
    let form = MemberForm::new(view);
    let changes_role = RwSignal::new(false);
    let add = RwSignal::new(Vec::<String>::new());
    let remove = RwSignal::new(Vec::<String>::new());
    let running = RwSignal::new(Change::default());
    let problem = RwSignal::new(None::<Text>);
    keep_unfinished(
        view,
        state,
        || CHANGE,
        move || vec![running.with_untracked(|it| serde_json::to_string(it).unwrap_or_default())],
    );
    Effect::new(move |_| match resumed.get() {
        Some(text) => running.set(serde_json::from_str(&text).unwrap_or_default()),
        None if state.open.get() && state.job.read_untracked().is_none() => {
            form.clear();
            changes_role.set(false);
            add.set(Vec::new());
            remove.set(Vec::new());
            problem.set(None);
        }
        None => {}
    });
    let change = Memo::new(move |_| Change {
        role: changes_role.get().then(|| {
            (
                form.chosen_role().number(),
                form.chosen_permissions().bits(),
            )
        }),
        add: add.get(),
        remove: remove.get(),
    });
    let split = move || {
        let targets = targets.read();
        untrack(|| view.with_team(|team| change.read().split(&team, &targets)))
    };
    let submit = move || {
        let change = change.get_untracked();
        if change.is_empty() {
            return problem.set(Some(words::CHANGE_NOTHING.into()));
        }
        problem.set(None);
        running.set(change.clone());
        let job = job_on(&untrack(|| split().0));
        state.job.set(Some(job.clone()));
        start(view, state, job, change);
    };
    let job_words = Signal::derive(move || JobWords {
        submit: m::ui::SAVE.into(),
        danger: false,
        running: words::CHANGE_RUNNING.into(),
        row_done: words::CHANGED_ROW.into(),
        done: |count| words::changed(count),
        explain: std::sync::Arc::new(|_, fault| fault_text(fault)),
    });
    let head = Signal::derive(move || {
        DialogHead::new(words::change_title(targets.read().len()))
            .client(view.client.mark())
            .size(DialogSize::Large)
    });
    view! {
        <JobDialog
            state
            head
            words=job_words
            on_submit=submit
            on_retry=move |job| start(view, state, job, running.get_untracked())
        >
            <p class="dialog__effect">{move || t(words::change_text(view.client.name()))()}</p>
            {move || problem.get().map(|text| view! { <p class="field__error" role="alert">{t(text)}</p> })}
            <Checkbox
                label=Text::from(words::CHANGE_ROLE)
                checked=changes_role
                on_change=move |is_on| changes_role.set(is_on)
            />
            <Show when=move || changes_role.get()>
                <RoleFields form />
            </Show>
            <Show when=move || view.names.has_groups()>
                <GroupsField view value=add label=words::CHANGE_ADD />
                <GroupsField view value=remove label=words::CHANGE_REMOVE />
            </Show>
            {move || {
                change.track();
                let (possible, left_out) = split();
                let names = possible.iter().map(|member| (label_of(member), None)).collect();
                view! { <Leftovers names left_out /> }
            }}
        </JobDialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Rights;
    use portal_types::access::AccessSelection;
    use portal_types::account::Profile;

    fn member(id: &str, user_type: i64) -> OrganizationUser {
        OrganizationUser {
            id: id.into(),
            user_id: Some(format!("user-{id}")),
            user_type: user_type.into(),
            status: 2.into(),
            groups: vec!["a".into(), "b".into()],
            collections: vec![AccessSelection {
                id: "c".into(),
                ..AccessSelection::default()
            }],
            access_secrets_manager: true,
            ..OrganizationUser::default()
        }
    }

    #[test]
    fn what_is_not_named_stays() {
        let change = Change {
            role: None,
            add: vec!["b".into(), "n".into()],
            remove: vec!["a".into()],
        };
        let body = change.of(&member("m", 4));
        assert_eq!(body.groups, ["b", "n"]);
        assert_eq!(body.user_type, OrganizationUserType::Custom);
        assert_eq!(body.collections.len(), 1);
        assert!(body.access_secrets_manager);
        assert!(Change::default().is_empty() && !change.is_empty());
    }

    #[test]
    fn owners_are_not_demoted_down_to_none_and_nobody_demotes_themselves() {
        let text = r#"{"organizations":[{"id":"o","type":0,"status":2,"enabled":true}]}"#;
        let profile: Profile = serde_json::from_str(text).expect("a profile");
        let rights = Rights::of(&profile, "o").expect("rights");
        let members = [
            member("me", 0),
            member("x", 0),
            member("y", 0),
            member("u", 2),
        ];
        let team = |own_user_id| Team {
            members: &members,
            own_user_id,
            rights: &rights,
        };
        let demotion = Change {
            role: Some((2, 0)),
            ..Change::default()
        };
        let (possible, left_out) = demotion.split(&team("user-me"), &members);
        assert_eq!(possible.len(), 3);
        assert_eq!(left_out[0].1, Obstacle::Yourself);
        let (possible, left_out) = demotion.split(&team("somebody"), &members);
        assert_eq!(possible.len(), 3);
        assert_eq!(left_out[0].1, Obstacle::LastOwner);
        // Groups may be changed of everybody.
        let groups = Change {
            add: vec!["n".into()],
            ..Change::default()
        };
        assert_eq!(groups.split(&team("user-me"), &members).0.len(), 4);
    }
}

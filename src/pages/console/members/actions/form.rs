//! What a member is and reaches: role, custom permissions, groups, collections. The same questions when
//! somebody is invited and when a member is changed.

use leptos::prelude::*;
use portal_types::access::AccessSelection;
use portal_types::account::{OrganizationUserType, Permissions};
use portal_types::organization_user::InviteMembers;
use serde::{Deserialize, Serialize};

use super::permissions::PermissionBoxes;
use crate::i18n::{Text, m::console::members as words, t};
use crate::pages::console::members::people::is_confirmed_owner;
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::{role_name, role_note};
use crate::ui::{RadioCard, RadioCards};

/// What a member is and reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Settings {
    /// The role's number.
    pub(super) role: i64,
    /// Custom permissions; only of the custom role.
    pub(super) permissions: PermissionBits,
    /// Ids of groups.
    pub(super) groups: Vec<String>,
    /// Rights to collections.
    pub(super) collections: Vec<AccessSelection>,
}

/// The permissions of the custom role as one number: to be compared and kept.
pub(super) type PermissionBits = u16;

impl Settings {
    /// The body that invites these people so.
    pub(super) fn invitation(&self, emails: Vec<String>) -> InviteMembers {
        InviteMembers {
            emails,
            user_type: OrganizationUserType::from(self.role),
            permissions: Permissions::from_bits(self.permissions),
            collections: self.collections.clone(),
            groups: self.groups.clone(),
            access_secrets_manager: false,
        }
    }
}

/// The questions; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct MemberForm {
    view: MembersView,
    /// The key of the chosen role's card.
    pub(super) role: RwSignal<String>,
    /// What a custom member may do.
    pub(super) permissions: RwSignal<Permissions>,
    /// Ids of groups.
    pub(super) groups: RwSignal<Vec<String>>,
    /// Rights to collections.
    pub(super) collections: RwSignal<Vec<AccessSelection>>,
}

impl MemberForm {
    /// An ordinary user without groups and collections.
    pub(super) fn new(view: MembersView) -> Self {
        Self {
            view,
            role: RwSignal::new(key(OrganizationUserType::User)),
            permissions: RwSignal::default(),
            groups: RwSignal::default(),
            collections: RwSignal::default(),
        }
    }

    /// Begins with these answers.
    pub(super) fn set(
        self,
        role: OrganizationUserType,
        permissions: Permissions,
        groups: Vec<String>,
        collections: Vec<AccessSelection>,
    ) {
        self.role.set(key(role));
        self.permissions.set(permissions);
        self.groups.set(groups);
        self.collections.set(collections);
    }

    /// Begins anew.
    pub(super) fn clear(self) {
        self.set(
            OrganizationUserType::User,
            Permissions::default(),
            Vec::new(),
            Vec::new(),
        );
    }

    /// The chosen role; reactive.
    pub(super) fn chosen_role(self) -> OrganizationUserType {
        self.role.read().parse().map_or_else(
            |_| OrganizationUserType::default(),
            |number: i64| OrganizationUserType::from(number),
        )
    }

    /// The permissions that go with the chosen role; reactive.
    pub(super) fn chosen_permissions(self) -> Permissions {
        match self.chosen_role() {
            OrganizationUserType::Custom => self.permissions.get(),
            _ => Permissions::default(),
        }
    }

    /// All answers; reactive.
    pub(super) fn settings(self) -> Settings {
        Settings {
            role: self.chosen_role().number(),
            permissions: self.chosen_permissions().bits(),
            groups: self.groups.get(),
            collections: self.collections.get(),
        }
    }
}

/// What a card is called in its group.
pub(super) fn key(role: OrganizationUserType) -> String {
    role.number().to_string()
}

/// The roles, each with what it may do. Those that whoever looks cannot give say why. `kept` is the role
/// that the member has now: it can always stay.
fn role_cards(view: MembersView, kept: Option<OrganizationUserType>) -> Vec<RadioCard> {
    let rights = view.client.rights();
    [
        OrganizationUserType::User,
        OrganizationUserType::Admin,
        OrganizationUserType::Owner,
        OrganizationUserType::Custom,
    ]
    .into_iter()
    .map(|role| {
        let card = RadioCard::new(key(role), role_name(role)).note(role_note(role));
        let is_custom = role == OrganizationUserType::Custom;
        let lacks_plan = is_custom && !rights.organization().use_custom_permissions;
        let why_not = if kept == Some(role) {
            None
        } else if !rights.manages(role) {
            Some(words::ROLE_NOT_YOURS)
        } else if lacks_plan && !rights.is_vaultwarden() {
            Some(words::ROLE_NOT_IN_PLAN)
        } else {
            None
        };
        match why_not {
            Some(why_not) => card.note(why_not).disabled(true),
            None => card,
        }
    })
    .collect()
}

/// Role and custom permissions.
#[component]
pub(super) fn RoleFields(
    form: MemberForm,
    /// The role that the member has now.
    #[prop(optional, into)]
    kept: Signal<Option<OrganizationUserType>>,
    /// Why another role than the present one would be refused.
    #[prop(optional, into)]
    locked: Signal<Option<Text>>,
) -> impl IntoView {
    let view = form.view;
    let cards = Signal::derive(move || {
        let mut cards = role_cards(view, kept.get());
        if let Some(why) = locked.get() {
            for card in &mut cards {
                if Some(&card.value) != kept.get().map(key).as_ref() {
                    *card = card.clone().note(why.clone()).disabled(true);
                }
            }
        }
        cards
    });
    let is_custom = Memo::new(move |_| form.chosen_role() == OrganizationUserType::Custom);
    view! {
        <RadioCards label=words::COLUMN_ROLE value=form.role cards />
        <Show when=move || is_custom.get()>
            <PermissionBoxes view value=form.permissions />
            <Show when=move || view.client.rights().is_vaultwarden()>
                <p class="muted">{t(words::PERMISSIONS_VAULTWARDEN)}</p>
            </Show>
        </Show>
    }
}

/// Why a member has to stay an owner.
pub(super) fn owner_lock(
    view: MembersView,
    member: &portal_types::organization_user::OrganizationUser,
) -> Option<Text> {
    let is_last = is_confirmed_owner(member) && view.with_team(|team| team.is_last_owner(member));
    is_last.then(|| words::LAST_OWNER.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_become_the_body_and_survive_being_kept() {
        let settings = Settings {
            role: 4,
            permissions: Permissions {
                manage_users: true,
                ..Permissions::default()
            }
            .bits(),
            groups: vec!["g".into()],
            collections: vec![AccessSelection {
                id: "c".into(),
                manage: true,
                ..AccessSelection::default()
            }],
        };
        let kept = serde_json::to_string(&settings).expect("JSON");
        let read: Settings = serde_json::from_str(&kept).expect("the same");
        assert_eq!(read, settings);
        let body = read.invitation(vec!["a@x.example".into()]);
        assert_eq!(body.user_type, OrganizationUserType::Custom);
        assert!(body.permissions.manage_users && !body.permissions.manage_groups);
        assert!(body.collections[0].manage);
        assert_eq!(body.groups, ["g"]);
    }
}

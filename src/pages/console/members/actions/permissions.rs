//! The permissions of the custom role, one box each.

use leptos::prelude::*;
use portal_types::account::Permissions;

use crate::i18n::{Message, m::console::members as words, t};
use crate::pages::console::members::view::MembersView;
use crate::ui::Checkbox;

/// One permission: its name and its place.
struct Permission {
    name: Message,
    get: fn(&Permissions) -> bool,
    set: fn(&mut Permissions, bool),
}

macro_rules! permission {
    ($name:expr, $field:ident) => {
        Permission {
            name: $name,
            get: |permissions| permissions.$field,
            set: |permissions, is_on| permissions.$field = is_on,
        }
    };
}

/// All of them, in the order of the official clients.
fn all() -> [Permission; 12] {
    [
        permission!(words::PERMISSION_EVENTS, access_event_logs),
        permission!(words::PERMISSION_IMPORT_EXPORT, access_import_export),
        permission!(words::PERMISSION_REPORTS, access_reports),
        permission!(words::PERMISSION_CREATE_COLLECTIONS, create_new_collections),
        permission!(words::PERMISSION_EDIT_COLLECTIONS, edit_any_collection),
        permission!(words::PERMISSION_DELETE_COLLECTIONS, delete_any_collection),
        permission!(words::PERMISSION_GROUPS, manage_groups),
        permission!(words::PERMISSION_SSO, manage_sso),
        permission!(words::PERMISSION_POLICIES, manage_policies),
        permission!(words::PERMISSION_MEMBERS, manage_users),
        permission!(words::PERMISSION_RECOVERY, manage_reset_password),
        permission!(words::PERMISSION_SCIM, manage_scim),
    ]
}

/// With one permission switched. Who recovers accounts has to see the members, so one brings the other.
fn switched(mut permissions: Permissions, permission: &Permission, is_on: bool) -> Permissions {
    (permission.set)(&mut permissions, is_on);
    if permissions.manage_reset_password && !permissions.manage_users {
        let is_recovery = (permission.get)(&Permissions {
            manage_reset_password: true,
            ..Permissions::default()
        });
        if is_recovery {
            permissions.manage_users = true;
        } else {
            permissions.manage_reset_password = false;
        }
    }
    permissions
}

/// The boxes. What whoever looks does not have, they cannot give or take.
#[component]
pub(super) fn PermissionBoxes(
    view: MembersView,
    /// What the member may do.
    value: RwSignal<Permissions>,
) -> impl IntoView {
    let boxes = all()
        .into_iter()
        .map(|permission| {
            let (get, name) = (permission.get, permission.name);
            let permission = StoredValue::new(permission);
            view! {
                <Checkbox
                    label=crate::i18n::Text::from(name)
                    checked=Signal::derive(move || get(&value.read()))
                    disabled=Signal::derive(move || !get(&view.grantable()))
                    on_change=move |is_on| {
                        permission
                            .with_value(|permission| {
                                value.update(|now| *now = switched(*now, permission, is_on));
                            });
                    }
                />
            }
        })
        .collect_view();
    view! {
        <fieldset class="permission-boxes">
            <legend class="cards__legend">{t(words::PERMISSIONS)}</legend>
            <p class="muted">{t(words::PERMISSIONS_HINT)}</p>
            <div class="permission-boxes__list">{boxes}</div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_has_a_permission_of_its_own() {
        let mut seen = Permissions::default();
        for permission in all() {
            assert!(!(permission.get)(&seen));
            (permission.set)(&mut seen, true);
            assert!((permission.get)(&seen));
        }
        assert!(seen.manage_users && seen.manage_scim && seen.access_reports);
    }

    #[test]
    fn recovering_brings_the_members_and_goes_with_them() {
        let all = all();
        let [members, recovery] = [&all[9], &all[10]];
        let both = switched(Permissions::default(), recovery, true);
        assert!(both.manage_users && both.manage_reset_password);
        let none = switched(both, members, false);
        assert!(!none.manage_users && !none.manage_reset_password);
        let members_only = switched(both, recovery, false);
        assert!(members_only.manage_users && !members_only.manage_reset_password);
    }
}

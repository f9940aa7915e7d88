//! Roles and actions, as the contract's table has them (part 2, 12 and 6.8).

use portal_types::account::{OrganizationUserType, Permissions as Custom, Profile};

use super::{Action, Hindrance, Permissions, Rights, Standing};

#[test]
fn roles_come_from_confirmed_entries_only() {
    let profile: Profile = serde_json::from_str(
        r#"{"providers":[{"id":"a","type":0,"status":2},{"id":"s","type":1,"status":2},
            {"id":"i","type":0,"status":1},{"id":"u","type":9,"status":2}],
            "organizations":[{"id":"own","type":0,"status":2},{"id":"adm","type":1,"status":2},
            {"id":"usr","type":2,"status":2},{"id":"inv","type":0,"status":1}],
            "providerOrganizations":[{"id":"cli","type":0,"status":2,"providerId":"s"}]}"#,
    )
    .expect("a profile");
    let may = Permissions::of(&profile);
    assert!(may.administers_provider("a"));
    assert!(may.sees_provider("s") && !may.administers_provider("s"));
    assert!(!may.sees_provider("i"));
    assert!(may.sees_provider("u") && !may.administers_provider("u"));
    assert!(!may.sees_provider("nobody"));
    assert!(may.owns_organization("own") && !may.owns_organization("adm"));
    let administered: Vec<_> = ["own", "adm", "usr", "inv", "cli"]
        .into_iter()
        .filter(|id| may.administers_organization(id))
        .collect();
    assert_eq!(administered, ["own", "adm", "cli"]);
}

/// Who asks, as the JSON of a profile with one organisation `o`.
fn profile(role: &str, organization: &str) -> Profile {
    let json = match role {
        "provider admin" | "service user" => {
            let kind = usize::from(role == "service user");
            format!(
                r#"{{"providers":[{{"id":"p","type":{kind},"status":2,"enabled":true}}],
                "providerOrganizations":[{{"id":"o","type":0,"status":2,{organization}}}]}}"#
            )
        }
        _ => format!(r#"{{"organizations":[{{"id":"o","status":2,{role},{organization}}}]}}"#),
    };
    serde_json::from_str(&json).expect("a profile")
}

fn rights(role: &str, organization: &str) -> Rights {
    Rights::of(&profile(role, organization), "o").expect("somebody who reaches it")
}

const OWNER: &str = r#""type":0"#;
const ADMIN: &str = r#""type":1"#;
const USER: &str = r#""type":2"#;

fn custom(permission: &str) -> String {
    format!(r#""type":4,"permissions":{{"{permission}":true}}"#)
}

/// Every feature, not managed by anybody, all collections open to its admins.
const FREE: &str = r#""enabled":true,"useGroups":true,"usePolicies":true,"useEvents":true,
    "useResetPassword":true,"useSso":true,"useScim":true,"limitCollectionCreation":true,
    "allowAdminAccessToAllCollectionItems":true"#;

fn managed() -> String {
    format!(r#"{FREE},"providerId":"p","providerName":"P","providerType":0"#)
}

/// The rows of the contract's table; a letter for each who may: **P**rovider staff, **O**wner, **A**dmin.
/// Then which single permissions suffice for a custom role. A plain member may do none of it.
const TABLE: [(Action, &str, &[&str]); 24] = [
    (
        Action::OpenConsole,
        "POA",
        &[
            "accessEventLogs",
            "accessImportExport",
            "accessReports",
            "createNewCollections",
            "editAnyCollection",
            "deleteAnyCollection",
            "manageGroups",
            "managePolicies",
            "manageSso",
            "manageUsers",
            "manageResetPassword",
            "manageScim",
        ],
    ),
    (
        Action::ListMembers,
        "POA",
        &["manageUsers", "manageResetPassword"],
    ),
    (Action::ManageMembers, "POA", &["manageUsers"]),
    (Action::RecoverAccounts, "POA", &["manageResetPassword"]),
    (Action::ListGroups, "POA", &["manageUsers", "manageGroups"]),
    (Action::ManageGroups, "POA", &["manageGroups"]),
    (
        Action::ListCollections,
        "POA",
        &[
            "accessImportExport",
            "createNewCollections",
            "editAnyCollection",
            "deleteAnyCollection",
            "manageGroups",
        ],
    ),
    (Action::CreateCollections, "POA", &["createNewCollections"]),
    (Action::EditAnyCollection, "POA", &["editAnyCollection"]),
    (Action::DeleteAnyCollection, "POA", &["deleteAnyCollection"]),
    (Action::ManagePolicies, "POA", &["managePolicies"]),
    (Action::ReadEvents, "POA", &["accessEventLogs"]),
    (Action::ReadReports, "POA", &["accessReports"]),
    (Action::ImportItems, "POA", &["accessImportExport"]),
    (Action::ExportVault, "POA", &["accessImportExport"]),
    (Action::SeeBilling, "PO", &[]),
    (Action::ReadSubscription, "PO", &[]),
    (Action::ChangeSubscription, "PO", &[]),
    (Action::ReadInvoices, "PO", &[]),
    (Action::ManageOrganization, "PO", &[]),
    (Action::ChangeCollectionRules, "PO", &[]),
    (Action::ManageSso, "POA", &["manageSso"]),
    (Action::ManageScim, "POA", &["manageScim"]),
    (Action::ApproveDevices, "POA", &["manageResetPassword"]),
];

#[test]
fn roles_may_do_what_the_contract_says() {
    let permissions = TABLE[0].2;
    assert_eq!(TABLE.map(|(action, ..)| action), Action::ALL);
    for (action, roles, suffices) in TABLE {
        for (role, letter) in [
            ("provider admin", 'P'),
            ("service user", 'P'),
            (OWNER, 'O'),
            (ADMIN, 'A'),
            (USER, 'U'),
        ] {
            let may = rights(role, FREE).may(action);
            assert_eq!(may, roles.contains(letter), "{action:?} as {role}");
        }
        for permission in permissions {
            let may = rights(&custom(permission), FREE).may(action);
            let expected = suffices.contains(permission);
            assert_eq!(may, expected, "{action:?} with {permission}");
        }
    }
}

#[test]
fn money_of_a_managed_client_is_its_provider_s() {
    use Action::{ChangeSubscription, ReadInvoices, ReadSubscription, SeeBilling};
    let staff = rights("service user", &managed());
    for action in [
        SeeBilling,
        ReadSubscription,
        ChangeSubscription,
        ReadInvoices,
    ] {
        assert!(staff.may(action), "{action:?}");
    }
    let owner = rights(OWNER, &managed());
    assert!(owner.may(SeeBilling) && owner.is_managed());
    for action in [ReadSubscription, ChangeSubscription, ReadInvoices] {
        assert_eq!(owner.check(action), Err(Hindrance::ManagedByProvider));
    }
    // A reseller's client reads its own subscription, and its reseller changes it.
    let resold = managed().replace(r#""providerType":0"#, r#""providerType":1"#);
    let owner = rights(OWNER, &resold);
    assert!(owner.may(ReadSubscription) && !owner.is_managed());
    assert_eq!(
        owner.check(ChangeSubscription),
        Err(Hindrance::ManagedByProvider)
    );
}

#[test]
fn a_plan_without_a_feature_closes_its_pages_to_everybody() {
    for (feature, action) in [
        ("useGroups", Action::ListGroups),
        ("useGroups", Action::ManageGroups),
        ("usePolicies", Action::ManagePolicies),
        ("useEvents", Action::ReadEvents),
        ("useResetPassword", Action::RecoverAccounts),
        ("useSso", Action::ManageSso),
        ("useSso", Action::ApproveDevices),
        ("useScim", Action::ManageScim),
    ] {
        let without = FREE.replace(
            &format!(r#""{feature}":true"#),
            &format!(r#""{feature}":false"#),
        );
        for role in ["provider admin", OWNER] {
            let checked = rights(role, &without).check(action);
            assert_eq!(
                checked,
                Err(Hindrance::Plan),
                "{action:?} without {feature}"
            );
        }
        // Who may not anyway is not told of the plan.
        assert_eq!(rights(USER, &without).check(action), Err(Hindrance::Role));
    }
}

#[test]
fn in_a_suspended_organisation_one_reads_and_pays() {
    let suspended = FREE.replace(r#""enabled":true"#, r#""enabled":false"#);
    let owner = rights(OWNER, &suspended);
    for action in [
        Action::ManageMembers,
        Action::RecoverAccounts,
        Action::ManageGroups,
        Action::CreateCollections,
        Action::EditAnyCollection,
        Action::ManagePolicies,
        Action::ImportItems,
    ] {
        assert_eq!(owner.check(action), Err(Hindrance::Suspended), "{action:?}");
    }
    for action in [
        Action::OpenConsole,
        Action::ListMembers,
        Action::ListGroups,
        Action::ListCollections,
        Action::ReadEvents,
        Action::ExportVault,
        Action::ChangeSubscription,
        Action::ManageOrganization,
    ] {
        assert!(owner.may(action), "{action:?}");
    }
    assert!(!owner.manages(OrganizationUserType::User));
}

#[test]
fn collections_of_others_open_to_admins_only_where_the_organisation_says_so() {
    let closed = FREE.replace(
        r#""allowAdminAccessToAllCollectionItems":true"#,
        r#""allowAdminAccessToAllCollectionItems":false"#,
    );
    for action in [Action::EditAnyCollection, Action::DeleteAnyCollection] {
        assert_eq!(rights(OWNER, &closed).check(action), Err(Hindrance::Role));
        assert!(!rights(ADMIN, &closed).may(action));
        assert!(rights("service user", &closed).may(action));
    }
    assert!(rights(&custom("editAnyCollection"), &closed).may(Action::EditAnyCollection));
    // Where creating is not limited, every member of the console creates.
    let open = FREE.replace(
        r#""limitCollectionCreation":true"#,
        r#""limitCollectionCreation":false"#,
    );
    assert!(rights(&custom("manageUsers"), &open).may(Action::CreateCollections));
}

#[test]
fn whom_one_manages_and_recovers_depends_on_both_roles() {
    use OrganizationUserType::{Admin, Custom, Owner, User};
    let all = [Owner, Admin, User, Custom];
    let managed = |role: &str| all.map(|target| rights(role, FREE).manages(target));
    let recovered = |role: &str| all.map(|target| rights(role, FREE).recovers(target));
    assert_eq!(managed("service user"), [true; 4]);
    assert_eq!(managed(OWNER), [true; 4]);
    assert_eq!(managed(ADMIN), [false, true, true, true]);
    assert_eq!(managed(&custom("manageUsers")), [false, false, true, true]);
    assert_eq!(managed(&custom("manageResetPassword")), [false; 4]);
    assert_eq!(managed(USER), [false; 4]);
    assert_eq!(recovered("provider admin"), [true; 4]);
    assert_eq!(recovered(ADMIN), [false, true, true, true]);
    assert_eq!(
        recovered(&custom("manageResetPassword")),
        [false, false, true, true]
    );
    assert_eq!(recovered(&custom("manageUsers")), [false; 4]);
}

#[test]
fn vaultwarden_s_roles_and_missing_calls() {
    let owner = rights(OWNER, FREE).on(true);
    for action in [
        Action::SeeBilling,
        Action::ReadSubscription,
        Action::ChangeCollectionRules,
        Action::ManageSso,
        Action::ManageScim,
        Action::ApproveDevices,
    ] {
        assert_eq!(owner.check(action), Err(Hindrance::Server), "{action:?}");
    }
    assert!(owner.may(Action::ManageOrganization) && owner.may(Action::ManageMembers));
    // Its managers come as type 3 or 4; only all three rights about collections mean anything.
    for number in [3, 4] {
        let manager = |permissions: &str| {
            let role = format!(r#""type":{number},"permissions":{{{permissions}}}"#);
            rights(&role, FREE).on(true)
        };
        let few = manager(r#""manageUsers":true,"editAnyCollection":true"#);
        assert!(few.may(Action::OpenConsole) && few.may(Action::ListCollections));
        assert!(!few.may(Action::ListMembers) && !few.may(Action::ManageMembers));
        let full = manager(
            r#""createNewCollections":true,"editAnyCollection":true,"deleteAnyCollection":true"#,
        );
        assert!(full.may(Action::ListMembers) && full.may(Action::ListGroups));
        assert!(!full.may(Action::ReadEvents) && !full.may(Action::ManagePolicies));
    }
    let admin = rights(ADMIN, FREE).on(true);
    assert!(admin.manages(OrganizationUserType::User));
    assert!(!admin.manages(OrganizationUserType::Custom));
}

#[test]
fn provider_staff_have_an_owner_s_rights_whatever_their_membership() {
    let both: Profile = serde_json::from_str(&format!(
        r#"{{"providers":[{{"id":"p","type":1,"status":2}}],
        "organizations":[{{"id":"o","type":2,"status":2,{FREE}}}],
        "providerOrganizations":[{{"id":"o","type":0,"status":2,{}}}]}}"#,
        managed()
    ))
    .expect("a profile");
    let both = Rights::of(&both, "o").expect("reached");
    assert_eq!(both.standing(), Standing::Provider);
    assert!(both.may(Action::ManageOrganization));
}

#[test]
fn who_is_not_confirmed_reaches_nothing() {
    let invited: Profile = serde_json::from_str(
        r#"{"organizations":[{"id":"o","type":0,"status":1}],
        "providers":[{"id":"p","type":0,"status":1}],
        "providerOrganizations":[{"id":"c","type":0,"status":2,"providerId":"p"}]}"#,
    )
    .expect("a profile");
    assert_eq!(Rights::of(&invited, "o"), None);
    assert_eq!(Rights::of(&invited, "c"), None);
    assert_eq!(Rights::of(&invited, "nowhere"), None);
    // A role nobody has heard of administers nothing.
    let odd = rights(r#""type":9"#, FREE);
    assert_eq!(odd.standing(), Standing::User);
    assert_eq!(
        rights(&custom("nothing"), FREE).standing(),
        Standing::Custom(Custom::default())
    );
}

//! How each task stands, from what this person may read; what could not be read is not guessed.

use portal_types::account::{OrganizationUserStatusType, OrganizationUserType};
use portal_types::organization_user::MiniMember;
use portal_types::policy::{Policy, PolicyType};

use super::tasks::Task;
use crate::cache::Load;
use crate::i18n::{Text, m::console::home as words};
use crate::session::{Hindrance, Rights};
use crate::ui::Tone;

/// What is said of a task.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    /// It is on its way.
    Loading,
    /// This.
    Known(Text, Tone),
    /// Nothing, and why.
    Untold(Text),
}

/// What could be read of the client. `None` was not asked for: this person may not, or it says nothing.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) members: Option<Load<Vec<MiniMember>>>,
    pub(super) occupied: Option<Load<i64>>,
    pub(super) policies: Option<Load<Vec<Policy>>>,
    pub(super) collections: Option<Load<usize>>,
}

/// How a task stands.
pub(super) fn standing(task: Task, rights: &Rights, facts: &Facts) -> Standing {
    if let Err(hindrance) = rights.check(task.needs()) {
        return Standing::Untold(untold(hindrance, rights));
    }
    match task {
        Task::Users => told(facts.members.as_ref(), |members| waiting(members)),
        Task::Permissions => told(facts.members.as_ref(), |members| roles(members)),
        Task::Seats => told(facts.occupied.as_ref(), |occupied| seats(rights, *occupied)),
        Task::Recovery => told(facts.policies.as_ref(), |policies| recovery(policies)),
        Task::Items => told(facts.collections.as_ref(), |count| {
            (words::collections(*count as i64), Tone::Neutral)
        }),
        Task::Sharing => Standing::Untold(words::SHARING_NOT_BUILT.into()),
        Task::Health => Standing::Known(words::EVENTS_ON.into(), Tone::Success),
        Task::Billing => Standing::Known(payer(rights), Tone::Neutral),
    }
}

fn told<T>(facts: Option<&Load<T>>, say: impl FnOnce(&T) -> (Text, Tone)) -> Standing {
    let Some(load) = facts else {
        return Standing::Untold(words::NOT_READABLE.into());
    };
    match load {
        Load::Idle | Load::Loading => Standing::Loading,
        Load::Ready(value) | Load::Failed(_, Some(value)) => {
            let (text, tone) = say(value);
            Standing::Known(text, tone)
        }
        Load::Failed(error, None) if error.is_not_found() || error.is_not_allowed() => {
            Standing::Untold(words::NOT_READABLE.into())
        }
        Load::Failed(..) => Standing::Untold(words::NOT_LOADED.into()),
    }
}

fn untold(hindrance: Hindrance, rights: &Rights) -> Text {
    match hindrance {
        Hindrance::Role => words::NOT_YOUR_ROLE.into(),
        Hindrance::Plan => words::NOT_IN_PLAN.into(),
        Hindrance::Server => words::NOT_ON_SERVER.into(),
        Hindrance::Suspended => words::WHILE_SUSPENDED.into(),
        Hindrance::ManagedByProvider => payer(rights),
    }
}

fn waiting(members: &[MiniMember]) -> (Text, Tone) {
    let count = |status| {
        members
            .iter()
            .filter(|member| member.status == status)
            .count() as i64
    };
    let unconfirmed = count(OrganizationUserStatusType::Accepted);
    let invited = count(OrganizationUserStatusType::Invited);
    if unconfirmed > 0 {
        (words::need_confirmation(unconfirmed), Tone::Warning)
    } else if invited > 0 {
        (words::invited(invited), Tone::Info)
    } else {
        (words::NOBODY_WAITS.into(), Tone::Success)
    }
}

/// How many may administer something, of those who are members.
fn roles(members: &[MiniMember]) -> (Text, Tone) {
    let confirmed = || {
        let is_confirmed = |it: &&MiniMember| it.status == OrganizationUserStatusType::Confirmed;
        members.iter().filter(is_confirmed)
    };
    let owners = confirmed().filter(|it| it.user_type == OrganizationUserType::Owner);
    let owners = owners.count() as i64;
    if owners == 0 {
        // Only its provider could do what owners do.
        return (words::NO_OWNER.into(), Tone::Warning);
    }
    let administering = confirmed()
        .filter(|it| it.user_type != OrganizationUserType::User)
        .count() as i64;
    (
        words::administering(confirmed().count().to_string(), administering),
        Tone::Neutral,
    )
}

fn seats(rights: &Rights, occupied: i64) -> (Text, Tone) {
    let Some(seats) = rights.organization().seats else {
        return (words::SEATS_UNLIMITED.into(), Tone::Neutral);
    };
    let left = seats - occupied;
    match left {
        i64::MIN..0 => (words::seats_over(-left), Tone::Danger),
        0 => (words::SEATS_NONE_LEFT.into(), Tone::Warning),
        _ => (words::seats_left(seats.to_string(), left), Tone::Success),
    }
}

fn recovery(policies: &[Policy]) -> (Text, Tone) {
    let is_on = policies
        .iter()
        .any(|policy| policy.policy_type == PolicyType::AccountRecovery && policy.enabled);
    if is_on {
        (words::RECOVERY_ON.into(), Tone::Success)
    } else {
        (words::RECOVERY_OFF.into(), Tone::Warning)
    }
}

fn payer(rights: &Rights) -> Text {
    match &rights.organization().provider_name {
        Some(provider) if rights.is_managed() => words::paid_by(provider.clone()),
        _ => words::PAYS_ITSELF.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::api::{ApiError, Refusal, RefusalKind, TransportError};

    fn rights(member: &str) -> Rights {
        let profile = format!(
            r#"{{"organizations":[{{"id":"o","name":"O","status":2,"enabled":true,"seats":10,"useEvents":true,
            "useResetPassword":true,"usePolicies":true,{member}}}]}}"#
        );
        let profile = serde_json::from_str(&profile).expect("a profile");
        Rights::of(&profile, "o").expect("a member")
    }

    fn owner() -> Rights {
        rights(r#""type":0"#)
    }

    fn nothing() -> Facts {
        Facts {
            members: None,
            occupied: None,
            policies: None,
            collections: None,
        }
    }

    fn members(json: &str) -> Facts {
        Facts {
            members: Some(Load::Ready(Arc::new(
                serde_json::from_str(json).expect("members"),
            ))),
            ..nothing()
        }
    }

    fn said(task: Task, facts: &Facts) -> (Text, Tone) {
        match standing(task, &owner(), facts) {
            Standing::Known(text, tone) => (text, tone),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn who_waits_for_a_confirmation_is_said_first() {
        let both =
            members(r#"[{"status":1,"type":2},{"status":0,"type":2},{"status":2,"type":0}]"#);
        assert_eq!(
            said(Task::Users, &both),
            (words::need_confirmation(1), Tone::Warning)
        );
        let invited = members(r#"[{"status":0,"type":2},{"status":-1,"type":2}]"#);
        assert_eq!(said(Task::Users, &invited), (words::invited(1), Tone::Info));
        let none = members(r#"[{"status":2,"type":0}]"#);
        assert_eq!(said(Task::Users, &none).1, Tone::Success);
    }

    #[test]
    fn a_client_without_an_owner_is_told() {
        let some = members(
            r#"[{"status":2,"type":0},{"status":2,"type":4},{"status":2,"type":2},{"status":0,"type":1}]"#,
        );
        assert_eq!(
            said(Task::Permissions, &some),
            (words::administering("3", 2), Tone::Neutral)
        );
        let invited = members(r#"[{"status":0,"type":0},{"status":2,"type":2}]"#);
        assert_eq!(said(Task::Permissions, &invited).1, Tone::Warning);
    }

    #[test]
    fn seats_left_none_and_too_few() {
        let with = |occupied| Facts {
            occupied: Some(Load::Ready(Arc::new(occupied))),
            ..nothing()
        };
        assert_eq!(said(Task::Seats, &with(7)).0, words::seats_left("10", 3));
        assert_eq!(said(Task::Seats, &with(10)).1, Tone::Warning);
        assert_eq!(said(Task::Seats, &with(12)).0, words::seats_over(2));
    }

    #[test]
    fn only_a_saved_and_enabled_policy_is_on() {
        let with = |json: &str| Facts {
            policies: Some(Load::Ready(Arc::new(
                serde_json::from_str(json).expect("policies"),
            ))),
            ..nothing()
        };
        assert_eq!(
            said(Task::Recovery, &with(r#"[{"type":8,"enabled":true}]"#)).1,
            Tone::Success
        );
        for off in [
            "[]",
            r#"[{"type":8,"enabled":false}]"#,
            r#"[{"type":1,"enabled":true}]"#,
        ] {
            assert_eq!(said(Task::Recovery, &with(off)).1, Tone::Warning);
        }
    }

    #[test]
    fn what_may_not_be_read_is_hidden_with_its_reason() {
        let refused = |status, kind| {
            ApiError::Refused(Refusal {
                status,
                kind,
                message: None,
                fields: Vec::new(),
                retry_after_seconds: None,
            })
        };
        let failed = |error| Facts {
            members: Some(Load::Failed(error, None)),
            ..nothing()
        };
        let hidden = Standing::Untold(words::NOT_READABLE.into());
        for error in [
            refused(403, RefusalKind::NotAllowed),
            refused(404, RefusalKind::NotFound),
        ] {
            assert_eq!(standing(Task::Users, &owner(), &failed(error)), hidden);
        }
        let offline = ApiError::Transport(TransportError::Offline);
        assert_eq!(
            standing(Task::Users, &owner(), &failed(offline)),
            Standing::Untold(words::NOT_LOADED.into())
        );
        assert_eq!(standing(Task::Items, &owner(), &nothing()), hidden);
    }

    #[test]
    fn a_role_that_does_not_reach_is_told_so() {
        let people = rights(r#""type":4,"permissions":{"manageUsers":true}"#);
        for (task, reason) in [
            (Task::Billing, words::NOT_YOUR_ROLE),
            (Task::Health, words::NOT_YOUR_ROLE),
            (Task::Recovery, words::NOT_YOUR_ROLE),
        ] {
            let expected = Standing::Untold(reason.into());
            assert_eq!(standing(task, &people, &nothing()), expected, "{task:?}");
        }
        let poor: Rights = rights(r#""type":0,"useEvents":false"#);
        let expected = Standing::Untold(words::NOT_IN_PLAN.into());
        assert_eq!(standing(Task::Health, &poor, &nothing()), expected);
    }
}

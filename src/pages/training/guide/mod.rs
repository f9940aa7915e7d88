//! The eight tasks of administration as short how-tos.

mod client;
mod page;
mod place;
mod task;

pub use client::{ClientChoice, chosen_client};
pub use page::{GuidePage, TASK, route_of};
pub use place::{Place, Way, provider_of};
pub use task::heading_id;

use crate::{
    i18n::{Message, m::training::guide as words},
    nav::ConsolePage as Page,
    session::Action,
    ui::IconName,
};

use super::links::{self, Link};

/// One task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Task {
    /// In addresses and files.
    pub key: &'static str,
    /// Its name.
    pub title: Message,
    /// Beside its name.
    pub icon: IconName,
    /// What it is.
    pub what: Message,
    /// Where today's way differs from what older documents say.
    pub now: Option<Message>,
    /// Who may do it.
    pub who: Message,
    /// Before one starts.
    pub before: Message,
    /// How, and where each step is done.
    pub steps: &'static [Step],
    /// What the member sees.
    pub seen: Message,
    /// What is logged.
    pub logged: Message,
    /// Pages that say more.
    pub help: &'static [Link],
}

/// One step, and the page on which it is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// What to do.
    pub text: Message,
    /// Where, if there is a page for it.
    pub place: Option<Place>,
}

const fn step(text: Message, place: Place) -> Step {
    Step {
        text,
        place: Some(place),
    }
}

const fn advice(text: Message) -> Step {
    Step { text, place: None }
}

const MEMBERS: Place = Place::console(words::PAGE_MEMBERS, Page::Members, Action::ManageMembers);
const GROUPS: Place = Place::console(words::PAGE_GROUPS, Page::Groups, Action::ManageGroups);
const COLLECTIONS: Place = Place::console(
    words::PAGE_COLLECTIONS,
    Page::Collections,
    Action::ListCollections,
);
const POLICIES: Place =
    Place::console(words::PAGE_POLICIES, Page::Policies, Action::ManagePolicies);
const RECOVERY: Place = Place::console(words::PAGE_MEMBERS, Page::Members, Action::RecoverAccounts);
const SUBSCRIPTION: Place = Place::console(
    words::PAGE_SUBSCRIPTION,
    Page::Subscription,
    Action::SeeBilling,
);
const IMPORT: Place = Place::console(words::PAGE_IMPORT, Page::Import, Action::ImportItems);
const REPORTS: Place = Place::console(words::PAGE_REPORTS, Page::Reports, Action::ReadReports);
const EVENTS: Place = Place::console(words::PAGE_EVENTS, Page::Events, Action::ReadEvents);

/// All of them, in the order in which a client is looked after.
pub const TASKS: [Task; 8] = [
    Task {
        key: "users",
        title: words::USERS,
        icon: IconName::UserAdd,
        what: words::USERS_WHAT,
        now: None,
        who: words::USERS_WHO,
        before: words::USERS_BEFORE,
        steps: &[
            step(words::USERS_1, MEMBERS),
            advice(words::USERS_2),
            advice(words::USERS_3),
            advice(words::USERS_4),
        ],
        seen: words::USERS_SEEN,
        logged: words::USERS_LOGGED,
        help: &[
            links::ONBOARD_USERS,
            links::OFFBOARD_USERS,
            links::REVOKE_USERS,
            links::REMOVE_USERS,
            links::FINGERPRINT,
            links::AUTO_CONFIRM,
        ],
    },
    Task {
        key: "permissions",
        title: words::PERMISSIONS,
        icon: IconName::Key,
        what: words::PERMISSIONS_WHAT,
        now: None,
        who: words::PERMISSIONS_WHO,
        before: words::PERMISSIONS_BEFORE,
        steps: &[
            step(words::PERMISSIONS_1, MEMBERS),
            step(words::PERMISSIONS_2, GROUPS),
            step(words::PERMISSIONS_3, COLLECTIONS),
        ],
        seen: words::PERMISSIONS_SEEN,
        logged: words::PERMISSIONS_LOGGED,
        help: &[
            links::USER_TYPES,
            links::GROUPS,
            links::COLLECTION_PERMISSIONS,
            links::ASSIGN_USERS,
        ],
    },
    Task {
        key: "seats",
        title: words::SEATS,
        icon: IconName::Group,
        what: words::SEATS_WHAT,
        now: None,
        who: words::SEATS_WHO,
        before: words::SEATS_BEFORE,
        steps: &[
            step(words::SEATS_1, Place::Clients),
            advice(words::SEATS_2),
            step(words::SEATS_3, SUBSCRIPTION),
        ],
        seen: words::SEATS_SEEN,
        logged: words::SEATS_LOGGED,
        help: &[
            links::MANAGE_SEATS,
            links::SUBSCRIPTION_SEATS,
            links::PROVIDER_BILLING,
        ],
    },
    Task {
        key: "recovery",
        title: words::RECOVERY,
        icon: IconName::Lock,
        what: words::RECOVERY_WHAT,
        now: None,
        who: words::RECOVERY_WHO,
        before: words::RECOVERY_BEFORE,
        steps: &[
            step(words::RECOVERY_1, POLICIES),
            step(words::RECOVERY_2, RECOVERY),
            advice(words::RECOVERY_3),
        ],
        seen: words::RECOVERY_SEEN,
        logged: words::RECOVERY_LOGGED,
        help: &[
            links::ACCOUNT_RECOVERY,
            links::RECOVER_MEMBER,
            links::POLICIES,
        ],
    },
    Task {
        key: "share",
        title: words::SHARE,
        icon: IconName::Collection,
        what: words::SHARE_WHAT,
        now: Some(words::SHARE_NOW),
        who: words::SHARE_WHO,
        before: words::SHARE_BEFORE,
        steps: &[
            step(words::SHARE_1, COLLECTIONS),
            step(words::SHARE_2, IMPORT),
            advice(words::SHARE_3),
        ],
        seen: words::SHARE_SEEN,
        logged: words::SHARE_LOGGED,
        help: &[
            links::SHARING,
            links::CREATE_COLLECTIONS,
            links::COLLECTIONS,
            links::COLLECTION_MANAGEMENT,
            links::IMPORT_TO_ORG,
            links::FILTER_VAULT,
        ],
    },
    Task {
        key: "send",
        title: words::SEND,
        icon: IconName::Send,
        what: words::SEND_WHAT,
        now: None,
        who: words::SEND_WHO,
        before: words::SEND_BEFORE,
        steps: &[
            step(words::SEND_1, Place::Vault),
            advice(words::SEND_2),
            advice(words::SEND_3),
        ],
        seen: words::SEND_SEEN,
        logged: words::SEND_LOGGED,
        help: &[links::CREATE_SEND, links::SEND_LIFESPAN],
    },
    Task {
        key: "health",
        title: words::HEALTH,
        icon: IconName::Events,
        what: words::HEALTH_WHAT,
        now: None,
        who: words::HEALTH_WHO,
        before: words::HEALTH_BEFORE,
        steps: &[
            step(words::HEALTH_1, REPORTS),
            step(words::HEALTH_2, EVENTS),
        ],
        seen: words::HEALTH_SEEN,
        logged: words::HEALTH_LOGGED,
        help: &[
            links::REPORTS,
            links::EVENT_LOGS,
            links::ACCESS_INTELLIGENCE,
        ],
    },
    Task {
        key: "billing",
        title: words::BILLING,
        icon: IconName::Billing,
        what: words::BILLING_WHAT,
        now: Some(words::BILLING_NOW),
        who: words::BILLING_WHO,
        before: words::BILLING_BEFORE,
        steps: &[
            step(words::BILLING_1, Place::ProviderBilling),
            advice(words::BILLING_2),
            step(words::BILLING_3, SUBSCRIPTION),
        ],
        seen: words::BILLING_SEEN,
        logged: words::BILLING_LOGGED,
        help: &[links::PROVIDER_BILLING, links::UPDATE_BILLING],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_task_says_where_to_begin_and_where_to_read_on() {
        let mut keys = BTreeSet::new();
        for task in TASKS {
            assert!(keys.insert(task.key), "{}", task.key);
            assert!(!task.help.is_empty(), "{}", task.key);
            assert!(
                task.steps.first().is_some_and(|step| step.place.is_some()),
                "{} begins nowhere",
                task.key
            );
        }
    }
}

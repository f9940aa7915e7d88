//! The six training resources: what each is for, whom it suits, and where it is.

mod page;
mod region;

pub use page::{RESOURCE, ResourcesPage, heading_id};
pub use region::{ServerChoice, ServerFields};

use super::links::{self, Link};
use crate::i18n::{Message, m::training::resources as words};
use crate::ui::IconName;

/// One of the resources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resource {
    /// In addresses and files.
    pub key: &'static str,
    /// Its name.
    pub title: Message,
    /// What it is for.
    pub what: Message,
    /// Whom it suits.
    pub whom: Message,
    /// Beside its name.
    pub icon: IconName,
    /// Where it is. Creating an account depends on the server instead ([`super::registration`]).
    pub links: &'static [Link],
    /// Pages for one source, method, device or role, by their keys, and what they are called together.
    pub variants: Option<Variants>,
}

/// Pages of which a reader needs one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variants {
    /// By what they differ.
    pub title: Message,
    /// Key in addresses, and the page.
    pub links: &'static [(&'static str, Link)],
}

/// The key of the resource whose link depends on the server.
pub const REGISTER: &str = "register";

/// All of them, in the order of a first day.
pub const RESOURCES: [Resource; 6] = [
    Resource {
        key: REGISTER,
        title: words::REGISTER,
        what: words::REGISTER_WHAT,
        whom: words::REGISTER_WHOM,
        icon: IconName::UserAdd,
        links: &[],
        variants: None,
    },
    Resource {
        key: "videos",
        title: words::VIDEOS,
        what: words::VIDEOS_WHAT,
        whom: words::VIDEOS_WHOM,
        icon: IconName::Training,
        links: &[links::GETTING_STARTED],
        variants: Some(Variants {
            title: words::BY_ROLE,
            links: &[
                ("admin", links::COURSE_ADMIN),
                ("service", links::COURSE_SERVICE),
                ("partner", links::COURSE_PARTNER),
            ],
        }),
    },
    Resource {
        key: "import",
        title: words::IMPORT,
        what: words::IMPORT_WHAT,
        whom: words::IMPORT_WHOM,
        icon: IconName::Upload,
        links: &[links::IMPORT_DATA],
        variants: Some(Variants {
            title: words::BY_SOURCE,
            links: &[
                ("chrome", links::IMPORT_FROM_CHROME),
                ("firefox", links::IMPORT_FROM_FIREFOX),
                ("safari", links::IMPORT_FROM_SAFARI),
                ("lastpass", links::IMPORT_FROM_LASTPASS),
                ("1password", links::IMPORT_FROM_ONEPASSWORD),
                ("keeper", links::IMPORT_FROM_KEEPER),
                ("dashlane", links::IMPORT_FROM_DASHLANE),
                ("keepass", links::IMPORT_FROM_KEEPASS),
            ],
        }),
    },
    Resource {
        key: "two-step",
        title: words::TWO_STEP,
        what: words::TWO_STEP_WHAT,
        whom: words::TWO_STEP_WHOM,
        icon: IconName::TwoStep,
        links: &[links::TWO_STEP],
        variants: Some(Variants {
            title: words::BY_METHOD,
            links: &[
                ("authenticator", links::TWO_STEP_AUTHENTICATOR),
                ("email", links::TWO_STEP_EMAIL),
                ("fido", links::TWO_STEP_FIDO),
                ("yubikey", links::TWO_STEP_YUBIKEY),
                ("duo", links::TWO_STEP_DUO),
            ],
        }),
    },
    Resource {
        key: "apps",
        title: words::APPS,
        what: words::APPS_WHAT,
        whom: words::APPS_WHOM,
        icon: IconName::Device,
        links: &[links::APP_BROWSER],
        variants: Some(Variants {
            title: words::BY_DEVICE,
            links: &[
                ("web", links::APP_WEB),
                ("mobile", links::APP_MOBILE),
                ("desktop", links::APP_DESKTOP),
            ],
        }),
    },
    Resource {
        key: "demos",
        title: words::DEMOS,
        what: words::DEMOS_WHAT,
        whom: words::DEMOS_WHOM,
        icon: IconName::Calendar,
        links: &[links::EVENTS, links::EVENTS_MSP],
        variants: None,
    },
];

/// Reading for the staff of a provider.
pub const FOR_STAFF: [Link; 10] = [
    links::GETTING_STARTED_PROVIDERS,
    links::ONBOARDING_WORKFLOWS,
    links::ACTIVATION_KIT,
    links::EMAIL_TEMPLATES,
    links::ONBOARDING_CHECKLIST,
    links::ADOPTION_CHECKLIST,
    links::END_USER_EMAILS,
    links::ADMIN_EMAILS,
    links::PROOF_OF_CONCEPT,
    links::OFFICIAL_GLOSSARY,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_are_unique_and_fit_into_an_address() {
        let is_plain = |key: &str| {
            key.chars().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
            })
        };
        let mut seen = BTreeSet::new();
        for resource in RESOURCES {
            assert!(is_plain(resource.key) && seen.insert(resource.key));
            let mut of_resource = BTreeSet::new();
            for (key, _) in resource.variants.map_or(&[][..], |it| it.links) {
                assert!(is_plain(key) && of_resource.insert(key), "{key}");
            }
        }
    }

    #[test]
    fn only_registering_depends_on_the_server() {
        for resource in RESOURCES {
            assert_eq!(resource.links.is_empty(), resource.key == REGISTER);
        }
    }
}

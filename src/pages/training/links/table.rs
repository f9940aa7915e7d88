//! The table: every page we link to, with its anchor, the languages of the official site in which the page
//! was seen, and its place on the Chinese community's site.
//!
//! A line is only added, and a language only entered, for a page that somebody has seen.

use super::Link;
use crate::i18n::Lang;
use crate::i18n::m::training::links as words;

macro_rules! links {
    ($($name:ident $path:literal $anchor:literal [$($lang:ident)*] $community:literal;)*) => {
        $(
            #[doc = concat!("`", $path, "`")]
            pub const $name: Link = Link {
                label: words::$name,
                path: $path,
                anchor: $anchor,
                translations: { const LANGS: &[Lang] = &[$(Lang::$lang),*]; LANGS },
                community: $community,
            };
        )*

        /// Every link.
        pub const ALL: &[Link] = &[$($name),*];
    };
}

links! {
    GETTING_STARTED "getting-started" "" [] "";
    COURSE_ADMIN "help/courses/password-manager-partner-provider-admin/" "" [] "";
    COURSE_SERVICE "help/courses/password-manager-partner-service-user/" "" [] "";
    COURSE_PARTNER "help/courses/password-manager-partner/" "" [] "";

    IMPORT_DATA "help/import-data/" "" [] "";
    IMPORT_FROM_CHROME "help/import-from-chrome/" "" [] "";
    IMPORT_FROM_FIREFOX "help/import-from-firefox/" "" [] "";
    IMPORT_FROM_SAFARI "help/import-from-safari/" "" [] "";
    IMPORT_FROM_LASTPASS "help/import-from-lastpass/" "" [] "";
    IMPORT_FROM_ONEPASSWORD "help/import-from-1password/" "" [] "";
    IMPORT_FROM_KEEPER "help/import-from-keeper/" "" [] "";
    IMPORT_FROM_DASHLANE "help/import-from-dashlane/" "" [] "";
    IMPORT_FROM_KEEPASS "help/import-from-keepass/" "" [] "";

    TWO_STEP "help/setup-two-step-login/" "" [] "";
    TWO_STEP_AUTHENTICATOR "help/setup-two-step-login-authenticator/" "" [] "";
    TWO_STEP_EMAIL "help/setup-two-step-login-email/" "" [] "";
    TWO_STEP_FIDO "help/setup-two-step-login-fido/" "" [] "";
    TWO_STEP_YUBIKEY "help/setup-two-step-login-yubikey/" "" [] "";
    TWO_STEP_DUO "help/setup-two-step-login-duo/" "" [] "";

    APP_WEB "help/getting-started-webvault/" "" [] "";
    APP_BROWSER "help/getting-started-browserext/" "" [] "";
    APP_MOBILE "help/getting-started-mobile/" "" [] "";
    APP_DESKTOP "help/getting-started-desktop/" "" [] "";

    EVENTS "events/" "" [] "";
    EVENTS_MSP "events/tag/msp/" "" [] "";

    GETTING_STARTED_PROVIDERS "help/getting-started-providers/" "" [] "";
    ONBOARDING_WORKFLOWS "help/onboarding-workflows/" "" [] "";
    ACTIVATION_KIT "help/customer-activation-kit/" "" [] "";
    EMAIL_TEMPLATES "help/rollout-email-templates/" "" [] "";
    ADOPTION_CHECKLIST "help/adoption-checklist/" "" [] "";
    ONBOARDING_CHECKLIST "help/onboarding-checklist/" "" [] "";
    END_USER_EMAILS "help/end-user-onboarding-emails/" "" [] "";
    ADMIN_EMAILS "help/admin-team-onboarding-emails/" "" [] "";
    PROOF_OF_CONCEPT "help/proof-of-concept/" "" [] "";
    OFFICIAL_GLOSSARY "help/bitwarden-glossary/" "" [] "";

    ONBOARD_USERS "help/managing-users/" "onboard-users" [De] "admin-console/manage-members/user-management";
    OFFBOARD_USERS "help/managing-users/" "offboard-users" [De] "admin-console/manage-members/user-management";
    MANAGE_SEATS "help/managing-users/" "manage-user-seats" [De] "admin-console/manage-members/user-management";
    REMOVE_USERS "help/remove-users/" "" [] "";
    REVOKE_USERS "help/revoke-users/" "" [] "";
    USER_TYPES "help/user-types-access-control/" "" [] "";
    SUBSCRIPTION_SEATS "help/manage-subscription-seats-in-your-organization/" "" [] "";
    PROVIDER_BILLING "help/provider-billing/" "" [] "";
    ACCOUNT_RECOVERY "help/account-recovery/" "" [] "";
    RECOVER_MEMBER "help/recover-a-member-account/" "" [] "";
    SHARING "help/sharing/" "" [] "";
    IMPORT_TO_ORG "help/import-to-org/" "" [] "";
    CREATE_SEND "help/create-send/" "" [] "";
    SEND_LIFESPAN "help/send-lifespan/" "" [] "";
    REPORTS "help/reports/" "" [] "";
    EVENT_LOGS "help/event-logs/" "" [] "";
    UPDATE_BILLING "help/update-billing-info/" "update-billing-information-for-organizations" [] "";

    MANAGE_CLIENT_ORGS "help/manage-client-orgs/" "" [] "provider-portal/ongoing-administration";
    PROVIDERS "help/providers/" "" [] "";
    PROVIDER_USERS "help/provider-users/" "provider-user-types" [De] "";
    CLIENT_SETUP "help/client-org-setup/" "" [] "";
    ADD_EXISTING "help/add-existing-client-org/" "" [] "";
    CLIENT_REMOVAL "help/client-org-removal/" "" [] "";
    PROVIDER_EVENTS "help/provider-events/" "" [] "";
    PROVIDERS_FAQS "help/providers-faqs/" "" [] "";
    GROUPS "help/about-groups/" "" [] "";
    COLLECTIONS "help/about-collections/" "" [Es] "";
    CREATE_COLLECTIONS "help/create-collections/" "" [] "";
    COLLECTION_PERMISSIONS "help/collection-permissions/" "" [] "";
    COLLECTION_MANAGEMENT "help/collection-management/" "" [] "";
    ASSIGN_USERS "help/assign-users-to-collections/" "" [] "";
    POLICIES "help/policies/" "" [] "";
    FILTER_VAULT "help/filter-your-vault/" "" [] "";
    FINGERPRINT "help/fingerprint-phrase/" "" [] "";
    AUTO_CONFIRM "help/automatic-confirmation/" "" [] "";
    ACCESS_INTELLIGENCE "help/access-intelligence/" "" [] "";
}

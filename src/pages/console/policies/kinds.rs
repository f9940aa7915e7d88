//! Every policy this portal knows: what it is called, what it does, whom it binds, what it needs, and what
//! can be set (contract part 2, 8).

use portal_types::policy::PolicyType;

use super::field_table::{BANNER, GENERATOR, MASTER_PASSWORD, SEND_CONTROLS, TIMEOUT};
use super::fields::{Choice, Field, FieldKind};
use crate::i18n::{Message, Text, m};

use m::console::policies as words;

/// Where a policy stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who gets in.
    Access,
    /// How passwords have to be.
    Passwords,
    /// What is kept where.
    Vault,
    /// What apps do.
    Apps,
    /// Sends.
    Send,
    /// The rest.
    Other,
}

impl Group {
    /// In the order of the list.
    pub const ALL: [Self; 6] = [
        Self::Access,
        Self::Passwords,
        Self::Vault,
        Self::Apps,
        Self::Send,
        Self::Other,
    ];

    /// Its heading.
    pub fn title(self) -> Message {
        match self {
            Self::Access => words::GROUP_ACCESS,
            Self::Passwords => words::GROUP_PASSWORDS,
            Self::Vault => words::GROUP_VAULT,
            Self::Apps => words::GROUP_APPS,
            Self::Send => words::GROUP_SEND,
            Self::Other => words::GROUP_OTHER,
        }
    }
}

/// Whom a policy binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binds {
    /// Not owners, admins and staff of the provider.
    Usual,
    /// Owners and admins too.
    AdminsToo,
    /// Every role and the provider's staff; only revoked members are exempt.
    All,
    /// Nobody is exempt.
    Everyone,
    /// As usual, or owners and admins too, as the server is set up.
    AsServerSays,
}

impl Binds {
    /// In words.
    pub fn words(self) -> Message {
        match self {
            Self::Usual => words::BINDS_USUAL,
            Self::AdminsToo => words::BINDS_ADMINS_TOO,
            Self::All => words::BINDS_ALL,
            Self::Everyone => words::BINDS_EVERYONE,
            Self::AsServerSays => words::BINDS_SSO,
        }
    }
}

/// A policy this portal knows.
pub struct Kind {
    /// Its number on the wire.
    pub policy_type: PolicyType,
    /// Where it stands.
    pub group: Group,
    /// What it is called.
    pub name: Message,
    /// What it does.
    pub text: fn() -> Text,
    /// Whom it binds.
    pub binds: Binds,
    /// What has to be on before it.
    pub requires: &'static [PolicyType],
    /// What can be set.
    pub fields: &'static [Field],
    /// What the official server calls it in its refusals, in small letters.
    pub official_names: &'static [&'static str],
}

/// The kind of a policy; `None` for those of a newer server.
pub fn kind_of(policy_type: PolicyType) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.policy_type == policy_type)
}

/// The policies that need this one.
pub fn dependants(policy_type: PolicyType) -> impl Iterator<Item = PolicyType> {
    KINDS
        .iter()
        .filter(move |kind| kind.requires.contains(&policy_type))
        .map(|kind| kind.policy_type)
}

/// Whether Vaultwarden has it; everything else it answers with a refusal.
pub fn is_in_vaultwarden(policy_type: PolicyType) -> bool {
    matches!(
        policy_type.number(),
        0 | 1 | 2 | 3 | 5 | 6 | 7 | 8 | 14 | 15 | 16
    )
}

const SINGLE: &[PolicyType] = &[PolicyType::SingleOrganization];

/// A policy that is only on or off, binds the usual people and needs nothing.
const fn plain(
    policy_type: PolicyType,
    group: Group,
    name: Message,
    text: fn() -> Text,
    official_names: &'static [&'static str],
) -> Kind {
    Kind {
        policy_type,
        group,
        name,
        text,
        binds: Binds::Usual,
        requires: &[],
        fields: &[],
        official_names,
    }
}

/// All of them, in the order of the list.
pub static KINDS: [Kind; 23] = [
    plain(
        PolicyType::TwoFactorAuthentication,
        Group::Access,
        words::TWO_STEP,
        || words::TWO_STEP_TEXT.into(),
        &["two-step", "two factor", "twofactor"],
    ),
    plain(
        PolicyType::SingleOrganization,
        Group::Access,
        words::SINGLE,
        || words::SINGLE_TEXT.into(),
        &["single organization", "single org", "singleorg"],
    ),
    Kind {
        binds: Binds::AsServerSays,
        requires: SINGLE,
        ..plain(
            PolicyType::RequireSso,
            Group::Access,
            words::SSO,
            || words::SSO_TEXT.into(),
            &["single sign-on", "requiresso", "sso"],
        )
    },
    Kind {
        binds: Binds::All,
        requires: SINGLE,
        fields: &[Field {
            hint: Some(words::F_AUTO_ENROLL_HINT),
            ..Field::flag("autoEnrollEnabled", words::F_AUTO_ENROLL)
        }],
        ..plain(
            PolicyType::AccountRecovery,
            Group::Access,
            words::RECOVERY,
            || words::RECOVERY_TEXT.into(),
            &["account recovery", "reset password", "resetpassword"],
        )
    },
    Kind {
        binds: Binds::Everyone,
        requires: SINGLE,
        ..plain(
            PolicyType::AutomaticConfirmation,
            Group::Access,
            words::AUTO_CONFIRM,
            || words::AUTO_CONFIRM_TEXT.into(),
            &["automatic user confirmation", "automaticuserconfirmation"],
        )
    },
    plain(
        PolicyType::BlockClaimedDomainAccounts,
        Group::Access,
        words::CLAIMED,
        || words::CLAIMED_TEXT.into(),
        &["block claimed domain", "blockclaimeddomain"],
    ),
    Kind {
        binds: Binds::AdminsToo,
        fields: MASTER_PASSWORD,
        ..plain(
            PolicyType::MasterPassword,
            Group::Passwords,
            words::MASTER_PASSWORD,
            || words::MASTER_PASSWORD_TEXT.into(),
            &["master password requirements", "masterpassword"],
        )
    },
    Kind {
        fields: GENERATOR,
        ..plain(
            PolicyType::PasswordGenerator,
            Group::Passwords,
            words::GENERATOR,
            || words::GENERATOR_TEXT.into(),
            &["password generator", "passwordgenerator"],
        )
    },
    plain(
        PolicyType::DataOwnership,
        Group::Vault,
        words::OWNERSHIP,
        || words::ownership_text(Text::from(words::MY_ITEMS)),
        &["data ownership", "dataownership"],
    ),
    plain(
        PolicyType::DisablePersonalExport,
        Group::Vault,
        words::NO_EXPORT,
        || words::NO_EXPORT_TEXT.into(),
        &["vault export", "vaultexport"],
    ),
    plain(
        PolicyType::RestrictedItemTypes,
        Group::Vault,
        words::ITEM_TYPES,
        || words::ITEM_TYPES_TEXT.into(),
        &["restricted item types", "restricteditemtypes"],
    ),
    Kind {
        requires: SINGLE,
        fields: TIMEOUT,
        ..plain(
            PolicyType::VaultTimeout,
            Group::Apps,
            words::TIMEOUT,
            || words::TIMEOUT_TEXT.into(),
            &["vault timeout", "vaulttimeout"],
        )
    },
    plain(
        PolicyType::RemovePinUnlock,
        Group::Apps,
        words::NO_PIN,
        || words::NO_PIN_TEXT.into(),
        &["unlock with pin", "removeunlockwithpin"],
    ),
    plain(
        PolicyType::ActivateAutofill,
        Group::Apps,
        words::AUTOFILL,
        || words::AUTOFILL_TEXT.into(),
        &["activate auto-fill", "activateautofill"],
    ),
    Kind {
        fields: &[Field {
            hint: Some(words::F_IDP_HOST_HINT),
            ..Field::new(
                "idpHost",
                words::F_IDP_HOST,
                FieldKind::Address {
                    most: 1000,
                    is_list: true,
                },
            )
        }],
        ..plain(
            PolicyType::AutomaticAppLogin,
            Group::Apps,
            words::APP_LOGIN,
            || words::APP_LOGIN_TEXT.into(),
            &["automatic app log in", "automaticapplogin"],
        )
    },
    Kind {
        requires: SINGLE,
        fields: &[Field::new(
            "uriMatchDetection",
            words::F_MATCH,
            FieldKind::Choice(&[
                Choice::number(0, words::F_MATCH_0),
                Choice::number(1, words::F_MATCH_1),
                Choice::number(2, words::F_MATCH_2),
                Choice::number(3, words::F_MATCH_3),
                Choice::number(4, words::F_MATCH_4),
                Choice::number(5, words::F_MATCH_5),
            ]),
        )],
        ..plain(
            PolicyType::UriMatchDefault,
            Group::Apps,
            words::URI_MATCH,
            || words::URI_MATCH_TEXT.into(),
            &["uri match", "urimatchdefaults"],
        )
    },
    plain(
        PolicyType::Autotype,
        Group::Apps,
        words::AUTOTYPE,
        || words::AUTOTYPE_TEXT.into(),
        &["autotype"],
    ),
    Kind {
        fields: &[Field::new(
            "rulesUrl",
            words::F_RULES_URL,
            FieldKind::Address {
                most: 1000,
                is_list: false,
            },
        )],
        ..plain(
            PolicyType::FillAssist,
            Group::Apps,
            words::FILL_ASSIST,
            || words::FILL_ASSIST_TEXT.into(),
            &["fill assist", "fillassist"],
        )
    },
    Kind {
        fields: SEND_CONTROLS,
        ..plain(
            PolicyType::SendControls,
            Group::Send,
            words::SEND,
            || words::SEND_TEXT.into(),
            &["send controls", "sendcontrols"],
        )
    },
    plain(
        PolicyType::DisableSend,
        Group::Send,
        words::NO_SEND,
        || words::NO_SEND_TEXT.into(),
        &["remove send", "disablesend"],
    ),
    Kind {
        fields: &[Field::flag("disableHideEmail", words::F_HIDE_EMAIL)],
        ..plain(
            PolicyType::SendOptions,
            Group::Send,
            words::SEND_OPTIONS,
            || words::SEND_OPTIONS_TEXT.into(),
            &["send options", "sendoptions"],
        )
    },
    Kind {
        requires: SINGLE,
        fields: BANNER,
        ..plain(
            PolicyType::NotificationBanner,
            Group::Other,
            words::BANNER,
            || words::BANNER_TEXT.into(),
            &["user notification", "organizationusernotification"],
        )
    },
    plain(
        PolicyType::FreeFamilies,
        Group::Other,
        words::FAMILIES,
        || words::FAMILIES_TEXT.into(),
        &["families sponsorship", "freefamilies"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_contract_is_there_once() {
        let mut numbers: Vec<i64> = KINDS.iter().map(|kind| kind.policy_type.number()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..=22).collect::<Vec<_>>());
    }

    #[test]
    fn what_needs_what_is_as_the_contract_says() {
        let needing: Vec<i64> = dependants(PolicyType::SingleOrganization)
            .map(PolicyType::number)
            .collect();
        assert_eq!(needing, [4, 8, 18, 9, 16, 20]);
        assert!(
            KINDS
                .iter()
                .all(|kind| kind.requires.is_empty() || kind.requires == SINGLE)
        );
    }

    #[test]
    fn a_condition_names_a_field_that_stands_before() {
        for kind in &KINDS {
            for (index, field) in kind.fields.iter().enumerate() {
                if let Some((name, _)) = field.only_if {
                    let before = &kind.fields[..index];
                    assert!(before.iter().any(|it| it.name == name), "{}", field.name);
                }
            }
        }
    }

    #[test]
    fn vaultwarden_has_eleven_of_them() {
        let there = KINDS
            .iter()
            .filter(|kind| is_in_vaultwarden(kind.policy_type));
        assert_eq!(there.count(), 11);
    }
}

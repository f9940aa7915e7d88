//! What a person reads when a policy was refused: with the policy that the server's words are about.

use portal_types::policy::PolicyType;

use super::kinds::{KINDS, Kind};
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};
use crate::pages::problem::text_of_saving;

/// In words.
pub(super) fn words_of(error: &ApiError, saved: PolicyType) -> Text {
    let message = error.server_message();
    match (
        error.kind(),
        message,
        message.and_then(|it| named_in(it, saved)),
    ) {
        (Some(RefusalKind::Invalid), Some(message), Some(kind)) => {
            m::console::policies::refused_names(kind.name, message.to_owned())
        }
        _ => text_of_saving(error),
    }
}

/// The policy, other than the one that was saved, that the server's words name. Servers answer in English.
fn named_in(message: &str, saved: PolicyType) -> Option<&'static Kind> {
    let message = message.to_ascii_lowercase();
    KINDS
        .iter()
        .filter(|kind| kind.policy_type != saved)
        .find(|kind| {
            kind.official_names
                .iter()
                .any(|name| contains_words(&message, name))
        })
}

/// Whether the name stands there by itself, and not as a part of another word.
fn contains_words(message: &str, name: &str) -> bool {
    let is_part = |edge: Option<char>| edge.is_some_and(|it| it.is_ascii_alphanumeric());
    message.match_indices(name).any(|(start, found)| {
        let before = message.get(..start).and_then(|it| it.chars().next_back());
        let after = message
            .get(start + found.len()..)
            .and_then(|it| it.chars().next());
        !is_part(before) && !is_part(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_that_is_in_the_way_is_found() {
        let named = |message: &str, saved| named_in(message, saved).map(|kind| kind.policy_type);
        for message in [
            "Turn on the Single organization policy to be able to use the Account recovery policy.",
            "Single Organization policy not enabled.",
            "The SingleOrg policy must be enabled first.",
        ] {
            assert_eq!(
                named(message, PolicyType::AccountRecovery),
                Some(PolicyType::SingleOrganization),
                "{message}"
            );
        }
        assert_eq!(
            named(
                "Turn off the Require single sign-on authentication policy because it requires the Single organization policy.",
                PolicyType::SingleOrganization
            ),
            Some(PolicyType::RequireSso)
        );
        assert_eq!(
            named(
                "The name is too long. Say it crossover.",
                PolicyType::SingleOrganization
            ),
            None
        );
    }
}

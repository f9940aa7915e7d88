//! What an organisation's master-password policy requires, and whether a password fulfils it.

use portal_types::policy::{Policy, PolicyType};

use super::strength::{Strength, words_of};
use crate::i18n::{Text, m::console::recovery as words};

/// Servers take no shorter ones, whatever the policy says.
pub const LEAST_CHARS: usize = 12;

/// One thing a password has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// At least so many characters.
    Length(usize),
    /// At least this strong.
    Strength(u8),
    /// A capital letter.
    Upper,
    /// A small letter.
    Lower,
    /// A digit.
    Number,
    /// One of the special characters.
    Special,
}

/// The characters that servers and apps count as special ones.
const SPECIAL: &str = "!@#$%^&*";

impl Demand {
    /// In words.
    pub fn words(self) -> Text {
        match self {
            Self::Length(least) => words::demand_length(least),
            Self::Strength(level) => words::demand_strength(words_of(level)),
            Self::Upper => words::DEMAND_UPPER.into(),
            Self::Lower => words::DEMAND_LOWER.into(),
            Self::Number => words::DEMAND_NUMBER.into(),
            Self::Special => words::DEMAND_SPECIAL.into(),
        }
    }

    /// Whether a password of this strength fulfils it.
    pub fn is_met(self, password: &str, strength: Strength) -> bool {
        match self {
            Self::Length(least) => password.chars().count() >= least,
            Self::Strength(level) => strength.level() >= level,
            Self::Upper => password.chars().any(char::is_uppercase),
            Self::Lower => password.chars().any(char::is_lowercase),
            Self::Number => password.chars().any(|it| it.is_ascii_digit()),
            Self::Special => password.chars().any(|it| SPECIAL.contains(it)),
        }
    }
}

/// What the policies require; only the server's own least length where there is no policy.
pub fn demands_of(policies: &[Policy]) -> Vec<Demand> {
    let policy = policies
        .iter()
        .find(|policy| policy.policy_type == PolicyType::MasterPassword && policy.enabled);
    let mut demands = Vec::new();
    let number = |name| {
        let number = policy?.data.whole(name)?;
        usize::try_from(number).ok()
    };
    let length = number("minLength").unwrap_or_default().max(LEAST_CHARS);
    demands.push(Demand::Length(length));
    if let Some(level) = number("minComplexity").filter(|level| *level > 0) {
        let level = u8::try_from(level).unwrap_or(Strength::MOST);
        demands.push(Demand::Strength(level.min(Strength::MOST)));
    }
    let flags = [
        ("requireUpper", Demand::Upper),
        ("requireLower", Demand::Lower),
        ("requireNumbers", Demand::Number),
        ("requireSpecial", Demand::Special),
    ];
    let wanted = flags
        .into_iter()
        .filter(|(name, _)| policy.is_some_and(|policy| policy.data.flag(name)));
    demands.extend(wanted.map(|(_, demand)| demand));
    demands
}

#[cfg(test)]
mod tests {
    use super::super::strength::strength_of;
    use super::*;
    use portal_types::policy::PolicyData;
    use serde_json::json;

    fn policy(enabled: bool, data: serde_json::Value) -> Vec<Policy> {
        vec![Policy {
            policy_type: PolicyType::MasterPassword,
            enabled,
            data: PolicyData::new(data),
            ..Policy::default()
        }]
    }

    #[test]
    fn the_policy_says_what_is_needed() {
        let data = json!({"minComplexity": 3, "minLength": 14, "requireUpper": true, "requireSpecial": true});
        assert_eq!(
            demands_of(&policy(true, data.clone())),
            [
                Demand::Length(14),
                Demand::Strength(3),
                Demand::Upper,
                Demand::Special
            ]
        );
        let none = [Demand::Length(LEAST_CHARS)];
        assert_eq!(demands_of(&policy(false, data)), none);
        assert_eq!(demands_of(&[]), none);
        let odd = json!({"minComplexity": 99, "minLength": -3});
        assert_eq!(
            demands_of(&policy(true, odd)),
            [Demand::Length(LEAST_CHARS), Demand::Strength(4)]
        );
    }

    #[test]
    fn each_demand_is_checked() {
        let met =
            |demand: Demand, password: &str| demand.is_met(password, strength_of(password, &[]));
        assert!(met(Demand::Length(3), "äöü") && !met(Demand::Length(4), "äöü"));
        assert!(met(Demand::Upper, "aÄ") && !met(Demand::Upper, "aä"));
        assert!(met(Demand::Lower, "Aä") && !met(Demand::Lower, "A1"));
        assert!(met(Demand::Number, "a1") && !met(Demand::Number, "a"));
        assert!(met(Demand::Special, "a!") && !met(Demand::Special, "a-"));
        assert!(met(Demand::Strength(4), "correct-horse-battery-staple"));
        assert!(!met(Demand::Strength(2), "password"));
    }
}

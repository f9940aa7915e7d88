//! The kinds of policies, their names in refusals, and which needs which.

/// Members need two-step login.
pub(super) const TWO_STEP: i64 = 0;
/// Demands on master passwords.
pub(super) const MASTER_PASSWORD: i64 = 1;
/// Members belong to no other organisation.
pub(super) const SINGLE_ORGANIZATION: i64 = 3;
/// Items belong to the organisation.
pub(super) const DATA_OWNERSHIP: i64 = 5;
/// No Sends, as older clients know it.
pub(super) const DISABLE_SEND: i64 = 6;
/// What may be chosen for a Send, as older clients know it.
pub(super) const SEND_OPTIONS: i64 = 7;
/// Members are confirmed by an admin's app.
pub(super) const AUTOMATIC_CONFIRMATION: i64 = 18;
/// Everything about Sends.
pub(super) const SEND_CONTROLS: i64 = 21;

/// As refusals name it; `None` for numbers that are no policy.
pub(super) fn name(policy_type: i64) -> Option<&'static str> {
    const NAMES: [&str; 23] = [
        "Require two-step login",
        "Master password requirements",
        "Password generator",
        "Single organization",
        "Require single sign-on authentication",
        "Enforce organization data ownership",
        "Remove Send",
        "Send options",
        "Account recovery administration",
        "Vault timeout",
        "Remove individual vault export",
        "Activate auto-fill",
        "Automatically log in users for allowed applications",
        "Free Families plan sponsorship",
        "Remove unlock with PIN",
        "Restricted item types",
        "Default URI match detection",
        "Desktop autotype default setting",
        "Automatic user confirmation",
        "Block account creation for claimed domains",
        "Organization user notification",
        "Send controls",
        "Fill assist",
    ];
    NAMES.get(usize::try_from(policy_type).ok()?).copied()
}

/// What has to be on before it.
pub(super) fn requires(policy_type: i64) -> Option<i64> {
    matches!(policy_type, 4 | 8 | 9 | 16 | 18 | 20).then_some(SINGLE_ORGANIZATION)
}

/// The policies that need this one.
pub(super) fn dependants(policy_type: i64) -> impl Iterator<Item = i64> {
    (0..=22).filter(move |other| requires(*other) == Some(policy_type))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_fit() {
        assert_eq!(name(SINGLE_ORGANIZATION), Some("Single organization"));
        assert_eq!(name(SEND_CONTROLS), Some("Send controls"));
        assert_eq!((name(23), name(-1)), (None, None));
        assert_eq!(
            dependants(SINGLE_ORGANIZATION).collect::<Vec<_>>(),
            [4, 8, 9, 16, 18, 20]
        );
    }
}

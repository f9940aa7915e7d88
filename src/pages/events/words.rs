//! What the numbers of the event log mean in words.
//!
//! Two tables, because a message with a name in it is a function and one without is a number.

use crate::i18n::{Arg, Message, Text, m::events::types as words};

/// What happened to somebody or something that has a name or an id.
type About = fn(Arg) -> Text;

/// In words; `None` for a number that this version does not know. `subject` is the name, or what stands
/// for it, of what the event was about.
pub fn words_of(event_type: i64, subject: impl FnOnce() -> Arg) -> Option<Text> {
    let number = u16::try_from(event_type).ok()?;
    if let Ok(at) = WITHOUT_SUBJECT.binary_search_by_key(&number, |(known, _)| *known) {
        return WITHOUT_SUBJECT
            .get(at)
            .map(|(_, message)| (*message).into());
    }
    let at = WITH_SUBJECT
        .binary_search_by_key(&number, |(known, _)| *known)
        .ok()?;
    WITH_SUBJECT.get(at).map(|(_, message)| message(subject()))
}

const WITHOUT_SUBJECT: &[(u16, Message)] = &[
    (1000, words::USER_LOGGED_IN),
    (1001, words::USER_CHANGED_PASSWORD),
    (1002, words::USER_UPDATED_2FA),
    (1003, words::USER_DISABLED_2FA),
    (1004, words::USER_RECOVERED_2FA),
    (1005, words::USER_FAILED_LOG_IN),
    (1006, words::USER_FAILED_LOG_IN_2FA),
    (1007, words::USER_EXPORTED_VAULT),
    (1008, words::USER_UPDATED_TEMP_PASSWORD),
    (1009, words::USER_MIGRATED_TO_KEY_CONNECTOR),
    (1010, words::USER_REQUESTED_DEVICE_APPROVAL),
    (1011, words::USER_SET_PASSWORD_LEAVING_TRUSTED_DEVICES),
    (1600, words::ORGANIZATION_UPDATED),
    (1601, words::ORGANIZATION_VAULT_PURGED),
    (1602, words::ORGANIZATION_VAULT_EXPORTED),
    (1603, words::ORGANIZATION_VAULT_OPENED),
    (1604, words::ORGANIZATION_SSO_ON),
    (1605, words::ORGANIZATION_SSO_OFF),
    (1606, words::ORGANIZATION_KEY_CONNECTOR_ON),
    (1607, words::ORGANIZATION_KEY_CONNECTOR_OFF),
    (1608, words::ORGANIZATION_SPONSORSHIPS_SYNCED),
    (1609, words::ORGANIZATION_COLLECTION_SETTINGS),
    (1610, words::ORGANIZATION_CREATION_LIMITED),
    (1611, words::ORGANIZATION_CREATION_OPEN),
    (1612, words::ORGANIZATION_DELETION_LIMITED),
    (1613, words::ORGANIZATION_DELETION_OPEN),
    (1614, words::ORGANIZATION_ITEM_DELETION_LIMITED),
    (1615, words::ORGANIZATION_ITEM_DELETION_OPEN),
    (1616, words::ORGANIZATION_ADMIN_ACCESS_ON),
    (1617, words::ORGANIZATION_ADMIN_ACCESS_OFF),
    (1618, words::ORGANIZATION_TRANSFER_ACCEPTED),
    (1619, words::ORGANIZATION_TRANSFER_DECLINED),
    (1620, words::ORGANIZATION_AUTO_CONFIRM_ON),
    (1621, words::ORGANIZATION_AUTO_CONFIRM_OFF),
    (1622, words::ORGANIZATION_AUTO_CONFIRM_ON_BY_VENDOR),
    (1623, words::ORGANIZATION_AUTO_CONFIRM_OFF_BY_VENDOR),
    (1624, words::ORGANIZATION_LINK_CREATED),
    (1625, words::ORGANIZATION_LINK_DOMAINS),
    (1626, words::ORGANIZATION_LINK_DELETED),
    (1627, words::ORGANIZATION_LINK_COPIED),
    (1628, words::ORGANIZATION_LINK_REFRESHED),
    (1629, words::ORGANIZATION_LINK_CONFIRM_ON),
    (1630, words::ORGANIZATION_LINK_CONFIRM_OFF),
    (2400, words::PHISHING_SITE_OPENED),
    (2401, words::PHISHING_SITE_LEFT),
    (2402, words::PHISHING_SITE_BYPASSED),
];

const WITH_SUBJECT: &[(u16, About)] = &[
    (1100, words::cipher_created),
    (1101, words::cipher_updated),
    (1102, words::cipher_deleted),
    (1103, words::cipher_attachment_created),
    (1104, words::cipher_attachment_deleted),
    (1105, words::cipher_shared),
    (1106, words::cipher_updated_collections),
    (1107, words::cipher_viewed),
    (1108, words::cipher_password_shown),
    (1109, words::cipher_hidden_field_shown),
    (1110, words::cipher_card_code_shown),
    (1111, words::cipher_password_copied),
    (1112, words::cipher_hidden_field_copied),
    (1113, words::cipher_card_code_copied),
    (1114, words::cipher_autofilled),
    (1115, words::cipher_soft_deleted),
    (1116, words::cipher_restored),
    (1117, words::cipher_card_number_shown),
    (1118, words::cipher_totp_seed_shown),
    (1119, words::cipher_bank_account_copied),
    (1120, words::cipher_bank_pin_copied),
    (1121, words::cipher_bank_account_shown),
    (1122, words::cipher_bank_pin_shown),
    (1123, words::cipher_licence_copied),
    (1124, words::cipher_licence_shown),
    (1125, words::cipher_passport_copied),
    (1126, words::cipher_passport_shown),
    (1127, words::cipher_swift_copied),
    (1128, words::cipher_swift_shown),
    (1129, words::cipher_iban_copied),
    (1130, words::cipher_iban_shown),
    (1131, words::cipher_national_id_copied),
    (1132, words::cipher_national_id_shown),
    (1300, words::collection_created),
    (1301, words::collection_updated),
    (1302, words::collection_deleted),
    (1400, words::group_created),
    (1401, words::group_updated),
    (1402, words::group_deleted),
    (1500, words::member_invited),
    (1501, words::member_confirmed),
    (1502, words::member_updated),
    (1503, words::member_removed),
    (1504, words::member_groups_updated),
    (1505, words::member_sso_unlinked),
    (1506, words::member_recovery_enrolled),
    (1507, words::member_recovery_withdrawn),
    (1508, words::member_password_reset),
    (1509, words::member_sso_reset),
    (1510, words::member_first_sso_login),
    (1511, words::member_revoked),
    (1512, words::member_restored),
    (1513, words::member_device_approved),
    (1514, words::member_device_denied),
    (1515, words::member_account_deleted),
    (1516, words::member_left),
    (1517, words::member_confirmed_automatically),
    (1518, words::member_revoked_themselves),
    (1519, words::member_two_step_reset),
    (1520, words::member_revoked_without_two_step),
    (1521, words::member_revoked_other_organization),
    (1522, words::member_banner_used),
    (1523, words::member_staged),
    (1524, words::member_joined_by_link),
    (1525, words::member_email_changed),
    (1526, words::member_confirmed_by_link),
    (1700, words::policy_updated),
    (1800, words::provider_user_invited),
    (1801, words::provider_user_confirmed),
    (1802, words::provider_user_updated),
    (1803, words::provider_user_removed),
    (1900, words::client_created),
    (1901, words::client_added),
    (1902, words::client_unlinked),
    (1903, words::client_vault_opened),
    (2000, words::domain_added),
    (2001, words::domain_removed),
    (2002, words::domain_verified),
    (2003, words::domain_not_verified),
    (2100, words::secret_read),
    (2101, words::secret_created),
    (2102, words::secret_edited),
    (2103, words::secret_deleted),
    (2104, words::secret_deleted_permanently),
    (2105, words::secret_restored),
    (2200, words::project_read),
    (2201, words::project_created),
    (2202, words::project_edited),
    (2203, words::project_deleted),
    (2300, words::machine_account_user_added),
    (2301, words::machine_account_user_removed),
    (2302, words::machine_account_group_added),
    (2303, words::machine_account_group_removed),
    (2304, words::machine_account_created),
    (2305, words::machine_account_deleted),
    (2500, words::send_text_created),
    (2501, words::send_text_created_with_email),
    (2502, words::send_text_created_with_password),
    (2503, words::send_file_created),
    (2504, words::send_file_created_with_email),
    (2505, words::send_file_created_with_password),
    (2506, words::send_text_updated),
    (2507, words::send_file_updated),
    (2508, words::send_text_deleted),
    (2509, words::send_file_deleted),
    (2510, words::send_text_opened),
    (2511, words::send_file_opened),
];

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;
    use crate::i18n::{I18n, Lang};

    const LANGUAGES: [Lang; 5] = [Lang::En, Lang::De, Lang::Es, Lang::Nl, Lang::ZhCn];

    fn numbers() -> impl Iterator<Item = u16> {
        let plain = WITHOUT_SUBJECT.iter().map(|(number, _)| *number);
        plain.chain(WITH_SUBJECT.iter().map(|(number, _)| *number))
    }

    #[test]
    fn the_tables_are_sorted_and_have_no_number_in_common() {
        assert!(WITHOUT_SUBJECT.is_sorted_by(|left, right| left.0 < right.0));
        assert!(WITH_SUBJECT.is_sorted_by(|left, right| left.0 < right.0));
        let mut all: Vec<u16> = numbers().collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), WITHOUT_SUBJECT.len() + WITH_SUBJECT.len());
    }

    #[test]
    fn every_number_of_the_contract_has_words() {
        let ranges = [
            1000..=1011,
            1100..=1132,
            1300..=1302,
            1400..=1402,
            1500..=1526,
            1600..=1630,
            1700..=1700,
            1800..=1803,
            1900..=1903,
            2000..=2003,
            2100..=2105,
            2200..=2203,
            2300..=2305,
            2400..=2402,
            2500..=2511,
        ];
        let mut expected = 0;
        for number in ranges.into_iter().flatten() {
            assert!(words_of(number, || "x".into()).is_some(), "{number}");
            expected += 1;
        }
        assert_eq!(numbers().count(), expected);
        for number in [0, -1, 999, 1303, 2777, i64::MAX] {
            assert!(words_of(number, || "x".into()).is_none(), "{number}");
        }
    }

    #[test]
    fn no_two_numbers_are_the_same_in_any_language() {
        let owner = Owner::new();
        owner.set();
        for lang in LANGUAGES {
            let i18n = I18n::for_tests_in(lang);
            let mut texts: Vec<String> = numbers()
                .filter_map(|number| words_of(number.into(), || "ABC".into()))
                .map(|text| i18n.text(&text))
                .collect();
            assert!(texts.iter().all(|text| !text.is_empty()));
            let count = texts.len();
            texts.sort();
            texts.dedup();
            assert_eq!(texts.len(), count, "{lang:?}");
        }
    }
}

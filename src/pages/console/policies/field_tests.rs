//! Values of the server's data as texts in a form, and back.

use super::fields::*;
use super::kinds::kind_of;
use portal_types::policy::{PolicyData, PolicyType};
use serde_json::{Value, json};

fn fields(policy_type: PolicyType) -> &'static [Field] {
    kind_of(policy_type).expect("a kind").fields
}

fn form(policy_type: PolicyType, data: Value) -> (Typed, PolicyData) {
    let data = PolicyData::new(data);
    let typed = fields(policy_type)
        .iter()
        .map(|field| (field.name, field.typed(&data)))
        .collect();
    (typed, data)
}

fn saved(policy_type: PolicyType, typed: &Typed, stored: &PolicyData) -> Value {
    let data = read_all(fields(policy_type), typed, stored, true).expect("readable");
    serde_json::to_value(data).expect("JSON")
}

fn wrong(policy_type: PolicyType, typed: &Typed) -> Vec<&'static str> {
    let read = read_all(fields(policy_type), typed, &PolicyData::default(), true);
    let wrong = read.expect_err("something wrong").into_iter();
    wrong.map(|(name, _)| name).collect()
}

#[test]
fn what_is_not_touched_comes_back_as_it_was() {
    let stored = json!({"minComplexity": 3, "minLength": 14, "requireUpper": true,
        "requireLower": true, "requireNumbers": true, "requireSpecial": false,
        "enforceOnLogin": false, "aNewerMember": [1]});
    let (typed, data) = form(PolicyType::MasterPassword, stored.clone());
    assert_eq!(typed["minComplexity"], "3");
    assert_eq!(saved(PolicyType::MasterPassword, &typed, &data), stored);
}

#[test]
fn empty_values_clear_what_was_there_and_add_nothing() {
    let (mut typed, data) = form(
        PolicyType::MasterPassword,
        json!({"minLength": 14, "minComplexity": 3}),
    );
    typed.insert("minLength", String::new());
    typed.insert("minComplexity", String::new());
    let saved = saved(PolicyType::MasterPassword, &typed, &data);
    assert_eq!(
        (&saved["minLength"], &saved["minComplexity"]),
        (&Value::Null, &Value::Null)
    );
    let (typed, data) = form(PolicyType::PasswordGenerator, Value::Null);
    let read = read_all(fields(PolicyType::PasswordGenerator), &typed, &data, true);
    let read = serde_json::to_value(read.expect("readable")).expect("JSON");
    assert!(read.get("minLength").is_none());
}

#[test]
fn wrong_values_are_named_by_their_field() {
    let (mut typed, _) = form(PolicyType::MasterPassword, Value::Null);
    typed.insert("minLength", "8".into());
    assert_eq!(wrong(PolicyType::MasterPassword, &typed), ["minLength"]);

    let (mut typed, _) = form(PolicyType::NotificationBanner, Value::Null);
    typed.insert("header", "x".repeat(41));
    assert_eq!(
        wrong(PolicyType::NotificationBanner, &typed),
        ["header", "description"]
    );

    for address in ["", "http://a.example", "https://", "https:// x"] {
        let (mut typed, _) = form(PolicyType::FillAssist, Value::Null);
        typed.insert("rulesUrl", address.into());
        assert_eq!(
            wrong(PolicyType::FillAssist, &typed),
            ["rulesUrl"],
            "{address}"
        );
    }
}

#[test]
fn several_addresses_are_checked_one_by_one() {
    let (mut typed, data) = form(PolicyType::AutomaticAppLogin, Value::Null);
    typed.insert("idpHost", " https://a.example, https://b.example ".into());
    assert_eq!(
        saved(PolicyType::AutomaticAppLogin, &typed, &data),
        json!({"idpHost": "https://a.example, https://b.example"})
    );
    typed.insert("idpHost", "https://a.example,b.example".into());
    assert_eq!(wrong(PolicyType::AutomaticAppLogin, &typed), ["idpHost"]);
}

#[test]
fn the_older_shape_of_a_timeout_is_read_as_minutes() {
    let (mut typed, data) = form(
        PolicyType::VaultTimeout,
        json!({"minutes": 30, "action": "logOut"}),
    );
    assert_eq!(typed["type"], "custom");
    assert_eq!(
        saved(PolicyType::VaultTimeout, &typed, &data),
        json!({"type": "custom", "minutes": 30, "action": "logOut"})
    );
    // Without minutes to count the server keeps a number of its own.
    typed.insert("type", "never".into());
    typed.insert("minutes", "nonsense".into());
    assert_eq!(
        saved(PolicyType::VaultTimeout, &typed, &data),
        json!({"type": "never", "minutes": 480, "action": "logOut"})
    );
}

#[test]
fn domains_of_sends_go_only_with_certain_people() {
    let (mut typed, data) = form(
        PolicyType::SendControls,
        json!({"whoCanAccess": 2, "allowedDomains": "a.example", "allowedSendTypes": [0]}),
    );
    assert_eq!(typed["allowedSendTypes"], "0");
    typed.insert("whoCanAccess", "1".into());
    let saved = saved(PolicyType::SendControls, &typed, &data);
    assert_eq!(saved["allowedDomains"], Value::Null);
    assert_eq!(saved["whoCanAccess"], json!(1));
    typed.insert("allowedSendTypes", String::new());
    assert_eq!(
        wrong(PolicyType::SendControls, &typed),
        ["allowedSendTypes"]
    );
    // Nothing else is asked when there are no Sends.
    typed.insert("disableSend", "true".into());
    assert!(read_all(fields(PolicyType::SendControls), &typed, &data, true).is_ok());
}

#[test]
fn switching_off_is_not_held_up_by_the_fields() {
    let (typed, data) = form(PolicyType::FillAssist, Value::Null);
    let read = read_all(fields(PolicyType::FillAssist), &typed, &data, false);
    assert_eq!(read, Ok(PolicyData::default()));
}

//! Whether the settings of a policy are what it can have.

use serde_json::{Map, Value};

use crate::errors::ApiError;

/// What a member may hold.
enum Member {
    Flag,
    Whole(i64, i64),
    Text(usize),
    OneOf(&'static [&'static str]),
    Https,
    Wholes,
}

/// The settings as they are stored: an empty object as nothing. Members this server does not know stay.
pub(super) fn checked(
    policy_type: i64,
    name: &str,
    enabled: bool,
    data: Option<Value>,
) -> Result<Option<Value>, ApiError> {
    let refuse = |member: &str| {
        let text = format!("Invalid data for the {name} policy: the field {member} is not valid.");
        Err(ApiError::BadRequest(text))
    };
    let object = match data {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(object)) => object,
        Some(_) => return refuse("data"),
    };
    for (member, kind) in members(policy_type) {
        let value = object.get(*member).filter(|value| !value.is_null());
        if value.is_some_and(|value| !fits(kind, value)) {
            return refuse(member);
        }
    }
    for member in needed(policy_type) {
        let is_there = object.get(*member).is_some_and(|value| !value.is_null());
        if enabled && !is_there {
            return refuse(member);
        }
    }
    Ok((!object.is_empty()).then_some(Value::Object(object)))
}

fn members(policy_type: i64) -> &'static [(&'static str, Member)] {
    use Member::{Flag, Https, OneOf, Text, Whole, Wholes};
    match policy_type {
        1 => &[
            ("minComplexity", Whole(0, 4)),
            ("minLength", Whole(12, 128)),
            ("requireLower", Flag),
            ("requireUpper", Flag),
            ("requireNumbers", Flag),
            ("requireSpecial", Flag),
            ("enforceOnLogin", Flag),
        ],
        7 => &[("disableHideEmail", Flag)],
        8 => &[("autoEnrollEnabled", Flag)],
        9 => &[
            (
                "type",
                OneOf(&[
                    "custom",
                    "immediately",
                    "onSystemLock",
                    "onAppRestart",
                    "never",
                ]),
            ),
            ("minutes", Whole(0, i64::MAX)),
            ("action", OneOf(&["lock", "logOut"])),
        ],
        12 => &[("idpHost", Text(usize::MAX))],
        16 => &[("uriMatchDetection", Whole(0, 5))],
        20 => &[
            ("allowBanner", Flag),
            ("header", Text(40)),
            ("description", Text(250)),
            ("buttonText", Text(20)),
            ("showAfterEveryLogin", Flag),
        ],
        21 => &[
            ("disableSend", Flag),
            ("disableHideEmail", Flag),
            ("whoCanAccess", Whole(0, 2)),
            ("allowedDomains", Text(1000)),
            ("deletionHours", Whole(1, i64::MAX)),
            ("allowedSendTypes", Wholes),
        ],
        22 => &[("rulesUrl", Https)],
        _ => &[],
    }
}

fn needed(policy_type: i64) -> &'static [&'static str] {
    match policy_type {
        20 => &["description"],
        22 => &["rulesUrl"],
        _ => &[],
    }
}

fn fits(member: &Member, value: &Value) -> bool {
    let text = || value.as_str();
    match member {
        Member::Flag => value.is_boolean(),
        Member::Whole(least, most) => value
            .as_i64()
            .is_some_and(|it| (*least..=*most).contains(&it)),
        Member::Text(most) => text().is_some_and(|it| it.encode_utf16().count() <= *most),
        Member::OneOf(all) => text().is_some_and(|it| all.contains(&it)),
        Member::Https => text().is_some_and(|it| it.starts_with("https://")),
        Member::Wholes => value
            .as_array()
            .is_some_and(|all| all.iter().all(Value::is_i64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(policy_type: i64, data: Value) -> Result<Option<Value>, ApiError> {
        checked(policy_type, "Test", true, Some(data))
    }

    #[test]
    fn settings_of_the_wrong_kind_are_refused_by_name() {
        for (policy_type, data, member) in [
            (1, json!({"minLength": 8}), "minLength"),
            (1, json!({"requireLower": "yes"}), "requireLower"),
            (9, json!({"type": "sometimes"}), "type"),
            (20, json!({"header": "x"}), "description"),
            (22, json!({"rulesUrl": "http://a.example"}), "rulesUrl"),
            (15, json!([3]), "data"),
        ] {
            let refused = check(policy_type, data).unwrap_err().to_string();
            assert!(refused.contains(member), "{refused}");
        }
    }

    #[test]
    fn unknown_members_stay_and_nothing_is_nothing() {
        let data = json!({"minLength": 12, "newer": 1, "minComplexity": null});
        assert_eq!(check(1, data.clone()).unwrap(), Some(data));
        assert_eq!(check(1, json!({})).unwrap(), None);
        assert_eq!(checked(20, "Test", false, None).unwrap(), None);
    }
}

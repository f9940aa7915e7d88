//! What can be set about a policy: typed values of the server's data, as texts in a form and back.
//!
//! Every field is a text while it is edited (`"true"`, `"480"`, `"0,1"`), so that one form draws all of them.

use std::collections::BTreeMap;

use portal_types::policy::PolicyData;
use serde_json::{Value, json};

use crate::i18n::{Message, Text, m};
use crate::ui::parse_whole_number;

use m::console::policies as words;

/// A value of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// `null`.
    Nothing,
    /// A text.
    Text(&'static str),
    /// A number.
    Number(i64),
}

impl Fixed {
    /// As it stands in the form.
    pub fn typed(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }

    fn wire(self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Text(text) => text.into(),
            Self::Number(number) => number.into(),
        }
    }
}

/// One of a list.
#[derive(Clone, Copy)]
pub struct Choice {
    /// Its value.
    pub value: Fixed,
    /// What the person reads.
    pub label: Message,
}

impl Choice {
    /// An entry.
    pub const fn new(value: Fixed, label: Message) -> Self {
        Self { value, label }
    }

    /// An entry with a number.
    pub const fn number(number: i64, label: Message) -> Self {
        Self::new(Fixed::Number(number), label)
    }
}

/// How a field is filled in.
#[derive(Clone, Copy)]
pub enum FieldKind {
    /// On or off.
    Flag,
    /// A whole number.
    Number {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
        /// May stay empty.
        optional: bool,
    },
    /// One line.
    Line {
        /// The most characters.
        most: usize,
        /// May stay empty.
        optional: bool,
    },
    /// Several lines; needed.
    Paragraph {
        /// The most characters.
        most: usize,
    },
    /// An address with https, or several.
    Address {
        /// The most characters.
        most: usize,
        /// Several, separated by commas.
        is_list: bool,
    },
    /// One of a list. A value that is not in the list reads as the first.
    Choice(&'static [Choice]),
    /// Some of a list of numbers, at least one; nothing stored means all.
    Numbers(&'static [(i64, Message)]),
}

/// One field.
#[derive(Clone, Copy)]
pub struct Field {
    /// The member of the data.
    pub name: &'static str,
    /// What is asked for.
    pub label: Message,
    /// Help.
    pub hint: Option<Message>,
    /// How it is filled in.
    pub kind: FieldKind,
    /// Only asked while another field has this text.
    pub only_if: Option<(&'static str, &'static str)>,
    /// What is sent while it is not asked; without it the member stays as it is.
    pub otherwise: Option<Fixed>,
}

impl Field {
    /// A field without help or condition.
    pub const fn new(name: &'static str, label: Message, kind: FieldKind) -> Self {
        Self {
            name,
            label,
            hint: None,
            kind,
            only_if: None,
            otherwise: None,
        }
    }

    /// On or off.
    pub const fn flag(name: &'static str, label: Message) -> Self {
        Self::new(name, label, FieldKind::Flag)
    }

    /// A number that may stay empty.
    pub const fn number(name: &'static str, label: Message, least: i64, most: i64) -> Self {
        Self::new(
            name,
            label,
            FieldKind::Number {
                least,
                most,
                optional: true,
            },
        )
    }

    /// Only asked while another field has this text.
    pub const fn only_if(self, name: &'static str, typed: &'static str) -> Self {
        Self {
            only_if: Some((name, typed)),
            ..self
        }
    }

    /// What stands in the form for what the server has.
    pub fn typed(&self, data: &PolicyData) -> String {
        match self.kind {
            FieldKind::Flag => data.flag(self.name).to_string(),
            FieldKind::Number { .. } => data
                .whole(self.name)
                .map(|number| number.to_string())
                .unwrap_or_default(),
            FieldKind::Line { .. } | FieldKind::Paragraph { .. } | FieldKind::Address { .. } => {
                data.text(self.name).unwrap_or_default().to_owned()
            }
            FieldKind::Choice(choices) => {
                let stored = data
                    .whole(self.name)
                    .map(|number| number.to_string())
                    .or_else(|| data.text(self.name).map(str::to_owned))
                    .unwrap_or_default();
                let known = choices.iter().map(|choice| choice.value.typed());
                let first = choices.first().map(|choice| choice.value.typed());
                known
                    .into_iter()
                    .find(|value| value.eq_ignore_ascii_case(&stored))
                    .or(first)
                    .unwrap_or_default()
            }
            FieldKind::Numbers(all) => {
                let stored = data.numbers(self.name);
                let is_on = |number: &i64| stored.as_ref().is_none_or(|it| it.contains(number));
                let chosen = all.iter().map(|(number, _)| *number).filter(is_on);
                numbers_text(chosen)
            }
        }
    }

    /// What is sent for what was typed, or what is wrong with it.
    fn read(&self, typed: &str) -> Result<Value, Text> {
        match self.kind {
            FieldKind::Flag => Ok(json!(typed == "true")),
            FieldKind::Number { optional: true, .. } if typed.trim().is_empty() => Ok(Value::Null),
            FieldKind::Number { least, most, .. } => parse_whole_number(typed, least..=most)
                .map(Value::from)
                .map_err(|problem| problem.text()),
            FieldKind::Line { most, optional } => read_text(typed, most, optional),
            FieldKind::Paragraph { most } => read_text(typed, most, false),
            FieldKind::Address { most, is_list } => {
                let text = read_text(typed, most, false)?;
                let mut addresses = if is_list {
                    typed.split(',').collect()
                } else {
                    vec![typed]
                }
                .into_iter();
                if addresses.all(is_https) {
                    Ok(text)
                } else {
                    Err(words::WRONG_HTTPS.into())
                }
            }
            FieldKind::Choice(choices) => {
                let chosen = choices.iter().find(|choice| choice.value.typed() == typed);
                Ok(chosen.map_or(Value::Null, |choice| choice.value.wire()))
            }
            FieldKind::Numbers(_) => match numbers_of(typed) {
                chosen if chosen.is_empty() => Err(words::F_SEND_TYPES_MISSING.into()),
                chosen => Ok(json!(chosen)),
            },
        }
    }
}

fn read_text(typed: &str, most: usize, optional: bool) -> Result<Value, Text> {
    let text = typed.trim();
    match text.encode_utf16().count() {
        0 if optional => Ok(Value::Null),
        0 => Err(words::WRONG_MISSING.into()),
        length if length > most => Err(words::wrong_long(most)),
        _ => Ok(text.into()),
    }
}

fn is_https(address: &str) -> bool {
    let rest = address.trim().strip_prefix("https://");
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
    })
}

/// Chosen numbers as one text.
pub fn numbers_text(chosen: impl Iterator<Item = i64>) -> String {
    chosen
        .map(|number| number.to_string())
        .collect::<Vec<_>>()
        .join(",")
}

/// And back.
pub fn numbers_of(typed: &str) -> Vec<i64> {
    typed
        .split(',')
        .filter_map(|number| number.parse().ok())
        .collect()
}

/// What was typed, by the names of the fields.
pub type Typed = BTreeMap<&'static str, String>;

/// Whether a field is asked for.
pub fn is_asked(field: &Field, typed: &Typed) -> bool {
    field
        .only_if
        .is_none_or(|(name, wanted)| typed.get(name).is_some_and(|text| text == wanted))
}

/// The data to send, everything unknown in it kept; or what is wrong, by field.
///
/// A policy that is being switched off is never held up by its fields: what cannot be read stays as it was.
///
/// # Errors
/// What is wrong with each field that is asked for.
pub fn read_all(
    fields: &[Field],
    typed: &Typed,
    stored: &PolicyData,
    enabled: bool,
) -> Result<PolicyData, Vec<(&'static str, Text)>> {
    let mut members = Vec::new();
    let mut wrong = Vec::new();
    for field in fields {
        let value = if is_asked(field, typed) {
            field.read(typed.get(field.name).map_or("", String::as_str))
        } else if let Some(otherwise) = field.otherwise {
            Ok(otherwise.wire())
        } else {
            continue;
        };
        match value {
            // Nothing is only worth sending in place of something.
            Ok(Value::Null) if stored.get(field.name).is_none() => {}
            Ok(value) => members.push((field.name, value)),
            Err(text) if enabled => wrong.push((field.name, text)),
            Err(_) => {}
        }
    }
    if wrong.is_empty() {
        Ok(stored.with(members))
    } else {
        Err(wrong)
    }
}

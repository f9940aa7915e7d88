//! Reads what servers send instead of a success: five styles of JSON, HTML, plain text, nothing.

use serde_json::{Map, Value};

/// What form an error body had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorBodyKind {
    /// No body at all, as route guards and some refusals have it.
    #[default]
    Empty,
    /// A JSON object.
    Json,
    /// An HTML page: a framework or a proxy speaking, nothing to show a person.
    Html,
    /// Anything else.
    Text,
}

/// An error body, whatever its style, with empty texts left out.
///
/// Understands the official style, its nested identity style (`ErrorModel`), the style of third
/// party servers, `application/problem+json` and framework bodies (`error` as an object).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// What form the body had.
    pub kind: ErrorBodyKind,
    /// The general message, from wherever it was.
    pub message: Option<String>,
    /// Details per field: path as the server spells it (`""` for general ones) and texts.
    pub validation_errors: Vec<(String, Vec<String>)>,
    /// The OAuth code, for example `invalid_grant`.
    pub error: Option<String>,
    /// The OAuth description, or a framework's.
    pub error_description: Option<String>,
    /// The title of a problem document.
    pub title: Option<String>,
}

impl ErrorBody {
    /// Reads a body. Never fails: what cannot be understood is remembered by its kind alone.
    #[must_use]
    pub fn read(body: &[u8]) -> Self {
        if let Ok(Value::Object(object)) = serde_json::from_slice::<Value>(body) {
            return Self::from_object(&object);
        }
        let start = body.trim_ascii_start();
        let kind = match start.first() {
            None => ErrorBodyKind::Empty,
            Some(b'<') => ErrorBodyKind::Html,
            Some(_) => ErrorBodyKind::Text,
        };
        Self {
            kind,
            ..Self::default()
        }
    }

    /// Reads an already parsed object.
    pub(crate) fn from_object(object: &Map<String, Value>) -> Self {
        let nested = member(object, "errorModel").and_then(Value::as_object);
        let message = text(object, "message").or_else(|| text(nested?, "message"));
        let mut validation_errors = validation_errors(object);
        if let (true, Some(nested)) = (validation_errors.is_empty(), nested) {
            validation_errors = self::validation_errors(nested);
        }
        if validation_errors.is_empty() {
            validation_errors = problem_errors(object);
        }
        let framework = member(object, "error").and_then(Value::as_object);
        Self {
            kind: ErrorBodyKind::Json,
            message,
            validation_errors,
            error: text(object, "error"),
            error_description: text(object, "error_description")
                .or_else(|| text(framework?, "description")),
            title: text(object, "title").or_else(|| text(framework?, "reason")),
        }
    }

    /// The first text in the order message, details, description, title.
    ///
    /// Use it to compare with known messages; to show something use [`Self::shown_text`].
    #[must_use]
    pub fn main_text(&self) -> Option<&str> {
        self.message
            .as_deref()
            .or_else(|| self.first_detail())
            .or(self.error_description.as_deref())
            .or(self.title.as_deref())
    }

    /// What a person should read: the first detail if there is one, because the message next to
    /// it is then only "the model state is invalid"; else the main text.
    #[must_use]
    pub fn shown_text(&self) -> Option<&str> {
        self.first_detail().or_else(|| self.main_text())
    }

    /// The details of one field, compared without regard to case (`Name`, `name`).
    pub fn details_of<'body>(&'body self, field: &'body str) -> impl Iterator<Item = &'body str> {
        self.validation_errors
            .iter()
            .filter(move |(path, _)| path.eq_ignore_ascii_case(field))
            .flat_map(|(_, texts)| texts.iter().map(String::as_str))
    }

    fn first_detail(&self) -> Option<&str> {
        self.validation_errors
            .iter()
            .flat_map(|(_, texts)| texts)
            .map(String::as_str)
            .next()
    }
}

/// A member by its name, whatever the case of the first letter.
pub(crate) fn member<'object>(
    object: &'object Map<String, Value>,
    name: &str,
) -> Option<&'object Value> {
    object.get(name).or_else(|| {
        let (_, found) = object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(found)
    })
}

/// A text member that is not empty.
pub(crate) fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    let text = member(object, name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// `{ "Field": ["text", ...] }`; a text instead of the list is taken as well.
fn validation_errors(object: &Map<String, Value>) -> Vec<(String, Vec<String>)> {
    fields(member(object, "validationErrors"), |detail| detail.as_str())
}

/// `{ "field": [{ "type", "detail" }, ...] }` of problem documents.
fn problem_errors(object: &Map<String, Value>) -> Vec<(String, Vec<String>)> {
    fields(member(object, "errors"), |detail| match detail {
        Value::Object(detail) => member(detail, "detail").and_then(Value::as_str),
        other => other.as_str(),
    })
}

fn fields(
    value: Option<&Value>,
    detail_text: impl Fn(&Value) -> Option<&str>,
) -> Vec<(String, Vec<String>)> {
    let Some(Value::Object(fields)) = value else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (field, details) in fields {
        let details = details
            .as_array()
            .map_or(std::slice::from_ref(details), Vec::as_slice);
        let texts: Vec<String> = details
            .iter()
            .filter_map(&detail_text)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect();
        if !texts.is_empty() {
            found.push((field.clone(), texts));
        }
    }
    found
}

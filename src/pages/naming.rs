//! Name and billing address of a provider or an organisation: what is typed, and what is wrong with it.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::i18n::{Message, Text, m};
use crate::ui::{FieldOptions, InputKind, TextField};

/// The most characters of a name; servers count UTF-16 units (contract part 2, 14).
const MOST_NAME_CHARS: u32 = 50;
/// The most characters of an e-mail address.
const MOST_EMAIL_CHARS: usize = 256;

/// What the fields are called and what is said when they are empty.
#[derive(Clone, Copy)]
pub struct NamingWords {
    /// Label of the name.
    pub name: Message,
    /// No name was typed.
    pub name_missing: Message,
    /// Label of the address.
    pub email: Message,
    /// No address was typed.
    pub email_missing: Message,
}

/// What is typed; cheap to copy.
#[derive(Clone, Copy)]
pub struct Naming {
    words: NamingWords,
    /// The name.
    pub name: RwSignal<String>,
    /// The address for bills.
    pub email: RwSignal<String>,
    name_error: RwSignal<Option<Text>>,
    email_error: RwSignal<Option<Text>>,
}

impl Naming {
    /// Empty.
    pub fn new(words: NamingWords) -> Self {
        let naming = Self {
            words,
            name: RwSignal::default(),
            email: RwSignal::default(),
            name_error: RwSignal::new(None),
            email_error: RwSignal::new(None),
        };
        // What is wrong is wrong until it is changed.
        for (value, error) in [
            (naming.name, naming.name_error),
            (naming.email, naming.email_error),
        ] {
            Effect::new(move |_| {
                value.track();
                error.set(None);
            });
        }
        naming
    }

    /// Name and address that can be sent; where something is wrong, its field says so.
    pub fn read(self) -> Option<(String, String)> {
        let name = self.read_name();
        let missing = self.words.email_missing;
        let email = self
            .email
            .with_untracked(|email| read_email(email, missing));
        self.email_error.set(email.as_ref().err().cloned());
        Some((name?, email.ok()?))
    }

    /// The name alone, where the address is somebody else's to change.
    pub fn read_name(self) -> Option<String> {
        let missing = self.words.name_missing;
        let name = self.name.with_untracked(|name| read_name(name, missing));
        self.name_error.set(name.as_ref().err().cloned());
        name.ok()
    }

    /// Puts the server's objections next to their fields; gives whether there were any.
    pub fn refuse(self, error: &ApiError) -> bool {
        let fields = error
            .refusal()
            .map(|refusal| refusal.fields.as_slice())
            .unwrap_or_default();
        let mut is_placed = false;
        for field in fields {
            let place = match field.field.as_str() {
                "Name" | "BusinessName" => self.name_error,
                "BillingEmail" => self.email_error,
                _ => continue,
            };
            place.try_set(Some(m::errors::refused_with_reason(&field.message)));
            is_placed = true;
        }
        is_placed
    }
}

fn read_name(typed: &str, missing: Message) -> Result<String, Text> {
    let name = typed.trim();
    let length = name.encode_utf16().count();
    if name.is_empty() {
        Err(missing.into())
    } else if length > MOST_NAME_CHARS as usize {
        Err(m::clients::name_too_long(length, MOST_NAME_CHARS))
    } else {
        Ok(name.to_owned())
    }
}

fn read_email(typed: &str, missing: Message) -> Result<String, Text> {
    let email = typed.trim();
    let looks_right = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !domain.contains('@')
    });
    if email.is_empty() {
        Err(missing.into())
    } else if !looks_right || email.contains(char::is_whitespace) {
        Err(m::clients::EMAIL_INVALID.into())
    } else if email.encode_utf16().count() > MOST_EMAIL_CHARS {
        Err(m::clients::email_too_long(MOST_EMAIL_CHARS))
    } else {
        Ok(email.to_owned())
    }
}

/// Both fields.
#[component]
pub fn NamingFields(
    /// Their state.
    naming: Naming,
    /// What the address is for, or why it cannot be changed.
    #[prop(optional, into)]
    email_hint: Option<Text>,
    /// The address can be read only.
    #[prop(optional)]
    email_is_fixed: bool,
) -> impl IntoView {
    let options = FieldOptions {
        read_only: email_is_fixed,
        ..FieldOptions::default()
    };
    let (label, value, error) = (naming.words.email, naming.email, naming.email_error);
    let kind = InputKind::Email;
    let email = match email_hint {
        Some(hint) => view! { <TextField label value error kind hint options /> }.into_any(),
        None => view! { <TextField label value error kind options /> }.into_any(),
    };
    view! {
        <TextField
            label=naming.words.name
            value=naming.name
            error=naming.name_error
            options=FieldOptions {
                max_chars: Some(MOST_NAME_CHARS),
                autocomplete: Some("organization"),
                ..FieldOptions::default()
            }
        />
        {email}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_checked_before_they_are_sent() {
        let read_name = |typed: &str| read_name(typed, m::sign_in::EMAIL);
        let read_email = |typed: &str| read_email(typed, m::sign_in::EMAIL);
        assert_eq!(read_name(" Müller IT "), Ok("Müller IT".to_owned()));
        assert!(read_name(" ").is_err());
        assert!(read_name(&"é".repeat(51)).is_err());
        assert_eq!(read_email(" a@b.example "), Ok("a@b.example".to_owned()));
        for wrong in ["", "a", "@b", "a@", "a@b@c", "a b@c"] {
            assert!(read_email(wrong).is_err(), "{wrong}");
        }
        assert!(read_email(&format!("{}@b.example", "a".repeat(250))).is_err());
    }
}

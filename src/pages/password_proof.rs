//! "Is it really you?": the field for one's own master password, before something that cannot be taken back.

use leptos::prelude::*;

use crate::{
    api::{ApiError, RefusalKind},
    i18n::{Text, m},
    pages::problem::text_of_saving,
    session::{Field, Secret, SignInError},
    ui::{FieldOptions, PasswordField},
};

/// What is typed and what is wrong with it; cheap to copy.
#[derive(Clone, Copy)]
pub struct PasswordProof {
    value: RwSignal<String>,
    error: RwSignal<Option<Text>>,
}

impl PasswordProof {
    /// Empty.
    pub fn new() -> Self {
        let proof = Self {
            value: RwSignal::default(),
            error: RwSignal::new(None),
        };
        // What is wrong is wrong until it is changed.
        Effect::new(move |_| {
            proof.value.track();
            proof.error.set(None);
        });
        proof
    }

    /// A password is not kept: for when its dialog opens or closes.
    pub fn forget(self) {
        self.value.set(String::new());
        self.error.set(None);
    }

    /// What was typed.
    pub fn typed(self) -> Secret {
        Secret::new(self.value.get_untracked())
    }

    /// Puts what is wrong with the password at its field; gives the words for everything else.
    pub fn refuse(self, error: &SignInError) -> Option<Text> {
        match error {
            SignInError::Api(error) => Some(text_of_saving(error)),
            error if error.field() == Some(Field::Password) => {
                self.error.try_set(Some(match error {
                    SignInError::PasswordMissing => m::sign_in::MASTER_PASSWORD_MISSING.into(),
                    _ => m::sign_in::UNLOCK_WRONG_PASSWORD.into(),
                }));
                None
            }
            _ => Some(m::errors::BROWSER_TOO_OLD.into()),
        }
    }
}

impl Default for PasswordProof {
    fn default() -> Self {
        Self::new()
    }
}

/// The field.
#[component]
pub fn PasswordProofField(
    /// Its state.
    proof: PasswordProof,
    /// Gets the focus when its dialog opens.
    #[prop(default = true)]
    autofocus: bool,
) -> impl IntoView {
    view! {
        <PasswordField
            label=m::sign_in::MASTER_PASSWORD
            value=proof.value
            error=proof.error
            options=FieldOptions {
                autofocus,
                autocomplete: Some("current-password"),
                ..FieldOptions::default()
            }
        />
    }
}

/// The refusal of a call that carries the password: about the password, or about something else.
pub fn of_proven(error: ApiError) -> SignInError {
    let is_about_password = error.refusal().is_some_and(|refusal| {
        let names_it = |field: &str| field.eq_ignore_ascii_case("MasterPasswordHash");
        // Servers without names for fields say it in words.
        let says_it = |words: &str| words.trim_end_matches('.') == "Invalid password";
        refusal.kind == RefusalKind::Invalid
            && (refusal.fields.iter().any(|it| names_it(&it.field))
                || refusal.message.as_deref().is_some_and(says_it))
    });
    if is_about_password {
        SignInError::WrongPassword
    } else {
        SignInError::Api(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{FieldError, Refusal};

    fn refused(status: u16, field: Option<&str>, message: &str) -> ApiError {
        ApiError::Refused(Refusal {
            status,
            kind: match status {
                400 => RefusalKind::Invalid,
                _ => RefusalKind::NotAllowed,
            },
            message: Some(message.to_owned()),
            fields: Vec::from_iter(field.map(|field| FieldError {
                field: field.to_owned(),
                message: message.to_owned(),
            })),
            retry_after_seconds: None,
        })
    }

    #[test]
    fn a_wrong_password_is_told_from_other_reasons() {
        for wrong in [
            refused(400, Some("MasterPasswordHash"), "Invalid password."),
            refused(400, Some(""), "Invalid password"),
        ] {
            assert_eq!(of_proven(wrong), SignInError::WrongPassword);
        }
        for other in [
            refused(400, None, "Members use Key Connector."),
            refused(401, None, "Invalid password"),
        ] {
            assert_eq!(of_proven(other.clone()), SignInError::Api(other));
        }
    }
}

//! What is typed into the form for a billing address, and what is wrong with it.

use leptos::prelude::*;
use portal_types::payment::{BillingAddress, SaveBillingAddress, TaxId};

use super::super::words::text_of_payment_failure;
use super::tax_codes::usual_kind;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};

/// A billing address in the making; cheap to copy.
#[derive(Clone, Copy)]
pub(in super::super) struct AddressForm {
    pub(super) country: RwSignal<String>,
    pub(super) postal_code: RwSignal<String>,
    pub(super) line1: RwSignal<String>,
    pub(super) line2: RwSignal<String>,
    pub(super) city: RwSignal<String>,
    pub(super) state: RwSignal<String>,
    pub(super) tax_kind: RwSignal<String>,
    pub(super) tax_id: RwSignal<String>,
    pub(super) country_error: RwSignal<Option<Text>>,
    pub(super) postal_code_error: RwSignal<Option<Text>>,
    pub(super) tax_id_error: RwSignal<Option<Text>>,
    /// The tax id the server has: emptied, it is deleted.
    pub(super) stored_tax_id: RwSignal<String>,
}

/// What the server objects to, next to which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Country,
    PostalCode,
    TaxId,
}

impl AddressForm {
    /// Empty.
    pub(in super::super) fn new() -> Self {
        let form = Self::empty();
        form.forgive_what_changes();
        form
    }

    fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            country: text(),
            postal_code: text(),
            line1: text(),
            line2: text(),
            city: text(),
            state: text(),
            tax_kind: RwSignal::new("eu_vat".to_owned()),
            tax_id: text(),
            country_error: RwSignal::new(None),
            postal_code_error: RwSignal::new(None),
            tax_id_error: RwSignal::new(None),
            stored_tax_id: text(),
        }
    }

    /// What is wrong is wrong until it is changed; a place is wrong as a whole.
    fn forgive_what_changes(self) {
        Effect::new(move |_| {
            self.country.track();
            self.country_error.set(None);
            self.postal_code_error.set(None);
            self.tax_id_error.set(None);
        });
        for (value, error) in [
            (self.postal_code, self.postal_code_error),
            (self.tax_id, self.tax_id_error),
        ] {
            Effect::new(move |_| {
                value.track();
                error.set(None);
            });
        }
    }

    /// Shows an address as it is.
    pub(super) fn fill(self, address: Option<&BillingAddress>) {
        let empty = BillingAddress::default();
        let address = address.unwrap_or(&empty);
        self.country.set(address.country.clone());
        self.postal_code.set(address.postal_code.clone());
        for (field, value) in [
            (self.line1, &address.line1),
            (self.line2, &address.line2),
            (self.city, &address.city),
            (self.state, &address.state),
        ] {
            field.set(value.clone().unwrap_or_default());
        }
        let tax_id = address.tax_id.clone().unwrap_or_default();
        self.tax_id.set(tax_id.value.clone());
        self.stored_tax_id.set(tax_id.value);
        let usual = usual_kind(&address.country).unwrap_or("eu_vat");
        self.tax_kind.set(match tax_id.code.as_str() {
            "" => usual.to_owned(),
            code => code.to_owned(),
        });
    }

    /// The kind of tax id that is usual in the country just chosen.
    pub(super) fn country_chosen(self) {
        let usual = self.country.with_untracked(|country| usual_kind(country));
        if let Some(usual) = usual {
            self.tax_kind.set(usual.to_owned());
        }
    }

    /// What can be sent; where something is missing, its field says so.
    pub(in super::super) fn read(self) -> Option<SaveBillingAddress> {
        let text = |field: RwSignal<String>| field.with_untracked(|text| text.trim().to_owned());
        let optional = |field| Some(text(field)).filter(|text| !text.is_empty());
        let (country, postal_code) = (text(self.country), text(self.postal_code));
        if country.is_empty() {
            self.country_error
                .set(Some(m::provider::billing::COUNTRY_MISSING.into()));
        }
        if postal_code.is_empty() {
            self.postal_code_error
                .set(Some(m::provider::billing::POSTAL_CODE_MISSING.into()));
        }
        (!country.is_empty() && !postal_code.is_empty()).then(|| SaveBillingAddress {
            country,
            postal_code,
            line1: optional(self.line1),
            line2: optional(self.line2),
            city: optional(self.city),
            state: optional(self.state),
            tax_id: optional(self.tax_id).map(|value| TaxId {
                code: text(self.tax_kind),
                value,
            }),
        })
    }

    /// Puts the server's objection next to its field. What belongs to none comes back, for above the form.
    pub(in super::super) fn refuse(self, error: &ApiError) -> Option<Text> {
        match place_of(error) {
            Some(Place::Country) => {
                let text = m::provider::billing::COUNTRY_MISSING;
                self.country_error.try_set(Some(text.into()));
            }
            Some(Place::PostalCode) => {
                let text = m::provider::billing::LOCATION_REFUSED;
                self.postal_code_error.try_set(Some(text.into()));
            }
            Some(Place::TaxId) => {
                let text = m::provider::billing::TAX_ID_REFUSED;
                self.tax_id_error.try_set(Some(text.into()));
            }
            None => return Some(text_of_payment_failure(error)),
        }
        None
    }
}

/// By the names of fields, else by the server's words: a place or number that the payment provider does not
/// recognise comes without a field.
fn place_of(error: &ApiError) -> Option<Place> {
    let refusal = error
        .refusal()
        .filter(|refusal| refusal.kind == RefusalKind::Invalid)?;
    for field in &refusal.fields {
        let path = field.field.to_ascii_lowercase();
        if path.contains("taxid") {
            return Some(Place::TaxId);
        } else if path.ends_with("postalcode") {
            return Some(Place::PostalCode);
        } else if path.ends_with("country") {
            return Some(Place::Country);
        }
    }
    let words = refusal.message.as_deref()?.to_lowercase();
    if words.contains("tax id") {
        Some(Place::TaxId)
    } else if words.contains("location") || words.contains("postal code") {
        Some(Place::PostalCode)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{FieldError, Refusal};

    fn refused(status: u16, kind: RefusalKind, message: &str, field: Option<&str>) -> ApiError {
        ApiError::Refused(Refusal {
            status,
            kind,
            message: Some(message.to_owned()),
            fields: field
                .map(|field| FieldError {
                    field: field.to_owned(),
                    message: message.to_owned(),
                })
                .into_iter()
                .collect(),
            retry_after_seconds: None,
        })
    }

    #[test]
    fn objections_find_their_field() {
        let invalid =
            |message, field| place_of(&refused(400, RefusalKind::Invalid, message, field));
        assert_eq!(
            invalid(
                "Your location wasn't recognized. Please ensure your country and postal code are valid.",
                None
            ),
            Some(Place::PostalCode)
        );
        assert_eq!(
            invalid(
                "Your tax ID wasn't recognized for your selected country.",
                None
            ),
            Some(Place::TaxId)
        );
        assert_eq!(
            invalid("required", Some("BillingAddress.TaxId.Value")),
            Some(Place::TaxId)
        );
        assert_eq!(
            invalid("required", Some("PostalCode")),
            Some(Place::PostalCode)
        );
        assert_eq!(invalid("2 letters", Some("Country")), Some(Place::Country));
        assert_eq!(invalid("Something else.", Some("Line1")), None);
        assert_eq!(
            place_of(&refused(409, RefusalKind::Conflict, "tax id", None)),
            None
        );
    }

    #[test]
    fn an_empty_tax_id_is_left_out() {
        let owner = Owner::new();
        owner.set();
        let form = AddressForm::empty();
        assert_eq!(form.read(), None);
        assert!(form.country_error.get_untracked().is_some());
        form.fill(Some(&BillingAddress {
            country: "ES".into(),
            postal_code: "28013".into(),
            city: Some("Madrid".into()),
            tax_id: Some(TaxId {
                code: "es_cif".into(),
                value: "A12345674".into(),
            }),
            ..BillingAddress::default()
        }));
        let read = form.read().expect("an address");
        assert_eq!(read.tax_id.expect("a tax id").code, "es_cif");
        assert_eq!(read.line1, None);
        form.tax_id.set("  ".into());
        assert_eq!(form.read().expect("an address").tax_id, None);
        assert_eq!(form.stored_tax_id.get_untracked(), "A12345674");
    }
}

//! Which addresses and tax numbers are recognised.
//!
//! A stand-in for the payment provider's rules: the form of postal codes and tax numbers of some
//! countries, and the two-letter codes of all.

use serde::Deserialize;

use crate::errors::ApiError;
use crate::store::billing::{Address, TaxId};

/// ISO 3166-1 alpha-2.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL \
    BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK \
    DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU \
    GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ \
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY \
    MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU \
    RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Countries of the European Union: their numbers begin with the country, Greece's with EL.
const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

/// Further countries in which tax is due.
const LIABLE_ELSEWHERE: &str = "AE AU CA CH CL GB IN IS JP KR LI MX MY NO NZ SA SG TH TR TW UA ZA";

/// Whether a provider there is asked for a tax number. Never in the United States.
pub(crate) fn is_liable(country: &str) -> bool {
    has(EU, country) || has(LIABLE_ELSEWHERE, country)
}

fn has(codes: &str, code: &str) -> bool {
    code.len() == 2 && codes.split_whitespace().any(|known| known == code)
}

/// An address as clients send it.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AddressRequest {
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    postal_code: Option<String>,
    #[serde(default)]
    line1: Option<String>,
    #[serde(default)]
    line2: Option<String>,
    #[serde(default)]
    city: Option<String>,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    tax_id: Option<TaxIdRequest>,
}

#[derive(Clone, Deserialize)]
struct TaxIdRequest {
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    value: Option<String>,
}

impl AddressRequest {
    /// Validation of the members, as paths below `prefix`.
    pub(crate) fn validate(&self, prefix: &str) -> Vec<(String, String)> {
        let mut problems = Vec::new();
        let country = self.country.as_deref().unwrap_or_default();
        if country.is_empty() {
            let text = "The Country field is required.";
            problems.push((format!("{prefix}Country"), text.to_owned()));
        } else if country.chars().count() != 2 {
            let text = "Country code must be 2 characters long.";
            problems.push((format!("{prefix}Country"), text.to_owned()));
        }
        let is_missing = |text: &Option<String>| text.as_deref().unwrap_or_default().is_empty();
        if is_missing(&self.postal_code) {
            let text = "The PostalCode field is required.";
            problems.push((format!("{prefix}PostalCode"), text.to_owned()));
        }
        if let Some(tax_id) = &self.tax_id {
            for (member, value) in [("Code", &tax_id.code), ("Value", &tax_id.value)] {
                if is_missing(value) {
                    let text = format!("The {member} field is required.");
                    problems.push((format!("{prefix}TaxId.{member}"), text));
                }
            }
        }
        problems
    }

    /// What the payment provider makes of it; 400 where it does not know the place or the number.
    pub(crate) fn recognise(&self) -> Result<Address, ApiError> {
        let country = self.country.clone().unwrap_or_default().to_uppercase();
        let postal_code = self
            .postal_code
            .clone()
            .unwrap_or_default()
            .trim()
            .to_owned();
        if !has(COUNTRIES, &country) || !is_postal_code(&country, &postal_code) {
            return Err(ApiError::BadRequest(
                "Your location wasn't recognized. Please ensure your country and postal code are valid."
                    .into(),
            ));
        }
        let text = |value: &Option<String>| value.clone().filter(|text| !text.trim().is_empty());
        let tax_id = match &self.tax_id {
            None => None,
            Some(TaxIdRequest { code, value }) => Some(recognise_tax_id(
                &country,
                code.as_deref().unwrap_or_default(),
                value.as_deref().unwrap_or_default(),
            )?),
        };
        Ok(Address {
            postal_code,
            line1: text(&self.line1),
            line2: text(&self.line2),
            city: text(&self.city),
            state: text(&self.state),
            tax_id,
            country,
        })
    }
}

/// Shape of the postal code: `9` a digit, `A` a letter; countries that are not listed take any.
fn is_postal_code(country: &str, code: &str) -> bool {
    let shapes: &[&str] = match country {
        "DE" | "ES" | "FR" | "IT" | "FI" => &["99999"],
        "US" => &["99999", "99999-9999"],
        "AT" | "BE" | "CH" | "DK" | "AU" | "LU" => &["9999"],
        "NL" => &["9999AA", "9999 AA"],
        "CN" => &["999999"],
        _ => return !code.is_empty(),
    };
    shapes.iter().any(|shape| fits(code, shape))
}

fn fits(text: &str, shape: &str) -> bool {
    text.chars().count() == shape.chars().count()
        && text
            .chars()
            .zip(shape.chars())
            .all(|(found, wanted)| match wanted {
                '9' => found.is_ascii_digit(),
                'A' => found.is_ascii_alphabetic(),
                '*' => found.is_ascii_alphanumeric(),
                other => found == other,
            })
}

/// The kind follows from country and number; what was sent with it counts only where nothing is known.
fn recognise_tax_id(country: &str, code: &str, value: &str) -> Result<TaxId, ApiError> {
    let value = value.trim().to_uppercase().replace([' ', '.'], "");
    let (kind, shapes): (&str, &[&str]) = match country {
        "DE" => ("eu_vat", &["DE999999999"]),
        "AT" => ("eu_vat", &["ATU99999999"]),
        "NL" => ("eu_vat", &["NL999999999B99"]),
        "ES" if value.starts_with("ES") => ("eu_vat", &["ES*9999999*"]),
        "ES" => ("es_cif", &["*9999999*"]),
        "FR" => ("eu_vat", &["FR**999999999"]),
        "BE" => ("eu_vat", &["BE9999999999"]),
        "IT" => ("eu_vat", &["IT99999999999"]),
        "GB" => ("gb_vat", &["GB999999999"]),
        "CH" => ("ch_vat", &["CHE-999999999MWST", "CHE999999999"]),
        "AU" => ("au_abn", &["99999999999"]),
        "CN" => ("cn_tin", &["999999999999999", "******************"]),
        "US" => ("us_ein", &["99-9999999"]),
        _ if has(EU, country) => {
            let prefix = if country == "GR" { "EL" } else { country };
            return if value.starts_with(prefix) && value.len() > 5 {
                Ok(tax_id("eu_vat", value))
            } else {
                Err(not_recognised())
            };
        }
        // Nothing is known of these: what was sent decides.
        _ if value.len() > 3 && code.contains('_') => return Ok(tax_id(code, value)),
        _ => return Err(not_recognised()),
    };
    if shapes.iter().any(|shape| fits(&value, shape)) {
        Ok(tax_id(kind, value))
    } else {
        Err(not_recognised())
    }
}

fn tax_id(code: &str, value: String) -> TaxId {
    TaxId {
        code: code.to_owned(),
        value,
    }
}

fn not_recognised() -> ApiError {
    ApiError::BadRequest(
        "Your tax ID wasn't recognized for your selected country. Please ensure your country and tax ID \
         are valid."
            .into(),
    )
}

#[cfg(test)]
mod tests {
    use super::{is_liable, is_postal_code, recognise_tax_id};

    #[test]
    fn postal_codes_have_the_form_of_their_country() {
        for (country, code, right) in [
            ("DE", "10115", true),
            ("DE", "1011", false),
            ("US", "94105-1234", true),
            ("US", "ABCDE", false),
            ("NL", "1012 AB", true),
            ("NL", "1012", false),
            ("GB", "EC1A 1BB", true),
            ("GB", "", false),
        ] {
            assert_eq!(is_postal_code(country, code), right, "{country} {code}");
        }
    }

    #[test]
    fn the_kind_of_a_tax_number_follows_from_the_country() {
        let kind = |country, code, value| {
            recognise_tax_id(country, code, value)
                .ok()
                .map(|tax_id| tax_id.code)
        };
        assert_eq!(
            kind("DE", "gb_vat", "de 123456789").as_deref(),
            Some("eu_vat")
        );
        assert_eq!(kind("DE", "eu_vat", "123456789"), None);
        assert_eq!(kind("ES", "eu_vat", "A12345674").as_deref(), Some("es_cif"));
        assert_eq!(
            kind("GR", "eu_vat", "EL123456789").as_deref(),
            Some("eu_vat")
        );
        assert_eq!(
            kind("JP", "jp_cn", "1234567891234").as_deref(),
            Some("jp_cn")
        );
        assert_eq!(kind("JP", "", "1234567891234"), None);
    }

    #[test]
    fn the_united_states_ask_for_no_number() {
        assert!(is_liable("DE") && is_liable("GB"));
        assert!(!is_liable("US") && !is_liable("BR") && !is_liable("D"));
    }
}

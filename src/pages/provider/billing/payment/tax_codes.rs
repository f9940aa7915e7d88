//! Kinds of tax ids, in the payment provider's words. The server derives the kind itself where it can; this
//! is what it is told for the case that it cannot.

use crate::i18n::Text;
use crate::ui::SelectOption;

/// Code, the abbreviation people know, and the countries it is usual in. Abbreviations are not translated.
const KINDS: &[(&str, &str, &str)] = &[
    (
        "eu_vat",
        "EU VAT",
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
    ),
    ("gb_vat", "GB VAT", "GB IM"),
    ("ch_vat", "CH MWST/TVA", "CH"),
    ("li_vat", "LI MWST", "LI"),
    ("no_vat", "NO MVA", "NO SJ"),
    ("is_vat", "IS VSK", "IS"),
    ("us_ein", "US EIN", "US PR"),
    ("ca_bn", "CA BN", "CA"),
    ("mx_rfc", "MX RFC", "MX"),
    ("br_cnpj", "BR CNPJ", "BR"),
    ("cl_tin", "CL RUT", "CL"),
    ("ar_cuit", "AR CUIT", "AR"),
    ("co_nit", "CO NIT", "CO"),
    ("pe_ruc", "PE RUC", "PE"),
    ("au_abn", "AU ABN", "AU"),
    ("nz_gst", "NZ GST", "NZ"),
    ("cn_tin", "CN 统一社会信用代码", "CN"),
    ("hk_br", "HK BR", "HK"),
    ("tw_vat", "TW 統一編號", "TW"),
    ("jp_cn", "JP 法人番号", "JP"),
    ("kr_brn", "KR BRN", "KR"),
    ("sg_gst", "SG GST", "SG"),
    ("my_sst", "MY SST", "MY"),
    ("th_vat", "TH VAT", "TH"),
    ("id_npwp", "ID NPWP", "ID"),
    ("in_gst", "IN GSTIN", "IN"),
    ("ae_trn", "AE TRN", "AE"),
    ("sa_vat", "SA VAT", "SA"),
    ("il_vat", "IL VAT", "IL"),
    ("tr_tin", "TR VKN", "TR"),
    ("ua_vat", "UA VAT", "UA"),
    ("rs_pib", "RS PIB", "RS"),
    ("za_vat", "ZA VAT", "ZA"),
    ("ke_pin", "KE PIN", "KE"),
    ("eg_tin", "EG TIN", "EG"),
];

/// The kind that is usual in a country.
pub(super) fn usual_kind(country: &str) -> Option<&'static str> {
    KINDS
        .iter()
        .find(|(_, _, countries)| countries.split_whitespace().any(|code| code == country))
        .map(|(code, ..)| *code)
}

/// All kinds, and the one the server has, should it be another.
pub(super) fn kind_choices(stored: &str) -> Vec<SelectOption> {
    let known = KINDS.iter().map(|(code, label, _)| choice(code, label));
    let is_known = stored.is_empty() || KINDS.iter().any(|(code, ..)| *code == stored);
    let more = (!is_known).then(|| choice(stored, stored));
    known.chain(more).collect()
}

fn choice(code: &str, label: &str) -> SelectOption {
    SelectOption::new(code, Text::plain(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_there_once_and_usual_somewhere() {
        for (index, (code, _, countries)) in KINDS.iter().enumerate() {
            assert!(
                KINDS[..index].iter().all(|(other, ..)| other != code),
                "{code}"
            );
            for country in countries.split_whitespace() {
                assert_eq!(usual_kind(country), Some(*code), "{country}");
            }
        }
        assert_eq!(usual_kind("AQ"), None);
    }

    #[test]
    fn an_unknown_kind_stays_on_offer() {
        assert_eq!(kind_choices("xx_new").len(), KINDS.len() + 1);
        assert_eq!(kind_choices("eu_vat").len(), KINDS.len());
    }
}

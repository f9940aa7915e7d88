//! `/providers/{id}/billing`: how a provider pays: address, payment method, invoices.

use serde::{Deserialize, Serialize};

use crate::wire::nullable;

/// Answer of `GET .../vnext/address`; `null` for a provider without one. Body of `PUT` is
/// [`SaveBillingAddress`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BillingAddress {
    /// Two letters, ISO 3166-1.
    #[serde(deserialize_with = "nullable")]
    pub country: String,
    /// Postal code.
    #[serde(deserialize_with = "nullable")]
    pub postal_code: String,
    /// Street and number.
    pub line1: Option<String>,
    /// More of the address.
    pub line2: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// The tax number.
    pub tax_id: Option<TaxId>,
}

/// Body of `PUT .../vnext/address` and part of the setup. What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveBillingAddress {
    /// Two letters, ISO 3166-1.
    pub country: String,
    /// Postal code.
    pub postal_code: String,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// More of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The tax number; left out, the server deletes the one it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<TaxId>,
}

/// A tax number and which kind it is (`eu_vat`, `gb_vat`, …). The server derives the kind from country and
/// number and uses this one where it cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxId {
    /// Kind, in the payment provider's words.
    #[serde(deserialize_with = "nullable")]
    pub code: String,
    /// The number.
    #[serde(deserialize_with = "nullable")]
    pub value: String,
}

/// Answer of `GET .../vnext/payment-method`; `null` for a provider without one. Which members are there
/// depends on the kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentMethod {
    /// `bankAccount`, `card`, `payPal`, or something newer.
    #[serde(rename = "type", deserialize_with = "nullable")]
    pub kind: String,
    /// Of a card: `visa` and so on, in lower case.
    pub brand: Option<String>,
    /// Of a card or account: its last four digits.
    pub last4: Option<String>,
    /// Of a card: `MM/YYYY`.
    pub expiration: Option<String>,
    /// Of an account: which bank.
    pub bank_name: Option<String>,
    /// Of an account that is not verified: where that is done.
    pub hosted_verification_url: Option<String>,
    /// Of a PayPal account.
    pub email: Option<String>,
}

/// A payment method as it is sent: what the payment provider's own page gave for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenizedPaymentMethod {
    /// `bankAccount`, `card` or `payPal`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Stands for the method; never its number.
    pub token: String,
}

/// Answer of `GET .../invoices`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct InvoiceList {
    /// Newest first.
    #[serde(deserialize_with = "nullable")]
    pub invoices: Vec<Invoice>,
}

/// One invoice. Amounts are US dollars.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Invoice {
    /// Id at the payment provider.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub date: String,
    /// Number for people; a draft has none.
    pub number: Option<String>,
    /// What it comes to.
    #[serde(deserialize_with = "nullable")]
    pub total: f64,
    /// `open`, `paid`, `uncollectible`, or something newer.
    #[serde(deserialize_with = "nullable")]
    pub status: String,
    /// Until when it is to be paid.
    pub due_date: Option<String>,
    /// The invoice's own page.
    pub url: Option<String>,
}

/// What our own demo server adds to `GET /config`; other servers say nothing of the kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DemoNotice {
    /// The member.
    #[serde(deserialize_with = "nullable")]
    pub demo: DemoServer,
}

/// See [`DemoNotice`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DemoServer {
    /// What it takes in place of a real payment method.
    #[serde(deserialize_with = "nullable")]
    pub payment_tokens: Vec<TokenizedPaymentMethod>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_of_payment_methods_are_read() {
        let read = |text: &str| serde_json::from_str::<Option<PaymentMethod>>(text).unwrap();
        assert_eq!(read("null"), None);
        let card = read(r#"{"type":"card","brand":"visa","last4":"4242","expiration":"08/2029"}"#);
        assert_eq!(card.unwrap().expiration.as_deref(), Some("08/2029"));
        let bank = read(
            r#"{"type":"bankAccount","bankName":"B","last4":"1","hostedVerificationUrl":null}"#,
        );
        assert_eq!(bank.unwrap().hosted_verification_url, None);
        let newer = read(r#"{"type":"klarna","account":{"a":1}}"#).unwrap();
        assert_eq!(newer.kind, "klarna");
    }

    #[test]
    fn what_is_left_out_is_deleted() {
        let address = SaveBillingAddress {
            country: "DE".into(),
            postal_code: "10115".into(),
            ..SaveBillingAddress::default()
        };
        assert_eq!(
            serde_json::to_string(&address).unwrap(),
            r#"{"country":"DE","postalCode":"10115"}"#
        );
        let read: Option<BillingAddress> = serde_json::from_str("null").unwrap();
        assert_eq!(read, None);
    }

    #[test]
    fn invoices_forgive() {
        let list: InvoiceList = serde_json::from_str(
            r#"{"invoices":[{"id":"in_1","date":"2026-11-01T00:00:00Z","number":null,"total":12.5,
                "status":"void","dueDate":null,"url":null,"new":[1]},{}]}"#,
        )
        .unwrap();
        assert_eq!(list.invoices.len(), 2);
        assert_eq!(
            serde_json::from_str::<InvoiceList>(r#"{"invoices":null}"#).unwrap(),
            InvoiceList::default()
        );
    }

    #[test]
    fn other_servers_are_no_demo() {
        let none: DemoNotice =
            serde_json::from_str(r#"{"version":"2026.8.0","demo":null}"#).unwrap();
        assert_eq!(none, DemoNotice::default());
        let ours: DemoNotice =
            serde_json::from_str(r#"{"demo":{"paymentTokens":[{"type":"card","token":"t"}]}}"#)
                .unwrap();
        assert_eq!(ours.demo.payment_tokens[0].token, "t");
    }
}

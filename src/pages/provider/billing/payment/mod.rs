//! Billing ▸ Payment details: payment method, billing address, credit.

mod address;
mod address_dialog;
mod address_fields;
mod address_form;
mod countries;
mod method;
mod method_dialog;
mod page;
mod tax_codes;
mod test_methods;

pub(super) use address_fields::AddressFields;
pub(super) use address_form::AddressForm;
pub(super) use page::PaymentDetailsPage;
pub(super) use test_methods::{TestMethods, own_web_app, test_methods};

//! E-mail addresses typed or pasted by the dozen: read, judged one by one, and remarked on before anything
//! is sent.
//!
//! - [`read`] takes a text apart and judges each address; it knows no view.
//! - [`field`] asks for the text and says what is wrong with which address.

pub mod read;

mod field;

pub use field::{Addresses, AddressesField, address_problem_text};

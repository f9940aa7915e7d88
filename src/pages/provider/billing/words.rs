//! Money, dates and conflicts in words.

use portal_types::date;

use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Arg, DateStyle, I18n, Text, m};
use crate::pages::problem::text_of_saving;

/// The currency servers bill providers in.
const CURRENCY: &str = "USD";

/// An amount for a message.
pub(super) fn money(amount: f64) -> Arg {
    Arg::currency(amount, CURRENCY)
}

/// An amount for a cell.
pub(in crate::pages) fn money_text(
    amount: f64,
) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let i18n = I18n::use_context();
    move || i18n.currency(amount, CURRENCY)
}

/// A date of the wire for a message; one that cannot be read stands as it came.
pub(super) fn day(text: &str) -> Arg {
    match date::millis_since_1970(text) {
        Some(millis) => Arg::date(millis, DateStyle::Date),
        None => Arg::from(text),
    }
}

/// A date of the wire for a cell.
pub(in crate::pages) fn day_text(
    text: &str,
) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let i18n = I18n::use_context();
    let (millis, text) = (date::millis_since_1970(text), text.to_owned());
    move || match millis {
        Some(millis) => i18n.date(millis, DateStyle::Date),
        None => text.clone(),
    }
}

/// A text that has no message of its own, for cells and facts.
pub(super) fn plain_or_dash(text: Option<&str>) -> String {
    text.filter(|text| !text.trim().is_empty())
        .unwrap_or("–")
        .to_owned()
}

/// Why something about money was not saved: conflicts and failures are the payment provider's here.
pub(super) fn text_of_payment_failure(error: &ApiError) -> Text {
    match error.kind() {
        Some(RefusalKind::Conflict) => m::provider::billing::PAYMENT_CONFLICT.into(),
        Some(RefusalKind::Server) => m::provider::billing::PAYMENT_FAILED.into(),
        _ => text_of_saving(error),
    }
}

//! Saves an invoice's client report as the server wrote it.

use portal_types::payment::Invoice;

use super::super::scope::Scope;
use crate::browser::download::save_text;
use crate::i18n::{I18n, m};
use crate::pages::problem::text_of;
use crate::ui::Toasts;

/// Fetches and saves; says how it went.
pub(super) async fn download_report(
    scope: Scope,
    i18n: I18n,
    toasts: Toasts,
    invoice: &Invoice,
    number: &str,
) {
    match scope
        .api()
        .invoice_report(&scope.id_now(), &invoice.id)
        .await
    {
        Ok(csv) => save_report(i18n, toasts, invoice, number, &csv),
        Err(error) if error.is_aborted() => {}
        Err(error) => {
            toasts.error(m::provider::billing::report_not_saved(text_of(&error)));
        }
    }
}

/// Saves a report that is here already.
pub(super) fn save_report(i18n: I18n, toasts: Toasts, invoice: &Invoice, number: &str, csv: &str) {
    let name = i18n.say(m::provider::billing::REPORT_FILE_NAME);
    let file = file_name(&name, &invoice.date, number);
    if save_text(&file, "text/csv;charset=utf-8", csv) {
        toasts.success(m::provider::billing::report_saved(file));
    }
}

/// `client-report_2026-11-01_ABCD-0001.csv`: what is not a letter, digit or hyphen could be a path.
fn file_name(name: &str, date: &str, number: &str) -> String {
    let clean = |text: &str| -> String {
        let letters = text.chars().map(|letter| match letter {
            letter if letter.is_alphanumeric() || letter == '-' => letter,
            _ => '-',
        });
        letters.collect()
    };
    let day = date.get(..10).unwrap_or(date);
    format!("{}_{}_{}.csv", clean(name), clean(day), clean(number))
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn file_names_are_safe_everywhere() {
        assert_eq!(
            file_name("client-report", "2026-11-01T00:00:00Z", "ABCD-0001"),
            "client-report_2026-11-01_ABCD-0001.csv"
        );
        assert_eq!(
            file_name("客户报告", "soon", "../a b"),
            "客户报告_soon_---a-b.csv"
        );
    }
}

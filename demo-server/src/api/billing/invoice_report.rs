//! `GET /providers/{id}/billing/invoices/{invoice}`: which client had how many seats, as CSV. And the
//! invoice's own page, to which the list of invoices leads.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::dollars;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::plans::Plan;
use crate::respond::bytes_response;
use crate::state::SharedApp;
use crate::store::invoices::{self, InvoiceLine};

const HEADER: &str = "Client,Id,Assigned,Used,Remaining,Plan,Estimated total\r\n";

/// Provider admins, 401 for everyone else; 404 for another provider's invoice.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, invoice_id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let csv = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            let lines = invoices::lines(db, &provider_id, &invoice_id)?;
            if lines.is_empty() {
                return Err(ApiError::NotFound);
            }
            Ok(lines
                .iter()
                .fold(HEADER.to_owned(), |csv, line| csv + &row(line)))
        })
        .await?;
    Ok(bytes_response(StatusCode::OK, "text/csv", csv.into_bytes()))
}

fn row(line: &InvoiceLine) -> String {
    let plan = Plan::find(line.plan_type).map_or("", Plan::short_name);
    let mut row = String::new();
    let fields = [
        line.client_name.as_str(),
        line.organization_id.as_deref().unwrap_or_default(),
        &line.assigned_seats.to_string(),
        &line.used_seats.to_string(),
        &(line.assigned_seats - line.used_seats).to_string(),
        plan,
        &us_dollars(line.total_cents),
    ];
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            row.push(',');
        }
        if field.contains([',', '"', '\r', '\n']) {
            _ = write!(row, "\"{}\"", field.replace('"', "\"\""));
        } else {
            row.push_str(field);
        }
    }
    row + "\r\n"
}

/// `$1,234.50`
fn us_dollars(cents: i64) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("${grouped}.{:02}", cents % 100)
}

/// `GET /invoices/{invoice}`: the invoice for people, as plain text. Its address is its secret.
pub(crate) async fn page(
    State(app): State<SharedApp>,
    Path(invoice_id): Path<String>,
) -> Result<Response, ApiError> {
    let text = app
        .store
        .run(move |db| {
            let (provider, invoice) =
                invoices::with_provider(db, &invoice_id)?.ok_or(ApiError::NotFound)?;
            let mut text = format!("Invoice {} for {provider}\n\n", invoice.number);
            for line in invoices::lines_of(db, &invoice_id)? {
                let plan = Plan::find(line.plan_type).map_or("", Plan::short_name);
                _ = writeln!(
                    text,
                    "{:>6} × {plan:<12} {:>14}  {}",
                    line.assigned_seats,
                    us_dollars(line.total_cents),
                    line.client_name
                );
            }
            _ = writeln!(text, "\nTotal {} US dollars", dollars(invoice.total_cents));
            Ok(text)
        })
        .await?;
    Ok(bytes_response(
        StatusCode::OK,
        "text/plain; charset=utf-8",
        text.into_bytes(),
    ))
}

#[cfg(test)]
mod tests {
    use super::{row, us_dollars};
    use crate::store::invoices::InvoiceLine;

    #[test]
    fn amounts_are_grouped() {
        for (cents, text) in [
            (0, "$0.00"),
            (5, "$0.05"),
            (99_999, "$999.99"),
            (100_000, "$1,000.00"),
            (123_456_789, "$1,234,567.89"),
        ] {
            assert_eq!(us_dollars(cents), text);
        }
    }

    #[test]
    fn names_are_quoted_where_they_have_to_be() {
        let line = InvoiceLine {
            client_name: "Smith, \"Jones\" & Co".into(),
            organization_id: None,
            plan_type: 17,
            assigned_seats: 300,
            used_seats: 1,
            total_cents: 120_000,
        };
        assert_eq!(
            row(&line),
            "\"Smith, \"\"Jones\"\" & Co\",,300,1,299,Teams,\"$1,200.00\"\r\n"
        );
    }
}

//! `GET /providers/{id}/billing/invoices`.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::{dollars, require_billed};
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::invoices::{self, Invoice};
use crate::time::{iso, millis_of_month, now_millis};

/// Provider admins, 401 for everyone else. Newest first.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost")
        .to_owned();
    let invoices = app
        .store
        .run(move |db| {
            roles::require_billing_admin(db, &caller.user_id, &provider_id)?;
            let (provider, billing) = require_billed(db, &provider_id)?;
            invoices::issue_due(db, &provider, &billing, now_millis())?;
            let invoices = invoices::list(db, &provider_id)?;
            Ok(invoices
                .iter()
                .map(|invoice| model(invoice, &host))
                .collect::<Vec<_>>())
        })
        .await?;
    Ok(ok(&json!({ "invoices": invoices })))
}

fn model(invoice: &Invoice, host: &str) -> Value {
    json!({
        "id": invoice.id,
        "date": iso(millis_of_month(invoice.month)),
        "number": invoice.number,
        "total": dollars(invoice.total_cents),
        "status": invoice.status,
        "dueDate": invoice.due_date,
        // As at the payment provider: whoever has the address may read it.
        "url": format!("http://{host}/invoices/{}", invoice.id),
    })
}

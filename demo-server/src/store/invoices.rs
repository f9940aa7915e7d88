//! Invoices: one a month, from the seats clients have at that moment.
//!
//! They are made when somebody looks: at most twelve months back, none twice. What lies before the
//! world was built is told backwards from its clients, a little smaller each month.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::errors::ApiError;
use crate::ids::new_id;
use crate::plans::Plan;
use crate::store::billing::Billing;
use crate::store::meta;
use crate::store::providers::{self, Provider};
use crate::time::{DAY_MILLIS, iso, millis_of_month, month_of, month_of_iso};

/// How many months back invoices go.
const MOST_MONTHS: i64 = 12;
/// How long an invoice may be open.
const DUE_DAYS: i64 = 30;
/// Clients were smaller by one in so many seats each month before the world was built.
const GROWTH_PER_MONTH: i64 = 24;

/// An invoice.
pub(crate) struct Invoice {
    pub(crate) id: String,
    /// See [`month_of`].
    pub(crate) month: i64,
    pub(crate) number: String,
    pub(crate) due_date: Option<String>,
    pub(crate) status: String,
    pub(crate) total_cents: i64,
}

/// A client on an invoice, or the seats no client has.
pub(crate) struct InvoiceLine {
    pub(crate) client_name: String,
    pub(crate) organization_id: Option<String>,
    pub(crate) plan_type: i64,
    pub(crate) assigned_seats: i64,
    pub(crate) used_seats: i64,
    pub(crate) total_cents: i64,
}

/// Makes the invoices that are due and not made yet.
pub(crate) fn issue_due(
    db: &Connection,
    provider: &Provider,
    billing: &Billing,
    now_millis: i64,
) -> Result<(), ApiError> {
    let this_month = month_of(now_millis);
    let first = month_of_iso(&provider.creation_date).unwrap_or(this_month) + 1;
    let world = meta(db, "seeded_at")?.unwrap_or_default();
    let world_month = month_of_iso(&world);
    for month in first.max(this_month - MOST_MONTHS + 1)..=this_month {
        let is_made: bool = db.query_row(
            "SELECT EXISTS (SELECT 1 FROM provider_invoices WHERE provider_id = ?1 AND month = ?2)",
            params![provider.id, month],
            |row| row.get(0),
        )?;
        if !is_made {
            let when = Moment {
                month,
                months_before_world: world_month.map_or(0, |built| (built - month).max(0)),
                // Whoever was a client when the world was built was one before.
                clients_until: world.clone().max(iso(millis_of_month(month))),
                now_millis,
            };
            issue(db, provider, billing, &when)?;
        }
    }
    Ok(())
}

/// Which invoice is made, and when.
struct Moment {
    /// See [`month_of`].
    month: i64,
    months_before_world: i64,
    /// Later clients are not on it.
    clients_until: String,
    now_millis: i64,
}

fn issue(
    db: &Connection,
    provider: &Provider,
    billing: &Billing,
    when: &Moment,
) -> Result<(), ApiError> {
    let id = format!("in_{}", new_id()?.replace('-', ""));
    let is_invoiced = billing.collection_method == "send_invoice";
    let due_millis = millis_of_month(when.month) + DUE_DAYS * DAY_MILLIS;
    // What is owed is the newest invoice; the older ones were paid in their time.
    let is_newest = when.month == month_of(when.now_millis);
    let is_open =
        is_newest && (billing.is_unpaid() || (is_invoiced && due_millis > when.now_millis));
    let prefix: String = provider.id.chars().take(8).collect();
    db.execute(
        "INSERT INTO provider_invoices VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
        params![
            id,
            provider.id,
            when.month,
            format!("{}-{:04}", prefix.to_uppercase(), when.month % 10_000),
            is_invoiced.then(|| iso(due_millis)),
            if is_open { "open" } else { "paid" },
        ],
    )?;
    for held in providers::plans(db, &provider.id)? {
        let Some(plan) = Plan::find(held.plan_type) else {
            continue;
        };
        let seat_cents = billing.discounted(plan.provider_seat_cents());
        write_clients(db, &id, &provider.id, plan, seat_cents, when)?;
        let assigned: i64 = db.query_row(
            "SELECT coalesce(sum(assigned_seats), 0) FROM provider_invoice_lines
             WHERE invoice_id = ?1 AND plan_type = ?2",
            params![id, plan.plan_type],
            |row| row.get(0),
        )?;
        // The minimum is paid in any case; beyond it there is nothing unassigned.
        let unassigned = held.seat_minimum - assigned;
        if unassigned > 0 {
            db.execute(
                "INSERT INTO provider_invoice_lines
                 VALUES (?1, 'Unassigned seats', NULL, ?2, ?3, 0, ?3 * ?4)",
                params![id, plan.plan_type, unassigned, seat_cents],
            )?;
        }
    }
    db.execute(
        "UPDATE provider_invoices SET total_cents = (SELECT coalesce(sum(total_cents), 0)
         FROM provider_invoice_lines WHERE invoice_id = ?1) WHERE id = ?1",
        [&id],
    )?;
    Ok(())
}

/// SQLite does the counting: a world can have 100 000 clients.
fn write_clients(
    db: &Connection,
    invoice_id: &str,
    provider_id: &str,
    plan: &Plan,
    seat_cents: i64,
    when: &Moment,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "WITH people AS (
           SELECT organization_id, sum(status IN (0, 1, 2)) AS occupied
           FROM organization_users GROUP BY organization_id
         ), client AS (
           SELECT organization.id, organization.name,
             max(organization.seats - organization.seats * ?5 / ?6, 1) AS seats,
             coalesce(people.occupied, 0) + organization.crowd_confirmed
               + organization.crowd_pending AS occupied
           FROM provider_organizations link
           JOIN organizations organization ON organization.id = link.organization_id
           LEFT JOIN people ON people.organization_id = organization.id
           WHERE link.provider_id = ?2 AND organization.plan_type = ?3
             AND organization.status = 2 AND organization.seats > 0
             AND link.creation_date <= ?7
           ORDER BY link.rowid
         )
         INSERT INTO provider_invoice_lines
         SELECT ?1, name, id, ?3, seats, min(seats, occupied), seats * ?4 FROM client",
        params![
            invoice_id,
            provider_id,
            plan.plan_type,
            seat_cents,
            when.months_before_world,
            GROWTH_PER_MONTH,
            when.clients_until,
        ],
    )
    .map(drop)
}

/// A provider's invoices, newest first.
pub(crate) fn list(db: &Connection, provider_id: &str) -> Result<Vec<Invoice>, rusqlite::Error> {
    db.prepare(
        "SELECT id, month, number, due_date, status, total_cents FROM provider_invoices
         WHERE provider_id = ?1 ORDER BY month DESC",
    )?
    .query_map([provider_id], invoice)?
    .collect()
}

/// The lines of an invoice; none if it is not one of this provider's.
pub(crate) fn lines(
    db: &Connection,
    provider_id: &str,
    invoice_id: &str,
) -> Result<Vec<InvoiceLine>, rusqlite::Error> {
    let is_theirs: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM provider_invoices WHERE id = ?1 AND provider_id = ?2)",
        [invoice_id, provider_id],
        |row| row.get(0),
    )?;
    if is_theirs {
        lines_of(db, invoice_id)
    } else {
        Ok(Vec::new())
    }
}

/// The lines of an invoice, whoever's it is.
pub(crate) fn lines_of(
    db: &Connection,
    invoice_id: &str,
) -> Result<Vec<InvoiceLine>, rusqlite::Error> {
    db.prepare(
        "SELECT client_name, organization_id, plan_type, assigned_seats, used_seats, total_cents
         FROM provider_invoice_lines WHERE invoice_id = ?1 ORDER BY rowid",
    )?
    .query_map([invoice_id], |row| {
        Ok(InvoiceLine {
            client_name: row.get(0)?,
            organization_id: row.get(1)?,
            plan_type: row.get(2)?,
            assigned_seats: row.get(3)?,
            used_seats: row.get(4)?,
            total_cents: row.get(5)?,
        })
    })?
    .collect()
}

/// An invoice with its provider's name.
pub(crate) fn with_provider(
    db: &Connection,
    invoice_id: &str,
) -> Result<Option<(String, Invoice)>, rusqlite::Error> {
    db.query_row(
        "SELECT invoice.id, month, number, due_date, invoice.status, total_cents, provider.name
         FROM provider_invoices invoice JOIN providers provider ON provider.id = invoice.provider_id
         WHERE invoice.id = ?1",
        [invoice_id],
        |row| {
            let name: Option<String> = row.get(6)?;
            Ok((name.unwrap_or_default(), invoice(row)?))
        },
    )
    .optional()
}

fn invoice(row: &Row<'_>) -> Result<Invoice, rusqlite::Error> {
    Ok(Invoice {
        id: row.get(0)?,
        month: row.get(1)?,
        number: row.get(2)?,
        due_date: row.get(3)?,
        status: row.get(4)?,
        total_cents: row.get(5)?,
    })
}

//! Providers and their plans.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::store::seats::{SeatChange, change_seats};

/// A provider as the database holds it.
pub(crate) struct Provider {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) business_name: Option<String>,
    pub(crate) billing_email: String,
    /// 0 MSP, 1 reseller, 2 business unit.
    pub(crate) provider_type: i64,
    /// 0 pending, 1 created, 2 billable.
    pub(crate) status: i64,
    pub(crate) enabled: bool,
    pub(crate) creation_date: String,
}

impl Provider {
    /// Whether clients can be billed through it.
    pub(crate) fn is_billable(&self) -> bool {
        self.status == 2 && matches!(self.provider_type, 0 | 2)
    }

    /// The wire's model; status and switches are in the profile instead.
    pub(crate) fn model(&self) -> Value {
        json!({
            "object": "provider",
            "id": self.id,
            "name": self.name,
            "businessName": self.business_name,
            "businessAddress1": null,
            "businessAddress2": null,
            "businessAddress3": null,
            "businessCountry": null,
            "businessTaxNumber": null,
            "billingEmail": self.billing_email,
            "creationDate": self.creation_date,
            "type": self.provider_type,
        })
    }
}

/// The provider with an id.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<Option<Provider>, rusqlite::Error> {
    db.query_row(
        "SELECT id, name, business_name, billing_email, type, status, enabled, creation_date
         FROM providers WHERE id = ?1",
        [id],
        |row| {
            Ok(Provider {
                id: row.get(0)?,
                name: row.get(1)?,
                business_name: row.get(2)?,
                billing_email: row.get(3)?,
                provider_type: row.get(4)?,
                status: row.get(5)?,
                enabled: row.get(6)?,
                creation_date: row.get(7)?,
            })
        },
    )
    .optional()
}

/// A provider that clients can be billed through: 404 when it is gone, 401 when it is not one.
pub(crate) fn require_billable(db: &Connection, id: &str) -> Result<Provider, ApiError> {
    let provider = by_id(db, id)?.ok_or(ApiError::NotFound)?;
    if provider.is_billable() {
        Ok(provider)
    } else {
        Err(ApiError::Unauthorized)
    }
}

/// Adds a provider.
pub(crate) fn insert(db: &Connection, provider: &Provider) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO providers (id, name, business_name, billing_email, type, status, enabled,
         creation_date) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            provider.id,
            provider.name,
            provider.business_name,
            provider.billing_email,
            provider.provider_type,
            provider.status,
            provider.enabled,
            provider.creation_date
        ],
    )
    .map(drop)
}

/// Changes what admins can change.
pub(crate) fn update(
    db: &Connection,
    id: &str,
    name: &str,
    business_name: Option<&str>,
    billing_email: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE providers SET name = ?2, business_name = ?3, billing_email = ?4 WHERE id = ?1",
        params![id, name, business_name, billing_email],
    )
    .map(drop)
}

/// Whether the provider keeps an event log.
pub(crate) fn set_use_events(
    db: &Connection,
    id: &str,
    use_events: bool,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE providers SET use_events = ?2 WHERE id = ?1",
        params![id, use_events],
    )
    .map(drop)
}

/// Suspends a provider, or lets it work again. Its clients are another matter.
pub(crate) fn set_enabled(db: &Connection, id: &str, enabled: bool) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE providers SET enabled = ?2 WHERE id = ?1",
        params![id, enabled],
    )
    .map(drop)
}

/// The end of a provider's setup: it can be billed, and its first admin has the key.
pub(crate) fn set_up(
    db: &Connection,
    id: &str,
    user_id: &str,
    key: &str,
) -> Result<(), rusqlite::Error> {
    db.execute("UPDATE providers SET status = 2 WHERE id = ?1", [id])?;
    db.execute(
        "UPDATE provider_users SET key = ?3 WHERE provider_id = ?1 AND user_id = ?2",
        [id, user_id, key],
    )
    .map(drop)
}

/// Removes a provider with its people, plans, links and invoices; its clients live on as they are.
pub(crate) fn delete(db: &Connection, id: &str) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM providers WHERE id = ?1", [id])
        .map(drop)
}

/// Seats a provider holds of one plan.
pub(crate) struct ProviderPlan {
    pub(crate) plan_type: i64,
    pub(crate) seat_minimum: i64,
    pub(crate) purchased_seats: i64,
    pub(crate) allocated_seats: i64,
}

/// The plans of a provider.
pub(crate) fn plans(
    db: &Connection,
    provider_id: &str,
) -> Result<Vec<ProviderPlan>, rusqlite::Error> {
    db.prepare(
        "SELECT plan_type, seat_minimum, purchased_seats, allocated_seats FROM provider_plans
         WHERE provider_id = ?1 ORDER BY plan_type",
    )?
    .query_map([provider_id], |row| {
        Ok(ProviderPlan {
            plan_type: row.get(0)?,
            seat_minimum: row.get(1)?,
            purchased_seats: row.get(2)?,
            allocated_seats: row.get(3)?,
        })
    })?
    .collect()
}

/// Writes a plan of a provider.
pub(crate) fn save_plan(
    db: &Connection,
    provider_id: &str,
    plan: &ProviderPlan,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT OR REPLACE INTO provider_plans VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            provider_id,
            plan.plan_type,
            plan.seat_minimum,
            plan.purchased_seats,
            plan.allocated_seats
        ],
    )
    .map(drop)
}

/// Seats assigned to managed clients of a plan.
pub(crate) fn assigned_seats(
    db: &Connection,
    provider_id: &str,
    plan_type: i64,
) -> Result<i64, rusqlite::Error> {
    db.query_row(
        "SELECT coalesce(sum(organization.seats), 0) FROM provider_organizations link
         JOIN organizations organization ON organization.id = link.organization_id
         WHERE link.provider_id = ?1 AND organization.plan_type = ?2 AND organization.status = 2",
        params![provider_id, plan_type],
        |row| row.get(0),
    )
}

/// What changing the assigned seats of a plan by `change` would do.
///
/// # Errors
/// A billing failure when the provider does not hold the plan.
pub(crate) fn plan_change(
    db: &Connection,
    provider_id: &str,
    plan_type: i64,
    change: i64,
) -> Result<(ProviderPlan, SeatChange), ApiError> {
    let plan = plans(db, provider_id)?
        .into_iter()
        .find(|plan| plan.plan_type == plan_type)
        .ok_or(ApiError::Billing("the provider does not hold this plan"))?;
    let assigned = assigned_seats(db, provider_id, plan_type)?;
    let change = change_seats(plan.seat_minimum, assigned, change);
    Ok((plan, change))
}

/// Writes the outcome of [`plan_change`].
pub(crate) fn apply_change(
    db: &Connection,
    provider_id: &str,
    plan: &ProviderPlan,
    change: SeatChange,
) -> Result<(), rusqlite::Error> {
    let after = ProviderPlan {
        plan_type: plan.plan_type,
        seat_minimum: plan.seat_minimum,
        purchased_seats: change.purchased.unwrap_or(plan.purchased_seats),
        allocated_seats: change.allocated,
    };
    save_plan(db, provider_id, &after)
}

/// The account of one of a provider's people; `None` for an invitation and for somebody else's.
pub(crate) fn account_of_user(
    db: &Connection,
    provider_id: &str,
    provider_user_id: &str,
) -> Result<Option<String>, rusqlite::Error> {
    let found: Option<Option<String>> = db
        .query_row(
            "SELECT user_id FROM provider_users WHERE id = ?1 AND provider_id = ?2",
            [provider_user_id, provider_id],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.flatten())
}

/// Adds a provider's first admin: confirmed, but without a key until the provider is set up.
pub(crate) fn add_first_admin(
    db: &Connection,
    id: &str,
    provider_id: &str,
    user_id: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO provider_users (id, provider_id, user_id, type, status, key)
         VALUES (?1, ?2, ?3, 0, 2, NULL)",
        [id, provider_id, user_id],
    )
    .map(drop)
}

/// Adds a person to a provider, confirmed; `key` is the provider key wrapped to that person.
pub(crate) fn add_confirmed_user(
    db: &Connection,
    id: &str,
    provider_id: &str,
    user_id: &str,
    user_type: i64,
    key: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO provider_users (id, provider_id, user_id, type, status, key)
         VALUES (?1, ?2, ?3, ?4, 2, ?5)",
        params![id, provider_id, user_id, user_type, key],
    )
    .map(drop)
}

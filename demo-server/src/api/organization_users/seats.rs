//! Seats for more members (contract part 2, 14: seat rules 1 and 2).

use rusqlite::Connection;

use crate::errors::ApiError;
use crate::store::organizations::{self, Organization, STATUS_MANAGED};
use crate::time::now_iso;

/// Makes room for so many more members, buying seats where the organisation may; 400 where it may not.
pub(super) fn make_room(
    db: &Connection,
    organization: &Organization,
    count: i64,
) -> Result<(), ApiError> {
    let Some(seats) = organization.seats else {
        return Ok(());
    };
    let needed = organizations::occupied_seats(db, &organization.id)? + count;
    if needed <= seats {
        return Ok(());
    }
    let refuse = |text: &str| Err(ApiError::BadRequest(text.to_owned()));
    if organization.status == STATUS_MANAGED {
        return refuse(
            "Seat limit has been reached. Please contact your provider to purchase additional seats.",
        );
    }
    if organization
        .settings
        .max_autoscale_seats
        .is_some_and(|most| needed > most)
    {
        return refuse("Seat limit has been reached.");
    }
    if !organization.own_subscription {
        return refuse("Cannot autoscale without a payment method.");
    }
    let grown = Organization {
        seats: Some(needed),
        ..organization.clone()
    };
    Ok(organizations::update(db, &grown, &now_iso())?)
}

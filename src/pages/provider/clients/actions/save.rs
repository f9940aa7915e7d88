//! Saves a change of a client: `PUT /providers/{id}/clients/{link}`.
//!
//! The call takes the name and the seats together, so what is not meant to change has to be what the server has now,
//! not what a list of some minutes ago says: a colleague may have changed it (contract part 2, 2.3).

use portal_types::provider_client::UpdateClient;

use super::Target;
use crate::api::ApiError;
use crate::session::Session;

/// What is to become different.
pub(super) enum Change {
    Name(String),
    /// How many seats there are to be.
    Seats(u32),
}

/// What became of it.
pub(super) enum Outcome {
    Saved,
    /// It is not a client of this provider any more.
    Gone,
    /// Nothing was saved: its seats are others than those that were shown, so more would follow than was said.
    SeatsDiffer(Target),
}

/// Saves a change of a client as it was shown.
///
/// # Errors
/// Everything of [`ApiError`]; nothing was saved then, as far as can be known.
pub(super) async fn save(
    session: &Session,
    provider_id: &str,
    shown: &Target,
    change: Change,
) -> Result<Outcome, ApiError> {
    let api = session.api();
    let clients = api.provider_clients(provider_id).await?;
    let Some(row) = clients.find(&shown.link_id) else {
        return Ok(Outcome::Gone);
    };
    let now = Target::of(&clients, row);
    let body = match change {
        Change::Name(name) => UpdateClient {
            assigned_seats: wire_seats(now.seats),
            name,
        },
        Change::Seats(_) if now.seats != shown.seats => return Ok(Outcome::SeatsDiffer(now)),
        Change::Seats(assigned_seats) => UpdateClient {
            assigned_seats,
            name: now.name,
        },
    };
    api.update_provider_client(provider_id, &shown.link_id, &body)
        .await?;
    Ok(Outcome::Saved)
}

/// Seats as the call wants them: it has no word for those without limit.
fn wire_seats(seats: Option<i64>) -> u32 {
    seats.and_then(|it| u32::try_from(it).ok()).unwrap_or(0)
}

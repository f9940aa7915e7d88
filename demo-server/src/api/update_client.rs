//! `PUT /providers/{id}/clients/{link id}`: name and seats of a client.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::auth::caller::Caller;
use crate::auth::roles::{self, ProviderRole};
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::organizations::{self, STATUS_MANAGED};
use crate::store::{accounts, clients, providers};
use crate::time::now_iso;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    assigned_seats: i32,
    #[serde(default)]
    name: String,
}

/// Provider admins; service users as long as nothing is bought.
pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, link_id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let role = roles::require_provider_user(db, &caller.user_id, &provider_id)?;
            let seats = validate(&request)?;
            providers::require_billable(db, &provider_id)?;
            let link = clients::link(db, &link_id)?
                .filter(|link| link.provider_id == provider_id)
                .ok_or(ApiError::NotFound)?;
            let mut organization =
                organizations::by_id(db, &link.organization_id)?.ok_or(ApiError::NotFound)?;
            if organization.status != STATUS_MANAGED {
                return Err(ApiError::Billing("the organisation is not managed"));
            }
            let change = seats.saturating_sub(organization.seats.unwrap_or(0));
            // The original lets seats fall below the seats in use; this server does not.
            if change != 0 && seats < organizations::occupied_seats(db, &organization.id)? {
                return Err(ApiError::BadRequest(
                    "You cannot assign fewer seats than the organization uses.".into(),
                ));
            }
            let (plan, outcome) =
                providers::plan_change(db, &provider_id, organization.plan_type, change)?;
            if outcome.is_purchase && role == ProviderRole::ServiceUser {
                return Err(ApiError::UnauthorizedBilling(
                    "Service users cannot purchase additional seats.",
                ));
            }
            if change != 0 {
                providers::apply_change(db, &provider_id, &plan, outcome)?;
            }
            organization.seats = Some(seats);
            organization.name = request.name;
            organizations::update(db, &organization, &now_iso())?;
            Ok(accounts::touch_people_of(
                db,
                &organization.id,
                Some(&provider_id),
            )?)
        })
        .await?;
    Ok(ok_empty())
}

fn validate(request: &Request) -> Result<i64, ApiError> {
    let mut problems = Vec::new();
    if request.assigned_seats < 0 {
        let text = "You cannot assign negative seats to a client.";
        problems.push(("AssignedSeats", text.to_owned()));
    }
    if request.name.trim().is_empty() {
        problems.push(("Name", "The Name field is required.".to_owned()));
    }
    if request.name.chars().count() > 50 {
        let text = "The field Name must be a string with a maximum length of 50.";
        problems.push(("Name", text.to_owned()));
    }
    if problems.is_empty() {
        Ok(i64::from(request.assigned_seats))
    } else {
        Err(ApiError::Invalid(problems))
    }
}

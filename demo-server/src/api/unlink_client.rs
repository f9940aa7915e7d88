//! `DELETE /providers/{id}/organizations/{link id}`: lets a client go its own way.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::ok_empty;
use crate::state::SharedApp;
use crate::store::events::{EventType, Subject, record};
use crate::store::organizations::{self, STATUS_CREATED, STATUS_MANAGED};
use crate::store::{accounts, clients, providers};
use crate::time::now_iso;

/// Provider admins; 403 for everyone else.
pub(crate) async fn unlink(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, link_id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            // The original stumbles over an unknown link with a 500; clients must cope with it.
            let link = clients::link(db, &link_id)?
                .ok_or_else(|| ApiError::Internal("no such link".into()))?;
            if link.provider_id != provider_id {
                return Err(ApiError::BadRequest("Invalid organization.".into()));
            }
            let mut organization =
                organizations::by_id(db, &link.organization_id)?.ok_or(ApiError::NotFound)?;
            let Some(owner) = organizations::first_owner_email(db, &organization)? else {
                return Err(ApiError::BadRequest(
                    "Organization must have at least one confirmed owner.".into(),
                ));
            };
            if organization.status == STATUS_MANAGED {
                let seats = organization.seats.unwrap_or(0);
                let (plan, change) =
                    providers::plan_change(db, &provider_id, organization.plan_type, -seats)?;
                providers::apply_change(db, &provider_id, &plan, change)?;
                organization.status = STATUS_CREATED;
                organization.own_subscription = true;
                organization.enabled = true;
                organization.billing_email = owner;
                organizations::update(db, &organization, &now_iso())?;
            }
            clients::delete_link(db, &link.id)?;
            let subject = Subject {
                provider_id: Some(&link.provider_id),
                provider_organization_id: Some(&link.id),
                organization_id: Some(&link.organization_id),
                ..Subject::default()
            };
            record(db, &caller, EventType::ProviderOrganizationRemoved, subject)?;
            Ok(accounts::touch_people_of(
                db,
                &link.organization_id,
                Some(&provider_id),
            )?)
        })
        .await?;
    Ok(ok_empty())
}

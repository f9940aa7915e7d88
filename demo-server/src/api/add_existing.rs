//! `POST /providers/{id}/clients/existing`: brings an organisation in as a client.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::api::addable_organizations::{candidates, managed_plan};
use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::clients::{self, Link};
use crate::store::events::{EventType, Subject, record};
use crate::store::organizations::{self, STATUS_MANAGED};
use crate::store::{accounts, providers};
use crate::time::now_iso;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(default)]
    key: String,
    organization_id: String,
}

/// Provider admins who own the organisation: 403 without the first, 401 without the second.
pub(crate) async fn add(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            enc_string::require("Key", &request.key, &[2])?;
            let provider = providers::require_billable(db, &provider_id)?;
            let organization_id = &request.organization_id;
            if roles::member_role(db, &caller.user_id, organization_id)? != Some(0) {
                return Err(ApiError::Unauthorized);
            }
            if clients::is_linked(db, organization_id)? {
                return Err(ApiError::Conflict(
                    "This organization is already linked to a provider.",
                ));
            }
            let mut organization = candidates(db, &caller.user_id, provider.provider_type)?
                .into_iter()
                .find(|candidate| candidate.id == *organization_id)
                .ok_or(ApiError::NotFound)?;
            organization.plan_type = managed_plan(provider.provider_type, &organization);
            let seats = organization.seats.unwrap_or(0);
            let (plan, change) =
                providers::plan_change(db, &provider_id, organization.plan_type, seats)?;
            providers::apply_change(db, &provider_id, &plan, change)?;
            organization.status = STATUS_MANAGED;
            organization.own_subscription = false;
            organization.billing_email = provider.billing_email;
            organizations::update(db, &organization, &now_iso())?;
            let link = Link {
                id: new_id()?,
                provider_id,
                organization_id: organization.id,
                key: request.key,
            };
            clients::insert_link(db, &link)?;
            let subject = Subject {
                provider_id: Some(&link.provider_id),
                provider_organization_id: Some(&link.id),
                organization_id: Some(&link.organization_id),
                ..Subject::default()
            };
            record(db, &caller, EventType::ProviderOrganizationAdded, subject)?;
            let (organization, provider) = (&link.organization_id, Some(link.provider_id.as_str()));
            Ok(accounts::touch_people_of(db, organization, provider)?)
        })
        .await?;
    Ok(ok_empty())
}

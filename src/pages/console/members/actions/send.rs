//! The calls behind the deeds, for one step of a job.

use portal_types::organization_user::{ConfirmMembers, WrappedOrganizationKey};

use super::run::outcomes;
use crate::api::Api;
use crate::jobs::StepOutcome;
use crate::pages::console::members::people::Deed;

/// One request of a deed that needs nothing but ids. `own_collection` is what a restored member's own
/// collection is called, encrypted.
pub(super) async fn send(
    api: &Api,
    organization_id: &str,
    deed: Deed,
    ids: Vec<String>,
    own_collection: Option<String>,
) -> StepOutcome {
    let rows = match deed {
        Deed::Resend => api.reinvite_members(organization_id, ids).await?,
        Deed::Revoke => api.revoke_members(organization_id, ids).await?,
        Deed::Restore => {
            api.restore_members(organization_id, ids, own_collection)
                .await?
        }
        Deed::Remove => api.remove_members(organization_id, ids).await?,
        // Needs keys: the confirming dialog sends it.
        Deed::Confirm => Vec::new(),
    };
    Ok(outcomes(rows))
}

/// One request that hands the key over.
pub(super) async fn send_keys(
    api: &Api,
    organization_id: &str,
    keys: Vec<WrappedOrganizationKey>,
    own_collection: Option<String>,
) -> StepOutcome {
    let confirmation = ConfirmMembers {
        keys,
        default_user_collection_name: own_collection,
    };
    let rows = api.confirm_members(organization_id, &confirmation).await?;
    Ok(outcomes(rows))
}

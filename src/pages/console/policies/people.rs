//! The members, for who may read all of them.

use portal_types::organization_user::OrganizationUser;

use crate::pages::console::Client;
use crate::pages::data::Data;

/// Area of the cache: the members of an organisation.
pub const AREA: &str = "organization-members";

/// The members of a client.
pub fn ask(client: Client) -> Data<Vec<OrganizationUser>> {
    client.ask(AREA, |api, id| async move { api.members(&id).await })
}

//! Asking for the people of a provider, once for all pages that show them.

use portal_types::provider_user::ProviderUser;

use crate::cache::{Asked, Cache, Key};
use crate::pages::areas;
use crate::session::Session;

/// What the list is kept under.
pub(super) fn cache_key(provider_id: &str) -> Key {
    Key::new(areas::PROVIDER_USERS, provider_id)
}

/// The people of a provider. The server refuses everybody but its admins.
pub fn ask_for_people(
    cache: &Cache,
    session: &Session,
    provider_id: &str,
) -> Asked<Vec<ProviderUser>> {
    let (session, id) = (session.clone(), provider_id.to_owned());
    cache.ask(cache_key(provider_id), move || {
        let (session, id) = (session.clone(), id.clone());
        async move { session.api().provider_users(&id).await }
    })
}

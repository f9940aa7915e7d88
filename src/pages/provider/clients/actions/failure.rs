//! What a dialog says when its action fails.

use super::Target;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};
use crate::pages::problem::text_of_saving;
use crate::pages::provider::clients::view::ClientsView;

/// The failure of an action on a client, in words. When the client may be gone, the list is fetched anew
/// to know: some servers answer 404 to that, some 500.
pub(super) async fn action_failure(view: ClientsView, target: &Target, error: &ApiError) -> Text {
    let may_be_gone = matches!(
        error.kind(),
        Some(RefusalKind::NotFound | RefusalKind::Server | RefusalKind::Invalid)
    );
    if may_be_gone && view.refresh().await.is_ok() && !view.has(&target.link_id) {
        return m::clients::vanished(&target.name);
    }
    text_of_saving(error)
}

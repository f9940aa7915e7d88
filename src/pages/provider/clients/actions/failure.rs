//! What a dialog says when its action fails.

use std::future::Future;

use super::Target;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};
use crate::pages::problem::text_of_saving;
use crate::pages::provider::clients::view::ClientsView;

/// The failure of an action on a client, in words. When the client may be gone, the list is fetched anew
/// to know: some servers answer 404 to that, some 500.
pub(super) async fn action_failure(view: ClientsView, target: &Target, error: &ApiError) -> Text {
    let is_gone = async { view.refresh().await.is_ok() && !view.has(&target.link_id) };
    failure_of(target, error, is_gone).await
}

/// The same, where something else knows whether the client is gone.
pub(super) async fn failure_of(
    target: &Target,
    error: &ApiError,
    is_gone: impl Future<Output = bool>,
) -> Text {
    let may_be_gone = matches!(
        error.kind(),
        Some(RefusalKind::NotFound | RefusalKind::Server | RefusalKind::Invalid)
    );
    if may_be_gone && is_gone.await {
        return m::client_actions::dialogs::vanished(&target.name);
    }
    text_of_saving(error)
}

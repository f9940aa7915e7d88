//! The provider's plans and seats, fetched when a dialog needs them: figures of a minute ago could
//! promise seats that are gone.

use leptos::prelude::*;
use portal_types::billing::ProviderSubscription;
use portal_types::plan::Plan;

use crate::api::ApiError;
use crate::effect::effect;
use crate::session::Session;

/// What is known of the provider's plans.
#[derive(Clone, Debug, Default)]
pub(super) enum Offer {
    /// Not yet.
    #[default]
    Asking,
    /// The subscription, and the price list where the server has one.
    Known {
        subscription: ProviderSubscription,
        price_list: Vec<Plan>,
    },
    /// The server does not tell.
    Unknown(ApiError),
}

impl Offer {
    /// The subscription, if it is known.
    pub(super) fn subscription(&self) -> Option<&ProviderSubscription> {
        match self {
            Self::Known { subscription, .. } => Some(subscription),
            Self::Asking | Self::Unknown(_) => None,
        }
    }
}

/// Asks anew each time `open` becomes true.
pub(super) fn use_offer(
    session: Session,
    provider_id: Signal<String>,
    open: RwSignal<bool>,
) -> RwSignal<Offer> {
    let offer = RwSignal::new(Offer::default());
    effect(move || {
        if !open.get() {
            return;
        }
        offer.set(Offer::Asking);
        let session = session.clone();
        let provider_id = provider_id.get_untracked();
        leptos::task::spawn_local(async move {
            let found = match session.api().provider_subscription(&provider_id).await {
                // Without a price list prices come from the subscription, or are not shown.
                Ok(subscription) => Offer::Known {
                    subscription,
                    price_list: session.api().plans().await.unwrap_or_default(),
                },
                Err(error) => Offer::Unknown(error),
            };
            offer.try_set(found);
        });
    });
    offer
}

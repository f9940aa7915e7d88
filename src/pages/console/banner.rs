//! What is said above every page of a console: through whom one acts, and that the client is suspended.

use leptos::prelude::*;

use super::Client;
use crate::{
    i18n::{m::console::frame as words, t},
    nav::{Link, Route},
    session::Action,
    ui::{Avatar, AvatarShape, AvatarSize, Callout, Tone},
};

/// Names the client, in its colour, and the provider one acts for; with a way back to the clients.
#[component]
pub(super) fn Banner(client: Client) -> impl IntoView {
    let acting = move || {
        let acting = client.acting_for()?;
        let back = Route::provider_clients(acting.provider_id);
        let text = words::acting_for(client.name(), acting.name);
        Some(view! {
            <div class=format!("client-banner {}", client.mark().slot_class())>
                <Avatar
                    name=client.name()
                    seed=client.id()
                    shape=AvatarShape::Square
                    size=AvatarSize::Small
                />
                <p class="client-banner__text">{t(text)}</p>
                <Link to=back class="client-banner__back">
                    {t(words::ALL_CLIENTS)}
                </Link>
            </div>
        })
    };
    let is_suspended = move || !client.rights().organization().enabled;
    let suspended = move || {
        is_suspended().then(|| {
            let text = match client.acting_for() {
                Some(_) => words::suspended_text_provider(client.name()),
                None if client.may(Action::SeeBilling) => {
                    words::suspended_text_owner(client.name())
                }
                None => words::suspended_text_member(client.name()),
            };
            view! {
                <div class="area-notice">
                    <Callout tone=Tone::Warning title=words::SUSPENDED_TITLE>
                        <p>{t(text)}</p>
                    </Callout>
                </div>
            }
        })
    };
    view! {
        {acting}
        {suspended}
    }
}

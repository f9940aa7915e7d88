//! Says when the browser has no connection, so that a failing page needs no explanation.

use leptos::{ev, prelude::*};

use crate::{
    i18n::{Message, t},
    ui::{Icon, IconName},
};

/// A line for as long as the browser is offline.
#[component]
pub(in crate::pages) fn OfflineNotice(
    /// What works meanwhile, and what does not.
    text: Message,
) -> impl IntoView {
    let is_online = RwSignal::new(window().navigator().on_line());
    let follow = move |_| {
        _ = is_online.try_set(window().navigator().on_line());
    };
    let went_online = window_event_listener(ev::online, follow);
    let went_offline = window_event_listener(ev::offline, follow);
    on_cleanup(move || {
        went_online.remove();
        went_offline.remove();
    });
    view! {
        <div role="status">
            <Show when=move || !is_online.get()>
                <p class="frame__notice row">
                    <Icon name=IconName::Offline />
                    <span>{t(text)}</span>
                </p>
            </Show>
        </div>
    }
}

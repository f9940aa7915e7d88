//! The fingerprint phrase of the organisation's key.

use leptos::prelude::*;
use portal_crypto::PublicKey;
use portal_types::organization_settings::OrganizationPublicKey;

use crate::cache::{Asked, Cache};
use crate::i18n::{m, t};
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::fingerprint::{Phrase, ask_for_words, phrase_of};
use crate::ui::{Skeleton, SkeletonShape};

use m::console::settings as words;

/// Area of the cache.
const AREA: &str = "organization-public-key";

#[component]
pub(super) fn FingerprintCard(client: Client) -> impl IntoView {
    let key: Data<OrganizationPublicKey> = client.ask(AREA, |api, id| async move {
        api.organization_public_key(&id).await
    });
    let list: Asked<String> = ask_for_words(&Cache::use_context(), &client.session());
    let list = StoredValue::new_local(list);
    let phrase = move |key: &str| {
        let list = list.with_value(Asked::get);
        if let (None, Some(_)) = (list.value(), list.error()) {
            return broken();
        }
        let Some(list) = list.value() else {
            return view! { <Skeleton shape=SkeletonShape::Lines(1) /> }.into_any();
        };
        let public = PublicKey::from_spki_base64(key).ok();
        match public.and_then(|public| phrase_of(&client.id(), &public, list)) {
            Some(phrase) => view! { <Phrase phrase=phrase.into() /> }.into_any(),
            None => broken(),
        }
    };
    view! {
        <section class="card stack">
            <h2>{t(words::FINGERPRINT_TITLE)}</h2>
            <p>{t(words::FINGERPRINT_TEXT)}</p>
            <div aria-live="polite">
                {key
                    .show(
                        words::FINGERPRINT_FAILED,
                        move |key| match key.public_key.as_deref() {
                            Some(key) if !key.is_empty() => phrase(key),
                            _ => {
                                view! { <p class="muted">{t(words::FINGERPRINT_NONE)}</p> }
                                    .into_any()
                            }
                        },
                    )}
            </div>
        </section>
    }
}

fn broken() -> AnyView {
    view! { <p class="muted">{t(words::FINGERPRINT_BROKEN)}</p> }.into_any()
}

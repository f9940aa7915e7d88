//! The fingerprint phrase: five words that two people compare, on the phone for example, to know that a
//! public key is really the other one's and not the server's.

use std::sync::Arc;

use leptos::prelude::*;
use portal_crypto::PublicKey;
use portal_crypto::fingerprint::{WordList, fingerprint_phrase};

use crate::cache::{Asked, Cache, Key};
use crate::session::Session;

/// The list of words in the site, as it lies beside the app.
const FILE: &str = "eff-long-words.txt";

/// Asks for the list of words; keep the answer for as long as phrases are shown.
pub fn ask_for_words(cache: &Cache, session: &Session) -> Asked<String> {
    let session = session.clone();
    cache.ask(Key::single("fingerprint-words"), move || {
        let session = session.clone();
        async move { session.api().site_file(FILE).await }
    })
}

/// The phrase of an account's public key; `None` when the list of words is damaged.
pub fn phrase_of(user_id: &str, key: &PublicKey, words: &str) -> Option<String> {
    let words = WordList::parse(words).ok()?;
    fingerprint_phrase(&user_id.to_lowercase(), key.as_spki_der(), &words).ok()
}

/// A phrase to be read aloud: each word on its own, the same in every language.
#[component]
pub fn Phrase(
    /// Five words with hyphens between them.
    phrase: Arc<str>,
) -> impl IntoView {
    view! {
        <code class="phrase" lang="en" dir="ltr" translate="no">
            {phrase.to_string()}
        </code>
    }
}

//! The home of a client: what there is to do.

use leptos::prelude::*;

use super::Client;
use crate::{i18n::m::console::frame as words, pages::frame::title::use_title};

/// `#/organizations/{id}`.
pub fn home_page() -> AnyView {
    use_title(words::HOME);
    let client = Client::use_context();
    view! {
        <div class="page">
            <header class="page__head">
                <h1 class="page__title">{move || client.name()}</h1>
            </header>
        </div>
    }
    .into_any()
}

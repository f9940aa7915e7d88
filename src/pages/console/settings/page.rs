//! The page: one card per part.

use leptos::prelude::*;
use portal_types::organization::Organization;

use super::AREA;
use super::api_key::ApiKeyCard;
use super::collections::CollectionsCard;
use super::danger::DangerZone;
use super::fingerprint::FingerprintCard;
use super::info::InfoForm;
use crate::i18n::{m, t};
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::frame::title::use_title;
use crate::ui::{Avatar, AvatarShape, AvatarSize};

/// `#/organizations/{id}/settings/account`.
#[component]
pub(super) fn SettingsPage() -> impl IntoView {
    use_title(m::console::frame::ORGANIZATION_INFO);
    let client = Client::use_context();
    let organization: Data<Organization> =
        client.ask(AREA, |api, id| async move { api.organization(&id).await });
    view! {
        <div class="page page--settings">
            <header class="page__head">
                <h1 class="page__title">{t(m::console::frame::ORGANIZATION_INFO)}</h1>
            </header>
            <section class="card stack">
                <div class="row gap-3">
                    <Avatar
                        name=Signal::derive(move || client.name())
                        seed=client.id()
                        shape=AvatarShape::Square
                        size=AvatarSize::Large
                    />
                    <h2>{move || client.name()}</h2>
                </div>
                <InfoForm client organization />
            </section>
            <FingerprintCard client />
            <CollectionsCard client organization />
            <ApiKeyCard client />
            <DangerZone client />
        </div>
    }
}

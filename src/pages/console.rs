//! The Admin Console of one organisation: not built yet, and says whose it will be.

use leptos::prelude::*;

use super::frame::{entries, title::use_title};
use crate::{
    i18n::{Text, m, t},
    nav::{Link, Route, path_param},
    session::Session,
    ui::{Avatar, AvatarShape, AvatarSize, EmptyState, IconName},
};

/// Names the client and the provider one acts for.
#[component]
pub fn ConsolePage() -> impl IntoView {
    let session = Session::use_context();
    let id = path_param("organization_id");
    let organization = Memo::new(move |_| {
        let profile = session.profile()?;
        entries::organization(&profile, &id.read()).cloned()
    });
    let name = Memo::new(move |_| organization.read().as_ref().map(|it| it.name.clone()));
    let shown_name = move || name.get().unwrap_or_else(|| t(m::frame::ADMIN_CONSOLE)());
    use_title(Text::from_fn(shown_name));
    let provider = move || {
        organization
            .read()
            .as_ref()
            .and_then(|it| it.provider_name.clone())
    };
    let back = move || {
        let organization = organization.read();
        match organization.as_ref().and_then(|it| it.provider_id.clone()) {
            Some(provider_id) => Route::provider_clients(provider_id),
            None => Route::Home,
        }
    };
    view! {
        <div class="page">
            <header class="page__head">
                <div class="row row--nowrap gap-3">
                    <Avatar
                        name=Signal::derive(shown_name)
                        seed=Signal::derive(move || id.get())
                        shape=AvatarShape::Square
                        size=AvatarSize::Large
                    />
                    <div>
                        <h1 class="page__title">{shown_name}</h1>
                        {move || {
                            let acting = m::frame::acting_for(shown_name(), provider()?);
                            Some(view! { <p class="page__lead">{t(acting)}</p> })
                        }}
                    </div>
                </div>
            </header>
            <EmptyState
                icon=IconName::Console
                title=m::frame::NOT_BUILT_TITLE
                text=m::frame::not_built_text(Text::from(m::frame::ADMIN_CONSOLE))
            >
                <Link to=Signal::derive(back) class="button">
                    {t(m::frame::BACK_TO_CLIENTS)}
                </Link>
            </EmptyState>
        </div>
    }
}

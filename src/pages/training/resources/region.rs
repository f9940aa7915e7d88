//! Where accounts are created: the choice of the server, and the link for it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{
        clipboard,
        storage::{self, Kept},
    },
    config::Config,
    effect::effect,
    i18n::{Lang, Message, Text, m::training::links, m::training::resources as words, t},
    pages::training::{
        links::OutsideLink,
        registration::{Region, registration_link},
    },
    ui::{Button, IconName, InputKind, Select, SelectOption, TextField, Toast, Tone, toasts},
};

/// Where the choice is kept, so that it is made once per browser.
const REGION: &str = "training-region";
const OWN_SERVER: &str = "training-server";

/// The choice of a server as two signals: the region's name, and what was typed for a server of one's own.
#[derive(Clone, Copy)]
pub struct ServerChoice {
    /// [`Region::name`].
    pub region: RwSignal<String>,
    /// As typed.
    pub own_server: RwSignal<String>,
}

impl ServerChoice {
    /// What was chosen last in this browser, else what the operator says; every change is kept.
    pub fn kept() -> Self {
        let (region, own_server) = Region::configured(Config::use_context().help_region.as_ref());
        let stored = |name, by_itself: &str| {
            let kept = storage::get(Kept::InBrowser, name).filter(|kept| !kept.is_empty());
            kept.unwrap_or_else(|| by_itself.to_owned())
        };
        let choice = Self {
            region: RwSignal::new(Region::of(&stored(REGION, region.name())).name().to_owned()),
            own_server: RwSignal::new(stored(OWN_SERVER, &own_server)),
        };
        effect(move || {
            // Whoever leaves it as the operator says follows when that changes.
            let keep = |name, chosen: &str, by_itself: &str| {
                storage::set(
                    Kept::InBrowser,
                    name,
                    (chosen != by_itself).then_some(chosen),
                );
            };
            keep(REGION, &choice.region.read(), region.name());
            keep(OWN_SERVER, &choice.own_server.read(), &own_server);
        });
        choice
    }

    fn region(self) -> Region {
        Region::of(&self.region.read())
    }

    /// Where accounts are created, once that is known.
    pub fn link(self) -> Option<String> {
        registration_link(self.region(), &self.own_server.read())
    }

    /// What is wrong with the address, as soon as there is one.
    fn problem(self) -> Option<Text> {
        let is_typed = !self.own_server.read().trim().is_empty();
        (self.link().is_none() && is_typed).then(|| words::OWN_ADDRESS_BAD.into())
    }
}

fn name_of(region: Region) -> Message {
    match region {
        Region::UnitedStates => words::REGION_US,
        Region::EuropeanUnion => words::REGION_EU,
        Region::Own => words::REGION_OWN,
    }
}

/// The fields of the choice.
#[component]
pub fn ServerFields(
    /// The choice.
    choice: ServerChoice,
) -> impl IntoView {
    let choices = Region::ALL.map(|region| SelectOption::new(region.name(), name_of(region)));
    view! {
        <Select label=words::REGION value=choice.region choices=choices.to_vec() />
        <Show when=move || choice.region() == Region::Own>
            <TextField
                label=words::OWN_ADDRESS
                value=choice.own_server
                kind=InputKind::Url
                hint=Text::from(words::OWN_ADDRESS_HINT)
                error=Signal::derive(move || choice.problem())
            />
        </Show>
    }
}

/// The choice with its link, to be opened or copied.
#[component]
pub(super) fn RegistrationLink() -> impl IntoView {
    let choice = ServerChoice::kept();
    let link = Memo::new(move |_| choice.link());
    let toasts = toasts();
    let copy = move || {
        let Some(link) = link.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let toast = match clipboard::copy(&link).await {
                true => Toast::new(Tone::Success, words::LINK_COPIED),
                false => Toast::new(Tone::Danger, words::NOT_COPIED),
            };
            toasts.show(toast);
        });
    };
    let is_known = Memo::new(move |_| link.read().is_some());
    view! {
        <div class="stack gap-3">
            <ServerFields choice />
            <Show
                when=move || is_known.get()
                fallback=move || view! { <p class="muted small">{t(words::OWN_ADDRESS_MISSING)}</p> }
            >
                <p class="registration__address">{move || link.get()}</p>
                <div class="row">
                    <OutsideLink
                        href=Signal::derive(move || link.get().unwrap_or_default())
                        label=links::REGISTER_OWN
                        lang=Signal::derive(move || Lang::En)
                    />
                    <Button small=true icon=IconName::Copy on_press=copy>
                        {t(words::COPY_LINK)}
                    </Button>
                </div>
            </Show>
        </div>
    }
}

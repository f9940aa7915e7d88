//! The client that the guide is read for: chosen at the top, kept in the address.

use leptos::prelude::*;

use crate::{
    effect::effect,
    i18n::{I18n, Message, Text, m::training::guide as words, t},
    nav::Nav,
    pages::training::clients::{Chosen, clients},
    session::Session,
    ui::{Callout, Select, SelectOption, Tone},
};

/// In the address.
pub(super) const CLIENT: &str = "client";

/// The client of the address, if this person looks after it.
pub fn chosen_client() -> Memo<Option<Chosen>> {
    let session = Session::use_context();
    let query = Nav::use_context().map(|nav| nav.query());
    Memo::new(move |_| {
        let id = query?.with(|query| query.get(CLIENT).map(str::to_owned))?;
        let profile = session.profile()?;
        clients(&profile).into_iter().find(|it| it.id == id)
    })
}

/// The choice; where nobody is signed in, the way to it.
#[component]
pub fn ClientChoice(
    /// The choice.
    chosen: Memo<Option<Chosen>>,
    /// What it is good for.
    #[prop(default = words::CLIENT_HINT)]
    hint: Message,
) -> impl IntoView {
    let session = Session::use_context();
    let i18n = I18n::use_context();
    let nav = Nav::use_context();
    let value = RwSignal::new(String::new());
    // The address leads: links and the back button change it too.
    effect(move || {
        let id = chosen.with(|chosen| chosen.as_ref().map(|it| it.id.clone()));
        let id = id.unwrap_or_default();
        if *value.read_untracked() != id {
            value.set(id);
        }
    });
    effect(move || {
        let id = value.get();
        let now = chosen.with_untracked(|chosen| chosen.as_ref().map(|it| it.id.clone()));
        if let Some(nav) = nav
            && now.unwrap_or_default() != id
        {
            let mut query = nav.query().get_untracked();
            query.set(CLIENT, (!id.is_empty()).then_some(id));
            nav.replace_query(&query);
        }
    });
    let known = Memo::new(move |_| {
        let profile = session.profile()?;
        let mut known = clients(&profile);
        known.sort_by(|a, b| i18n.compare(&a.name, &b.name));
        Some(known)
    });
    move || match known.get() {
        None => view! { <p class="muted">{t(words::SIGN_IN_TEXT)}</p> }.into_any(),
        Some(known) if known.is_empty() => {
            view! { <Callout tone=Tone::Info title=words::NO_CLIENTS_TEXT /> }.into_any()
        }
        Some(known) => {
            let none = SelectOption::new("", words::NO_CLIENT);
            let choices = known
                .into_iter()
                .map(|client| SelectOption::new(client.id, Text::plain(client.name)));
            let choices: Vec<_> = [none].into_iter().chain(choices).collect();
            view! {
                <div class="guide__client">
                    <Select
                        label=words::CLIENT
                        value
                        choices
                        hint=Text::from(hint)
                    />
                </div>
            }
            .into_any()
        }
    }
}

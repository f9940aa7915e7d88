//! The page: accepts the invitation, or says why it cannot be accepted and what to do.

use leptos::{prelude::*, task::spawn_local};

use super::invitation::{Invitation, Standing, accepted};
use crate::api::{ApiError, RefusalKind};
use crate::cache::Cache;
use crate::i18n::{Text, m, t};
use crate::nav::{Link, Nav, Route};
use crate::pages::fingerprint::{Phrase, ask_for_words, phrase_of};
use crate::pages::frame::title::use_title;
use crate::pages::problem::text_of_saving;
use crate::session::Session;
use crate::ui::{
    Avatar, AvatarShape, AvatarSize, Button, ButtonVariant, Callout, EmptyState, IconName, Tone,
};

/// `#/providers/accept-provider?providerId=&providerUserId=&email=&providerName=&token=`.
#[component]
pub(super) fn JoinPage() -> impl IntoView {
    use_title(m::provider::join::TITLE);
    let session = Session::use_context();
    let query = Nav::use_context().map(|nav| nav.query());
    let invitation = Memo::new(move |_| {
        query.map_or_else(Invitation::default, |query| Invitation::of(&query.read()))
    });
    let standing = Memo::new(move |_| {
        session.profile().map_or(Standing::Incomplete, |profile| {
            invitation.read().standing(&profile)
        })
    });
    let provider_name = Memo::new(move |_| {
        let name = invitation.read().provider_name.clone();
        if name.is_empty() {
            Text::from(m::provider::join::A_PROVIDER)
        } else {
            Text::plain(name)
        }
    });
    view! {
        <div class="page page--narrow">
            {move || match standing.get() {
                Standing::Incomplete => view! { <Incomplete /> }.into_any(),
                Standing::WrongAccount => {
                    view! { <WrongAccount invitation=invitation.get() provider_name /> }.into_any()
                }
                Standing::Invited => {
                    view! { <Accept invitation=invitation.get() provider_name /> }
                        .into_any()
                }
                Standing::Waiting => view! { <Waiting provider_name /> }.into_any(),
                Standing::Member => {
                    view! { <Member provider_id=invitation.get().provider_id provider_name /> }
                        .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Incomplete() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Link
            title=m::provider::join::INCOMPLETE_TITLE
            is_page=true
            text=m::provider::join::INCOMPLETE_TEXT
        />
    }
}

/// Who invites, and whom.
#[component]
fn Head(invitation: Invitation, provider_name: Memo<Text>) -> impl IntoView {
    let name = Signal::derive(move || t(provider_name.get())());
    view! {
        <header class="join__head">
            <Avatar
                name
                seed=Signal::stored(invitation.provider_id)
                shape=AvatarShape::Square
                size=AvatarSize::Large
            />
            <div>
                <h1 class="page__title">
                    {move || t(m::provider::join::heading(provider_name.get()))()}
                </h1>
                {(!invitation.email.is_empty())
                    .then(|| {
                        view! {
                            <p class="page__lead">
                                {t(m::provider::join::note_whom(&invitation.email))}
                            </p>
                        }
                    })}
            </div>
        </header>
    }
}

#[component]
fn WrongAccount(invitation: Invitation, provider_name: Memo<Text>) -> impl IntoView {
    let session = Session::use_context();
    let own = session
        .profile()
        .map(|it| it.email.clone())
        .unwrap_or_default();
    let title = m::provider::join::wrong_account(&invitation.email, own);
    let switch = m::provider::join::sign_in_as(&invitation.email);
    // The address stays what it is, so the sign-in leads back here.
    let sign_out = move || session.sign_out();
    view! {
        <Head invitation provider_name />
        <Callout tone=Tone::Warning title>
            <p>{t(m::provider::join::WRONG_ACCOUNT_TEXT)}</p>
        </Callout>
        <div class="row">
            <Button variant=ButtonVariant::Primary icon=IconName::User on_press=sign_out>
                {t(switch)}
            </Button>
        </div>
    }
}

#[component]
fn Accept(invitation: Invitation, provider_name: Memo<Text>) -> impl IntoView {
    let session = Session::use_context();
    let nav = Nav::use_context();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let asked = invitation.clone();
    let accept = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let (session, invitation) = (session.clone(), asked.clone());
        spawn_local(async move {
            let outcome = session
                .api()
                .accept_provider_user(
                    &invitation.provider_id,
                    &invitation.provider_user_id,
                    invitation.token,
                )
                .await;
            match outcome {
                Ok(()) => {
                    if let Some(nav) = nav {
                        nav.replace_query(&accepted(nav.query().get_untracked()));
                    }
                    // A failure only leaves the list of providers as it was.
                    _ = session.memberships_changed().await;
                }
                Err(error) => {
                    // Whoever is in already is shown that instead.
                    if error.kind() == Some(RefusalKind::Invalid) {
                        _ = session.reload_profile().await;
                    }
                    failure.try_set(Some(refusal_text(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Head invitation provider_name />
        {move || failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })}
        <ul class="join__facts">
            <li>{t(m::provider::join::FACT_WORK)}</li>
            <li>{t(m::provider::join::FACT_CONFIRM)}</li>
            <li>{t(m::provider::join::FACT_SEEN)}</li>
        </ul>
        <div class="row">
            <Button variant=ButtonVariant::Primary icon=IconName::Check busy on_press=accept>
                {t(m::provider::join::ACCEPT)}
            </Button>
            <Link to=Route::Home class="button">
                {t(m::provider::join::NOT_NOW)}
            </Link>
        </div>
    }
}

/// The server tells in English which of its rules it was; these are the words of official servers.
fn refusal_text(error: &ApiError) -> Text {
    if error.kind() != Some(RefusalKind::Invalid) {
        return text_of_saving(error);
    }
    let said = error.server_message().unwrap_or_default().to_lowercase();
    if said.contains("already") {
        m::provider::join::USED.into()
    } else if said.contains("email") {
        m::provider::join::OTHER_ADDRESS.into()
    } else {
        m::provider::join::REFUSED.into()
    }
}

/// Accepted: what happens next, and the phrase that an admin may ask for.
#[component]
fn Waiting(provider_name: Memo<Text>) -> impl IntoView {
    let session = Session::use_context();
    let words = ask_for_words(&Cache::use_context(), &session);
    let key = RwSignal::new(None);
    let profile = session.profile();
    if let (Some(keys), Some(profile)) = (session.keys(), profile) {
        spawn_local(async move {
            if let Ok(public) = keys.public_key().await {
                key.try_set(Some((profile.id.clone(), public)));
            }
        });
    }
    let phrase = move || {
        let words = words.value()?;
        let key = key.read();
        let (user_id, public) = key.as_ref()?;
        let phrase = phrase_of(user_id, public, &words)?;
        Some(view! {
            <div class="phrases__person">
                <span class="phrases__name">{t(m::provider::join::YOUR_PHRASE)}</span>
                <Phrase phrase=phrase.into() />
            </div>
        })
    };
    view! {
        <EmptyState
            icon=IconName::Clock
            title=m::provider::join::WAITING_TITLE
            is_page=true
            text=Text::reactive(move || m::provider::join::waiting_text(provider_name.get()))
        >
            {phrase}
        </EmptyState>
    }
}

#[component]
fn Member(provider_id: String, provider_name: Memo<Text>) -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::CheckCircle
            title=m::provider::join::MEMBER_TITLE
            is_page=true
            text=Text::reactive(move || m::provider::join::member_text(provider_name.get()))
        >
            <Link to=Route::provider_clients(provider_id) class="button button--primary">
                {t(m::provider::join::TO_CLIENTS)}
            </Link>
        </EmptyState>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Refusal;

    #[test]
    fn each_refusal_says_what_to_do() {
        let refused = |status: u16, kind, message: &str| {
            refusal_text(&ApiError::Refused(Refusal {
                status,
                kind,
                message: Some(message.into()),
                fields: Vec::new(),
                retry_after_seconds: None,
            }))
        };
        let invalid = |message| refused(400, RefusalKind::Invalid, message);
        assert_eq!(invalid("Invalid token."), m::provider::join::REFUSED.into());
        assert_eq!(invalid("Already accepted."), m::provider::join::USED.into());
        assert_eq!(
            invalid("User email does not match invite."),
            m::provider::join::OTHER_ADDRESS.into()
        );
        assert_eq!(
            refused(404, RefusalKind::NotFound, "Resource not found."),
            m::errors::NOT_FOUND.into()
        );
    }
}

//! The page: accepts the invitation, or says why it cannot be accepted and what to do.

use leptos::{prelude::*, task::spawn_local};
use portal_crypto::PublicKey;
use portal_types::organization_user::AcceptMember;

use super::invitation::{Host, Invitation, Standing, accepted};
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

/// `#/providers/accept-provider?providerId=&providerUserId=&email=&providerName=&token=`, and the same for
/// organisations at `#/accept-organization`.
#[component]
pub(super) fn JoinPage() -> impl IntoView {
    use_title(m::provider::join::TITLE);
    let session = Session::use_context();
    let nav = Nav::use_context();
    let invitation = Memo::new(move |_| {
        nav.map_or_else(Invitation::default, |nav| {
            let host = Host::of_path(&nav.path().read()).unwrap_or_default();
            Invitation::of(host, &nav.query().read())
        })
    });
    let standing = Memo::new(move |_| {
        session.profile().map_or(Standing::Incomplete, |profile| {
            invitation.read().standing(&profile)
        })
    });
    let host_name = Memo::new(move |_| {
        let invitation = invitation.read();
        match (invitation.host, invitation.host_name.as_str()) {
            (Host::Provider, "") => Text::from(m::provider::join::A_PROVIDER),
            (Host::Organization, "") => Text::from(m::provider::join::AN_ORGANIZATION),
            (_, name) => Text::plain(name),
        }
    });
    view! {
        <div class="page page--narrow">
            {move || match standing.get() {
                Standing::Incomplete => view! { <Incomplete /> }.into_any(),
                Standing::WrongAccount => {
                    view! { <WrongAccount invitation=invitation.get() host_name /> }.into_any()
                }
                Standing::Invited => {
                    view! { <Accept invitation=invitation.get() host_name /> }
                        .into_any()
                }
                Standing::Waiting => {
                    view! { <Waiting host=invitation.get().host host_name /> }.into_any()
                }
                Standing::Member => {
                    view! { <Member invitation=invitation.get() host_name /> }.into_any()
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
fn Head(invitation: Invitation, host_name: Memo<Text>) -> impl IntoView {
    let name = Signal::derive(move || t(host_name.get())());
    view! {
        <header class="join__head">
            <Avatar
                name
                seed=Signal::stored(invitation.host_id)
                shape=AvatarShape::Square
                size=AvatarSize::Large
            />
            <div>
                <h1 class="page__title">
                    {move || t(m::provider::join::heading(host_name.get()))()}
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
fn WrongAccount(invitation: Invitation, host_name: Memo<Text>) -> impl IntoView {
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
        <Head invitation host_name />
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
fn Accept(invitation: Invitation, host_name: Memo<Text>) -> impl IntoView {
    let session = Session::use_context();
    let nav = Nav::use_context();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    // The organisation enrols everybody in account recovery: told, and agreed to with the next click.
    let enrols = RwSignal::new(false);
    let asked = invitation.clone();
    let accept = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let (session, invitation) = (session.clone(), asked.clone());
        let enrols_now = enrols.get_untracked();
        spawn_local(async move {
            match accept(&session, invitation, enrols_now).await {
                Ok(()) => {
                    if let Some(nav) = nav {
                        nav.replace_query(&accepted(nav.query().get_untracked()));
                    }
                    // A failure only leaves the lists as they were.
                    _ = session.memberships_changed().await;
                }
                Err(error) if !enrols_now && asks_for_enrolment(&error) => {
                    enrols.try_set(true);
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
    let facts = match invitation.host {
        Host::Provider => [
            m::provider::join::FACT_WORK,
            m::provider::join::FACT_CONFIRM,
            m::provider::join::FACT_SEEN,
        ],
        Host::Organization => [
            m::provider::join::FACT_MEMBER,
            m::provider::join::FACT_MEMBER_CONFIRM,
            m::provider::join::FACT_MEMBER_SEEN,
        ],
    };
    view! {
        <Head invitation host_name />
        {move || failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })}
        <ul class="join__facts">
            {facts.map(|fact| view! { <li>{t(fact)}</li> }).collect_view()}
        </ul>
        <Show when=move || enrols.get()>
            <Callout tone=Tone::Info title=m::provider::join::ENROLS_TITLE>
                <p>{t(m::provider::join::ENROLS_TEXT)}</p>
            </Callout>
        </Show>
        <div class="row">
            <Button variant=ButtonVariant::Primary icon=IconName::Check busy on_press=accept>
                {move || {
                    let text = match enrols.get() {
                        true => m::provider::join::ACCEPT_AND_ENROL,
                        false => m::provider::join::ACCEPT,
                    };
                    t(text)()
                }}
            </Button>
            <Link to=Route::Home class="button">
                {t(m::provider::join::NOT_NOW)}
            </Link>
        </div>
    }
}

async fn accept(session: &Session, invitation: Invitation, enrols: bool) -> Result<(), ApiError> {
    let api = session.api();
    if invitation.host == Host::Provider {
        return api
            .accept_provider_user(&invitation.host_id, &invitation.row_id, invitation.token)
            .await;
    }
    let reset_password_key = match enrols {
        true => recovery_key(session, &invitation.host_id).await?,
        false => None,
    };
    let acceptance = AcceptMember {
        token: invitation.token,
        reset_password_key,
    };
    api.accept_membership(&invitation.host_id, &invitation.row_id, &acceptance)
        .await
}

/// The account's key for the organisation alone: whoever recovers the account there can open it.
async fn recovery_key(
    session: &Session,
    organization_id: &str,
) -> Result<Option<String>, ApiError> {
    let keys = untrack(|| session.keys());
    let public = session
        .api()
        .organization_public_key(organization_id)
        .await?
        .public_key;
    let public = PublicKey::from_spki_base64(&public.unwrap_or_default());
    let (Some(keys), Ok(public)) = (keys, public) else {
        return Ok(None);
    };
    let Ok(user_key) = keys.user_key() else {
        return Ok(None);
    };
    Ok(public.wrap(&user_key).await.ok().map(|key| key.to_string()))
}

/// Whether the server wants the account's key for recovery; the words are those of official servers.
fn asks_for_enrolment(error: &ApiError) -> bool {
    let said = error.server_message().unwrap_or_default().to_lowercase();
    error.kind() == Some(RefusalKind::Invalid) && said.contains("password reset is required")
}

/// The server tells in English which of its rules it was; these are the words of official servers.
fn refusal_text(error: &ApiError) -> Text {
    if error.kind() != Some(RefusalKind::Invalid) {
        return text_of_saving(error);
    }
    let said = error.server_message().unwrap_or_default().to_lowercase();
    if said.contains("two-step") {
        m::provider::join::NEEDS_TWO_STEP.into()
    } else if said.contains("other organizations") {
        m::provider::join::SINGLE_ORGANIZATION.into()
    } else if said.contains("already") {
        m::provider::join::USED.into()
    } else if said.contains("email") {
        m::provider::join::OTHER_ADDRESS.into()
    } else {
        m::provider::join::REFUSED.into()
    }
}

/// Accepted: what happens next, and the phrase that an admin may ask for.
#[component]
fn Waiting(host: Host, host_name: Memo<Text>) -> impl IntoView {
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
            text=Text::reactive(move || match host {
                Host::Provider => m::provider::join::waiting_text(host_name.get()),
                Host::Organization => m::provider::join::waiting_text_member(host_name.get()),
            })
        >
            {phrase}
        </EmptyState>
    }
}

#[component]
fn Member(invitation: Invitation, host_name: Memo<Text>) -> impl IntoView {
    let (title, text, to, label): (_, fn(Text) -> Text, _, _) = match invitation.host {
        Host::Provider => (
            m::provider::join::MEMBER_TITLE,
            |name| m::provider::join::member_text(name),
            Route::provider_clients(invitation.host_id),
            m::provider::join::TO_CLIENTS,
        ),
        Host::Organization => (
            m::provider::join::ORGANIZATION_TITLE,
            |name| m::provider::join::organization_text(name),
            Route::organization(invitation.host_id),
            m::provider::join::TO_ORGANIZATION,
        ),
    };
    view! {
        <EmptyState
            icon=IconName::CheckCircle
            title
            is_page=true
            text=Text::reactive(move || text(host_name.get()))
        >
            <Link to class="button button--primary">
                {t(label)}
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
            invalid(
                "You cannot join this organization until you enable two-step login on your user account."
            ),
            m::provider::join::NEEDS_TWO_STEP.into()
        );
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

//! The page: first whether this person can set this provider up at all, then the form.

use leptos::prelude::*;
use portal_types::account::{Profile, ProfileProvider};
use portal_types::provider::{ProviderStatusType, ProviderUserStatusType, ProviderUserType};

use super::form::SetupForm;
use super::invitation::Invitation;
use crate::i18n::{Text, m, t};
use crate::nav::{Link, Nav, Route};
use crate::pages::frame::title::use_title;
use crate::session::Session;
use crate::ui::{
    Button, ButtonVariant, Callout, EmptyState, FieldOptions, Form, IconName, InputKind, TextField,
    Tone,
};

/// What can be done with an invitation.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    /// Fill the form in.
    Ready,
    /// The link of the mail is missing.
    NeedsLink,
    /// It was mailed to somebody else.
    OtherAccount { invited: String, own: String },
    /// This person is no admin of that provider, or it does not exist.
    NotAdmin,
    /// It was done before.
    Done,
}

impl Standing {
    fn of(invitation: &Invitation, profile: &Profile) -> Self {
        let is_admin = |provider: &&ProfileProvider| {
            provider.status == ProviderUserStatusType::Confirmed
                && provider.user_type == ProviderUserType::ProviderAdmin
        };
        let id = &invitation.provider_id;
        let mine = profile.providers.iter().filter(is_admin);
        let provider = if id.is_empty() {
            None
        } else {
            mine.clone().find(|provider| provider.id == *id)
        };
        if let Some(invited) = invitation
            .email
            .as_ref()
            .filter(|email| !email.eq_ignore_ascii_case(&profile.email))
        {
            return Self::OtherAccount {
                invited: invited.clone(),
                own: profile.email.clone(),
            };
        }
        match provider {
            None if id.is_empty() => Self::NeedsLink,
            None => Self::NotAdmin,
            Some(provider) if provider.provider_status != ProviderStatusType::Pending => Self::Done,
            Some(_) if invitation.token.is_none() => Self::NeedsLink,
            Some(_) => Self::Ready,
        }
    }
}

/// `#/providers/setup-provider?providerId=&email=&token=`.
#[component]
pub(in super::super) fn SetupPage() -> impl IntoView {
    use_title(m::provider::billing::SETUP_TITLE);
    let session = Session::use_context();
    let nav = Nav::use_context();
    let invitation = Memo::new(move |_| {
        nav.map(|nav| nav.query().with(Invitation::of))
            .unwrap_or_default()
    });
    let standing = Memo::new(move |_| {
        let profile = session.profile()?;
        Some(Standing::of(&invitation.read(), &profile))
    });
    let content = move || {
        Some(match standing.get()? {
            Standing::Ready => view! { <SetupForm invitation=invitation.get() /> }.into_any(),
            Standing::NeedsLink => view! { <AskForLink /> }.into_any(),
            Standing::OtherAccount { invited, own } => {
                let title = m::provider::billing::setup_other_account(invited, own);
                view! {
                    <Callout tone=Tone::Warning title>
                        <p>{t(m::provider::billing::SETUP_OTHER_ACCOUNT_TEXT)}</p>
                    </Callout>
                }
                .into_any()
            }
            Standing::NotAdmin => view! {
                <EmptyState
                    icon=IconName::Lock
                    title=m::frame::NO_ACCESS_TITLE
                    text=m::provider::billing::SETUP_NOT_ADMIN
                />
            }
            .into_any(),
            Standing::Done => {
                let to = Route::provider_clients(invitation.read().provider_id.clone());
                view! {
                    <Callout tone=Tone::Info title=m::provider::billing::SETUP_DONE_BEFORE>
                        <Link to class="button">
                            {t(m::frame::CLIENTS)}
                        </Link>
                    </Callout>
                }
                .into_any()
            }
        })
    };
    view! {
        <div class="page page--billing page--setup">
            <header class="page__head">
                <h1 class="page__title">{t(m::provider::billing::SETUP_TITLE)}</h1>
            </header>
            {content}
        </div>
    }
}

/// Where the mail's link is asked for.
#[component]
fn AskForLink() -> impl IntoView {
    let link = RwSignal::new(String::new());
    let error = RwSignal::new(None::<Text>);
    let nav = Nav::use_context();
    Effect::new(move |_| {
        link.track();
        error.set(None);
    });
    let submit = move || match (link.with_untracked(|link| Invitation::of_link(link)), nav) {
        (Some(invitation), Some(nav)) => nav.replace(&Route::SetupProvider {
            query: invitation.to_query(),
        }),
        _ => error.set(Some(m::provider::billing::SETUP_LINK_WRONG.into())),
    };
    view! {
        <section class="card stack">
            <h2>{t(m::provider::billing::SETUP_LINK_TITLE)}</h2>
            <p>{t(m::provider::billing::SETUP_LINK_TEXT)}</p>
            <Form on_submit=submit>
                <TextField
                    label=m::provider::billing::SETUP_LINK
                    value=link
                    error
                    kind=InputKind::Url
                    options=FieldOptions { autofocus: true, ..FieldOptions::default() }
                />
                <div class="row">
                    <Button variant=ButtonVariant::Primary submit=true>
                        {t(m::ui::NEXT)}
                    </Button>
                </div>
            </Form>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(status: ProviderStatusType, user_type: ProviderUserType) -> Profile {
        Profile {
            email: "Founder@demo.example".into(),
            providers: vec![ProfileProvider {
                id: "p1".into(),
                status: ProviderUserStatusType::Confirmed,
                user_type,
                provider_status: status,
                ..ProfileProvider::default()
            }],
            ..Profile::default()
        }
    }

    fn invitation(id: &str, email: Option<&str>, token: Option<&str>) -> Invitation {
        Invitation {
            provider_id: id.into(),
            email: email.map(str::to_owned),
            token: token.map(str::to_owned),
        }
    }

    #[test]
    fn who_can_set_up_what() {
        use ProviderStatusType::{Billable, Pending};
        use ProviderUserType::{ProviderAdmin, ServiceUser};
        let pending = profile(Pending, ProviderAdmin);
        let own = Some("founder@demo.example");
        let full = invitation("p1", own, Some("t"));
        assert_eq!(Standing::of(&full, &pending), Standing::Ready);
        assert_eq!(
            Standing::of(&invitation("p1", None, Some("t")), &pending),
            Standing::Ready
        );
        assert_eq!(
            Standing::of(&invitation("p1", own, None), &pending),
            Standing::NeedsLink
        );
        assert_eq!(
            Standing::of(&Invitation::default(), &pending),
            Standing::NeedsLink
        );
        assert_eq!(
            Standing::of(&invitation("p2", own, Some("t")), &pending),
            Standing::NotAdmin
        );
        assert_eq!(
            Standing::of(&full, &profile(Pending, ServiceUser)),
            Standing::NotAdmin
        );
        assert_eq!(
            Standing::of(&full, &profile(Billable, ProviderAdmin)),
            Standing::Done
        );
        assert!(matches!(
            Standing::of(
                &invitation("p1", Some("other@demo.example"), Some("t")),
                &pending
            ),
            Standing::OtherAccount { .. }
        ));
    }
}

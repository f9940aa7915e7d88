//! Changes a role: `PUT /providers/{id}/users/{row}`.

use leptos::{prelude::*, task::spawn_local};
use portal_types::provider::ProviderUserType;
use portal_types::provider_user::ProviderUser;

use super::run::label;
use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};
use crate::pages::job_run::JobPage as _;
use crate::pages::problem::text_of_saving;
use crate::pages::provider::members::people::name_of;
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::{role_name, role_note};
use crate::ui::{Callout, DialogHead, FormDialog, RadioCard, RadioCards, Tone};

/// What a card is called in its group.
pub(super) fn key(role: ProviderUserType) -> String {
    role.number().to_string()
}

/// The role of a chosen card.
pub(super) fn role_of(key: &str) -> Option<ProviderUserType> {
    [
        ProviderUserType::ProviderAdmin,
        ProviderUserType::ServiceUser,
    ]
    .into_iter()
    .find(|role| self::key(*role) == key)
}

/// Both roles, each with what it may do.
pub(super) fn role_cards() -> Vec<RadioCard> {
    [
        ProviderUserType::ServiceUser,
        ProviderUserType::ProviderAdmin,
    ]
    .map(|role| RadioCard::new(key(role), role_name(role)).note(role_note(role)))
    .into()
}

#[component]
pub(super) fn RoleDialog(
    view: MembersView,
    open: RwSignal<bool>,
    targets: RwSignal<Vec<ProviderUser>>,
) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<Text>);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let target = Memo::new(move |_| targets.read().first().cloned().unwrap_or_default());
    Effect::new(move |_| {
        if open.get() {
            chosen.set(target.with_untracked(|target| key(target.user_type)));
            problem.set(None);
            failure.set(None);
            busy.set(false);
        }
    });
    let is_last_admin = Memo::new(move |_| view.with_staff(|it| it.is_last_admin(&target.read())));
    let is_self = Memo::new(move |_| view.with_staff(|it| it.is_self(&target.read())));
    let cards = Signal::derive(move || {
        let mut cards = role_cards();
        if is_last_admin.get()
            && let Some(card) = cards.first_mut()
        {
            *card = card
                .clone()
                .note(m::provider::members::LAST_ADMIN)
                .disabled(true);
        }
        cards
    });
    let gives_up =
        move || is_self.get() && role_of(&chosen.read()) == Some(ProviderUserType::ServiceUser);
    let submit = move || {
        let person = target.get_untracked();
        let Some(role) = role_of(&chosen.read_untracked()) else {
            return problem.set(Some(m::provider::members::ROLE_MISSING.into()));
        };
        if role == person.user_type {
            return open.set(false);
        }
        busy.set(true);
        failure.set(None);
        let is_self = is_self.get_untracked();
        spawn_local(async move {
            let session = view.session();
            let outcome = session
                .api()
                .update_provider_user(&view.provider_id(), &person.id, role)
                .await;
            match outcome {
                Ok(()) => {
                    open.try_set(false);
                    view.toasts.success(m::provider::members::role_changed(
                        name_of(&person),
                        role_name(role),
                    ));
                    if is_self {
                        // This page is no longer for them; a failure here only leaves it on screen.
                        _ = session.memberships_changed().await;
                    } else if view.refresh().await.is_ok() {
                        view.reveal(&person.id);
                    }
                }
                Err(error) => {
                    let text = failure_text(view, &person, &error).await;
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        DialogHead::new(m::provider::members::role_title(name_of(&target.read())))
    });
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <p class="muted">{move || label(&target.read())}</p>
            <RadioCards label=m::provider::members::COLUMN_ROLE value=chosen cards error=problem />
            <Show when=gives_up>
                <Callout tone=Tone::Warning title=m::provider::members::GIVING_UP />
            </Show>
        </FormDialog>
    }
}

/// Why it was not done, by what the list says now.
async fn failure_text(view: MembersView, person: &ProviderUser, error: &ApiError) -> Text {
    let is_about_person = matches!(
        error.kind(),
        Some(RefusalKind::NotFound | RefusalKind::Invalid)
    );
    if !is_about_person || view.refresh().await.is_err() {
        return text_of_saving(error);
    }
    match view.find(&person.id) {
        None => m::provider::members::gone_named(name_of(person)),
        Some(now) if untrack(|| view.with_staff(|staff| staff.is_last_admin(&now))) => {
            m::provider::members::LAST_ADMIN.into()
        }
        Some(_) => text_of_saving(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_stands_for_a_role() {
        for role in [
            ProviderUserType::ProviderAdmin,
            ProviderUserType::ServiceUser,
        ] {
            assert_eq!(role_of(&key(role)), Some(role));
        }
        assert_eq!(role_of(&key(ProviderUserType::Unknown(7))), None);
        assert_eq!(role_of(""), None);
    }
}

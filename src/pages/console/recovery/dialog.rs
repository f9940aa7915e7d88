//! The dialog: what happens, what is set, and what the server or the keys say against it.

use std::sync::Arc;

use leptos::prelude::*;
use portal_types::config::ServerConfig;
use portal_types::organization_user::OrganizationUser;
use portal_types::policy::Policy;

use super::demands::{Demand, demands_of};
use super::done::Done;
use super::password::{NewPassword, NewPasswordFields};
use super::who::why_not;
use crate::api::{ApiError, RefusalKind};
use crate::cache::Load;
use crate::i18n::{Text, m, t};
use crate::nav::Nav;
use crate::pages::areas;
use crate::pages::console::{Client, policies, server};
use crate::pages::data::Data;
use crate::pages::problem::{text_of, text_of_key, text_of_saving};
use crate::session::{Action, RecoveryError, Secret, SignInError};
use crate::ui::{
    Button, ButtonVariant, Callout, Checkbox, Dialog, DialogHead, Dismiss, Form, Tone, unique_id,
};

use m::console::recovery as words;

/// From here on servers can remove two-step login (contract part 2, 15.1).
const TWO_STEP_SINCE: [u32; 3] = [2026, 4, 0];

#[component]
pub(super) fn RecoveryDialog(
    client: Client,
    open: RwSignal<bool>,
    member: RwSignal<Option<OrganizationUser>>,
) -> impl IntoView {
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    let rules = Rules::ask(client);
    let config = StoredValue::new_local(server::config(client));
    let known = Signal::derive(move || known_words(client, member.get()));
    let password = NewPassword::new(known, rules.demands());
    let sets_password = RwSignal::new(true);
    let removes_two_step = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    // Whether two-step login went too.
    let done = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        // Also when it closes: a password is not kept.
        open.track();
        password.value.set(String::new());
        sets_password.set(true);
        removes_two_step.set(false);
        busy.set(false);
        failure.set(None);
        done.set(None);
    });
    let why = Signal::derive(move || {
        let member = member.get()?;
        let known = rules.known();
        let why = why_not(
            &client.rights(),
            &member,
            known.as_ref().map(|all| all.as_slice()),
        );
        why.map(|why| Text::from(why.words()))
    });
    let can_remove = Signal::derive(move || {
        let config = config.with_value(|asked| asked.get().value().cloned());
        config.is_some_and(|config| removes_two_step_login(&config))
    });
    let submit = move || {
        let Some(target) = member.get_untracked() else {
            return;
        };
        let (sets, removes) = (
            sets_password.get_untracked(),
            removes_two_step.get_untracked(),
        );
        if !sets && !removes {
            return failure.set(Some(words::NOTHING_CHOSEN.into()));
        }
        let client_name = untrack(|| client.name());
        if sets && !password.check(&client_name) {
            return;
        }
        let typed = sets.then(|| Secret::new(password.value.get_untracked()));
        let recovery = Recovery {
            client,
            client_name,
            organization_id: client.id(),
            target,
        };
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match recovery.run(typed, removes).await {
                Ok(()) => {
                    if !sets {
                        password.value.try_set(String::new());
                    }
                    done.try_set(Some(removes));
                    // Two-step login is gone, and perhaps access with it.
                    client.changed(areas::ABOUT_MEMBERS);
                }
                Err(text) => {
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let name = Signal::derive(move || member.get().map(|it| name_of(&it)).unwrap_or_default());
    let head =
        Signal::derive(move || DialogHead::new(words::title(name.get())).client(client.mark()));
    let dismiss = Signal::derive(move || {
        if busy.get() {
            Dismiss::Never
        } else {
            Dismiss::default()
        }
    });
    let form_id = StoredValue::new(unique_id("form"));
    let footer = move || {
        let is_asking = move || done.read().is_none() && why.read().is_none();
        let close_label = move || match is_asking() {
            true => t(m::ui::CANCEL)(),
            false => t(m::ui::CLOSE)(),
        };
        view! {
            <Show when=is_asking>
                <Button
                    variant=ButtonVariant::Primary
                    submit=true
                    busy
                    attr:form=form_id.get_value()
                >
                    {t(words::SUBMIT)}
                </Button>
            </Show>
            <Button disabled=busy on_press=move || open.set(false)>
                {close_label}
            </Button>
        }
    };
    let asking = move || {
        let email = member.get().map(|it| it.email).unwrap_or_default();
        view! {
            <Form id=form_id.get_value() busy on_submit=submit>
                {move || {
                    failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
                }} <p>{t(words::effect(email, name.get()))}</p>
                <p class="muted">{t(words::logged(client.name()))}</p>
                <Checkbox
                    label=Text::from(words::RESET_PASSWORD)
                    checked=sets_password
                    on_change=move |on| {
                        sets_password.set(on);
                        failure.set(None);
                    }
                /> <Show when=move || sets_password.get()>
                    <NewPasswordFields
                        password
                        client_name=Signal::derive(move || client.name())
                        demands_failed=rules.are_unknown()
                    />
                </Show> <TwoStep member can_remove removes_two_step failure />
            </Form>
        }
        .into_any()
    };
    view! {
        <Dialog open head dismiss footer>
            {move || match (done.get(), why.get()) {
                (Some(removed_two_step), _) => {
                    view! { <Done name=name.get() password=password.value removed_two_step /> }
                        .into_any()
                }
                (None, Some(why)) => {
                    view! {
                        <Callout tone=Tone::Info title=words::NOT_POSSIBLE>
                            <p>{t(why)}</p>
                        </Callout>
                    }
                        .into_any()
                }
                (None, None) => asking(),
            }}
        </Dialog>
    }
}

#[component]
fn TwoStep(
    member: RwSignal<Option<OrganizationUser>>,
    can_remove: Signal<bool>,
    removes_two_step: RwSignal<bool>,
    failure: RwSignal<Option<Text>>,
) -> impl IntoView {
    let has_one = Memo::new(move |_| {
        member
            .read()
            .as_ref()
            .is_some_and(|it| it.two_factor_enabled)
    });
    let hint = Text::reactive(move || {
        Text::from(match (can_remove.get(), has_one.get()) {
            (false, _) => words::TWO_STEP_UNABLE,
            (true, false) => words::TWO_STEP_NONE,
            (true, true) => words::TWO_STEP_HINT,
        })
    });
    view! {
        <Checkbox
            label=Text::from(words::RESET_TWO_STEP)
            checked=removes_two_step
            disabled=Signal::derive(move || !can_remove.get() || !has_one.get())
            hint
            on_change=move |on| {
                removes_two_step.set(on);
                failure.set(None);
            }
        />
    }
}

/// Vaultwarden refuses it in every version.
fn removes_two_step_login(config: &ServerConfig) -> bool {
    !config.is_vaultwarden() && config.is_at_least(TWO_STEP_SINCE)
}

/// The organisation's policies, for who may read them.
#[derive(Clone, Copy)]
struct Rules {
    policies: Option<Data<Vec<Policy>>>,
}

impl Rules {
    fn ask(client: Client) -> Self {
        let may_read = untrack(|| client.may(Action::ManagePolicies));
        Self {
            policies: may_read.then(|| policies::ask(client)),
        }
    }

    /// As far as they are known; reactive.
    fn known(self) -> Option<Arc<Vec<Policy>>> {
        self.policies.and_then(Data::value)
    }

    fn demands(self) -> Signal<Option<Arc<[Demand]>>> {
        Signal::derive(move || Some(Arc::from(demands_of(&self.known()?))))
    }

    /// They may not or could not be read.
    fn are_unknown(self) -> Signal<bool> {
        Signal::derive(move || match self.policies {
            None => true,
            Some(policies) => matches!(policies.get(), Load::Failed(_, None)),
        })
    }
}

/// What is recovered, taken from the page at the moment of the click.
struct Recovery {
    client: Client,
    client_name: String,
    organization_id: String,
    target: OrganizationUser,
}

impl Recovery {
    async fn run(&self, password: Option<Secret>, removes_two_step: bool) -> Result<(), Text> {
        let (session, api) = (self.client.session(), self.client.api());
        let (organization, member) = (self.organization_id.as_str(), self.target.id.as_str());
        let key = self.client.key();
        let password = match password {
            None => None,
            Some(password) => {
                let details = api.recovery_details(organization, member).await;
                let details = details.map_err(|error| refused(&error, text_of))?;
                let key = key.await;
                let key = key.map_err(|error| text_of_key(&error, &self.client_name))?;
                let made = session.recovered_password(&key, &details, &self.target.email, password);
                Some(made.await.map_err(|error| words_of(&error))?)
            }
        };
        api.recover_account(organization, member, password.as_ref(), removes_two_step)
            .await
            .map_err(|error| refused(&error, text_of_saving))
    }
}

fn refused(error: &ApiError, otherwise: fn(&ApiError) -> Text) -> Text {
    match error.kind() {
        Some(RefusalKind::NotAllowed | RefusalKind::NotFound) => words::WHY_REFUSED.into(),
        _ => otherwise(error),
    }
}

fn words_of(error: &RecoveryError) -> Text {
    match error {
        RecoveryError::NotEnrolled => words::WHY_NOT_ENROLLED.into(),
        RecoveryError::DoesNotOpen => words::WHY_DOES_NOT_OPEN.into(),
        RecoveryError::NewerFormat => words::WHY_NEWER.into(),
        RecoveryError::Derivation(SignInError::WeakKdf(_) | SignInError::UnknownKdf) => {
            words::WHY_WEAK.into()
        }
        RecoveryError::Derivation(_) => m::errors::BROWSER_TOO_OLD.into(),
    }
}

fn name_of(member: &OrganizationUser) -> String {
    policies::affected::name_of(member)
}

fn known_words(client: Client, member: Option<OrganizationUser>) -> Arc<[String]> {
    let member = member.unwrap_or_default();
    Arc::from([client.name(), member.email, member.name.unwrap_or_default()])
}

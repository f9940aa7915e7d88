//! Makes an organisation that exists a client: `GET …/clients/addable`, then `POST …/clients/existing`.
//! Two steps: which one, and what that means.

use leptos::prelude::*;
use portal_types::provider_client::{AddExisting, AddableOrganization};

use super::offer::use_offer;
use crate::api::ApiError;
use crate::effect::effect;
use crate::i18n::{Text, m, t};
use crate::pages::problem::{text_of, text_of_saving};
use crate::pages::provider::clients::names::plan_name;
use crate::pages::provider::clients::plans::pool_for_label;
use crate::pages::provider::clients::view::ClientsView;
use crate::ui::{
    Callout, ClientMark, ClientTag, DialogHead, EmptyState, FormDialog, IconName, Loading,
    RadioCard, RadioCards, Tone, toasts,
};

/// The organisations one could add.
#[derive(Clone, Debug, PartialEq)]
enum Addable {
    Asking,
    Known(Vec<AddableOrganization>),
    Failed(ApiError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Choose,
    Confirm,
}

#[component]
pub(super) fn AddExistingDialog(view: ClientsView, open: RwSignal<bool>) -> impl IntoView {
    let addable = RwSignal::new(Addable::Asking);
    let chosen_id = RwSignal::new(String::new());
    let choice_error = RwSignal::new(None::<Text>);
    let failure = RwSignal::new(None::<Text>);
    let step = RwSignal::new(Step::Choose);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let offer = use_offer(view.session(), view.provider(), open);
    effect(move || {
        if !open.get() {
            return;
        }
        addable.set(Addable::Asking);
        chosen_id.set(String::new());
        failure.set(None);
        step.set(Step::Choose);
        busy.set(false);
        leptos::task::spawn_local(async move {
            let found = match view
                .session()
                .api()
                .addable_organizations(&view.provider_id())
                .await
            {
                Ok(found) => Addable::Known(found),
                Err(error) => Addable::Failed(error),
            };
            addable.try_set(found);
        });
    });
    effect(move || {
        chosen_id.track();
        choice_error.set(None);
    });
    let chosen = Memo::new(move |_| match &*addable.read() {
        Addable::Known(found) => found.iter().find(|it| it.id == *chosen_id.read()).cloned(),
        Addable::Asking | Addable::Failed(_) => None,
    });
    let submit = move || {
        let Some(organization) = chosen.get_untracked() else {
            return choice_error.set(Some(m::client_actions::dialogs::EXISTING_CHOOSE_ONE.into()));
        };
        if step.get_untracked() == Step::Choose {
            return step.set(Step::Confirm);
        }
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match add(view, &organization).await {
                Ok(()) => {
                    open.try_set(false);
                    let provider = untrack(|| view.provider_name());
                    toasts.success(m::client_actions::dialogs::existing_added(
                        &organization.name,
                        provider,
                    ));
                    view.refresh_and_reveal_organization(&organization.id).await;
                }
                Err(text) => {
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let cards = Signal::derive(move || match &*addable.read() {
        Addable::Known(found) => found.iter().map(card).collect(),
        Addable::Asking | Addable::Failed(_) => Vec::new(),
    });
    let choose = move || match &*addable.read() {
        Addable::Asking => view! { <Loading /> }.into_any(),
        Addable::Failed(error) => {
            let title = text_of(error);
            view! { <Callout tone=Tone::Danger title /> }.into_any()
        }
        Addable::Known(found) if found.is_empty() => view! {
            <EmptyState
                icon=IconName::Building
                title=m::client_actions::dialogs::EXISTING_EMPTY_TITLE
                text=m::client_actions::dialogs::EXISTING_EMPTY_TEXT
            />
        }
        .into_any(),
        Addable::Known(_) => view! {
            <p class="muted">{t(m::client_actions::dialogs::EXISTING_INTRO)}</p>
            <RadioCards
                label=m::client_actions::dialogs::EXISTING_COLUMN_NAME
                value=chosen_id
                cards
                error=choice_error
            />
        }
        .into_any(),
    };
    let confirm = move || {
        let organization = chosen.get()?;
        let bought = offer.with(|offer| {
            let pool = pool_for_label(offer.subscription()?, &organization.plan)?;
            Some(pool.effect(organization.seats).bought).filter(|bought| *bought > 0)
        });
        let client = ClientMark::new(organization.id.clone(), organization.name.clone());
        Some(view! {
            <h3>{t(m::client_actions::dialogs::EXISTING_SUMMARY)}</h3>
            <ClientTag client />
            <dl class="facts">
                <dt>{t(m::clients::COLUMN_PLAN)}</dt>
                <dd>{t(plan_name(&organization.plan))}</dd>
                <dt>{t(m::clients::SEATS)}</dt>
                <dd>{move || view.i18n.number(organization.seats as f64)}</dd>
            </dl>
            {bought.map(|bought| view! { <p class="strong">{t(m::client_actions::dialogs::seats_to_buy(bought))}</p> })}
            <p>{t(m::client_actions::dialogs::EXISTING_CREDIT)}</p>
            <Callout tone=Tone::Warning title=m::client_actions::dialogs::EXISTING_WARNING />
        })
    };
    let is_confirming = move || step.get() == Step::Confirm;
    let submit_label = Signal::derive(move || {
        let last = is_confirming();
        Text::from(if last {
            m::client_actions::dialogs::EXISTING_SUBMIT
        } else {
            m::ui::NEXT
        })
    });
    view! {
        <FormDialog
            open
            head=Signal::stored(DialogHead::new(m::client_actions::dialogs::EXISTING_TITLE))
            submit_label
            busy
            error=failure
            on_submit=submit
        >
            <p class="small muted">
                {move || t(m::client_actions::dialogs::existing_step(if is_confirming() { 2 } else { 1 }, 2))()}
            </p>
            <Show when=is_confirming fallback=move || choose>
                {confirm}
            </Show>
        </FormDialog>
    }
}

fn card(organization: &AddableOrganization) -> RadioCard {
    let card = RadioCard::new(
        organization.id.clone(),
        Text::plain(organization.name.as_str()),
    )
    .aside(m::common::seats(organization.seats))
    .disabled(organization.disabled);
    if organization.disabled {
        card.note(m::client_actions::dialogs::EXISTING_EXCEEDS_POOL)
    } else {
        card.note(plan_name(&organization.plan))
    }
}

/// Wraps the organisation's key for the provider and hands it over.
async fn add(view: ClientsView, organization: &AddableOrganization) -> Result<(), Text> {
    let session = view.session();
    let provider_id = view.provider_id();
    let keys = untrack(|| session.keys()).ok_or(m::errors::SIGNED_OUT)?;
    let organization_key = keys
        .organization_key(&organization.id)
        .await
        .map_err(|_| m::errors::key_missing(&organization.name))?;
    let key = keys
        .provider_key(&provider_id)
        .await
        .map_err(|_| Text::from(m::client_actions::dialogs::PROVIDER_KEY_MISSING))?
        .wrap(&organization_key)
        .map_err(|_| Text::from(m::errors::BROWSER_TOO_OLD))?;
    let body = AddExisting {
        key: key.to_string(),
        organization_id: organization.id.clone(),
    };
    session
        .api()
        .add_existing_client(&provider_id, &body)
        .await
        .map_err(|error| text_of_saving(&error))?;
    // It is a client now, whatever fails from here on.
    _ = session.memberships_changed().await;
    Ok(())
}

//! Makes a new client: `POST /providers/{id}/clients`. Its keys are made in the browser; the answer
//! carries no id, so the new row is found in the list afterwards.

use leptos::prelude::*;
use portal_types::plan::ProductTierType;
use portal_types::provider_client::CreateClient;

use super::keys::new_client_keys;
use super::offer::{Offer, use_offer};
use super::rename::{MOST_NAME_CHARS, read_name};
use super::seat_note::{SeatNote, SeatNoteLines, seat_problem_text};
use crate::api::ApiError;
use crate::effect::effect;
use crate::i18n::{Arg, Text, m, t};
use crate::pages::problem::{text_of, text_of_saving};
use crate::pages::provider::clients::names::plan_name;
use crate::pages::provider::clients::plans::{OfferedPlan, offered_plans};
use crate::pages::provider::clients::seats::{MOST_SEATS, SeatProblem, SeatRules};
use crate::pages::provider::clients::view::ClientsView;
use crate::ui::{
    Callout, DialogHead, FieldOptions, FormDialog, InputKind, Loading, NumberField, RadioCard,
    RadioCards, TextField, Tone, toasts,
};

/// The most characters of an e-mail address.
const MOST_EMAIL_CHARS: usize = 256;

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Form {
    plan: RwSignal<String>,
    plan_error: RwSignal<Option<Text>>,
    name: RwSignal<String>,
    name_error: RwSignal<Option<Text>>,
    email: RwSignal<String>,
    email_error: RwSignal<Option<Text>>,
    seats: RwSignal<String>,
    /// Somebody tried to save: from then on the seats say what is wrong while one types.
    checked: RwSignal<bool>,
    /// The server's own objection to the seats.
    seats_refused: RwSignal<Option<Text>>,
    failure: RwSignal<Option<Text>>,
}

impl Form {
    fn new() -> Self {
        let form = Self {
            plan: RwSignal::default(),
            plan_error: RwSignal::new(None),
            name: RwSignal::default(),
            name_error: RwSignal::new(None),
            email: RwSignal::default(),
            email_error: RwSignal::new(None),
            seats: RwSignal::default(),
            checked: RwSignal::new(false),
            seats_refused: RwSignal::new(None),
            failure: RwSignal::new(None),
        };
        // What is wrong is wrong until it is changed.
        for (value, error) in [
            (form.plan, form.plan_error),
            (form.name, form.name_error),
            (form.email, form.email_error),
            (form.seats, form.seats_refused),
        ] {
            effect(move || {
                value.track();
                error.set(None);
            });
        }
        form
    }

    fn clear(self) {
        for value in [self.plan, self.name, self.email, self.seats] {
            value.set(String::new());
        }
        self.checked.set(false);
        for error in [
            self.plan_error,
            self.name_error,
            self.email_error,
            self.seats_refused,
        ] {
            error.set(None);
        }
        self.failure.set(None);
    }

    /// Puts the server's objections next to their fields; what belongs to none goes above the form.
    fn refuse(self, error: &ApiError) {
        let mut unplaced = true;
        for field in error
            .refusal()
            .map(|refusal| refusal.fields.as_slice())
            .unwrap_or_default()
        {
            let place = match field.field.as_str() {
                "Name" => self.name_error,
                "OwnerEmail" => self.email_error,
                "Seats" | "AssignedSeats" => self.seats_refused,
                "PlanType" => self.plan_error,
                _ => continue,
            };
            place.try_set(Some(m::errors::refused_with_reason(&field.message)));
            unplaced = false;
        }
        if unplaced {
            self.failure.try_set(Some(text_of_saving(error)));
        }
    }
}

/// An address that can be invited, or why not. Only the server knows whether it exists.
fn read_email(typed: &str) -> Result<String, Text> {
    let email = typed.trim();
    let looks_right = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
    });
    if email.is_empty() {
        Err(m::client_actions::dialogs::EMAIL_MISSING.into())
    } else if !looks_right || email.contains(char::is_whitespace) {
        Err(m::clients::EMAIL_INVALID.into())
    } else if email.encode_utf16().count() > MOST_EMAIL_CHARS {
        Err(m::clients::email_too_long(MOST_EMAIL_CHARS))
    } else {
        Ok(email.to_owned())
    }
}

#[component]
pub(super) fn CreateDialog(view: ClientsView, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let offer = use_offer(view.session(), view.provider(), open);
    let mut was_open = false;
    effect(move || {
        let is_open = open.get();
        if is_open && !was_open {
            form.clear();
            busy.set(false);
        }
        was_open = is_open;
    });
    let plans = Memo::new(move |_| {
        offer.with(|offer| match offer {
            Offer::Known {
                subscription,
                price_list,
            } => offered_plans(subscription, price_list),
            Offer::Asking | Offer::Unknown(_) => Vec::new(),
        })
    });
    // With one plan there is nothing to choose.
    effect(move || {
        if let [only] = plans.read().as_slice() {
            form.plan.set(plan_value(only));
        }
    });
    let chosen = Memo::new(move |_| {
        let plan = form.plan.get();
        plans.with(|plans| {
            plans
                .iter()
                .find(|offered| plan_value(offered) == plan)
                .cloned()
        })
    });
    let rules = move || SeatRules {
        now: 0,
        used: 0,
        pool: chosen.with(|chosen| chosen.as_ref().map(|plan| plan.pool)),
        may_buy: view.powers.get().administers,
    };
    let seats = Memo::new(move |_| rules().read(&form.seats.read()));
    let seats_error = Signal::derive(move || {
        let own = seats.get().err().filter(|problem| {
            form.checked.get() || matches!(problem, SeatProblem::PurchaseNotAllowed { .. })
        });
        own.map(|problem| seat_problem_text(problem, ""))
            .or_else(|| form.seats_refused.get())
    });
    let note = Signal::derive(move || {
        let Some(plan) = chosen.get() else {
            return SeatNote::Silent;
        };
        let wanted = seats.get().unwrap_or(0);
        let effect = plan.pool.effect(wanted);
        SeatNote::Effect {
            effect,
            monthly_cost: plan.monthly_cost(effect.bought),
        }
    });
    let submit = move || {
        form.checked.set(true);
        form.failure.set(None);
        let name = form.name.with_untracked(|name| read_name(name));
        let email = form.email.with_untracked(|email| read_email(email));
        let plan = chosen.get_untracked();
        if plan.is_none() {
            form.plan_error
                .set(Some(m::client_actions::dialogs::PLAN_MISSING.into()));
        }
        form.name_error.set(name.as_ref().err().cloned());
        form.email_error.set(email.as_ref().err().cloned());
        let (Ok(name), Ok(email), Some(plan), Ok(seats)) =
            (name, email, plan, seats.get_untracked())
        else {
            return;
        };
        busy.set(true);
        let order = Order {
            name,
            email,
            plan,
            seats,
        };
        leptos::task::spawn_local(async move {
            match create(view, &order).await {
                Ok(revealed) => {
                    open.try_set(false);
                    if revealed {
                        toasts.success(m::client_actions::dialogs::created(
                            &order.name,
                            &order.email,
                        ));
                    } else {
                        toasts.warning(m::client_actions::dialogs::created_but_not_synced(
                            &order.name,
                        ));
                    }
                }
                Err(CreateError::Keys(text)) => {
                    form.failure.try_set(Some(text));
                }
                Err(CreateError::Api(error)) => form.refuse(&error),
            }
            busy.try_set(false);
        });
    };
    let cards = Signal::derive(move || plans.read().iter().map(card).collect::<Vec<_>>());
    let plan_choice = move || match &*offer.read() {
        Offer::Asking => view! { <Loading /> }.into_any(),
        Offer::Unknown(error) => {
            let title = text_of(error);
            view! { <Callout tone=Tone::Danger title /> }.into_any()
        }
        Offer::Known { .. } if plans.read().is_empty() => {
            view! { <Callout tone=Tone::Warning title=m::client_actions::dialogs::NO_PLANS /> }
                .into_any()
        }
        Offer::Known { .. } => view! {
            <RadioCards
                label=m::client_actions::dialogs::CREATE_PLAN
                value=form.plan
                cards
                error=form.plan_error
            />
        }
        .into_any(),
    };
    view! {
        <FormDialog
            open
            head=Signal::stored(DialogHead::new(m::client_actions::dialogs::CREATE_TITLE))
            submit_label=Signal::stored(Text::from(m::client_actions::dialogs::CREATE_SUBMIT))
            busy
            error=form.failure
            on_submit=submit
        >
            {plan_choice}
            <TextField
                label=m::client_actions::dialogs::ORGANIZATION_NAME
                value=form.name
                error=form.name_error
                options=FieldOptions {
                    autofocus: true,
                    max_chars: Some(MOST_NAME_CHARS),
                    ..FieldOptions::default()
                }
            />
            <TextField
                label=m::client_actions::dialogs::OWNER_EMAIL
                value=form.email
                error=form.email_error
                hint=m::client_actions::dialogs::OWNER_EMAIL_HINT
                kind=InputKind::Email
            />
            <NumberField
                label=m::clients::SEATS
                value=form.seats
                range=Signal::stored(1..=MOST_SEATS)
                error=seats_error
            />
            <SeatNoteLines note />
            <p class="sr-only" role="status">
                {move || busy.get().then(t(m::client_actions::dialogs::CREATING))}
            </p>
        </FormDialog>
    }
}

/// What the form asks for, checked.
struct Order {
    name: String,
    email: String,
    plan: OfferedPlan,
    seats: i64,
}

/// Why there is no new client.
enum CreateError {
    /// The keys could not be made.
    Keys(Text),
    /// The server did not take it.
    Api(ApiError),
}

/// Makes the client. Gives whether it could be shown: once the server has it, nothing that fails after
/// that may look as if it had not.
async fn create(view: ClientsView, order: &Order) -> Result<bool, CreateError> {
    let session = view.session();
    let provider_id = view.provider_id();
    let keys = untrack(|| session.keys())
        .ok_or_else(|| CreateError::Keys(m::errors::SIGNED_OUT.into()))?;
    let provider_key = keys
        .provider_key(&provider_id)
        .await
        .map_err(|_| CreateError::Keys(m::client_actions::dialogs::PROVIDER_KEY_MISSING.into()))?;
    let collection_name = untrack(|| {
        view.i18n
            .say(m::client_actions::dialogs::DEFAULT_COLLECTION_NAME)
    });
    let keys = new_client_keys(&provider_key, &collection_name)
        .await
        .map_err(|_| CreateError::Keys(m::errors::BROWSER_TOO_OLD.into()))?;
    let body = CreateClient {
        name: order.name.clone(),
        owner_email: order.email.clone(),
        plan_type: order.plan.plan_type,
        seats: u32::try_from(order.seats).unwrap_or(u32::MAX),
        key: keys.key,
        key_pair: keys.key_pair,
        collection_name: keys.collection_name,
    };
    let before = view.ids();
    session
        .api()
        .create_provider_client(&provider_id, &body)
        .await
        .map_err(CreateError::Api)?;
    // The token says which organisations one may enter: without a new one the new client stays shut.
    let synced = session.memberships_changed().await.is_ok();
    let listed = view.refresh().await.is_ok();
    let row = view.newest(&order.name, &before);
    if let Some(row) = row {
        view.reveal(row);
    }
    Ok(synced && listed && row.is_some())
}

fn plan_value(plan: &OfferedPlan) -> String {
    plan.plan_type.number().to_string()
}

fn card(plan: &OfferedPlan) -> RadioCard {
    let mut card = RadioCard::new(plan_value(plan), plan_name(&plan.label));
    let note = match plan.tier {
        ProductTierType::Teams => Some(m::client_actions::dialogs::PLAN_TEAMS_TEXT),
        ProductTierType::Enterprise => Some(m::client_actions::dialogs::PLAN_ENTERPRISE_TEXT),
        _ => None,
    };
    if let Some(note) = note {
        card = card.note(note);
    }
    if let Some(price) = plan.seat_price {
        let price = Arg::currency(price, "USD");
        card = card.aside(if plan.yearly {
            m::client_actions::dialogs::create_price_yearly(price)
        } else {
            m::client_actions::dialogs::create_price_monthly(price)
        });
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_checked_before_they_are_sent() {
        assert_eq!(
            read_email(" owner@client.example "),
            Ok("owner@client.example".to_owned())
        );
        assert_eq!(
            read_email(""),
            Err(m::client_actions::dialogs::EMAIL_MISSING.into())
        );
        for wrong in [
            "owner",
            "@client.example",
            "owner@",
            "a@b@c",
            "a b@c.example",
            "a@.example",
            "a@b.",
        ] {
            assert_eq!(
                read_email(wrong),
                Err(m::clients::EMAIL_INVALID.into()),
                "{wrong}"
            );
        }
        let long = format!("{}@client.example", "x".repeat(250));
        assert_eq!(
            read_email(&long),
            Err(m::clients::email_too_long(MOST_EMAIL_CHARS))
        );
    }
}

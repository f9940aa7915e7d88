//! A client that pays through its provider.

use leptos::prelude::*;
use portal_types::client_list::ClientList;

use super::area;
use crate::cache::{Cache, Load};
use crate::config::Feature;
use crate::i18n::{I18n, m::console::subscription as words, t};
use crate::nav::{Link, Nav, Route};
use crate::pages::areas;
use crate::pages::brand::is_hidden;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::provider::clients::{ManageSeatsDialog, SeatDesk, Target, plan_name};
use crate::session::Action;
use crate::ui::Button;

#[component]
pub(super) fn ManagedPage(client: Client) -> impl IntoView {
    let is_staff = client.acting_for().is_some();
    view! {
        <WhoPays client />
        {if is_staff {
            view! { <ProviderSeats client /> }.into_any()
        } else {
            view! { <SeatsInUse client /> }.into_any()
        }}
    }
}

/// Who pays, and where to look for the money.
#[component]
fn WhoPays(client: Client) -> impl IntoView {
    let provider = client
        .rights()
        .organization()
        .provider_name
        .clone()
        .unwrap_or_default();
    let text = words::who_pays(client.name(), provider);
    let next = match client.acting_for() {
        None => view! { <p>{t(words::ASK_PROVIDER)}</p> }.into_any(),
        Some(acting) => {
            let administers = client
                .session()
                .unlocked()
                .is_some_and(|open| open.may(|may| may.administers_provider(&acting.provider_id)));
            if administers && is_hidden(Feature::Billing) {
                ().into_any()
            } else if administers {
                let to = Route::ProviderSubscription {
                    provider_id: acting.provider_id,
                };
                view! {
                    <div class="row">
                        <Link to class="button">
                            {t(words::TO_PROVIDER_SUBSCRIPTION)}
                        </Link>
                    </div>
                }
                .into_any()
            } else {
                view! { <p class="muted">{t(words::ADMINS_SEE_MONEY)}</p> }.into_any()
            }
        }
    };
    view! {
        <section class="card stack gap-3" aria-labelledby="who-pays">
            <h2 id="who-pays">{t(words::WHO_PAYS_TITLE)}</h2>
            <p>{t(text)}</p>
            {next}
        </section>
    }
}

/// The seats, as the provider's own list has them; its staff may change them.
#[component]
fn ProviderSeats(client: Client) -> impl IntoView {
    let acting = client.acting_for();
    let provider_id = Signal::stored(acting.map(|it| it.provider_id).unwrap_or_default());
    let api = client.api();
    let list: Data<ClientList> = Data::ask(
        Cache::use_context(),
        areas::PROVIDER_CLIENTS,
        provider_id,
        move |id| {
            let api = api.clone();
            async move { api.provider_clients(&id).await }
        },
    );
    let id = client.id();
    let row = Memo::new(move |_| match list.get() {
        Load::Ready(list) | Load::Failed(_, Some(list)) => {
            let row = list.find_organization(&id)?;
            Some(Target::of(&list, row))
        }
        Load::Idle | Load::Loading | Load::Failed(_, None) => None,
    });
    let may_change = Memo::new(move |_| client.may(Action::ChangeSubscription));
    let target = RwSignal::new(Target::default());
    let open = RwSignal::new(false);
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    let session = client.session();
    let may_buy = Signal::derive(move || {
        client
            .session()
            .unlocked()
            .is_some_and(|open| open.may(|may| may.administers_provider(&provider_id.read())))
    });
    let asked = session.clone();
    let organization_id = client.id();
    let desk = SeatDesk::new(
        session,
        provider_id,
        may_buy,
        move |_| {
            client.changed(&[areas::PROVIDER_CLIENTS, area::SUBSCRIPTION, areas::METADATA]);
            let session = asked.clone();
            // Seats stand in the profile too.
            async move { drop(session.reload_profile().await) }
        },
        {
            let session = client.session();
            move |_| {
                let (session, organization_id) = (session.clone(), organization_id.clone());
                let provider_id = provider_id.get_untracked();
                async move {
                    let clients = session.api().provider_clients(&provider_id).await;
                    clients.is_ok_and(|it| it.find_organization(&organization_id).is_none())
                }
            }
        },
    );
    let change = move || {
        if let Some(row) = row.get_untracked() {
            target.set(row);
            open.set(true);
        }
    };
    let figures = list.show(words::SEATS_FAILED, move |_| match row.get() {
        None => view! { <p>{t(words::NOT_IN_LIST)}</p> }.into_any(),
        Some(row) => view! {
            <SeatFigures
                plan=row.plan().to_owned()
                seats=row.seats()
                used=row.used()
            />
            <Show when=move || may_change.get()>
                <div class="row">
                    <Button on_press=change>{t(words::MANAGE_SEATS)}</Button>
                </div>
            </Show>
        }
        .into_any(),
    });
    view! {
        <section class="card stack gap-3" aria-labelledby="seats">
            <h2 id="seats">{t(words::SEATS_TITLE)}</h2>
            {figures}
        </section>
        <ManageSeatsDialog desk open target />
    }
}

/// For the client's own owners: how many seats there are and how many are taken.
#[component]
fn SeatsInUse(client: Client) -> impl IntoView {
    let metadata = client.ask(areas::METADATA, |api, id| async move {
        api.organization_metadata(&id).await
    });
    view! {
        <section class="card stack gap-3" aria-labelledby="seats">
            <h2 id="seats">{t(words::SEATS_TITLE)}</h2>
            {metadata
                .show(
                    words::SEATS_FAILED,
                    move |metadata| {
                        let rights = client.rights();
                        view! {
                            <SeatFigures
                                seats=rights.organization().seats
                                used=metadata.organization_occupied_seats
                            />
                        }
                            .into_any()
                    },
                )}
        </section>
    }
}

/// Seats, how many are used, how many are left.
#[component]
pub(super) fn SeatFigures(
    /// The plan, as the server names it.
    #[prop(optional, into)]
    plan: Option<String>,
    /// How many there are; without limit when there is no number.
    seats: Option<i64>,
    /// How many are in use.
    used: i64,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let number = move |number: i64| move || i18n.number(number as f64);
    let plan = plan.map(|plan| {
        view! {
            <dt>{t(words::PLAN)}</dt>
            <dd>{t(plan_name(&plan))}</dd>
        }
    });
    let assigned = match seats {
        Some(seats) => view! { <dd>{number(seats)}</dd> }.into_any(),
        None => view! { <dd>{t(words::UNLIMITED)}</dd> }.into_any(),
    };
    let left = seats.map(|seats| {
        view! {
            <dt>{t(words::SEATS_LEFT)}</dt>
            <dd>{number(seats - used)}</dd>
        }
    });
    view! {
        <dl class="facts">
            {plan} <dt>{t(words::SEATS_ASSIGNED)}</dt> {assigned} <dt>{t(words::SEATS_USED)}</dt>
            <dd>{number(used)}</dd> {left}
        </dl>
    }
}

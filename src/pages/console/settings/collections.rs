//! Who may create, delete and reach collections: four boxes that always go out together.

use leptos::prelude::*;
use portal_types::organization::Organization;
use portal_types::organization_settings::CollectionManagement;

use super::AREA;
use crate::i18n::{Message, Text, m, t};
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::problem::text_of_saving;
use crate::session::{Action, Hindrance};
use crate::ui::{Button, ButtonVariant, Callout, Checkbox, Form, Tone, toasts};

use m::console::settings as words;

#[component]
pub(super) fn CollectionsCard(client: Client, organization: Data<Organization>) -> impl IntoView {
    let content = move || match client.check(Action::ChangeCollectionRules) {
        Err(Hindrance::Server) => {
            view! { <p class="muted">{t(words::COLLECTIONS_ABSENT)}</p> }.into_any()
        }
        _ => organization
            .show(words::LOADING_FAILED, move |organization| {
                let stored = organization.collection_management();
                view! { <Boxes client stored /> }.into_any()
            })
            .into_any(),
    };
    view! {
        <section class="card stack">
            <h2>{t(words::COLLECTIONS_TITLE)}</h2>
            {content}
        </section>
    }
}

/// One of the four: how to read it and how to set it.
struct Rule {
    label: Message,
    hint: Message,
    place: fn(&mut CollectionManagement) -> &mut bool,
}

const RULES: [Rule; 4] = [
    Rule {
        label: words::LIMIT_CREATION,
        hint: words::LIMIT_CREATION_HINT,
        place: |rules| &mut rules.limit_collection_creation,
    },
    Rule {
        label: words::LIMIT_DELETION,
        hint: words::LIMIT_DELETION_HINT,
        place: |rules| &mut rules.limit_collection_deletion,
    },
    Rule {
        label: words::LIMIT_ITEMS,
        hint: words::LIMIT_ITEMS_HINT,
        place: |rules| &mut rules.limit_item_deletion,
    },
    Rule {
        label: words::ADMIN_ACCESS,
        hint: words::ADMIN_ACCESS_HINT,
        place: |rules| &mut rules.allow_admin_access_to_all_collection_items,
    },
];

#[component]
fn Boxes(client: Client, stored: CollectionManagement) -> impl IntoView {
    let rules = RwSignal::new(stored);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let closed = Signal::derive(move || !client.may(Action::ChangeCollectionRules));
    let toasts = toasts();
    let submit = move || {
        let body = rules.get_untracked();
        let name = untrack(|| client.name());
        busy.set(true);
        failure.set(None);
        let (api, session, id) = (client.api(), client.session(), client.id());
        leptos::task::spawn_local(async move {
            match api.update_collection_management(&id, &body).await {
                Ok(_) => {
                    toasts.success(words::collections_saved(name));
                    client.changed(&[AREA]);
                    // What may be done with collections is in the profile.
                    drop(session.reload_profile().await);
                }
                Err(error) => {
                    failure.try_set(Some(text_of_saving(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    let boxes = RULES.map(|rule| {
        let Rule { label, hint, place } = rule;
        let checked = Signal::derive(move || *place(&mut rules.get()));
        let on_change = move |on: bool| {
            rules.update(|rules| *place(rules) = on);
            failure.set(None);
        };
        view! { <Checkbox label=Text::from(label) hint checked disabled=closed on_change /> }
    });
    view! {
        <Form busy on_submit=submit>
            {move || {
                failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
            }} {boxes.collect_view()} <div class="row">
                <Button variant=ButtonVariant::Primary submit=true busy disabled=closed>
                    {t(m::ui::SAVE)}
                </Button>
            </div>
        </Form>
    }
}

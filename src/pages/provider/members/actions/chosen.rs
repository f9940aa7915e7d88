//! What can be done with the chosen people, and whom a dialog is about.

use leptos::prelude::*;
use portal_types::provider_user::ProviderUser;

use super::Actions;
use super::run::label;
use crate::i18n::{Text, m, t};
use crate::pages::job_dialog::LongList;
use crate::pages::provider::members::people::Deed;
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::obstacle_text;
use crate::ui::{Button, ButtonVariant, IconName};

/// So many names are listed; the others are counted.
const MOST_LISTED: usize = 50;

/// Buttons of the bar: each says how many of the chosen it is for.
#[component]
pub(in crate::pages::provider::members) fn ChosenButtons(
    view: MembersView,
    actions: Actions,
) -> impl IntoView {
    let chosen = Memo::new(move |_| view.chosen());
    let button = move |deed: Deed, icon: IconName, text: fn(usize) -> Text| {
        let count = Memo::new(move |_| {
            let chosen = chosen.read();
            chosen
                .iter()
                .filter(|person| view.obstacle(deed, person).is_none())
                .count()
        });
        let variant = match deed {
            Deed::Remove => ButtonVariant::QuietDanger,
            _ => ButtonVariant::Secondary,
        };
        let why_not = move || (count.get() == 0).then(|| t(m::provider::members::NONE_OF_CHOSEN)());
        view! {
            <span title=why_not>
                <Button
                    small=true
                    variant
                    icon
                    disabled=Signal::derive(move || count.get() == 0)
                    on_press=move || actions.begin(deed, chosen.get_untracked())
                >
                    {move || t(text(count.get()))()}
                </Button>
            </span>
        }
    };
    view! {
        {button(Deed::Resend, IconName::Mail, m::provider::members::bulk_resend)}
        {button(
            Deed::Confirm,
            IconName::CheckCircle,
            m::provider::members::bulk_confirm,
        )}
        {button(Deed::Remove, IconName::Trash, m::provider::members::bulk_remove)}
    }
}

/// Those of the targets it can be done with.
pub(super) fn affected(
    view: MembersView,
    deed: Deed,
    targets: &[ProviderUser],
) -> Vec<ProviderUser> {
    untrack(|| {
        let possible = targets
            .iter()
            .filter(|it| view.obstacle(deed, it).is_none());
        possible.cloned().collect()
    })
}

/// The names it is about, and who of the chosen is left out and why.
#[component]
pub(super) fn Affected(
    view: MembersView,
    deed: Deed,
    targets: RwSignal<Vec<ProviderUser>>,
) -> impl IntoView {
    let names = move || {
        let people = affected(view, deed, &targets.read());
        let more = people.len().saturating_sub(MOST_LISTED);
        let listed = people
            .iter()
            .take(MOST_LISTED)
            .map(|person| view! { <li>{label(person)}</li> })
            .collect_view();
        view! {
            <LongList label=m::jobs::dialog::AFFECTED>
                <ul class="people">
                    {listed}
                    {(more > 0)
                        .then(|| view! { <li>{t(m::jobs::dialog::and_more(more))}</li> })}
                </ul>
            </LongList>
        }
    };
    view! {
        {names}
        <LeftOut view deed targets />
    }
}

/// Who of the chosen is left out, and why.
#[component]
pub(super) fn LeftOut(
    view: MembersView,
    deed: Deed,
    targets: RwSignal<Vec<ProviderUser>>,
) -> impl IntoView {
    move || {
        let left_out: Vec<(ProviderUser, Text)> = targets
            .get()
            .into_iter()
            .filter_map(|person| {
                let obstacle = untrack(|| view.obstacle(deed, &person))?;
                Some((person, obstacle_text(obstacle)))
            })
            .collect();
        if left_out.is_empty() {
            return None;
        }
        let more = left_out.len().saturating_sub(MOST_LISTED);
        let lines = left_out
            .into_iter()
            .take(MOST_LISTED)
            .map(|(person, why)| {
                view! {
                    <li>
                        {label(&person)} ": " <span class="muted">{t(why)}</span>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <div class="left-out">
                <p class="left-out__title">{t(m::jobs::dialog::LEFT_OUT)}</p>
                <LongList label=m::jobs::dialog::LEFT_OUT>
                    <ul class="people">
                        {lines}
                        {(more > 0)
                            .then(|| view! { <li>{t(m::jobs::dialog::and_more(more))}</li> })}
                    </ul>
                </LongList>
            </div>
        })
    }
}

//! What can be done with the chosen members, and whom a dialog is about.

use leptos::prelude::*;
use portal_types::organization_user::OrganizationUser;

use super::Actions;
use crate::i18n::{Text, m, m::console::members as words, t};
use crate::pages::console::members::export::save_csv;
use crate::pages::console::members::people::{Deed, Obstacle, label_of};
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::obstacle_text;
use crate::pages::job_dialog::LongList;
use crate::ui::{Button, ButtonVariant, IconName};

/// So many names are listed; the others are counted.
const MOST_LISTED: usize = 50;

/// Buttons of the bar: each says how many of the chosen it is for.
#[component]
pub(in crate::pages::console::members) fn ChosenButtons(
    view: MembersView,
    actions: Actions,
) -> impl IntoView {
    let chosen = Memo::new(move |_| view.chosen());
    let button = move |deed: Deed, icon: IconName, text: fn(usize) -> Text| {
        let count = Memo::new(move |_| {
            chosen.with(|chosen| {
                view.with_team(|team| {
                    let possible = chosen.iter();
                    possible
                        .filter(|member| team.obstacle(deed, member).is_none())
                        .count()
                })
            })
        });
        let variant = match deed {
            Deed::Remove => ButtonVariant::QuietDanger,
            _ => ButtonVariant::Secondary,
        };
        view! {
            <Show when=move || count.get() != 0>
                <Button
                    small=true
                    variant
                    icon
                    on_press=move || actions.begin(deed, chosen.get_untracked())
                >
                    {move || t(text(count.get()))()}
                </Button>
            </Show>
        }
    };
    let manages = Memo::new(move |_| view.manages());
    let count = Memo::new(move |_| chosen.read().len());
    let export = move || {
        let members = untrack(|| view.chosen());
        if save_csv(view, &members) {
            view.toasts.success(words::exported(members.len()));
        } else {
            view.toasts.error(m::errors::UNKNOWN);
        }
    };
    view! {
        {button(Deed::Resend, IconName::Mail, words::bulk_resend)}
        {button(Deed::Confirm, IconName::CheckCircle, words::bulk_confirm)}
        {button(Deed::Restore, IconName::Restore, words::bulk_restore)}
        {button(Deed::Revoke, IconName::Lock, words::bulk_revoke)}
        {button(Deed::Remove, IconName::Trash, words::bulk_remove)}
        <Show when=move || manages.get()>
            <Button
                small=true
                icon=IconName::Edit
                on_press=move || actions.change(chosen.get_untracked())
            >
                {move || t(words::bulk_change(count.get()))()}
            </Button>
        </Show>
        <Button small=true icon=IconName::Download on_press=export>
            {t(words::EXPORT_CHOSEN)}
        </Button>
    }
}

/// Those of the targets it can be done with.
pub(super) fn affected(
    view: MembersView,
    deed: Deed,
    targets: &[OrganizationUser],
) -> Vec<OrganizationUser> {
    untrack(|| view.with_team(|team| team.split(deed, targets).0))
}

/// The names it is about, and who of the chosen is left out and why.
#[component]
pub(super) fn Affected(
    view: MembersView,
    #[prop(into)] deed: Signal<Deed>,
    targets: RwSignal<Vec<OrganizationUser>>,
) -> impl IntoView {
    let names = move || {
        let members = affected(view, deed.get(), &targets.read());
        lines(
            m::jobs::dialog::AFFECTED.into(),
            members
                .iter()
                .map(|member| (label_of(member), None))
                .collect(),
        )
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
    #[prop(into)] deed: Signal<Deed>,
    targets: RwSignal<Vec<OrganizationUser>>,
) -> impl IntoView {
    move || {
        let (deed, targets) = (deed.get(), targets.read());
        // As the list was when the dialog opened: nothing jumps while one reads.
        let (_, left_out) = untrack(|| view.with_team(|team| team.split(deed, &targets)));
        left_out_list(&left_out)
    }
}

/// The names it is about, and who is left out and why, where both are known already.
#[component]
pub(super) fn Leftovers(
    names: Vec<(String, Option<Text>)>,
    left_out: Vec<(OrganizationUser, Obstacle)>,
) -> impl IntoView {
    view! {
        {lines(m::jobs::dialog::AFFECTED.into(), names)}
        {left_out_list(&left_out)}
    }
}

fn left_out_list(left_out: &[(OrganizationUser, Obstacle)]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = left_out
        .iter()
        .map(|(member, why)| (label_of(member), Some(obstacle_text(*why))))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="left-out">
                <p class="left-out__title">{t(m::jobs::dialog::LEFT_OUT)}</p>
                {lines(m::jobs::dialog::LEFT_OUT.into(), rows)}
            </div>
        }
    })
}

fn lines(label: Text, rows: Vec<(String, Option<Text>)>) -> impl IntoView {
    let more = rows.len().saturating_sub(MOST_LISTED);
    let lines = rows
        .into_iter()
        .take(MOST_LISTED)
        .map(|(name, why)| {
            view! {
                <li>
                    {name}
                    {why.map(|why| view! { ": " <span class="muted">{t(why)}</span> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <LongList label>
            <ul class="people">
                {lines}
                {(more > 0).then(|| view! { <li>{t(m::jobs::dialog::and_more(more))}</li> })}
            </ul>
        </LongList>
    }
}

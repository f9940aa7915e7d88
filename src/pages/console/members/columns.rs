//! What the columns of the table show.

use leptos::prelude::*;
use portal_types::account::OrganizationUserStatusType;
use portal_types::date::millis_since_1970;
use portal_types::organization_user::OrganizationUser;

use super::actions::{Actions, RowMenu};
use super::arrangement::column;
use super::view::MembersView;
use super::words::{revocation_text, role_name, status_name};
use crate::i18n::{DateStyle, Text, m, m::console::members as words, t};
use crate::session::Action;
use crate::ui::table::{ColumnView, RowId, cell_tabindex};
use crate::ui::{Avatar, Badge, Icon, IconName, IconSize, Tone};

/// So many groups are named in a cell; the others are counted.
const MOST_GROUPS: usize = 3;

/// The columns. `actions` is what the menus at the rows' ends open.
pub(super) fn columns(view: MembersView, actions: Actions) -> Vec<ColumnView> {
    let mut columns = vec![
        ColumnView::new(column::NAME, words::COLUMN_NAME, move |row| {
            name_cell(view, actions, row)
        })
        .class("col-person")
        .sortable(),
        ColumnView::new(column::STATUS, words::COLUMN_STATUS, move |row| {
            status_badge(view, row)
        })
        .class("col-status")
        .sortable()
        .optional(false),
        ColumnView::new(column::ROLE, words::COLUMN_ROLE, move |row| {
            let role = Memo::new(move |_| view.member(row.get()).map(|it| it.user_type));
            move || role.get().map(|role| t(role_name(role))())
        })
        .class("col-role")
        .sortable()
        .optional(false),
    ];
    if view.names.has_groups() {
        columns.push(
            ColumnView::new(column::GROUPS, words::COLUMN_GROUPS, move |row| {
                groups_cell(view, row)
            })
            .class("col-groups")
            .sortable()
            .optional(false),
        );
    }
    columns.push(
        ColumnView::new(column::TWO_STEP, words::COLUMN_TWO_STEP, move |row| {
            mark_cell(view, row, Mark::TwoStep)
        })
        .class("col-mark")
        .sortable()
        .optional(false),
    );
    if untrack(|| view.client.rights().organization().use_reset_password) {
        columns.push(
            ColumnView::new(column::RECOVERY, words::COLUMN_RECOVERY, move |row| {
                mark_cell(view, row, Mark::Recovery)
            })
            .class("col-mark")
            .sortable()
            .optional(false),
        );
    }
    columns.push(
        ColumnView::new(column::SINCE, words::COLUMN_SINCE, move |row| {
            move || {
                let millis = millis_since_1970(view.member(row.get())?.creation_date.as_deref()?);
                millis.map(|millis| view.i18n.date(millis, DateStyle::Date))
            }
        })
        .class("col-since")
        .sortable()
        .optional(true),
    );
    if untrack(|| {
        view.client.may(Action::ManageMembers) || view.client.may(Action::RecoverAccounts)
    }) {
        columns.push(
            ColumnView::new(column::MENU, m::ui::OPTIONS, move |row| {
                view! { <RowMenu view actions row /> }
            })
            .class("col-menu")
            .head_hidden(),
        );
    }
    columns
}

fn name_cell(view: MembersView, actions: Actions, row: Signal<RowId>) -> impl IntoView {
    let member = Memo::new(move |_| view.member(row.get()));
    let name = Memo::new(move |_| view.name(row.get()));
    // The same colour before and after the invitation was accepted.
    let seed = Memo::new(move |_| {
        member
            .with(|it| it.as_ref().map(|it| it.id.clone()))
            .unwrap_or_default()
    });
    let email = move || {
        let email = member.with(|it| it.as_ref().map(|it| it.email.clone()));
        // Who has no name is called by the address: once is enough.
        email.filter(|email| *email != *name.read())
    };
    let is_self = move || {
        member.with(|it| {
            it.as_ref()
                .is_some_and(|it| view.with_team(|team| team.is_self(it)))
        })
    };
    let is_waiting = move || {
        member.with(|it| {
            let status = it.as_ref().map(|it| it.status);
            status == Some(OrganizationUserStatusType::Accepted)
        })
    };
    // On a narrow screen what the hidden columns say stands below the name.
    let facts = move || {
        let member = member.get()?;
        let status = t(status_name(member.status).0)();
        Some(format!("{status} · {}", t(role_name(member.user_type))()))
    };
    let open = move |_| {
        if let Some(member) = member.get_untracked() {
            actions.edit(member);
        }
    };
    view! {
        <span class="person-cell">
            <Avatar name seed />
            <span class="person-cell__text">
                <span class="person-cell__line">
                    <button
                        type="button"
                        class="person-cell__name name"
                        tabindex=cell_tabindex()
                        aria-haspopup="dialog"
                        on:click=open
                    >
                        {name}
                    </button>
                    <span class="person-cell__you" hidden=move || !is_self()>
                        {t(words::YOU)}
                    </span>
                </span>
                <span class="person-cell__email">{email}</span>
                <span
                    class="person-cell__facts"
                    class=("person-cell__facts--waiting", is_waiting)
                >
                    {facts}
                </span>
            </span>
        </span>
    }
}

fn status_badge(view: MembersView, row: Signal<RowId>) -> impl IntoView {
    let status = Memo::new(move |_| {
        let member = view.member(row.get());
        member
            .map(|it| (it.status, it.revocation_reason))
            .unwrap_or_default()
    });
    // Why access was withdrawn, for whoever rests the pointer there; the row's dialog says it as well.
    let why = move || {
        let (status, reason) = status.get();
        let is_revoked = status == OrganizationUserStatusType::Revoked;
        let text = revocation_text(reason).filter(|_| is_revoked)?;
        Some(t(text)())
    };
    view! {
        <span title=why>
            <Badge
                tone=Signal::derive(move || status_name(status.get().0).1)
                label=Signal::derive(move || status_name(status.get().0).0)
            />
        </span>
    }
}

fn groups_cell(view: MembersView, row: Signal<RowId>) -> impl IntoView {
    let names = Memo::new(move |_| {
        let member = view.member(row.get()).unwrap_or_default();
        view.names.group_names(view.i18n, &member.groups)
    });
    move || {
        let names = names.get();
        let more = names.len().saturating_sub(MOST_GROUPS);
        let all = view.i18n.list(&names);
        let badges = names
            .into_iter()
            .take(MOST_GROUPS)
            .map(|name| view! { <Badge tone=Tone::Neutral label=Text::plain(name) /> })
            .collect_view();
        let rest = (more > 0).then(|| {
            view! {
                <span class="groups-cell__more">
                    {t(words::groups_more(more))}
                </span>
            }
        });
        view! {
            <span class="groups-cell" title=all>
                {badges}
                {rest}
            </span>
        }
    }
}

/// Something that is on or off.
#[derive(Clone, Copy)]
enum Mark {
    TwoStep,
    Recovery,
}

impl Mark {
    fn is_on(self, member: &OrganizationUser) -> bool {
        match self {
            Self::TwoStep => member.two_factor_enabled,
            Self::Recovery => member.reset_password_enrolled,
        }
    }

    fn words(self, is_on: bool) -> Text {
        match (self, is_on) {
            (Self::TwoStep, true) => words::TWO_STEP_ON.into(),
            (Self::TwoStep, false) => words::TWO_STEP_OFF.into(),
            (Self::Recovery, true) => words::RECOVERY_ON.into(),
            (Self::Recovery, false) => words::RECOVERY_OFF.into(),
        }
    }

    fn icon(self) -> IconName {
        match self {
            Self::TwoStep => IconName::Lock,
            Self::Recovery => IconName::Key,
        }
    }
}

/// A sign where it is on, a dash where it is not; both are read out as words.
fn mark_cell(view: MembersView, row: Signal<RowId>, mark: Mark) -> impl IntoView {
    let is_on = Memo::new(move |_| view.member(row.get()).is_some_and(|it| mark.is_on(&it)));
    view! {
        <span class="mark-cell" title=move || t(mark.words(is_on.get()))()>
            <span hidden=move || !is_on.get()>
                <Icon name=mark.icon() size=IconSize::Small />
            </span>
            <span aria-hidden="true" hidden=move || is_on.get()>
                "–"
            </span>
            <span class="sr-only">{move || t(mark.words(is_on.get()))()}</span>
        </span>
    }
}

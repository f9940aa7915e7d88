//! What stands above the table: search, filters, the view's settings, the file.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use portal_types::account::OrganizationUserType;

use super::arrangement::{filter, role_word};
use super::export::save_csv;
use super::view::{Load, MembersView};
use super::words::role_name;
use crate::i18n::{Text, m, m::console::members as words, t};
use crate::pages::view_menu::ViewMenu;
use crate::ui::table::ColumnView;
use crate::ui::{Button, ButtonVariant, Chip, IconButton, IconName, SearchField};

/// How long the count waits before it is read out: not at every key.
const ANNOUNCE_DELAY: Duration = Duration::from_millis(700);

#[component]
pub(super) fn Tools(
    view: MembersView,
    /// For choosing among them.
    columns: Vec<ColumnView>,
) -> impl IntoView {
    let export = move || {
        let rows = view.table.shown.get_untracked();
        let members = view.members.get_untracked();
        let shown: Vec<_> = rows
            .iter()
            .filter_map(|row| members.get(*row as usize).cloned())
            .collect();
        if save_csv(view, &shown) {
            view.toasts.success(words::exported(shown.len()));
        } else {
            view.toasts.error(m::errors::UNKNOWN);
        }
    };
    view! {
        <div class="members-tools">
            <SearchField label=words::SEARCH value=view.search />
            <div class="members-tools__chips" role="group" aria-label=t(words::FILTERS)>
                <Chips view />
            </div>
            <div class="members-tools__end">
                <ViewMenu table=view.table columns />
                <IconButton
                    icon=IconName::Download
                    label=Text::from(words::EXPORT)
                    variant=ButtonVariant::Secondary
                    on_press=export
                    disabled=Signal::derive(move || view.table.shown.read().is_empty())
                />
            </div>
            <Announcement view />
        </div>
    }
}

#[component]
fn Chips(view: MembersView) -> impl IntoView {
    let chip = move |label: Text, name: &'static str, value: String, count: Signal<usize>| {
        let own = value.clone();
        let pressed = Signal::derive(move || view.query.with(|query| query.has_filter(name, &own)));
        let number = Signal::derive(move || Text::plain(view.i18n.number(count.get() as f64)));
        view! {
            <Chip
                label
                pressed
                count=number
                disabled=Signal::derive(move || count.get() == 0 && !pressed.get())
                on_change=move |_| view.ask(|query| query.toggle_filter(name, &value))
            />
        }
    };
    let with_role = move |role: OrganizationUserType| {
        Signal::derive(move || {
            view.members.with(|members| {
                let word = role_word(role);
                let with = members.iter().filter(|it| role_word(it.user_type) == word);
                with.count()
            })
        })
    };
    let roles = [
        OrganizationUserType::Owner,
        OrganizationUserType::Admin,
        OrganizationUserType::Custom,
    ]
    .map(|role| {
        chip(
            role_name(role),
            filter::ROLE,
            role_word(role).to_owned(),
            with_role(role),
        )
    })
    .collect_view();
    let two_step = chip(
        words::FILTER_NO_TWO_STEP.into(),
        filter::TWO_STEP,
        filter::OFF.to_owned(),
        Signal::derive(move || view.counts.get().without_two_step),
    );
    let recovery = untrack(|| view.client.rights().organization().use_reset_password).then(|| {
        chip(
            words::FILTER_NO_RECOVERY.into(),
            filter::RECOVERY,
            filter::OFF.to_owned(),
            Signal::derive(move || view.counts.get().without_recovery),
        )
    });
    // A link from a group asks for its members: the filter is shown by the group's name.
    let group = move || {
        let ids = view.query.with(|query| {
            let chosen = query
                .filters
                .iter()
                .filter(|(name, _)| name == filter::GROUP);
            chosen.map(|(_, id)| id.clone()).collect::<Vec<_>>()
        });
        ids.into_iter()
            .map(|id| {
                let names = view.names.group_names(view.i18n, std::slice::from_ref(&id));
                let label = match names.into_iter().next() {
                    Some(name) => words::filter_group(name),
                    None => words::FILTER_GROUP_GONE.into(),
                };
                let own = id.clone();
                let count = Signal::derive(move || {
                    view.members
                        .with(|all| all.iter().filter(|it| it.groups.contains(&own)).count())
                });
                chip(label, filter::GROUP, id, count)
            })
            .collect_view()
    };
    let narrowed = move || {
        view.query
            .with(|query| query.filters.iter().any(|(name, _)| name != filter::SHOW))
    };
    view! {
        {roles}
        {two_step}
        {recovery}
        {group}
        <Show when=narrowed>
            <Button variant=ButtonVariant::Quiet small=true on_press=move || view.clear_filters()>
                {t(m::ui::CLEAR_FILTERS)}
            </Button>
        </Show>
    }
}

/// Reads the number of members out after searching and filtering.
#[component]
fn Announcement(view: MembersView) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        let (shown, all) = (view.table.shown.read().len(), view.members.read().len());
        let text = (view.load.get() == Load::Ready).then(|| t(words::count(all, shown))());
        stop();
        let say = move || {
            said.try_set(text.unwrap_or_default());
        };
        timer.set_value(set_timeout_with_handle(say, ANNOUNCE_DELAY).ok());
    });
    on_cleanup(stop);
    view! {
        <p class="sr-only" role="status">
            {said}
        </p>
    }
}

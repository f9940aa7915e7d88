//! The page: every policy with what it does and whether it is on.

use std::sync::Arc;

use leptos::prelude::*;
use portal_types::policy::{Policy, PolicyData, PolicyType};
use table_models::fold::fold;

use super::editor::Editor;
use super::kinds::{Group, KINDS, Kind, is_in_vaultwarden, kind_of};
use crate::i18n::{I18n, Text, m, t};
use crate::nav::Nav;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::pages::frame::title::use_title;
use crate::ui::{Badge, Button, EmptyState, IconName, SearchField, Tone};

use m::console::policies as words;

/// What the page shows and which policy is being edited; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Policies {
    pub(super) client: Client,
    pub(super) data: Data<Vec<Policy>>,
    chosen: RwSignal<Option<PolicyType>>,
    pub(super) open: RwSignal<bool>,
}

impl Policies {
    /// A policy as it is stored. Reactive.
    pub(super) fn stored(self, policy_type: PolicyType) -> Policy {
        let all = self.data.value();
        row(all.as_deref().map_or(&[], Vec::as_slice), policy_type)
    }

    /// A policy was saved like this: whoever opens it before the list is fetched anew sees it so.
    pub(super) fn saved(self, policy_type: PolicyType, enabled: bool, data: PolicyData) {
        self.data.amend(|all| {
            let now = Policy {
                enabled,
                data,
                ..row(all, policy_type)
            };
            let others = all.iter().filter(|it| it.policy_type != policy_type);
            others.cloned().chain([now]).collect()
        });
    }

    fn edit(self, policy_type: PolicyType) {
        self.chosen.set(Some(policy_type));
        self.open.set(true);
    }
}

/// A policy of the list; one that was never saved is off.
fn row(all: &[Policy], policy_type: PolicyType) -> Policy {
    let known = all.iter().find(|it| it.policy_type == policy_type);
    known.cloned().unwrap_or_else(|| Policy {
        policy_type,
        ..Policy::default()
    })
}

/// `#/organizations/{id}/settings/policies`.
#[component]
pub(super) fn PoliciesPage() -> impl IntoView {
    use_title(m::console::frame::POLICIES);
    let client = Client::use_context();
    let policies = Policies {
        client,
        data: super::ask(client),
        chosen: RwSignal::new(None),
        open: RwSignal::new(false),
    };
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(policies.open);
    }
    let search = RwSignal::new(String::new());
    let on_count = move || {
        let all = policies.data.value()?;
        let count = all.iter().filter(|policy| policy.enabled).count();
        Some(view! { <p class="muted">{t(words::on_count(count))}</p> })
    };
    // The same kind again is the same editor.
    let kind = Memo::new(move |_| policies.chosen.get());
    view! {
        <div class="page page--policies">
            <header class="page__head">
                <div>
                    <h1 class="page__title">{t(m::console::frame::POLICIES)}</h1>
                    <p class="page__lead">{move || t(words::lead(client.name()))()}</p>
                </div>
            </header>
            <div class="policies__tools">
                <SearchField label=words::SEARCH value=search />
                {on_count}
            </div>
            {policies
                .data
                .show(
                    words::LOADING_FAILED,
                    move |all| {
                        let all = Arc::new(all.clone());
                        view! { <List policies all search /> }.into_any()
                    },
                )}
        </div>
        {move || {
            kind.get().and_then(kind_of).map(|kind| view! { <Editor policies kind /> })
        }}
    }
}

#[component]
fn List(policies: Policies, all: Arc<Vec<Policy>>, search: RwSignal<String>) -> impl IntoView {
    let i18n = I18n::use_context();
    let unknown: Arc<Vec<Policy>> = Arc::new(
        all.iter()
            .filter(|policy| kind_of(policy.policy_type).is_none())
            .cloned()
            .collect(),
    );
    let fits = move |kind: &Kind| {
        let wanted = search.read();
        let wanted = fold(wanted.trim());
        let words = [
            i18n.text(&kind.name.into()),
            i18n.text(&(kind.text)()),
            i18n.text(&kind.group.title().into()),
            kind.official_names.join(" "),
        ];
        fold(&words.join(" ")).contains(&wanted)
    };
    move || {
        let groups = Group::ALL.into_iter().filter_map(|group| {
            let rows: Vec<_> = KINDS
                .iter()
                .filter(|kind| kind.group == group && fits(kind))
                .map(|kind| {
                    let is_on = row(&all, kind.policy_type).enabled;
                    view! { <Row policies kind is_on /> }
                })
                .collect();
            (!rows.is_empty()).then(|| section(group.title(), rows.into_any()))
        });
        let groups: Vec<_> = groups.collect();
        let strangers = (search.read().trim().is_empty() && !unknown.is_empty()).then(|| {
            let rows = unknown.iter().map(unknown_row).collect_view();
            section(words::GROUP_UNKNOWN, rows.into_any())
        });
        if groups.is_empty() && strangers.is_none() {
            return view! {
                <EmptyState
                    icon=IconName::Search
                    title=words::NONE_FOUND_TITLE
                    text=words::NONE_FOUND_TEXT
                >
                    <Button on_press=move || search.set(String::new())>
                        {t(words::SHOW_ALL)}
                    </Button>
                </EmptyState>
            }
            .into_any();
        }
        view! {
            {groups}
            {strangers}
        }
        .into_any()
    }
}

fn section(title: impl Into<Text>, rows: AnyView) -> AnyView {
    view! {
        <section class="policies__group">
            <h2>{t(title)}</h2>
            <ul class="policies card">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Row(policies: Policies, kind: &'static Kind, is_on: bool) -> impl IntoView {
    let is_offered =
        !policies.client.rights_now().is_vaultwarden() || is_in_vaultwarden(kind.policy_type);
    let name = if is_offered {
        view! {
            <button
                type="button"
                class="policy__name button button--link"
                on:click=move |_| policies.edit(kind.policy_type)
            >
                {t(kind.name)}
            </button>
        }
        .into_any()
    } else {
        view! { <span class="policy__name strong">{t(kind.name)}</span> }.into_any()
    };
    let text = if is_offered {
        (kind.text)()
    } else {
        Text::from(words::NOT_ON_SERVER)
    };
    view! {
        <li class="policy">
            <div class="policy__words">
                {name} <p class="muted">{t(text)}</p>
            </div>
            {is_offered.then(|| state(is_on))}
        </li>
    }
}

/// *On* stands out, *Off* does not.
fn state(is_on: bool) -> impl IntoView {
    let (tone, label) = match is_on {
        true => (Tone::Success, words::STATE_ON),
        false => (Tone::Neutral, words::STATE_OFF),
    };
    view! { <Badge tone label=Text::from(label) /> }
}

fn unknown_row(policy: &Policy) -> impl IntoView + use<> {
    let name = words::unknown_name(policy.policy_type.number().to_string());
    view! {
        <li class="policy">
            <div class="policy__words">
                <span class="policy__name strong">{t(name)}</span>
                <p class="muted">{t(words::UNKNOWN_TEXT)}</p>
            </div>
            {state(policy.enabled)}
        </li>
    }
}

//! The dialog that changes one policy.

use leptos::prelude::*;
use portal_types::config::ServerConfig;
use portal_types::policy::PolicyType;

use super::affected::revokes;
use super::fields::read_all;
use super::form::{Fields, FormState};
use super::impact::Impact;
use super::kinds::{Kind, kind_of};
use super::page::Policies;
use super::save::{Saving, Step, revoked};
use super::steps::before;
use crate::i18n::{I18n, Text, m, t};
use crate::pages::areas;
use crate::pages::console::members::view::ask_for_members;
use crate::pages::console::server;
use crate::session::Action;
use crate::ui::{Callout, Checkbox, CheckboxLook, DialogHead, FormDialog, Tone, toasts};

use m::console::policies as words;

/// Changes a policy of this kind.
#[component]
pub(super) fn Editor(policies: Policies, kind: &'static Kind) -> impl IntoView {
    let client = policies.client;
    let i18n = I18n::use_context();
    let open = policies.open;
    let form = FormState::new(kind.fields);
    let enabled = RwSignal::new(false);
    // Whether what stands in the way is to be switched first.
    let first = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    let server = StoredValue::new_local(server::config(client));
    let people = untrack(|| client.may(Action::ManageMembers)).then(|| ask_for_members(client));
    let toasts = toasts();
    Effect::new(move |_| {
        if open.get() {
            let stored = untrack(|| policies.stored(kind.policy_type));
            form.fill(&stored.data);
            enabled.set(stored.enabled);
        }
        first.set(false);
        busy.set(false);
        failure.set(None);
    });
    let is_on = move |other| policies.stored(other).enabled;
    let switches = Signal::derive(move || enabled.get() != is_on(kind.policy_type));
    let comes_on = Signal::derive(move || switches.get() && enabled.get());
    let in_the_way = Memo::new(move |_| {
        if switches.get() {
            before(kind.policy_type, enabled.get(), is_on)
        } else {
            Vec::new()
        }
    });
    let names = move |which: &[PolicyType]| {
        let kinds = which.iter().filter_map(|it| kind_of(*it));
        let names: Vec<String> = kinds.map(|kind| i18n.say(kind.name)).collect();
        i18n.list(&names)
    };
    let submit = move || {
        let (on, waiting) = (enabled.get_untracked(), in_the_way.get_untracked());
        let stored = untrack(|| policies.stored(kind.policy_type));
        let typed = untrack(|| form.typed());
        let data = match read_all(kind.fields, &typed, &stored.data, on) {
            Ok(data) => data,
            Err(wrong) => return form.refuse(wrong),
        };
        if !waiting.is_empty() && !first.get_untracked() {
            let names = untrack(|| names(&waiting));
            failure.set(Some(match on {
                true => words::needs_missing(names),
                false => words::needed_missing(names),
            }));
            return;
        }
        let mut steps: Vec<Step> = waiting
            .iter()
            .map(|other| Step::switch(untrack(|| policies.stored(*other)), on))
            .collect();
        let takes_access = untrack(|| comes_on.get())
            && waiting
                .iter()
                .chain([&kind.policy_type])
                .any(|it| revokes(*it));
        steps.push(Step::save(kind.policy_type, on, data));
        let config = server.with_value(|asked| untrack(|| asked.get()).value().cloned());
        let config: ServerConfig = config.map(|it| (*it).clone()).unwrap_or_default();
        let saving = Saving::new(policies, i18n, config);
        let revoked_before = people.and_then(|people| untrack(|| people.value()));
        let revoked_before = revoked_before.map(|people| revoked(&people));
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            let outcome = saving.run(steps).await;
            // Also after half of it.
            client.changed(&[areas::POLICIES]);
            match outcome {
                Err(text) => {
                    failure.try_set(Some(text));
                }
                Ok(()) => {
                    open.try_set(false);
                    let lost = match (takes_access, revoked_before) {
                        (true, Some(before)) => saving.newly_revoked(before).await,
                        _ => 0,
                    };
                    if takes_access {
                        client.changed(areas::ABOUT_MEMBERS);
                    }
                    let (policy, name) = (Text::from(kind.name), saving.client_name());
                    if lost > 0 {
                        toasts.warning(words::saved_revoked(name, lost, policy));
                    } else {
                        toasts.success(words::saved(name, policy));
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || DialogHead::new(kind.name).client(client.mark()));
    let submit_label = Signal::derive(move || {
        let takes_access = comes_on.get()
            && (revokes(kind.policy_type) || in_the_way.read().iter().any(|it| revokes(*it)));
        Text::from(if takes_access {
            words::SAVE_AND_REVOKE
        } else {
            m::ui::SAVE
        })
    });
    let held = Signal::derive(move || !policies.stored(kind.policy_type).can_toggle());
    let way = move || {
        let waiting = in_the_way.get();
        (!waiting.is_empty()).then(|| {
            let names = names(&waiting);
            let (title, label) = match enabled.get() {
                true => (words::needs_title(names.clone()), words::needs_first(names)),
                false => (
                    words::needed_title(names.clone()),
                    words::needed_first(names),
                ),
            };
            let revoking = waiting
                .iter()
                .copied()
                .find(|it| comes_on.get() && revokes(*it));
            let impact = revoking.and_then(kind_of).map(|kind| {
                view! { <Impact kind comes_on=Signal::stored(true) members=people /> }
            });
            view! {
                <Callout tone=Tone::Info title>
                    <Checkbox
                        label=label
                        checked=first
                        on_change=move |on| {
                            first.set(on);
                            failure.set(None);
                        }
                    />
                    {impact}
                </Callout>
            }
        })
    };
    view! {
        <FormDialog open head submit_label busy error=failure on_submit=submit>
            <p>{t((kind.text)())}</p>
            <Show when=move || kind.policy_type == PolicyType::BlockClaimedDomainAccounts>
                <p class="muted">{t(words::NEEDS_DOMAIN)}</p>
            </Show>
            <p>
                <span class="strong">{t(words::BINDS)} ": "</span>
                {t(kind.binds.words())}
            </p>
            <Checkbox
                label=Text::from(words::TURNED_ON)
                look=CheckboxLook::Switch
                checked=enabled
                disabled=held
                on_change=move |on| {
                    enabled.set(on);
                    failure.set(None);
                }
            />
            <Show when=move || held.get()>
                <p class="muted">{t(words::HELD_ON)}</p>
            </Show>
            {way}
            <Show when=move || enabled.get()>
                <Fields form />
            </Show>
            <Impact kind comes_on members=people />
        </FormDialog>
    }
}

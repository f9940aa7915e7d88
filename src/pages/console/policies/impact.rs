//! Says who is affected by a policy, and who loses access when it is switched on.

use leptos::prelude::*;
use portal_types::organization_user::OrganizationUser;
use portal_types::policy::PolicyType;

use super::affected::{Losing, bound, losing, name_of, revokes};
use super::kinds::Kind;
use crate::i18n::{m, t};
use crate::pages::data::Data;
use crate::ui::{Callout, Tone};

use m::console::policies as words;

/// So many are named; the rest is counted.
const MOST_NAMES: usize = 8;

/// Who is affected. `comes_on` says that it is off and is to be switched on; `members` is missing for people
/// who may not read them.
#[component]
pub(super) fn Impact(
    kind: &'static Kind,
    #[prop(into)] comes_on: Signal<bool>,
    members: Option<Data<Vec<OrganizationUser>>>,
) -> impl IntoView {
    let content = match members {
        None => (move || hidden(kind.policy_type, comes_on.get())).into_any(),
        Some(members) => members
            .show(words::MEMBERS_FAILED, move |members| {
                let count = bound(kind.binds, members).len();
                let binds = match count {
                    0 => words::BOUND_NONE.into(),
                    _ => words::bound_count(count),
                };
                let not_enrolled = (kind.policy_type == PolicyType::AccountRecovery)
                    .then(|| not_enrolled(kind, members))
                    .flatten();
                let losing = comes_on
                    .get()
                    .then(|| losing_view(losing(kind.policy_type, members)));
                view! {
                    <p>{t(binds)}</p>
                    {not_enrolled}
                    {losing}
                }
                .into_any()
            })
            .into_any(),
    };
    view! {
        <section class="stack gap-2">
            <h3>{t(words::MEMBERS_TITLE)}</h3>
            {content}
        </section>
    }
}

fn hidden(policy_type: PolicyType, comes_on: bool) -> AnyView {
    let warning = (comes_on && revokes(policy_type)).then(|| {
        view! { <Callout tone=Tone::Warning title=words::REVOKES_UNSEEN /> }
    });
    view! {
        <p class="muted">{t(words::MEMBERS_HIDDEN)}</p>
        {warning}
    }
    .into_any()
}

fn not_enrolled(kind: &Kind, members: &[OrganizationUser]) -> Option<AnyView> {
    let bound = bound(kind.binds, members).into_iter();
    let count = bound
        .filter(|member| !member.reset_password_enrolled)
        .count();
    (count > 0).then(|| view! { <p class="muted">{t(words::not_enrolled(count))}</p> }.into_any())
}

fn losing_view(losing: Losing<'_>) -> Option<AnyView> {
    let (title, text, people) = match losing {
        Losing::Nobody => return None,
        Losing::These(people) if people.is_empty() => {
            let calm = view! { <p>{t(words::REVOKES_NOBODY)}</p> };
            return Some(calm.into_any());
        }
        Losing::SomeOf(people) if people.is_empty() => return None,
        Losing::These(people) => (
            words::revokes_title(people.len()),
            words::REVOKES_TWO_STEP,
            people,
        ),
        Losing::SomeOf(people) => (
            words::revokes_some_title(people.len()),
            words::REVOKES_SINGLE,
            people,
        ),
    };
    let names = people.iter().take(MOST_NAMES).map(|member| {
        let name = name_of(member);
        view! { <li class="name">{name}</li> }
    });
    let names = names.collect_view();
    let more = people.len().saturating_sub(MOST_NAMES);
    let more = (more > 0).then(|| view! { <li>{t(words::and_more(more))}</li> });
    Some(
        view! {
            <Callout tone=Tone::Warning title>
                <p>{t(text)}</p>
                <ul class="bullets">{names} {more}</ul>
            </Callout>
        }
        .into_any(),
    )
}

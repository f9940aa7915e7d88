//! The drawing: nested boxes and lists, so that it is read and reached like any list. Every branch opens.

use leptos::prelude::*;

use super::shape::{Leaf, People, Shape};
use crate::{
    i18n::{I18n, Message, Text, m::training::about as words, t},
    nav::Link,
    ui::{Badge, Icon, IconName, IconSize, Loading},
};

/// How many names a branch shows at once.
const SHOWN: usize = 12;

#[component]
pub(super) fn Drawing(shape: Memo<Shape>) -> impl IntoView {
    view! {
        <div class="structure">
            <div class="structure__inside">
                <p class="structure__root">
                    <Icon name=IconName::Provider />
                    <span class="sr-only">{t(words::PART_PROVIDER)}</span>
                    <bdi>{move || t(shape.read().name.clone())()}</bdi>
                </p>
                <div class="structure__people">
                    <Branch
                        title=words::PART_ADMINS
                        icon=IconName::Key
                        people=Signal::derive(move || shape.read().admins.clone())
                    />
                    <Branch
                        title=words::PART_SERVICE
                        icon=IconName::User
                        people=Signal::derive(move || shape.read().service.clone())
                    />
                </div>
                <p class="structure__arrow">
                    <Icon name=IconName::ChevronDown size=IconSize::Small />
                    <span>{t(words::REACHES)}</span>
                </p>
                <Branch
                    title=words::PART_CLIENTS
                    icon=IconName::Clients
                    people=Signal::derive(move || People::Known(shape.read().clients.clone()))
                    is_open=true
                />
            </div>
            <div class="structure__outside">
                <p class="structure__label">{t(words::OUTSIDE)}</p>
                <Branch
                    title=words::PART_OWN
                    icon=IconName::Building
                    people=Signal::derive(move || People::Known(shape.read().own.clone()))
                    is_open=true
                />
            </div>
        </div>
    }
}

#[component]
fn Branch(
    title: Message,
    icon: IconName,
    #[prop(into)] people: Signal<People>,
    #[prop(optional)] is_open: bool,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let count = move || match &*people.read() {
        People::Known(leaves) => Some(leaves.len()),
        _ => None,
    };
    let content = move || match people.get() {
        People::Known(leaves) => view! { <Leaves leaves /> }.into_any(),
        People::Loading => view! { <Loading /> }.into_any(),
        People::Hidden => view! { <p class="muted small">{t(words::PEOPLE_HIDDEN)}</p> }.into_any(),
        People::Failed => view! { <p class="muted small">{t(words::PEOPLE_FAILED)}</p> }.into_any(),
    };
    view! {
        <details class="structure__branch" open=is_open>
            <summary>
                <Icon name=icon />
                <span class="grow">{t(title)}</span>
                {move || {
                    count().map(|count| view! { <Badge label=Text::plain(i18n.number(count as f64)) /> })
                }}
            </summary>
            <div class="structure__content">{content}</div>
        </details>
    }
}

#[component]
fn Leaves(leaves: Vec<Leaf>) -> impl IntoView {
    if leaves.is_empty() {
        return view! { <p class="muted small">{t(words::NONE_YET)}</p> }.into_any();
    }
    let rest = leaves.len().saturating_sub(SHOWN);
    view! {
        <ul class="structure__leaves">
            {leaves
                .into_iter()
                .take(SHOWN)
                .map(|leaf| {
                    let name = t(leaf.name);
                    match leaf.to {
                        Some(to) => view! {
                            <li>
                                <Link to>
                                    <bdi>{name}</bdi>
                                </Link>
                            </li>
                        }
                        .into_any(),
                        None => view! {
                            <li>
                                <bdi>{name}</bdi>
                            </li>
                        }
                        .into_any(),
                    }
                })
                .collect_view()}
            {(rest > 0).then(|| view! { <li class="muted">{t(words::and_more(rest))}</li> })}
        </ul>
    }
    .into_any()
}

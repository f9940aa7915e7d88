//! `#/training`: the six resources, one card each.

use leptos::prelude::*;

use super::{FOR_STAFF, REGISTER, RESOURCES, Resource, region::RegistrationLink};
use crate::{
    i18n::{m::training::desk, m::training::resources as words, t},
    nav::{Link, Route, TrainingRoom},
    pages::{
        frame::title::use_title,
        training::{
            jump::jump_to,
            links::{CopyLink, HelpLink, Link as HelpPage},
        },
    },
    ui::Icon,
};

/// In the address: the resource to begin at.
pub const RESOURCE: &str = "resource";

/// The id of a resource's heading, which links lead to.
pub fn heading_id(resource: Resource) -> String {
    format!("training-{}", resource.key)
}

/// The page.
#[component]
pub fn ResourcesPage() -> impl IntoView {
    use_title(desk::RESOURCES);
    jump_to(RESOURCE, |key| {
        let resource = RESOURCES.into_iter().find(|resource| resource.key == key)?;
        Some(heading_id(resource))
    });
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{t(desk::RESOURCES)}</h1>
                <p class="page__lead">{t(words::LEAD)}</p>
            </div>
            <Link to=Route::training(TrainingRoom::Kit) class="button button--primary no-print">
                {t(words::MAKE_KIT)}
            </Link>
        </header>
        <div class="columns resources">
            {RESOURCES.map(|resource| view! { <ResourceCard resource /> }).collect_view()}
        </div>
        <section class="card stack gap-3" aria-labelledby="training-staff">
            <h2 id="training-staff">{t(words::STAFF_TITLE)}</h2>
            <p class="muted">{t(words::STAFF_TEXT)}</p>
            <ul class="columns link-list gap-2">{FOR_STAFF.map(line).collect_view()}</ul>
        </section>
        <p class="small muted measure">{t(desk::LINK_NOTE)}</p>
    }
}

#[component]
fn ResourceCard(resource: Resource) -> impl IntoView {
    let id = heading_id(resource);
    let links = match resource.key {
        REGISTER => view! { <RegistrationLink /> }.into_any(),
        _ => view! {
            <ul class="link-list" aria-label=t(words::links_of(resource.title))>
                {resource.links.iter().copied().map(line).collect_view()}
            </ul>
        }
        .into_any(),
    };
    view! {
        <section class="card resource" aria-labelledby=id.clone()>
            <div class="resource__head">
                <span class="resource__icon">
                    <Icon name=resource.icon />
                </span>
                <h2 id=id.clone() tabindex="-1">{t(resource.title)}</h2>
            </div>
            <dl class="resource__facts">
                <dt>{t(words::FOR_WHAT)}</dt>
                <dd>{t(resource.what)}</dd>
                <dt>{t(words::FOR_WHOM)}</dt>
                <dd>{t(resource.whom)}</dd>
            </dl>
            {links}
            {resource
                .variants
                .map(|variants| {
                    view! {
                        <div class="resource__variants">
                            <h3>{t(variants.title)}</h3>
                            <ul class="link-list" aria-label=t(variants.title)>
                                {variants.links.iter().map(|(_, link)| line(*link)).collect_view()}
                            </ul>
                        </div>
                    }
                })}
        </section>
    }
}

fn line(link: HelpPage) -> impl IntoView {
    view! {
        <li class="resource__link">
            <HelpLink link />
            <CopyLink link />
        </li>
    }
}

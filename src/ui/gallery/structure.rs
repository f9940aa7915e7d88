//! Text, tabs, the way back, and waiting.

use leptos::prelude::*;

use super::{Group, sample};
use crate::ui::{
    Breadcrumb, Crumb, Loading, Meter, Progress, Skeleton, SkeletonShape, Tab, Tabs, Tone,
};

/// Headings and text.
#[component]
pub(super) fn Type() -> impl IntoView {
    view! {
        <Group title="Text">
            <div class="stack gap-2">
                <h1>"Clients of Demo MSP"</h1>
                <h2>"Seats and subscription"</h2>
                <h3>"Unassigned seats"</h3>
                <p class="measure">
                    "Every client has its own organisation, with its own key. "
                    <a href="#/gallery">"How access works"</a> ". 客户组织的席位由提供商统一管理。"
                </p>
                <p class="muted">"Quieter text says what may be skipped."</p>
                <p class="faint small">"Last changed 3 minutes ago · "<code>"b2b0016c-1d11"</code></p>
            </div>
        </Group>
    }
}

/// What gives a page its order.
#[component]
pub(super) fn Structure() -> impl IntoView {
    let selected = RwSignal::new("all".to_owned());
    let tabs = vec![
        Tab::new("all", sample("All"), || view! { <p>"Everybody."</p> })
            .count(Signal::stored(sample("42"))),
        Tab::new(
            "invited",
            sample("Invited"),
            || view! { <p>"Who has not answered yet."</p> },
        )
        .count(Signal::stored(sample("3"))),
        Tab::new(
            "waiting",
            sample("Needs confirmation"),
            || view! { <p>"Nobody."</p> },
        ),
    ];
    view! {
        <Group title="Structure">
            <Breadcrumb crumbs=vec![
                Crumb::link(sample("Demo MSP"), "#/gallery"),
                Crumb::link(sample("Clients"), "#/gallery"),
                Crumb::here(sample("Second Client's Organization")),
            ] />
            <Tabs label=sample("Members") tabs selected />
            <div class="card">
                <dl class="facts">
                    <dt>"Plan"</dt>
                    <dd>"Enterprise, monthly"</dd>
                    <dt>"Seats"</dt>
                    <dd>"15 assigned, 1 used"</dd>
                </dl>
            </div>
        </Group>
    }
}

/// What stands where something is to come.
#[component]
pub(super) fn Waiting() -> impl IntoView {
    view! {
        <Group title="Waiting and measures">
            <Loading />
            <div class="row row--nowrap gap-3">
                <Skeleton shape=SkeletonShape::Circle />
                <div class="grow">
                    <Skeleton shape=SkeletonShape::Lines(3) />
                </div>
                <Skeleton shape=SkeletonShape::Control />
            </div>
            <Progress
                label=sample("Inviting members")
                share=Some(0.3)
                detail=Signal::stored(sample("12 of 40"))
            />
            <Progress label=sample("Reading the vault") share=None />
            <div class="row gap-6">
                <Meter share=0.4 />
                <Meter share=0.92 tone=Tone::Warning />
                <Meter share=1.0 tone=Tone::Danger />
            </div>
        </Group>
    }
}

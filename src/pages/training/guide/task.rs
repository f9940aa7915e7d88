//! One task as a card.

use leptos::prelude::*;

use super::{
    Step, Task,
    place::{Place, Way},
};
use crate::{
    i18n::{Message, m::training::guide as words, t},
    nav::Link,
    pages::brand::is_hidden,
    pages::training::{clients::Chosen, links::HelpLink},
    session::Session,
    ui::{Callout, Icon, IconName, IconSize, Tone},
};

/// The id of a task's heading, which links lead to.
pub fn heading_id(task: Task) -> String {
    format!("task-{}", task.key)
}

#[component]
pub(super) fn TaskCard(task: Task, client: Memo<Option<Chosen>>) -> impl IntoView {
    let id = heading_id(task);
    let help_id = format!("{id}-help");
    view! {
        <section class="card task" aria-labelledby=id.clone()>
            <div class="resource__head">
                <span class="resource__icon">
                    <Icon name=task.icon />
                </span>
                <h2 id=id.clone() tabindex="-1">
                    {t(task.title)}
                </h2>
            </div>
            <p class="measure">{t(task.what)}</p>
            {task.now.map(|title| view! { <Callout tone=Tone::Info title /> })}
            <div class="task__columns">
                <dl class="resource__facts">
                    {fact(words::WHO, task.who)} {fact(words::BEFORE, task.before)}
                    {fact(words::SEEN, task.seen)} {fact(words::LOGGED, task.logged)}
                </dl>
                <div class="stack gap-3">
                    <h3 class="task__label">{t(words::STEPS)}</h3>
                    <ol class="task__steps">
                        {task
                            .steps
                            .iter()
                            .map(|step| view! { <StepLine step=*step client /> })
                            .collect_view()}
                    </ol>
                    <h3 class="task__label" id=help_id.clone()>
                        {t(words::HELP)}
                    </h3>
                    <ul class="link-list" aria-labelledby=help_id>
                        {task
                            .help
                            .iter()
                            .map(|link| {
                                view! {
                                    <li>
                                        <HelpLink link=*link />
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </div>
            </div>
        </section>
    }
}

fn fact(name: Message, text: Message) -> impl IntoView {
    view! {
        <dt>{t(name)}</dt>
        <dd>{t(text)}</dd>
    }
}

#[component]
fn StepLine(step: Step, client: Memo<Option<Chosen>>) -> impl IntoView {
    let session = Session::use_context();
    let is_left_out = step.place.and_then(Place::feature).is_some_and(is_hidden);
    let way = Memo::new(move |_| {
        let profile = session.profile()?;
        let place = step.place.filter(|_| !is_left_out)?;
        client.with(|client| place.way(&profile, client.as_ref()))
    });
    let shown = move || {
        Some(match way.get()? {
            Way::Open(words, to) => view! {
                <Link to class="task__way">
                    {t(words)}
                    <Icon name=IconName::ArrowRight size=IconSize::Small />
                </Link>
            }
            .into_any(),
            Way::Closed(why) => view! {
                <span class="task__closed">
                    <Icon name=IconName::Lock size=IconSize::Small />
                    <span>{t(why)}</span>
                </span>
            }
            .into_any(),
        })
    };
    view! { <li>{t(step.text)} {shown}</li> }
}

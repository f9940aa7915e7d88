//! What one does with a kit: print it, mail it, copy its text or its link, note that it was handed over.

use leptos::{prelude::*, task::spawn_local};

use super::{
    letter::{is_long, mail_address, plain_text, title},
    model::{Item, Kit},
    sheet::texts_of,
};
use crate::{
    browser::{clipboard, host::Host},
    i18n::{
        Message, Text, m::training::kit as words, m::training::progress, m::training::resources, t,
    },
    nav::{Nav, Route, TrainingRoom},
    pages::training::{
        clients::{Chosen, clients},
        progress::{Entry, Progress, Step, Subject, new_id, today},
    },
    session::Session,
    ui::{Button, ButtonVariant, Callout, Icon, IconName, Toast, Toasts, Tone, toasts, unique_id},
};

/// Prints the sheet: everything else on the page hides from paper.
#[component]
pub(super) fn PrintButton() -> impl IntoView {
    let print = move || {
        // A browser without a printer does nothing.
        _ = window().print();
    };
    view! {
        <Button variant=ButtonVariant::Primary icon=IconName::Download on_press=print>
            {t(words::PRINT)}
        </Button>
    }
}

#[component]
pub(super) fn Actions(
    kit: Memo<Kit>,
    /// Why the kit is not ready.
    problem: Signal<Option<Text>>,
) -> impl IntoView {
    let toasts = toasts();
    let texts = texts_of(kit);
    let text = Memo::new(move |_| {
        let texts = texts.get().map(|texts| plain_text(&kit.read(), texts));
        texts.unwrap_or_default()
    });
    let mail = Memo::new(move |_| {
        let subject = texts.get().map(|texts| texts.say(title(&kit.read())));
        mail_address(&subject.unwrap_or_default(), &text.read())
    });
    let copy_text = move || copy(toasts, text.get_untracked(), words::TEXT_COPIED);
    let host = Host::use_context();
    let copy_link = move || {
        let route = kit.read_untracked().sheet_route();
        let link = host.address() + &route.href();
        copy(toasts, link, resources::LINK_COPIED);
    };
    let text_id = unique_id("kit-text");
    let is_ready = Memo::new(move |_| problem.read().is_none());
    view! {
        <div class="stack gap-3 no-print">
            {move || problem.get().map(|title| view! { <Callout tone=Tone::Warning title /> })}
            <Show when=move || is_ready.get()>
                <div class="row">
                    <PrintButton />
                    <a class="button" href=mail>
                        <span class="button__content">
                            <Icon name=IconName::Send />
                            <span class="button__label">{t(words::MAIL)}</span>
                        </span>
                    </a>
                    <Button icon=IconName::Copy on_press=copy_text>
                        {t(words::COPY_TEXT)}
                    </Button>
                    <Button icon=IconName::Link on_press=copy_link>
                        {t(words::COPY_LINK)}
                    </Button>
                    <HandedOver kit />
                </div>
                <Show when=move || is_long(&mail.read())>
                    <p class="small muted measure">{t(words::MAIL_LONG)}</p>
                </Show>
                <p class="small muted measure">{t(words::LINK_NOTE)}</p>
            </Show>
            <details class="kit__text">
                <summary id=text_id.clone()>{t(words::TEXT)}</summary>
                <p class="small muted">{t(words::TEXT_HINT)}</p>
                <pre
                    class="kit__letter"
                    tabindex="0"
                    role="region"
                    aria-labelledby=text_id
                    lang=move || kit.read().lang.tag()
                >
                    {move || text.get()}
                </pre>
            </details>
        </div>
    }
}

/// Notes in the progress of the client or person that they have got what is in the kit.
#[component]
fn HandedOver(kit: Memo<Kit>) -> impl IntoView {
    let toasts = toasts();
    let nav = Nav::use_context();
    let session = Session::use_context();
    let kept = Progress::use_kept();
    let note = move || {
        let known = untrack(|| session.profile()).map(|it| clients(&it));
        let entries = handed_over(&kit.read_untracked(), &known.unwrap_or_default(), &today());
        if entries.is_empty() {
            toasts.show(Toast::new(Tone::Warning, progress::NEEDS_NAME));
            return;
        }
        let mut count = 0;
        let is_kept = kept.change(|list| {
            for entry in entries {
                if !list.iter().any(|own| own.repeats(&entry)) {
                    list.push(entry);
                    count += 1;
                }
            }
        });
        let toast = match (is_kept, count) {
            (false, _) => Toast::new(Tone::Danger, progress::NOT_KEPT),
            (true, 0) => Toast::new(Tone::Info, progress::HANDED_ALREADY),
            (true, count) => Toast::new(Tone::Success, progress::handed(count)),
        };
        let show = move |()| {
            if let Some(nav) = nav {
                nav.go(&Route::training(TrainingRoom::Progress));
            }
        };
        toasts.show(match is_kept {
            true => toast.action(progress::SHOW, Callback::new(show)),
            false => toast,
        });
    };
    view! {
        <Button icon=IconName::Check on_press=note>
            {t(progress::MARK_HANDED)}
        </Button>
    }
}

/// An entry for each thing in a kit; none for a kit that names nobody.
fn handed_over(kit: &Kit, known: &[Chosen], day: &str) -> Vec<Entry> {
    let (client, person) = (kit.client.trim(), kit.person.trim());
    let live = known.iter().find(|it| it.name == client);
    let of = |item: &Item| Entry {
        id: new_id(),
        client_id: live.map(|it| it.id.clone()).unwrap_or_default(),
        client: client.to_owned(),
        person: person.to_owned(),
        subject: Subject::Resource(item.resource),
        step: Step::HandedOver,
        day: day.to_owned(),
        note: String::new(),
    };
    match client.is_empty() && person.is_empty() {
        true => Vec::new(),
        false => kit.items.iter().map(of).collect(),
    }
}

fn copy(toasts: Toasts, text: String, done: Message) {
    spawn_local(async move {
        let toast = match clipboard::copy(&text).await {
            true => Toast::new(Tone::Success, done),
            false => Toast::new(Tone::Danger, resources::NOT_COPIED),
        };
        toasts.show(toast);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Lang, nav::Query};

    #[test]
    fn a_kit_is_noted_for_whom_it_names() {
        let known = [Chosen {
            id: "1".into(),
            name: "Client".into(),
        }];
        let noted = |query: &str| {
            let kit = Kit::of(&Query::parse(query), Lang::En);
            handed_over(&kit, &known, "2026-11-20")
        };
        assert_eq!(noted("r=import,apps"), [], "for nobody");
        let entries = noted("for=Client&person=Ada&r=import.chrome,apps");
        let keys: Vec<String> = entries.iter().map(|it| it.subject.key()).collect();
        assert_eq!(keys, ["resource:import", "resource:apps"]);
        for entry in entries {
            assert_eq!(entry.check(), Ok(()));
            assert_eq!(entry.client_id, "1");
            assert_eq!(entry.step, Step::HandedOver);
        }
        assert_eq!(noted("for=Other&r=apps")[0].client_id, "");
    }
}

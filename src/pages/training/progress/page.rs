//! `#/training/progress`: the list by client.

use leptos::prelude::*;

use super::{
    card::{ClientCard, Undo},
    carry::{CarryTools, FileTrouble, save_file},
    dialog::{EntryDialog, EntryForm},
    overview::{ClientProgress, overview, untouched},
    store::Progress,
};
use crate::{
    i18n::{I18n, m::training::desk, m::training::kit, m::training::progress as words, t},
    pages::{
        frame::title::use_title,
        training::{
            clients::{Chosen, clients},
            search::Folded,
        },
    },
    session::Session,
    ui::{
        Button, ButtonVariant, Callout, EmptyState, IconName, SearchField, Toast, Tone, keyed,
        toasts,
    },
};

/// More clients without an entry are only counted.
const MOST_UNTOUCHED: usize = 60;

/// From so many clients on there is a filter.
const MANY: usize = 4;

/// The page.
#[component]
pub fn ProgressPage() -> impl IntoView {
    use_title(desk::PROGRESS);
    let session = Session::use_context();
    let i18n = I18n::use_context();
    let progress = Progress::use_kept();
    let dialog = EntryDialog::new();
    let problem = RwSignal::new(None);
    let filter = RwSignal::new(String::new());
    let is_signed_in = Memo::new({
        let session = session.clone();
        move |_| session.profile().is_some()
    });
    let known = Memo::new(move |_| {
        let mut known = session.profile().map(|it| clients(&it)).unwrap_or_default();
        known.sort_by(|a, b| i18n.compare(&a.name, &b.name));
        known
    });
    let all = Memo::new(move |_| {
        overview(&progress.entries(), &known.read(), &|a, b| {
            i18n.compare(a, b)
        })
    });
    // A card stays while its client has entries, with whom it shows.
    let keys = Memo::new(move |_| {
        let typed = Folded::of(&filter.read());
        let all = all.read();
        let shown = all
            .iter()
            .filter(|client| typed.is_empty() || answers(client, &typed));
        shown.map(ClientProgress::key).collect::<Vec<_>>()
    });
    let undo = Undo::new(progress);
    let card = move |key| {
        let client = Memo::new(move |_| {
            let all = all.read();
            let own = all.iter().find(|client| client.key() == key);
            own.cloned().unwrap_or_default()
        });
        view! { <ClientCard client dialog undo /> }.into_any()
    };
    let left = Memo::new(move |_| untouched(&all.read(), &known.read()));
    let is_empty = Memo::new(move |_| all.read().is_empty());
    // A browser without a printer does nothing.
    let print = move || _ = window().print();
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{t(desk::PROGRESS)}</h1>
                <p class="page__lead">{t(words::LEAD)}</p>
                <p class="small muted measure">
                    {move || {
                        i18n.say(if is_signed_in.get() { words::KEPT_ACCOUNT } else { words::KEPT_NOBODY })
                    }}
                </p>
            </div>
        </header>
        <div class="row no-print">
            <Button
                variant=ButtonVariant::Primary
                icon=IconName::Check
                on_press=move || dialog.add("", "", None)
            >
                {t(words::TICK_OFF)}
            </Button>
            <CarryTools progress problem />
            <Button small=true icon=IconName::Download disabled=is_empty on_press=print>
                {t(kit::PRINT)}
            </Button>
        </div>
        <FileTrouble problem />
        <Unreadable progress />
        <OfNobody progress />
        <Show when=move || is_empty.get()>
            <EmptyState icon=IconName::Training title=words::EMPTY_TITLE text=words::EMPTY_TEXT />
        </Show>
        <Show when=move || { all.read().len() >= MANY }>
            <div class="record__filter no-print">
                <SearchField label=words::FILTER value=filter />
            </div>
        </Show>
        <Show when=move || { keys.read().is_empty() && !is_empty.get() }>
            <p class="muted" role="status">
                {t(words::NOBODY_FOUND)}
            </p>
        </Show>
        {keyed(move || keys.get(), card)}
        <Show when=move || !left.read().is_empty()>
            <Untouched left dialog />
        </Show>
        <EntryForm dialog progress known />
    }
}

/// By its name, or by that of somebody there.
fn answers(client: &ClientProgress, typed: &Folded) -> bool {
    let mut names = [&client.name].into_iter().chain(&client.people);
    names.any(|name| Folded::of(name).answers(typed).is_some())
}

/// What is kept but cannot be read: it is not lost, and not written over.
#[component]
fn Unreadable(progress: Progress) -> impl IntoView {
    let toasts = toasts();
    let save = move || {
        let text = untrack(|| progress.unreadable()).unwrap_or_default();
        if !save_file(&text) {
            toasts.show(Toast::new(Tone::Danger, words::NOT_SAVED));
        }
    };
    view! {
        <Show when=move || progress.unreadable().is_some()>
            <Callout tone=Tone::Danger title=words::UNREADABLE>
                <p>{t(words::UNREADABLE_TEXT)}</p>
                <div class="row no-print">
                    <Button small=true icon=IconName::Download on_press=save>
                        {t(words::SAVE_FILE)}
                    </Button>
                    <Button
                        small=true
                        variant=ButtonVariant::QuietDanger
                        on_press=move || progress.begin_anew()
                    >
                        {t(words::BEGIN_ANEW)}
                    </Button>
                </div>
            </Callout>
        </Show>
    }
}

/// What was ticked off before signing in.
#[component]
fn OfNobody(progress: Progress) -> impl IntoView {
    let toasts = toasts();
    let count = Memo::new(move |_| progress.of_nobody().len());
    let take = move || {
        if !progress.take_over() {
            toasts.show(Toast::new(Tone::Danger, words::NOT_KEPT));
        }
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <Callout tone=Tone::Info title=words::of_nobody(count.get())>
                <p>{t(words::OF_NOBODY_TEXT)}</p>
                <div class="row no-print">
                    <Button small=true on_press=take>
                        {t(words::TAKE_OVER)}
                    </Button>
                </div>
            </Callout>
        </Show>
    }
}

/// The clients without any entry.
#[component]
fn Untouched(left: Memo<Vec<Chosen>>, dialog: EntryDialog) -> impl IntoView {
    let i18n = I18n::use_context();
    let more = move || {
        let more = left.read().len().saturating_sub(MOST_UNTOUCHED);
        (more > 0).then(|| i18n.say(words::more_clients(more)))
    };
    view! {
        <section class="card stack gap-3" aria-labelledby="record-untouched">
            <h2 id="record-untouched">
                {move || i18n.say(words::untouched(left.read().len()))}
            </h2>
            <ul class="record__subjects-open" aria-labelledby="record-untouched">
                {move || {
                    left.get()
                        .into_iter()
                        .take(MOST_UNTOUCHED)
                        .map(|client| {
                            let name = StoredValue::new(client.name.clone());
                            view! {
                                <li>
                                    <Button
                                        small=true
                                        variant=ButtonVariant::Quiet
                                        on_press=move || name.with_value(|name| dialog.add(name, "", None))
                                    >
                                        <span class="sr-only">{t(words::TICK_OFF)} ": "</span>
                                        <bdi>{client.name}</bdi>
                                    </Button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            <p class="small muted">{more}</p>
        </section>
    }
}

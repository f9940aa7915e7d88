//! What a reload (or a closed dialog) left undone: said above the table, with a way to go on.

use leptos::prelude::*;

use super::actions::{Actions, CHANGE, INVITE};
use super::people::Deed;
use super::view::{Load, MembersView};
use crate::i18n::{Text, m::console::members as words, t};
use crate::pages::unfinished::{self, Unfinished, forget};
use crate::session::Session;
use crate::ui::{Button, ButtonVariant, Callout, Tone};

#[component]
pub(super) fn UnfinishedNotes(view: MembersView, actions: Actions) -> impl IntoView {
    let left = RwSignal::new(Vec::<Unfinished>::new());
    let session = StoredValue::new(Session::use_context());
    let look = move || {
        let account = untrack(|| view.own_user_id());
        let mut found = session
            .with_value(|session| unfinished::unfinished(session, &account, &view.client.id()));
        found.retain(|it| {
            let kind = it.work.kind.as_str();
            [INVITE, CHANGE].contains(&kind) || Deed::of_word(kind).is_some()
        });
        left.set(found);
    };
    // Not while a dialog shows the same, and only when the list can say what was done.
    Effect::new(move |_| {
        let is_shown = view.load.get() == Load::Ready && !actions.is_busy();
        if is_shown {
            look();
        } else {
            left.set(Vec::new());
        }
    });
    move || {
        left.get()
            .into_iter()
            .map(|unfinished| {
                let (all, done) = unfinished.counts();
                let work = unfinished.work.clone();
                let discard = move || {
                    session.with_value(|session| forget(session, &work));
                    look();
                };
                view! {
                    <Callout tone=Tone::Warning title=title(&unfinished)>
                        <p>{t(words::unfinished_text(all, done))}</p>
                        <div class="row gap-3">
                            <Button
                                small=true
                                variant=ButtonVariant::Primary
                                on_press=move || actions.resume(unfinished.clone())
                            >
                                {t(words::unfinished_resume(all - done))}
                            </Button>
                            <Button small=true on_press=discard>
                                {t(words::UNFINISHED_DISCARD)}
                            </Button>
                        </div>
                    </Callout>
                }
            })
            .collect_view()
    }
}

fn title(unfinished: &Unfinished) -> Text {
    match Deed::of_word(&unfinished.work.kind) {
        None if unfinished.work.kind == CHANGE => words::UNFINISHED_CHANGE.into(),
        None => words::UNFINISHED_INVITE.into(),
        Some(Deed::Resend) => words::UNFINISHED_RESEND.into(),
        Some(Deed::Confirm) => words::UNFINISHED_CONFIRM.into(),
        Some(Deed::Revoke) => words::UNFINISHED_REVOKE.into(),
        Some(Deed::Restore) => words::UNFINISHED_RESTORE.into(),
        Some(Deed::Remove) => words::UNFINISHED_REMOVE.into(),
    }
}

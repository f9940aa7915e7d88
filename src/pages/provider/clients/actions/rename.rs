//! Renames a client; its seats stay as they are.

use leptos::prelude::*;

use super::Target;
use super::failure::action_failure;
use super::save::{Change, Outcome, save};
use crate::effect::effect;
use crate::i18n::{Text, m};
use crate::pages::provider::clients::view::ClientsView;
use crate::ui::{DialogHead, FieldOptions, FormDialog, TextField, toasts};

/// The most characters of a name; servers count UTF-16 units (contract part 2, 14).
pub(super) const MOST_NAME_CHARS: u32 = 50;

/// A name that can be saved, or why not.
pub(super) fn read_name(typed: &str) -> Result<String, Text> {
    let name = typed.trim();
    let length = name.encode_utf16().count();
    if name.is_empty() {
        Err(m::client_actions::dialogs::NAME_MISSING.into())
    } else if length > MOST_NAME_CHARS as usize {
        Err(m::clients::name_too_long(length, MOST_NAME_CHARS))
    } else {
        Ok(name.to_owned())
    }
}

#[component]
pub(super) fn RenameDialog(
    view: ClientsView,
    open: RwSignal<bool>,
    target: RwSignal<Target>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let name_error = RwSignal::new(None::<Text>);
    let failure = RwSignal::new(None::<Text>);
    let busy = RwSignal::new(false);
    let toasts = toasts();
    effect(move || {
        if open.get() {
            name.set(target.with_untracked(|target| target.name.clone()));
            name_error.set(None);
            failure.set(None);
            busy.set(false);
        }
    });
    effect(move || {
        name.track();
        name_error.set(None);
    });
    let submit = move || {
        let target = target.get_untracked();
        let new_name = match name.with_untracked(|name| read_name(name)) {
            Ok(new_name) => new_name,
            Err(problem) => return name_error.set(Some(problem)),
        };
        if new_name == target.name {
            return open.set(false);
        }
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            let (session, provider_id) = (view.session(), view.provider_id());
            let change = Change::Name(new_name.clone());
            match save(&session, &provider_id, &target, change).await {
                Ok(Outcome::Saved | Outcome::SeatsDiffer(_)) => {
                    open.try_set(false);
                    toasts.success(m::client_actions::dialogs::renamed(&new_name, &target.name));
                    view.refresh_and_reveal(&target.link_id).await;
                }
                Ok(Outcome::Gone) => {
                    failure.try_set(Some(m::client_actions::dialogs::vanished(&target.name)));
                    view.reload();
                }
                Err(error) => {
                    let text = action_failure(view, &target, &error).await;
                    failure.try_set(Some(text));
                }
            }
            busy.try_set(false);
        });
    };
    let head = Signal::derive(move || {
        let target = target.get();
        DialogHead::new(m::client_actions::dialogs::rename_title(&target.name))
            .client(target.mark())
    });
    view! {
        <FormDialog
            open
            head
            submit_label=Signal::stored(Text::from(m::ui::SAVE))
            busy
            error=failure
            on_submit=submit
        >
            <TextField
                label=m::client_actions::dialogs::ORGANIZATION_NAME
                value=name
                error=name_error
                hint=m::client_actions::dialogs::RENAME_HINT
                options=FieldOptions {
                    autofocus: true,
                    max_chars: Some(MOST_NAME_CHARS),
                    ..FieldOptions::default()
                }
            />
        </FormDialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_1_to_50_characters() {
        assert_eq!(
            read_name("  Müller & Söhne <GmbH> "),
            Ok("Müller & Söhne <GmbH>".to_owned())
        );
        assert_eq!(
            read_name(" \t "),
            Err(m::client_actions::dialogs::NAME_MISSING.into())
        );
        assert!(read_name(&"é".repeat(50)).is_ok());
        assert_eq!(
            read_name(&"é".repeat(51)),
            Err(m::clients::name_too_long(51usize, 50u32))
        );
        // Two units each on the server.
        assert!(read_name(&"🦊".repeat(26)).is_err());
    }
}

//! Dialogs keep the focus inside, give it back, and do not close while something is being saved.

use leptos::prelude::*;
use provider_portal::i18n::Text;
use provider_portal::ui::{
    Button, ClientMark, ConfirmDialog, Dialog, DialogHead, FormDialog, TextField,
};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use super::page::{Page, click, focused, send, text_of};

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let page = Page::with(move || {
        view! {
            <button id="trigger" on:click=move |_| open.set(true)></button>
            <Dialog open head=DialogHead::new(Text::plain("Rename"))>
                <input id="name" autofocus />
            </Dialog>
        }
    })
    .await;
    assert!(
        page.maybe("#name").is_none(),
        "nothing is built before it opens"
    );
    let trigger = page.find("#trigger");
    trigger.focus().unwrap();
    click(&trigger).await;

    let dialog: HtmlDialogElement = page.find("dialog").unchecked_into();
    assert!(dialog.matches(":modal").unwrap());
    assert_eq!(focused().id(), "name");
    let title = dialog.get_attribute("aria-labelledby").unwrap();
    assert_eq!(text_of(&page.find(&format!("#{title}"))), "Rename");

    click(&page.find(".dialog__close button")).await;
    assert!(!dialog.open());
    assert!(!open.get_untracked());
    assert_eq!(focused().id(), "trigger");
    assert!(page.maybe("#name").is_none(), "nothing stays behind");
}

#[wasm_bindgen_test]
async fn a_form_is_sent_once_and_kept_open_while_it_is_being_saved() {
    let open = RwSignal::new(true);
    let busy = RwSignal::new(false);
    let sent = RwSignal::new(0);
    let name = RwSignal::new("Acme".to_owned());
    let page = Page::with(move || {
        view! {
            <FormDialog
                open
                head=DialogHead::new(Text::plain("Rename"))
                submit_label=Text::plain("Save")
                busy
                on_submit=move || {
                    busy.set(true);
                    sent.update(|sent| *sent += 1);
                }
            >
                <TextField label=Text::plain("Name") value=name />
            </FormDialog>
        }
    })
    .await;
    assert_eq!(
        focused().tag_name(),
        "INPUT",
        "the first field has the focus"
    );
    let save = page.find("button[type=submit]");
    click(&save).await;
    click(&save).await;
    assert!(
        !send(&page.find("form"), "submit").await,
        "the page must not be left"
    );
    assert_eq!(sent.get_untracked(), 1);

    assert!(
        !send(&page.find("dialog"), "cancel").await,
        "Esc is refused while saving"
    );
    assert!(page.find(".dialog__close button").has_attribute("disabled"));
    busy.set(false);
    assert!(
        send(&page.find("dialog"), "cancel").await,
        "and works again afterwards"
    );
}

#[wasm_bindgen_test]
async fn a_dangerous_question_names_the_client_and_offers_the_way_out_first() {
    let open = RwSignal::new(false);
    let done = RwSignal::new(false);
    let page = Page::with(move || {
        let client = ClientMark::new("1", "Second Client's Organization");
        view! {
            <Button on_press=move || open.set(true)>"Unlink"</Button>
            <ConfirmDialog
                open
                head=DialogHead::new(Text::plain("Unlink organisation?")).client(client)
                effect=Text::plain("It pays for itself from then on.")
                confirm_label=Text::plain("Unlink organisation")
                danger=true
                on_confirm=move || done.set(true)
            />
        }
    })
    .await;
    click(&page.find("button")).await;
    let dialog = text_of(&page.find("dialog"));
    assert!(dialog.contains("Second Client's Organization"));
    assert!(dialog.contains("It pays for itself from then on."));
    assert_eq!(text_of(&focused()), "Cancel");
    click(&page.find(".button--danger")).await;
    assert!(done.get_untracked());
}

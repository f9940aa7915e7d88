//! Toasts and tooltips: news that is heard, waits for its reader, and goes.

use std::time::Duration;

use leptos::prelude::*;
use provider_portal::i18n::Text;
use provider_portal::ui::{IconButton, IconName, Toast, Toasts, Tone, toasts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, click, pause, send, settle, text_of};

async fn page_with_toasts() -> (Page, Toasts) {
    let handle = RwSignal::new(None);
    let page = Page::with(move || handle.set(Some(toasts()))).await;
    (page, handle.get_untracked().unwrap())
}

#[wasm_bindgen_test]
async fn news_appears_in_a_region_that_was_there_before() {
    let (page, toasts) = page_with_toasts().await;
    let list = page.find(".toaster__list");
    assert_eq!(list.get_attribute("aria-live").as_deref(), Some("polite"));
    assert!(page.find(".toaster").matches(":popover-open").unwrap());

    toasts.success(Text::plain("Client added"));
    toasts.error(Text::plain("Not saved"));
    settle().await;
    assert_eq!(page.count(".toast"), 2);
    assert_eq!(text_of(&page.find("[role=alert]")), "Not saved");

    click(&page.find(".toast__close button")).await;
    assert_eq!(page.count(".toast"), 1, "taken away by hand");
    toasts.clear();
    settle().await;
    assert_eq!(page.count(".toast"), 0);
}

#[wasm_bindgen_test]
async fn an_action_runs_once_and_takes_its_toast_away() {
    let (page, toasts) = page_with_toasts().await;
    let undone = RwSignal::new(0);
    let undo = move || undone.update(|undone| *undone += 1);
    toasts.show(Toast::new(Tone::Info, Text::plain("Revoked")).action(Text::plain("Undo"), undo));
    settle().await;
    click(&page.find(".toast__action button")).await;
    assert_eq!(undone.get_untracked(), 1);
    assert_eq!(page.count(".toast"), 0);
}

#[wasm_bindgen_test]
async fn a_toast_goes_by_itself_but_waits_under_the_pointer() {
    let (page, toasts) = page_with_toasts().await;
    let short = Duration::from_millis(150);
    toasts.show(Toast::new(Tone::Info, Text::plain("Copied")).stay(short));
    settle().await;
    let toaster = page.find(".toaster");
    send(&toaster, "pointerenter").await;
    pause(300).await;
    assert_eq!(page.count(".toast"), 1, "somebody is reading");
    send(&toaster, "pointerleave").await;
    pause(300).await;
    assert_eq!(page.count(".toast"), 0);
}

#[wasm_bindgen_test]
async fn the_name_of_an_icon_button_is_shown_when_the_keyboard_reaches_it() {
    let page = Page::with(|| {
        view! { <IconButton icon=IconName::Columns label=Text::plain("Filters") /> }
    })
    .await;
    let button = page.find("button");
    assert_eq!(
        button.get_attribute("aria-label").as_deref(),
        Some("Filters")
    );
    button.focus().unwrap();
    settle().await;
    let tooltip = page.find(".tooltip");
    assert!(tooltip.matches(":popover-open").unwrap());
    assert_eq!(text_of(&tooltip), "Filters");
    button.blur().unwrap();
    settle().await;
    assert!(!tooltip.matches(":popover-open").unwrap());
}

//! Menus by keyboard: open, move, find, choose, come back.

use leptos::prelude::*;
use provider_portal::i18n::Text;
use provider_portal::ui::{Menu, MenuItem, Tab, Tabs};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, click, focused, press, settle, text_of};

async fn menu(chosen: RwSignal<String>) -> Page {
    Page::with(move || {
        let choose = move |what: &'static str| move || chosen.set(what.to_owned());
        view! {
            <Menu label=Text::plain("Options for Acme")>
                <MenuItem label=Text::plain("Rename") on_select=choose("rename") />
                <MenuItem label=Text::plain("Manage seats") on_select=choose("seats") />
                <MenuItem
                    label=Text::plain("Unlink")
                    disabled=true
                    on_select=choose("unlink")
                />
            </Menu>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn keys_move_through_a_menu_and_the_focus_comes_back() {
    let chosen = RwSignal::new(String::new());
    let page = menu(chosen).await;
    let trigger = page.find("button[aria-haspopup=menu]");
    assert_eq!(
        trigger.get_attribute("aria-label").as_deref(),
        Some("Options for Acme")
    );
    assert_eq!(
        trigger.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(
        page.count("[role=menuitem]"),
        0,
        "entries are built when it opens"
    );

    trigger.focus().unwrap();
    press("ArrowDown").await;
    assert_eq!(
        trigger.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(text_of(&focused()), "Rename");
    press("ArrowDown").await;
    assert_eq!(text_of(&focused()), "Manage seats");
    press("ArrowDown").await;
    press("ArrowDown").await;
    assert_eq!(text_of(&focused()), "Rename", "round again");
    press("End").await;
    assert_eq!(text_of(&focused()), "Unlink");
    press("m").await;
    assert_eq!(text_of(&focused()), "Manage seats");

    click(&focused()).await;
    assert_eq!(chosen.get_untracked(), "seats");
    assert_eq!(
        trigger.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(focused(), trigger);
}

#[wasm_bindgen_test]
async fn a_disabled_entry_does_nothing_and_tab_leaves() {
    let chosen = RwSignal::new(String::new());
    let page = menu(chosen).await;
    let trigger = page.find("button[aria-haspopup=menu]");
    click(&trigger).await;
    press("u").await;
    assert_eq!(
        focused().get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    click(&focused()).await;
    assert_eq!(chosen.get_untracked(), "");
    assert!(page.find("[role=menu]").matches(":popover-open").unwrap());
    press("Tab").await;
    assert!(!page.find("[role=menu]").matches(":popover-open").unwrap());
}

#[wasm_bindgen_test]
async fn tabs_move_with_the_arrows_and_show_their_view() {
    let selected = RwSignal::new("all".to_owned());
    let page = Page::with(move || {
        let tabs = vec![
            Tab::new("all", Text::plain("All"), || view! { <p>"Everybody"</p> }),
            Tab::new("new", Text::plain("New"), || view! { <p>"Nobody"</p> }),
        ];
        view! { <Tabs label=Text::plain("Members") tabs selected /> }
    })
    .await;
    page.find("[role=tab]").focus().unwrap();
    press("ArrowRight").await;
    settle().await;
    assert_eq!(text_of(&focused()), "New");
    assert_eq!(selected.get_untracked(), "new");
    assert_eq!(text_of(&page.find("[role=tabpanel]")), "Nobody");
    assert_eq!(
        page.count("[role=tab][tabindex='0']"),
        1,
        "the list is one stop"
    );
    let panel = page.find("[role=tabpanel]");
    let label = panel.get_attribute("aria-labelledby").unwrap();
    assert_eq!(text_of(&page.find(&format!("#{label}"))), "New");
}

//! Fields tell what is wrong to everybody, and keep what was typed. Busy buttons keep still.

use leptos::prelude::*;
use provider_portal::i18n::Text;
use provider_portal::ui::{
    Button, FieldOptions, Form, NumberField, PasswordField, SearchField, TextField,
    parse_whole_number,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, click, focused, press, settle, text_of, type_into};

#[wasm_bindgen_test]
async fn an_error_is_tied_to_its_field_and_goes_with_its_cause() {
    let value = RwSignal::new("owner.example".to_owned());
    let page = Page::with(move || {
        let error = Signal::derive(move || {
            (!value.read().contains('@')).then(|| Text::plain("An address needs an @."))
        });
        view! {
            <TextField
                label=Text::plain("E-mail")
                value
                error
                hint=Text::plain("Of the owner.")
            />
        }
    })
    .await;
    let input = page.input("input");
    let label = page.find("label");
    assert_eq!(label.get_attribute("for").unwrap(), input.id());
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = |page: &Page| {
        let ids = page
            .find("input")
            .get_attribute("aria-describedby")
            .unwrap();
        ids.split(' ')
            .map(|id| text_of(&page.find(&format!("#{id}"))))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        described(&page),
        ["An address needs an @.", "Of the owner."]
    );

    type_into(&input, "owner@client.example").await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(described(&page), ["Of the owner."]);
    assert_eq!(input.value(), "owner@client.example");
}

#[wasm_bindgen_test]
async fn nothing_is_cut_off_and_the_counter_says_so() {
    let value = RwSignal::new(String::new());
    let page = Page::with(move || {
        let options = FieldOptions {
            max_chars: Some(10),
            ..FieldOptions::default()
        };
        view! { <TextField label=Text::plain("Name") value options /> }
    })
    .await;
    assert!(page.maybe(".field__count").is_none());
    type_into(&page.input("input"), "ninechars").await;
    assert_eq!(text_of(&page.find(".field__count")), "1 character left");
    type_into(&page.input("input"), "twelve chars").await;
    assert_eq!(value.get_untracked(), "twelve chars");
    assert!(
        page.find(".field__count")
            .class_list()
            .contains("field__count--over")
    );
}

#[wasm_bindgen_test]
async fn a_number_field_keeps_what_was_typed_and_steps_from_there() {
    let value = RwSignal::new("5".to_owned());
    let page = Page::with(move || {
        let error = Signal::derive(move || {
            parse_whole_number(&value.read(), 1..=6)
                .err()
                .map(|problem| problem.text())
        });
        view! { <NumberField label=Text::plain("Seats") value range=1..=6 error /> }
    })
    .await;
    let input = page.input("input");
    input.focus().unwrap();
    press("ArrowUp").await;
    press("ArrowUp").await;
    assert_eq!(input.value(), "6", "not beyond the range");
    assert!(
        page.find(".input__tail button:last-child")
            .has_attribute("disabled")
    );

    type_into(&input, "1.5").await;
    assert_eq!(input.value(), "1.5");
    assert_eq!(
        text_of(&page.find(".field__error")),
        "Enter a whole number."
    );
    assert_eq!(input.get_attribute("aria-valuenow"), None);
    type_into(&input, "1e9").await;
    assert_eq!(
        text_of(&page.find(".field__error")),
        "Use digits only, for example 25."
    );
    type_into(&input, "4").await;
    assert!(page.maybe(".field__error").is_none());
    click(&page.find(".input__tail button")).await;
    assert_eq!(value.get_untracked(), "3");
}

#[wasm_bindgen_test]
async fn a_password_is_hidden_until_asked_for() {
    let value = RwSignal::new("secret".to_owned());
    let page =
        Page::with(move || view! { <PasswordField label=Text::plain("Password") value /> }).await;
    let input = page.input("input");
    assert_eq!(input.type_(), "password");
    let reveal = page.find(".input__tail button");
    assert_eq!(
        reveal.get_attribute("aria-label").as_deref(),
        Some("Show password")
    );
    click(&reveal).await;
    assert_eq!(input.type_(), "text");
    assert_eq!(input.value(), "secret");
    assert_eq!(
        reveal.get_attribute("aria-label").as_deref(),
        Some("Hide password")
    );
}

#[wasm_bindgen_test]
async fn esc_empties_a_search_and_keeps_the_focus() {
    let value = RwSignal::new(String::new());
    let page =
        Page::with(move || view! { <SearchField label=Text::plain("Search clients") value /> })
            .await;
    let input = page.input("input");
    input.focus().unwrap();
    type_into(&input, "acme").await;
    assert_eq!(value.get_untracked(), "acme");
    press("Escape").await;
    assert_eq!(input.value(), "");
    type_into(&input, "again").await;
    click(&page.find("button")).await;
    assert_eq!(value.get_untracked(), "");
    assert_eq!(focused().tag_name(), "INPUT");
}

#[wasm_bindgen_test]
async fn a_busy_button_keeps_its_width_and_the_focus_and_swallows_presses() {
    let busy = RwSignal::new(false);
    let pressed = RwSignal::new(0);
    let page = Page::with(move || {
        let press = move || {
            busy.set(true);
            pressed.update(|pressed| *pressed += 1);
        };
        view! {
            <Button busy on_press=press>
                "Save the changes"
            </Button>
        }
    })
    .await;
    let button = page.find("button");
    let width = button.get_bounding_client_rect().width();
    button.focus().unwrap();
    // A double click: the second press comes before anything could be redrawn.
    button.click();
    button.click();
    settle().await;
    click(&button).await;
    assert_eq!(pressed.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    assert!((button.get_bounding_client_rect().width() - width).abs() < 0.01);
    assert_eq!(focused(), button);
    busy.set(false);
    settle().await;
    assert_eq!(button.get_attribute("aria-busy"), None);
    click(&button).await;
    assert_eq!(pressed.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn a_form_that_is_refused_leads_to_the_first_field_at_fault() {
    let checked = RwSignal::new(false);
    let (name, seats) = (
        RwSignal::new("Acme".to_owned()),
        RwSignal::new(String::new()),
    );
    let page = Page::with(move || {
        let error = Signal::derive(move || checked.get().then(|| Text::plain("Enter a number.")));
        let options = FieldOptions {
            autofocus: true,
            ..FieldOptions::default()
        };
        view! {
            <Form on_submit=move || checked.set(true)>
                <TextField label=Text::plain("Name") value=name options />
                <NumberField label=Text::plain("Seats") value=seats range=1..=9 error />
                <Button submit=true>"Save"</Button>
            </Form>
        }
    })
    .await;
    assert_eq!(
        focused().get_attribute("role"),
        None,
        "the field that asked has the focus"
    );
    assert_eq!(focused().tag_name(), "INPUT");
    click(&page.find("button[type=submit]")).await;
    settle().await;
    assert_eq!(
        focused().get_attribute("role").as_deref(),
        Some("spinbutton")
    );
}

//! Languages with the browser's own `Intl`.

use std::cmp::Ordering;

use leptos::prelude::*;
use provider_portal::i18n::{Arg, BundleFiles, DateStyle, I18n, Lang, LoadError, Text, m, t};
use wasm_bindgen_test::wasm_bindgen_test;

/// 2026-11-20 15:04:00 UTC; the day is the same from UTC-12 to UTC+8.
const AFTERNOON_MILLIS: f64 = 1_795_187_040_000.0;

fn in_lang(lang: Lang) -> (Owner, I18n) {
    let owner = Owner::new();
    owner.set();
    (owner, I18n::for_tests_in(lang))
}

/// `Intl` puts no-break spaces where readers see blanks.
fn with_blanks(text: String) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[wasm_bindgen_test]
fn numbers_money_and_shares_follow_the_language() {
    let cases = [
        (Lang::En, "1,234.5", "$6.50", "25%"),
        (Lang::De, "1.234,5", "6,50 $", "25 %"),
        (Lang::Nl, "1.234,5", "US$ 6,50", "25%"),
        (Lang::ZhCn, "1,234.5", "US$6.50", "25%"),
    ];
    for (lang, number, money, share) in cases {
        let (_owner, i18n) = in_lang(lang);
        assert_eq!(with_blanks(i18n.number(1234.5)), number);
        assert_eq!(with_blanks(i18n.currency(6.5, "USD")), money);
        assert_eq!(with_blanks(i18n.percent(0.25)), share);
    }
}

#[wasm_bindgen_test]
fn nonsense_from_a_server_is_written_bare_and_throws_nothing() {
    let (_owner, i18n) = in_lang(Lang::En);
    assert_eq!(i18n.currency(6.0, "no currency"), "6 no currency");
    assert_eq!(i18n.currency(6.0, ""), "6 ");
    assert_eq!(i18n.date(f64::NAN, DateStyle::Date), "");
    assert_eq!(i18n.date(1e300, DateStyle::DateTime), "");
    assert_eq!(i18n.number(f64::INFINITY), "∞");
    assert_eq!(i18n.relative_time(f64::NAN, 0.0), "");
}

#[wasm_bindgen_test]
fn plural_forms_come_from_the_browser() {
    let (_owner, i18n) = in_lang(Lang::Es);
    assert_eq!(i18n.text(&m::clients::count(1)), "1 cliente");
    assert_eq!(i18n.text(&m::clients::count(0)), "0 clientes");
    assert_eq!(
        i18n.text(&m::clients::count(2_000_000)),
        "2.000.000 de clientes"
    );
    let (_owner, i18n) = in_lang(Lang::ZhCn);
    assert_eq!(i18n.text(&m::clients::count(1)), "1 个客户");
}

#[wasm_bindgen_test]
fn dates_lists_and_relative_time_follow_the_language() {
    let (_owner, i18n) = in_lang(Lang::De);
    assert_eq!(i18n.date(AFTERNOON_MILLIS, DateStyle::Date), "20.11.2026");
    assert_eq!(
        i18n.date(AFTERNOON_MILLIS, DateStyle::Month),
        "November 2026"
    );
    let day = 86_400_000.0;
    assert_eq!(
        i18n.relative_time(AFTERNOON_MILLIS - day, AFTERNOON_MILLIS),
        "gestern"
    );
    assert_eq!(
        i18n.relative_time(AFTERNOON_MILLIS - 3.0 * day, AFTERNOON_MILLIS),
        "vor 3 Tagen"
    );
    assert_eq!(
        i18n.list(&["A".to_owned(), "B".to_owned(), "C".to_owned()]),
        "A, B und C"
    );
}

#[wasm_bindgen_test]
fn names_are_ranked_as_the_collator_compares_them() {
    let names = [
        "zebra",
        "Äpfel",
        "apple",
        "Client 10",
        "client 2",
        "Client 2",
        "Öl",
        "Ofen",
        "",
        " x",
        "(x)",
        "Ødegård",
        "株式会社",
        "阿里",
        "Жук",
        "🙂 Smile",
        "x\0y",
        "apple",
        "أحمد",
        "Straße",
        "Strasse",
        "a-b",
        "ab",
        "a b",
        "$5",
        "007",
        "7",
        "<b>",
        "Éric",
        "Eric",
        "eric",
        "l'Or",
        "L’Or",
        "Łódź",
        "Lodz",
    ];
    for lang in Lang::ALL {
        let (_owner, i18n) = in_lang(lang);
        let ranks = i18n.rank(names);
        for (a, name_a) in names.iter().enumerate() {
            for (b, name_b) in names.iter().enumerate() {
                let wanted = i18n.compare(name_a, name_b);
                // Names that the collator holds for equal may stand either way round.
                if wanted != Ordering::Equal {
                    let found = ranks[a].cmp(&ranks[b]);
                    assert_eq!(found, wanted, "{name_a:?} and {name_b:?} in {lang:?}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn accents_and_numbers_do_not_push_names_to_the_end() {
    let (_owner, i18n) = in_lang(Lang::De);
    assert_eq!(i18n.compare("Äpfel", "Zebra"), Ordering::Less);
    assert_eq!(i18n.compare("Kunde 2", "Kunde 10"), Ordering::Less);
}

#[wasm_bindgen_test]
async fn a_switch_of_language_changes_the_page_and_its_marks() {
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let mount_point: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(root.clone());
    let handle_cell = std::rc::Rc::new(std::cell::Cell::new(None));
    let given = handle_cell.clone();
    let marked = root.clone();
    let mounted = mount_to(mount_point, move || {
        let i18n = I18n::for_tests();
        i18n.mark_root(marked.clone());
        given.set(Some(i18n));
        let clients = RwSignal::new(1_u32);
        let name = Arg::from("A<b>");
        view! {
            <h1>{t(m::clients::TITLE)}</h1>
            <p>{t(Text::reactive(move || m::clients::count(clients.get())))}</p>
            <button title=t(m::clients::row_menu(name)) on:click=move |_| clients.set(1200)></button>
        }
    });
    let i18n = handle_cell.get().unwrap();
    next_tick().await;
    assert_eq!(root.text_content().unwrap(), "Clients1 client");
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en"));

    i18n.set_lang(Lang::De).await.unwrap();
    next_tick().await;
    assert_eq!(root.text_content().unwrap(), "Kunden1 Kunde");
    assert_eq!(root.get_attribute("lang").as_deref(), Some("de"));
    assert_eq!(root.get_attribute("dir").as_deref(), Some("ltr"));
    let button = root.query_selector("button").unwrap().unwrap();
    assert_eq!(
        button.get_attribute("title").as_deref(),
        Some("Optionen für A<b>")
    );

    let button: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(button);
    button.click();
    next_tick().await;
    assert_eq!(root.text_content().unwrap(), "Kunden1.200 Kunden");
    drop(mounted);
    root.remove();
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_there_leaves_the_language() {
    let owner = Owner::new();
    owner.set();
    let i18n = I18n::new(BundleFiles::below("no-such-folder/"));
    let error = i18n.set_lang(Lang::De).await.unwrap_err();
    assert!(
        matches!(
            error,
            LoadError::Status { status: 404, .. } | LoadError::Unusable { .. }
        ),
        "{error}"
    );
    assert_eq!(i18n.lang(), Lang::En);
    assert_eq!(i18n.loading(), None);
}

async fn next_tick() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

//! Addresses in the fragment, with the browser's own history.

use leptos::{mount::mount_to, prelude::*};
use provider_portal::nav::{Found, Link, Nav, NavRouter, Query, Route, pages, path_param};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// What a test needs of a mounted app.
struct App {
    nav: Nav,
    dialog: RwSignal<bool>,
    host: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl App {
    fn mount_at(fragment: &str) -> Self {
        history()
            .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment))
            .unwrap();
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let out = StoredValue::new_local(None);
        let mounted = mount_to(host.clone(), move || {
            view! {
                <NavRouter>
                    <Pages out />
                </NavRouter>
            }
        });
        let (nav, dialog) = out.try_get_value().flatten().unwrap();
        Self {
            nav,
            dialog,
            host,
            _mounted: Box::new(mounted),
        }
    }

    fn text(&self) -> String {
        self.host.text_content().unwrap()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.host.remove();
    }
}

#[component]
fn Pages(out: StoredValue<Option<(Nav, RwSignal<bool>)>, LocalStorage>) -> impl IntoView {
    let nav = Nav::use_context().unwrap();
    let dialog = RwSignal::new(false);
    nav.close_on_back(dialog);
    out.set_value(Some((nav, dialog)));
    view! {
        <Link to=Route::Vault>"link"</Link>
        {pages(find, draw)}
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Page {
    List,
    Clients,
    Vault,
    Nowhere,
}

fn find(path: &[&str]) -> Found<Page> {
    match path {
        ["providers"] => Page::List.into(),
        ["providers", id, "clients"] => Found::with(Page::Clients, "provider_id", id),
        ["vault"] => Page::Vault.into(),
        _ => Page::Nowhere.into(),
    }
}

fn draw(page: Page) -> AnyView {
    match page {
        Page::List => "list".into_any(),
        Page::Clients => {
            let id = path_param("provider_id");
            view! {
                <input />
                "clients of "
                {move || id.get()}
            }
            .into_any()
        }
        Page::Vault => "vault".into_any(),
        Page::Nowhere => "nowhere".into_any(),
    }
}

fn history() -> web_sys::History {
    window().history().unwrap()
}

fn fragment() -> String {
    window().location().hash().unwrap()
}

/// Long enough for the browser to move through its history and for the views to follow.
async fn settle() {
    let pause = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 60)
            .unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(pause).await.unwrap();
}

#[wasm_bindgen_test]
async fn the_fragment_names_the_page() {
    let app = App::mount_at("#/providers/p%201/clients?search=M%C3%BCller");
    settle().await;
    assert_eq!(app.text(), "linkclients of p 1");
    assert_eq!(
        app.nav.query().get_untracked().get("search"),
        Some("Müller")
    );
    app.nav.go(&Route::Vault);
    settle().await;
    assert_eq!(
        (app.text(), fragment()),
        ("linkvault".into(), "#/vault".into())
    );
    history().back().unwrap();
    settle().await;
    assert_eq!(app.text(), "linkclients of p 1");
}

#[wasm_bindgen_test]
async fn a_page_stays_while_only_its_params_change() {
    let app = App::mount_at("#/providers/p1/clients");
    settle().await;
    let input = || app.host.query_selector("input").unwrap();
    let before = input().unwrap();
    app.nav.go(&Route::provider_clients("p2"));
    settle().await;
    assert_eq!(app.text(), "linkclients of p2");
    assert_eq!(input(), Some(before));
    app.nav.go(&Route::Home);
    settle().await;
    assert_eq!((app.text(), input()), ("linknowhere".into(), None));
}

#[wasm_bindgen_test]
async fn an_old_address_is_rewritten_without_a_trace() {
    let app = App::mount_at("#/vault");
    let before = history().length().unwrap();
    window()
        .location()
        .set_hash("#/providers/p1/manage-client-organizations?search=x")
        .unwrap();
    settle().await;
    assert_eq!(fragment(), "#/providers/p1/clients?search=x");
    assert_eq!(app.text(), "linkclients of p1");
    assert_eq!(history().length().unwrap(), before + 1);
}

#[wasm_bindgen_test]
async fn a_link_is_an_ordinary_link() {
    let app = App::mount_at("#/providers");
    settle().await;
    let link: HtmlElement = app
        .host
        .query_selector("a")
        .unwrap()
        .unwrap()
        .unchecked_into();
    link.click();
    settle().await;
    assert_eq!(
        (app.text(), fragment()),
        ("linkvault".into(), "#/vault".into())
    );
}

#[wasm_bindgen_test]
async fn changing_the_query_leaves_no_entry() {
    let app = App::mount_at("#/vault");
    let before = history().length().unwrap();
    let mut query = Query::default();
    query.set("sort", Some("-used".into()));
    app.nav.replace_query(&query);
    settle().await;
    assert_eq!(fragment(), "#/vault?sort=-used");
    assert_eq!(history().length().unwrap(), before);
}

#[wasm_bindgen_test]
async fn back_closes_the_dialog_and_keeps_the_page() {
    let dbg = |a: &App, w: &str| leptos::logging::log!("{w} {} {}", a.text(), fragment());
    let app = App::mount_at("#/vault?search=kept");
    settle().await;
    dbg(&app, "x");
    app.dialog.set(true);
    settle().await;
    dbg(&app, "x");
    history().back().unwrap();
    settle().await;
    dbg(&app, "x");
    assert!(!app.dialog.get_untracked());
    assert_eq!(
        (app.text(), fragment()),
        ("linkvault".into(), "#/vault?search=kept".into())
    );
}

#[wasm_bindgen_test]
async fn a_dialog_that_closes_by_itself_takes_its_entry_away_before_anything_else_moves() {
    let app = App::mount_at("#/providers");
    settle().await;
    app.nav.go(&Route::Vault);
    settle().await;
    app.dialog.set(true);
    settle().await;
    app.dialog.set(false);
    leptos::task::tick().await;
    app.nav.go(&Route::provider_clients("p9"));
    settle().await;
    assert_eq!(fragment(), "#/providers/p9/clients");
    history().back().unwrap();
    settle().await;
    assert_eq!(fragment(), "#/vault");
    assert_eq!(app.text(), "linkvault");
}

#[wasm_bindgen_test]
async fn a_link_away_from_an_open_dialog_wins() {
    let app = App::mount_at("#/providers");
    settle().await;
    app.dialog.set(true);
    settle().await;
    window().location().set_hash("#/vault").unwrap();
    settle().await;
    app.dialog.set(false);
    settle().await;
    assert_eq!(
        (app.text(), fragment()),
        ("linkvault".into(), "#/vault".into())
    );
}

#[wasm_bindgen_test]
async fn an_unmounted_app_no_longer_listens() {
    let app = App::mount_at("#/vault");
    settle().await;
    let nav = app.nav;
    drop(app);
    window().location().set_hash("#/providers").unwrap();
    settle().await;
    assert_eq!(nav.path().try_get_untracked(), None);
}

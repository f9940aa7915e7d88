//! Addresses in the fragment, with the browser's own history; and in memory, in somebody else's page.

use leptos::{mount::mount_to, prelude::*};
use provider_portal::browser::host::Host;
use provider_portal::nav::{Found, Link, Nav, NavRouter, Query, Route, pages, path_param};
use wasm_bindgen::{JsCast as _, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, HtmlElement};

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
        Self::mount("", None)
    }

    /// In an element of the page, with what it says about the portal.
    fn mount_in_element(says: &[(&str, &str)]) -> Self {
        let metas = says
            .iter()
            .map(|(name, content)| format!("<meta name=\"{name}\" content=\"{content}\">"));
        Self::mount(&metas.collect::<String>(), Some(()))
    }

    fn mount(html: &str, guest: Option<()>) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        host.set_inner_html(html);
        document().body().unwrap().append_child(&host).unwrap();
        let out = StoredValue::new_local(None);
        let element = guest.map(|()| host.clone().into());
        let mounted = mount_to(host.clone(), move || {
            provide_context(Host::new(element));
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

#[wasm_bindgen_test]
async fn in_somebody_elses_page_neither_address_nor_history_change() {
    let site = [("site", "https://portal.example/")];
    let (left, right) = (App::mount_in_element(&site), App::mount_in_element(&site));
    let before = (window().location().href().unwrap(), history().length());
    left.nav.open("/providers/p1?search=x".into());
    right.nav.go(&Route::Vault);
    settle().await;
    assert_eq!(left.text(), "linkclients of p1", "an old form is rewritten");
    assert_eq!(
        left.nav.query().get_untracked().get("search"),
        Some("x"),
        "with its query"
    );
    assert_eq!(right.text(), "linkvault");
    left.dialog.set(true);
    settle().await;
    left.dialog.set(false);
    settle().await;
    assert_eq!(left.text(), "linkclients of p1");
    let after = (window().location().href().unwrap(), history().length());
    assert_eq!(before, after);
}

#[wasm_bindgen_test]
async fn whoever_embeds_the_portal_hears_where_it_goes() {
    let app = App::mount_in_element(&[("site", "https://portal.example/")]);
    let heard = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let closures = ["portal-push", "portal-replace"].map(|name| {
        let heard = heard.clone();
        let hear = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            let detail = event.detail().as_string().unwrap();
            heard.borrow_mut().push((event.type_(), detail));
        });
        app.host
            .add_event_listener_with_callback(name, hear.as_ref().unchecked_ref())
            .unwrap();
        hear
    });
    app.nav.open("/providers/p1".into());
    app.nav.open("/providers/p1/clients".into());
    app.nav.go(&Route::Vault);
    settle().await;
    let expected = [
        ("portal-push", "/providers/p1"),
        ("portal-replace", "/providers/p1/clients"),
        ("portal-push", "/vault"),
    ];
    let expected = expected.map(|(name, address)| (name.to_owned(), address.to_owned()));
    assert_eq!(*heard.borrow(), expected);
    drop(closures);
}

#[wasm_bindgen_test]
fn what_the_element_says_is_heard_and_nothing_of_the_page() {
    let owner = Owner::new();
    let element = document().create_element("div").unwrap();
    element.set_inner_html(
        "<meta name=\"site\" content=\"https://portal.example/p/\"><meta name=\"instance\" content=\"left\">",
    );
    owner.with(|| {
        let guest = Host::new(Some(element));
        assert_eq!(guest.says("instance").as_deref(), Some("left"));
        assert_eq!(guest.says("viewport"), None);
        assert_eq!(guest.file("a.txt"), "https://portal.example/p/a.txt");
        assert_eq!(guest.address(), "https://portal.example/p/");
        let page = Host::new(None);
        assert_eq!((page.site(), page.file("a.txt")), (None, "a.txt".into()));
        assert!(!page.address().contains('#'));
    });
}

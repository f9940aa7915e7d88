//! A portal on a bare page, and the hands of a person on it.

use js_sys::Promise;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use provider_portal::i18n::I18n;
use provider_portal::ui::Root;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
};

const SHEETS: [&str; 5] = [
    include_str!("../../../style/reset.css"),
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/widgets/button.css"),
    include_str!("../../../style/widgets/progress.css"),
];

/// One mounted portal; gone when dropped.
pub struct Page {
    place: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Page {
    /// Mounts a view in English, in a root of its own, with the sheets that decide sizes.
    pub async fn with<V: IntoView + 'static>(view: impl FnOnce() -> V + Send + 'static) -> Self {
        let document = document();
        let place: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&place).unwrap();
        let style = document.create_element("style").unwrap();
        style.set_text_content(Some(&SHEETS.concat()));
        place.append_child(&style).unwrap();
        let mounted: UnmountHandle<_> = mount_to(place.clone(), move || {
            I18n::for_tests();
            view! { <Root>{view()}</Root> }
        });
        settle().await;
        Self {
            place,
            _mounted: Box::new(mounted),
        }
    }

    /// The first element that matches.
    pub fn find(&self, selector: &str) -> HtmlElement {
        self.maybe(selector)
            .ok_or_else(|| format!("no {selector} on the page"))
            .unwrap()
    }

    pub fn maybe(&self, selector: &str) -> Option<HtmlElement> {
        self.place
            .query_selector(selector)
            .unwrap()
            .map(|node| node.unchecked_into())
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.place.query_selector_all(selector).unwrap().length()
    }

    pub fn input(&self, selector: &str) -> HtmlInputElement {
        self.find(selector).unchecked_into()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Types a whole value into an input.
pub async fn type_into(input: &HtmlInputElement, value: &str) {
    input.set_value(value);
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &init).unwrap();
    input.dispatch_event(&event).unwrap();
    settle().await;
}

/// Presses a key where the focus is.
pub async fn press(key: &str) {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(key);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    focused().dispatch_event(&event).unwrap();
    settle().await;
}

pub async fn click(element: &HtmlElement) {
    element.click();
    settle().await;
}

/// Sends an event without details.
pub async fn send(element: &Element, name: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = web_sys::Event::new_with_event_init_dict(name, &init).unwrap();
    let went_on = element.dispatch_event(&event).unwrap();
    settle().await;
    went_on
}

pub fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

pub fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// Until effects have run and the browser has sent its own events (`toggle`, `close`; `scroll` with its next frame,
/// which a busy machine may be late with).
pub async fn settle() {
    let frame = Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    pause(30).await;
}

pub async fn pause(millis: i32) {
    let promise = Promise::new(&mut |done, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

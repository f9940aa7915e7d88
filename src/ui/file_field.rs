//! A text file from the person's machine.

use js_sys::Reflect;
use leptos::{html::Input, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::dom::unique_id;
use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, t};

/// A button that lets a file be chosen and hands its text over. The same file can be chosen again.
#[component]
pub fn FileField(
    /// What is asked for.
    #[prop(into)]
    label: Text,
    /// Which files are offered: endings and media types, separated by commas.
    accept: &'static str,
    /// A file that is bigger is not read.
    most_bytes: u32,
    /// What is said then.
    #[prop(into)]
    too_big: Text,
    /// The text of the file.
    #[prop(into)]
    on_text: Callback<String>,
) -> impl IntoView {
    let id = unique_id("file");
    let node = NodeRef::<Input>::new();
    let problem = RwSignal::new(None::<Text>);
    let too_big = StoredValue::new(too_big);
    let chosen = move |_| {
        let Some(input) = node.get_untracked() else {
            return;
        };
        problem.set(None);
        let file = first_file(&input);
        // Otherwise choosing the same file again would tell nobody.
        input.set_value("");
        let Some(file) = file else { return };
        if file.size() > f64::from(most_bytes) {
            return problem.set(Some(too_big.get_value()));
        }
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            if let Some(text) = text.ok().and_then(|text| text.as_string()) {
                on_text.try_run(text);
            }
        });
    };
    view! {
        <span class="file-field">
            <input
                type="file"
                class="file-field__input"
                id=id.clone()
                accept=accept
                node_ref=node
                on:change=chosen
            />
            <label class="button button--small" for=id>
                <span class="button__content">
                    <Icon name=IconName::Upload size=IconSize::Small />
                    <span class="button__label">{t(label)}</span>
                </span>
            </label>
            <span class="field__error" role="alert">
                {move || problem.get().map(|text| t(text)())}
            </span>
        </span>
    }
}

fn first_file(input: &JsValue) -> Option<Blob> {
    let files = Reflect::get(input, &JsValue::from_str("files")).ok()?;
    Reflect::get_u32(&files, 0).ok()?.dyn_into().ok()
}

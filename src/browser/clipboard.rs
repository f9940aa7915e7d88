//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text there; whether the browser allowed it. (Only on pages that are served over https or from this
/// computer, and only when somebody has just pressed something.)
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

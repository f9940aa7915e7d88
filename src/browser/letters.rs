//! Small and capital letters of all scripts.
//!
//! The browser has the tables for it; a copy of them in the app would cost every first load 10 kB.

/// The text in small letters.
pub fn small(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

/// The text in capital letters.
pub fn capital(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_upper_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_change_their_case() {
        assert_eq!(small("Größe ÉLAN"), "größe élan");
        assert_eq!(small("ABC-1"), "abc-1");
        assert_eq!(capital("straße é"), "STRASSE É");
        assert_eq!(capital("abc-1"), "ABC-1");
    }
}

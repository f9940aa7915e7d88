//! Letters of all scripts: small and capital ones, and what is none.
//!
//! The browser has the tables for their case; a copy of them in the app would cost every first load 10 kB.

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

/// Whether it is a letter, or a digit, of any script. Outside of ASCII whole blocks of Unicode count as signs, and
/// everything else as letters: near enough for initials and for a rough order, and 2 kB less than a table of each
/// character.
pub fn is_letter_or_digit(char: char) -> bool {
    match char {
        '\0'..='\x7f' => char.is_ascii_alphanumeric(),
        // Latin-1's signs; spaces, punctuation, symbols, arrows, pictures; ideographic and fullwidth punctuation;
        // private use and variants; emoji; tags and more variants.
        '\u{80}'..='\u{bf}' | '×' | '÷' => matches!(char, 'ª' | 'µ' | 'º'),
        '\u{300}'..='\u{36f}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3007}'..='\u{3030}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{feff}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'.. => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_signs_in_all_scripts() {
        for char in "aZ0éßøŁЖλאعनก北あア한ﾊ１Ａ𝒜".chars() {
            assert!(char.is_alphanumeric() && is_letter_or_digit(char), "{char}");
        }
        for char in " -_&<§«»¿×–—“”„…€™→★☂✓、。「」（）！：？\u{200f}\u{202e}\u{301}🚀🇳".chars()
        {
            assert!(
                !char.is_alphanumeric() && !is_letter_or_digit(char),
                "{char}"
            );
        }
    }

    #[test]
    fn letters_change_their_case() {
        assert_eq!(small("Größe ÉLAN"), "größe élan");
        assert_eq!(small("ABC-1"), "abc-1");
        assert_eq!(capital("straße é"), "STRASSE É");
        assert_eq!(capital("abc-1"), "ABC-1");
    }
}

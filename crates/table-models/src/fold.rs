//! Folding text for searching: small letters, no accents, so that "muller" finds "Müller".
//!
//! This is for finding, not for ordering (that is the collator's) and not for comparing secrets.
//! Latin letters lose their marks, all others are lower-cased; text of other scripts stays itself.

/// Appends the folded form of `text`.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        if let Some(tail) = folded.get_mut(start..) {
            tail.make_ascii_lowercase();
        }
        return;
    }
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        match letter {
            // Combining marks: a name typed as letter + mark is found as the letter.
            '\u{300}'..='\u{36f}' => {}
            _ => {
                for small in letter.to_lowercase() {
                    match plain(small) {
                        "" => folded.push(small),
                        plain => folded.push_str(plain),
                    }
                }
            }
        }
    }
}

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The letters without marks for a small Latin letter, or "" where there is nothing to simplify.
fn plain(small: char) -> &'static str {
    match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_lose_case_and_marks() {
        assert_eq!(fold("MÜLLER & Söhne"), "muller & sohne");
        assert_eq!(fold("Große Straße"), "grosse strasse");
        assert_eq!(fold("Ærø Øl"), "aero ol");
        assert_eq!(fold("Zażółć"), "zazolc");
        assert_eq!(fold("e\u{301}clair"), "eclair");
    }

    #[test]
    fn other_scripts_stay() {
        assert_eq!(fold("北京 Client"), "北京 client");
        assert_eq!(fold("שלום"), "שלום");
        assert_eq!(fold("ПРИВЕТ"), "привет");
        assert_eq!(fold("🦊 Fox"), "🦊 fox");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}

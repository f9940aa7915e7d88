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
                let small = small(letter);
                match plain(small) {
                    "" => folded.push(small),
                    plain => folded.push_str(plain),
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

/// The small letter of a capital one beyond ASCII, in the scripts that businesses are named in: Latin, Greek, Cyrillic,
/// Armenian, and the full-width letters of East Asia. By rules, because Rust's tables for all of Unicode would cost
/// every first load 10 kB.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x130 => u32::from('i'),
        0x178 => 0xff,
        0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab => code + 32,
        0x410..=0x42f | 0xff21..=0xff3a => code + 32,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        0x4c0 => 0x4cf,
        0x1e9e => 0xdf,
        // Pairs whose capital is odd.
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + code % 2,
        // Pairs whose capital is even.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        // The horned letters of Vietnamese.
        0x1a0 | 0x1af => code + 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
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

    #[test]
    fn capitals_of_the_scripts_of_business_become_small() {
        let scripts = [
            0xc0..=0x17f,
            0x1a0..=0x1a1,
            0x1af..=0x1b0,
            0x1cd..=0x1ef,
            0x1f8..=0x21f,
            0x222..=0x233,
            0x386..=0x3ce,
            0x400..=0x52f,
            0x531..=0x586,
            0x1e00..=0x1eff,
            0xff21..=0xff5a,
        ];
        for letter in scripts.into_iter().flatten().filter_map(char::from_u32) {
            let expected = match letter {
                // An i with a mark of its own, which is taken away.
                'İ' => "i".to_owned(),
                _ => letter.to_lowercase().to_string(),
            };
            assert_eq!(small(letter).to_string(), expected, "{letter}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}

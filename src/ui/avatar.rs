//! A face for people and clients without pictures: initials on one of twelve colours.

use leptos::prelude::*;

use crate::browser::letters;

/// How many colours there are. The colour is never the only sign: the initials stand on it.
pub const SLOTS: u32 = 12;

/// The colour slot for an id, the same in every session and browser. Seeds are ids where there are
/// some (names change), compared without regard to case.
#[must_use]
pub fn slot_of(seed: &str) -> u8 {
    // FNV-1a, then the upper bits folded in: few buckets need all bits to take part.
    let hash = letters::small(seed.trim())
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    ((hash ^ (hash >> 15)) % SLOTS) as u8
}

/// The initials of a name: of its first two words, or the first two characters of a single word;
/// an emoji stands alone. Empty for a name of blanks.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| Some((first_sign(word)?, word)));
    let Some((first, word)) = words.next() else {
        return String::new();
    };
    if is_pictorial(first) {
        return first.to_owned();
    }
    let second = match words.next() {
        Some((sign, _)) if !is_pictorial(sign) => sign,
        Some(_) => "",
        None => word.get(first.len()..).and_then(first_sign).unwrap_or(""),
    };
    let second = if is_pictorial(second) { "" } else { second };
    letters::capital(&format!("{first}{second}"))
}

/// The first thing a reader would call one sign: a letter with its marks, or a whole emoji (with
/// skin, joined figures, both halves of a flag). Brackets, quotes and direction marks are passed over.
fn first_sign(word: &str) -> Option<&str> {
    let start = word
        .char_indices()
        .find(|(_, char)| letters::is_letter_or_digit(*char) || is_emoji(*char));
    // A word of signs alone ("&") still gives its sign.
    let (start, first) = match start {
        Some(found) => found,
        None => word.char_indices().find(|(_, char)| !is_invisible(*char))?,
    };
    let mut end = start + first.len_utf8();
    let mut joined = false;
    let mut flag = is_regional(first);
    for char in word[end..].chars() {
        let belongs = joined
            || is_combining(char)
            || char == '\u{200d}'
            || std::mem::take(&mut flag) && is_regional(char);
        if !belongs {
            break;
        }
        joined = char == '\u{200d}';
        end += char.len_utf8();
    }
    word.get(start..end)
}

fn is_pictorial(sign: &str) -> bool {
    sign.chars().next().is_some_and(is_emoji)
}

fn is_regional(char: char) -> bool {
    matches!(char, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_emoji(char: char) -> bool {
    matches!(char, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
}

fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_combining(char: char) -> bool {
    matches!(
        char,
        '\u{0300}'..='\u{036f}'
            | '\u{0591}'..='\u{05bd}'
            | '\u{064b}'..='\u{065f}'
            | '\u{0900}'..='\u{0903}'
            | '\u{093a}'..='\u{094f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
    )
}

/// The class that gives an element the colours of a slot.
pub(super) fn slot_class(slot: u8) -> String {
    format!("slot-{slot}")
}

/// Round for people, square for clients and other organisations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarShape {
    /// A person.
    #[default]
    Round,
    /// A client, an organisation, a provider.
    Square,
}

/// How big an avatar is: 20, 24, 32, 44 or 64 px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// 20 px: in a line of small text.
    Tiny,
    /// 24 px: in a line of text, in compact rows.
    Small,
    /// 32 px: in rows.
    #[default]
    Medium,
    /// 44 px: at the head of something.
    Large,
    /// 64 px: alone.
    Huge,
}

/// Initials on a colour. Decoration: the name stands beside it and is what is read out.
#[component]
pub fn Avatar(
    /// Whose.
    #[prop(into)]
    name: Signal<String>,
    /// Their id, for the colour; empty: the name.
    #[prop(optional, into)]
    seed: Signal<String>,
    /// Person or organisation.
    #[prop(optional)]
    shape: AvatarShape,
    /// How big.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let class = move || {
        let seed = seed.read();
        let slot = if seed.is_empty() {
            slot_of(&name.read())
        } else {
            slot_of(&seed)
        };
        let shape = match shape {
            AvatarShape::Round => "",
            AvatarShape::Square => " avatar--square",
        };
        let size = match size {
            AvatarSize::Tiny => " avatar--tiny",
            AvatarSize::Small => " avatar--small",
            AvatarSize::Medium => "",
            AvatarSize::Large => " avatar--large",
            AvatarSize::Huge => " avatar--huge",
        };
        format!("avatar{shape}{size} {}", slot_class(slot))
    };
    view! {
        // Drawn by the sheet: letters in the page would count as part of a button's visible name.
        <span class=class aria-hidden="true" data-initials=move || initials(&name.read())></span>
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_letters_of_the_first_two_words() {
        assert_eq!(initials("My Client's Organization"), "MC");
        assert_eq!(initials("Second Client's Organization"), "SC");
        assert_eq!(initials("Third Client's Organization"), "TC");
        assert_eq!(initials("  ada   lovelace  "), "AL");
        assert_eq!(initials("élan vital"), "ÉV");
    }

    #[test]
    fn a_single_word_gives_its_first_two_characters() {
        assert_eq!(initials("Contoso"), "CO");
        assert_eq!(initials("X"), "X");
        assert_eq!(initials("北京公司"), "北京");
    }

    #[test]
    fn an_emoji_stands_alone() {
        assert_eq!(initials("🚀 Rockets"), "🚀");
        assert_eq!(initials("👩🏽‍🚀 Astronauts"), "👩🏽‍🚀");
        assert_eq!(initials("🇳🇱 Windmolens"), "🇳🇱");
        assert_eq!(initials("Rockets 🚀"), "R");
        assert_eq!(initials("A🚀"), "A");
    }

    #[test]
    fn right_to_left_names_work_and_direction_marks_are_passed_over() {
        assert_eq!(initials("شركة النور"), "شا");
        assert_eq!(initials("\u{202e}evil corp"), "EC");
        assert_eq!(initials("\u{200f}חברה טובה"), "חט");
    }

    #[test]
    fn signs_before_a_word_are_passed_over() {
        assert_eq!(initials("(Ex) \"Partner\""), "EP");
        assert_eq!(initials("<script> alert"), "SA");
        assert_eq!(initials("&"), "&");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(initials(""), "");
        assert_eq!(initials("   "), "");
        assert_eq!(initials("\u{200b}"), "");
    }

    #[test]
    fn a_letter_keeps_its_mark() {
        assert_eq!(initials("e\u{301}lan vital"), "E\u{301}V");
    }

    #[test]
    fn the_colour_depends_on_the_id_alone() {
        let id = "9f1c6b7e-3c0b-4f5e-8a51-b2b0016c1d11";
        assert_eq!(slot_of(id), slot_of(&id.to_uppercase()));
        let mut used = [0_u32; SLOTS as usize];
        for number in 0..1200_u32 {
            used[usize::from(slot_of(&format!(
                "{number:08x}-3c0b-4f5e-8a51-b2b0016c1d11"
            )))] += 1;
        }
        assert!(
            used.iter().all(|count| (60..=140).contains(count)),
            "uneven: {used:?}"
        );
    }

    proptest! {
        #[test]
        fn any_name_gives_something_short(name in ".*") {
            prop_assert!(initials(&name).split_whitespace().count() <= 1);
            prop_assert!(u32::from(slot_of(&name)) < SLOTS);
        }
    }
}

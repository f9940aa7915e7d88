//! Addresses typed or pasted into one field: separated by commas, semicolons, blanks or lines, perhaps with
//! names as mail programs write them. No view: tested on the host.

use std::collections::HashSet;

/// The most characters of an address (contract part 2, 1.5).
pub const MOST_ADDRESS_CHARS: usize = 256;

/// Why an address cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// There is no `@`.
    NoAt,
    /// There are several `@`.
    SeveralAts,
    /// Nothing stands before the `@`, or a dot at the edge of it.
    NoName,
    /// What stands behind the `@` is no domain: `example`, `.example`, `a..b`.
    NoDomain,
    /// A character that no address has.
    Character(char),
    /// Longer than [`MOST_ADDRESS_CHARS`].
    TooLong,
}

/// One address as it was typed, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The address, trimmed.
    pub address: String,
    /// What is wrong with it.
    pub problem: Option<AddressProblem>,
    /// A letter that looks like one of another script: perhaps this is not the address that it seems.
    pub look_alike: Option<char>,
}

impl Typed {
    /// Judges one address.
    pub fn new(address: &str) -> Self {
        let address = address.trim();
        Self {
            problem: problem(address),
            look_alike: look_alike(address),
            address: address.to_owned(),
        }
    }
}

/// The addresses of a text, in order; an address that comes twice, in whatever case, counts once.
pub fn read_addresses(text: &str) -> Vec<Typed> {
    let mut seen = HashSet::new();
    let mut addresses = Vec::new();
    for part in split(text) {
        if seen.insert(part.to_lowercase()) {
            addresses.push(Typed::new(part));
        }
    }
    addresses
}

fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for entry in text.split([',', ';', '\n', '\r']) {
        // `Ada Okafor <ada@example.com>`: the name is the mail program's.
        if let Some((_, rest)) = entry.split_once('<')
            && let Some((address, _)) = rest.split_once('>')
        {
            parts.push(address.trim());
        } else {
            parts.extend(entry.split_whitespace());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// As strict as the strictest server: better told here than by one of twenty.
fn problem(address: &str) -> Option<AddressProblem> {
    let is_odd = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || "<>()[]\\\":,;".contains(character)
            // Marks that change the direction or show nothing: what is seen is not what is sent.
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(character) = address.chars().find(|character| is_odd(*character)) {
        return Some(AddressProblem::Character(character));
    }
    let Some((name, domain)) = address.split_once('@') else {
        return Some(AddressProblem::NoAt);
    };
    if domain.contains('@') {
        return Some(AddressProblem::SeveralAts);
    }
    if name.is_empty() || name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return Some(AddressProblem::NoName);
    }
    let parts: Vec<&str> = domain.split('.').collect();
    let is_label = |part: &&str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
    if parts.len() < 2 || !parts.iter().all(is_label) {
        return Some(AddressProblem::NoDomain);
    }
    // Servers count UTF-16 units.
    (address.encode_utf16().count() > MOST_ADDRESS_CHARS).then_some(AddressProblem::TooLong)
}

/// Cyrillic and Greek small letters that cannot be told from Latin ones.
const LOOK_ALIKES: &str = "асԁеһіјӏорԛѕԝхуүѵαγικνορτυχ";

/// A letter that is there to be taken for another: full-width forms, and Cyrillic or Greek ones in a part
/// that also has Latin letters, or that has nothing but letters like Latin ones in an otherwise Latin
/// address. Words of other scripts are right as they are.
fn look_alike(address: &str) -> Option<char> {
    if let Some(wide) = address
        .chars()
        .find(|letter| matches!(letter, '\u{ff01}'..='\u{ff5e}'))
    {
        return Some(wide);
    }
    let is_latin = |letter: char| {
        letter.is_alphabetic() && matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
    };
    let is_other = |letter: char| matches!(letter, '\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}');
    let is_twin = |letter: char| {
        letter
            .to_lowercase()
            .any(|small| LOOK_ALIKES.contains(small))
    };
    let has_latin = address.chars().any(is_latin);
    address.split(['@', '.', '-', '_', '+']).find_map(|part| {
        let twin = part
            .chars()
            .find(|letter| is_other(*letter) && is_twin(*letter));
        let is_mixed = part.chars().any(is_latin);
        let are_all_twins = || {
            let mut letters = part.chars().filter(|letter| letter.is_alphabetic());
            letters.all(is_twin)
        };
        let is_odd = is_mixed || (has_latin && are_all_twins());
        // Letters of two scripts in one word are odd even where none has a twin.
        let stranger = || part.chars().find(|letter| is_other(*letter));
        is_odd.then(|| twin.or_else(stranger)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        read_addresses(text)
            .into_iter()
            .map(|typed| typed.address)
            .collect()
    }

    #[test]
    fn every_separator_separates_and_twice_is_once() {
        assert_eq!(
            addresses(
                " a@x.example,b@x.example; c@x.example\r\nd@x.example\te@x.example,,\n A@X.example "
            ),
            [
                "a@x.example",
                "b@x.example",
                "c@x.example",
                "d@x.example",
                "e@x.example"
            ]
        );
        assert_eq!(addresses(" \n,; "), [] as [&str; 0]);
    }

    #[test]
    fn what_mail_programs_put_around_an_address_is_taken_off() {
        assert_eq!(
            addresses("Ada Okafor <ada@x.example>, \"Lindqvist\" <tom@x.example>; plain@x.example"),
            ["ada@x.example", "tom@x.example", "plain@x.example"]
        );
    }

    #[test]
    fn each_mistake_has_a_name() {
        use AddressProblem::{Character, NoAt, NoDomain, NoName, SeveralAts, TooLong};
        for (address, problem) in [
            ("first.last+tag@sub.example.org", None),
            ("jörg@müller.example", None),
            ("李@例子.example", None),
            ("ada", Some(NoAt)),
            ("ada@b@c.example", Some(SeveralAts)),
            ("@b.example", Some(NoName)),
            (".ada@b.example", Some(NoName)),
            ("a..da@b.example", Some(NoName)),
            ("ada@", Some(NoDomain)),
            ("ada@localhost", Some(NoDomain)),
            ("ada@b..example", Some(NoDomain)),
            ("ada@-b.example", Some(NoDomain)),
            ("ada@b.example.", Some(NoDomain)),
            ("mailto:ada@b.example", Some(Character(':'))),
            ("ada\u{202e}@b.example", Some(Character('\u{202e}'))),
        ] {
            assert_eq!(super::problem(address), problem, "{address}");
        }
        let long = format!("{}@b.example", "x".repeat(247));
        assert_eq!(problem(&long), Some(TooLong));
        assert_eq!(problem(&long[2..]), None);
    }

    #[test]
    fn letters_that_only_look_right_are_found() {
        for (address, look_alike) in [
            ("anna@example.com", None),
            ("jörg@müller.example", None),
            ("李@例子.example", None),
            ("почта@пример.рф", None),
            ("почта@example.com", None),
            ("маша.petrova@example.com", None),
            // Cyrillic а, full-width a, Greek ο, a whole word of twins, in the domain.
            ("\u{430}nna@example.com", Some('\u{430}')),
            ("\u{ff41}nna@example.com", Some('\u{ff41}')),
            ("j\u{3bf}hn@example.com", Some('\u{3bf}')),
            ("сара@example.com", Some('с')),
            ("anna@\u{435}xample.com", Some('\u{435}')),
            ("жanna@example.com", Some('ж')),
        ] {
            assert_eq!(super::look_alike(address), look_alike, "{address}");
        }
        assert_eq!(
            Typed::new(" \u{430}nna@x.example ").look_alike,
            Some('\u{430}')
        );
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC*") {
            for typed in read_addresses(&text) {
                prop_assert!(!typed.address.is_empty());
                prop_assert!(!typed.address.contains([',', ';', '\n']));
            }
        }
    }
}

//! How hard a password is to guess: an honest estimate without a dictionary of a million words.
//!
//! It counts what somebody who knows how people choose passwords has to try: common words count as one
//! choice, what repeats or runs on (`aaa`, `123`, `qwerty`) as nearly nothing, letters that look like words as
//! much less than random ones. It errs towards weaker.

use crate::i18n::{Message, m::console::recovery as words};

/// As policies count it: 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strength(u8);

impl Strength {
    /// The strongest.
    pub const MOST: u8 = 4;

    /// 0 to 4.
    pub fn level(self) -> u8 {
        self.0
    }

    /// In words.
    pub fn words(self) -> Message {
        words_of(self.0)
    }
}

/// The words of a level; levels beyond the strongest count as the strongest.
pub fn words_of(level: u8) -> Message {
    match level {
        0 => words::LEVEL_0,
        1 => words::LEVEL_1,
        2 => words::LEVEL_2,
        3 => words::LEVEL_3,
        _ => words::LEVEL_4,
    }
}

/// Bits from which a level begins: a thousand, a million, a hundred million, ten thousand million guesses.
const LEVEL_BITS: [f64; 4] = [10.0, 20.0, 27.0, 33.3];

/// What everybody tries first, in small letters; each at least four letters long.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "contraseña",
    "contrasena",
    "wachtwoord",
    "master",
    "welcome",
    "willkommen",
    "bienvenido",
    "welkom",
    "hello",
    "hallo",
    "hola",
    "admin",
    "administrator",
    "login",
    "letmein",
    "secret",
    "geheim",
    "secreto",
    "summer",
    "sommer",
    "verano",
    "zomer",
    "winter",
    "spring",
    "herbst",
    "autumn",
    "dragon",
    "monkey",
    "football",
    "fussball",
    "futbol",
    "baseball",
    "sunshine",
    "princess",
    "iloveyou",
    "superman",
    "batman",
    "shadow",
    "michael",
    "jennifer",
    "jordan",
    "hunter",
    "test",
    "demo",
    "temp",
    "change",
    "company",
    "firma",
    "office",
    "team",
    "user",
    "guest",
    "root",
    "love",
    "star",
    "qwerty",
    "qwertz",
    "azerty",
    "asdf",
    "abcd",
    "monday",
    "montag",
    "lunes",
    "maandag",
    "january",
    "januar",
];

/// Keys that lie side by side.
const ROWS: [&str; 4] = ["qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm"];

/// How hard this password is to guess; `known` are words that stand near it: name, address, organisation.
pub fn strength_of(password: &str, known: &[&str]) -> Strength {
    let bits = bits_of(password, known);
    let level = LEVEL_BITS.iter().filter(|least| bits >= **least).count();
    Strength(u8::try_from(level).unwrap_or(Strength::MOST))
}

fn bits_of(password: &str, known: &[&str]) -> f64 {
    let letters: Vec<char> = password.chars().collect();
    let undisguised: Vec<char> = letters.iter().map(|it| plain(*it)).collect();
    let known = known_words(known);
    let mut bits = 0.0;
    let mut at = 0;
    while let Some(rest) = undisguised.get(at..).filter(|rest| !rest.is_empty()) {
        let capital = letters.get(at).is_some_and(|letter| letter.is_uppercase());
        if let Some(length) = word_at(rest, &known) {
            bits += if capital { 9.0 } else { 8.0 };
            at += length;
        } else if let Some(length) = letters.get(at..).and_then(year_at) {
            bits += 6.0;
            at += length;
        } else {
            let length = run_at(&letters, at, |at| {
                let rest = undisguised.get(at..).unwrap_or_default();
                word_at(rest, &known).is_some()
            });
            bits += run_bits(&letters, at, length);
            at += length;
        }
    }
    bits
}

/// One piece: letters that could be a word, or a single other character.
fn run_bits(letters: &[char], start: usize, length: usize) -> f64 {
    let run = letters.get(start..start + length).unwrap_or_default();
    let looks_like_a_word = run.len() >= 4 && run.iter().skip(1).all(|it| it.is_lowercase());
    let bits = |(index, letter): (usize, &char)| {
        let before = (start + index).checked_sub(1);
        let before = before.and_then(|at| letters.get(at));
        if before.is_some_and(|before| continues(*before, *letter)) {
            1.0
        } else if looks_like_a_word {
            2.5
        } else if letter.is_ascii_digit() {
            3.3
        } else {
            5.0
        }
    };
    run.iter().enumerate().map(bits).sum()
}

/// How many characters belong together from here: letters, up to where a known word begins.
fn run_at(letters: &[char], start: usize, begins_word: impl Fn(usize) -> bool) -> usize {
    let is_letter = |at: usize| letters.get(at).is_some_and(|it| it.is_alphabetic());
    let mut end = start + 1;
    while is_letter(start) && is_letter(end) && !begins_word(end) {
        end += 1;
    }
    end - start
}

/// The same again, one more or one less, or the next key.
fn continues(before: char, after: char) -> bool {
    let (before, after) = (before.to_ascii_lowercase(), after.to_ascii_lowercase());
    let (a, b) = (u32::from(before), u32::from(after));
    let is_next_key = |row: &str| {
        let place = |letter| row.find(letter);
        matches!((place(before), place(after)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
    };
    a.abs_diff(b) <= 1 || ROWS.iter().any(|row| is_next_key(row))
}

/// How long the common or known word is that begins here.
fn word_at(rest: &[char], known: &[Vec<char>]) -> Option<usize> {
    let is_here = |word: &[char]| rest.starts_with(word);
    let common = COMMON
        .iter()
        .filter(|word| {
            let mut letters = rest.iter();
            word.chars().all(|letter| letters.next() == Some(&letter))
        })
        .map(|word| word.chars().count())
        .max();
    let known = known
        .iter()
        .filter(|word| is_here(word))
        .map(Vec::len)
        .max();
    common.max(known)
}

/// 1900 to 2099.
fn year_at(rest: &[char]) -> Option<usize> {
    let [a, b, c, d, ..] = rest else { return None };
    let is_year =
        matches!((a, b), ('1', '9') | ('2', '0')) && c.is_ascii_digit() && d.is_ascii_digit();
    is_year.then_some(4)
}

/// What stands near the password, cut into words worth recognising.
fn known_words(known: &[&str]) -> Vec<Vec<char>> {
    known
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
        .map(|word| word.chars().map(plain).collect::<Vec<char>>())
        .filter(|word| word.len() >= 3)
        .collect()
}

/// Small, and without the usual disguises. (Full case mapping is not needed to recognise common words.)
fn plain(letter: char) -> char {
    match letter.to_ascii_lowercase() {
        '@' | '4' => 'a',
        '3' => 'e',
        '$' | '5' => 's',
        '!' => 'i',
        '0' => 'o',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(password: &str) -> u8 {
        strength_of(
            password,
            &["lena@client.example", "Lena Vogel", "Harbour Dental"],
        )
        .level()
    }

    #[test]
    fn what_everybody_tries_is_weak() {
        for password in [
            "",
            "a",
            "password",
            "P@ssw0rd",
            "Passw0rd",
            "aaaaaaaaaaaa",
            "123456789012",
            "qwertyuiop",
            "abcdefghijkl",
            "Summer2026",
            "lena",
            "Lena2026",
            "harbour1",
        ] {
            assert!(level(password) <= 1, "{password}: {}", level(password));
        }
    }

    #[test]
    fn chance_and_length_are_strong() {
        for password in [
            "correct-horse-battery-staple",
            "x7#Kq9!vLm2$",
            "Kb7qm-Tz4xr-Pw9hc",
            "nebelhorn gletscher trompete",
        ] {
            assert_eq!(level(password), 4, "{password}");
        }
    }

    #[test]
    fn more_of_the_same_never_makes_it_weaker() {
        let mut before = 0.0;
        for end in 0..=16 {
            let password: String = "Kb7qm-Tz4xr-Pw9h".chars().take(end).collect();
            let bits = bits_of(&password, &[]);
            assert!(bits >= before, "{password}");
            before = bits;
        }
    }

    #[test]
    fn any_text_is_answered() {
        for password in [
            "密码密码密码",
            "пароль",
            "🦀🦀",
            "\u{0}",
            " ",
            "é",
            "İstanbul",
        ] {
            assert!(level(password) <= Strength::MOST);
        }
    }
}

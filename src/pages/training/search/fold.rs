//! How well a name answers what somebody typed. No view: tested on the host.
//!
//! Small and capital letters, accents, hyphens and blanks make no difference; *ß* is also *ss*, and *ä* is also
//! *a* and *ae*. Several words may stand in any order. Chinese has no blanks between words: what was typed may
//! be several pieces of the name.

use table_models::fold::fold;

/// A name, ready to be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    plain: Form,
    /// With *ae* for *ä*, where that is another form.
    spelled: Option<Form>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    /// Words with one blank between them.
    text: String,
    /// Without blanks.
    compact: String,
}

/// How well a name answers; the best one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is the name.
    Exact,
    /// The name begins like this.
    Prefix,
    /// Words of the name begin like this.
    Words,
    /// The same with an ending: *Kunden* for *Kunde*.
    Inflected,
    /// It is somewhere in the name.
    Contained,
}

impl Folded {
    /// Of a name, or of what was typed.
    pub fn of(text: &str) -> Self {
        let plain = Form::of(&fold(&half_width(text)));
        let spelled = Form::of(&fold(&umlauts_spelled(&half_width(text))));
        Self {
            spelled: (spelled != plain).then_some(spelled),
            plain,
        }
    }

    /// Nothing that could be searched.
    pub fn is_empty(&self) -> bool {
        self.plain.text.is_empty()
    }

    /// How well this name answers a query; not at all: `None`.
    pub fn answers(&self, query: &Self) -> Option<Level> {
        let spelled = self.spelled.as_ref().and_then(|it| it.level(&query.plain));
        self.plain
            .level(&query.plain)
            .into_iter()
            .chain(spelled)
            .min()
    }
}

impl Form {
    fn of(folded: &str) -> Self {
        let mut text = String::with_capacity(folded.len());
        let mut last_is_han = None;
        for letter in folded.chars() {
            if is_dropped(letter) {
                continue;
            }
            if is_separator(letter) {
                last_is_han = None;
                continue;
            }
            // "SSH密钥" is two words, as "SSH 密钥".
            if last_is_han != Some(is_han(letter)) && !text.is_empty() {
                text.push(' ');
            }
            text.push(letter);
            last_is_han = Some(is_han(letter));
        }
        Self {
            compact: text.replace(' ', ""),
            text,
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ')
    }

    fn level(&self, query: &Self) -> Option<Level> {
        let all = |is_there: &dyn Fn(&str) -> bool| query.words().all(is_there);
        if query.text.is_empty() {
            None
        } else if self.compact == query.compact {
            Some(Level::Exact)
        } else if self.compact.starts_with(&query.compact) {
            Some(Level::Prefix)
        } else if all(&|typed| self.words().any(|word| word.starts_with(typed))) {
            Some(Level::Words)
        } else if all(&|typed| {
            self.words()
                .any(|word| word.starts_with(typed) || is_inflected(word, typed))
        }) {
            Some(Level::Inflected)
        } else if all(&|typed| self.text.contains(typed) || consists_of_pieces(typed, &self.text)) {
            Some(Level::Contained)
        } else {
            None
        }
    }
}

/// Whether `typed` is the word with a letter more, or two for longer words.
fn is_inflected(word: &str, typed: &str) -> bool {
    let most = match word.len() {
        0..3 => return false,
        3 => 1,
        _ => 2,
    };
    typed
        .strip_prefix(word)
        .is_some_and(|ending| ending.len() <= most)
}

/// Whether Chinese without word breaks consists of pieces of the name, each of two characters or more.
fn consists_of_pieces(typed: &str, name: &str) -> bool {
    if !typed.chars().all(is_han) {
        return false;
    }
    let letters: Vec<char> = typed.chars().collect();
    // Whether the first letters are made of pieces; a query is short.
    let mut can_end = vec![true];
    for end in 1..=letters.len() {
        let ends_here = (0..end.saturating_sub(1)).any(|start| {
            let piece: String = letters[start..end].iter().collect();
            can_end[start] && name.contains(&piece)
        });
        can_end.push(ends_here);
    }
    can_end.last() == Some(&true)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// "video’s" is one word, and so is one that says where it may be broken.
fn is_dropped(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '\u{ad}')
}

fn is_separator(letter: char) -> bool {
    match letter.is_ascii() {
        true => !letter.is_ascii_alphanumeric(),
        false => matches!(
            letter,
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}'
        ),
    }
}

/// Letters and signs of a Chinese keyboard as those of any other.
fn half_width(text: &str) -> String {
    let half = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(half).collect()
}

/// *ae* for *ä*, also where the two dots are a letter of their own.
fn umlauts_spelled(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ä' | 'Ä' => spelled.push_str("ae"),
            'ö' | 'Ö' => spelled.push_str("oe"),
            'ü' | 'Ü' => spelled.push_str("ue"),
            '\u{308}' => spelled.push('e'),
            _ => spelled.push(letter),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn level(name: &str, typed: &str) -> Option<Level> {
        Folded::of(name).answers(&Folded::of(typed))
    }

    #[test]
    fn case_marks_and_hyphens_make_no_difference() {
        for (name, typed) in [
            ("Organización", "ORGANIZACION"),
            ("Benutzerplätze verwalten", "benutzerplatze verwalten"),
            ("Benutzerplätze verwalten", "Benutzerplaetze Verwalten"),
            (
                "Benutzerpla\u{308}tze verwalten",
                "benutzerplaetze verwalten",
            ),
            ("Größe", "groesse"),
            ("Größe", "grosse"),
            ("Provider-Portal", "provider portal"),
            ("Anbieterportal", "Anbieter-Portal"),
            ("SSH 密钥", "ssh密钥"),
            ("托管服务提供商 (MSP)", "托管服务提供商（ＭＳＰ）"),
            ("video’s", "videos"),
            (
                "Organisations\u{ad}informationen",
                "organisationsinformationen",
            ),
        ] {
            assert_eq!(level(name, typed), Some(Level::Exact), "{typed} for {name}");
        }
    }

    #[test]
    fn the_nearer_the_better() {
        let name = "Laufende Verwaltung";
        for (typed, expected) in [
            ("laufende verwaltung", Some(Level::Exact)),
            ("lauf", Some(Level::Prefix)),
            ("verw", Some(Level::Words)),
            ("verwaltung laufende", Some(Level::Words)),
            ("laufenden", Some(Level::Inflected)),
            ("waltung", Some(Level::Contained)),
            ("verwaltung kaufen", None),
            ("", None),
            (" - ", None),
        ] {
            assert_eq!(level(name, typed), expected, "{typed}");
        }
        assert!(Level::Exact < Level::Prefix && Level::Inflected < Level::Contained);
    }

    #[test]
    fn endings_are_short_and_words_are_not() {
        assert_eq!(level("Kunde", "Kunden"), Some(Level::Inflected));
        assert_eq!(
            level("Benutzerplatz", "Benutzerplätze"),
            Some(Level::Inflected)
        );
        assert_eq!(level("event log", "event logs"), Some(Level::Inflected));
        assert_eq!(level("lid", "lider"), None);
        assert_eq!(level("in", "ins"), None);
        assert_eq!(level("Kunde", "Kundendienst"), None);
    }

    #[test]
    fn chinese_needs_no_blanks() {
        assert_eq!(level("服务用户", "服务用户"), Some(Level::Exact));
        assert_eq!(level("导入数据到密码库", "密码库"), Some(Level::Contained));
        assert_eq!(level("服务用户", "用户服务"), Some(Level::Contained));
        assert_eq!(
            level("创建和共享项目", "共享创建项目"),
            Some(Level::Contained)
        );
        assert_eq!(level("服务用户", "服务器"), None);
        assert_eq!(level("服务用户", "用户组"), None);
    }

    proptest! {
        #[test]
        fn every_name_answers_to_itself(name in "\\PC{0,24}") {
            let folded = Folded::of(&name);
            let expected = (!folded.is_empty()).then_some(Level::Exact);
            prop_assert_eq!(folded.answers(&folded), expected);
        }

        #[test]
        fn every_beginning_of_a_word_finds_it(name in "[a-zäöüß]{1,8} [a-z]{1,8}", cut in 1..8_usize) {
            let second = name.split(' ').nth(1).unwrap_or_default();
            let typed: String = second.chars().take(cut).collect();
            prop_assert!(level(&name, &typed).is_some_and(|level| level <= Level::Words));
        }
    }
}

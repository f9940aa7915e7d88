//! The words of a kit: for the sheet, and as plain text for a mail. No view: tested on the host.

use super::model::{Audience, Item, Kit};
use crate::{
    i18n::{I18n, Lang, Message, Text, m::training::kit as words},
    nav::query::percent_encode,
    pages::training::{
        registration::{Region, registration_link},
        resources::REGISTER,
    },
};

/// Mail programs are known to cut longer addresses.
const SAFE_ADDRESS: usize = 1900;

/// One step as the reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What to do.
    pub title: Message,
    /// Why, and how.
    pub text: Message,
    /// Where; `None` when it is not known.
    pub href: Option<String>,
    /// The page is in English, the kit is not.
    pub is_foreign: bool,
}

/// The heading.
pub fn title(kit: &Kit) -> Message {
    match kit.audience {
        Audience::Members => words::SHEET_TITLE,
        Audience::PowerUsers => words::SHEET_TITLE_POWER,
        Audience::Staff => words::SHEET_TITLE_STAFF,
    }
}

/// How the reader is spoken to.
pub fn greeting(kit: &Kit) -> Text {
    match kit.person.trim() {
        "" => words::HELLO_ALL.into(),
        person => words::hello(person),
    }
}

/// The first sentences.
pub fn intro(kit: &Kit) -> Text {
    match (kit.audience, kit.client.trim()) {
        (Audience::Members, "") => words::INTRO_ALL.into(),
        (Audience::Members, client) => words::intro(client),
        (Audience::PowerUsers | Audience::Staff, _) => words::INTRO_MORE.into(),
    }
}

/// Where to ask.
pub fn ask(kit: &Kit) -> Option<Text> {
    let contact = kit.contact.trim();
    (!contact.is_empty()).then(|| words::ask(contact))
}

/// What protects the reader from the next caller.
pub fn warning(kit: &Kit) -> Text {
    match kit.sender.trim() {
        "" => words::NEVER_ASK_PLAIN.into(),
        sender => words::never_ask(sender),
    }
}

/// The steps. `is_trusted` says whether accounts may be created on the kit's own server: a link could name
/// any.
pub fn lines(kit: &Kit, is_trusted: bool) -> Vec<Line> {
    kit.items
        .iter()
        .map(|item| {
            let (title, text) = step_words(item.resource.key);
            if item.resource.key == REGISTER {
                let is_open = kit.region != Region::Own || is_trusted;
                return Line {
                    title,
                    text,
                    href: registration_link(kit.region, &kit.own_server).filter(|_| is_open),
                    is_foreign: false,
                };
            }
            let address = page_of(*item).map(|link| link.address(kit.lang));
            Line {
                title,
                text,
                is_foreign: kit.lang != Lang::En
                    && address.as_ref().is_some_and(|it| it.lang == Lang::En),
                href: address.map(|it| it.href),
            }
        })
        .collect()
}

fn page_of(item: Item) -> Option<crate::pages::training::links::Link> {
    let variants = item.resource.variants.map_or(&[][..], |it| it.links);
    let chosen = variants.iter().find(|(key, _)| Some(*key) == item.variant);
    chosen
        .map(|(_, link)| *link)
        .or_else(|| item.resource.links.first().copied())
}

fn step_words(key: &str) -> (Message, Message) {
    match key {
        REGISTER => (words::STEP_REGISTER, words::STEP_REGISTER_TEXT),
        "videos" => (words::STEP_VIDEOS, words::STEP_VIDEOS_TEXT),
        "import" => (words::STEP_IMPORT, words::STEP_IMPORT_TEXT),
        "two-step" => (words::STEP_TWO_STEP, words::STEP_TWO_STEP_TEXT),
        "apps" => (words::STEP_APPS, words::STEP_APPS_TEXT),
        _ => (words::STEP_DEMOS, words::STEP_DEMOS_TEXT),
    }
}

/// The whole kit as plain text, in the language of `i18n`.
pub fn plain_text(kit: &Kit, i18n: I18n) -> String {
    let mut paragraphs = vec![i18n.text(&greeting(kit)), i18n.text(&intro(kit))];
    for (number, line) in (1..).zip(lines(kit, true)) {
        let mut paragraph = format!("{number}. {}", i18n.say(line.title));
        if line.is_foreign {
            paragraph.push(' ');
            paragraph.push_str(&i18n.say(words::IN_ENGLISH));
        }
        paragraph.push('\n');
        paragraph.push_str(&i18n.say(line.text));
        if let Some(href) = line.href {
            paragraph.push('\n');
            paragraph.push_str(&href);
        }
        paragraphs.push(paragraph);
    }
    paragraphs.extend(ask(kit).map(|text| i18n.text(&text)));
    paragraphs.push(i18n.text(&warning(kit)));
    let sender = kit.sender.trim();
    if !sender.is_empty() {
        paragraphs.push(sender.to_owned());
    }
    // Names stand isolated in sentences, by signs that mail programs show as boxes.
    paragraphs
        .join("\n\n")
        .replace(['\u{2068}', '\u{2069}'], "")
}

/// What opens the mail program with everything in it.
pub fn mail_address(subject: &str, text: &str) -> String {
    format!(
        "mailto:?subject={}&body={}",
        percent_encode(subject),
        // RFC 6068: line breaks in a body are CRLF.
        percent_encode(&text.replace('\n', "\r\n"))
    )
}

/// Whether a mail program may cut it.
pub fn is_long(mail_address: &str) -> bool {
    mail_address.len() > SAFE_ADDRESS
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;
    use crate::nav::Query;

    fn kit(address: &str) -> Kit {
        Kit::of(&Query::parse(address), Lang::En)
    }

    #[test]
    fn the_text_names_client_person_and_sender_and_every_link() {
        let _owner = Owner::new();
        _owner.set();
        let i18n = I18n::for_tests();
        let kit = kit("?for=Acme&person=Ada&from=MSP&ask=0123&r=register,import.chrome&server=eu");
        let text = plain_text(&kit, i18n);
        for part in [
            "Ada",
            "Acme",
            "https://vault.bitwarden.eu/#/register",
            "https://bitwarden.com/help/import-from-chrome/",
            "0123",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(text.ends_with("MSP"), "{text}");
        assert!(text.contains("1. ") && text.contains("2. ") && !text.contains("3. "));
        assert!(!text.contains("(in English)"));
    }

    #[test]
    fn another_language_says_that_a_page_is_english() {
        let _owner = Owner::new();
        _owner.set();
        let i18n = I18n::for_tests_in(Lang::De);
        let text = plain_text(&kit("?lang=de&r=import"), i18n);
        assert!(text.contains("(auf Englisch)"), "{text}");
    }

    #[test]
    fn a_mail_keeps_its_lines_and_signs() {
        let address = mail_address("Grüße & mehr?", "a\nb#c");
        assert_eq!(
            address,
            "mailto:?subject=Gr%C3%BC%C3%9Fe%20%26%20mehr%3F&body=a%0D%0Ab%23c"
        );
        assert!(!is_long(&address));
        assert!(is_long(&mail_address("", &"字".repeat(300))));
    }

    #[test]
    fn a_link_cannot_send_readers_to_any_server() {
        let kit = kit("?server=own&own=https://vault.evil.example&r=register");
        assert_eq!(lines(&kit, false)[0].href, None);
        assert_eq!(
            lines(&kit, true)[0].href.as_deref(),
            Some("https://vault.evil.example/#/register")
        );
    }
}

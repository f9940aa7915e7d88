//! One language's texts, as fetched.

use serde_json::Value;

use super::format::{Formats, PluralCategory};
use super::lang::Lang;
use super::pack::Pack;
use super::text::{Arg, Count, Kind, Message, Text};

/// One language's texts by pack and message index; they fit this build.
#[derive(Debug, Default)]
pub struct Bundle {
    packs: Vec<Option<PackTexts>>,
}

/// The texts of one pack by message index.
#[derive(Debug)]
pub struct PackTexts(Vec<Entry>);

/// Why a language file was refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BundleError {
    /// Not a language file at all, for example a start page that a server sends for everything.
    #[error("this is no language file: {0}")]
    Malformed(String),
    /// A language file of another build of the portal.
    #[error(
        "the language file belongs to another version of the portal ({found} instead of {wanted})"
    )]
    OtherVersion {
        /// The schema of this build.
        wanted: &'static str,
        /// The schema in the file.
        found: String,
    },
    /// Another language than asked for.
    #[error("the language file is for {found}")]
    OtherLanguage {
        /// The tag in the file.
        found: String,
    },
}

impl PackTexts {
    /// Reads a language file.
    ///
    /// # Errors
    /// [`BundleError`] unless it is the file of this pack and language for exactly this build.
    pub fn from_json(pack: Pack, lang: Lang, json: &str) -> Result<Self, BundleError> {
        // By way of `Value`, which reads the server's error bodies too: a reader of its own costs 4 kB.
        let malformed = |why: &str| BundleError::Malformed(why.to_owned());
        let mut file: Value = serde_json::from_slice(json.as_bytes())
            .map_err(|error| BundleError::Malformed(error.to_string()))?;
        let text = |name| file.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(schema), Some(found)) = (text("schema"), text("lang")) else {
            return Err(malformed("it does not say what it is"));
        };
        let Some(Value::Array(messages)) = file.get_mut("messages").map(Value::take) else {
            return Err(malformed("it has no messages"));
        };
        let messages: Vec<Entry> = messages.into_iter().map(Entry::new).collect();
        if schema != pack.schema() || messages.len() != pack.message_count() {
            return Err(BundleError::OtherVersion {
                wanted: pack.schema(),
                found: schema,
            });
        }
        if found != lang.tag() {
            return Err(BundleError::OtherLanguage { found });
        }
        Ok(Self(messages))
    }
}

impl Bundle {
    /// Whether the texts of a pack are there.
    pub fn has(&self, pack: Pack) -> bool {
        self.packs.get(pack.number()).is_some_and(Option::is_some)
    }

    /// Adds the texts of a pack.
    pub fn add(&mut self, pack: Pack, texts: PackTexts) {
        if self.packs.len() <= pack.number() {
            self.packs.resize_with(pack.number() + 1, || None);
        }
        if let Some(place) = self.packs.get_mut(pack.number()) {
            *place = Some(texts);
        }
    }

    fn entry(&self, message: Message) -> Option<&Entry> {
        let texts = self.packs.get(message.pack_number())?.as_ref()?;
        texts.0.get(message.index())
    }

    fn template(&self, message: Message, count: Option<Count>, formats: &dyn Formats) -> &str {
        let forms = match self.entry(message) {
            Some(Entry::Text(text)) => return text,
            Some(Entry::Plural(forms)) => forms,
            None => return "",
        };
        let category = count.map_or(PluralCategory::Other, |count| formats.plural(count.0));
        let form = |wanted: PluralCategory| {
            forms
                .iter()
                .find(|(category, _)| *category == wanted)
                .map(|(_, text)| text.as_str())
        };
        form(category)
            .or_else(|| form(PluralCategory::Other))
            .unwrap_or_default()
    }
}

/// A text in a language. A message of a pack that is not there is empty.
pub(super) fn render(text: &Text, bundle: &Bundle, formats: &dyn Formats) -> String {
    match &text.0 {
        Kind::Plain(text) => text.to_string(),
        Kind::Reactive(choose) => render(&choose(), bundle, formats),
        Kind::Message {
            message,
            count,
            args,
        } => {
            let template = bundle.template(*message, *count, formats);
            fill(template, |name| match (name, count) {
                ("count", Some(count)) => formats.number(count.0),
                _ => match args.iter().find(|(arg_name, _)| *arg_name == name) {
                    Some((_, arg)) => render_arg(arg, bundle, formats),
                    None => String::new(),
                },
            })
        }
    }
}

fn render_arg(arg: &Arg, bundle: &Bundle, formats: &dyn Formats) -> String {
    match arg {
        Arg::Plain(text) => isolated(text),
        Arg::Number(number) => formats.number(*number),
        Arg::Percent(share) => formats.percent(*share),
        Arg::Currency(amount, code) => formats.currency(*amount, code),
        Arg::Date(millis, style) => formats.date(*millis, *style),
        Arg::Text(text) => render(text, bundle, formats),
    }
}

/// Puts values in place of `{names}`; doubled braces become single ones.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(position) = rest.find(['{', '}']) {
        out.push_str(&rest[..position]);
        let brace = &rest[position..=position];
        let after = &rest[position + 1..];
        if let Some(after_both) = after.strip_prefix(brace) {
            out.push_str(brace);
            rest = after_both;
        } else if let (Some(end), "{") = (after.find('}'), brace) {
            out.push_str(&value(&after[..end]));
            rest = &after[end + 1..];
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Right-to-left words inside a left-to-right sentence would pull its punctuation and numbers over to
/// their side; Unicode's isolates prevent it. Other words stay untouched.
fn isolated(text: &str) -> String {
    let is_right_to_left = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    match text.chars().any(is_right_to_left) {
        true => format!("\u{2068}{text}\u{2069}"),
        false => text.to_owned(),
    }
}

#[derive(Debug)]
enum Entry {
    Text(String),
    Plural(Vec<(PluralCategory, String)>),
}

impl Entry {
    /// A text or plural forms by category; whatever else the file has is an empty text.
    fn new(value: Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text),
            Value::Object(forms) => Self::Plural(
                forms
                    .into_iter()
                    .filter_map(|(category, form)| match form {
                        Value::String(text) => Some((PluralCategory::from_name(&category), text)),
                        _ => None,
                    })
                    .collect(),
            ),
            _ => Self::Text(String::new()),
        }
    }
}

// The plain formats stand in for the browser's, so these run on the host.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::packs;
    use super::super::plain::PlainFormats;
    use super::*;

    fn bundle() -> Bundle {
        let json = r#"["Clients", "{name} has {{{share}}}", {"one": "One seat for {name}",
            "many": "{count} de plazas: {name}", "other": "{count} seats for {name}"}]"#;
        let mut bundle = Bundle::default();
        let entries: Vec<Value> = serde_json::from_str(json).unwrap();
        let entries = entries.into_iter().map(Entry::new).collect();
        bundle.add(packs::CORE, PackTexts(entries));
        bundle
    }

    fn message(index: u16) -> Message {
        Message::new(0, index)
    }

    fn show(lang: Lang, text: &Text) -> String {
        render(text, &bundle(), &PlainFormats::new(lang))
    }

    fn seats(count: f64, name: &str) -> Text {
        Text::with_args(message(2), Some(Count(count)), [("name", name.into())])
    }

    #[test]
    fn fills_placeholders_and_keeps_doubled_braces() {
        let text = Text::with_args(
            message(1),
            None,
            [("name", "A<b>&".into()), ("share", Arg::percent(0.25))],
        );
        assert_eq!(show(Lang::En, &text), "A<b>& has {25%}");
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_only_text() {
        let text = Text::with_args(
            message(1),
            None,
            [("name", "{share}".into()), ("share", "x".into())],
        );
        assert_eq!(show(Lang::En, &text), "{share} has {x}");
    }

    #[test]
    fn the_plural_form_follows_the_rules_of_the_language() {
        assert_eq!(show(Lang::En, &seats(1.0, "A")), "One seat for A");
        assert_eq!(show(Lang::En, &seats(1234.0, "A")), "1,234 seats for A");
        assert_eq!(show(Lang::En, &seats(0.0, "A")), "0 seats for A");
        assert_eq!(
            show(Lang::Es, &seats(2_000_000.0, "A")),
            "2,000,000 de plazas: A"
        );
        assert_eq!(show(Lang::ZhCn, &seats(1.0, "A")), "1 seats for A");
    }

    #[test]
    fn the_plural_rule_can_be_any_rule() {
        // Whatever category a browser answers, there is a text.
        assert_eq!(show(Lang::En, &seats(f64::NAN, "A")), "NaN seats for A");
    }

    #[test]
    fn right_to_left_names_are_isolated_others_untouched() {
        assert_eq!(
            show(Lang::En, &seats(1.0, "شركة")),
            "One seat for \u{2068}شركة\u{2069}"
        );
        assert_eq!(
            show(Lang::En, &seats(1.0, "Ünïcode 🙂")),
            "One seat for Ünïcode 🙂"
        );
    }

    #[test]
    fn nested_and_reactive_texts_are_resolved() {
        let nested = Text::with_args(message(2), Some(Count(1.0)), [("name", message(0).into())]);
        assert_eq!(show(Lang::En, &nested), "One seat for Clients");
        assert_eq!(
            show(Lang::En, &Text::reactive(move || nested.clone())),
            "One seat for Clients"
        );
        assert_eq!(show(Lang::En, &Text::from_fn(|| "x".to_owned())), "x");
    }

    #[test]
    fn an_unknown_index_or_a_missing_bundle_is_empty_not_a_crash() {
        assert_eq!(show(Lang::En, &message(99).into()), "");
        assert_eq!(show(Lang::En, &Message::new(9, 0).into()), "");
        let nothing = Bundle::default();
        assert!(!nothing.has(packs::CORE));
        assert_eq!(
            render(&message(0).into(), &nothing, &PlainFormats::new(Lang::En)),
            ""
        );
    }

    #[test]
    fn files_that_do_not_fit_are_refused() {
        let refused = |json: &str| PackTexts::from_json(packs::CORE, Lang::De, json).unwrap_err();
        assert!(matches!(
            refused("<!doctype html>"),
            BundleError::Malformed(_)
        ));
        assert!(matches!(
            refused(r#"{"lang":"de"}"#),
            BundleError::Malformed(_)
        ));
        assert_eq!(
            refused(r#"{"lang":"de","schema":"0000000000000000","messages":[]}"#),
            BundleError::OtherVersion {
                wanted: packs::CORE.schema(),
                found: "0000000000000000".to_owned()
            }
        );
        let schema = packs::CORE.schema();
        let messages = vec!["\"x\""; packs::CORE.message_count()].join(",");
        let english = format!(r#"{{"lang":"en","schema":"{schema}","messages":[{messages}]}}"#);
        assert_eq!(
            refused(&english),
            BundleError::OtherLanguage {
                found: "en".to_owned()
            }
        );
        assert!(PackTexts::from_json(packs::CORE, Lang::En, &english).is_ok());
        let one_short = english.replacen("\"x\",", "", 1);
        assert!(matches!(
            PackTexts::from_json(packs::CORE, Lang::En, &one_short),
            Err(BundleError::OtherVersion { .. })
        ));
    }
}

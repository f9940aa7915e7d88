//! Reads the file: patient with what is missing, strict with what is there.

use serde_json::{Map, Value};

use crate::{
    Fault, Feature, HelpRegion, Idle, IdleRule, LANGUAGES, Problem, Services, Settings, Wanted,
    accent::{accent, colour},
    address,
};

/// What a file says, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it says; defaults for what could not be used.
    pub settings: Settings,
    /// Unknown keys before the values of known ones.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// A file that has not come, with the reason.
    pub fn not_loaded(reason: &str) -> Self {
        let mut reading = Self::default();
        reading.note("", String::new(), Fault::NotLoaded(reason.to_owned()));
        reading
    }

    fn note(&mut self, key: &str, found: String, fault: Fault) {
        let key = key.to_owned();
        self.problems.push(Problem { key, found, fault });
    }
}

/// The keys at the top.
const KEYS: [&str; 9] = [
    "services",
    "productName",
    "logo",
    "accent",
    "language",
    "hide",
    "helpRegion",
    "idleLock",
    "embedOrigins",
];
const SERVICES: [&str; 3] = ["api", "identity", "events"];
const ACCENT: [&str; 2] = ["light", "dark"];
const IDLE_LOCK: [&str; 2] = ["default", "longest"];

const LONGEST_NAME_CHARS: usize = 40;
/// Of a value that is quoted in a problem.
const LONGEST_QUOTE_CHARS: usize = 60;

/// Reads a file.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    // Some editors put an invisible mark before everything.
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) => root(&mut reading, &members),
        Ok(other) => reading.note("", quoted(&other), Fault::WrongKind(Wanted::Group)),
        Err(_) if text.trim_start().starts_with('<') => {
            reading.note("", String::new(), Fault::WebPage);
        }
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            reading.note("", String::new(), Fault::NotJson { line, column });
        }
    }
    reading
}

fn root(reading: &mut Reading, members: &Map<String, Value>) {
    for (key, value) in given(reading, "", members, &KEYS) {
        match key {
            "services" => services(reading, key, value),
            "productName" => reading.settings.product_name = reading.take(key, value, name),
            "logo" => {
                reading.settings.logo = reading.take(key, value, |value| {
                    address::image(text(value)?).ok_or(Fault::Image)
                });
            }
            "accent" => colours(reading, key, value),
            "language" => {
                reading.settings.language =
                    reading.take(key, value, |value| one_of(value, &LANGUAGES));
            }
            "hide" => hidden(reading, key, value),
            "helpRegion" => reading.settings.help_region = reading.take(key, value, region),
            "idleLock" => idle_lock(reading, key, value),
            "embedOrigins" => origins(reading, key, value),
            _ => {}
        }
    }
}

impl Reading {
    /// A value, if it can be used; else it is noted why not.
    fn take<T>(
        &mut self,
        key: &str,
        value: &Value,
        check: impl Fn(&Value) -> Result<T, Fault>,
    ) -> Option<T> {
        check(value)
            .map_err(|fault| self.note(key, quoted(value), fault))
            .ok()
    }
}

/// The members that have a known name and a value. `null` is no value; keys that begin with two slashes are notes.
fn given<'a>(
    reading: &mut Reading,
    above: &str,
    members: &'a Map<String, Value>,
    known: &[&'static str],
) -> Vec<(&'a str, &'a Value)> {
    let mut found = Vec::new();
    for (key, value) in members {
        if known.contains(&key.as_str()) {
            if !value.is_null() {
                found.push((key.as_str(), value));
            }
        } else if !key.starts_with("//") {
            let meant = alike(key, known);
            reading.note(
                &below(above, key),
                String::new(),
                Fault::UnknownKey { meant },
            );
        }
    }
    found
}

fn below(above: &str, key: &str) -> String {
    match above {
        "" => key.to_owned(),
        above => format!("{above}.{key}"),
    }
}

fn group<'a>(
    reading: &mut Reading,
    key: &str,
    value: &'a Value,
    known: &[&'static str],
) -> Vec<(&'a str, &'a Value)> {
    match value {
        Value::Object(members) => given(reading, key, members, known),
        other => {
            reading.note(key, quoted(other), Fault::WrongKind(Wanted::Group));
            Vec::new()
        }
    }
}

/// The entries of a list with the keys they are named by.
fn list<'a>(reading: &mut Reading, key: &str, value: &'a Value) -> Vec<(String, &'a Value)> {
    match value {
        Value::Array(entries) => {
            let named = |(at, entry)| (format!("{key}[{at}]"), entry);
            entries.iter().enumerate().map(named).collect()
        }
        other => {
            reading.note(key, quoted(other), Fault::WrongKind(Wanted::List));
            Vec::new()
        }
    }
}

fn text(value: &Value) -> Result<&str, Fault> {
    value.as_str().ok_or(Fault::WrongKind(Wanted::Text))
}

fn one_of(value: &Value, allowed: &[&'static str]) -> Result<&'static str, Fault> {
    let written = text(value)?;
    let found = allowed.iter().find(|name| **name == written);
    found
        .copied()
        .ok_or_else(|| Fault::NotOneOf(allowed.join(", ")))
}

fn name(value: &Value) -> Result<String, Fault> {
    let name = text(value)?.trim();
    let is_shown = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME_CHARS
        && !name.contains(char::is_control);
    is_shown.then(|| name.to_owned()).ok_or(Fault::Name)
}

fn services(reading: &mut Reading, key: &str, value: &Value) {
    for (name, value) in group(reading, key, value, &SERVICES) {
        let address = reading.take(&below(key, name), value, |value| {
            let address = address::service(text(value)?);
            address
                .filter(|address| !address.is_empty())
                .ok_or(Fault::Service)
        });
        let Services {
            api,
            identity,
            events,
        } = &mut reading.settings.services;
        let place = match name {
            "api" => api,
            "identity" => identity,
            _ => events,
        };
        if let Some(address) = address {
            *place = address;
        }
    }
}

fn colours(reading: &mut Reading, key: &str, value: &Value) {
    let of = |value: &Value| colour(text(value)?).ok_or(Fault::Colour);
    let (light, dark) = if value.is_object() {
        let (mut light, mut dark) = (None, None);
        for (theme, value) in group(reading, key, value, &ACCENT) {
            let found = reading.take(&below(key, theme), value, of);
            *(if theme == "light" {
                &mut light
            } else {
                &mut dark
            }) = found;
        }
        (light, dark)
    } else {
        (reading.take(key, value, of), None)
    };
    let (Some(light), Some(dark)) = (light.or(dark), dark.or(light)) else {
        return;
    };
    let made = accent(light, dark);
    for (theme, used) in made.corrected {
        reading.note(key, quoted(value), Fault::LowContrast { theme, used });
    }
    reading.settings.colours = made.tokens;
}

fn hidden(reading: &mut Reading, key: &str, value: &Value) {
    let names = Feature::ALL.map(Feature::name);
    for (key, value) in list(reading, key, value) {
        let found = reading.take(&key, value, |value| one_of(value, &names));
        let feature = Feature::ALL.into_iter().find(|it| Some(it.name()) == found);
        if let Some(feature) = feature {
            reading.settings.hidden.add(feature);
        }
    }
}

fn region(value: &Value) -> Result<HelpRegion, Fault> {
    match text(value)? {
        "us" => Ok(HelpRegion::UnitedStates),
        "eu" => Ok(HelpRegion::EuropeanUnion),
        own => address::server(own)
            .map(HelpRegion::Own)
            .ok_or(Fault::Region),
    }
}

fn idle_lock(reading: &mut Reading, key: &str, value: &Value) {
    let mut default = None;
    for (name, value) in group(reading, key, value, &IDLE_LOCK) {
        let key = below(key, name);
        let found = reading
            .take(&key, value, idle)
            .map(|idle| (key, value, idle));
        match found {
            Some((.., longest)) if name == "longest" => reading.settings.idle.longest = longest,
            found => default = found.or(default),
        }
    }
    let IdleRule { longest, .. } = reading.settings.idle;
    match default {
        Some((key, value, idle)) if idle > longest => {
            reading.note(&key, quoted(value), Fault::AboveLongest);
            reading.settings.idle.default = longest;
        }
        Some((.., idle)) => reading.settings.idle.default = idle,
        // The portal's own default yields without a word.
        None => {
            let IdleRule { default, longest } = &mut reading.settings.idle;
            *default = (*default).min(*longest);
        }
    }
}

fn idle(value: &Value) -> Result<Idle, Fault> {
    let written = match (value.as_str(), value.as_u64()) {
        (Some("never"), _) => Some(Idle::Never),
        (_, Some(minutes)) => u32::try_from(minutes).ok().map(Idle::Minutes),
        _ => None,
    };
    written
        .filter(|idle| Idle::ALL.contains(idle))
        .ok_or_else(|| Fault::NotOneOf(r#"1, 5, 15, 30, 60, "never""#.to_owned()))
}

fn origins(reading: &mut Reading, key: &str, value: &Value) {
    for (key, value) in list(reading, key, value) {
        let origin = reading.take(&key, value, |value| {
            address::origin(text(value)?).ok_or(Fault::Origin)
        });
        reading.settings.embed_origins.extend(origin);
    }
}

/// A value as it is written in the file, shortened.
fn quoted(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(LONGEST_QUOTE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The known key that somebody meant who wrote this one: another case, or up to two other letters.
fn alike(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let small = key.to_lowercase();
    let difference = |known: &str| distance(&small, &known.to_lowercase());
    let nearest = known.iter().min_by_key(|known| difference(known))?;
    (difference(nearest) <= 2).then_some(nearest)
}

/// How many letters have to be put in, taken out or replaced to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (column, other) in b.iter().enumerate() {
            let replaced = before + usize::from(letter != *other);
            before = row[column + 1];
            row[column + 1] = replaced.min(before + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests;

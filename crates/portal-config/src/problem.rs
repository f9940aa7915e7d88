//! What is wrong with a file, for whoever has written it.

use std::fmt;

use crate::Theme;

/// Something about the file that its writer did not mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `services.api`, `hide[2]`; empty for the file as a whole.
    pub key: String,
    /// What stands there, as it is written in the file, shortened.
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file did not arrive; the reason as the browser has it.
    NotLoaded(String),
    /// Instead of the file, a web page came.
    WebPage,
    /// It is not JSON.
    NotJson {
        /// The line of the mistake, from 1 on.
        line: usize,
        /// Its column, from 1 on.
        column: usize,
    },
    /// Nobody knows such a key.
    UnknownKey {
        /// A key that is much like it.
        meant: Option<&'static str>,
    },
    /// Another kind of value belongs here.
    WrongKind(Wanted),
    /// Only some values are possible here: these.
    NotOneOf(String),
    /// No name, or one that is too long to be shown.
    Name,
    /// An image that may not be shown.
    Image,
    /// Not the address of a service.
    Service,
    /// Not a colour.
    Colour,
    /// Not an exact origin.
    Origin,
    /// Neither a region nor the address of a server.
    Region,
    /// The default is longer than what may be chosen.
    AboveLongest,
    /// A colour that cannot be seen or read well enough.
    LowContrast {
        /// Where.
        theme: Theme,
        /// The colour that is used instead.
        used: String,
    },
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// In quotation marks.
    Text,
    /// In brackets.
    List,
    /// In braces.
    Group,
}

impl Problem {
    /// Whether a value could not be used at all. Else it was put right, or something superfluous was passed over.
    pub fn is_error(&self) -> bool {
        !matches!(
            self.fault,
            Fault::UnknownKey { .. } | Fault::AboveLongest | Fault::LowContrast { .. }
        )
    }

    /// Where it is, to be shown.
    pub fn place(&self) -> &str {
        if self.key.is_empty() {
            "config.json"
        } else {
            &self.key
        }
    }
}

/// In English: what is wrong, what happens instead, what to do. For terminals and the browser's console; what stands
/// on a page comes from the message catalogues, and a test of the app keeps both alike.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLoaded(reason) => write!(
                f,
                "The file could not be loaded ({reason}), so every setting has its default. Put config.json beside index.html; a pair of braces is enough."
            ),
            Self::WebPage => f.write_str(
                "A web page came instead of the file, so every setting has its default. Put config.json beside index.html, and let the server answer 404 for files that are missing.",
            ),
            Self::NotJson { line, column } => write!(
                f,
                "The file is not valid JSON, so every setting has its default. Look at line {line}, column {column}, and just before: often a comma is too many or a quotation mark is missing."
            ),
            Self::UnknownKey { meant: None } => f.write_str(
                "There is no such key, so it is ignored. The documentation lists all keys; they are case-sensitive.",
            ),
            Self::UnknownKey { meant: Some(meant) } => {
                write!(f, "There is no such key, so it is ignored. Did you mean {meant}?")
            }
            Self::WrongKind(Wanted::Text) => f.write_str("A text in quotation marks belongs here. The default is used."),
            Self::WrongKind(Wanted::List) => f.write_str("A list in brackets belongs here. The default is used."),
            Self::WrongKind(Wanted::Group) => f.write_str("An object in braces belongs here. The default is used."),
            Self::NotOneOf(allowed) => write!(f, "This value does not exist and is ignored. Possible are: {allowed}."),
            Self::Name => f.write_str("A name has 1 to 40 characters. The default is used."),
            Self::Image => f.write_str(
                "This image may not be shown; the default is used. Put the file beside config.json and name it, or write an address that begins with data:image/. The content security policy lets no other images in.",
            ),
            Self::Service => f.write_str(
                "This is not the address of a service; the default is used. Write a path that begins with a slash, or a whole https address, with nothing behind the path.",
            ),
            Self::Colour => f.write_str(
                "This is not a colour; the default is used. Write a number sign and six hexadecimal digits, such as #026585.",
            ),
            Self::Origin => f.write_str(
                "This is not an origin, so it may not embed the portal. Write https, the host and, where there is one, the port, such as https://portal.example.com: no path, no slash at the end, no asterisk.",
            ),
            Self::Region => f.write_str(
                "This is not a region; the default is used. Write us, eu, or the https address of your own server.",
            ),
            Self::AboveLongest => f.write_str(
                "The default is longer than the longest time that may be chosen, which is used instead. Lower idleLock.default or raise idleLock.longest.",
            ),
            Self::LowContrast { theme: Theme::Light, used } => write!(
                f,
                "In the light theme this colour cannot be seen or read well enough, so {used} is used. Write that one as accent.light, or a darker one of your own."
            ),
            Self::LowContrast { theme: Theme::Dark, used } => write!(
                f,
                "In the dark theme this colour cannot be seen or read well enough, so {used} is used. Write that one as accent.dark, or another of your own."
            ),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place())?;
        if !self.found.is_empty() {
            write!(f, " = {}", self.found)?;
        }
        write!(f, ": {}", self.fault)
    }
}

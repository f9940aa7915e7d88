//! What somebody worked with.

use crate::i18n::{Text, m::events::log as words};
use crate::ui::IconName;

/// What sort of application it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceKind {
    /// On a phone or tablet.
    Mobile,
    /// In a browser's toolbar.
    Extension,
    /// On a computer.
    Desktop,
    /// A web page.
    Web,
    /// On the command line.
    CommandLine,
    /// A program without a person.
    Program,
    /// A number that this version does not know.
    Unknown,
}

impl DeviceKind {
    /// Its name in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Extension => "extension",
            Self::Desktop => "desktop",
            Self::Web => "web",
            Self::CommandLine => "cli",
            Self::Program => "server",
            Self::Unknown => "unknown",
        }
    }

    /// Its drawing.
    pub fn icon(self) -> IconName {
        match self {
            Self::Mobile => IconName::Device,
            Self::Extension => IconName::Grid,
            Self::Desktop => IconName::System,
            Self::Web => IconName::Globe,
            Self::CommandLine => IconName::Menu,
            Self::Program => IconName::Settings,
            Self::Unknown => IconName::Help,
        }
    }
}

/// The sort of a device type, and the name of what it runs on: a proper name, the same in all languages.
pub fn device(device_type: i64) -> (DeviceKind, &'static str) {
    use DeviceKind::{CommandLine, Desktop, Extension, Mobile, Program, Unknown, Web};
    match device_type {
        0 => (Mobile, "Android"),
        1 => (Mobile, "iOS"),
        2 => (Extension, "Chrome"),
        3 => (Extension, "Firefox"),
        4 => (Extension, "Opera"),
        5 => (Extension, "Edge"),
        6 => (Desktop, "Windows"),
        7 => (Desktop, "macOS"),
        8 => (Desktop, "Linux"),
        9 => (Web, "Chrome"),
        10 => (Web, "Firefox"),
        11 => (Web, "Opera"),
        12 => (Web, "Edge"),
        13 => (Web, "Internet Explorer"),
        14 => (Web, ""),
        15 => (Mobile, "Android (Amazon)"),
        16 => (Desktop, "Windows (UWP)"),
        17 => (Web, "Safari"),
        18 => (Web, "Vivaldi"),
        19 => (Extension, "Vivaldi"),
        20 => (Extension, "Safari"),
        21 => (Program, "SDK"),
        22 => (Program, ""),
        23 => (CommandLine, "Windows"),
        24 => (CommandLine, "macOS"),
        25 => (CommandLine, "Linux"),
        26 => (Web, "DuckDuckGo"),
        _ => (Unknown, ""),
    }
}

/// A device type in words.
pub fn device_text(device_type: i64) -> Text {
    match device(device_type) {
        (DeviceKind::Mobile, name) => words::device_mobile(name),
        (DeviceKind::Extension, name) => words::device_extension(name),
        (DeviceKind::Desktop, name) => words::device_desktop(name),
        (DeviceKind::Web, "") => words::DEVICE_WEB_UNKNOWN.into(),
        (DeviceKind::Web, name) => words::device_web(name),
        (DeviceKind::CommandLine, name) => words::device_cli(name),
        (DeviceKind::Program, "") => words::DEVICE_SERVER.into(),
        (DeviceKind::Program, name) => Text::plain(name),
        (DeviceKind::Unknown, _) => words::device_unknown(device_type.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;
    use crate::i18n::I18n;

    #[test]
    fn every_device_type_has_a_text_of_its_own() {
        let owner = Owner::new();
        owner.set();
        let i18n = I18n::for_tests();
        let mut texts: Vec<String> = (0..=27).map(|n| i18n.text(&device_text(n))).collect();
        assert!(texts[27].contains("27"));
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), 28);
    }
}

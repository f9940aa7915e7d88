//! The languages a person can choose.

/// A language of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English, the language of last resort.
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// Dutch.
    Nl,
    /// Simplified Chinese.
    ZhCn,
    /// Longer, accented English: shows where texts overflow or bypass the catalogue. Never offered.
    Pseudo,
}

impl Lang {
    /// The languages to offer, in the order to offer them.
    pub const ALL: [Lang; 5] = [Lang::En, Lang::De, Lang::Es, Lang::Nl, Lang::ZhCn];

    /// BCP 47 tag, as in `lang` attributes, file names and the stored choice.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::De => "de",
            Lang::Es => "es",
            Lang::Nl => "nl",
            Lang::ZhCn => "zh-CN",
            Lang::Pseudo => "en-XA",
        }
    }

    /// The language's name for itself, the same in every language.
    pub fn native_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::De => "Deutsch",
            Lang::Es => "Español",
            Lang::Nl => "Nederlands",
            Lang::ZhCn => "简体中文",
            Lang::Pseudo => "[Pšéüdö]",
        }
    }

    /// Writing direction, for `dir` attributes. All current languages run from left to right.
    pub fn dir(self) -> &'static str {
        "ltr"
    }

    /// The language for a tag such as `de-AT` or `zh-Hans-SG`; `None` if it is not one of ours.
    /// Every kind of Chinese gets ours, which serves its readers better than English.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        if tag == "en-xa" {
            return Some(Lang::Pseudo);
        }
        match tag.split('-').next()? {
            "en" => Some(Lang::En),
            "de" => Some(Lang::De),
            "es" => Some(Lang::Es),
            "nl" => Some(Lang::Nl),
            "zh" => Some(Lang::ZhCn),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_round_trip() {
        for lang in Lang::ALL.into_iter().chain([Lang::Pseudo]) {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
    }

    #[test]
    fn regional_and_script_tags_find_their_language() {
        assert_eq!(Lang::from_tag("de-AT"), Some(Lang::De));
        assert_eq!(Lang::from_tag("zh-Hans-SG"), Some(Lang::ZhCn));
        assert_eq!(Lang::from_tag("EN_us"), Some(Lang::En));
        assert_eq!(Lang::from_tag("fr"), None);
        assert_eq!(Lang::from_tag(""), None);
        assert_eq!(Lang::from_tag("den"), None, "Slave is not German");
    }
}

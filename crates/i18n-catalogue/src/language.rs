//! The languages, with the plural categories that each must offer.

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag, also the name of the folder below `locales/`.
    pub tag: &'static str,
    /// CLDR plural categories of whole numbers, `other` last.
    pub plural_categories: &'static [&'static str],
}

/// Every translated language; the first, English, is the source of keys and placeholders.
pub const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        plural_categories: &["one", "other"],
    },
    Language {
        tag: "de",
        plural_categories: &["one", "other"],
    },
    // `many` is for millions: "1.000.000 de clientes".
    Language {
        tag: "es",
        plural_categories: &["one", "many", "other"],
    },
    Language {
        tag: "nl",
        plural_categories: &["one", "other"],
    },
    Language {
        tag: "zh-CN",
        plural_categories: &["other"],
    },
];

/// The pseudo-language: longer, accented English for overflow tests. It has no folder; it is generated.
pub const PSEUDO: Language = Language {
    tag: "en-XA",
    plural_categories: &["one", "other"],
};

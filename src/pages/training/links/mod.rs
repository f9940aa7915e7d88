//! Pages elsewhere that explain things: their addresses in the reader's language where we know of them,
//! and in English everywhere else.
//!
//! All of them stand in [`table`], and nowhere else; [`HelpLink`] draws one.

mod table;
mod view;

pub use table::*;
pub use view::{CopyLink, HelpLink, OutsideLink};

use crate::i18n::{Lang, Message};

const SITE: &str = "https://bitwarden.com/";
/// Chinese pages are translated by the community, on a site of its own.
const COMMUNITY_SITE: &str = "https://help.ppgg.in/docs/";

/// A page of the official site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is called here.
    pub label: Message,
    path: &'static str,
    anchor: &'static str,
    translations: &'static [Lang],
    community: &'static str,
}

/// Where a link leads for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The whole address.
    pub href: String,
    /// The language of the page.
    pub lang: Lang,
    /// Translated by others than the makers.
    pub is_community: bool,
}

impl Link {
    /// The page in the reader's language if we know of one, else in English.
    pub fn address(&self, reader: Lang) -> Address {
        if reader == Lang::ZhCn && !self.community.is_empty() {
            return Address {
                href: format!("{COMMUNITY_SITE}{}", self.community),
                lang: Lang::ZhCn,
                is_community: true,
            };
        }
        match prefix(reader) {
            // Without the anchor: it is another one in every language.
            Some(prefix) if self.translations.contains(&reader) => Address {
                href: format!("{SITE}{prefix}{}", self.path),
                lang: reader,
                is_community: false,
            },
            _ => Address {
                href: self.english(),
                lang: Lang::En,
                is_community: false,
            },
        }
    }

    /// The English page.
    pub fn english(&self) -> String {
        let hash = if self.anchor.is_empty() { "" } else { "#" };
        format!("{SITE}{}{hash}{}", self.path, self.anchor)
    }
}

/// The first part of the path of the official site's translations.
fn prefix(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::De => Some("de-de/"),
        Lang::Es => Some("es-la/"),
        Lang::Nl => Some("nl-nl/"),
        Lang::En | Lang::ZhCn | Lang::Pseudo => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n::I18n;
    use leptos::prelude::Owner;

    #[test]
    fn every_address_is_well_formed_in_every_language() {
        for link in ALL {
            for reader in Lang::ALL {
                let address = link.address(reader);
                let path = if address.is_community {
                    assert_eq!(reader, Lang::ZhCn, "{address:?}");
                    address.href.strip_prefix(COMMUNITY_SITE).unwrap()
                } else {
                    let rest = address.href.strip_prefix(SITE).unwrap();
                    let rest = rest.split_once('#').map_or(rest, |(path, _)| path);
                    let own = match prefix(address.lang) {
                        Some(prefix) => rest.strip_prefix(prefix).unwrap(),
                        None => rest,
                    };
                    assert_eq!(own, link.path, "the slug is the one in the table");
                    own
                };
                assert!(
                    address.lang == reader || address.lang == Lang::En,
                    "{address:?} for {reader:?}"
                );
                assert!(
                    path.chars().all(|letter| letter.is_ascii_lowercase()
                        || letter.is_ascii_digit()
                        || "-/".contains(letter)),
                    "{path}"
                );
                assert!(!path.contains("//") && !path.starts_with('/'), "{path}");
            }
        }
    }

    #[test]
    fn a_language_without_a_page_gets_the_english_one() {
        assert_eq!(
            IMPORT_DATA.address(Lang::De),
            Address {
                href: "https://bitwarden.com/help/import-data/".into(),
                lang: Lang::En,
                is_community: false,
            }
        );
        assert_eq!(
            ONBOARD_USERS.address(Lang::En).href,
            "https://bitwarden.com/help/managing-users/#onboard-users"
        );
    }

    #[test]
    fn a_translation_that_is_known_is_linked() {
        assert_eq!(
            ONBOARD_USERS.address(Lang::De).href,
            "https://bitwarden.com/de-de/help/managing-users/"
        );
        assert_eq!(
            COLLECTIONS.address(Lang::Es).href,
            "https://bitwarden.com/es-la/help/about-collections/"
        );
        let chinese = MANAGE_CLIENT_ORGS.address(Lang::ZhCn);
        assert!(chinese.is_community);
        assert_eq!(
            chinese.href,
            "https://help.ppgg.in/docs/provider-portal/ongoing-administration"
        );
    }

    #[test]
    fn no_two_links_are_one_and_the_same_and_all_have_names() {
        let mut seen = BTreeSet::new();
        let _owner = Owner::new();
        _owner.set();
        let i18n = I18n::for_tests();
        for link in ALL {
            assert!(seen.insert(link.english()), "{} twice", link.english());
            assert!(!i18n.say(link.label).is_empty());
        }
    }
}

//! What a kit says, as it stands in its link. No view: tested on the host.

use crate::{
    i18n::Lang,
    nav::{Query, Route, TrainingRoom},
    pages::training::{
        registration::Region,
        resources::{RESOURCES, Resource},
    },
};

/// Longer names and contacts are refused in the form and cut when they come from a link.
pub const MAX_CHARS: u32 = 80;

/// Without a colour of its own.
pub const COLOR: &str = "#026585";

/// Whom a kit speaks to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// People who get their account.
    #[default]
    Members,
    /// People who know the beginnings.
    PowerUsers,
    /// Staff of the provider.
    Staff,
}

impl Audience {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Members, Self::PowerUsers, Self::Staff];

    /// In addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::PowerUsers => "power",
            Self::Staff => "staff",
        }
    }

    /// The audience of a name; new members for what is none.
    pub fn of(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|audience| audience.name() == name)
            .unwrap_or_default()
    }

    /// What one would hand to them.
    pub fn resources(self) -> &'static [&'static str] {
        match self {
            Self::Members => &["register", "videos", "import", "two-step", "apps"],
            Self::PowerUsers => &["apps", "two-step", "demos"],
            Self::Staff => &["videos", "two-step", "demos"],
        }
    }
}

/// One resource of a kit, with the page for one source, method, device or role if one was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Which resource.
    pub resource: Resource,
    /// The key of one of its variants.
    pub variant: Option<&'static str>,
}

impl Item {
    /// Reads `import` or `import.chrome`; a page that does not exist is passed over.
    fn of(text: &str) -> Option<Self> {
        let (key, variant) = text
            .split_once('.')
            .map_or((text, None), |(key, variant)| (key, Some(variant)));
        let resource = RESOURCES.into_iter().find(|it| it.key == key)?;
        let variant = variant.and_then(|wanted| {
            let links = resource.variants?.links;
            links.iter().map(|(key, _)| *key).find(|it| *it == wanted)
        });
        Some(Self { resource, variant })
    }

    fn name(self) -> String {
        match self.variant {
            Some(variant) => format!("{}.{variant}", self.resource.key),
            None => self.resource.key.to_owned(),
        }
    }
}

/// All that a kit says.
#[derive(Clone, Debug, PartialEq)]
pub struct Kit {
    /// The client, if it is for one.
    pub client: String,
    /// The person, if it is for one.
    pub person: String,
    /// Whom it speaks to.
    pub audience: Audience,
    /// Its language.
    pub lang: Lang,
    /// What is in it, in the order of the resources.
    pub items: Vec<Item>,
    /// Where accounts are created.
    pub region: Region,
    /// For a server of one's own: as typed.
    pub own_server: String,
    /// Who hands it over.
    pub sender: String,
    /// Where to ask.
    pub contact: String,
    /// The sender's colour: `#` and six hexadecimal digits.
    pub color: String,
}

impl Kit {
    /// The kit of an address; what it does not say is as for a new member, in `lang`.
    pub fn of(query: &Query, lang: Lang) -> Self {
        let text = |name: &str| -> String {
            let text = query.get(name).unwrap_or_default().trim();
            let line = text.chars().filter(|letter| !letter.is_control());
            line.take(MAX_CHARS as usize).collect()
        };
        let audience = Audience::of(query.get("audience").unwrap_or_default());
        let items = match query.get("r") {
            Some(list) => in_order(list.split(',').filter_map(Item::of)),
            None => in_order(audience.resources().iter().filter_map(|key| Item::of(key))),
        };
        Self {
            client: text("for"),
            person: text("person"),
            audience,
            lang: query
                .get("lang")
                .and_then(Lang::from_tag)
                .filter(|lang| Lang::ALL.contains(lang))
                .unwrap_or(lang),
            items,
            region: Region::of(query.get("server").unwrap_or_default()),
            own_server: text("own"),
            sender: text("from"),
            contact: text("ask"),
            color: color(query.get("color").unwrap_or_default()),
        }
    }

    /// What stands in its link.
    pub fn query(&self) -> Query {
        let mut query = Query::default();
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let is_own = self.region == Region::Own;
        query.set("for", filled(self.client.trim()));
        query.set("person", filled(self.person.trim()));
        query.set("audience", Some(self.audience.name().to_owned()));
        query.set("lang", Some(self.lang.tag().to_owned()));
        let names: Vec<String> = self.items.iter().map(|item| item.name()).collect();
        query.set("r", Some(names.join(",")));
        query.set("server", Some(self.region.name().to_owned()));
        query.set("own", filled(self.own_server.trim()).filter(|_| is_own));
        query.set("from", filled(self.sender.trim()));
        query.set("ask", filled(self.contact.trim()));
        query.set("color", Some(self.color.trim_start_matches('#').to_owned()));
        query
    }

    /// The page that shows it, ready to be read or printed.
    pub fn sheet_route(&self) -> Route {
        let mut query = self.query();
        query.set(SHEET, Some("1".to_owned()));
        Route::Training {
            room: TrainingRoom::Kit,
            query,
        }
    }

    /// The page on which it is changed.
    pub fn editor_route(&self) -> Route {
        Route::Training {
            room: TrainingRoom::Kit,
            query: self.query(),
        }
    }
}

const SHEET: &str = "sheet";

/// Whether an address shows the kit alone.
pub fn is_sheet(query: &Query) -> bool {
    query.get(SHEET).is_some()
}

/// Each resource once, in the order of a first day.
pub fn in_order(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let items: Vec<Item> = items.collect();
    RESOURCES
        .iter()
        .filter_map(|resource| items.iter().find(|it| it.resource.key == resource.key))
        .copied()
        .collect()
}

/// Six hexadecimal digits, with or without `#`; our own colour for anything else.
pub fn color(text: &str) -> String {
    let digits = text.trim().trim_start_matches('#');
    let is_color = digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    match is_color {
        true => format!("#{}", digits.to_ascii_lowercase()),
        false => COLOR.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_address_is_a_kit_for_new_members() {
        let kit = Kit::of(&Query::default(), Lang::Es);
        assert_eq!(kit.lang, Lang::Es);
        let keys: Vec<&str> = kit.items.iter().map(|item| item.resource.key).collect();
        assert_eq!(keys, Audience::Members.resources());
        assert_eq!(kit.color, COLOR);
        assert!(!is_sheet(&Query::default()));
    }

    #[test]
    fn a_link_may_be_damaged() {
        let query = Query::parse(
            "?lang=xx&r=apps.toaster,,demos,nonsense,apps,register.x&server=moon&color=red\
             &from=%00%0aACME&audience=cats",
        );
        let kit = Kit::of(&query, Lang::De);
        assert_eq!(kit.lang, Lang::De);
        let names: Vec<String> = kit.items.iter().map(|item| item.name()).collect();
        assert_eq!(names, ["register", "apps", "demos"]);
        assert_eq!(kit.region, Region::UnitedStates);
        assert_eq!(kit.color, COLOR);
        assert_eq!(kit.sender, "ACME");
        assert_eq!(kit.audience, Audience::Members);
    }

    #[test]
    fn a_name_from_a_link_is_cut() {
        let query = Query::parse(&format!("?person={}", "x".repeat(5000)));
        assert_eq!(Kit::of(&query, Lang::En).person.len(), MAX_CHARS as usize);
    }

    #[test]
    fn the_pseudo_language_is_for_tests_only() {
        let query = Query::parse("?lang=en-XA");
        assert_eq!(Kit::of(&query, Lang::Nl).lang, Lang::Nl);
    }

    #[test]
    fn the_link_shows_the_kit_alone() {
        let route = Kit::of(&Query::default(), Lang::En).sheet_route();
        let path = route.path();
        assert!(path.starts_with("/training/kit?"), "{path}");
        let query = Query::parse(path.split_once('?').unwrap().1);
        assert!(is_sheet(&query));
    }

    proptest! {
        #[test]
        fn what_a_link_says_is_read_back(
            client in "[^\\p{C}]{0,40}",
            contact in "[^\\p{C}]{0,40}",
            audience in 0..3_usize,
            lang in 0..5_usize,
            chosen in proptest::collection::vec(any::<bool>(), 6),
        ) {
            let items = RESOURCES.into_iter().zip(chosen).filter(|(_, is_in)| *is_in);
            let items = items.map(|(resource, _)| Item {
                resource,
                variant: resource.variants.map(|it| it.links[0].0),
            });
            let kit = Kit {
                client: client.trim().to_owned(),
                person: "Ada & <b>Bo</b>".into(),
                audience: Audience::ALL[audience],
                lang: Lang::ALL[lang],
                items: items.collect(),
                region: Region::Own,
                own_server: "https://vault.example.com".into(),
                sender: "ACME + Söhne".into(),
                contact: contact.trim().to_owned(),
                color: "#12ab9f".into(),
            };
            let address = kit.query().append_to(String::new());
            prop_assert_eq!(Kit::of(&Query::parse(&address), Lang::En), kit);
        }
    }
}

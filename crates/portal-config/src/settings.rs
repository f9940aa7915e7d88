//! What the operator can say.

/// Every setting; `None` and empty mean: as the portal is by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where the services are.
    pub services: Services,
    /// What the portal is called.
    pub product_name: Option<String>,
    /// The address of an image: a path on the site, or `data:image/…`.
    pub logo: Option<String>,
    /// Design tokens and their values, which replace those of the style sheet.
    pub colours: Vec<(&'static str, String)>,
    /// One of [`LANGUAGES`], for whoever has not chosen one.
    pub language: Option<&'static str>,
    /// What is not offered.
    pub hidden: Features,
    /// Which server people create their accounts on.
    pub help_region: Option<HelpRegion>,
    /// When the portal locks itself.
    pub idle: IdleRule,
    /// Who may embed the portal and talk to it: exact origins, in the form browsers name them.
    pub embed_origins: Vec<String>,
}

/// Addresses without a slash at the end: a path on the portal's own server, or a whole `https` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Services {
    /// The API.
    pub api: String,
    /// Sign-in.
    pub identity: String,
    /// Event collection.
    pub events: String,
}

impl Default for Services {
    fn default() -> Self {
        Self {
            api: "/api".into(),
            identity: "/identity".into(),
            events: "/events".into(),
        }
    }
}

/// The languages that can be named, as the portal has them.
pub const LANGUAGES: [&str; 5] = ["en", "de", "es", "nl", "zh-CN"];

/// Something that an operator can leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// The training desk.
    Training,
    /// The Password Manager.
    Vault,
    /// What a provider or a client has and pays: subscription, payment details, invoices.
    Billing,
    /// The event logs of providers and clients.
    Events,
    /// Groups of a client.
    Groups,
    /// Policies of a client.
    Policies,
    /// Reports of a client.
    Reports,
    /// Importing items into a client's vault.
    Import,
    /// Exporting a client's vault.
    Export,
}

impl Feature {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Training,
        Self::Vault,
        Self::Billing,
        Self::Events,
        Self::Groups,
        Self::Policies,
        Self::Reports,
        Self::Import,
        Self::Export,
    ];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Vault => "vault",
            Self::Billing => "billing",
            Self::Events => "events",
            Self::Groups => "groups",
            Self::Policies => "policies",
            Self::Reports => "reports",
            Self::Import => "import",
            Self::Export => "export",
        }
    }
}

/// Some of the features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u16);

impl Features {
    /// Adds one.
    pub fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u16;
    }

    /// Whether it is among them.
    pub fn has(self, feature: Feature) -> bool {
        self.0 & 1 << feature as u16 != 0
    }
}

/// The server on which people create their accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRegion {
    /// The cloud in the United States.
    UnitedStates,
    /// The cloud in the European Union.
    EuropeanUnion,
    /// A server of one's own, by its address.
    Own(String),
}

/// An idle time. Longer ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Idle {
    /// So many minutes.
    Minutes(u32),
    /// For ever.
    Never,
}

impl Idle {
    /// The times that can be chosen.
    pub const ALL: [Self; 6] = [
        Self::Minutes(1),
        Self::Minutes(5),
        Self::Minutes(15),
        Self::Minutes(30),
        Self::Minutes(60),
        Self::Never,
    ];

    /// The minutes; `None` for never.
    pub fn minutes(self) -> Option<u32> {
        match self {
            Self::Minutes(minutes) => Some(minutes),
            Self::Never => None,
        }
    }

    /// Its name where it is kept: the minutes, or `never`.
    pub fn name(self) -> String {
        self.minutes()
            .map_or_else(|| "never".to_owned(), |minutes| minutes.to_string())
    }

    /// The time with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|idle| idle.name() == name)
    }
}

/// When the portal locks itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleRule {
    /// For whoever has not chosen a time.
    pub default: Idle,
    /// The longest time that can be chosen.
    pub longest: Idle,
}

impl Default for IdleRule {
    fn default() -> Self {
        Self {
            default: Idle::Minutes(15),
            longest: Idle::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_told_apart() {
        let mut some = Features::default();
        some.add(Feature::Training);
        some.add(Feature::Export);
        let found: Vec<_> = Feature::ALL
            .into_iter()
            .filter(|it| some.has(*it))
            .collect();
        assert_eq!(found, [Feature::Training, Feature::Export]);
    }

    #[test]
    fn never_is_longer_than_any_time() {
        assert!(Idle::ALL.is_sorted());
        assert!(Idle::Never > Idle::Minutes(u32::MAX));
    }

    #[test]
    fn names_lead_back_to_the_time() {
        for idle in Idle::ALL {
            assert_eq!(Idle::of_name(&idle.name()), Some(idle));
        }
        assert_eq!(Idle::of_name("7"), None);
    }
}

//! What the operator says about this portal: `config.json`, read when the portal starts.
//!
//! - [`Config`] is the handle in Leptos' context; each portal on a page has its own.
//! - [`of_host`] brings the file of a portal: `public/boot.js`, or whoever embeds it, has fetched it by then.
//! - [`Config::read`] makes a configuration of a text that somebody else has fetched.
//!
//! What can be said, and all checks of it, are in `crates/portal-config`. The checks come in a chunk, and only where
//! the file says anything: the one with the sign-in page, which a new visitor loads anyway.

mod load;

pub use load::{ConfigFile, of_host};
pub use portal_config::{Fault, Feature, HelpRegion, Idle, IdleRule, Problem, Theme, Wanted};

use std::{ops::Deref, sync::Arc};

use leptos::prelude::use_context;
use portal_config::{Reading, Settings};

use crate::{api::Bases, browser::host::Host};

/// The image in place of a logo.
const LOGO: &str = "favicon.svg";

/// The configuration of one portal. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config(Arc<Reading>);

impl Deref for Config {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.0.settings
    }
}

impl From<Reading> for Config {
    fn from(reading: Reading) -> Self {
        Self(Arc::new(reading))
    }
}

impl Config {
    /// The one of this portal; a widget on its own (in a test) has none, which says nothing.
    pub fn use_context() -> Self {
        use_context().unwrap_or_default()
    }

    /// What is wrong with the file.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// Where the server's services are, for the portal that lives there.
    pub fn bases(&self, host: Host) -> Bases {
        let services = &self.services;
        Bases {
            api: host.file(&services.api),
            identity: host.file(&services.identity),
            events: host.file(&services.events),
            site: host.site().unwrap_or_default(),
        }
    }

    /// The address of the logo.
    pub fn logo(&self) -> String {
        self.logo.clone().unwrap_or_else(|| LOGO.to_owned())
    }

    /// Whether the operator has left something out. That is no protection: who may do what, the server decides.
    pub fn hides(&self, feature: Feature) -> bool {
        self.hidden.has(feature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_file_the_portal_is_as_it_is() {
        let config = Config::default();
        let services = config.services.clone();
        let bases = Bases {
            api: services.api,
            identity: services.identity,
            events: services.events,
            site: String::new(),
        };
        assert_eq!(bases, Bases::default());
        assert_eq!(config.logo(), "favicon.svg");
        assert!(
            Feature::ALL
                .into_iter()
                .all(|feature| !config.hides(feature))
        );
    }

    #[test]
    fn its_languages_are_the_portals() {
        use crate::i18n::Lang;
        assert_eq!(portal_config::LANGUAGES, Lang::ALL.map(Lang::tag));
    }
}

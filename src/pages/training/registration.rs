//! On which server people create their account. No view: tested on the host.

use crate::config::HelpRegion;

/// Which server a client uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The cloud in the United States.
    UnitedStates,
    /// The cloud in the European Union.
    EuropeanUnion,
    /// A server of one's own.
    Own,
}

impl Region {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::UnitedStates, Self::EuropeanUnion, Self::Own];

    /// In addresses and in the storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnitedStates => "us",
            Self::EuropeanUnion => "eu",
            Self::Own => "own",
        }
    }

    /// The region of a name; the United States for what is none.
    pub fn of(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|region| region.name() == name)
            .unwrap_or(Self::UnitedStates)
    }
}

impl Region {
    /// What the operator says, with the address of a server of one's own; the United States where nothing is said.
    pub fn configured(region: Option<&HelpRegion>) -> (Self, String) {
        match region {
            None | Some(HelpRegion::UnitedStates) => (Self::UnitedStates, String::new()),
            Some(HelpRegion::EuropeanUnion) => (Self::EuropeanUnion, String::new()),
            Some(HelpRegion::Own(address)) => (Self::Own, address.clone()),
        }
    }
}

/// The page on which an account is created; `None` while the address of one's own server is none.
pub fn registration_link(region: Region, own_server: &str) -> Option<String> {
    match region {
        Region::UnitedStates => Some("https://vault.bitwarden.com/#/register".to_owned()),
        Region::EuropeanUnion => Some("https://vault.bitwarden.eu/#/register".to_owned()),
        Region::Own => Some(format!("{}/#/register", server_address(own_server)?)),
    }
}

/// The address of a server as it is typed, without what comes behind host and path. Only https: people type
/// their master password there.
pub fn server_address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let rest = match typed.get(..8) {
        Some(scheme) if scheme.eq_ignore_ascii_case("https://") => &typed[8..],
        _ if typed.contains("://") => return None,
        _ => typed,
    };
    let rest = rest.split(['#', '?']).next()?.trim_end_matches('/');
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_name = !name.is_empty()
        && !name.starts_with(['.', '-'])
        && !name.ends_with(['.', '-'])
        && !name.contains("..")
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || ".-".contains(letter));
    let is_whole = name.contains('.') || name == "localhost";
    let is_path = path
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "-._~/".contains(letter));
    let is_port = port.parse::<u16>().is_ok_and(|port| port > 0);
    (is_name && is_whole && is_path && is_port).then(|| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_has_its_own_page() {
        let link = |region, own| registration_link(region, own);
        assert_eq!(
            link(Region::EuropeanUnion, "").as_deref(),
            Some("https://vault.bitwarden.eu/#/register")
        );
        assert_eq!(
            link(Region::Own, " https://vault.example.com/ ").as_deref(),
            Some("https://vault.example.com/#/register")
        );
        assert_eq!(link(Region::Own, ""), None);
    }

    #[test]
    fn an_address_may_be_typed_as_people_do() {
        for (typed, address) in [
            ("vault.example.com", "https://vault.example.com"),
            (
                "HTTPS://vault.example.com/#/login",
                "https://vault.example.com",
            ),
            (
                "https://example.com:8443/vault/",
                "https://example.com:8443/vault",
            ),
            (
                "https://tresor.müller.example",
                "https://tresor.müller.example",
            ),
        ] {
            assert_eq!(server_address(typed).as_deref(), Some(address), "{typed}");
        }
    }

    #[test]
    fn what_is_no_safe_address_is_refused() {
        for typed in [
            "",
            "vault",
            "http://vault.example.com",
            "javascript:alert(1)",
            "https://name:secret@vault.example.com",
            "https://vault.example.com:0",
            "https://vault example.com",
            "https://.example.com",
            "https://vault..example.com",
            "https://vault.example.com/<b>",
        ] {
            assert_eq!(server_address(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_operator_names_the_first_region() {
        assert_eq!(Region::configured(None).0, Region::UnitedStates);
        let europe = Region::configured(Some(&HelpRegion::EuropeanUnion));
        assert_eq!(europe, (Region::EuropeanUnion, String::new()));
        let own = HelpRegion::Own("https://vault.example.com".into());
        let (region, address) = Region::configured(Some(&own));
        assert!(registration_link(region, &address).is_some());
    }

    #[test]
    fn names_lead_back_to_the_region() {
        for region in Region::ALL {
            assert_eq!(Region::of(region.name()), region);
        }
        assert_eq!(Region::of("moon"), Region::UnitedStates);
    }
}

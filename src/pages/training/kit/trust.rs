//! Which servers a link may send people to.
//!
//! Anybody can write a link. A kit that is opened from one leads to another server than the cloud's only
//! when it is the one the portal belongs to, or the one its operator names: nobody shall create their account where a stranger reads along.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    config::Config,
    pages::training::registration::{Region, server_address},
    session::Session,
};

/// Whether an address is that of the portal's own server.
pub(super) fn is_own_server(address: Signal<String>) -> Signal<bool> {
    let own = window().location().origin().unwrap_or_default();
    let vault = RwSignal::new(String::new());
    let (_, configured) = Region::configured(Config::use_context().help_region.as_ref());
    let api = Session::use_context().api().clone();
    spawn_local(async move {
        if let Ok(config) = api.server_config().await {
            vault.try_set(config.environment.vault);
        }
    });
    Signal::derive(move || is_one_of(&address.read(), &[&own, &vault.read(), &configured]))
}

fn is_one_of(address: &str, servers: &[&str]) -> bool {
    let Some(address) = server_address(address) else {
        return false;
    };
    servers
        .iter()
        .filter_map(|server| server_address(server))
        .any(|server| server.eq_ignore_ascii_case(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_portals_own_server_is_trusted() {
        let servers = ["https://portal.example", "https://vault.example/"];
        for own in [
            "https://vault.example",
            "portal.example",
            "https://VAULT.example/#/x",
        ] {
            assert!(is_one_of(own, &servers), "{own}");
        }
        for other in [
            "https://vault.example.evil.example",
            "https://vault.example:444",
            "https://evil.example/vault.example",
            "",
        ] {
            assert!(!is_one_of(other, &servers), "{other}");
        }
        assert!(!is_one_of("", &["", ""]));
    }
}

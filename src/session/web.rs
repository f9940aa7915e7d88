//! The session's world in a browser.

use std::sync::Arc;

use futures_util::future::LocalBoxFuture;
use portal_crypto::{CryptoError, Kdf, MasterKey};
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::{
    kdf,
    platform::{Platform, TabMessage},
    secret::Secret,
};
use crate::browser::{
    host::Host,
    storage::{self, Kept},
};

/// Storage, clock and tabs of the browser.
#[derive(Debug, Clone)]
pub struct WebPlatform {
    /// What the names of this portal's own records begin with: several portals on one page have a sign-in each.
    prefix: String,
    kdf_worker: String,
}

impl WebPlatform {
    /// For the portal that lives there.
    pub fn of(host: Host) -> Self {
        let instance = host.says("instance");
        Self {
            prefix: instance.map_or_else(String::new, |instance| instance + "."),
            kdf_worker: kdf::worker_address(host),
        }
    }

    /// What a name is among the settings of this browser, or among this portal's own records of the tab.
    fn name(&self, kept: Kept, name: &str) -> String {
        match kept {
            Kept::InTab => self.prefix.clone() + name,
            Kept::InBrowser => name.to_owned(),
        }
    }
}

impl Platform for WebPlatform {
    fn get(&self, kept: Kept, name: &str) -> Option<String> {
        storage::get(kept, &self.name(kept, name))
    }

    fn set(&self, kept: Kept, name: &str, value: Option<&str>) {
        storage::set(kept, &self.name(kept, name), value);
    }

    fn now_millis(&self) -> f64 {
        js_sys::Date::now()
    }

    fn user_agent(&self) -> String {
        web_sys::window()
            .and_then(|window| window.navigator().user_agent().ok())
            .unwrap_or_default()
    }

    fn channel(&self) -> String {
        format!("portal.{}session", self.prefix)
    }

    fn tell_other_tabs(&self, message: TabMessage) {
        // A browser without channels has tabs that lock one by one.
        if let Ok(channel) = BroadcastChannel::new(&self.channel()) {
            drop(channel.post_message(&JsValue::from_str(message.as_str())));
            channel.close();
        }
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        wasm_bindgen_futures::spawn_local(task);
    }

    fn derive_master_key(
        &self,
        password: Arc<Secret>,
        salt_text: String,
        kdf: Kdf,
    ) -> LocalBoxFuture<'static, Result<MasterKey, CryptoError>> {
        let worker = self.kdf_worker.clone();
        Box::pin(async move {
            kdf::derive_master_key(password.as_bytes(), &salt_text, kdf, &worker).await
        })
    }
}

/// Device type number (contract part 1, 0.4) and name of the browser behind a user agent. Order matters:
/// most browsers also claim to be Chrome and Safari.
pub(super) fn device_of(user_agent: &str) -> (u8, &'static str) {
    let known = [
        ("Edg", 12, "edge"),
        ("OPR/", 11, "opera"),
        ("Vivaldi", 18, "vivaldi"),
        ("Firefox", 10, "firefox"),
        ("Chrome", 9, "chrome"),
        ("Safari", 17, "safari"),
    ];
    known
        .into_iter()
        .find(|(mark, ..)| user_agent.contains(mark))
        .map_or((14, "browser"), |(_, number, name)| (number, name))
}

#[cfg(test)]
mod tests {
    use super::device_of;

    #[test]
    fn browsers_are_told_apart() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0";
        assert_eq!(device_of(edge), (12, "edge"));
        assert_eq!(
            device_of("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"),
            (10, "firefox")
        );
        assert_eq!(
            device_of(
                "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"
            ),
            (9, "chrome")
        );
        assert_eq!(
            device_of("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15"),
            (17, "safari")
        );
        assert_eq!(device_of(""), (14, "browser"));
    }
}

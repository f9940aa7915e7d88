//! Where a configuration comes from.

use std::time::Duration;

use portal_config::Reading;
use web_sys::Element;

use super::Config;
use crate::{
    api::sleep,
    browser::host::find_in,
    chunk::{RETRY_DELAYS_MILLIS, chunk},
    crash,
};

/// What came of fetching the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigFile {
    /// Its text.
    Text(String),
    /// It did not come; why, in the browser's words.
    Missing(String),
}

/// The configuration of the portal that lives in an element: the file stands in its `<meta name="config">`. Without
/// that it has none.
pub async fn of_host(host: Option<Element>) -> Config {
    let meta = find_in(host, "meta[name=config]");
    let Some(meta) = meta else {
        return Config::default();
    };
    let file = match meta.get_attribute("data-missing") {
        Some(reason) => ConfigFile::Missing(reason),
        None => ConfigFile::Text(meta.get_attribute("content").unwrap_or_default()),
    };
    Config::read(file).await
}

impl Config {
    /// Reads a file; without waiting for anything where it says nothing. Never fails: what cannot be used leaves its
    /// default, and [`Config::problems`] says so.
    pub async fn read(file: ConfigFile) -> Self {
        if matches!(&file, ConfigFile::Text(text) if portal_config::says_nothing(text)) {
            return Self::default();
        }
        let mut delays = RETRY_DELAYS_MILLIS.into_iter();
        loop {
            if let Ok(config) = check(file.clone()).await {
                return config;
            }
            let Some(millis) = delays.next() else {
                // Without it the portal could talk to a server that nobody meant.
                crash::report_missing_file();
                return std::future::pending().await;
            };
            sleep(Duration::from_millis(millis)).await;
        }
    }
}

chunk! {
    sign_in, fn load_check;
    fn check(file: ConfigFile) -> Config {
        Config::from(match file {
            ConfigFile::Text(text) => portal_config::read(&text),
            ConfigFile::Missing(reason) => Reading::not_loaded(&reason),
        })
    }
}

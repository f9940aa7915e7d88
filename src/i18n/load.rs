//! Where language files come from.

use super::bundle::{Bundle, BundleError};
use super::lang::Lang;

/// Longer than any real fetch of a small file, shorter than anybody's patience.
#[cfg(target_arch = "wasm32")]
const TIMEOUT_MILLIS: u32 = 20_000;

/// Why a language could not be loaded. For logs and the start page; a switch of language that fails is
/// told with a message of the language still in use.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No answer.
    #[error("{url}: no answer ({reason})")]
    NoAnswer {
        /// What was fetched.
        url: String,
        /// The browser's words.
        reason: String,
    },
    /// An answer that is no success.
    #[error("{url}: the server answered {status}")]
    Status {
        /// What was fetched.
        url: String,
        /// HTTP status.
        status: u16,
    },
    /// A file that this build cannot use, even fetched past every cache.
    #[error("{url}: {source}")]
    Unusable {
        /// What was fetched.
        url: String,
        /// What is wrong with it.
        source: BundleError,
    },
}

/// The addresses of the language files.
#[derive(Debug, Clone)]
pub struct BundleFiles(Source);

#[derive(Debug, Clone)]
enum Source {
    Fetched {
        base: String,
        names: Vec<(String, String)>,
    },
    Embedded(fn(Lang) -> &'static str),
}

impl BundleFiles {
    /// Files named `<tag>.json` below `base` (with a slash at the end, relative to the page or absolute).
    pub fn below(base: impl Into<String>) -> Self {
        Self(Source::Fetched {
            base: base.into(),
            names: Vec::new(),
        })
    }

    /// As [`Self::below`], with other names for some tags: `{"de": "de.0123456789abcdef.json"}`, the
    /// content of `<meta name="i18n" content="…">`. A text that is no such map changes nothing.
    pub fn with_names(mut self, json: &str) -> Self {
        let map: std::collections::BTreeMap<String, String> =
            serde_json::from_str(json).unwrap_or_default();
        if let Source::Fetched { names, .. } = &mut self.0 {
            *names = map.into_iter().collect();
        }
        self
    }

    /// The files of the page we are on: `i18n/` next to it, hashed names from `<meta name="i18n">`.
    pub fn of_page() -> Self {
        let files = Self::below("i18n/");
        #[cfg(target_arch = "wasm32")]
        if let Some(names) = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.query_selector("meta[name=i18n]").ok().flatten())
            .and_then(|meta| meta.get_attribute("content"))
        {
            return files.with_names(&names);
        }
        files
    }

    /// Files compiled in, for tests.
    pub(super) fn embedded(files: fn(Lang) -> &'static str) -> Self {
        Self(Source::Embedded(files))
    }

    /// The address of a language's file; empty for files compiled in.
    pub fn url(&self, lang: Lang) -> String {
        match &self.0 {
            Source::Embedded(_) => String::new(),
            Source::Fetched { base, names } => {
                match names.iter().find(|(tag, _)| tag == lang.tag()) {
                    Some((_, name)) => format!("{base}{name}"),
                    None => format!("{base}{}.json", lang.tag()),
                }
            }
        }
    }

    /// Loads a language. A file that does not fit this build (a cache that kept an old one) is fetched
    /// once more past every cache, by its plain name if the hashed one is gone.
    ///
    /// # Errors
    /// The error of the last try.
    pub(super) async fn load(&self, lang: Lang) -> Result<Bundle, LoadError> {
        let url = self.url(lang);
        let unusable = |url: String| move |source| LoadError::Unusable { url, source };
        if let Source::Embedded(files) = &self.0 {
            return Bundle::from_json(lang, files(lang)).map_err(unusable(url));
        }
        let first = match fetch(&url, Cache::Allowed).await {
            Ok(json) => Bundle::from_json(lang, &json).map_err(unusable(url.clone())),
            Err(error) => Err(error),
        };
        let second_url = match &first {
            Ok(_) | Err(LoadError::NoAnswer { .. }) => return first,
            Err(LoadError::Unusable { .. }) => url,
            Err(LoadError::Status { .. }) => {
                let plain = BundleFiles::below(self.base()).url(lang);
                if plain == url {
                    return first;
                }
                plain
            }
        };
        let json = fetch(&second_url, Cache::Refused).await?;
        Bundle::from_json(lang, &json).map_err(unusable(second_url))
    }

    fn base(&self) -> &str {
        match &self.0 {
            Source::Fetched { base, .. } => base,
            Source::Embedded(_) => "",
        }
    }
}

/// Whether a copy from the browser's cache will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cache {
    Allowed,
    Refused,
}

#[cfg(target_arch = "wasm32")]
async fn fetch(url: &str, cache: Cache) -> Result<String, LoadError> {
    let no_answer = |error: gloo_net::Error| LoadError::NoAnswer {
        url: url.to_owned(),
        reason: error.to_string(),
    };
    let mut request = gloo_net::http::Request::get(url).abort_signal(Some(
        &web_sys::AbortSignal::timeout_with_u32(TIMEOUT_MILLIS),
    ));
    if cache == Cache::Refused {
        request = request.cache(web_sys::RequestCache::Reload);
    }
    let response = request.send().await.map_err(no_answer)?;
    if !response.ok() {
        return Err(LoadError::Status {
            url: url.to_owned(),
            status: response.status(),
        });
    }
    response.text().await.map_err(no_answer)
}

/// There is no browser to fetch with.
#[cfg(not(target_arch = "wasm32"))]
async fn fetch(url: &str, _cache: Cache) -> Result<String, LoadError> {
    Err(LoadError::NoAnswer {
        url: url.to_owned(),
        reason: "no browser".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_used_where_known() {
        let files = BundleFiles::below("i18n/").with_names(r#"{"de": "de.0123.json"}"#);
        assert_eq!(files.url(Lang::De), "i18n/de.0123.json");
        assert_eq!(files.url(Lang::ZhCn), "i18n/zh-CN.json");
    }

    #[test]
    fn a_broken_map_falls_back_to_plain_names() {
        let files = BundleFiles::below("/portal/i18n/").with_names("{{I18N}}");
        assert_eq!(files.url(Lang::De), "/portal/i18n/de.json");
    }
}

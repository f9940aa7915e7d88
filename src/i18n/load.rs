//! Where language files come from.

use super::bundle::{BundleError, PackTexts};
use super::generated;
use super::lang::Lang;
use super::pack::Pack;
#[cfg(target_arch = "wasm32")]
use crate::browser::host::Host;

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
        /// With hashes and without `.json`, a space between them.
        names: String,
    },
    Embedded(fn(&str) -> &'static str),
}

impl BundleFiles {
    /// Files named `<tag>.json` and `<pack>.<tag>.json` below `base` (with a slash at the end, relative to
    /// the page or absolute).
    pub fn below(base: impl Into<String>) -> Self {
        Self(Source::Fetched {
            base: base.into(),
            names: String::new(),
        })
    }

    /// As [`Self::below`], with hashes in some names: `de.0123456789abcdef provider.de.…`, the content of
    /// `<meta name="i18n" content="…">`.
    pub fn with_names(mut self, list: &str) -> Self {
        if let Source::Fetched { names, .. } = &mut self.0 {
            list.clone_into(names);
        }
        self
    }

    /// The files of this portal's site: `i18n/` in it, hashed names from `<meta name="i18n">`.
    pub fn of_host() -> Self {
        #[cfg(target_arch = "wasm32")]
        {
            let host = Host::use_context();
            let files = Self::below(host.file("i18n/"));
            match host.says("i18n") {
                Some(names) => files.with_names(&names),
                None => files,
            }
        }
        #[cfg(not(target_arch = "wasm32"))]
        Self::below("i18n/")
    }

    /// The files of this build, compiled in, for tests.
    pub(super) fn compiled_in() -> Self {
        Self::embedded(generated::embedded)
    }

    /// Contents by file name, for tests.
    pub(super) fn embedded(files: fn(&str) -> &'static str) -> Self {
        Self(Source::Embedded(files))
    }

    /// The address of a pack's file in a language.
    pub fn url(&self, pack: Pack, lang: Lang) -> String {
        let stem = pack.file_stem(lang.tag());
        match &self.0 {
            Source::Embedded(_) => format!("{stem}.json"),
            Source::Fetched { base, names } => {
                let is_wanted = |name: &&str| name.rsplit_once('.').is_some_and(|it| it.0 == stem);
                let name = names.split(' ').find(is_wanted).unwrap_or(&stem);
                format!("{base}{name}.json")
            }
        }
    }

    /// Loads a pack in a language. A file that does not fit this build (a cache that kept an old one) is fetched
    /// once more past every cache; so is one that is gone, by its plain name.
    ///
    /// # Errors
    /// The error of the last try.
    pub(super) async fn load(&self, pack: Pack, lang: Lang) -> Result<PackTexts, LoadError> {
        self.load_with(pack, lang, fetch).await
    }

    async fn load_with(
        &self,
        pack: Pack,
        lang: Lang,
        fetch: impl AsyncFn(&str, Cache) -> Result<String, LoadError>,
    ) -> Result<PackTexts, LoadError> {
        let url = self.url(pack, lang);
        let read = |url: &str, json: &str| {
            PackTexts::from_json(pack, lang, json).map_err(|source| LoadError::Unusable {
                url: url.to_owned(),
                source,
            })
        };
        if let Source::Embedded(files) = &self.0 {
            return read(&url, files(&url));
        }
        let first = match fetch(&url, Cache::Allowed).await {
            Ok(json) => read(&url, &json),
            Err(error) => Err(error),
        };
        let second_url = match &first {
            Ok(_) | Err(LoadError::NoAnswer { .. }) => return first,
            Err(LoadError::Unusable { .. }) => url,
            Err(LoadError::Status { .. }) => BundleFiles::below(self.base()).url(pack, lang),
        };
        let json = fetch(&second_url, Cache::Refused).await?;
        read(&second_url, &json)
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
    use std::cell::RefCell;

    use super::super::context::ready;
    use super::super::packs;
    use super::*;

    #[test]
    fn hashed_names_are_used_where_known() {
        let files = BundleFiles::below("i18n/").with_names("console.de.89ab de.0123");
        assert_eq!(files.url(packs::CORE, Lang::De), "i18n/de.0123.json");
        assert_eq!(files.url(packs::CORE, Lang::ZhCn), "i18n/zh-CN.json");
    }

    #[test]
    fn a_pack_has_its_own_file() {
        let files = BundleFiles::below("i18n/").with_names("de.0123 provider.de.4567");
        let url = |lang| files.url(packs::PROVIDER, lang);
        assert_eq!(url(Lang::De), "i18n/provider.de.4567.json");
        assert_eq!(url(Lang::Nl), "i18n/provider.nl.json");
    }

    #[test]
    fn a_broken_list_falls_back_to_plain_names() {
        let files = BundleFiles::below("/portal/i18n/").with_names("{{I18N}} de . .de");
        assert_eq!(files.url(packs::CORE, Lang::De), "/portal/i18n/de.json");
    }

    /// What a server would answer to a first and a second fetch; notes what was fetched.
    fn load_from(
        files: &BundleFiles,
        answers: [Result<&str, u16>; 2],
    ) -> (Result<PackTexts, LoadError>, Vec<(String, Cache)>) {
        let fetched = RefCell::new(Vec::new());
        let load = files.load_with(packs::CORE, Lang::De, async |url: &str, cache: Cache| {
            fetched.borrow_mut().push((url.to_owned(), cache));
            match answers[fetched.borrow().len() - 1] {
                Ok(json) => Ok(json.to_owned()),
                Err(status) => Err(LoadError::Status {
                    url: url.to_owned(),
                    status,
                }),
            }
        });
        let result = ready(load);
        (result, fetched.into_inner())
    }

    const GERMAN: &str = include_str!(concat!(env!("OUT_DIR"), "/i18n/de.json"));
    const OLD: &str = r#"{"lang":"de","schema":"0000000000000000","messages":[]}"#;

    #[test]
    fn a_stale_file_is_fetched_again_past_the_cache() {
        let (result, fetched) = load_from(&BundleFiles::below("i18n/"), [Ok(OLD), Ok(GERMAN)]);
        assert!(result.is_ok());
        let file = "i18n/de.json".to_owned();
        assert_eq!(
            fetched,
            [(file.clone(), Cache::Allowed), (file, Cache::Refused)]
        );
    }

    #[test]
    fn a_file_that_stays_stale_is_refused_with_the_reason() {
        let (result, _) = load_from(&BundleFiles::below("i18n/"), [Ok(OLD), Ok(OLD)]);
        let message = result.unwrap_err().to_string();
        assert!(
            message.contains("i18n/de.json") && message.contains("another version"),
            "{message}"
        );
    }

    #[test]
    fn a_hashed_file_that_is_gone_is_looked_for_under_its_plain_name() {
        let files = BundleFiles::below("i18n/").with_names("console.de.89ab de.0123");
        let (result, fetched) = load_from(&files, [Err(404), Ok(GERMAN)]);
        assert!(result.is_ok());
        assert_eq!(fetched[0].0, "i18n/de.0123.json");
        assert_eq!(fetched[1], ("i18n/de.json".to_owned(), Cache::Refused));
    }

    #[test]
    fn the_first_good_answer_is_enough() {
        let (result, fetched) = load_from(&BundleFiles::below("i18n/"), [Ok(GERMAN), Err(500)]);
        assert!(result.is_ok());
        assert_eq!(fetched.len(), 1);
    }

    #[test]
    fn a_server_that_is_down_is_reported() {
        let (result, _) = load_from(&BundleFiles::below("i18n/"), [Err(503), Err(503)]);
        assert!(matches!(result, Err(LoadError::Status { status: 503, .. })));
    }
}

//! The language of one portal: a handle in Leptos' context.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;

use futures_util::FutureExt as _;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;

use super::bundle::{Bundle, render};
use super::choice;
use super::format::{DateStyle, Formats, relative_parts};
use super::generated::packs;
use super::lang::Lang;
use super::load::{BundleFiles, LoadError};
use super::pack::Pack;
use super::text::Text;

use crate::effect::effect;

/// The language in use, its texts and formats. A copyable handle; reading it inside an effect or a view
/// follows the next switch of language. A handle whose portal is gone answers with empty texts.
#[derive(Debug, Clone, Copy)]
pub struct I18n {
    active: RwSignal<Rc<Active>, LocalStorage>,
    files: StoredValue<BundleFiles>,
    /// What pages have asked for so far: every language comes with it.
    wanted: StoredValue<Vec<Pack>>,
    /// The language being fetched, for a busy mark.
    loading: RwSignal<Option<Lang>>,
}

struct Active {
    lang: Lang,
    /// Grows when a page brings its pack; nothing on the page shows those texts before.
    bundle: RefCell<Bundle>,
    formats: Box<dyn Formats>,
}

impl Active {
    fn new(lang: Lang, bundle: Bundle) -> Rc<Self> {
        #[cfg(target_arch = "wasm32")]
        let formats = {
            let tag = choice::format_tag(lang, &choice::browser_languages());
            Box::new(super::intl::IntlFormats::new(tag))
        };
        #[cfg(not(target_arch = "wasm32"))]
        let formats = Box::new(super::plain::PlainFormats::new(lang));
        Rc::new(Self {
            lang,
            bundle: RefCell::new(bundle),
            formats,
        })
    }
}

impl I18n {
    /// A handle without texts yet; [`Self::load_first`] or [`Self::set_lang`] fetch them. Lives as long
    /// as the current reactive owner.
    pub fn new(files: BundleFiles) -> Self {
        Self {
            active: RwSignal::new_local(Active::new(Lang::En, Bundle::default())),
            files: StoredValue::new(files),
            wanted: StoredValue::new(vec![packs::CORE]),
            loading: RwSignal::new(None),
        }
    }

    /// As [`Self::new`], and puts the handle into the context.
    pub fn provide(files: BundleFiles) -> Self {
        let i18n = Self::new(files);
        provide_context(i18n);
        i18n
    }

    /// A handle beside this one for the texts of a pack in another language, without texts yet;
    /// [`Self::show_in`] fetches them. Give it to a part of the page with `provide_context`, and the part
    /// is in that language. Lives as long as the current reactive owner.
    pub fn beside(self, pack: Pack) -> Self {
        let files = self.files.try_get_value();
        let other = Self::new(files.unwrap_or_else(BundleFiles::of_host));
        other.wanted.set_value(vec![pack]);
        other
    }

    /// As [`Self::set_lang`], without remembering it as this person's choice.
    ///
    /// # Errors
    /// Why the language could not be loaded; then the old one stays.
    pub async fn show_in(self, lang: Lang) -> Result<(), LoadError> {
        self.load(lang).await
    }

    /// Whether the texts of a pack are there.
    pub fn has(self, pack: Pack) -> bool {
        self.active().bundle.borrow().has(pack)
    }

    /// The handle of this portal. Without one in the context: a handle without texts.
    pub fn use_context() -> Self {
        use_context().unwrap_or_else(|| Self::new(BundleFiles::of_host()))
    }

    /// A handle for tests, in English, with the texts of this build compiled in. Call it under an owner
    /// (`Owner::new().set()` outside a mounted view). Never called by the app, so never part of it.
    pub fn for_tests() -> Self {
        Self::for_tests_in(Lang::En)
    }

    /// As [`Self::for_tests`], in another language; [`Self::set_lang`] works too.
    pub fn for_tests_in(lang: Lang) -> Self {
        let i18n = Self::new(BundleFiles::compiled_in());
        i18n.wanted.set_value(packs::ALL.to_vec());
        // Files compiled in are there at once.
        let bundle = i18n.fetch_all(lang).now_or_never();
        let bundle = bundle.and_then(Result::ok).unwrap_or_default();
        i18n.active.set(Active::new(lang, bundle));
        provide_context(i18n);
        i18n
    }

    /// Loads the first language: the one that is asked for, else the stored choice, else `configured`, else the
    /// browser's, else English. If its file cannot be loaded, English is tried before giving up.
    ///
    /// # Errors
    /// Why the wanted language could not be loaded, if English could not be loaded either.
    pub async fn load_first(
        self,
        asked: Option<String>,
        configured: Option<&str>,
    ) -> Result<(), LoadError> {
        let asked = asked.or_else(choice::stored);
        let wanted =
            choice::first_choice(asked.as_deref(), configured, &choice::browser_languages());
        match self.load(wanted).await {
            Err(error) if wanted != Lang::En => self.load(Lang::En).await.map_err(|_| error),
            result => result,
        }
    }

    /// Switches everything to a language, without reload, and remembers the choice. The old language
    /// stays in use until the new one is there. Of several switches in a row the last one wins.
    ///
    /// # Errors
    /// Why the language could not be loaded; then the old one stays.
    pub async fn set_lang(self, lang: Lang) -> Result<(), LoadError> {
        self.load(lang).await?;
        if self.active.try_with_untracked(|active| active.lang) == Some(lang) {
            choice::store(lang);
        }
        Ok(())
    }

    /// Sees to it that the texts of a pack are there, now and after every switch of language. Returns at
    /// once when they are.
    ///
    /// # Errors
    /// Why they could not be loaded.
    pub async fn bring(self, pack: Pack) -> Result<(), LoadError> {
        self.wanted.try_update_value(|wanted| {
            if !wanted.contains(&pack) {
                wanted.push(pack);
            }
        });
        // Once more if the language changed meanwhile.
        while let (Some(active), Some(files)) =
            (self.active.try_get_untracked(), self.files.try_get_value())
            && !active.bundle.borrow().has(pack)
        {
            let texts = files.load(pack, active.lang).await?;
            active.bundle.borrow_mut().add(pack, texts);
        }
        Ok(())
    }

    async fn load(self, lang: Lang) -> Result<(), LoadError> {
        self.loading.try_set(Some(lang));
        let result = self.fetch_all(lang).await;
        self.finish(lang, result)
    }

    /// A language with everything that is wanted, also what is asked for while it is on its way.
    async fn fetch_all(self, lang: Lang) -> Result<Bundle, LoadError> {
        let mut bundle = Bundle::default();
        let next = |bundle: &Bundle| {
            let wanted = self.wanted.try_get_value()?;
            wanted.into_iter().find(|pack| !bundle.has(*pack))
        };
        while let (Some(pack), Some(files)) = (next(&bundle), self.files.try_get_value()) {
            bundle.add(pack, files.load(pack, lang).await?);
        }
        Ok(bundle)
    }

    fn finish(self, lang: Lang, result: Result<Bundle, LoadError>) -> Result<(), LoadError> {
        // Somebody asked for another language meanwhile: that one counts, and clears the mark.
        if self.loading.try_get_untracked() != Some(Some(lang)) {
            return Ok(());
        }
        self.loading.try_set(None);
        self.active.try_set(Active::new(lang, result?));
        Ok(())
    }

    /// The language in use.
    pub fn lang(self) -> Lang {
        self.active().lang
    }

    /// The language being fetched.
    pub fn loading(self) -> Option<Lang> {
        self.loading.try_get().flatten()
    }

    /// Whether texts are there.
    pub fn is_ready(self) -> bool {
        self.active().bundle.borrow().has(packs::CORE)
    }

    /// A text in the language in use.
    pub fn text(self, text: &Text) -> String {
        let active = self.active();
        let bundle = active.bundle.borrow();
        render(text, &bundle, &*active.formats)
    }

    /// A message or text in the language in use, for places that hold no `Text`.
    pub fn say(self, text: impl Into<Text>) -> String {
        self.text(&text.into())
    }

    /// 1,234.5
    pub fn number(self, number: f64) -> String {
        self.active().formats.number(number)
    }

    /// 0.25 → 25 %
    pub fn percent(self, share: f64) -> String {
        self.active().formats.percent(share)
    }

    /// Money: amount in whole units, ISO 4217 code such as `USD`.
    pub fn currency(self, amount: f64, code: &str) -> String {
        self.active().formats.currency(amount, code)
    }

    /// A moment in milliseconds since 1970, in the reader's time zone.
    pub fn date(self, millis: f64, style: DateStyle) -> String {
        self.active().formats.date(millis, style)
    }

    /// "3 days ago": how far a moment is from now, both in milliseconds since 1970. Empty for a moment
    /// that is none (a date that could not be read).
    pub fn relative_time(self, millis: f64, now_millis: f64) -> String {
        if !(millis - now_millis).is_finite() {
            return String::new();
        }
        let (value, unit) = relative_parts(millis - now_millis);
        self.active().formats.relative(value, unit)
    }

    /// "a, b and c"
    pub fn list(self, items: &[String]) -> String {
        self.active().formats.list(items)
    }

    /// Alphabetical order for readers of the language. For two names; long lists use [`Self::rank`].
    pub fn compare(self, a: &str, b: &str) -> Ordering {
        self.active().formats.compare(a, b)
    }

    /// The alphabetical place of each name; equal names share a place, so sorting by it is stable. Made
    /// for long lists: one call into the browser however many names there are.
    pub fn rank<'a>(self, names: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
        let names: Vec<&str> = names.into_iter().collect();
        self.active().formats.rank(&names)
    }

    /// Keeps `lang` and `dir` of an element (the portal's root) in step with the language.
    pub fn mark_root(self, root: web_sys::Element) {
        let root = StoredValue::new_local(root);
        effect(move || {
            let lang = self.lang();
            root.try_with_value(|root| {
                // Setting an attribute of a fixed, valid name cannot fail.
                let _ = root.set_attribute("lang", lang.tag());
                let _ = root.set_attribute("dir", lang.dir());
            });
        });
    }

    /// Follows the language where somebody reacts to it; elsewhere (a click, a timer) just reads it.
    fn active(self) -> Rc<Active> {
        let active = match Observer::get() {
            Some(_) => self.active.try_get(),
            None => self.active.try_get_untracked(),
        };
        active.unwrap_or_else(|| Active::new(Lang::En, Bundle::default()))
    }
}

/// A text for a view, following the language: `{t(m::clients::TITLE)}`. Call it in a component's body or
/// in a view's closure, where the context is known.
pub fn t(text: impl Into<Text>) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let i18n = I18n::use_context();
    let text = text.into();
    move || i18n.text(&text)
}

/// The result of a future that waits for nothing.
#[cfg(test)]
pub(super) fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the future waits"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::generated::embedded;
    use super::super::m;
    use super::*;

    fn owner() -> Owner {
        let owner = Owner::new();
        owner.set();
        owner
    }

    #[test]
    fn texts_follow_the_language() {
        let _owner = owner();
        let i18n = I18n::for_tests();
        let cancel = t(m::ui::CANCEL);
        assert_eq!(cancel(), "Cancel");
        ready(i18n.set_lang(Lang::De)).unwrap();
        assert_eq!(cancel(), "Abbrechen");
        assert_eq!(i18n.lang(), Lang::De);
        assert_eq!(i18n.loading(), None);
    }

    #[test]
    fn a_language_that_cannot_be_loaded_leaves_the_old_one() {
        let _owner = owner();
        let broken = |file: &str| match file {
            "en.json" => embedded(file),
            _ => "<html>",
        };
        let i18n = I18n::new(BundleFiles::embedded(broken));
        ready(i18n.set_lang(Lang::En)).unwrap();
        let error = ready(i18n.set_lang(Lang::Nl)).unwrap_err();
        assert!(matches!(error, LoadError::Unusable { .. }), "{error}");
        assert_eq!(i18n.lang(), Lang::En);
        assert_eq!(i18n.say(m::ui::CANCEL), "Cancel");
        assert_eq!(i18n.loading(), None, "the busy mark is gone");
    }

    #[test]
    fn of_two_switches_in_a_row_the_last_one_wins_whichever_file_comes_first() {
        let _owner = owner();
        let i18n = I18n::for_tests();
        let bundle = |lang| {
            let i18n = I18n::for_tests_in(lang);
            ready(i18n.fetch_all(lang))
        };
        i18n.loading.set(Some(Lang::De));
        i18n.loading.set(Some(Lang::Nl));
        i18n.finish(Lang::De, bundle(Lang::De)).unwrap();
        assert_eq!(i18n.lang(), Lang::En, "German came too late");
        assert_eq!(i18n.loading(), Some(Lang::Nl));
        i18n.finish(Lang::Nl, bundle(Lang::Nl)).unwrap();
        assert_eq!(i18n.lang(), Lang::Nl);
        i18n.finish(Lang::De, bundle(Lang::De)).unwrap();
        assert_eq!(i18n.lang(), Lang::Nl);
    }

    #[test]
    fn a_pack_is_brought_once_and_comes_with_every_language() {
        let _owner = owner();
        let i18n = I18n::new(BundleFiles::compiled_in());
        ready(i18n.set_lang(Lang::En)).unwrap();
        let lead = t(m::provider::permissions::LEAD);
        assert_eq!(lead(), "", "not there yet");
        ready(i18n.bring(packs::PROVIDER)).unwrap();
        let english = i18n.say(m::provider::permissions::LEAD);
        assert!(!english.is_empty());
        ready(i18n.set_lang(Lang::De)).unwrap();
        let german = i18n.say(m::provider::permissions::LEAD);
        assert!(!german.is_empty() && german != english);
    }

    #[test]
    fn a_part_of_the_page_can_be_in_another_language() {
        let _owner = owner();
        let i18n = I18n::new(BundleFiles::compiled_in());
        ready(i18n.set_lang(Lang::En)).unwrap();
        let other = i18n.beside(packs::TRAINING);
        assert!(!other.has(packs::TRAINING));
        ready(other.show_in(Lang::Nl)).unwrap();
        assert!(other.has(packs::TRAINING) && !other.has(packs::CORE));
        assert_eq!(other.say(m::training::desk::KIT), "Overdrachtspakket");
        assert_eq!(i18n.lang(), Lang::En);
        assert_eq!(i18n.say(m::training::desk::KIT), "", "not asked for");
    }

    #[test]
    fn a_language_without_a_pack_that_is_in_use_leaves_the_old_one() {
        let _owner = owner();
        let i18n = I18n::new(BundleFiles::embedded(|file| match file {
            "provider.nl.json" => "<html>",
            _ => embedded(file),
        }));
        ready(i18n.set_lang(Lang::En)).unwrap();
        ready(i18n.bring(packs::PROVIDER)).unwrap();
        assert!(ready(i18n.set_lang(Lang::Nl)).is_err());
        assert_eq!(i18n.lang(), Lang::En);
        ready(i18n.set_lang(Lang::De)).unwrap();
        assert_eq!(i18n.lang(), Lang::De);
    }

    #[test]
    fn every_language_of_this_build_loads() {
        let _owner = owner();
        let i18n = I18n::for_tests();
        for lang in Lang::ALL.into_iter().chain([Lang::Pseudo]) {
            ready(i18n.set_lang(lang)).unwrap();
            assert!(!i18n.say(m::ui::CANCEL).is_empty(), "{lang:?}");
        }
    }

    #[test]
    fn a_handle_without_texts_or_owner_is_quiet() {
        let owner = owner();
        assert_eq!(t(m::ui::CANCEL)(), "", "no context");
        let i18n = I18n::for_tests();
        let cancel = t(m::ui::CANCEL);
        assert_eq!(cancel(), "Cancel");
        owner.cleanup();
        drop(owner);
        assert_eq!(cancel(), "");
        assert_eq!(i18n.loading(), None);
    }

    #[test]
    fn handles_and_texts_can_go_into_any_view() {
        fn is_send_and_sync<T: Send + Sync + Copy>(_: &T) {}
        let _owner = owner();
        is_send_and_sync(&I18n::for_tests());
    }
}

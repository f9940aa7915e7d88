//! The words of the desk in other languages than the page's: for a kit, for the glossary, and for finding a
//! thing by its name in any of them.

use leptos::{prelude::*, task::spawn_local};

use crate::i18n::{I18n, Lang, packs};

/// One handle per language, each with texts as soon as they are here.
#[derive(Clone, Copy)]
pub struct Languages {
    all: StoredValue<Vec<Language>>,
}

#[derive(Clone, Copy)]
struct Language {
    lang: Lang,
    handle: I18n,
    is_wanted: StoredValue<bool>,
    has_failed: RwSignal<bool>,
}

impl Languages {
    /// Puts the handle into the context. Nothing is fetched yet.
    pub fn provide() -> Self {
        let i18n = I18n::use_context();
        let all = Lang::ALL.map(|lang| Language {
            lang,
            handle: i18n.beside(packs::TRAINING),
            is_wanted: StoredValue::new(false),
            has_failed: RwSignal::new(false),
        });
        let languages = Self {
            all: StoredValue::new(all.to_vec()),
        };
        provide_context(languages);
        languages
    }

    /// The handle of this desk.
    ///
    /// # Panics
    /// Outside of the training desk.
    pub fn use_context() -> Self {
        expect_context()
    }

    /// Fetches the texts of a language, once; again after a failure.
    pub fn bring(self, lang: Lang) {
        let Some(language) = self.of(lang) else {
            return;
        };
        if language.is_wanted.get_value() {
            return;
        }
        language.is_wanted.set_value(true);
        spawn_local(async move {
            let has_failed = language.handle.show_in(lang).await.is_err();
            language.has_failed.try_set(has_failed);
            language.is_wanted.try_set_value(!has_failed);
        });
    }

    /// All of them: whoever has opened the desk once can go on without a connection.
    pub fn bring_all(self) {
        for lang in Lang::ALL {
            self.bring(lang);
        }
    }

    /// The texts of a language, once they are here. Reactive.
    pub fn texts(self, lang: Lang) -> Option<I18n> {
        let handle = self.of(lang)?.handle;
        handle.has(packs::TRAINING).then_some(handle)
    }

    /// Whether a language could not be fetched. Reactive.
    pub fn has_failed(self, lang: Lang) -> bool {
        self.of(lang)
            .is_some_and(|language| language.has_failed.get())
    }

    fn of(self, lang: Lang) -> Option<Language> {
        self.all
            .with_value(|all| all.iter().find(|it| it.lang == lang).copied())
    }
}

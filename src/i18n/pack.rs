//! Which files of texts there are.

/// The messages that come in one file per language: those that are always there, or those of the pages of
/// one area, fetched with the first of them ([`super::I18n::bring`]). Made by the build script only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pack {
    number: u16,
    name: &'static str,
    schema: &'static str,
    message_count: usize,
}

impl Pack {
    /// A pack: its place among the packs, its folder below `locales/<language>` (empty for what is always
    /// there), the fingerprint and the number of messages that a file must have to fit this build.
    pub const fn new(
        number: u16,
        name: &'static str,
        schema: &'static str,
        message_count: usize,
    ) -> Self {
        Self {
            number,
            name,
            schema,
            message_count,
        }
    }

    /// Its folder below `locales/<language>`; its style sheet has the same name (`style/provider.css`).
    pub fn name(self) -> &'static str {
        self.name
    }

    pub(super) fn number(self) -> usize {
        usize::from(self.number)
    }

    pub(super) fn schema(self) -> &'static str {
        self.schema
    }

    pub(super) fn message_count(self) -> usize {
        self.message_count
    }

    /// What its file in a language is called, without `.json`: `de`, `provider.de`.
    pub(super) fn file_stem(self, tag: &str) -> String {
        match self.name {
            "" => tag.to_owned(),
            name => format!("{name}.{tag}"),
        }
    }
}

//! What something means, said with colour (and always with a word or an icon as well).

use super::icon::IconName;

/// The meaning of a badge, callout or toast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact: *Invited*, *Revoked*.
    #[default]
    Neutral,
    /// Ours: *New*, *Selected*.
    Accent,
    /// Good to know.
    Info,
    /// It worked, it is in order.
    Success,
    /// Needs somebody: *Needs confirmation*.
    Warning,
    /// Went wrong, or takes something away.
    Danger,
}

impl Tone {
    /// The part of a class name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The icon that says the same.
    pub(super) fn icon(self) -> IconName {
        match self {
            Self::Neutral | Self::Accent | Self::Info => IconName::Info,
            Self::Success => IconName::CheckCircle,
            Self::Warning => IconName::Warning,
            Self::Danger => IconName::Danger,
        }
    }
}

//! Locking after idle time: the setting, and the rule when. Headless; the browser's events are wired in
//! [`watch`](super::watch).

use super::platform::Platform;
use crate::browser::storage::Kept;

/// Where the setting is kept.
const SETTING: &str = "idle-lock";
/// Where the tabs of this browser keep when somebody last did something in any of them.
const LAST_ACTIVITY: &str = "last-activity";
/// Activity is written at most this often.
const ACTIVITY_STEP_MILLIS: f64 = 5_000.0;

/// After how much idle time the portal locks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IdleLock {
    /// One minute.
    Minutes1,
    /// Five minutes.
    Minutes5,
    /// A quarter of an hour.
    #[default]
    Minutes15,
    /// Half an hour.
    Minutes30,
    /// An hour.
    Minutes60,
    /// Not at all.
    Never,
}

impl IdleLock {
    /// Every choice, in the order a menu shows them.
    pub const ALL: [Self; 6] = [
        Self::Minutes1,
        Self::Minutes5,
        Self::Minutes15,
        Self::Minutes30,
        Self::Minutes60,
        Self::Never,
    ];

    /// The minutes; `None` for never.
    pub fn minutes(self) -> Option<u32> {
        match self {
            Self::Minutes1 => Some(1),
            Self::Minutes5 => Some(5),
            Self::Minutes15 => Some(15),
            Self::Minutes30 => Some(30),
            Self::Minutes60 => Some(60),
            Self::Never => None,
        }
    }

    /// Whether it is time to lock.
    pub fn is_due(self, last_activity_millis: f64, now_millis: f64) -> bool {
        self.minutes().is_some_and(|minutes| {
            now_millis - last_activity_millis >= f64::from(minutes) * 60_000.0
        })
    }

    pub(super) fn load(platform: &dyn Platform) -> Self {
        let kept = platform.get(Kept::InBrowser, SETTING);
        let choice = |kept: &str| Self::ALL.into_iter().find(|choice| choice.name() == kept);
        kept.and_then(|kept| choice(&kept)).unwrap_or_default()
    }

    pub(super) fn save(self, platform: &dyn Platform) {
        platform.set(Kept::InBrowser, SETTING, Some(&self.name()));
    }

    fn name(self) -> String {
        self.minutes()
            .map_or_else(|| "never".into(), |minutes| minutes.to_string())
    }
}

/// When somebody last did something, in any tab. `None` when nothing is known.
pub(super) fn last_activity(platform: &dyn Platform) -> Option<f64> {
    let millis: i64 = platform.get(Kept::InBrowser, LAST_ACTIVITY)?.parse().ok()?;
    Some(millis as f64)
}

/// Somebody did something now.
pub(super) fn note_activity(platform: &dyn Platform) {
    let now = platform.now_millis();
    let is_recent = last_activity(platform)
        .is_some_and(|last| (0.0..ACTIVITY_STEP_MILLIS).contains(&(now - last)));
    if !is_recent {
        platform.set(
            Kept::InBrowser,
            LAST_ACTIVITY,
            Some(&(now as i64).to_string()),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_when_the_time_is_up() {
        let setting = IdleLock::default();
        assert_eq!(setting.minutes(), Some(15));
        assert!(!setting.is_due(0.0, 15.0 * 60_000.0 - 1.0));
        assert!(setting.is_due(0.0, 15.0 * 60_000.0));
        assert!(!IdleLock::Never.is_due(0.0, f64::MAX));
    }
}

//! Locking after idle time: the setting, and the rule when. Headless; the browser's events are wired in
//! [`watch`](super::watch).

use portal_config::{Idle, IdleRule};

use super::platform::Platform;
use crate::browser::storage::Kept;

/// Where the setting is kept.
const SETTING: &str = "idle-lock";
/// Where the tabs of this browser keep when somebody last did something in any of them.
const LAST_ACTIVITY: &str = "last-activity";
/// Activity is written at most this often.
const ACTIVITY_STEP_MILLIS: f64 = 5_000.0;

/// Whether it is time to lock.
pub(super) fn is_due(setting: Idle, last_activity_millis: f64, now_millis: f64) -> bool {
    setting
        .minutes()
        .is_some_and(|minutes| now_millis - last_activity_millis >= f64::from(minutes) * 60_000.0)
}

/// The setting of this browser, within the operator's rule.
pub(super) fn load(platform: &dyn Platform, rule: IdleRule) -> Idle {
    let kept = platform.get(Kept::InBrowser, SETTING);
    kept.and_then(|kept| Idle::of_name(&kept))
        .unwrap_or(rule.default)
        .min(rule.longest)
}

/// Keeps the setting for all tabs of this browser.
pub(super) fn save(platform: &dyn Platform, setting: Idle) {
    platform.set(Kept::InBrowser, SETTING, Some(&setting.name()));
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
        let setting = IdleRule::default().default;
        assert_eq!(setting, Idle::Minutes(15));
        assert!(!is_due(setting, 0.0, 15.0 * 60_000.0 - 1.0));
        assert!(is_due(setting, 0.0, 15.0 * 60_000.0));
        assert!(!is_due(Idle::Never, 0.0, f64::MAX));
    }
}

//! How a subscription stands, in words: its status, and what follows from it.

use portal_types::billing::ProviderSubscription;

use super::super::words::day;
use crate::i18n::{Text, m};
use crate::ui::Tone;

/// A word for the status, and how serious it is.
pub(in crate::pages) fn badge(status: &str) -> (Text, Tone) {
    match status {
        "active" => (m::provider::billing::STATUS_ACTIVE.into(), Tone::Success),
        "trialing" => (m::provider::billing::STATUS_TRIALING.into(), Tone::Info),
        "past_due" => (m::provider::billing::STATUS_PAST_DUE.into(), Tone::Warning),
        "unpaid" => (m::provider::billing::STATUS_UNPAID.into(), Tone::Danger),
        "canceled" => (m::provider::billing::STATUS_CANCELED.into(), Tone::Danger),
        "incomplete" | "incomplete_expired" => (
            m::provider::billing::STATUS_INCOMPLETE.into(),
            Tone::Warning,
        ),
        "" => (m::provider::billing::STATUS_UNKNOWN.into(), Tone::Neutral),
        other => (Text::plain(other), Tone::Neutral),
    }
}

/// Something that has to be said about a subscription.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Notice {
    pub(super) tone: Tone,
    pub(super) title: Text,
    pub(super) text: Option<Text>,
}

/// What has to be said, the most serious first; nothing for a subscription that simply runs.
pub(super) fn notices(subscription: &ProviderSubscription) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut say = |tone, title: Text, text: Option<Text>| {
        notices.push(Notice { tone, title, text });
    };
    let suspension = subscription.suspension.as_ref();
    match subscription.status.as_str() {
        "unpaid" => say(
            Tone::Danger,
            m::provider::billing::UNPAID_TITLE.into(),
            Some(m::provider::billing::UNPAID_TEXT.into()),
        ),
        "past_due" => {
            let text = match suspension {
                Some(pending) => m::provider::billing::past_due_until(
                    day(&pending.unpaid_period_end_date),
                    day(&pending.suspension_date),
                ),
                None => m::provider::billing::PAST_DUE_TEXT.into(),
            };
            say(
                Tone::Warning,
                m::provider::billing::PAST_DUE_TITLE.into(),
                Some(text),
            );
        }
        "canceled" => say(
            Tone::Danger,
            m::provider::billing::CANCELED_TITLE.into(),
            Some(m::provider::billing::CANCELED_TEXT.into()),
        ),
        "incomplete" | "incomplete_expired" => say(
            Tone::Warning,
            m::provider::billing::INCOMPLETE_TITLE.into(),
            Some(m::provider::billing::INCOMPLETE_TEXT.into()),
        ),
        "trialing" => {
            if let Some(end) = &subscription.current_period_end_date {
                say(
                    Tone::Info,
                    m::provider::billing::trial_until(day(end)),
                    None,
                );
            }
        }
        "active" => {}
        _ => say(
            Tone::Info,
            m::provider::billing::STATUS_NOT_KNOWN.into(),
            None,
        ),
    }
    if let (Some(date), false) = (&subscription.cancel_at, subscription.status == "canceled") {
        say(
            Tone::Warning,
            m::provider::billing::cancels_on(day(date)),
            None,
        );
    }
    notices
}

#[cfg(test)]
mod tests {
    use portal_types::billing::PendingSuspension;

    use super::*;

    fn tones(status: &str, cancel_at: Option<&str>) -> Vec<Tone> {
        let subscription = ProviderSubscription {
            status: status.into(),
            cancel_at: cancel_at.map(str::to_owned),
            current_period_end_date: Some("2026-12-01T00:00:00Z".into()),
            suspension: Some(PendingSuspension::default()),
            ..ProviderSubscription::default()
        };
        notices(&subscription)
            .iter()
            .map(|notice| notice.tone)
            .collect()
    }

    #[test]
    fn every_status_is_explained_and_a_running_one_is_not() {
        assert_eq!(tones("active", None), []);
        assert_eq!(
            tones("active", Some("2026-12-24T00:00:00Z")),
            [Tone::Warning]
        );
        assert_eq!(tones("trialing", None), [Tone::Info]);
        assert_eq!(
            tones("past_due", Some("2026-12-24T00:00:00Z")),
            [Tone::Warning, Tone::Warning]
        );
        assert_eq!(tones("unpaid", None), [Tone::Danger]);
        assert_eq!(
            tones("canceled", Some("2026-12-24T00:00:00Z")),
            [Tone::Danger]
        );
        assert_eq!(tones("incomplete", None), [Tone::Warning]);
        assert_eq!(tones("incomplete_expired", None), [Tone::Warning]);
        assert_eq!(tones("paused", None), [Tone::Info]);
        assert_eq!(tones("", None), [Tone::Info]);
    }

    #[test]
    fn a_new_status_is_shown_as_it_came() {
        assert_eq!(badge("paused"), (Text::plain("paused"), Tone::Neutral));
        assert_eq!(badge("active").1, Tone::Success);
    }
}

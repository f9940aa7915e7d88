//! Event logs.

use portal_types::{event::Event, list::ListResponse};

use super::{Api, ApiError, Call};

/// Which part of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRange {
    /// The first moment, ISO 8601. Start and end stay the same from page to page.
    pub start: String,
    /// The last moment. Servers refuse more than 367 days.
    pub end: String,
}

impl Api {
    /// `GET /providers/{id}/events`: a page of the log, newest first. It may be short or even empty while
    /// there is more: the log ends where no token comes back.
    ///
    /// # Errors
    /// Kind `NotFound` for who is not an admin of the provider, `Invalid` for a range that is too long.
    pub async fn provider_events(
        &self,
        provider_id: &str,
        range: &EventRange,
        continuation_token: Option<&str>,
    ) -> Result<ListResponse<Event>, ApiError> {
        let mut call = Call::get(&["providers", provider_id, "events"])
            .query("start", &range.start)
            .query("end", &range.end);
        if let Some(token) = continuation_token {
            call = call.query("continuationToken", token);
        }
        self.read(call).await
    }
}

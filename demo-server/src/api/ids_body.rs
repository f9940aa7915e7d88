//! A body that names several things.

use serde::Deserialize;

use crate::errors::ApiError;

/// `{ "ids": [...] }`.
#[derive(Deserialize)]
pub(crate) struct Ids {
    #[serde(default)]
    ids: Vec<String>,
}

impl Ids {
    /// The ids; 400 when there are none.
    pub(crate) fn into_required(self) -> Result<Vec<String>, ApiError> {
        if self.ids.is_empty() {
            Err(ApiError::invalid("Ids", "The Ids field is required."))
        } else {
            Ok(self.ids)
        }
    }
}

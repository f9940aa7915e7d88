//! The plans the server sells.

use portal_types::{list::ListResponse, plan::Plan};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /plans`: every plan with its prices.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn plans(&self) -> Result<Vec<Plan>, ApiError> {
        let list: ListResponse<Plan> = self.read(Call::get(&["plans"])).await?;
        Ok(list.data)
    }
}

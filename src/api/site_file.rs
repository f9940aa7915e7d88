//! Files that lie beside the app: data that is needed rarely.

use super::{Api, ApiError, Method, transport::Request};

/// How long a file may take.
const TIMEOUT_MILLIS: u32 = 30_000;

impl Api {
    /// A text file of the site, by its name. No token goes with it.
    ///
    /// # Errors
    /// Everything of [`ApiError`]; [`ApiError::NotJson`] when a web page came instead.
    pub async fn site_file(&self, name: &str) -> Result<String, ApiError> {
        let request = Request {
            method: Method::Get,
            address: self.site().to_owned() + name,
            headers: Vec::new(),
            body: None,
            timeout_millis: TIMEOUT_MILLIS,
        };
        let response = self.send_as_is(request).await?;
        if response.looks_like_html() {
            return Err(ApiError::NotJson);
        }
        String::from_utf8(response.body)
            .map_err(|_| ApiError::Malformed("the file is not UTF-8 text".into()))
    }
}

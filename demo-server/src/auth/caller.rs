//! The signed-in person behind a request, as a value. How a request becomes one: [`super::extract`].

/// The signed-in person behind a request. A handler that takes it answers 401 to everyone else.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// User id.
    pub(crate) user_id: String,
    /// Device type of the request, for events.
    pub(crate) device_type: Option<i64>,
    /// Where the request came from, for events.
    pub(crate) ip_address: Option<String>,
}

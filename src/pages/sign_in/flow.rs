//! The sign-in that all steps share.

use leptos::prelude::StoredValue;

use crate::session::SignInFlow;

/// Where the flow lives: copied into every handler.
pub(super) type Flow = StoredValue<SignInFlow>;

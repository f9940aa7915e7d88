//! `GET /plans`: the price list.

use axum::response::Response;

use crate::plans::{PLANS, Plan};
use crate::respond::{list as envelope, ok};

pub(crate) async fn list() -> Response {
    ok(&envelope(PLANS.iter().map(Plan::model).collect()))
}

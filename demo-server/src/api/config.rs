//! `GET /config`: what this server is and where its services live.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde_json::json;

use crate::respond::ok;

/// The version of the official server whose wire this one speaks.
const API_VERSION: &str = "2026.8.0";

pub(crate) async fn get(headers: HeaderMap) -> Response {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let base = format!("http://{host}");
    ok(&json!({
        "object": "config",
        "version": API_VERSION,
        "gitHash": "demo",
        "server": { "name": "Provider Portal demo server", "url": "" },
        "environment": {
            "cloudRegion": null,
            "vault": base,
            "api": format!("{base}/api"),
            "identity": format!("{base}/identity"),
            "notifications": format!("{base}/notifications"),
            "sso": "",
            "fillAssistRules": null,
        },
        "featureStates": {},
        "push": { "pushTechnology": 0, "vapidPublicKey": null },
        "communication": null,
        "settings": { "disableUserRegistration": true, "suppressOnboardingInterstitials": false },
    }))
}

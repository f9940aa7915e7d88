//! `GET /config`: what this server is and where its services live.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde_json::json;

use super::billing::payment_method::TEST_TOKENS;
use crate::respond::ok;

/// The version of the official server whose wire this one speaks.
const API_VERSION: &str = "2026.8.0";

pub(crate) async fn get(headers: HeaderMap) -> Response {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let base = format!("http://{host}");
    let payment_tokens = TEST_TOKENS.map(|(kind, token)| json!({ "type": kind, "token": token }));
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
        // Ours alone: what can be sent in place of what a payment provider's page would give.
        "demo": { "paymentTokens": payment_tokens },
        "settings": { "disableUserRegistration": true, "suppressOnboardingInterstitials": false },
    }))
}

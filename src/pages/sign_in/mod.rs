//! Signing in, unlocking, and signing in again over a page whose session ended.

use leptos::prelude::*;

/// The way in: e-mail, master password, second step.
#[component]
pub fn SignInPage() -> impl IntoView {}

/// The way back in after a reload or a lock: the master password only.
#[component]
pub fn UnlockPage() -> impl IntoView {}

/// The session ended while somebody was working: a dialog over the page, which keeps what was typed.
#[component]
pub fn SignInAgain() -> impl IntoView {}

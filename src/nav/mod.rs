//! Typed routes; the only place that knows leptos_router.

//! Effects of one kind.
//!
//! Leptos compiles an effect anew for every closure, some 800 bytes each: [`effect`] has one for all.

use leptos::prelude::Effect;

/// Runs `act` after this turn, and again whenever something changed that it has read; until the current
/// owner is cleaned up. As `Effect::new`; what the last run knew is kept by the closure itself.
pub fn effect(act: impl FnMut() + 'static) {
    of_any(Box::new(act));
}

fn of_any(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}

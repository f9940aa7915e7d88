//! The back button closes what lies on top before it leaves the page.
//!
//! An open dialog puts an entry of its own into the history, marked with how many lie below it. Going
//! back reaches an entry with a smaller mark: the dialogs above it close. A dialog that closes by
//! itself takes its entry away again, which the browser does a moment later; whatever wants to change
//! the address in that moment waits.

use std::collections::VecDeque;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::effect::effect;

#[derive(Clone, Copy)]
pub(super) struct Overlays(StoredValue<State, LocalStorage>);

#[derive(Default)]
struct State {
    open: Vec<RwSignal<bool>>,
    /// We asked the browser to go back and it has not told us yet.
    settling: bool,
    waiting: VecDeque<Box<dyn FnOnce()>>,
}

impl Overlays {
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(State::default()))
    }

    /// Keeps the history in step with `open` until the current owner is cleaned up.
    pub(super) fn watch(self, open: RwSignal<bool>) {
        let mut was_open = false;
        effect(move || {
            let is_open = open.get();
            match (was_open, is_open) {
                (false, true) => self.opened(open),
                (true, false) => self.closed(open),
                _ => {}
            }
            was_open = is_open;
        });
        on_cleanup(move || self.closed(open));
    }

    /// Runs `change` now, or as soon as the browser has finished going back.
    pub(super) fn when_settled(self, change: impl FnOnce() + 'static) {
        let mut change = Some(change);
        self.0.try_update_value(|state| {
            if state.settling
                && let Some(change) = change.take()
            {
                state.waiting.push_back(Box::new(change));
            }
        });
        if let Some(change) = change {
            change();
        }
    }

    /// The browser moved through the history, to an entry with this mark: closes the dialogs above it.
    pub(super) fn history_moved(self, mark: usize) {
        let moved = self.0.try_update_value(|state| {
            state.settling = false;
            let kept = mark.min(state.open.len());
            (
                state.open.split_off(kept),
                std::mem::take(&mut state.waiting),
            )
        });
        let Some((close, waiting)) = moved else {
            return;
        };
        for open in close.into_iter().rev() {
            _ = open.try_set(false);
        }
        for change in waiting {
            change();
        }
    }

    fn opened(self, open: RwSignal<bool>) {
        self.when_settled(move || {
            let mark = self.0.try_update_value(|state| {
                state.open.push(open);
                state.open.len()
            });
            if let (Some(mark), Ok(history)) = (mark, window().history()) {
                _ = history.push_state_with_url(&JsValue::from_f64(mark as f64), "", None);
            }
        });
    }

    /// Does nothing when the back button closed it: then its entry is gone already. When a link led
    /// away from below it, its entry is no longer on top and stays behind.
    fn closed(self, open: RwSignal<bool>) {
        let Ok(history) = window().history() else {
            return;
        };
        let mark = history
            .state()
            .ok()
            .and_then(|state| state.as_f64())
            .unwrap_or(0.0) as usize;
        let must_go_back = self.0.try_update_value(|state| {
            let at = state.open.iter().position(|entry| *entry == open)?;
            state.open.remove(at);
            state.settling = mark == at + 1;
            state.settling.then_some(())
        });
        if let Some(Some(())) = must_go_back {
            _ = history.back();
        }
    }
}

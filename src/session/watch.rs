//! Wires the browser's events to the session: other tabs, activity, the idle clock.

use std::time::Duration;

use leptos::{
    ev,
    leptos_dom::helpers::{WindowListenerHandle, set_interval_with_handle, window_event_listener},
    prelude::on_cleanup,
};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{handle::Session, platform::TabMessage};

/// How often the idle time is looked at.
const IDLE_STEP: Duration = Duration::from_secs(5);

/// Starts watching, until the owner of the moment is cleaned up: call it once, in the root component.
pub fn watch(session: &Session) {
    listen_to_other_tabs(session);
    let noting = |session: &Session| {
        let session = session.clone();
        move || session.note_activity()
    };
    let (pointer, key, wheel, touch) = (
        noting(session),
        noting(session),
        noting(session),
        noting(session),
    );
    until_cleanup(window_event_listener(ev::pointerdown, move |_| pointer()));
    until_cleanup(window_event_listener(ev::keydown, move |_| key()));
    until_cleanup(window_event_listener(ev::wheel, move |_| wheel()));
    until_cleanup(window_event_listener(ev::touchstart, move |_| touch()));
    // Timers stand still in a tab that sleeps: look at once when it comes back.
    let woken = session.clone();
    until_cleanup(window_event_listener(ev::focus, move |_| {
        woken.check_idle()
    }));
    let ticking = session.clone();
    if let Ok(timer) = set_interval_with_handle(move || ticking.check_idle(), IDLE_STEP) {
        on_cleanup(move || timer.clear());
    }
    // A portal that is taken out of the page leaves no keys behind.
    let leaving = session.clone();
    on_cleanup(move || leaving.store().wipe());
}

fn until_cleanup(listener: WindowListenerHandle) {
    on_cleanup(move || listener.remove());
}

fn listen_to_other_tabs(session: &Session) {
    let Ok(channel) = BroadcastChannel::new(&session.platform().channel()) else {
        return;
    };
    let session = session.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(message) = event
            .data()
            .as_string()
            .as_deref()
            .and_then(TabMessage::from_text)
        {
            session.hear(message);
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    let kept = SendWrapper::new((channel, heard));
    on_cleanup(move || {
        let (channel, _heard) = kept.take();
        channel.set_onmessage(None);
        channel.close();
    });
}

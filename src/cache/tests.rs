//! The cache with tasks that run when the test says so.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use futures_executor::block_on;
use futures_util::future::LocalBoxFuture;
use send_wrapper::SendWrapper;

use super::*;
use crate::api::TransportError;

struct Scene {
    cache: Cache,
    tasks: Rc<RefCell<Vec<LocalBoxFuture<'static, ()>>>>,
    now: Arc<Mutex<f64>>,
    calls: Arc<AtomicU32>,
}

impl Scene {
    fn new() -> Self {
        let tasks: Rc<RefCell<Vec<LocalBoxFuture<'static, ()>>>> = Rc::default();
        let queue = SendWrapper::new(Rc::clone(&tasks));
        let now = Arc::new(Mutex::new(1_800_000_000_000.0));
        let clock = Arc::clone(&now);
        let cache = Cache::new(
            Arc::new(move |task| queue.borrow_mut().push(task)),
            move || *lock(&clock),
        );
        Self {
            cache,
            tasks,
            now,
            calls: Arc::default(),
        }
    }

    fn key() -> Key {
        Key::new("clients", "p1")
    }

    /// Asks for "version n", n being how often it was loaded; every answer from `failing` on fails.
    fn ask(&self, failing: u32) -> Asked<String> {
        let calls = Arc::clone(&self.calls);
        self.cache.ask(Self::key(), move || {
            let calls = Arc::clone(&calls);
            async move {
                crate::api::fake::yield_once().await;
                let call = calls.fetch_add(1, Ordering::Relaxed) + 1;
                if call >= failing {
                    Err(TransportError::Network.into())
                } else {
                    Ok(format!("version {call}"))
                }
            }
        })
    }

    fn run(&self) {
        let tasks = std::mem::take(&mut *self.tasks.borrow_mut());
        for task in tasks {
            block_on(task);
        }
    }

    fn calls(&self) -> u32 {
        self.calls.load(Ordering::Relaxed)
    }
}

fn text(asked: &Asked<String>) -> String {
    match asked.get_untracked() {
        Load::Idle => "idle".into(),
        Load::Loading => "loading".into(),
        Load::Ready(value) => value.to_string(),
        Load::Failed(_, old) => format!("failed, {old:?}"),
    }
}

const NEVER: u32 = u32::MAX;

#[test]
fn all_who_ask_share_one_request() {
    let scene = Scene::new();
    let (first, second) = (scene.ask(NEVER), scene.ask(NEVER));
    assert_eq!(
        (text(&first).as_str(), text(&second).as_str()),
        ("loading", "loading")
    );
    scene.run();
    assert_eq!(
        (text(&first).as_str(), text(&second).as_str()),
        ("version 1", "version 1")
    );
    let third = scene.ask(NEVER);
    assert_eq!(text(&third), "version 1");
    assert!(scene.tasks.borrow().is_empty());
    assert_eq!(scene.calls(), 1);
}

#[test]
fn the_request_is_given_up_when_the_last_asker_leaves() {
    let scene = Scene::new();
    let (first, second) = (scene.ask(NEVER), scene.ask(NEVER));
    let signal = first.signal();
    drop(first);
    assert!(matches!(signal.get_untracked(), Load::Loading));
    drop(second.clone());
    assert!(matches!(signal.get_untracked(), Load::Loading));
    drop(second);
    assert!(matches!(signal.get_untracked(), Load::Idle));
    scene.run();
    assert!(matches!(signal.get_untracked(), Load::Idle));
    assert_eq!(scene.calls(), 0);
    // And a later asker starts anew.
    let later = scene.ask(NEVER);
    scene.run();
    assert_eq!(text(&later), "version 1");
}

#[test]
fn old_data_stays_while_new_data_comes() {
    let scene = Scene::new();
    let asked = scene.ask(NEVER);
    scene.run();
    asked.reload();
    assert_eq!(text(&asked), "version 1");
    scene.run();
    assert_eq!(text(&asked), "version 2");

    *lock(&scene.now) += 61_000.0;
    let returning = scene.ask(NEVER);
    assert_eq!(text(&returning), "version 2");
    scene.run();
    assert_eq!(text(&returning), "version 3");
}

#[test]
fn a_failure_keeps_what_was_there_and_can_be_tried_again() {
    let scene = Scene::new();
    let asked = scene.ask(2);
    scene.run();
    asked.reload();
    scene.run();
    assert_eq!(text(&asked), "failed, Some(\"version 1\")");
    assert_eq!(
        asked.get_untracked().error(),
        Some(&ApiError::Transport(TransportError::Network))
    );

    let empty = Scene::new();
    let asked = empty.ask(0);
    empty.run();
    assert_eq!(text(&asked), "failed, None");
    // Asking again is trying again.
    let again = empty.ask(0);
    assert_eq!(text(&again), "loading");
}

#[test]
fn invalidating_fetches_what_is_on_screen_and_forgets_the_rest() {
    let scene = Scene::new();
    let asked = scene.ask(NEVER);
    scene.run();
    scene.cache.invalidate(&Key::new("clients", "p2"));
    assert!(scene.tasks.borrow().is_empty());
    scene.cache.invalidate_area("clients");
    assert_eq!(text(&asked), "version 1");
    scene.run();
    assert_eq!(text(&asked), "version 2");
    drop(asked);
    scene.cache.invalidate(&Scene::key());
    assert!(scene.tasks.borrow().is_empty());
    assert_eq!(text(&scene.ask(NEVER)), "loading");
}

#[test]
fn what_was_saved_stands_there_until_the_next_answer() {
    let scene = Scene::new();
    let asked = scene.ask(3);
    let save = || asked.amend(|before| format!("{before}, saved"));
    save();
    assert_eq!(text(&asked), "loading");
    scene.run();
    save();
    assert_eq!(text(&asked), "version 1, saved");
    asked.reload();
    assert_eq!(text(&asked), "version 1, saved");
    scene.run();
    assert_eq!(text(&asked), "version 2");
    asked.reload();
    scene.run();
    save();
    assert_eq!(text(&asked), "failed, Some(\"version 2, saved\")");
}

#[test]
fn an_overtaken_answer_is_ignored() {
    let scene = Scene::new();
    let asked = scene.ask(NEVER);
    asked.reload();
    assert_eq!(scene.tasks.borrow().len(), 2);
    scene.run();
    assert_eq!((text(&asked).as_str(), scene.calls()), ("version 1", 1));
}

#[test]
fn a_lock_wipes_everything() {
    let scene = Scene::new();
    let asked = scene.ask(NEVER);
    scene.run();
    asked.reload();
    let watched = Arc::downgrade(asked.get_untracked().value().expect("data"));
    scene.cache.clear();
    assert_eq!(text(&asked), "idle");
    assert!(watched.upgrade().is_none());
    scene.run();
    assert_eq!(text(&asked), "idle");
    assert_eq!(text(&scene.ask(NEVER)), "loading");
}

//! A transport for tests: answers by script, keeps every request, and has a clock that only moves when
//! somebody waits.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures_util::{FutureExt as _, future::LocalBoxFuture};
use send_wrapper::SendWrapper;

use super::{
    lock,
    transport::{PieceSink, Request, Response, Transport, TransportError},
};

/// What the script answers.
pub type Outcome = Result<Response, TransportError>;

type Handler = Rc<RefCell<dyn FnMut(&Request) -> Outcome>>;

/// A server by script. Clones share one script, one clock and one log.
#[derive(Clone)]
pub struct FakeTransport {
    handler: SendWrapper<Handler>,
    log: Arc<Mutex<Vec<Request>>>,
    now_millis: Arc<AtomicU64>,
    turns: Arc<AtomicU64>,
}

impl FakeTransport {
    /// A server that answers by the given function.
    pub fn new(handler: impl FnMut(&Request) -> Outcome + 'static) -> Self {
        Self {
            handler: SendWrapper::new(Rc::new(RefCell::new(handler))),
            log: Arc::default(),
            now_millis: Arc::new(AtomicU64::new(1_800_000_000_000)),
            turns: Arc::new(AtomicU64::new(3)),
        }
    }

    /// How many turns of the executor an answer takes: requests sent together are in flight together.
    pub fn set_turns(&self, turns: u64) {
        self.turns.store(turns, Ordering::Relaxed);
    }

    /// Every request so far, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.log).clone()
    }

    /// How many requests went to addresses that contain `part`.
    pub fn count(&self, part: &str) -> usize {
        lock(&self.log)
            .iter()
            .filter(|request| request.address.contains(part))
            .count()
    }

    /// Lets time pass.
    pub fn advance(&self, duration: Duration) {
        let millis = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        self.now_millis.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Transport for FakeTransport {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Outcome> {
        lock(&self.log).push(request.clone());
        let handler = Rc::clone(&self.handler);
        let turns = self.turns.load(Ordering::Relaxed);
        async move {
            for _ in 0..turns {
                yield_once().await;
            }
            (handler.borrow_mut())(&request)
        }
        .boxed_local()
    }

    fn send_piecewise(
        &self,
        request: Request,
        pieces: PieceSink,
    ) -> LocalBoxFuture<'static, Outcome> {
        let sent = self.send(request);
        async move {
            let mut response = sent.await?;
            if response.is_success() {
                for piece in std::mem::take(&mut response.body).chunks(7) {
                    (pieces.borrow_mut())(piece);
                    yield_once().await;
                }
            }
            Ok(response)
        }
        .boxed_local()
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        self.advance(duration);
        yield_once().boxed_local()
    }

    fn now_millis(&self) -> f64 {
        self.now_millis.load(Ordering::Relaxed) as f64
    }
}

/// Lets other futures of the same executor run once.
pub async fn yield_once() {
    let mut yielded = false;
    futures_util::future::poll_fn(move |context| {
        if yielded {
            return std::task::Poll::Ready(());
        }
        yielded = true;
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// A JSON answer.
pub fn json(status: u16, body: &str) -> Outcome {
    Ok(Response {
        status,
        headers: vec![(
            "content-type".into(),
            "application/json; charset=utf-8".into(),
        )],
        body: body.as_bytes().to_vec(),
    })
}

/// An answer with a body of some other kind.
pub fn text(status: u16, content_type: &str, body: &str) -> Outcome {
    Ok(Response {
        status,
        headers: vec![("content-type".into(), content_type.into())],
        body: body.as_bytes().to_vec(),
    })
}

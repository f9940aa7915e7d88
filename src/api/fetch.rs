//! The browser's transport: `fetch`, with a timeout, given up when its future is dropped.

use std::time::Duration;

use futures_util::future::{Either, LocalBoxFuture, select};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStream, ReadableStreamDefaultReader, RequestCache,
    RequestCredentials, RequestInit,
};

use super::transport::{PieceSink, Request, Response, Transport, TransportError};

/// Sends requests with the browser's `fetch`.
///
/// `fetch` is called directly rather than through a wrapper, because a rejection may be any value: a host
/// page's extension can abort with a plain string.
#[derive(Debug, Clone, Copy, Default)]
pub struct FetchTransport;

impl Transport for FetchTransport {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, TransportError>> {
        Box::pin(within_limit(request, None))
    }

    fn send_piecewise(
        &self,
        request: Request,
        pieces: PieceSink,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>> {
        Box::pin(within_limit(request, Some(pieces)))
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        Box::pin(sleep(duration))
    }

    fn now_millis(&self) -> f64 {
        js_sys::Date::now()
    }
}

/// Ends the fetch when the future that owns it goes away. Aborting a finished fetch does nothing.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn within_limit(
    request: Request,
    pieces: Option<PieceSink>,
) -> Result<Response, TransportError> {
    let guard = AbortOnDrop(AbortController::new().map_err(|_| TransportError::Network)?);
    let limit = Duration::from_millis(u64::from(request.timeout_millis));
    let exchange = Box::pin(exchange(request, pieces, &guard.0));
    match select(exchange, Box::pin(sleep(limit))).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(((), _)) => Err(TransportError::Timeout),
    }
}

async fn exchange(
    request: Request,
    pieces: Option<PieceSink>,
    controller: &AbortController,
) -> Result<Response, TransportError> {
    let window = web_sys::window().ok_or(TransportError::Network)?;
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_signal(Some(&controller.signal()));
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(RequestCache::NoStore);
    let headers = Headers::new().map_err(|_| TransportError::Network)?;
    for (name, value) in &request.headers {
        headers
            .set(name, value)
            .map_err(|_| TransportError::Network)?;
    }
    init.set_headers(headers.as_ref());
    if let Some(body) = &request.body {
        init.set_body(&Uint8Array::from(body.as_slice()));
    }

    let response = JsFuture::from(window.fetch_with_str_and_init(&request.address, &init))
        .await
        .map_err(reason)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| TransportError::Network)?;
    let body = match (pieces, response.body()) {
        (Some(pieces), Some(stream)) if response.ok() => {
            read_pieces(&stream, &pieces).await?;
            Vec::new()
        }
        _ => {
            let buffer = JsFuture::from(response.array_buffer().map_err(reason)?)
                .await
                .map_err(reason)?;
            Uint8Array::new(&buffer).to_vec()
        }
    };
    Ok(Response {
        status: response.status(),
        headers: readable_headers(&response.headers()),
        body,
    })
}

/// Reads a body's stream to its end. One buffer serves all pieces.
async fn read_pieces(stream: &ReadableStream, pieces: &PieceSink) -> Result<(), TransportError> {
    let reader: ReadableStreamDefaultReader = stream
        .get_reader()
        .dyn_into()
        .map_err(|_| TransportError::Network)?;
    let mut buffer = Vec::new();
    loop {
        let result = JsFuture::from(reader.read()).await.map_err(reason)?;
        let value = Reflect::get(&result, &JsValue::from_str("value")).unwrap_or_default();
        if let Ok(piece) = value.dyn_into::<Uint8Array>() {
            buffer.resize(piece.length() as usize, 0);
            piece.copy_to(&mut buffer);
            (pieces.borrow_mut())(&buffer);
        }
        let done = Reflect::get(&result, &JsValue::from_str("done")).unwrap_or_default();
        if done.is_truthy() {
            return Ok(());
        }
    }
}

fn readable_headers(headers: &Headers) -> Vec<(String, String)> {
    headers
        .entries()
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let pair = Array::from(&entry);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}

/// What a rejection means. It may be any value, not only an `Error`.
fn reason(rejection: JsValue) -> TransportError {
    let name = Reflect::get(&rejection, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string());
    if name.as_deref() == Some("AbortError") {
        return TransportError::Aborted;
    }
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if online {
        TransportError::Network
    } else {
        TransportError::Offline
    }
}

/// Waits by the browser's timer, which is gone when nobody waits any more.
pub(crate) async fn sleep(duration: Duration) {
    let millis = i32::try_from(duration.as_millis()).unwrap_or(i32::MAX);
    let mut timer = Timer(None);
    let promise = Promise::new(&mut |resolve: Function, _| {
        let armed = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis)
        });
        match armed {
            Some(Ok(id)) => timer.0 = Some(id),
            // No timer to be had: better to go on at once than to hang.
            _ => drop(resolve.call0(&JsValue::NULL)),
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// A timer that may not have fired yet.
struct Timer(Option<i32>);

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.0, web_sys::window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

//! From the master password to the master key, without freezing the page.
//!
//! PBKDF2 is the browser's own and runs off the thread anyway. Argon2id is Rust: it runs in a worker with a small wasm
//! of its own (`public/kdf-worker.js`, `crates/kdf-worker`), which is made for the job and ended after it, so that its
//! memory is given back and the app's own wasm does not carry it.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use portal_crypto::{CryptoError, Kdf, MasterKey, normalise_salt};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use crate::browser::host::Host;

/// Derives the master key. `salt_text` is the server's salt or the e-mail address; it is trimmed and lower-cased here.
/// `worker` is the address of the worker's script ([`worker_address`]).
///
/// The caller has checked that the server does not ask for too weak a derivation
/// ([`Kdf::check_not_downgraded`]).
///
/// # Errors
/// [`CryptoError::KdfParameters`], or [`CryptoError::Unavailable`] when the page is not served over https or from
/// localhost, or when the worker cannot start or gave up (no file, no memory, a policy that forbids it).
pub async fn derive_master_key(
    password: &[u8],
    salt_text: &str,
    kdf: Kdf,
    worker: &str,
) -> Result<MasterKey, CryptoError> {
    match kdf {
        Kdf::Pbkdf2 { iterations } => {
            MasterKey::derive_pbkdf2(password, salt_text, iterations).await
        }
        Kdf::Argon2id {
            iterations,
            memory_mib,
            parallelism,
        } => {
            let job = [
                ("salt", JsValue::from(normalise_salt(salt_text))),
                ("iterations", iterations.into()),
                ("memoryMib", memory_mib.into()),
                ("parallelism", parallelism.into()),
            ];
            let key = in_worker(worker, password, &job).await;
            key.map(|key| MasterKey::from_bytes(*key))
                .map_err(|_| CryptoError::Unavailable)
        }
    }
}

async fn in_worker(
    url: &str,
    password: &[u8],
    job: &[(&str, JsValue)],
) -> Result<Zeroizing<[u8; 32]>, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = EndOnDrop(Worker::new_with_options(url, &options)?);

    let message = Object::new();
    for (name, value) in job {
        Reflect::set(&message, &JsValue::from_str(name), value)?;
    }
    let password = Uint8Array::from(password);
    Reflect::set(&message, &"password".into(), &password)?;

    let answer = Promise::new(&mut |resolve, reject| {
        worker.0.set_onmessage(Some(&resolve));
        worker.0.set_onerror(Some(&reject));
    });
    // Moving the buffer leaves no copy of the password on this side.
    worker
        .0
        .post_message_with_transfer(&message, &Array::of1(&password.buffer()))?;

    let answer: MessageEvent = JsFuture::from(answer).await?.dyn_into()?;
    let key: Uint8Array = Reflect::get(&answer.data(), &"key".into())?.dyn_into()?;
    let bytes = Zeroizing::new(key.to_vec());
    key.fill(0, 0, key.length());
    <[u8; 32]>::try_from(bytes.as_slice())
        .map(Zeroizing::new)
        .map_err(|_| JsValue::NULL)
}

/// The release build gives the script a hashed name and tells it in the page's head.
pub fn worker_address(host: Host) -> String {
    let named = host.says("kdf-worker");
    named.unwrap_or_else(|| host.file("kdf-worker.js"))
}

/// Ends the worker, also when nobody waits for the answer any more.
struct EndOnDrop(Worker);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

    /// The address of a worker that is only this script.
    fn script(text: &str) -> String {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of1(&text.into());
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).unwrap();
        web_sys::Url::create_object_url_with_blob(&blob).unwrap()
    }

    async fn answer_of(text: &str) -> Result<Zeroizing<[u8; 32]>, JsValue> {
        let job = [("salt", JsValue::from("salt")), ("iterations", 3.into())];
        in_worker(&script(text), b"password", &job).await
    }

    #[wasm_bindgen_test]
    async fn hands_the_job_over_and_takes_the_key() {
        let echo = "onmessage = ({ data: { password, salt, iterations } }) => {
            const text = new TextDecoder().decode(password);
            const key = new TextEncoder().encode(text + salt + iterations + '-'.repeat(19));
            postMessage({ key }, [key.buffer]);
        };";
        let key = answer_of(echo).await.unwrap();
        assert_eq!(&*key, b"passwordsalt3-------------------");
    }

    #[wasm_bindgen_test]
    async fn takes_nothing_but_a_key() {
        for worker in [
            "onmessage = () => postMessage({ error: 'no' });",
            "onmessage = () => postMessage({ key: new Uint8Array(31) });",
            "onmessage = () => postMessage({ key: 'text' });",
            "onmessage = () => postMessage(null);",
            "onmessage = () => { throw new Error('no'); };",
            "import './does-not-exist.js';",
            "this is no script",
        ] {
            assert!(answer_of(worker).await.is_err(), "{worker}");
        }
    }

    #[wasm_bindgen_test]
    async fn says_so_when_the_worker_cannot_start() {
        // The test's server has no kdf-worker.js.
        let kdf = Kdf::Argon2id {
            iterations: 4,
            memory_mib: 32,
            parallelism: 2,
        };
        let refused = derive_master_key(b"asdfasdf", "test_salt", kdf, "kdf-worker.js").await;
        assert_eq!(refused.err(), Some(CryptoError::Unavailable));
    }

    #[wasm_bindgen_test]
    async fn derives_with_pbkdf2() {
        let kdf = Kdf::Pbkdf2 {
            iterations: 100_000,
        };
        let key = derive_master_key(b"asdfasdf", " TEST@bitwarden.com", kdf, "")
            .await
            .unwrap();
        assert_eq!(
            key.server_hash(b"asdfasdf"),
            "wmyadRMyBZOH7P/a/ucTCbSghKgdzDpPqUnu/DAVtSw="
        );
    }
}

//! The figures that the project promises of its cryptography, measured in a browser on an optimised
//! build. `cargo xtask bench` runs these and reads the lines that start with `figure:`.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that fails has nothing to tell"
)]

use std::hint::black_box;

use portal_crypto::{EncString, Kdf, MasterKey, SymmetricKey};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen(inline_js = "
export function now() { return performance.now(); }
export async function pbkdf2_alone(password, salt, iterations) {
  const encode = (text) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', encode(password), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: encode(salt), iterations };
  return crypto.subtle.deriveBits(how, key, 256);
}
")]
extern "C" {
    fn now() -> f64;
    #[wasm_bindgen(catch)]
    async fn pbkdf2_alone(password: &str, salt: &str, iterations: u32) -> Result<JsValue, JsValue>;
}

const PASSWORD: &str = "demo master password 2026";
const SALT: &str = "admin@demo.example";
const ITERATIONS: u32 = 600_000;
const ROUNDS: usize = 5;

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Names of collections, members and clients: short texts, parsed from the wire and decrypted.
#[wasm_bindgen_test]
#[ignore = "measures; run by cargo xtask bench"]
fn decrypt_20_000_enc_strings() {
    let key = SymmetricKey::generate().unwrap();
    let texts: Vec<String> = (0..20_000)
        .map(|number| {
            let name = format!("Client {number} – default collection");
            key.encrypt_text(&name).unwrap().to_string()
        })
        .collect();
    let rounds = (0..ROUNDS)
        .map(|_| {
            let start = now();
            for text in &texts {
                let value: EncString = text.parse().unwrap();
                black_box(key.decrypt_text(&value).unwrap());
            }
            now() - start
        })
        .collect();
    console_log!("figure:decrypt_20_000={:.1}", median(rounds));
}

/// All that an unlock computes, against the browser's key derivation alone.
#[wasm_bindgen_test]
#[ignore = "measures; run by cargo xtask bench"]
async fn unlock_with_pbkdf2() {
    let kdf = Kdf::Pbkdf2 {
        iterations: ITERATIONS,
    };
    let master_key = MasterKey::derive(PASSWORD.as_bytes(), SALT, kdf)
        .await
        .unwrap();
    let user_key = SymmetricKey::generate().unwrap();
    let wrapped = master_key.stretch().wrap(&user_key).unwrap();

    let (mut ours, mut alone) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = now();
        let master_key = MasterKey::derive(PASSWORD.as_bytes(), SALT, kdf)
            .await
            .unwrap();
        black_box(master_key.local_hash(PASSWORD.as_bytes()));
        black_box(master_key.unwrap_user_key(&wrapped).unwrap());
        ours.push(now() - start);

        let start = now();
        pbkdf2_alone(PASSWORD, SALT, ITERATIONS).await.unwrap();
        alone.push(now() - start);
    }
    console_log!("figure:unlock={:.1}", median(ours));
    console_log!("figure:pbkdf2_alone={:.1}", median(alone));
}

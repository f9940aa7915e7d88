//! What the test files share: the vectors, and a way to run one test body on the host and in the browser.

use serde_json::Value;

/// Declares asynchronous tests that run natively and, with wasm-bindgen's runner, in a browser.
macro_rules! test_everywhere {
    ($($(#[$attribute:meta])* async fn $name:ident() $body:block)+) => {$(
        #[cfg(not(target_arch = "wasm32"))]
        $(#[$attribute])*
        #[test]
        fn $name() {
            crate::support::block_on(async { $body });
        }

        #[cfg(target_arch = "wasm32")]
        $(#[$attribute])*
        #[wasm_bindgen_test::wasm_bindgen_test]
        async fn $name() $body
    )+};
}

/// Drives a future that never has to wait for anything, as all of them are natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// A place in the vectors, by JSON pointer below `generated`.
pub struct Vector(Value);

impl Vector {
    pub fn at(pointer: &str) -> Self {
        let mut all: Value =
            serde_json::from_str(include_str!("../vectors.json")).expect("vectors");
        let value = all
            .pointer_mut(&format!("/generated{pointer}"))
            .expect(pointer);
        Self(value.take())
    }

    /// The elements of a list; an empty one would make a test that cannot fail.
    pub fn list(pointer: &str) -> Vec<Self> {
        let Value::Array(values) = Self::at(pointer).0 else {
            panic!("{pointer} is no list")
        };
        assert!(!values.is_empty(), "{pointer} is empty");
        values.into_iter().map(Self).collect()
    }

    pub fn value(&self, pointer: &str) -> &Value {
        self.0.pointer(pointer).expect(pointer)
    }

    pub fn text(&self, pointer: &str) -> &str {
        self.value(pointer).as_str().expect(pointer)
    }

    pub fn number(&self, pointer: &str) -> u32 {
        self.value(pointer)
            .as_u64()
            .and_then(|number| number.try_into().ok())
            .expect(pointer)
    }

    pub fn base64(&self, pointer: &str) -> Vec<u8> {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD
            .decode(self.text(pointer))
            .expect(pointer)
    }

    pub fn hex(&self, pointer: &str) -> Vec<u8> {
        hex(self.text(pointer))
    }
}

pub fn hex(digits: &str) -> Vec<u8> {
    assert!(digits.len().is_multiple_of(2));
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits"))
        .collect()
}

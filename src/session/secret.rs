//! A text a person typed that nobody else may see.

use std::fmt;

use zeroize::Zeroizing;

/// A password or code: wiped when dropped, never shown by `Debug`.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text as it is: no trimming, no normalisation.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The bytes that go into a key derivation.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

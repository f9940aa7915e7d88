//! Languages: messages, plural rules and formats through the browser's Intl.

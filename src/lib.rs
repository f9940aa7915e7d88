//! The provider portal.

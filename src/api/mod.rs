//! The backend: one file per resource, one function per endpoint. Knows no view.

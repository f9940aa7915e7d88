//! One folder per area, one file per page or dialog.

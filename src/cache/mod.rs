//! Fetched data by key; wiped on lock.

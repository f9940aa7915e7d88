//! Widgets: what only a browser shows. Focus, keys, live regions, width.

mod dialog;
mod fields;
mod menu;
mod news;
mod page;
mod table;

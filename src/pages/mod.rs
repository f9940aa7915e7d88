//! One folder per area, one file per page or dialog.
//!
//! [`start`] stands before everything: language, sign-in, unlock. [`frame`] stands around every page.

pub mod addresses;
pub mod areas;
pub mod brand;
pub mod console;
pub mod data;
pub mod events;
pub mod fingerprint;
pub mod frame;
pub mod hidden;
pub mod home;
pub mod job_dialog;
pub mod job_run;
pub mod join;
pub mod naming;
pub mod not_built;
pub mod not_found;
pub mod password_proof;
pub mod problem;
pub mod provider;
pub mod rest;
pub mod sign_in;
pub mod start;
pub mod table_address;
pub mod training;
pub mod unfinished;
pub mod view_menu;
